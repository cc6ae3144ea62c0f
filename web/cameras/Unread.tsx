import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { explain } from '../states/explain.ts';
import { Failed } from '../states/Failed.tsx';
import { isUnread } from './queries.ts';

/** The reads of the page that have failed. */
const useUnread = (): readonly Query[] => {
  const client = useQueryClient();
  const store = useMemo(() => {
    let unread: readonly Query[] = [];
    const cache = client.getQueryCache();
    return {
      subscribe: (changed: () => void) => cache.subscribe(changed),
      // The same list as long as it holds the same.
      read: () => {
        const now = cache.findAll({ type: 'active', predicate: isUnread });
        if (now.length !== unread.length || now.some((query, at) => query !== unread[at])) unread = now;
        return unread;
      },
    };
  }, [client]);
  return useSyncExternalStore(store.subscribe, store.read);
};

/** What could not be read on this page, said once, and one way to read it all again. */
export const Unread = () => {
  const client = useQueryClient();
  const unread = useUnread();
  const fetching = useIsFetching({ predicate: isUnread });
  const errors = unread.map(({ state }) => state.error);
  // Whatever is asked for sooner than the longest wait is refused again.
  const worst = errors.reduce<unknown>(
    (one, other) => ((explain(other).waitS ?? 0) > (explain(one).waitS ?? 0) ? other : one),
    errors[0],
  );
  if (unread.length === 0) return null;
  return (
    <Failed
      error={worst}
      onRetry={() => void client.refetchQueries({ type: 'active', predicate: isUnread })}
      retrying={fetching > 0}
    />
  );
};

import { type InfiniteData, type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** A page of a list, as the API answers it. */
interface Page {
  /** Asks for the page after this one; absent on the last. */
  readonly cursor?: string | undefined;
}

/** The page that is looked at, and the ways from it. */
export interface Pages<P extends Page> {
  /** Undefined until it is read. */
  readonly page: P | undefined;
  /** All that were read, the first one first. */
  readonly pages: readonly P[];
  /** From 1. */
  readonly number: number;
  /** How many pages are known of. */
  readonly known: number;
  /** Whether there may be pages after those that are known of. */
  readonly isOpen: boolean;
  readonly isReading: boolean;
  /** Whether a page is being read for the first time. */
  readonly isTurning: boolean;
  readonly error: Error | null;
  readonly goTo: (number: number) => void;
  readonly retry: () => void;
  /** Reads the list anew, from its first page. */
  readonly refresh: () => void;
  /** Reads the known pages again, unless a read is under way. @returns why they could not be read */
  readonly look: () => Promise<Error | null>;
}

/**
 * Walks a list page by page. Cursors are in memory only: they belong to their caller, so no address carries one, and
 * another list begins at its first page.
 *
 * @param key the request, without its cursor
 * @param read reads the page of a cursor; the first without one
 * @param enabled whether the list can be asked for; nothing is read until then
 */
export const usePages = <P extends Page>(
  key: QueryKey,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  enabled = true,
): Pages<P> => {
  const list = JSON.stringify(key);
  const client = useQueryClient();
  const [at, setAt] = useState({ list, number: 1 });
  const query = useInfiniteQuery({
    queryKey: key,
    enabled,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    // Pages that are read again by themselves would cost as many requests, and move under the reader's eyes.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const pages = query.data?.pages ?? [];
  const known = pages.length;
  const number = at.list === list ? Math.min(at.number, Math.max(known, 1)) : 1;
  const goTo = (wanted: number): void => {
    if (wanted <= known) {
      setAt({ list, number: wanted });
      return;
    }
    void query.fetchNextPage().then(({ data }) => {
      setAt({ list, number: Math.min(wanted, data?.pages.length ?? 1) });
    });
  };
  return {
    page: pages[number - 1],
    pages,
    number,
    known,
    isOpen: query.hasNextPage,
    isReading: query.isFetching,
    isTurning: query.isFetching && (query.isPending || query.isFetchingNextPage),
    error: query.error,
    goTo,
    retry: () => {
      if (query.isFetchNextPageError) goTo(known + 1);
      else void query.refetch();
    },
    refresh: () => {
      setAt({ list, number: 1 });
      client.setQueryData<InfiniteData<P, string | undefined>>(
        key,
        (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
      );
      void query.refetch();
    },
    look: async () => (query.isFetching ? null : (await query.refetch({ cancelRefetch: false })).error),
  };
};

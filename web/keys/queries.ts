import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type components } from 'trellis/client';
import { api } from '../session/browser.ts';

export type IssuedKey = components['schemas']['IssuedKey'];

export const keysQuery = queryOptions({
  queryKey: ['GET', '/me/keys'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/me/keys', { signal }))).keys,
});

export const usageQuery = queryOptions({
  queryKey: ['GET', '/me/usage'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/me/usage', { signal }))).usage,
});

/** A change of keys: once it is done, or may be, the list is read anew. */
const useKeyChange = <Input, Output>(change: (input: Input) => Promise<Output>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
};

export const useRotation = () =>
  useKeyChange((body: { readonly keyId: string; readonly overlapHours: number }) =>
    answerOf(api.POST('/me/keys/rotate', { body })),
  );

export const useEnabling = () =>
  useKeyChange(({ keyId, enabled }: { readonly keyId: string; readonly enabled: boolean }) =>
    answerOf(api.PATCH('/me/keys/{keyId}', { params: { path: { keyId } }, body: { enabled } })),
  );

export const useKeyDeletion = () =>
  useKeyChange((keyId: string) => answerOf(api.DELETE('/me/keys/{keyId}', { params: { path: { keyId } } })));

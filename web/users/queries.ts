import { queryOptions } from '@tanstack/react-query';
import { answerOf, ApiError, type components } from 'trellis/client';
import type { KeySource } from '../key-parts/source.ts';
import { queries } from '../queries.ts';
import { api } from '../session/browser.ts';
import { useChange } from '../states/use-change.ts';
import type { UserFilter } from './search.ts';

type Schemas = components['schemas'];
export type User = Schemas['User'];

const LIST = ['GET', '/users'] as const;
const userKey = (username: string) => ['GET', '/users/{username}', username] as const;

export const usersKey = (filter: UserFilter) => [...LIST, filter] as const;

export const readUsers = (filter: UserFilter, cursor: string | undefined, signal: AbortSignal) =>
  answerOf(
    api.GET('/users', {
      params: { query: { ...filter, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );

export const userQuery = (username: string) =>
  queryOptions({
    queryKey: userKey(username),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/users/{username}', { params: { path: { username } }, signal })),
  });

/** Reads the user again when what was asked of them failed as if they were gone. */
const unlessGone = async <T>(username: string, call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404)
      void queries.invalidateQueries({ queryKey: userKey(username) });
    throw error;
  }
};

/** The keys of a user, as an admin reads and changes them. */
export const keysOfUser = (username: string): KeySource => {
  const asked = <T>(call: Promise<T>): Promise<T> => unlessGone(username, call);
  const at = (keyId: string) => ({ params: { path: { username, keyId } } });
  const of = { params: { path: { username } } };
  return {
    isOwn: false,
    requests: {
      keys: ['GET', '/users/{username}/keys', username],
      usage: ['GET', '/users/{username}/usage', username],
    },
    keys: async (signal) =>
      (await asked(answerOf(api.GET('/users/{username}/keys', { ...of, signal })))).keys,
    usage: async (signal) => (await answerOf(api.GET('/users/{username}/usage', { ...of, signal }))).usage,
    rotate: (keyId, overlapHours) =>
      asked(
        answerOf(api.POST('/users/{username}/keys/{keyId}/rotate', { ...at(keyId), body: { overlapHours } })),
      ),
    setEnabled: (keyId, enabled) =>
      asked(answerOf(api.PATCH('/users/{username}/keys/{keyId}', { ...at(keyId), body: { enabled } }))),
    remove: (keyId) => asked(answerOf(api.DELETE('/users/{username}/keys/{keyId}', at(keyId)))),
  };
};

export const useIssuing = (username: string) =>
  useChange(
    (body: Schemas['NewKey']) =>
      unlessGone(
        username,
        answerOf(api.POST('/users/{username}/keys', { params: { path: { username } }, body })),
      ),
    [keysOfUser(username).requests.keys],
  );

export const useKeyEdit = (username: string, keyId: string) =>
  useChange(
    (body: Schemas['KeyChange']) =>
      unlessGone(
        username,
        answerOf(
          api.PATCH('/users/{username}/keys/{keyId}', { params: { path: { username, keyId } }, body }),
        ),
      ),
    [keysOfUser(username).requests.keys],
  );

export const useInviting = () =>
  useChange((body: Schemas['NewUser']) => answerOf(api.POST('/users', { body })), [LIST]);

export const useResending = (username: string) =>
  useChange<undefined, Schemas['Message']>(
    () => answerOf(api.POST('/users/{username}/invitation', { params: { path: { username } } })),
    [userKey(username), keysOfUser(username).requests.keys],
  );

export const useUserChange = (username: string) =>
  useChange(
    (body: Schemas['UserChange']) =>
      answerOf(api.PATCH('/users/{username}', { params: { path: { username } }, body })),
    [userKey(username), LIST],
  );

/** Deletes a user. Their page is read again only when that fails: it is left otherwise. */
export const useUserDeletion = (username: string) =>
  useChange<undefined, User>(async () => {
    try {
      const user = await answerOf(api.DELETE('/users/{username}', { params: { path: { username } } }));
      queries.setQueryData(userKey(username), user);
      return user;
    } catch (error) {
      void queries.invalidateQueries({ queryKey: userKey(username) });
      throw error;
    }
  }, [LIST]);

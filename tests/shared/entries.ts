import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Item } from '../../core/aws/dynamo.ts';
import { type ApiKey, apiKeyHash } from '../../core/api-key.ts';
import { apiKeys } from '../../core/http/keys.ts';

/** An entry makes its clients when it is loaded. From now on, what these send goes to another client. */
export const sentTo = (prototype: object, client: object): void => {
  const { send } = prototype as { send: (...args: unknown[]) => unknown };
  jest
    .spyOn(prototype as { send: typeof send }, 'send')
    .mockImplementation((...args) => send.apply(client, args));
};

/**
 * Registers a new API key. An entry remembers keys for a while, so each request needs its own.
 * @param put puts an item in the table of the keys
 * @returns the key
 */
export const registerKey = (
  put: (item: Item) => void,
  scope: ApiKey['scope'],
  change: Partial<ApiKey> = {},
): string => {
  const key = randomUUID();
  const registered: ApiKey = {
    hash: apiKeyHash(key),
    keyId: 'k',
    scope,
    owner: 'someone',
    name: 'mine',
    lastFour: '1234',
    state: 'active',
    createdAt: '2017-01-03T09:00:00.000Z',
    slot: 'slot',
    ...change,
  };
  put(apiKeys.write(registered));
  return key;
};

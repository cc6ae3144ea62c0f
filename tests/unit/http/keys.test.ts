import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Item } from '../../../core/aws/dynamo.ts';
import { keyRegistry } from '../../../core/http/keys.ts';
import { CONFIG, fake } from '../../shared/sdk.ts';
import { memoryTables } from '../../shared/table.ts';

const NOW = 1_700_000_000;
beforeEach(() => void jest.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => void jest.useRealTimers());

const ACTIVE: Item = {
  hash: { S: 'h1' },
  keyId: { S: 'k1' },
  scope: { S: 'music' },
  owner: { S: 's1' },
  name: { S: 'music' },
  lastFour: { S: 'abcd' },
  state: { S: 'active' },
  createdAt: { S: '2023-11-14T00:00:00.000Z' },
  slot: { S: 'invitation-music' },
};

/** The SHA-256 of `value`. */
const HASH = { hash: { S: 'cd42404d52ad55ccfa9aca4adc828aa5800ad9d385a0671fbcbf724118320619' } };
const registry = (item?: Item) => {
  const tables = memoryTables({ Keys: { hash: 'hash' } });
  const put = (one: Item) => void tables.put('Keys', { ...one, ...HASH });
  if (item) put(item);
  return { ...tables, put, find: keyRegistry(tables.db, 'Keys') };
};

describe('only an active key that has not expired opens', () => {
  const without = (name: string): Item =>
    Object.fromEntries(Object.entries(ACTIVE).filter(([key]) => key !== name));
  test.each<[string, Item | undefined, boolean]>([
    ['an active one', ACTIVE, true],
    ['one that ends later', { ...ACTIVE, expiresAt: { N: String(NOW + 1) } }, true],
    ['one that ends now', { ...ACTIVE, expiresAt: { N: String(NOW) } }, false],
    ['an end that is no number', { ...ACTIVE, expiresAt: { S: 'never' } }, false],
    ['a disabled one', { ...ACTIVE, state: { S: 'disabled' } }, false],
    ['one that its owner has disabled', { ...ACTIVE, state: { S: 'paused' } }, false],
    ['one that is being made', { ...ACTIVE, state: { S: 'creating' } }, false],
    ['one without a state', without('state'), false],
    ['one without an owner', without('owner'), false],
    ['one without a scope', without('scope'), false],
    ['one without an id', without('keyId'), false],
    ['one of a scope that there is not', { ...ACTIVE, scope: { S: 'things' } }, false],
    ['one that lacks anything else', without('slot'), false],
    ['one that is not there', undefined, false],
  ])('%s', async (_name, item, opens) => {
    expect((await registry(item).find('value', false)) !== undefined).toBe(opens);
  });

  test('and no other value than its own', async () => {
    const { find } = registry(ACTIVE);
    for (const value of ['Value', '', HASH.hash.S]) expect(await find(value, false)).toBeUndefined();
  });
});

test('a key is asked for as it stands, so that a new one is known', async () => {
  const { client, sent } = fake(new DynamoDBClient(CONFIG), { GetItem: {} });
  await keyRegistry(client, 'Keys')('value', false);
  expect(sent).toEqual([
    { command: 'GetItem', input: { TableName: 'Keys', Key: HASH, ConsistentRead: true } },
  ]);
});

test('a key is remembered for half a minute, and its end is seen all the same', async () => {
  const { find, put } = registry({ ...ACTIVE, expiresAt: { N: String(NOW + 20) } });

  expect(await find('value', false)).toMatchObject({ keyId: 'k1', expiresAt: NOW + 20 });
  put(ACTIVE);
  jest.setSystemTime((NOW + 20) * 1000);
  expect(await find('value', false)).toBeUndefined();

  jest.setSystemTime((NOW + 30) * 1000);
  expect(await find('value', false)).toMatchObject({ keyId: 'k1' });
});

test('a key that opens nothing is not remembered, so that it works as soon as it does', async () => {
  const { find, put } = registry();

  expect(await find('value', false)).toBeUndefined();
  put({ ...ACTIVE, state: { S: 'disabled' } });
  expect(await find('value', false)).toBeUndefined();
  put(ACTIVE);
  expect(await find('value', false)).toMatchObject({ keyId: 'k1' });
});

test('a key that was disabled changes nothing from then on, and opens nothing once that was seen', async () => {
  const { find, put } = registry(ACTIVE);

  expect(await find('value', false)).toMatchObject({ keyId: 'k1' });
  put({ ...ACTIVE, state: { S: 'disabled' } });
  expect(await find('value', false)).toMatchObject({ keyId: 'k1' });
  expect(await find('value', true)).toBeUndefined();
  expect(await find('value', false)).toBeUndefined();
});

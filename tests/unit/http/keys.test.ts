import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Item } from '../../../core/aws/dynamo.ts';
import { hashOf } from '../../../core/keys.ts';
import { keyByHash, keyRegistry } from '../../../core/http/keys.ts';
import { answering } from './tables.ts';

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

test('a key is looked up by its hash, never by its value, and as it is now', () => {
  expect(keyByHash('Keys', hashOf('secret'))).toEqual({
    TableName: 'Keys',
    Key: { hash: { S: '2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b' } },
    ConsistentRead: true,
  });
});

describe('only an active key that has not expired opens', () => {
  const without = (name: string): Item =>
    Object.fromEntries(Object.entries(ACTIVE).filter(([key]) => key !== name));
  test.each<[string, Item | undefined, boolean]>([
    ['an active one', ACTIVE, true],
    ['one that ends later', { ...ACTIVE, expiresAt: { N: String(NOW + 1) } }, true],
    ['one that ends now', { ...ACTIVE, expiresAt: { N: String(NOW) } }, false],
    ['an end that is no number', { ...ACTIVE, expiresAt: { S: 'never' } }, false],
    ['a disabled one', { ...ACTIVE, state: { S: 'disabled' } }, false],
    ['one that is being made', { ...ACTIVE, state: { S: 'creating' } }, false],
    ['one without a state', without('state'), false],
    ['one without an owner', without('owner'), false],
    ['one without a scope', without('scope'), false],
    ['one without an id', without('keyId'), false],
    ['one of a scope that there is not', { ...ACTIVE, scope: { S: 'things' } }, false],
    ['one that lacks anything else', without('slot'), false],
    ['one that is not there', undefined, false],
  ])('%s', async (_name, Item, opens) => {
    const { db } = answering({ Item });
    expect((await keyRegistry(db, 'Keys')('value')) !== undefined).toBe(opens);
  });
});

test('a key is remembered for half a minute, and its end is seen all the same', async () => {
  const { db, sent } = answering(
    { Item: { ...ACTIVE, expiresAt: { N: String(NOW + 20) } } },
    { Item: ACTIVE },
  );
  const find = keyRegistry(db, 'Keys');

  expect(await find('value')).toMatchObject({ keyId: 'k1', expiresAt: NOW + 20 });
  jest.setSystemTime((NOW + 20) * 1000);
  expect(await find('value')).toBeUndefined();
  expect(sent).toHaveLength(1);

  jest.setSystemTime((NOW + 30) * 1000);
  expect(await find('value')).toMatchObject({ keyId: 'k1' });
});

test('a key that opens nothing is not remembered, so that it works as soon as it does', async () => {
  const { db } = answering({}, { Item: { ...ACTIVE, state: { S: 'disabled' } } }, { Item: ACTIVE });
  const find = keyRegistry(db, 'Keys');

  expect([await find('value'), await find('value')]).toEqual([undefined, undefined]);
  expect(await find('value')).toMatchObject({ keyId: 'k1' });
});

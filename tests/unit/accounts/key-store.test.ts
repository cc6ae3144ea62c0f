import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ApiKey } from '../../../core/api-key.ts';
import { apiKeys, keyRegistry } from '../../../core/http/keys.ts';
import { keyStore } from '../../../systems/accounts/aws/key-store.ts';
import type { KeyChange, KeyStore } from '../../../systems/accounts/keys/registry.ts';
import { registered } from '../../shared/accounts/usual.ts';
import { ACCOUNT_TABLES } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';

const END = 1_900_000_000;
const key = registered('u', 'k1', { state: 'creating', expiresAt: END });
const down = new Error('down');
/** What DynamoDB says while another transaction holds the second item. */
const held = new TransactionCanceledException({
  $metadata: {},
  message: 'held',
  CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
});

const prepared = (...keys: ApiKey[]) => {
  const tables = memoryTables(ACCOUNT_TABLES, 2);
  tables.put('Keys', ...keys.map((one) => apiKeys.write(one)));
  return {
    ...tables,
    store: keyStore(tables.db, { keys: 'Keys', denied: 'Denied', accounts: 'Accounts' }),
    keys: () => tables.items('Keys').map(apiKeys.read),
  };
};

// No wait of a back-off is drawn longer than nothing.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));

describe('a key is registered', () => {
  test('as it is', async () => {
    const { store, items } = prepared();
    await settled(() => store.register(key));
    expect(items('Keys')).toEqual([
      {
        hash: { S: key.hash },
        keyId: { S: 'k1' },
        scope: { S: 'permits' },
        owner: { S: 'u' },
        name: { S: 'permits' },
        lastFour: { S: 'f-k1' },
        state: { S: 'creating' },
        createdAt: { S: '2026-11-21T11:00:00.000Z' },
        expiresAt: { N: String(END) },
        slot: { S: 'slot-k1' },
      },
    ]);
  });

  test('and opens what it is for once it is active, to whom has its value', async () => {
    const { store, db } = prepared();
    await store.register(key);
    expect(await keyRegistry(db, 'Keys')('value-of-k1', false)).toBeUndefined();
    await store.change(key.hash, { state: 'active' });
    expect(await keyRegistry(db, 'Keys')('value-of-k1', false)).toMatchObject({ keyId: 'k1', owner: 'u' });
  });

  test('once: it stays as it is by now', async () => {
    const active = { ...key, state: 'active' } as const;
    const { store, keys } = prepared(active);
    await store.register(key);
    expect(keys()).toEqual([active]);
  });

  test.each(['deleted', 'disabled'])('never for an owner who is denied as %s', async (reason) => {
    for (const before of [[], [key]]) {
      const { store, put, keys } = prepared(...before);
      put('Denied', { id: { S: 'sub:u' }, reason: { S: reason } });
      await expect(store.register(key)).rejects.toMatchObject({ code: 'Conflict' });
      expect(keys()).toEqual(before);
    }
  });

  test('never in the place of another of the same value', async () => {
    const other = { ...key, keyId: 'k2' };
    const { store, keys } = prepared(other);
    await expect(store.register(key)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(keys()).toEqual([other]);
  });

  test.each([
    ['when another transaction is over', 7, held, undefined],
    ['not while another transaction holds it', 8, held, { code: 'TooManyRequests' }],
    ['not when the table is down', 1, down, { message: 'down' }],
  ])('%s', async (_when, times, error, want) => {
    const { store, fail, keys } = prepared();
    await store.counted('u');
    fail('TransactWriteItems', error, times);
    const registering = store.register(key);
    await (want ? expect(registering).rejects.toMatchObject(want) : registering);
    expect(keys()).toHaveLength(want ? 0 : 1);
  });
});

describe('the keys of a user', () => {
  test('are listed from the oldest on, from all pages', async () => {
    const at = (id: string, createdAt: string) => registered('u', id, { createdAt });
    const { store } = prepared(at('d', '2'), at('c', '1'), at('b', '2'), at('a', '3'), registered('v', 'x'));
    expect((await store.byOwner('u')).map(({ keyId }) => keyId)).toEqual(['c', 'b', 'd', 'a']);
  });

  test('are found one by one, by its owner alone', async () => {
    const { store } = prepared(key, registered('v', 'k2'));
    expect(await store.find('u', 'k1')).toEqual(key);
    expect([await store.find('u', 'k2'), await store.find('v', 'k1')]).toEqual([undefined, undefined]);
  });

  test('that went since the index was written are gone', async () => {
    const { store, before } = prepared(key);
    before('GetItem', () => store.remove(key));
    expect(await store.find('u', 'k1')).toBeUndefined();
  });

  test('are all listed for the reconciler, and removed by their hash', async () => {
    const { store, keys } = prepared(...['a', 'b', 'c'].map((id) => registered(id, id)));
    const all: string[] = [];
    for await (const { keyId } of store.all()) all.push(keyId);
    expect(all.sort()).toEqual(['a', 'b', 'c']);
    await settled(() => store.remove(registered('b', 'b')));
    await store.remove(registered('b', 'nothing'));
    expect(
      keys()
        .map(({ keyId }) => keyId)
        .sort(),
    ).toEqual(['a', 'c']);
  });

  test.each([
    ['lastFour', { N: '4' }],
    ['state', { S: 'odd' }],
    ['scope', { S: 'odd' }],
    ['expiresAt', { S: 'never' }],
  ])('whose %s cannot be read are an error', async (name, value) => {
    const { store, put } = prepared();
    put('Keys', { ...apiKeys.write(key), [name]: value });
    await expect(store.byOwner('u')).rejects.toThrow(`lacks ${name}`);
  });
});

describe('what is counted', () => {
  test.each([
    ['before a key is registered', (store: KeyStore) => store.register(key)],
    ['before a key is replaced', (store: KeyStore) => store.replace(key, key, 7, {})],
    ['by itself', (store: KeyStore) => store.counted('u')],
  ])('is left alone while others hold it, %s', async (_when, work) => {
    const { store, fail, items } = prepared();
    fail('TransactWriteItems', held, 8);
    await expect(work(store)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect([items('Accounts'), items('Keys')]).toEqual([[], []]);
  });

  test('keeps a removal waiting while others hold it', async () => {
    const { store, fail, keys } = prepared(key);
    fail('TransactWriteItems', held, 8);
    await expect(store.remove(key)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect(keys()).toEqual([key]);
  });

  test('is no reason to keep a key whose owner was never counted', async () => {
    const { store, items } = prepared(key);
    await settled(() => store.remove(key));
    expect([items('Keys'), items('Accounts')]).toEqual([[], []]);
  });

  test('that goes with its user while a key is registered takes the key with it', async () => {
    const { store, before, keys } = prepared();
    await store.counted('u');
    before('TransactWriteItems', () => store.forgetCount('u'));
    await expect(store.register(key)).rejects.toMatchObject({
      code: 'Conflict',
      message: 'The user is being deleted, and cannot have keys',
    });
    expect(keys()).toEqual([]);
  });

  test('counts a key once, however often it is registered', async () => {
    const { store } = prepared();
    for (const most of [1, 1, undefined]) await store.register(key, most);
    expect([...(await store.counted('u')).keys]).toEqual([key.hash]);
    await expect(store.register(registered('u', 'k2'), 1)).rejects.toMatchObject({ code: 'Conflict' });
  });
});

describe('a change of a key', () => {
  const { expiresAt: _end, ...endless } = key;
  test.each<[string, KeyChange, ApiKey]>([
    ['its state', { state: 'active' }, { ...key, state: 'active' }],
    ['its name', { name: 'Other' }, { ...key, name: 'Other' }],
    ['its end', { expiresAt: 7 }, { ...key, expiresAt: 7 }],
    ['its end, taken away', { expiresAt: null }, endless],
    [
      'all of it',
      { state: 'active', name: 'Other', expiresAt: 7 },
      { ...key, state: 'active', name: 'Other', expiresAt: 7 },
    ],
    ['some, and no end', { name: 'Other', expiresAt: null }, { ...endless, name: 'Other' }],
    ['nothing', {}, key],
    ['from its state', { state: 'active', onlyFrom: ['disabled', 'creating'] }, { ...key, state: 'active' }],
  ])('%s', async (_what, change, want) => {
    const other = registered('v', 'k2');
    const { store, keys } = prepared(key, other);
    expect(await settled(() => store.change(key.hash, change))).toBe(true);
    expect(keys().find(({ keyId }) => keyId === 'k1')).toEqual(want);
    expect(keys().find(({ keyId }) => keyId === 'k2')).toEqual(other);
  });

  test.each<[string, string, KeyChange]>([
    ['from another state', key.hash, { state: 'active', onlyFrom: ['disabled', 'active'] }],
    ['of what is gone', 'gone', { state: 'active' }],
    ['to nothing of what is gone', 'gone', {}],
  ])('%s changes nothing', async (_what, hash, change) => {
    const { store, keys } = prepared(key);
    expect(await store.change(hash, change)).toBe(false);
    expect(keys()).toEqual([key]);
  });

  test('that cannot be sent is an error', async () => {
    const { store, fail } = prepared(key);
    fail('UpdateItem', down);
    await expect(store.change(key.hash, { state: 'active' })).rejects.toBe(down);
  });
});

describe('a rotation', () => {
  const old = registered('u', 'k1', { expiresAt: END });
  const { expiresAt: _end, ...endless } = old;
  const fresh = registered('u', 'k2', { state: 'creating' });

  test.each([
    ['that has an end', old],
    ['that has none', endless],
  ])('puts a key in the place of one %s', async (_which, replaced) => {
    const { store, keys } = prepared(replaced, fresh);
    await settled(() => store.replace(replaced, fresh, 7, {}));
    expect(keys().find(({ keyId }) => keyId === 'k1')).toEqual({
      ...replaced,
      replacedBy: 'k2',
      expiresAt: 7,
    });
    expect(keys().find(({ keyId }) => keyId === 'k2')).toEqual({ ...fresh, state: 'active' });
  });

  test.each<[string, ApiKey, ApiKey, ApiKey]>([
    ['has got another end', { ...old, expiresAt: 1 }, fresh, old],
    ['has got an end', old, fresh, endless],
    ['has lost its end', endless, fresh, old],
    ['was replaced', { ...old, replacedBy: 'k3' }, fresh, old],
    ['was disabled', { ...old, state: 'disabled' }, fresh, old],
    ['has a successor that is being removed', old, { ...fresh, state: 'removing' }, old],
    ['has a successor that works', old, { ...fresh, state: 'active' }, old],
  ])('of a key that %s meanwhile leaves both as they are', async (_what, now, next, read) => {
    const { store, items } = prepared(now, next);
    const before = items('Keys');
    await expect(store.replace(read, fresh, 7, {})).rejects.toMatchObject({ code: 'Conflict' });
    expect(items('Keys')).toEqual(before);
  });

  test.each([
    [
      'another transaction holds it',
      held,
      { code: 'Conflict', message: 'Another request changed the key: try again' },
    ],
    ['the table is down', down, { message: 'down' }],
    [
      'the table is too busy',
      new TransactionCanceledException({
        $metadata: {},
        message: 'busy',
        CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }],
      }),
      { name: 'TransactionCanceledException' },
    ],
  ])('fails when %s', async (_when, error, want) => {
    const { store, fail } = prepared(old, fresh);
    await store.counted('u');
    fail('TransactWriteItems', error, 8);
    await expect(store.replace(old, fresh, 7, {})).rejects.toMatchObject(want);
  });
});

import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { apiKeys } from '../../../core/http/keys.ts';
import { MOST_TRIES } from '../../../core/aws/backoff.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import {
  entryChange,
  entryOf,
  entryRemoval,
  keysOf,
  keyStore,
  registration,
  replacement,
} from '../../../systems/accounts/aws/key-store.ts';
import type { Key } from '../../../systems/accounts/keys/key.ts';

const tables = { keys: 'Keys', denied: 'Denied' };
const key: Key = {
  hash: 'h1',
  keyId: 'k1',
  scope: 'permits',
  owner: 'u1',
  name: 'Permits',
  lastFour: 'abcd',
  state: 'creating',
  createdAt: '2026-11-21T12:00:00.000Z',
  expiresAt: 1_800_000_000,
  slot: 'invitation-permits',
};
const item = {
  hash: { S: 'h1' },
  keyId: { S: 'k1' },
  scope: { S: 'permits' },
  owner: { S: 'u1' },
  name: { S: 'Permits' },
  lastFour: { S: 'abcd' },
  state: { S: 'creating' },
  createdAt: { S: '2026-11-21T12:00:00.000Z' },
  expiresAt: { N: '1800000000' },
  slot: { S: 'invitation-permits' },
};
const { expiresAt: _end, ...endless } = item;

/** A store whose table gives these answers, one after the other, and what it was asked. */
const answering = (...answers: (Record<string, unknown> | Error)[]) => {
  const asked: unknown[] = [];
  const db = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  db.middlewareStack.add(
    () => async (args) => {
      asked.push({ ...args.input }); // a copy: paging writes into it
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { store: keyStore(db, tables), asked };
};

const failed = new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });
const cancelled = (...reasons: { Code: string; Item?: Item }[]) =>
  new TransactionCanceledException({ $metadata: {}, message: 'no', CancellationReasons: reasons });

test('a key is registered once, and only while its owner is not denied', () =>
  expect(registration(tables, key)).toEqual({
    TransactItems: [
      {
        ConditionCheck: {
          TableName: 'Denied',
          Key: { id: { S: 'sub:u1' } },
          ConditionExpression: 'attribute_not_exists(id)',
        },
      },
      {
        Put: {
          TableName: 'Keys',
          Item: item,
          ConditionExpression: 'attribute_not_exists(#hash)',
          ExpressionAttributeNames: { '#hash': 'hash' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ],
  }));

test.each([
  ['registered', [{}], undefined],
  [
    'registered before, and stays as it is',
    [cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: item })],
    undefined,
  ],
  [
    "of a denied owner's",
    [cancelled({ Code: 'ConditionalCheckFailed' }, { Code: 'None' })],
    { code: 'Conflict' },
  ],
  [
    "of a denied owner's, though it is registered",
    [cancelled({ Code: 'ConditionalCheckFailed' }, { Code: 'ConditionalCheckFailed', Item: item })],
    { code: 'Conflict' },
  ],
  [
    'in the place of another',
    [cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { ...item, keyId: { S: 'k2' } } })],
    { name: 'TransactionCanceledException' },
  ],
  [
    'in the way of another transaction for long',
    Array<Error>(MOST_TRIES).fill(cancelled({ Code: 'TransactionConflict' }, { Code: 'None' })),
    { name: 'TransactionCanceledException' },
  ],
  ['not registered for another reason', [new Error('down')], { message: 'down' }],
])('a key that is %s is told so', async (_name, answers, want) => {
  const registering = answering(...answers).store.register(key);
  await (want
    ? expect(registering).rejects.toMatchObject(want)
    : expect(registering).resolves.toBeUndefined());
});

test('the keys of a user are read through the index', () => {
  expect(keysOf('Keys', 'u1')).toEqual({
    TableName: 'Keys',
    IndexName: 'byOwner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: 'u1' } },
  });
  expect(keysOf('Keys', 'u1', 'k1')).toMatchObject({
    KeyConditionExpression: '#owner = :owner AND keyId = :keyId',
    ExpressionAttributeValues: { ':owner': { S: 'u1' }, ':keyId': { S: 'k1' } },
  });
});

test('the keys of a user are those of all pages, the oldest first', async () => {
  const later = {
    ...item,
    hash: { S: 'h2' },
    keyId: { S: 'k2' },
    createdAt: { S: '2026-11-22T00:00:00.000Z' },
  };
  const { store, asked } = answering(
    { Items: [later], LastEvaluatedKey: { hash: { S: 'h2' } } },
    { Items: [item] },
  );
  expect((await store.byOwner('u1')).map(({ keyId }) => keyId)).toEqual(['k1', 'k2']);
  expect(asked).toHaveLength(2);
});

test('one key is told as it is now, not as the index remembers it', async () => {
  const { store, asked } = answering({ Items: [item] }, { Item: { ...item, state: { S: 'active' } } });
  expect(await store.find('u1', 'k1')).toEqual({ ...key, state: 'active' });
  expect(asked[1]).toEqual(entryOf('Keys', 'h1'));
  expect(asked[1]).toMatchObject({ ConsistentRead: true });
});

test('a key that the index does not know, or still remembers, is not found', async () => {
  expect(await answering({ Items: [] }).store.find('u1', 'k1')).toBeUndefined();
  expect(await answering({ Items: [item] }, {}).store.find('u1', 'k1')).toBeUndefined();
});

test.each([
  [
    'a state, from some states only',
    { state: 'active', onlyFrom: ['creating', 'active'] },
    {
      UpdateExpression: 'SET #state = :state',
      ConditionExpression: 'attribute_exists(#hash) AND #state IN (:from0, :from1)',
      ExpressionAttributeNames: { '#hash': 'hash', '#state': 'state' },
      ExpressionAttributeValues: {
        ':state': { S: 'active' },
        ':from0': { S: 'creating' },
        ':from1': { S: 'active' },
      },
    },
  ],
  [
    'a name and an end',
    { name: 'Mine', expiresAt: 5 },
    {
      UpdateExpression: 'SET #name = :name, #expiresAt = :expiresAt',
      ConditionExpression: 'attribute_exists(#hash)',
      ExpressionAttributeNames: { '#hash': 'hash', '#name': 'name', '#expiresAt': 'expiresAt' },
      ExpressionAttributeValues: { ':name': { S: 'Mine' }, ':expiresAt': { N: '5' } },
    },
  ],
  [
    'no end any more',
    { state: 'disabled', expiresAt: null },
    {
      UpdateExpression: 'SET #state = :state REMOVE #expiresAt',
      ConditionExpression: 'attribute_exists(#hash)',
      ExpressionAttributeNames: { '#hash': 'hash', '#state': 'state', '#expiresAt': 'expiresAt' },
      ExpressionAttributeValues: { ':state': { S: 'disabled' } },
    },
  ],
  [
    'nothing, while it is in a state',
    { onlyFrom: ['active'] },
    {
      ConditionExpression: 'attribute_exists(#hash) AND #state IN (:from0)',
      ExpressionAttributeNames: { '#hash': 'hash', '#state': 'state' },
      ExpressionAttributeValues: { ':from0': { S: 'active' } },
    },
  ],
  [
    'nothing at all',
    {},
    { ConditionExpression: 'attribute_exists(#hash)', ExpressionAttributeNames: { '#hash': 'hash' } },
  ],
] as const)('an entry is given %s', (_name, change, want) =>
  expect(entryChange('Keys', 'h1', change)).toEqual({
    TableName: 'Keys',
    Key: { hash: { S: 'h1' } },
    ...want,
  }),
);

test('a change tells whether there was what it changes', async () => {
  expect(await answering({}).store.change('h1', { state: 'active' })).toBe(true);
  expect(await answering(failed).store.change('h1', { state: 'active' })).toBe(false);
  await expect(answering(new Error('down')).store.change('h1', {})).rejects.toThrow('down');
});

const old: Key = { ...key, state: 'active' };
const fresh: Key = { ...key, hash: 'h2', keyId: 'k2', slot: 'a-uuid' };

test('a rotation ends in one transaction, when both keys are as they were', () =>
  expect(replacement('Keys', old, fresh, 7)).toEqual({
    TransactItems: [
      {
        Update: {
          TableName: 'Keys',
          Key: { hash: { S: 'h2' } },
          UpdateExpression: 'SET #state = :active',
          ConditionExpression: '#state = :creating',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':active': { S: 'active' }, ':creating': { S: 'creating' } },
        },
      },
      {
        Update: {
          TableName: 'Keys',
          Key: { hash: { S: 'h1' } },
          UpdateExpression: 'SET replacedBy = :fresh, expiresAt = :endsAt',
          ConditionExpression: '#state = :active AND attribute_not_exists(replacedBy) AND expiresAt = :end',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':active': { S: 'active' },
            ':fresh': { S: 'k2' },
            ':endsAt': { N: '7' },
            ':end': { N: '1800000000' },
          },
        },
      },
    ],
  }));

test('a key without an end is replaced only while it has none', () => {
  const { expiresAt: _none, ...lasting } = old;
  const update = replacement('Keys', lasting, fresh, 7).TransactItems?.[1]?.Update;
  expect(update?.ConditionExpression).toContain('attribute_not_exists(expiresAt)');
  expect(Object.keys(update?.ExpressionAttributeValues ?? {})).toEqual([':active', ':fresh', ':endsAt']);
});

test.each([
  [
    'is no longer as it was',
    cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed' }),
    { code: 'Conflict' },
  ],
  [
    'is just being changed',
    cancelled({ Code: 'TransactionConflict' }, { Code: 'None' }),
    { code: 'Conflict' },
  ],
  [
    'cannot be written',
    cancelled({ Code: 'ThrottlingError' }, { Code: 'None' }),
    { name: 'TransactionCanceledException' },
  ],
  ['is out of reach', new Error('down'), { message: 'down' }],
])('a rotation of a key that %s fails', (_name, error, want) =>
  expect(
    answering(...Array<Error>(MOST_TRIES).fill(error)).store.replace(old, fresh, 7),
  ).rejects.toMatchObject(want),
);

test('an entry is removed by its hash', () =>
  expect(entryRemoval('Keys', 'h1')).toEqual({ TableName: 'Keys', Key: { hash: { S: 'h1' } } }));

test('the reconciler sees the entries of all pages', async () => {
  const { store } = answering(
    { Items: [item], LastEvaluatedKey: { hash: { S: 'h1' } } },
    { Items: [endless] },
  );
  const seen: Key[] = [];
  for await (const one of store.all()) seen.push(one);
  expect(seen.map(({ expiresAt }) => expiresAt)).toEqual([1_800_000_000, undefined]);
});

test('an item is read as it was written', () => {
  expect(apiKeys.read(item)).toEqual(key);
  expect(apiKeys.read({ ...endless, replacedBy: { S: 'k2' } })).toMatchObject({ replacedBy: 'k2' });
  expect(apiKeys.read(endless)).not.toHaveProperty('expiresAt');
});

test.each([
  ['lacks lastFour', { ...item, lastFour: { N: '4' } }, 'lacks lastFour'],
  ['has a state that nobody knows', { ...item, state: { S: 'odd' } }, 'lacks state'],
  ['has a scope that nobody knows', { ...item, scope: { S: 'all' } }, 'lacks scope'],
  ['has an end that is a text', { ...item, expiresAt: { S: 'soon' } }, 'lacks expiresAt'],
])('an item that %s is no key', (_name, wrong, message) =>
  expect(() => apiKeys.read(wrong)).toThrow(message),
);

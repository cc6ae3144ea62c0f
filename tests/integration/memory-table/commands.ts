import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { Item } from '../../../core/aws/dynamo.ts';
import {
  condition,
  keyCondition,
  projection,
  sometimes,
  update,
  VALUES,
  withPlaceholders,
} from './expressions.ts';

/** A command to send to both: its name, and an input that is right or wrong. */
export interface Command {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The tables that commands are about: one with a range, one with an index. */
export const PAIRS = 'Pairs';
export const OWNED = 'Owned';

const key = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '10', '2', 'é'))
      .map(([pk, sk]): Item => ({ pk: { S: pk }, sk: { S: sk } })),
  },
  fc.constantFrom<Item>(
    { pk: { S: 'a' } },
    { pk: { S: 'a' }, sk: { N: '1' } },
    { pk: { S: 'a' }, sk: { S: '' } },
    { pk: { S: 'a' }, sk: { S: '1' }, n: { N: '1' } },
  ),
);
const ownedKey = fc.constantFrom('k1', 'k2', 'k3', 'k4').map((id): Item => ({ id: { S: id } }));

const leaf = fc.constantFrom<AttributeValue>(
  ...Object.values(VALUES),
  { N: '-1.50' },
  { N: '1e3' },
  { S: 'xyz' },
  { S: 'é' },
);
const odd = fc.constantFrom<AttributeValue>(
  { SS: [] },
  { SS: ['a', 'a'] },
  { NS: ['1', '1.0'] },
  { N: 'one' },
  { N: '1e200' },
  { N: '1234567890123456789012345678901234567890' },
  { N: '' },
);
const attributes = fc
  .record(
    {
      n: fc.constantFrom<AttributeValue>({ N: '0' }, { N: '1' }, { N: '10' }, { N: '2' }, { S: 'no number' }),
      s: fc.constantFrom<AttributeValue>({ S: 'x' }, { S: 'xyz' }, { S: '' }, { N: '1' }),
      l: fc.constantFrom<AttributeValue>({ L: [{ N: '1' }, { S: 'x' }, { M: {} }] }, { L: [] }),
      m: fc.constantFrom<AttributeValue>(
        { M: { x: { N: '5' }, y: { L: [{ S: 'x' }, { S: 'y' }] } } },
        { M: {} },
      ),
      ss: fc.constantFrom<AttributeValue>({ SS: ['x'] }, { SS: ['y', 'z'] }),
      ns: fc.constantFrom<AttributeValue>({ NS: ['1', '2.5'] }),
      b: fc.constantFrom<AttributeValue>({ B: Uint8Array.from([1, 2, 3]) }),
      yes: leaf,
      'an odd.name': leaf,
    },
    { requiredKeys: [] },
  )
  .map((all): Item => ({ ...all }));
const badItem = odd.map((one): Item => ({ odd: one }));
const content = fc.oneof({ weight: 20, arbitrary: attributes }, badItem);

const onFailure = sometimes(fc.constantFrom('ALL_OLD', 'NONE'), 1);
const writes = {
  Put: fc
    .tuple(key, content, sometimes(condition, 1))
    .chain(([of, more, says]) =>
      withPlaceholders({ TableName: PAIRS, Item: { ...more, ...of }, ConditionExpression: says }, says),
    ),
  Update: fc
    .tuple(key, update, sometimes(condition, 1))
    .chain(([Key, how, says]) =>
      withPlaceholders(
        { TableName: PAIRS, Key, UpdateExpression: how === '' ? undefined : how, ConditionExpression: says },
        how,
        says,
      ),
    ),
  Delete: fc
    .tuple(key, sometimes(condition))
    .chain(([Key, says]) => withPlaceholders({ TableName: PAIRS, Key, ConditionExpression: says }, says)),
  ConditionCheck: fc
    .tuple(key, condition)
    .chain(([Key, says]) => withPlaceholders({ TableName: PAIRS, Key, ConditionExpression: says }, says)),
};
const write = (kind: keyof typeof writes) =>
  fc
    .tuple(writes[kind], onFailure)
    .map(([of, shows]) => ({ ...of, ReturnValuesOnConditionCheckFailure: shows }));

const single = (kind: 'Put' | 'Update' | 'Delete', returns: readonly string[]) =>
  fc.tuple(write(kind), sometimes(fc.constantFrom(...returns))).map(([of, ReturnValues]): Command => ({
    name: `${kind}Item`,
    input: { ...of, ReturnValues },
  }));

const owned = fc
  .record(
    {
      owner: fc.constantFrom<AttributeValue>({ S: 'ann' }, { S: 'ann' }, { S: 'bob' }, { S: '' }, { N: '1' }),
      rank: fc.constantFrom<AttributeValue>(
        { N: '1' },
        { N: '10' },
        { N: '2' },
        { N: '-3' },
        { N: '-3' },
        { S: '1' },
      ),
      n: leaf,
    },
    { requiredKeys: [] },
  )
  .map((all): Item => ({ ...all }));
const putOwned = fc.tuple(ownedKey, owned).map(([of, more]): Command => ({
  name: 'PutItem',
  input: { TableName: OWNED, Item: { ...of, ...more } },
}));
const updateOwned = fc
  .tuple(
    ownedKey,
    fc.constantFrom(
      'SET #rank = :one',
      'SET #rank = :s',
      'REMOVE #owner',
      'SET #owner = :a',
      'SET #owner = :none',
    ),
  )
  .map(([Key, how]): Command => ({
    name: 'UpdateItem',
    input: {
      TableName: OWNED,
      Key,
      UpdateExpression: how,
      ExpressionAttributeNames: how.includes('#rank') ? { '#rank': 'rank' } : { '#owner': 'owner' },
      ...(how.includes(':') && {
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(VALUES).filter(([name]) => how.endsWith(name)),
        ),
      }),
    },
  }));

const get = fc
  .tuple(key, sometimes(projection))
  .chain(([Key, shows]) => withPlaceholders({ TableName: PAIRS, Key, ProjectionExpression: shows }, shows))
  .map((input): Command => ({ name: 'GetItem', input: { ...input } }));

const query = fc
  .record({
    keyed: fc.oneof({ weight: 2, arbitrary: fc.constant('pk = :a') }, keyCondition),
    filter: sometimes(condition),
    shows: sometimes(projection),
    Limit: sometimes(fc.constantFrom(1, 2, 3, 0, -1)),
    ScanIndexForward: sometimes(fc.boolean()),
    ExclusiveStartKey: sometimes(key, 5),
    Select: sometimes(
      fc.constantFrom('COUNT', 'ALL_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'),
      6,
    ),
  })
  .chain(({ keyed, filter, shows, ...more }) =>
    withPlaceholders(
      {
        TableName: PAIRS,
        KeyConditionExpression: keyed,
        FilterExpression: filter,
        ProjectionExpression: shows,
        ...more,
      },
      keyed,
      filter,
      shows,
    ),
  )
  .map((input): Command => ({ name: 'Query', input: { ...input } }));
const queryOwned = fc
  .record({
    KeyConditionExpression: fc.constantFrom(
      '#owner = :o',
      '#owner = :o AND #rank > :zero',
      '#owner = :o AND #rank BETWEEN :low AND :zero',
      '#owner = :o AND begins_with(#rank, :o)',
    ),
    ScanIndexForward: sometimes(fc.boolean()),
    ConsistentRead: sometimes(fc.boolean(), 6),
    IndexName: fc.constantFrom('byOwner', 'byOwner', 'byOwner', 'byOwner', 'bySize'),
  })
  .map(({ KeyConditionExpression: says, ...more }): Command => ({
    name: 'Query',
    input: {
      TableName: OWNED,
      KeyConditionExpression: says,
      ...more,
      ExpressionAttributeNames: { '#owner': 'owner', ...(says.includes('#rank') && { '#rank': 'rank' }) },
      ExpressionAttributeValues: {
        ':o': { S: 'ann' },
        ...(says.includes(':zero') && { ':zero': { N: '0' } }),
        ...(says.includes(':low') && { ':low': { N: '-5' } }),
      },
    },
  }));
const scan = fc
  .tuple(sometimes(condition), sometimes(projection))
  .chain(([filter, shows]) =>
    withPlaceholders(
      { TableName: PAIRS, FilterExpression: filter, ProjectionExpression: shows },
      filter,
      shows,
    ),
  )
  .map((input): Command => ({ name: 'Scan', input: { ...input } }));

const batchGet = fc
  .tuple(fc.array(key, { maxLength: 4 }), sometimes(fc.constantFrom('n, s', 'm.x', 'pk, sk')))
  .map(([Keys, shows]): Command => ({
    name: 'BatchGetItem',
    input: { RequestItems: { [PAIRS]: { Keys, ProjectionExpression: shows } } },
  }));
const batchWrite = fc
  .array(
    fc.oneof(
      fc.tuple(key, content).map(([of, more]) => ({ PutRequest: { Item: { ...more, ...of } } })),
      key.map((Key) => ({ DeleteRequest: { Key } })),
    ),
    { maxLength: 3 },
  )
  .map((all): Command => ({ name: 'BatchWriteItem', input: { RequestItems: { [PAIRS]: all } } }));
const transaction = fc
  .array(
    fc.oneof(
      ...(['Put', 'Update', 'Delete', 'ConditionCheck'] as const).map((kind) =>
        write(kind).map((of) => ({ [kind]: of })),
      ),
    ),
    { maxLength: 3 },
  )
  .map((TransactItems): Command => ({ name: 'TransactWriteItems', input: { TransactItems } }));

const many = (count: number): Command[] => {
  const keys = Array.from({ length: count }, (_none, n): Item => ({ pk: { S: 'a' }, sk: { S: String(n) } }));
  return [
    { name: 'BatchGetItem', input: { RequestItems: { [PAIRS]: { Keys: keys } } } },
    {
      name: 'BatchWriteItem',
      input: { RequestItems: { [PAIRS]: keys.map((Key) => ({ DeleteRequest: { Key } })) } },
    },
    {
      name: 'TransactWriteItems',
      input: { TransactItems: keys.map((Key) => ({ Delete: { TableName: PAIRS, Key } })) },
    },
  ];
};
const oneOff: readonly Command[] = [
  ...[25, 26, 100, 101].flatMap(many),
  ...[':a = pk', 'pk = :a AND sk <> :a'].map((says) => ({
    name: 'Query',
    input: {
      TableName: PAIRS,
      KeyConditionExpression: says,
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    },
  })),
  { name: 'GetItem', input: { TableName: 'Nowhere', Key: { pk: { S: 'a' } } } },
  {
    name: 'DeleteItem',
    input: {
      TableName: PAIRS,
      Key: { pk: { S: 'a' }, sk: { S: 'none' } },
      ConditionExpression: 'attribute_exists(pk) AND known(n)',
    },
  },
  {
    name: 'Query',
    input: {
      TableName: PAIRS,
      KeyConditionExpression: 'pk = :a',
      FilterExpression: 'size(sk) = :one',
      ExpressionAttributeValues: { ':a': { S: 'a' }, ':one': { N: '1' } },
    },
  },
];

const command = fc.oneof(
  { weight: 6, arbitrary: single('Put', ['ALL_OLD', 'NONE', 'ALL_NEW']) },
  { weight: 10, arbitrary: single('Update', ['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']) },
  { weight: 2, arbitrary: single('Delete', ['ALL_OLD', 'UPDATED_OLD']) },
  { weight: 3, arbitrary: get },
  { weight: 6, arbitrary: query },
  { weight: 2, arbitrary: scan },
  { weight: 3, arbitrary: putOwned },
  { weight: 1, arbitrary: updateOwned },
  { weight: 3, arbitrary: queryOwned },
  { weight: 2, arbitrary: batchGet },
  { weight: 2, arbitrary: batchWrite },
  { weight: 5, arbitrary: transaction },
);

/** The same commands each time, right ones and wrong ones. @param many how many, beside the few that are always there */
export const commands = (many: number, seed: number): Command[] => [
  ...fc.sample(command, { numRuns: many, seed }),
  ...oneOff,
];

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { Item } from '../../../core/aws/dynamo.ts';

/** A command to send to both: its name, and an input that is right or wrong. */
export interface Command {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The tables that commands are about: one with a range, one with an index. */
export const PAIRS = 'Pairs';
export const OWNED = 'Owned';

const NAMES: Readonly<Record<string, string>> = {
  '#s': 's',
  '#pk': 'pk',
  '#m': 'm',
  '#x': 'x',
  '#odd': 'an odd.name',
};
const VALUES: Item = {
  ':zero': { N: '0' },
  ':one': { N: '1' },
  ':many': { N: '123456789012345678901234567890' },
  ':s': { S: 'x' },
  ':a': { S: 'a' },
  ':none': { S: '' },
  ':yes': { BOOL: true },
  ':null': { NULL: true },
  ':b': { B: Uint8Array.from([1, 2]) },
  ':l': { L: [{ N: '1' }, { S: 'x' }] },
  ':m': { M: { x: { N: '1' }, y: { L: [{ S: 'x' }] } } },
  ':ss': { SS: ['x', 'y'] },
  ':s1': { SS: ['x'] },
  ':ns': { NS: ['1', '2.5'] },
  ':tn': { S: 'N' },
  ':ts': { S: 'SS' },
};
const values = Object.keys(VALUES);

const sometimes = <T>(some: fc.Arbitrary<T>, freq = 3) => fc.option(some, { nil: undefined, freq });

const path = fc.constantFrom(
  ...[
    'n',
    'n',
    's',
    '#s',
    'l',
    'l[0]',
    'l[1]',
    'l[9]',
    'm',
    '#m.#x',
    'm.x',
    'm.y[0]',
    'ss',
    'ns',
    'b',
    'yes',
  ],
  ...['nothing', 'nothing.x', '#odd', 'sk', '#pk'],
);
const value = fc.constantFrom(...values);
const operand = fc.oneof(
  path,
  value,
  path.map((one) => `size(${one})`),
);
const sign = fc.constantFrom('=', '<>', '<', '<=', '>', '>=');

const comparison = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(operand, sign, operand).map((all) => all.join(' ')) },
  { weight: 2, arbitrary: path.map((one) => `attribute_exists(${one})`) },
  { weight: 2, arbitrary: path.map((one) => `attribute_not_exists(${one})`) },
  fc.tuple(path, value).map(([one, type]) => `attribute_type(${one}, ${type})`),
  fc.tuple(path, fc.constantFrom(':tn', ':ts')).map(([one, type]) => `attribute_type(${one}, ${type})`),
  fc.tuple(path, operand).map(([one, start]) => `begins_with(${one}, ${start})`),
  fc.tuple(path, operand).map(([one, part]) => `contains(${one}, ${part})`),
  fc.tuple(operand, operand, operand).map(([one, low, high]) => `${one} BETWEEN ${low} AND ${high}`),
  fc
    .tuple(path, fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([one, all]) => `${one} IN (${all.join(', ')})`),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { weight: 15, arbitrary: comparison },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom('AND', 'or'), tie('condition'))
        .map((all) => all.join(' ')),
    },
    { weight: 3, arbitrary: tie('condition').map((one) => `NOT ${one}`) },
    { weight: 3, arbitrary: tie('condition').map((one) => `(${one})`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'n =', 'n = :zero AND', 'known(n)', 'n == :zero', '((n = :zero))'),
    },
  ),
}));

const amount = fc.oneof(
  value,
  path,
  fc.tuple(path, value).map(([one, other]) => `if_not_exists(${one}, ${other})`),
  fc
    .tuple(fc.oneof(path, fc.constant(':l')), fc.oneof(path, fc.constant(':l')))
    .map(([one, other]) => `list_append(${one}, ${other})`),
);
const setting = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(path, amount).map(([one, given]) => `${one} = ${given}`) },
  fc
    .tuple(path, amount, fc.constantFrom('+', '-'), amount)
    .map(([one, a, how, b]) => `${one} = ${a} ${how} ${b}`),
  fc.constantFrom('n = n + :one', 'n = if_not_exists(n, :zero) + :one', 'l[9] = :s', 'nothing = :one - n'),
);
const listed = (one: fc.Arbitrary<string>) =>
  fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => all.join(', '));
const top = fc.constantFrom('n', 'ss', 'ns', 'nothing', 'l');
const update = fc
  .tuple(
    sometimes(listed(setting)),
    sometimes(listed(path), 1),
    sometimes(listed(fc.tuple(top, value).map((all) => all.join(' '))), 1),
    sometimes(listed(fc.tuple(fc.constantFrom('ss', 'ns', 'nothing'), value).map((all) => all.join(' '))), 1),
  )
  .map((clauses) =>
    clauses
      .flatMap((one, at) =>
        one === undefined ? [] : [`${['SET', 'REMOVE', 'ADD', 'DELETE'][at] ?? ''} ${one}`],
      )
      .join(' '),
  );

/** The names and values that expressions use; now and then one too many, or one too few. */
const withPlaceholders = (input: object, ...expressions: (string | undefined)[]): fc.Arbitrary<object> => {
  const hasValues = !('Key' in input && 'ProjectionExpression' in input);
  const text = expressions.join(' ');
  const used = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(text)));
  const some = (all: object) => (Object.keys(all).length > 0 ? all : undefined);
  const [names, given] = [used(NAMES), used(VALUES)];
  const right = {
    ExpressionAttributeNames: some(names),
    ...(hasValues && { ExpressionAttributeValues: some(given) }),
  };
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant({ ...input, ...right }) },
    fc.constantFrom(
      { ...input, ...right, ExpressionAttributeNames: { ...names, '#unused': 'x' } },
      { ...input, ...right, ExpressionAttributeNames: {} },
      ...(hasValues
        ? [
            { ...input, ...right, ExpressionAttributeValues: { ...given, ':unused': { S: 'x' } } },
            { ...input, ...right, ExpressionAttributeValues: undefined },
          ]
        : []),
    ),
  );
};

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

const projection = fc.array(path, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
const get = fc
  .tuple(key, sometimes(projection))
  .chain(([Key, shows]) => withPlaceholders({ TableName: PAIRS, Key, ProjectionExpression: shows }, shows))
  .map((input): Command => ({ name: 'GetItem', input: { ...input } }));

const keyCondition = fc.constantFrom(
  ...[
    'pk = :a',
    '#pk = :a',
    ':a = pk',
    '(pk = :a)',
    'pk = :a AND sk = :s',
    'pk = :a AND sk > :one',
    'pk = :a AND sk >= :a',
  ],
  ...[
    'pk = :a AND begins_with(sk, :tn)',
    'sk < :s AND pk = :a',
    'pk = :a AND sk BETWEEN :a AND :s',
    'pk = :a AND sk < :s',
  ],
  ...[
    'pk = :a OR sk = :s',
    'NOT pk = :a',
    'pk > :a',
    'sk = :a',
    'pk = :a AND n = :zero',
    'pk = :a AND sk <> :s',
    'pk = :none',
  ],
  ...[
    'pk = :a AND sk = :none',
    'pk = :a AND pk = :a',
    'pk = :a AND contains(sk, :s)',
    'pk = :a AND sk IN (:s)',
    'pk = :yes',
    'pk = :a AND sk >= :none',
    'pk = sk',
    'pk.x = :a',
    'begins_with(pk, :a)',
    'pk = :a AND (sk < :s)',
  ],
);
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

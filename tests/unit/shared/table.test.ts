import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Item } from '../../../core/aws/dynamo.ts';
import { compareNumbers, normalized, sumOf } from '../../shared/dynamo/number.ts';
import { memoryTables } from '../../shared/table.ts';

const INVALID = { name: 'ValidationException' };
const Key = { pk: { S: 'p' }, sk: { S: '1' } };
/** An item of every kind of attribute. */
const THING: Item = {
  ...Key,
  n: { N: '2' },
  s: { S: 'sea' },
  l: { L: [{ N: '1' }, { S: 'x' }] },
  m: { M: { x: { N: '5' }, y: { L: [{ S: 'y' }] } } },
  ss: { SS: ['a', 'b'] },
  'a.b': { BOOL: true },
};
const NAMES: Readonly<Record<string, string>> = { '#n': 'n', '#m': 'm', '#x': 'x', '#odd': 'a.b' };
const VALUES: Item = {
  ':0': { N: '0' },
  ':2': { N: '2.0' },
  ':10': { N: '10' },
  ':se': { S: 'se' },
  ':x': { S: 'x' },
  ':a': { S: 'a' },
  ':p': { S: 'p' },
  ':none': { S: '' },
  ':yes': { BOOL: true },
  ':N': { S: 'N' },
  ':l': { L: [{ S: 'z' }] },
  ':ab': { SS: ['b', 'c'] },
  ':all': { SS: ['b', 'a'] },
};

/** The names and values that these expressions use. */
const placeholders = (...expressions: string[]) => {
  const used = <T>(all: Readonly<Record<string, T>>) => {
    const words: readonly string[] = expressions.join(' ').match(/[#:]\w+/g) ?? [];
    const some = Object.entries(all).filter(([name]) => words.includes(name));
    return some.length > 0 ? Object.fromEntries(some) : undefined;
  };
  const [names, values] = [used(NAMES), used(VALUES)];
  return {
    ...(names && { ExpressionAttributeNames: names }),
    ...(values && { ExpressionAttributeValues: values }),
  };
};

const tables = (page?: number) => {
  const all = memoryTables({ T: { hash: 'pk', range: 'sk' } }, page);
  all.put('T', THING);
  return all;
};

describe('a condition', () => {
  const scan = async (FilterExpression: string) =>
    (
      await tables().db.send(
        new ScanCommand({ TableName: 'T', FilterExpression, ...placeholders(FilterExpression) }),
      )
    ).Count === 1;

  test.each<[string, boolean]>([
    ['n = :2', true],
    ['#n <> :2', false],
    ['n < :10', true],
    ['s > :se', true],
    ['n > s', false],
    ['nothing = :2', false],
    ['nothing <> :2', true],
    ['nothing < :2', false],
    ['s BETWEEN :se AND :x', true],
    ['n BETWEEN :10 AND n', false],
    ['n IN (:0, :2)', true],
    ['nothing IN (s)', false],
    ['attribute_exists(#m.#x)', true],
    ['attribute_exists(m.y[1])', false],
    ['attribute_not_exists(nothing)', true],
    ['attribute_type(n, :N)', true],
    ['begins_with(s, :se)', true],
    ['begins_with(n, :se)', false],
    ['contains(s, :a)', true],
    ['contains(ss, :a)', true],
    ['contains(ss, :x)', false],
    ['contains(l, :x)', true],
    ['size(ss) = :2', true],
    ['size(s) > n', true],
    ['size(n) = :2', false],
    ['#odd = :yes', true],
    ['ss = :all', true],
    ['not n = :2', false],
    ['n = :0 AND n = :0 OR n = :2', true],
    ['n = :0 AND (n = :0 OR n = :2)', false],
    ['NOT n = :0 AND NOT n = :10', true],
  ])('%s: %p', async (expression, holds) => expect(await scan(expression)).toBe(holds));

  test.each([
    ['', 'nothing'],
    ['n', 'no comparison'],
    ['n = :2 AND', 'half a comparison'],
    ['n = :2 n = :2', 'two'],
    ['n == :2', 'another sign'],
    ['n = 2', 'a bare number'],
    ['known(n)', 'another function'],
    ['Size(n) = :2', 'a function in capitals'],
    ['((n = :2))', 'parentheses that say nothing'],
    ['n = n', 'a thing compared with itself'],
    ['n = :unknown', 'a value that is not given'],
    ['#unknown = :2', 'a name that is not given'],
    ['n < :yes', 'an order of what has none'],
    ['n BETWEEN :10 AND :0', 'bounds the wrong way round'],
    ['attribute_exists(:2)', 'whether a value is there'],
    ['State = :x', 'a reserved word, whatever its letters’ size'],
    ['m.state = :x', 'a reserved word inside a path'],
    ['attribute_type(n, :x)', 'a type that is none'],
    ['begins_with(s, :2)', 'what begins with a number'],
    ['begins_with(s)', 'too few operands'],
  ])('%p is refused: %s', (expression) => expect(scan(expression)).rejects.toMatchObject(INVALID));
});

describe('an update', () => {
  const update = async (UpdateExpression: string, more: Partial<UpdateItemCommandInput> = {}) => {
    const { db, items } = tables();
    const command = { TableName: 'T', Key, UpdateExpression, ...placeholders(UpdateExpression), ...more };
    const { Attributes } = await db.send(new UpdateItemCommand(command));
    const [after = {}] = items('T');
    return { Attributes, after };
  };

  test.each<[string, Item]>([
    ['SET n = n + :2', { n: { N: '4' } }],
    ['SET n = :2 - n', { n: { N: '0' } }],
    ['SET n = if_not_exists(nothing, :10) + if_not_exists(n, :0)', { n: { N: '12' } }],
    [
      'SET #m.#x = :x, l[0] = s',
      { m: { M: { ...THING['m']?.M, x: { S: 'x' } } }, l: { L: [{ S: 'sea' }, { S: 'x' }] } },
    ],
    ['SET l[9] = :x', { l: { L: [{ N: '1' }, { S: 'x' }, { S: 'x' }] } }],
    ['SET l = list_append(:l, l)', { l: { L: [{ S: 'z' }, { N: '1' }, { S: 'x' }] } }],
    ['SET s = n, n = s', { s: { N: '2' }, n: { S: 'sea' } }],
    ['REMOVE l[0], m.y', { l: { L: [{ S: 'x' }] }, m: { M: { x: { N: '5' } } } }],
    ['REMOVE l[0], l[1], nothing', { l: { L: [] } }],
    ['ADD n :10, ss :ab', { n: { N: '12' }, ss: { SS: ['a', 'b', 'c'] } }],
    ['ADD fresh :10', { fresh: { N: '10' } }],
    ['DELETE ss :ab SET s = :x', { ss: { SS: ['a'] }, s: { S: 'x' } }],
  ])('%s', async (expression, changed) => {
    const { after } = await update(expression);
    expect({ ...after, ss: { SS: after['ss']?.SS?.sort() } }).toEqual({ ...THING, ...changed });
  });

  test('takes away a set whose last member it takes', async () => {
    expect((await update('DELETE ss :all')).after).not.toHaveProperty('ss');
  });

  test('makes an item that is not there, of its key', async () => {
    const { db, items } = tables();
    const other = { pk: { S: 'p' }, sk: { S: '2' } };
    await db.send(new UpdateItemCommand({ TableName: 'T', Key: other }));
    expect(items('T')).toContainEqual(other);
  });

  test.each([
    'n = :2',
    'SET n :2',
    'SET n = :2 SET s = :x',
    'SET n = :2, n = :10',
    'SET m = :x, m.x = :x',
    'SET l[0] = :x, l.x = :x',
    'SET sk = :x',
    'SET n = nothing',
    'SET nothing.x = :x',
    'SET n = n + s',
    'SET n = n + :x',
    'SET n = list_append(n, :l)',
    'SET n = :x + :2 + :2',
    'ADD s :2',
    'ADD n :x',
    'ADD m.x :2',
    'DELETE ss :x',
    'DELETE ss :2',
    'REMOVE nothing.x',
  ])('%s is refused, and changes nothing', async (expression) => {
    const { db, items } = tables();
    const command = { TableName: 'T', Key, UpdateExpression: expression, ...placeholders(expression) };
    await expect(db.send(new UpdateItemCommand(command))).rejects.toMatchObject(INVALID);
    expect(items('T')).toEqual([THING]);
  });

  test.each<[string, Item | undefined]>([
    ['NONE', undefined],
    ['ALL_OLD', THING],
    ['ALL_NEW', { ...THING, n: { N: '4' }, fresh: { S: 'x' } }],
    ['UPDATED_OLD', { n: { N: '2' } }],
    ['UPDATED_NEW', { n: { N: '4' }, fresh: { S: 'x' } }],
  ])('shows %s', async (shows, shown) => {
    const ReturnValues = shows as 'NONE';
    const { Attributes } = await update('SET n = n + :2, fresh = :x', { ReturnValues });
    expect(Attributes).toEqual(shown);
  });

  test('whose condition does not hold shows what is in the way, when that is asked for', async () => {
    await expect(
      update('SET n = :10', {
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: THING });
  });
});

/** A partition of items, and entries of an index whose range is a number. */
const listed = (page?: number) => {
  const all = memoryTables(
    {
      T: {
        hash: 'pk',
        range: 'sk',
        types: { place: 'N' },
        indexes: { byRank: { hash: 'kind', range: 'place' } },
      },
    },
    page,
  );
  const ranks: Readonly<Record<string, string>> = { a: '10', b: '9', ä: '-1' };
  for (const sk of ['a', 'b', 'z', 'ä', '10', '9']) {
    const place = ranks[sk];
    all.put('T', {
      pk: { S: 'p' },
      sk: { S: sk },
      kind: { S: 'k' },
      ...(place !== undefined && { place: { N: place } }),
    });
  }
  return all;
};
const query = (more: Partial<QueryCommandInput> = {}): QueryCommand => {
  const { KeyConditionExpression: keyed = 'pk = :p', FilterExpression: filter = '' } = more;
  return new QueryCommand({
    TableName: 'T',
    KeyConditionExpression: keyed,
    ...placeholders(keyed, filter),
    ...more,
  });
};
const sks = (items: readonly Item[] = []) => items.map(({ sk }) => sk?.S).join(' ');

describe('a query', () => {
  test.each<[string, Partial<QueryCommandInput>, string]>([
    ['sorts texts by their bytes', {}, '10 9 a b z ä'],
    ['goes backwards', { ScanIndexForward: false }, 'ä z b a 9 10'],
    ['begins after a key', { ExclusiveStartKey: { pk: { S: 'p' }, sk: { S: 'aa' } } }, 'b z ä'],
    ['takes a range', { KeyConditionExpression: 'sk > :a AND pk = :p' }, 'b z ä'],
    ['takes both ends', { KeyConditionExpression: 'pk = :p AND sk BETWEEN :a AND :x' }, 'a b'],
    ['takes a beginning', { KeyConditionExpression: '(pk = :p) AND begins_with(sk, :a)' }, 'a'],
    ['leaves out what its filter does not take', { FilterExpression: 'place > :0' }, 'a b'],
  ])('%s', async (_what, more, found) => {
    expect(sks((await listed().db.send(query(more))).Items)).toBe(found);
  });

  test('of an index sorts numbers as numbers, and has only items with its keys', async () => {
    const more = {
      IndexName: 'byRank',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: 'k' } },
    };
    const { db } = listed();
    const first = await db.send(query({ ...more, Limit: 2 }));
    const rest = await db.send(query({ ...more, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect([sks(first.Items), sks(rest.Items)]).toEqual(['ä b', 'a']);
    expect(Object.keys(first.LastEvaluatedKey ?? {}).sort()).toEqual(['kind', 'pk', 'place', 'sk']);
  });

  test.each([
    ['its limit', { Limit: 2 }, undefined],
    ['the page', {}, 2],
  ])('looks at no more than %s, filters then, and says that there may be more', async (_what, more, page) => {
    const last = { pk: { S: 'p' }, sk: { S: '9' } };
    const answer = await listed(page).db.send(query({ FilterExpression: 'place > :0', ...more }));
    expect(answer).toMatchObject({ Items: [], Count: 0, ScannedCount: 2, LastEvaluatedKey: last });
  });

  test('that ends at its limit does not know that there is no more', async () => {
    const { db } = listed();
    expect(await db.send(query({ Limit: 6 }))).toHaveProperty('LastEvaluatedKey');
    expect(await db.send(query({ Limit: 7 }))).not.toHaveProperty('LastEvaluatedKey');
  });

  test('may count alone', async () => {
    const answer = await listed().db.send(query({ Select: 'COUNT' }));
    expect(answer).toMatchObject({ Count: 6 });
    expect(answer).not.toHaveProperty('Items');
  });

  test.each<[string, Partial<QueryCommandInput>]>([
    ['without a hash', { KeyConditionExpression: 'sk = :a' }],
    ['of a range of hashes', { KeyConditionExpression: 'pk > :p' }],
    ['of another attribute', { KeyConditionExpression: 'pk = :p AND kind = :a' }],
    ['of one of two', { KeyConditionExpression: 'pk = :p OR sk = :a' }],
    ['of what is not', { KeyConditionExpression: 'NOT pk = :p' }],
    ['of two ranges', { KeyConditionExpression: 'pk = :p AND sk > :a AND sk < :x' }],
    ['of other texts', { KeyConditionExpression: 'pk = :p AND sk <> :a' }],
    ['of a key that is a number', { KeyConditionExpression: 'pk = :0' }],
    ['of an empty key', { KeyConditionExpression: 'pk = :none' }],
    ['with a filter of the key', { FilterExpression: 'sk > :a' }],
    ['of no items', { Limit: 0 }],
    ['from a key of elsewhere', { ExclusiveStartKey: { pk: { S: 'q' }, sk: { S: 'a' } } }],
    ['from half a key', { ExclusiveStartKey: { pk: { S: 'p' } } }],
    ['of an index that is not there', { IndexName: 'byName' }],
    ['of a kind of answer without it', { Select: 'SPECIFIC_ATTRIBUTES' }],
    ['with a field that the table does not know', { AttributesToGet: ['pk'] }],
    ['with a name that is not used', { ExpressionAttributeNames: { '#n': 'n' } }],
    ['with a value that is not used', { ExpressionAttributeValues: { ':p': { S: 'p' }, ':0': { N: '0' } } }],
  ])('%s is refused', (_what, more) => expect(listed().db.send(query(more))).rejects.toMatchObject(INVALID));

  test('that reads an index consistently is refused', async () => {
    const more = { IndexName: 'byRank', KeyConditionExpression: 'kind = :p', ConsistentRead: true };
    await expect(listed().db.send(query(more))).rejects.toMatchObject(INVALID);
  });
});

describe('an item', () => {
  test.each<[string, Item]>([
    ['without its range', { pk: { S: 'p' } }],
    ['with a key of another type', { ...Key, pk: { N: '1' } }],
    ['with an empty key', { ...Key, sk: { S: '' } }],
    ['with an empty set', { ...Key, ss: { SS: [] } }],
    ['with a set that has a member twice', { ...Key, ns: { NS: ['1', '1.0'] } }],
    ['with a number that is none', { ...Key, n: { N: 'one' } }],
    ['with a number of 39 digits', { ...Key, n: { N: '1'.repeat(39) } }],
    ['with a number that is too large', { ...Key, n: { N: '1e126' } }],
    ['with a number that is too near to nothing', { ...Key, n: { N: '1e-131' } }],
    ['with a value of two types', { ...Key, n: { N: '1', S: '1' } as never }],
    ['with an empty value in a list', { ...Key, l: { L: [{} as never] } }],
  ])('%s is refused', async (_what, Item) => {
    const { db, items } = tables();
    await expect(db.send(new PutItemCommand({ TableName: 'T', Item }))).rejects.toMatchObject(INVALID);
    expect(items('T')).toEqual([THING]);
  });

  test('whose attribute an index cannot sort is refused', async () => {
    const Item = { ...Key, kind: { S: 'k' }, place: { S: '1' } };
    await expect(listed().db.send(new PutItemCommand({ TableName: 'T', Item }))).rejects.toMatchObject(
      INVALID,
    );
  });

  test('is copied in and out, its numbers as DynamoDB writes them', async () => {
    const { db } = tables();
    const Item = { ...Key, n: { N: '0012.50e1' }, l: { L: [{ S: 'x' }] } };
    const put = db.send(new PutItemCommand({ TableName: 'T', Item }));
    Item.l.L.push({ S: 'later' });
    await put;
    const get = () => db.send(new GetItemCommand({ TableName: 'T', Key, ConsistentRead: true }));
    (await get()).Item?.['l']?.L?.pop();
    expect((await get()).Item).toEqual({ ...Key, n: { N: '125' }, l: { L: [{ S: 'x' }] } });
  });

  test.each<[string, Item]>([
    ['#n, s', { n: { N: '2' }, s: { S: 'sea' } }],
    ['m.y[0], l[1], nothing', { m: { M: { y: { L: [{ S: 'y' }] } } }, l: { L: [{ S: 'x' }] } }],
    ['m.nothing, l[7]', {}],
  ])('shows %s alone', async (shows, shown) => {
    const command = { TableName: 'T', Key, ProjectionExpression: shows, ...placeholders(shows) };
    expect((await tables().db.send(new GetItemCommand(command))).Item).toEqual(shown);
  });

  test.each([
    ['of half a key', { Key: { pk: { S: 'p' } } }],
    ['of more than a key', { Key: { ...Key, n: { N: '1' } } }],
    ['of overlapping paths', { Key, ProjectionExpression: 'm, m.x' }],
    ['with names for nothing', { Key, ExpressionAttributeNames: { '#n': 'n' } }],
  ])('is not read by an input %s', (_what, input) =>
    expect(tables().db.send(new GetItemCommand({ TableName: 'T', ...input }))).rejects.toMatchObject(INVALID),
  );
});

describe('a transaction', () => {
  type Writes = NonNullable<TransactWriteItemsCommandInput['TransactItems']>;
  const key = (sk: string): Item => ({ pk: { S: 'p' }, sk: { S: sk } });
  const put = (sk: string, more = {}) => ({ Put: { TableName: 'T', Item: key(sk), ...more } });
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  const add = {
    Update: {
      TableName: 'T',
      Key,
      UpdateExpression: 'ADD s :x',
      ExpressionAttributeValues: { ':x': { N: '1' } },
    },
  };

  test('does all of its writes', async () => {
    const { db, items } = tables();
    const TransactItems: Writes = [
      put('2', isNew),
      { ConditionCheck: { TableName: 'T', Key: key('3'), ...isNew } },
      { Delete: { TableName: 'T', Key } },
    ];
    await db.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(items('T')).toEqual([key('2')]);
  });

  test('does none when one cannot be done, and says why of each', async () => {
    const { db, items } = tables();
    const shown = { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    const TransactItems: Writes = [put('2'), { ConditionCheck: { TableName: 'T', Key, ...shown } }];
    const other: Writes = [put('2'), add];
    await expect(db.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: THING }],
    });
    await expect(db.send(new TransactWriteItemsCommand({ TransactItems: other }))).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
    expect(items('T')).toEqual([THING]);
  });

  test.each<[string, Writes]>([
    ['of nothing', []],
    ['of 101 writes', Array.from({ length: 101 }, (_none, n) => put(String(n)))],
    ['of two writes of one item', [put('2'), { Delete: { TableName: 'T', Key: key('2') } }]],
    ['of a write of two kinds', [{ ...put('2'), Delete: { TableName: 'T', Key } }]],
    ['of an update of nothing', [{ Update: { TableName: 'T', Key, UpdateExpression: undefined } }]],
    ['of a check of nothing', [{ ConditionCheck: { TableName: 'T', Key, ConditionExpression: undefined } }]],
  ])('%s is refused', (_what, TransactItems) =>
    expect(tables().db.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject(INVALID),
  );

  test('takes 100 writes', async () => {
    const { db, items } = tables();
    const TransactItems = Array.from({ length: 100 }, (_none, n) => put(`n${String(n)}`));
    await db.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(items('T')).toHaveLength(101);
  });
});

describe('a batch', () => {
  const keys = (many: number): Item[] =>
    Array.from({ length: many }, (_none, n) => ({ pk: { S: 'p' }, sk: { S: String(n) } }));
  const get = (Keys: Item[]) => new BatchGetItemCommand({ RequestItems: { T: { Keys } } });
  const write = (all: Item[]) =>
    new BatchWriteItemCommand({ RequestItems: { T: all.map((one) => ({ PutRequest: { Item: one } })) } });

  test.each([
    ['no keys', get([])],
    ['101 keys', get(keys(101))],
    ['a key twice', get([Key, Key])],
    ['no writes', write([])],
    ['26 writes', write(keys(26))],
    ['two writes of an item', write([Key, Key])],
    ['no table', new BatchGetItemCommand({ RequestItems: {} })],
    ['nothing to write', new BatchWriteItemCommand({ RequestItems: { T: [{}] } })],
  ])('of %s is refused', (_what, command) =>
    expect(tables().db.send(command as BatchGetItemCommand)).rejects.toMatchObject(INVALID),
  );

  test('leaves its last parts undone when it is told to, once', async () => {
    const { db, items, leaveUndone } = tables();
    leaveUndone(3);
    const { UnprocessedItems } = await db.send(write(keys(5)));
    expect(UnprocessedItems?.['T']).toEqual(
      keys(5)
        .slice(2)
        .map((Item) => ({ PutRequest: { Item } })),
    );
    expect(items('T')).toHaveLength(2);
    leaveUndone(1);
    const { Responses, UnprocessedKeys } = await db.send(get(keys(2)));
    expect([Responses?.['T'], UnprocessedKeys?.['T']?.Keys]).toEqual([[keys(1)[0]], [keys(2)[1]]]);
    expect((await db.send(get(keys(2)))).UnprocessedKeys).toEqual({});
  });
});

test('a table that is not there is named', () =>
  expect(tables().db.send(new GetItemCommand({ TableName: 'U', Key }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: expect.stringContaining('U'),
  }));

test('a command that the tables do not know is refused', () =>
  expect(tables().db.send(new ListTablesCommand({}))).rejects.toMatchObject(INVALID));

test('something can happen before a command, and after it, once', async () => {
  const { db, before, after, items, put } = tables();
  const Item = { ...Key, s: { S: 'mine' } };
  before('PutItem', async () => void put('T', { pk: { S: 'p' }, sk: { S: '2' } }));
  after('PutItem', async () => Promise.reject(new Error('the answer is lost')));
  await expect(db.send(new PutItemCommand({ TableName: 'T', Item }))).rejects.toThrow('lost');
  expect(items('T')).toHaveLength(2);
  await db.send(new PutItemCommand({ TableName: 'T', Item }));
  expect(items('T')).toContainEqual(Item);
});

describe('numbers', () => {
  const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

  test('are added and compared to all their digits', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 20 }), (one, other, places) => {
        const [a, b] = [`${String(one)}e-${String(places)}`, `${String(other)}e-${String(places)}`];
        expect(sumOf(a, b)).toBe(normalized(`${String(one + other)}e-${String(places)}`));
        expect(sumOf(a, b, -1)).toBe(normalized(`${String(one - other)}e-${String(places)}`));
        expect(Math.sign(compareNumbers(a, b))).toBe(one < other ? -1 : Number(one > other));
      }),
    );
  });

  test.each([
    ['1.0', '1'],
    ['-0.0', '0'],
    ['+.5', '0.5'],
    ['1e3', '1000'],
    ['-12.5e-3', '-0.0125'],
    ['9'.repeat(38), '9'.repeat(38)],
  ])('%s is written %s', (given, want) => expect(normalized(given)).toBe(want));
});

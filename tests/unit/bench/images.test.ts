import {
  BatchGetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { itemSize, unitsOf } from '../../../bench/shared/size.ts';
import { clientOf, placeOf } from '../../../bench/images/table.ts';
import { libraryOf, SUB } from '../../../bench/images/library.ts';
import { counting } from '../../../bench/images/counted.ts';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { imageSearch } from '../../../systems/images/aws/image-search.ts';

describe('an item counts', () => {
  test.each<[string, Item, number]>([
    ['the names and the texts, as bytes', { pk: { S: 'é' }, sk: { S: 'ab' } }, 2 + 2 + 2 + 2],
    ['a byte for two digits, and one more', { n: { N: '12345' } }, 1 + 3 + 1],
    ['no zeros at the ends', { n: { N: '120000' } }, 1 + 1 + 1],
    ['a fraction by its digits', { n: { N: '0.9876' } }, 1 + 2 + 1],
    ['a byte more for what is below nothing', { n: { N: '-1' } }, 1 + 1 + 1 + 1],
    ['nothing as a number', { n: { N: '0' } }, 1 + 1],
    [
      'three bytes for a list, and one for each member',
      { l: { L: [{ S: 'a' }, { S: 'bc' }] } },
      1 + 3 + 2 + 3,
    ],
    ['the same for a map, and its names', { m: { M: { name: { S: 'a' } } } }, 1 + 3 + 1 + 4 + 1],
    ['three bytes for what is empty', { l: { L: [] } }, 1 + 3],
  ])('%s', (_what, item, size) => expect(itemSize(item)).toBe(size));
});

test.each([
  [60 * 1024, true, 15],
  [60 * 1024, false, 7.5],
  [4096, true, 1],
  [4097, true, 2],
  [0, true, 1],
])('%i bytes cost, read consistently: %s, %f units', (size, isConsistent, units) =>
  expect(unitsOf(size, isConsistent)).toBe(units),
);

/** A table of one partition, of items `a`, `b`… each of which counts so many bytes. */
const table = (names: string, size: number) => {
  const sks = [...names];
  const at = (sk: string) =>
    placeOf(sks, sk) === undefined ? undefined : { item: stringsOf({ pk: 'p', sk }), size };
  return clientOf((pk) => (pk === 'p' ? { sks, at } : undefined));
};

const between = (first: string, last: string, more: Partial<QueryCommandInput> = {}): QueryCommand =>
  new QueryCommand({
    TableName: 'T',
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: stringsOf({ ':pk': 'p', ':first': first, ':last': last }),
    ConsistentRead: true,
    ...more,
  });

const HALF = 2 ** 19;

describe('a query', () => {
  test.each<[string, QueryCommand, string, boolean]>([
    ['takes in both its ends', between('b', 'd'), 'bcd', false],
    ['begins between items', between('aa', 'cc'), 'bc', false],
    ['goes backwards', between('a', 'c', { ScanIndexForward: false }), 'cba', false],
    ['ends at its limit', between('a', 'e', { Limit: 2 }), 'ab', true],
    ['does not know that its limit is the end', between('d', 'e', { Limit: 2 }), 'de', true],
    ['finds nothing', between('x', 'z'), '', false],
  ])('%s', async (_what, command, found, isMore) => {
    const { Items = [], Count, LastEvaluatedKey } = await table('abcde', 10).send(command);
    expect(Items.map(({ sk }) => sk?.S).join('')).toBe(found);
    expect(Count).toBe(found.length);
    expect(LastEvaluatedKey).toEqual(isMore ? stringsOf({ pk: 'p', sk: found.at(-1) }) : undefined);
  });

  test('ends its page with the item that makes it a megabyte', async () => {
    const { Items, LastEvaluatedKey, ConsumedCapacity } = await table('abcde', HALF - 1).send(
      between('a', 'e'),
    );
    expect(Items).toHaveLength(3);
    expect(LastEvaluatedKey).toBeDefined();
    expect(ConsumedCapacity?.CapacityUnits).toBe(384);
  });
});

test('a batch costs a unit at least for each key, also for one that is not there', async () => {
  const Keys = ['a', 'b', 'x'].map((sk) => stringsOf({ pk: 'p', sk }));
  const { Responses, ConsumedCapacity } = await table('ab', 5000).send(
    new BatchGetItemCommand({ RequestItems: { T: { Keys, ConsistentRead: true } } }),
  );
  expect(Responses?.['T']?.map(({ sk }) => sk?.S)).toEqual(['a', 'b']);
  expect(ConsumedCapacity?.[0]?.CapacityUnits).toBe(2 + 2 + 1);
});

test.each([
  ['another key condition', between('a', 'b', { KeyConditionExpression: 'pk = :pk' }), 'key condition'],
  ['a filter', between('a', 'b', { FilterExpression: '#count > :zero' }), 'FilterExpression'],
  ['an index', between('a', 'b', { IndexName: 'other' }), 'IndexName'],
])('the table refuses %s', (_what, command, reason) =>
  expect(table('ab', 1).send(command)).rejects.toThrow(reason),
);

test('the table takes no write', () =>
  expect(table('ab', 1).send(new PutItemCommand({ TableName: 'T', Item: {} }))).rejects.toThrow('PutItem'));

test('what a client reads is counted by what the table answers', async () => {
  // Prepare
  const library = libraryOf(50);
  const client = clientOf((pk) => library.get(pk));
  const told = counting(client);

  // Act
  const list = { kind: 'state', state: 'tagged' } as const;
  const { ids } = await imageSearch(client, 'T').ids(SUB, list, { order: 'newest' }, 20);

  // Assess
  expect(ids).toHaveLength(20);
  expect(told()).toEqual({ queries: 1, batches: 0, items: 20, units: 1 });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemFrom, rowsOf, updateOf } from '../../../web/tables/edit.ts';
import { columnsOf, queryOf, type TableKey } from '../../../web/tables/query.ts';
import { tableSearch } from '../../../web/tables/search.ts';
import {
  isItem,
  isValue,
  type Item,
  shortText,
  textOf,
  type Type,
  typeOf,
  type Value,
  valueFrom,
} from '../../../web/tables/value.ts';

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constant('12345678901234567890123456789012345678'),
);
const binary = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 5 });
const { value } = fc.letrec<{ value: Value; item: Item }>((tie) => ({
  item: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    fc.record({ S: fc.string() }),
    fc.record({ N: number }),
    fc.record({ B: binary }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ NULL: fc.constant(true as const) }),
    fc.record({ SS: some(fc.string()) }),
    fc.record({ NS: some(number) }),
    fc.record({ BS: some(binary) }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 4 }) }),
    fc.record({ M: tie('item') }),
  ),
}));
const item = fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 6 }) as fc.Arbitrary<Item>;

describe('the value of an attribute', () => {
  test('comes back from the text of a form as it was, type and all', () =>
    fc.assert(
      fc.property(value, (one) => {
        expect(isValue(one)).toBe(true);
        expect(valueFrom(typeOf(one), textOf(one))).toEqual(one);
      }),
    ));

  test.each<[Type, string, string]>([
    ['N', '', 'Write a number'],
    ['N', '1,5', 'Write a number'],
    ['N', 'NaN', 'Write a number'],
    ['N', '.', 'Write a number'],
    ['N', '1'.repeat(39), 'at most 38 digits'],
    ['B', 'a', 'Write base64'],
    ['SS', '[]', 'different texts'],
    ['SS', '["a","a"]', 'different texts'],
    ['NS', '[1]', 'different numbers'],
    ['BS', '["a"]', 'different base64'],
    ['L', '[1]', 'values with their types'],
    ['M', '{"a":1}', 'values with their types'],
    ['M', '{', 'values with their types'],
    ['BOOL', 'yes', 'true or false'],
    ['NULL', 'false', 'no other value'],
  ])('of the type %s is not %j', (type, text, says) => expect(valueFrom(type, text)).toContain(says));

  test.each<[unknown]>([
    [null],
    ['a'],
    [{}],
    [{ S: 1 }],
    [{ S: 'a', N: '1' }],
    [{ X: 'a' }],
    [[]],
    [{ toString: 'a' }],
  ])('%j is not a value', (one) => expect(isValue(one)).toBe(false));

  test.each<[Value, string]>([
    [{ S: 'a'.repeat(100) }, 'a'.repeat(80)],
    [{ N: '1.50' }, '1.50'],
    [{ BOOL: false }, 'false'],
    [{ NULL: true }, 'null'],
    [{ SS: ['a', 'b'] }, 'Set of texts of 2'],
    [{ M: { a: { S: 'b' } } }, 'Map of 1'],
  ])('%j is short in a table', (one, text) => expect(shortText(one)).toBe(text));
});

describe('the form of an item', () => {
  test('gives the item back as it was, with its key first', () =>
    fc.assert(
      fc.property(item, (one) => {
        const keys = Object.keys(one).slice(-1);
        const rows = rowsOf(one, keys);
        expect(itemFrom(rows)).toEqual({ item: one });
        expect(rows.slice(0, keys.length).map(({ name }) => name)).toEqual(keys);
      }),
    ));

  test('names each attribute that is wrong, and why', () => {
    const rows = [
      { id: 0, name: 'id', type: 'S' as const, text: 'a' },
      { id: 1, name: '', type: 'N' as const, text: 'x' },
      { id: 2, name: 'id', type: 'S' as const, text: 'b' },
    ];

    const read = itemFrom(rows);

    expect('faults' in read && [...read.faults]).toEqual([
      [
        1,
        {
          name: 'Give the attribute a name.',
          value: 'Write a number of at most 38 digits, such as 5 or -1.5e3.',
        },
      ],
      [2, { name: 'Another attribute has this name.' }],
    ]);
  });

  test('keeps an attribute whose name means something to JavaScript', () => {
    const read = itemFrom([{ id: 0, name: '__proto__', type: 'S', text: 'a' }]);

    expect('item' in read && JSON.stringify(read.item)).toBe('{"__proto__":{"S":"a"}}');
  });
});

describe('the update of an item', () => {
  const before = { id: { S: '1' }, a: { N: '1' }, b: { S: 'x' }, c: { BOOL: true } } as const;

  test('writes what was changed, and only if it is still what was read', () =>
    expect(
      updateOf(before, { id: { S: '1' }, a: { N: '2' }, c: { BOOL: true }, d: { S: 'new' } }, ['id']),
    ).toEqual({
      Key: { id: { S: '1' } },
      UpdateExpression: 'SET #n0 = :n0, #n2 = :n2 REMOVE #n1',
      ConditionExpression: 'attribute_exists(#key) AND #n0 = :o0 AND #n1 = :o1 AND attribute_not_exists(#n2)',
      ExpressionAttributeNames: { '#key': 'id', '#n0': 'a', '#n1': 'b', '#n2': 'd' },
      ExpressionAttributeValues: {
        ':n0': { N: '2' },
        ':o0': { N: '1' },
        ':o1': { S: 'x' },
        ':n2': { S: 'new' },
      },
    }));

  test('is absent when nothing was changed', () =>
    expect(updateOf(before, { ...before }, ['id'])).toBeUndefined());

  test('sees a change of the type alone', () =>
    expect(updateOf(before, { ...before, a: { S: '1' } }, ['id'])?.UpdateExpression).toBe('SET #n0 = :n0'));
});

describe('a query', () => {
  const key: TableKey = [
    { name: 'artist', type: 'S' },
    { name: 'year', type: 'N' },
  ];

  test.each([
    ['eq' as const, '#s = :s'],
    ['begins' as const, 'begins_with(#s, :s)'],
    ['gte' as const, '#s >= :s'],
    ['lte' as const, '#s <= :s'],
  ])('with the condition %s says %s', (condition, says) =>
    expect(queryOf({ partition: 'a', condition, sort: '1999', order: 'desc' }, key)).toEqual({
      KeyConditionExpression: `#p = :p AND ${says}`,
      ExpressionAttributeNames: { '#p': 'artist', '#s': 'year' },
      ExpressionAttributeValues: { ':p': { S: 'a' }, ':s': { N: '1999' } },
      ScanIndexForward: false,
    }),
  );

  test('of a table without a sort key has no condition on one', () =>
    expect(queryOf({ partition: 'a', condition: 'eq', sort: 'x' }, [{ name: 'id', type: 'S' }])).toEqual({
      KeyConditionExpression: '#p = :p',
      ExpressionAttributeNames: { '#p': 'id' },
      ExpressionAttributeValues: { ':p': { S: 'a' } },
    }));

  test('is absent when all items are asked for', () => expect(queryOf({}, key)).toBeUndefined());
});

test('columns are the key, then what most items have, and not too many', () => {
  const items: Item[] = [
    { id: { S: '1' }, b: { S: '' }, a: { S: '' } },
    { id: { S: '2' }, b: { S: '' } },
    Object.fromEntries('c d e f g h i j k'.split(' ').map((name) => [name, { S: '' }])),
  ];

  expect(columnsOf(items, ['id'])).toEqual(['id', 'b', 'a', 'c', 'd', 'e', 'f', 'g']);
});

test.each([
  [{}, {}],
  [
    { table: 't', partition: 5, condition: 'x', sort: true, order: 'desc' },
    { table: 't', partition: '5', condition: 'eq', sort: 'true', order: 'desc' },
  ],
  [{ sort: 'a', order: 'desc', condition: 'eq' }, {}],
  [{ partition: ['a'], table: {}, item: { id: { S: '1' } } }, { item: { id: { S: '1' } } }],
  [{ item: 'new' }, { item: 'new' }],
  [{ table: '', item: [] }, {}],
  [{ item: 'old' }, {}],
])('the link %j means %j', (search, meant) => expect(tableSearch(search)).toEqual(meant));

test('an item has values only', () =>
  expect([isItem({ a: { S: 'a' } }), isItem({ a: 'a' }), isItem([])]).toEqual([true, false, false]));

import { describe, expect, test } from '@jest/globals';
import { exactOf } from '../../../systems/manager/exact/exact.ts';
import { orderIn } from '../../../systems/manager/request/order.ts';
import { tableNames } from '../../../systems/manager/settings.ts';

const ALLOWED = ['lambda-apigateway', 'other'];
const ordered = (body: unknown) => orderIn(exactOf(JSON.stringify(body)), ALLOWED);
const on = (operation: string, payload: unknown, more: object = {}) =>
  ordered({ operation, tableName: 'other', payload, ...more });

describe('an order', () => {
  test('is read with each field in its type', () =>
    expect(
      on('query', {
        KeyConditionExpression: 'id = :i',
        ExpressionAttributeNames: { '#a': 'a' },
        ExpressionAttributeValues: { ':i': 1 },
        ExclusiveStartKey: { id: { $dynamodb: { B: 'AA==' } } },
        Limit: 2_147_483_647,
        ConsistentRead: true,
      }),
    ).toEqual({
      operation: 'query',
      table: 'other',
      types: 'plain',
      payload: {
        KeyConditionExpression: 'id = :i',
        ExpressionAttributeNames: { '#a': 'a' },
        ExpressionAttributeValues: { ':i': { N: '1' } },
        ExclusiveStartKey: { id: { B: Buffer.from([0]) } },
        Limit: 2_147_483_647,
        ConsistentRead: true,
      },
    }));

  test('may write its items in DynamoDB’s types', () =>
    expect(on('create', { Item: { id: { S: '1' } } }, { types: 'dynamodb' })).toMatchObject({
      types: 'dynamodb',
      payload: { Item: { id: { S: '1' } } },
    }));

  test('of echo, ping and list needs no payload', () => {
    expect(ordered({ operation: 'echo' })).toEqual({ operation: 'echo', payload: null });
    expect(ordered({ operation: 'ping' })).toEqual({ operation: 'ping' });
    expect(ordered({ operation: 'list', tableName: 'other' })).toMatchObject({ payload: {} });
  });
});

const key = { Key: { id: '1' } };
test.each<[string, unknown, string]>([
  ['a list', [], 'The body must be an object'],
  ['an unknown field', { operation: 'ping', Payload: {} }, 'Payload is not a known field: use operation'],
  ['no operation', {}, 'operation is missing'],
  ['an operation that is not text', { operation: 1 }, 'operation must be a string'],
  ['an unknown operation', { operation: 'x' }, 'Unrecognized operation "x"'],
  ['a long operation', { operation: 'x'.repeat(101) }, `Unrecognized operation "${'x'.repeat(100)}"`],
  ['an operation of JavaScript’s', { operation: 'constructor' }, 'Unrecognized operation "constructor"'],
  ['other types', { operation: 'ping', types: 'xml' }, 'types must be plain or dynamodb'],
  ['no table', { operation: 'list' }, 'tableName is missing'],
  ['a table that is not text', { operation: 'list', tableName: 1 }, 'tableName must be a string'],
  ['a table that is not text, of echo, too', { operation: 'echo', tableName: null }, 'must be a string'],
  [
    'a table with a longer name',
    { operation: 'list', tableName: 'x'.repeat(101) },
    'tableName must have at most 100 characters',
  ],
])('%s is refused', (_name, body, says) =>
  expect(() => ordered(body)).toThrow(
    expect.objectContaining({ code: 'RequestInvalid', message: expect.stringContaining(says) }),
  ),
);

test.each(['x', 'x'.repeat(100)])('a table of others is forbidden: %s', (tableName) =>
  expect(() => ordered({ operation: 'list', tableName })).toThrow(
    expect.objectContaining({
      code: 'Forbidden',
      message: 'This table is not allowed: use lambda-apigateway, other',
    }),
  ),
);

test.each<[string, string, unknown, string]>([
  ['a payload that is not an object', 'list', [], 'payload must be an object'],
  ['no item', 'create', {}, 'payload.Item is missing'],
  ['no key', 'update', { UpdateExpression: 'REMOVE a' }, 'payload.Key is missing'],
  ['a key that is not an object', 'read', { Key: '1' }, 'payload.Key must be an object'],
  ['no condition on keys', 'query', {}, 'payload.KeyConditionExpression is missing'],
  ['a table', 'list', { TableName: 'x' }, 'send tableName beside it'],
  [
    'AttributeUpdates',
    'update',
    { ...key, AttributeUpdates: {} },
    'legacy field of DynamoDB: use UpdateExpression',
  ],
  ['Expected', 'delete', { ...key, Expected: {} }, 'use ConditionExpression'],
  ['ConditionalOperator', 'delete', { ...key, ConditionalOperator: 'OR' }, 'use AND and OR in an expression'],
  ['KeyConditions', 'query', { KeyConditions: {} }, 'use KeyConditionExpression'],
  ['ScanFilter', 'list', { ScanFilter: {} }, 'use FilterExpression'],
  ['QueryFilter', 'query', { QueryFilter: {} }, 'use FilterExpression'],
  ['AttributesToGet', 'read', { ...key, AttributesToGet: [] }, 'use ProjectionExpression'],
  [
    'a field of another operation',
    'read',
    { ...key, Limit: 1 },
    'use Key, ConsistentRead, ProjectionExpression, Ex',
  ],
  ['__proto__', 'list', JSON.parse('{"__proto__":{}}'), 'payload.__proto__ is not a field'],
  ['a limit with a point', 'list', { Limit: 1.5 }, 'payload.Limit must be a whole number'],
  ['a limit of 33 bits', 'list', { Limit: 4_294_967_296 }, 'payload.Limit must be a whole number'],
  ['a limit in words', 'list', { Limit: '1' }, 'payload.Limit must be a whole number'],
  ['a flag in words', 'read', { ...key, ConsistentRead: 'true' }, 'ConsistentRead must be true or false'],
  ['an expression that is not text', 'list', { FilterExpression: 1 }, 'FilterExpression must be a string'],
  ['a name that is not text', 'list', { ExpressionAttributeNames: { a: 1 } }, 'Names.a must be a string'],
])('a payload with %s is refused', (_name, operation, payload, says) =>
  expect(() => on(operation, payload)).toThrow(says),
);

test('an echo has 32 levels at most', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
  expect(ordered({ operation: 'echo', payload: nested(32) })).toMatchObject({ operation: 'echo' });
  expect(() => ordered({ operation: 'echo', payload: nested(33) })).toThrow(
    'payload is nested deeper than 32 levels',
  );
});

test('a name of any length is cut in an error', () => {
  const name = 'n'.repeat(5_000);
  expect(() => on('create', { Item: { [name]: { $dynamodb: 1 } } })).toThrow(/^.{1,999}$/);
  expect(() => ordered({ operation: 'ping', [name]: 1 })).toThrow(/^.{1,999}$/);
});

test('the tables that are allowed are named in one setting', () => {
  expect(tableNames('a, b.c')).toEqual(['a', 'b.c']);
  for (const wrong of ['a,', 'a/b', 'x'.repeat(101)])
    expect(() => tableNames(wrong)).toThrow('must be names');
});

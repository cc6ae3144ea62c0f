import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { exactOf } from '../../../systems/manager/exact/exact.ts';
import { invoked } from '../../../systems/manager/running/invoked.ts';
import { replyOf } from '../../../systems/manager/running/reply.ts';
import { run } from '../../../systems/manager/running/run.ts';
import { managerParts } from '../../../systems/manager/wiring.ts';
import { CONFIG } from '../../shared/sdk.ts';

log.setLogLevel('SILENT');

interface Wire {
  readonly target: string;
  readonly body: Readonly<Record<string, unknown>>;
}
type Answer = (asked: Wire) => { readonly status?: number; readonly text: string };

/** The manager of a stack whose DynamoDB is a function, and what that was asked. */
const managerOf = (answer: Answer) => {
  const asked: Wire[] = [];
  const requestHandler = {
    handle: async ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
      const wire: Wire = {
        target: headers['x-amz-target'] ?? '',
        body: JSON.parse(new TextDecoder().decode(body)) as Wire['body'],
      };
      asked.push(wire);
      const { status = 200, text } = answer(wire);
      return {
        response: {
          statusCode: status,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Readable.from([Buffer.from(text)]),
        },
      };
    },
  };
  const db = new DynamoDBClient({ ...CONFIG, maxAttempts: 1, requestHandler });
  const parts = managerParts(db, { stack: 'trellis', allowed: ['t'] });
  return {
    asked,
    parts,
    run: async (body: object) => replyOf(await run(parts, exactOf(JSON.stringify(body))), 'request-1'),
  };
};

const failing =
  (type: string, message: string, more: object = {}): Answer =>
  () => ({
    status: 400,
    text: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more }),
  });
const read = { operation: 'read', tableName: 't', payload: { Key: { id: '1' } } };

describe('an operation', () => {
  test.each([
    ['create', 'PutItem', { Item: { id: '1', n: 2 } }, { Item: { id: { S: '1' }, n: { N: '2' } } }],
    ['read', 'GetItem', { Key: { id: '1' } }, { Key: { id: { S: '1' } } }],
    ['update', 'UpdateItem', { Key: { id: '1' } }, { Key: { id: { S: '1' } } }],
    ['delete', 'DeleteItem', { Key: { id: '1' } }, { Key: { id: { S: '1' } } }],
    ['list', 'Scan', { Limit: 2 }, { Limit: 2 }],
    ['query', 'Query', { KeyConditionExpression: 'a' }, { KeyConditionExpression: 'a' }],
  ])('%s is the command %s on the stack’s table', async (operation, command, payload, input) => {
    const { asked, run: ask } = managerOf(() => ({ text: '{}' }));
    expect(await ask({ operation, tableName: 't', payload })).toMatchObject({ status: 200, body: '{}' });
    expect(asked).toEqual([
      { target: `DynamoDB_20120810.${command}`, body: { ...input, TableName: 'trellis.data.t' } },
    ]);
  });

  test('is answered with DynamoDB’s output, attributes of any name included', async () => {
    const { run: ask } = managerOf(() => ({
      text: '{"Items":[{"__proto__":{"N":"1.10"},"b":{"B":"AAE="}}],"Count":1,"ScannedCount":2,"LastEvaluatedKey":{"id":{"S":"1"}},"ConsumedCapacity":{"TableName":"trellis.data.t"}}',
    }));
    expect((await ask({ operation: 'list', tableName: 't' })).body).toBe(
      '{"Items":[{"__proto__":1.10,"b":{"$dynamodb":{"B":"AAE="}}}],"Count":1,"ScannedCount":2,"LastEvaluatedKey":{"id":"1"}}',
    );
  });

  test('whose condition does not hold is a conflict, with the item if that was asked for', async () => {
    const item = { Item: { ['__proto__']: { S: 'kept' }, n: { N: '1' } } };
    const without = managerOf(failing('ConditionalCheckFailedException', 'The conditional request failed'));
    const having = managerOf(
      failing('ConditionalCheckFailedException', 'The conditional request failed', item),
    );
    const error = '{"message":"The conditional request failed","code":"Conflict","requestId":"request-1"';
    expect(await without.run(read)).toMatchObject({
      status: 409,
      contentType: 'application/json',
      body: `${error}}`,
    });
    expect(await having.run(read)).toMatchObject({
      status: 409,
      body: `${error},"Item":{"__proto__":"kept","n":1}}`,
    });
  });
});

test.each([
  [
    'ValidationException',
    'The table trellis.data.t is odd',
    { code: 'Refused', message: 'The table t is odd' },
  ],
  ['ItemCollectionSizeLimitExceededException', 'Too much', { code: 'Refused', message: 'Too much' }],
  ['ResourceNotFoundException', 'secret', { code: 'NotFound', message: 'There is no table t' }],
  ['TransactionConflictException', 'secret', { code: 'Conflict', retryAfterS: 1 }],
  ['ProvisionedThroughputExceededException', 'secret', { code: 'TooManyRequests' }],
  ['ThrottlingException', 'secret', { code: 'TooManyRequests' }],
  ['RequestLimitExceeded', 'secret', { code: 'TooManyRequests' }],
  ['AccessDeniedException', 'secret', { name: 'AccessDeniedException' }],
])('DynamoDB’s %s', async (type, message, want) => {
  const error: unknown = await managerOf(failing(type, message))
    .run(read)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject(want);
  if (type !== 'AccessDeniedException')
    expect(error).not.toHaveProperty('message', expect.stringContaining('secret'));
});

describe('an answer of more than 5 MB', () => {
  /** A table of items that hold this text each. */
  const pages =
    (text: string, total: number): Answer =>
    ({ body }) => {
      const limit = typeof body['Limit'] === 'number' ? body['Limit'] : total;
      const items = Array.from({ length: limit }, (_none, at) => ({
        id: { S: String(at) },
        text: { S: text },
      }));
      return {
        text: JSON.stringify({
          Items: items,
          Count: limit,
          ScannedCount: limit,
          ...(limit < total && { LastEvaluatedKey: { id: { S: String(limit - 1) } } }),
        }),
      };
    };

  test('is asked for again with fewer items, so that DynamoDB says where it stopped', async () => {
    const { asked, run: ask } = managerOf(pages('x'.repeat(600_000), 9));
    const { status, body } = await ask({ operation: 'list', tableName: 't', payload: {} });
    expect(status).toBe(200);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(5_000_000);
    expect(JSON.parse(body)).toMatchObject({ Count: 4, LastEvaluatedKey: { id: '3' } });
    expect(asked.map(({ body: sent }) => sent['Limit'])).toEqual([undefined, 4]);
  });

  test('is one, too, that has fewer and would have more than 6 MB in the function’s answer', async () => {
    // A quote of a text has two bytes in JSON, and four where that JSON is a text itself.
    const { run: ask } = managerOf(pages('"'.repeat(700_000), 3));
    const { body } = await ask({ operation: 'list', tableName: 't' });
    expect(JSON.parse(body)).toMatchObject({ Count: 1, LastEvaluatedKey: { id: '0' } });
  });

  test('is refused when it is one item', () =>
    expect(
      managerOf(pages('x'.repeat(6_000_000), 1)).run({ operation: 'list', tableName: 't' }),
    ).rejects.toMatchObject({
      code: 'Refused',
      message: expect.stringContaining('larger than 5 MB'),
    }));
});

describe('a direct invocation', () => {
  afterEach(() => void jest.restoreAllMocks());
  const { parts } = managerOf(failing('AccessDeniedException', 'secret'));

  test('is answered with the result alone, and is logged', async () => {
    const info = jest.spyOn(log, 'info');
    expect(await invoked(parts, { operation: 'ping' })).toBe('pong');
    expect(await invoked(parts, { operation: 'echo', payload: { a: [1.5] } })).toEqual({ a: [1.5] });
    expect(info.mock.calls).toEqual([['direct invocation'], ['direct invocation']]);
  });

  test('fails with what a caller may know, and the log tells why', async () => {
    const [info, error] = [jest.spyOn(log, 'info'), jest.spyOn(log, 'error')];
    await expect(invoked(parts, { operation: 'x' })).rejects.toThrow('Unrecognized operation "x"');
    await expect(invoked(parts, read)).rejects.toThrow(
      expect.objectContaining({
        message: 'Internal server error',
        cause: expect.objectContaining({ name: 'AccessDeniedException' }),
      }),
    );
    const unmet = managerOf(failing('ConditionalCheckFailedException', 'no'));
    await expect(invoked(unmet.parts, read)).rejects.toThrow(
      expect.objectContaining({ code: 'Conflict', message: 'The conditional request failed' }),
    );
    expect(info.mock.calls).toEqual([
      ['direct invocation', { code: 'RequestInvalid' }],
      ['direct invocation', { code: 'Conflict' }],
    ]);
    expect(error.mock.calls).toEqual([
      ['direct invocation failed', { error: expect.objectContaining({ name: 'AccessDeniedException' }) }],
    ]);
  });
});

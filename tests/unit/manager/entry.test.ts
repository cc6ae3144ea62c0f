import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ApiKey } from '../../../core/api-key.ts';
import { log } from '../../../core/log.ts';
import { registerKey, sentTo } from '../../shared/entries.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { context, requestOf } from '../http/events.ts';

const before = { ...process.env };
Object.assign(process.env, {
  AWS_REGION: 'us-west-2',
  CONSOLE_ORIGIN: 'https://console.example',
  DENIED_TABLE: 'Denied',
  KEYS_TABLE: 'Keys',
  MANAGER_TABLES: 'lambda-apigateway, other',
  STACK_NAME: 'trellis',
  USER_POOL_CLIENT_ID: 'client',
  USER_POOL_ID: 'us-west-2_pool',
});
const { handler } = await import('../../../functions/manager/http.ts');
log.setLogLevel('SILENT');
afterAll(() => {
  process.env = before;
});

let tables: ReturnType<typeof memoryTables>;
beforeEach(() => {
  tables = memoryTables({
    Keys: { hash: 'hash' },
    Denied: { hash: 'id' },
    'trellis.data.lambda-apigateway': { hash: 'id' },
  });
  sentTo(DynamoDBClient.prototype, tables.db);
});
afterEach(() => {
  jest.restoreAllMocks();
});

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
const ask = (body: string, headers: Record<string, string>, claims?: Record<string, unknown>) =>
  settled(() =>
    handler(
      requestOf({
        method: 'POST',
        resource: claims ? '/me/dynamodbmanager' : '/dynamodbmanager',
        headers,
        body,
        ...(claims && { claims }),
      }),
      context,
    ),
  ) as Promise<Answer>;
const withKey = (body: string, change: Partial<ApiKey> = {}) =>
  ask(body, { 'x-api-key': registerKey((item) => tables.put('Keys', item), 'manager', change) });
const PING = '{"operation":"ping"}';

describe('a request with a key', () => {
  test('is answered as JSON whose numbers keep every digit', async () => {
    const payload = '{"n":1.10,"m":12345678901234567890123456789012345678,"__proto__":[]}';
    expect(await withKey(`{"operation":"echo","payload":${payload}}`)).toMatchObject({
      statusCode: 200,
      body: payload,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
    expect(await withKey(PING)).toMatchObject({ statusCode: 200, body: '"pong"' });
  });

  test('writes to the table of its stack', async () => {
    const body =
      '{"operation":"create","tableName":"lambda-apigateway","payload":{"Item":{"id":"1","n":1.10}}}';
    expect(await withKey(body)).toMatchObject({ statusCode: 200 });
    expect(tables.items('trellis.data.lambda-apigateway')).toEqual([{ id: { S: '1' }, n: { N: '1.1' } }]);
  });

  test.each<[string, string, number, string]>([
    ['no JSON', '{', 400, 'is not JSON'],
    ['an unknown operation', '{"operation":"x"}', 400, 'Unrecognized operation \\"x\\"'],
    ['a table of others', '{"operation":"list","tableName":"Keys"}', 403, 'use lambda-apigateway, other'],
    ['a table that is not there', '{"operation":"list","tableName":"other"}', 404, 'There is no table other'],
    [
      'a condition that does not hold',
      '{"operation":"delete","tableName":"lambda-apigateway","payload":{"Key":{"id":"1"},"ConditionExpression":"attribute_exists(id)"}}',
      409,
      'The conditional request failed',
    ],
  ])('and %s is refused', async (_name, body, statusCode, says) => {
    const answer = await withKey(body);
    expect(answer).toMatchObject({ statusCode, body: expect.stringContaining(says) });
    expect(JSON.parse(answer.body)).toMatchObject({ requestId: 'request-1' });
  });

  test('of another scope is refused before anything is read', async () => {
    expect(await withKey('{', { scope: 'music' })).toMatchObject({ statusCode: 403 });
  });

  test('of a user who is denied is refused', async () => {
    tables.put('Denied', { id: { S: 'sub:leaver' } });
    expect(await withKey(PING, { owner: 'leaver' })).toMatchObject({ statusCode: 403 });
  });
});

describe('a request without a key', () => {
  const claims = (group: string) => ({
    sub: randomUUID(),
    'cognito:username': 'ada',
    'cognito:groups': group,
    token_use: 'id',
    exp: '4102444800',
    iat: '1767225600',
  });

  test('is an admin’s', async () => {
    expect(await ask(PING, { authorization: 'token' }, claims('admins'))).toMatchObject({
      statusCode: 200,
      body: '"pong"',
    });
  });

  test('of another user is refused', async () => {
    expect(await ask(PING, { authorization: 'token' }, claims('viewers'))).toMatchObject({ statusCode: 403 });
  });

  test('is refused where a key is needed', async () => {
    expect(await ask(PING, {})).toMatchObject({ statusCode: 403 });
  });
});

describe('a bare event', () => {
  const bare = (event: object) => settled(() => handler(event, context));

  test('is answered with the result alone', async () => {
    expect(await bare({ operation: 'echo', payload: { somekey1: 'somevalue1' } })).toEqual({
      somekey1: 'somevalue1',
    });
  });

  test('fails where a request would be refused', async () => {
    await expect(bare({ operation: 'x' })).rejects.toThrow('Unrecognized operation "x"');
    await expect(bare({ operation: 'list', tableName: 'Keys' })).rejects.toThrow('use lambda-apigateway');
  });

  test('is not bare when a gateway hands it over', async () => {
    const event = { ...requestOf({ method: 'POST', resource: '/dynamodbmanager' }), operation: 'ping' };
    expect(await bare(event)).toMatchObject({ statusCode: 403 });
  });
});

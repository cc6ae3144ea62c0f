import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import type { Guards } from '../../../core/http/access.ts';
import { unauthorized } from '../../../core/http/caller.ts';
import type { RegisteredKey } from '../../../core/http/keys.ts';
import { serve, type GatewayHandler } from '../../../core/http/serve.ts';
import type { Table } from '../../../core/http/table.ts';
import { context, requestOf } from './events.ts';
import { CLAIMS, MINE, RAW, tableOf, THINGS } from './things.ts';

let table: Table;
let mine: Table;
beforeAll(async () => {
  table = await tableOf(THINGS);
  mine = await tableOf(MINE);
});

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => void jest.restoreAllMocks());

type Handle = (request: never) => Promise<unknown>;
const keys = new Map<string, RegisteredKey>([
  ['good-key', { keyId: 'k1', scope: 'manager', owner: 'someone' }],
  ['other-key', { keyId: 'k2', scope: 'permits', owner: 'someone' }],
]);
const guards: Guards = {
  origin: 'https://console.example',
  findKey: async (value) => keys.get(value),
  isDenied: () => false,
};
const made = (handlers: Record<string, Handle> = {}): GatewayHandler =>
  serve(
    table,
    {
      getThing: async () => ({ status: 200, body: { id: 'a1' } }),
      putThing: async ({ body }: { body: unknown }) => ({ status: 200, body }),
      ...handlers,
    } as never,
    guards,
  );
const ask = async (handler: GatewayHandler, part: Parameters<typeof requestOf>[0]) => {
  const { statusCode, body, ...headers } = await handler(requestOf({ path: { id: 'a1' }, ...part }), context);
  return { status: statusCode, ...headers, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
};
const put = (headers: Record<string, string | string[]>) => ({
  method: 'PUT',
  body: '{"name":"n"}',
  headers,
});

describe('a request that the contract allows', () => {
  test('is answered by the function of its operationId, with the headers that browsers need', async () => {
    expect(await ask(made(), {})).toEqual({
      status: 200,
      body: { id: 'a1' },
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': 'https://console.example',
        'access-control-expose-headers': 'Retry-After,WWW-Authenticate',
        vary: 'Origin',
      },
    });
  });

  test('may be answered with headers of its own, and with one more than once', async () => {
    const headers = { location: '/v1/things/a1', 'set-cookie': ['a=1', 'b=2'] };
    const handler = made({ getThing: async () => ({ status: 200, body: {}, headers }) });

    expect(await ask(handler, {})).toMatchObject({
      headers: { location: '/v1/things/a1', vary: 'Origin' },
      multiValueHeaders: { 'set-cookie': ['a=1', 'b=2'] },
    });
  });

  test('may be answered with a text that is no JSON, as it is', async () => {
    const reply = { status: 200, contentType: 'text/csv; charset=utf-8', body: 'id,name\n1,"a"\n' };
    const handler = made({ getThing: async () => reply });

    const { statusCode, headers, body } = await handler(requestOf({ path: { id: 'a1' } }), context);

    expect({ statusCode, body }).toEqual({ statusCode: 200, body: reply.body });
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', vary: 'Origin' });
  });

  test('tells its function the headers that no contract can declare, and where the API begins', async () => {
    const handler = made({
      getThing: async ({ header, base }: { header: (name: string) => string; base: string }) => ({
        status: 200,
        body: { origin: header('origin'), cookie: header('cookie'), none: header('x-none'), base },
      }),
    });
    const headers = { Origin: 'https://console.example', cookie: ['a=1', 'b=2'] };

    expect(await ask(handler, { headers, asked: '/v1/things/a1' })).toMatchObject({
      body: { origin: 'https://console.example', cookie: 'a=1; b=2', base: '/v1' },
    });
  });

  test('leaves one log line, and only the first says that the start was cold', async () => {
    const handler = made();
    await ask(handler, put({ 'x-api-key': 'good-key' }));
    await ask(handler, {});

    const logged = lines.map((line) => JSON.parse(line) as unknown);
    expect(logged).toEqual([
      expect.objectContaining({
        operationId: 'putThing',
        status: 200,
        caller: 'k1',
        requestId: 'request-1',
        coldStart: true,
      }),
      expect.objectContaining({ operationId: 'getThing', status: 200, coldStart: false }),
    ]);
  });
});

describe('the log line of a request', () => {
  afterEach(() => void jest.useRealTimers());

  test('has how long it took, in milliseconds to the hundredth', async () => {
    jest.useFakeTimers({ now: 0 });
    jest.advanceTimersByTime(5_678);
    const handler = made({
      getThing: async () => {
        jest.advanceTimersByTime(1_234);
        return { status: 200, body: {} };
      },
    });

    await ask(handler, {});

    expect(lines.map((line) => (JSON.parse(line) as { durationMs: unknown }).durationMs)).toEqual([1_234]);
  });

  test('has the code of a refusal, at the level of information', async () => {
    await ask(made(), { query: { limit: ['0'] } });

    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 'INFO', message: 'request', status: 400, code: 'RequestInvalid' }),
    ]);
  });

  test('has no code where nothing was refused', async () => {
    await ask(made(), {});
    expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('code');
  });
});

describe('an event that is not a request of the gateway', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'text'],
    ['an empty object', {}],
    ['what S3 or a queue sends', { Records: [] }],
    ['another resource', { httpMethod: 'GET', resource: '/others' }],
    ['another method', { httpMethod: 'DELETE', resource: '/things/{id}' }],
    ['a method of no resource', { httpMethod: 'GET' }],
    ['a resource without a method', { resource: '/things/{id}' }],
    ['a name of JavaScript’s own', { httpMethod: 'constructor', resource: '__proto__' }],
  ])('%s is answered 400, with the id of the invocation', async (_name, event) => {
    const { statusCode, body } = await made()(event as never, context);
    expect({ statusCode, ...(JSON.parse(body) as object) }).toEqual({
      statusCode: 400,
      message: 'This event is not an API Gateway request for this function',
      code: 'EventUnknown',
      requestId: 'invocation-1',
    });
  });
});

test('a request without a context of the gateway is answered, too', async () => {
  const event = { ...requestOf({ path: { id: 'a1' } }), requestContext: undefined };
  const { statusCode } = await made()(event as never, context);
  expect(statusCode).toBe(200);
});

describe('a keyed operation', () => {
  test.each([
    ['no key', {}, 403, 'Forbidden'],
    ['an unregistered key', { 'x-api-key': 'nobodys' }, 403, 'Forbidden'],
    ['a key of another scope', { 'x-api-key': 'other-key' }, 403, 'Forbidden'],
    ['an empty key', { 'x-api-key': '' }, 403, 'Forbidden'],
    ['two keys', { 'x-api-key': ['good-key', 'good-key'] }, 400, 'RequestInvalid'],
    ['two keys joined by the gateway', { 'x-api-key': 'good-key, good-key' }, 400, 'RequestInvalid'],
    ['the key in another header', { authorization: 'good-key' }, 403, 'Forbidden'],
  ])('refuses %s', async (_name, headers, status, code) => {
    expect(await ask(made(), put(headers))).toMatchObject({ status, body: { code, requestId: 'request-1' } });
  });

  test('checks the key before it reads the body', async () => {
    expect(await ask(made(), { method: 'PUT', body: '{' })).toMatchObject({ status: 403 });
  });

  test('is closed while the registry cannot be read', async () => {
    const handler = serve(
      table,
      { getThing: async () => undefined, putThing: async () => undefined } as never,
      { ...guards, findKey: () => Promise.reject(new Error('throttled')) },
    );
    expect(await ask(handler, put({ 'x-api-key': 'good-key' }))).toMatchObject({ status: 500 });
  });
});

describe('an operation of users', () => {
  const mineWith = (more: Partial<Guards> = {}): GatewayHandler =>
    serve(
      mine,
      {
        getMe: async ({ caller }: { caller: unknown }) => ({ status: 200, body: caller }),
        listUsers: async () => ({ status: 200, body: [] }),
      } as never,
      { ...guards, ...more },
    );

  test('is told who calls, and the log says the sub, never the name', async () => {
    const answer = await ask(mineWith(), { resource: '/me', claims: CLAIMS });

    expect(answer).toMatchObject({ status: 200, body: { kind: 'user', sub: 's1', username: 'ann' } });
    expect(lines).toEqual([expect.stringContaining('"caller":"s1"')]);
    expect(lines.join('')).not.toContain('ann');
  });

  test.each([
    ['nobody', '/me', undefined, 401],
    ['an access token', '/me', { ...CLAIMS, token_use: 'access' }, 401],
    ['a user of no such group', '/users', { ...CLAIMS, 'cognito:groups': 'viewers' }, 403],
    ['a user of the group', '/users', CLAIMS, 200],
  ])('answers %s at %s', async (_name, resource, claims, status) => {
    expect(await ask(mineWith(), { resource, ...(claims && { claims }) })).toMatchObject({ status });
  });

  test('says how to authenticate when it refuses', async () => {
    expect(await ask(mineWith(), { resource: '/me' })).toMatchObject({
      headers: { 'www-authenticate': 'Bearer realm="admin"' },
      body: { message: unauthorized().message, code: 'Unauthorized', requestId: 'request-1' },
    });
  });

  test('is closed while the deny list cannot be read', async () => {
    const handler = mineWith({ isDenied: () => Promise.reject(new Error('throttled')) });
    expect(await ask(handler, { resource: '/me', claims: CLAIMS })).toMatchObject({ status: 500 });
  });
});

describe('what goes wrong', () => {
  test('a Failure is told to the caller with its code', async () => {
    const handler = made({ getThing: () => Promise.reject(new Failure('Forbidden', 'Not this one')) });
    expect(await ask(handler, {})).toMatchObject({
      status: 403,
      body: { message: 'Not this one', code: 'Forbidden' },
    });
  });

  test('too many requests are told when to come back', async () => {
    const handler = made({ getThing: () => Promise.reject(new Failure('TooManyRequests', 'Slow down')) });
    expect(await ask(handler, {})).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
  });

  test('or when that is known, exactly then', async () => {
    const later = new Failure('TooManyRequests', 'Slow down', { retryAfterS: 60 });
    const handler = made({ getThing: () => Promise.reject(later) });
    expect(await ask(handler, {})).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  });

  test('a gateway that can hold no more keys is a 503, and its line has what the template’s filters look for', async () => {
    const full = new Failure('KeyCapacityReached', 'No more keys');
    const handler = made({ getThing: () => Promise.reject(full) });
    expect(await ask(handler, {})).toMatchObject({ status: 503, body: { code: 'KeyCapacityReached' } });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        status: 503,
        error: expect.objectContaining({ code: 'KeyCapacityReached' }),
      }),
    ]);
  });

  const cancelled = (...codes: string[]): Error =>
    new TransactionCanceledException({
      $metadata: {},
      message: 'no',
      CancellationReasons: codes.map((Code) => ({ Code })),
    });

  test.each([
    ['a condition that no longer holds', cancelled('None', 'ConditionalCheckFailed'), 429],
    ['an item that another transaction holds', cancelled('TransactionConflict'), 429],
    [
      'an item that is being written',
      new TransactionConflictException({ $metadata: {}, message: 'no' }),
      429,
    ],
    ['a request that is wrong', cancelled('ValidationError', 'TransactionConflict'), 500],
    [
      'a condition that was forgotten',
      new ConditionalCheckFailedException({ $metadata: {}, message: 'no' }),
      500,
    ],
  ])('%s is contention or a fault', async (_what, error, status) => {
    const handler = made({ getThing: () => Promise.reject(error) });
    const answer = await ask(handler, {});
    expect(answer).toMatchObject({ status, ...(status === 429 && { headers: { 'retry-after': '1' } }) });
  });

  test('anything else is a 500 that says nothing, and an error line that says why', async () => {
    const cause = new Error('socket hang up');
    const handler = made({ getThing: () => Promise.reject(new Error('table T-17 is gone', { cause })) });

    const answer = await ask(handler, {});

    expect(answer).toMatchObject({
      status: 500,
      body: { message: 'Internal server error', code: 'Internal' },
    });
    expect(lines).toEqual([
      expect.stringMatching(/"level":"ERROR","message":"request failed".*table T-17 is gone.*socket hang up/),
    ]);
  });
});

test.each(['authorization', 'x-api-key', 'cookie'])('a value in %s never reaches the log', async (header) => {
  const secret = randomUUID();
  await ask(made(), { ...put({}), headers: { [header]: secret } });
  await ask(made({ getThing: () => Promise.reject(new Error('boom')) }), { headers: { [header]: secret } });
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(secret);
});

test.each([
  ['missing', (): unknown => ({ getThing: async () => undefined }), 'missing putThing; unknown none'],
  [
    'unknown',
    (): unknown => ({
      getThing: async () => undefined,
      putThing: async () => undefined,
      dropThing: async () => undefined,
    }),
    'missing none; unknown dropThing',
  ],
  [
    'misspelt',
    (): unknown => ({ getThings: async () => undefined, putThings: async () => undefined }),
    'The handlers do not fit the contract: missing getThing, putThing; unknown getThings, putThings',
  ],
])('a %s handler stops the function at start', (_name, handlers, says) => {
  expect(() => serve(table, handlers() as never, guards)).toThrow(says);
});

describe('an operation with a raw body', () => {
  const echo = async () =>
    serve(
      await tableOf(RAW),
      {
        putNumbers: async ({ body }: { body: string }) => ({
          status: 200,
          contentType: 'application/json',
          body,
        }),
      } as never,
      guards,
    );
  const sent = (body: string | null, isBase64Encoded = false) => ({
    ...requestOf({ method: 'POST' }),
    resource: '/numbers',
    body,
    isBase64Encoded,
  });
  const numbers = '[12345678901234567890, 1.10]';

  test.each([
    ['as it was sent', sent(numbers)],
    ['in base64', sent(Buffer.from(numbers).toString('base64'), true)],
  ])('gets and answers every digit of %s', async (_name, event) => {
    expect(await (await echo())(event, context)).toMatchObject({ statusCode: 200, body: numbers });
  });

  test('refuses a request without a body', async () => {
    expect(await (await echo())(sent(null), context)).toMatchObject({
      statusCode: 400,
      body: expect.stringContaining('RequestInvalid'),
    });
  });
});

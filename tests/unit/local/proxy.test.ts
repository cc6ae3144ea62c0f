import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { apiPath, closeProxy, passedOn, startProxy } from '../../../local/proxy/proxy.ts';
import { portOf } from '../../shared/port.ts';

test.each([
  ['/v1/permits/%23123?a=%2F&a=b', '/restapis/x/v1/_user_request_/permits/%2523123?a=%2F&a=b'],
  ['/v1//permits/', '/restapis/x/v1/_user_request_//permits/'],
  ['/v1', '/restapis/x/v1/_user_request_/'],
  ['/v1?a=b', '/restapis/x/v1/_user_request_/?a=b'],
  ['/v10/permits', undefined],
  ['/', undefined],
  ['/permits/v1/', undefined],
])('%s goes to %s', (url, want) => {
  expect(apiPath(url, 'x')).toBe(want);
});

test('repeated headers stay repeated, those of the connection stay behind', () => {
  const raw = ['X-Api-Key', 'a', 'Connection', 'close', 'x-api-key', 'b', 'Host', 'h'];
  expect(passedOn(raw, ['host'])).toEqual(['X-Api-Key', 'a', 'x-api-key', 'b']);
});

let upstream: Server;
let proxy: Server;
let seen: IncomingMessage | undefined;
const at = (path: string): string => `http://127.0.0.1:${String(portOf(proxy))}${path}`;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    seen = request;
    void text(request).then((body) => {
      if (request.url?.endsWith('/failing')) {
        response.writeHead(502).end('Task timed out after 10.00 seconds');
        return;
      }
      response.writeHead(308, [
        ...['Location', '/elsewhere'],
        ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
        ...['x-amzn-requestid', 'another'],
      ]);
      response.end(`got ${body}`);
    });
  });
  await new Promise<void>((listening) => upstream.listen(0, '127.0.0.1', listening));
  proxy = await startProxy(0, () => ({ port: portOf(upstream), apiId: 'x' }));
});

afterAll(async () => {
  await closeProxy(proxy);
  await closeProxy(upstream);
});

test('a request and its answer pass, only the path is encoded once more', async () => {
  const answer = await fetch(at('/v1/permits/%23123?q=a%20b'), {
    method: 'POST',
    body: 'a body',
    redirect: 'manual',
  });
  expect(seen).toMatchObject({
    method: 'POST',
    url: '/restapis/x/v1/_user_request_/permits/%2523123?q=a%20b',
  });
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe('/elsewhere');
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(answer.headers.has('x-amzn-requestid')).toBe(false);
  expect(await answer.text()).toBe('got a body');
});

test('a function that fails is answered as API Gateway answers, without the text of what was thrown', async () => {
  const answer = await fetch(at('/v1/failing'));
  expect(answer.status).toBe(502);
  expect(await answer.json()).toEqual({
    message: 'Internal server error',
    code: 'Internal',
    requestId: expect.any(String),
  });
});

test('what is not the API is not found, in the shape of all errors', async () => {
  const answer = await fetch(at('/elsewhere'));
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    message: expect.stringContaining('/v1'),
    code: 'NotFound',
    requestId: expect.any(String),
  });
});

/** What the proxy answers to bytes as they are. */
const raw = (bytes: string): Promise<string> => {
  const socket = connect(portOf(proxy), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
};

test.each([
  [
    'headers of more than 10,240 bytes',
    `GET /v1/a HTTP/1.1\r\nHost: a\r\nX-Big: ${'a'.repeat(10_240)}\r\n\r\n`,
    '431',
    'RequestTooLarge',
  ],
  ['what is not HTTP', 'nonsense\r\n\r\n', '400', 'RequestInvalid'],
])('%s is refused at once', async (_name, bytes, status, code) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(`"code":"${code}"`);
});

test('an emulator that is down is said to be', async () => {
  const alone = await startProxy(0, () => ({ port: 1, apiId: 'x' }));
  const answer = await fetch(`http://127.0.0.1:${String(portOf(alone))}/v1/a`);
  await closeProxy(alone);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    code: 'Internal',
    message: expect.stringContaining('npm start'),
  });
});

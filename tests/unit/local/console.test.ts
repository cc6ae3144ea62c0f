import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { weightsOf } from '../../../local/console/budgets.ts';
import { readConsole } from '../../../local/console/files.ts';
import { securityHeaders } from '../../../local/console/headers.ts';
import { elsewhere, serveConsole } from '../../../local/console/serve.ts';
import { closeProxy, startProxy } from '../../../local/proxy/proxy.ts';
import { portOf } from '../../shared/port.ts';

let dir: string;
let server: Server;
const at = (path: string): string => `http://127.0.0.1:${String(portOf(server))}${path}`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trellis-console-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<p>page</p>');
  await writeFile(join(dir, 'assets/main-a1.js'), 'main()');
  const files = await readConsole(dir, Buffer.from('openapi: 3.0.3'));
  const serve = serveConsole(() => files, securityHeaders(['http://127.0.0.1:4566/pictures']));
  server = await startProxy(0, () => ({ port: 1, apiId: 'x' }), serve);
});
afterAll(async () => {
  await closeProxy(server);
  await rm(dir, { recursive: true });
});

describe('the console', () => {
  test.each([
    ['the page', '/', '<p>page</p>', 'text/html; charset=utf-8', 'no-cache'],
    ['the page at a deep link', '/users/a.b?c=d', '<p>page</p>', 'text/html; charset=utf-8', 'no-cache'],
    [
      'an asset, for ever',
      '/assets/main-a1.js',
      'main()',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['the contract', '/openapi.yaml', 'openapi: 3.0.3', 'application/yaml; charset=utf-8', 'no-cache'],
  ])('answers %s', async (_name, path, body, type, cache) => {
    const answer = await fetch(at(path));
    expect(await answer.text()).toBe(body);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'cache-control': cache,
      'content-security-policy': expect.stringContaining(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      ),
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  });

  test.each([
    ['an asset that is gone', '/assets/main-b2.js', 'GET', 404],
    ['a method that changes something', '/', 'POST', 404],
    ['the API', '/v1/permits', 'GET', 503],
  ])('does not answer for %s', async (_name, path, method, status) => {
    const answer = await fetch(at(path), { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('requestId');
  });

  test.each(['//', '///x?a', '/\\', '//a:b'])('answers the odd address %s with the page', async (target) => {
    const socket = connect(portOf(server), '127.0.0.1');
    socket.write(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('sends nothing again that a browser has', async () => {
    const etag = (await fetch(at('/'))).headers.get('etag') ?? '';
    const answer = await fetch(at('/'), { headers: { 'if-none-match': etag } });
    expect([answer.status, await answer.text()]).toEqual([304, '']);
  });

  test('answers HEAD without a body', async () => {
    const answer = await fetch(at('/'), { method: 'HEAD' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual(['11', '']);
  });

  test.each([
    ['localhost:3000', '/keys?key=a', 'http://127.0.0.1:3000/keys?key=a'],
    ['127.0.0.1:3000', '/', undefined],
    ['console.example.com', '/', undefined],
    [undefined, '/', undefined],
  ])('redirects a browser at %s%s to %s', (host, url, want) => expect(elsewhere(host, url)).toBe(want));

  test('lets a page load from itself and the buckets alone', () =>
    expect(securityHeaders(['http://a/b'])['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
        "img-src 'self' blob: data: http://a/b http://a/b/; media-src blob: http://a/b http://a/b/; " +
        "connect-src 'self' http://a/b http://a/b/; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ));
});

test('a page weighs what is loaded for it, each file once', async () => {
  const manifest = {
    'index.html': {
      file: 'i.js',
      css: ['i.css'],
      imports: ['_s'],
      dynamicImports: ['shell/Shell.tsx', 'keys'],
    },
    _s: { file: 's.js', css: ['s.css'], imports: ['_s'] },
    'shell/Shell.tsx': { file: 'f.js', imports: ['_s', 'index.html'] },
    keys: { file: 'k.js', css: ['k.css'], imports: ['_s'] },
  };
  const weights = await weightsOf(manifest, async (file) => (file === 'k.js' ? 5000 : 1000));
  expect(weights).toEqual([
    { page: 'sign-in', kind: 'signIn', js: 2, css: 2 },
    { page: 'frame', kind: 'shell', js: 3, css: 2 },
    { page: 'keys', kind: 'area', js: 8, css: 3 },
  ]);
});

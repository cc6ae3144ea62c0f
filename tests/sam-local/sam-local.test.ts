import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { SAM_LOCAL } from '../gaps.ts';
import { permitsSuite } from '../integration/permits.suite.ts';
import { endpoints, endpointsFile, until } from '../integration/stack.ts';
import type { Target } from '../integration/target.ts';

const state = dirname(endpointsFile);
const samLocal = (args: readonly string[], input = '') =>
  execa('node', ['--import', 'tsx', 'local/main.ts', 'sam-local', '--state', state, ...args], {
    reject: false,
    input,
  });

/** What a function answered. `sam local invoke` exits with 0 whatever it did, so the exit code says nothing. */
const answerOf = ({ stdout, stderr }: { stdout: string; stderr: string }): unknown => {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`no answer:\n${stdout}\n${stderr}`);
  return JSON.parse(last);
};

/** By the beginnings of their names, the longest first. */
const FUNCTIONS: readonly (readonly [string, string])[] = [
  ['images-forget', 'ImagesForgetFunction'],
  ['images-sweep', 'ImagesSweepFunction'],
  ['images', 'ImagesFunction'],
  ['tagging', 'TaggingFunction'],
  ['auth-trigger', 'AuthTriggerFunction'],
  ['auth', 'AuthFunction'],
  ['permits-load', 'PermitsLoadFunction'],
  ['permits', 'PermitsFunction'],
  ['users-reconcile', 'UsersReconcileFunction'],
  ['users-work', 'UsersWorkFunction'],
  ['users', 'UsersFunction'],
];

const functionOf = (event: string): string =>
  FUNCTIONS.find(([beginning]) => event.startsWith(beginning))?.[1] ?? '';

describe('sam local invoke', () => {
  const events = new Map<string, unknown>([
    // No key is in the repository, so the event has none.
    [
      'permits.json',
      expect.objectContaining({ statusCode: 403, body: expect.stringContaining('"Forbidden"') }),
    ],
    ['auth.json', expect.objectContaining({ statusCode: 201, body: '{"message":"Created"}' })],
    [
      'auth-trigger.json',
      expect.objectContaining({ response: expect.objectContaining({ autoConfirmUser: true }) }),
    ],
    ['auth-trigger-admin.json', expect.objectContaining({ triggerSource: 'PreSignUp_AdminCreateUser' })],
    ['images.json', expect.objectContaining({ statusCode: 200, body: expect.stringContaining('"images"') })],
    ['images-forget.json', { done: true }],
    ['images-sweep.json', expect.objectContaining({ failed: 0 })],
    ['tagging.json', { batchItemFailures: [] }],
    ['tagging-retag.json', { batchItemFailures: [] }],
    ['tagging-test-event.json', { batchItemFailures: [] }],
    ['permits-load.json', { batchItemFailures: [] }],
    ['permits-load-test-event.json', { batchItemFailures: [] }],
    [
      'users.json',
      // Its claims name nobody who is there.
      expect.objectContaining({ statusCode: 401, body: expect.stringContaining('"Unauthorized"') }),
    ],
    ['users-reconcile.json', expect.objectContaining({ failed: 0, cut: 0 })],
    ['users-work.json', { batchItemFailures: [] }],
    ['users-work-invite.json', { batchItemFailures: [] }],
  ]);

  test('every event has its expected answer here', async () => {
    expect([...events.keys()].sort()).toEqual((await readdir('events')).sort());
  });

  test.each([...events])('%s', async (event, want) => {
    const invoked = await samLocal(['invoke', functionOf(event), '-e', join('events', event)]);
    expect(answerOf(invoked)).toEqual(want);
  });

  test('a permit, with the key of the stack', async () => {
    const event = JSON.parse(await readFile('events/permits.json', 'utf8')) as object;
    const headers = { 'x-api-key': endpoints.apiKeys.permits };
    const input = JSON.stringify({ ...event, headers, multiValueHeaders: null });
    const invoked = await samLocal(['invoke', 'PermitsFunction', '-e', '-'], input);
    expect(answerOf(invoked)).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('#201612013997'),
    });
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

describe('sam local start-api', () => {
  let api = '';
  let running: ReturnType<typeof samLocal> | undefined;

  beforeAll(async () => {
    const port = await freePort();
    running = samLocal(['start-api', '--host', '127.0.0.1', '--port', String(port)]);
    api = `http://127.0.0.1:${String(port)}`;
    await until(
      () =>
        fetch(api).then(
          () => true,
          () => false,
        ),
      (answers) => answers,
    );
  });
  afterAll(async () => {
    running?.kill('SIGTERM');
    await running;
  });

  const target: Target = {
    name: 'sam local start-api',
    api: () => api,
    key: () => endpoints.apiKeys.permits,
    gaps: SAM_LOCAL,
  };
  permitsSuite(target);

  describe('tokens, which no gateway has checked here', () => {
    const signedIn = async (): Promise<string> => {
      const answer = await fetch(`${endpoints.api}/signin`, {
        method: 'POST',
        body: JSON.stringify(endpoints.users.user),
      });
      return ((await answer.json()) as { token: string }).token;
    };
    const me = (authorization?: string) =>
      fetch(`${api}/me`, authorization === undefined ? {} : { headers: { authorization } });

    test.each([
      ['with Bearer', 'Bearer '],
      ['without', ''],
    ])('a good one is let in, %s', async (_name, before) => {
      const answer = await me(`${before}${await signedIn()}`);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ username: endpoints.users.user.username });
    });

    test('none, junk, and claims that somebody else has written are refused', async () => {
      const [header = '', payload = '', signature = ''] = (await signedIn()).split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const admin = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admins'] }));
      const altered = [header, admin.toString('base64url'), signature].join('.');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      for (const token of [undefined, 'junk', altered, `${none}.${payload}.`]) {
        const answer = await me(token);
        expect([token, answer.status]).toEqual([token, 401]);
        expect(await answer.json()).toMatchObject({ code: 'Unauthorized' });
      }
    });
  });
});

import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { imageStore } from '../../systems/images/aws/image-store.ts';
import { ownerOf } from '../contract/template/events.ts';
import { readProject } from '../contract/template/project.ts';
import { SAM_LOCAL } from '../gaps.ts';
import type { Schemas } from '../integration/accounts.ts';
import { permitsSuite } from '../integration/permits.suite.ts';
import { delivery, newOwner, newPicture, plainJpeg, sendForm, untilState } from '../integration/pictures.ts';
import { aws, endpoints, endpointsFile, output, until } from '../integration/stack.ts';
import type { Target } from '../integration/target.ts';
import { freePort } from '../shared/port.ts';

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

/** The bucket of the sample events of spreadsheets, which no stack has. */
const SAMPLE_BUCKET = /trellis-reports-[0-9a-f-]+/g;

const project = readProject();
const functionOf = (event: string): string => ownerOf(project, event) ?? '';
/** What an event is answered of which nothing else is said below. */
const USUAL = expect.objectContaining({ statusCode: 200 });

describe('sam local invoke', () => {
  const answers = new Map<string, unknown>([
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
    ['cameras.json', expect.objectContaining({ statusCode: 200, body: expect.stringContaining('"Items"') })],
    ['clips.json', { batchItemFailures: [] }],
    ['clips-test-event.json', { batchItemFailures: [] }],
    ['images.json', expect.objectContaining({ statusCode: 200, body: expect.stringContaining('"images"') })],
    ['images-forget.json', { done: true }],
    ['images-sweep.json', expect.objectContaining({ failed: 0 })],
    ['tagging.json', { batchItemFailures: [] }],
    ['tagging-retag.json', { batchItemFailures: [] }],
    ['tagging-test-event.json', { batchItemFailures: [] }],
    // Both depend on whether the stack has the table.
    ['music.json', expect.objectContaining({ body: expect.stringMatching(/Table created|already exists/) })],
    ['music-item.json', expect.objectContaining({ body: expect.stringMatching(/Item added|no table/) })],
    ['manager.json', { somekey1: 'somevalue1', somekey2: 'somevalue2' }],
    ['manager-create.json', {}],
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

  test('what is expected here is of events that are there', () => {
    expect([...answers.keys()].filter((event) => !project.events.has(event))).toEqual([]);
  });

  test.each([...project.events])('%s', async (event, sample) => {
    const input = sample.replaceAll(SAMPLE_BUCKET, endpoints.resources.reportsBucket);
    const invoked = await samLocal(['invoke', functionOf(event), '-e', '-'], input);
    expect(answerOf(invoked)).toEqual(answers.get(event) ?? USUAL);
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

  test('a picture, read by the layer and tagged once more', async () => {
    const { token, sub } = await newOwner();
    const { id } = await newPicture(token, await plainJpeg('red'));
    const store = imageStore(aws.dynamoDB, output('ImagesTableName'));
    const before = await store.get(sub, id);

    const event = JSON.stringify(delivery({ kind: 'retag', sub, id }));
    const invoked = await samLocal(['invoke', 'TaggingFunction', '-e', '-'], event);

    expect(answerOf(invoked)).toEqual({ batchItemFailures: [] });
    const after = await store.get(sub, id);
    expect(after).toEqual({ ...before, version: (before?.version ?? 0) + 2 });
    expect(Object.keys(after?.tags ?? {})).toContain('red');
  });
});

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

  test('a picture is uploaded by a form, tagged and downloaded', async () => {
    const { token } = await newOwner();
    const jpeg = await plainJpeg('red');
    const headers = { authorization: `Bearer ${token}` };

    const asked = await fetch(`${api}/images`, { method: 'POST', headers });
    expect(asked.status).toBe(201);
    const form = (await asked.json()) as Schemas['Upload'];
    expect(await sendForm(form, jpeg)).toMatchObject({ status: 204 });
    await untilState(token, form.imageId, 'tagged');

    const found = await fetch(`${api}/images?tags=red`, { headers });
    const { images } = (await found.json()) as Schemas['ImagePage'];
    expect(images).toMatchObject([{ id: form.imageId, state: 'tagged' }]);
    const file = await fetch(images[0]?.fileUrl ?? '');
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    expect(jpeg.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  });

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

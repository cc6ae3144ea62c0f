import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, loadedRows } from '../../../local/demo/permits.ts';
import { ministackEnv } from '../../../local/emulator/ministack.ts';
import { earlierPort } from '../../../local/clarifai/earlier.ts';
import { writeEndpoints } from '../../../local/endpoints.ts';
import { readJson } from '../../../ops/files.ts';
import { stateAt } from '../../../local/places.ts';
import { identify } from '../../../local/run/identity.ts';
import { claim, readRecord, runningRecord } from '../../../local/run/record.ts';
import { earlierUsers } from '../../../local/demo/users.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trellis-unit-'));
});
afterEach(() => rm(dir, { recursive: true }));

const ENDPOINTS = {
  console: 'http://127.0.0.1:3000/',
  api: 'http://127.0.0.1:3000/v1',
  aws: 'http://127.0.0.1:4566',
  clarifai: 'http://127.0.0.1:4000',
  region: 'us-west-2',
  stack: 'trellis',
  users: {
    admin: { username: 'admin', password: 'one' },
    viewer: { username: 'viewer', password: 'v1' },
    user: { username: 'user', password: 'two' },
  },
  apiKeys: { permits: 'a value', music: 'another', manager: 'a third' },
  resources: {
    reportsBucket: 'bucket',
    imagesBucket: 'pictures',
    clipsBucket: 'clips',
    userPoolId: 'pool',
    userPoolClientId: 'client',
  },
};

test('endpoints.json is for this user alone, and users and key outlive a start', async () => {
  const path = join(dir, 'endpoints.json');
  expect(earlierUsers(await readJson(path))).toBeUndefined();

  await writeEndpoints(path, ENDPOINTS);

  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(earlierUsers(await readJson(path))).toEqual({ users: ENDPOINTS.users, apiKeys: ENDPOINTS.apiKeys });
});

test.each([
  [ENDPOINTS, 4000],
  [{}, undefined],
  [{ clarifai: 'http://127.0.0.1' }, undefined],
])('the stand-in for Clarifai stays at its port: %#', (endpoints, port) =>
  expect(earlierPort(endpoints)).toBe(port),
);

test.each([
  ['no users', { ...ENDPOINTS, users: undefined }],
  ['a user without a password', { ...ENDPOINTS, users: { ...ENDPOINTS.users, user: { username: 'user' } } }],
])('an endpoints.json with %s counts as none', (_name, endpoints) =>
  expect(earlierUsers(endpoints)).toBeUndefined(),
);

test('a key that an older version did not make leaves the users as they are', () =>
  expect(earlierUsers({ ...ENDPOINTS, apiKeys: { permits: 'a value' } })).toEqual({
    users: ENDPOINTS.users,
    apiKeys: { permits: 'a value', music: '', manager: '' },
  }));

test.each([
  ['a missing file', undefined],
  ['a file cut short', '{"supervisor": {"pid": 1'],
  ['a file of another kind', '[]'],
])('%s is an empty one', async (_name, content) => {
  const path = join(dir, 'run.json');
  if (content !== undefined) await writeFile(path, content);
  expect(await readJson(path)).toEqual({});
  expect(await readRecord(path)).toBeUndefined();
});

test('of two supervisors one gets the stack; one that is gone does not count as running', async () => {
  const path = join(dir, 'run.json');
  const supervisor = (await identify(process.pid)) ?? { pid: 0, began: '' };
  expect(await claim(path, { supervisor })).toBe(true);
  expect(await claim(path, { supervisor })).toBe(false);
  expect(await runningRecord(path)).toEqual({ supervisor });
  await writeFile(path, JSON.stringify({ supervisor: { ...supervisor, began: 'before a crash' } }));
  expect(await runningRecord(path)).toBeUndefined();
});

test("the emulator's environment holds nothing of the host's", () => {
  process.env['AWS_ENDPOINT_URL'] = 'http://elsewhere';
  const env = ministackEnv({ bin: '/venv/bin', port: 4566, state: stateAt(dir) }, '/node/bin');
  delete process.env['AWS_ENDPOINT_URL'];
  expect(Object.keys(env).filter((name) => name.startsWith('AWS_'))).toEqual([]);
  expect(env).toMatchObject({ AUTH: 'true', BIND_HOST: '127.0.0.1' });
  expect(env['PATH']?.split(':')[0]).toBe('/node/bin');
});

test('a load is over when it says so, and a refusal has a reason', () => {
  const running = { state: { S: 'running' } };
  const loaded = { state: { S: 'loaded' }, rows_read: { N: '2166' } };
  const refused = { state: { S: 'refused' }, reason: { S: 'no header' } };
  expect([loadedRows([running]), loadedRows([running, loaded])]).toEqual([undefined, 2166]);
  expect([failure([running, loaded]), failure([refused])]).toEqual([undefined, 'no header']);
});

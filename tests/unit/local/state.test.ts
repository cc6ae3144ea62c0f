import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, loadedRows } from '../../../local/demo.ts';
import { ministackEnv } from '../../../local/emulator/ministack.ts';
import { earlierKey, writeEndpoints } from '../../../local/endpoints.ts';
import { readJson } from '../../../local/files.ts';
import { registration } from '../../../local/keys.ts';
import { stateAt } from '../../../local/places.ts';
import { identify } from '../../../local/run/identity.ts';
import { claim, readRecord, runningRecord } from '../../../local/run/record.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trellis-unit-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('endpoints.json is for this user alone, and the key outlives a start', async () => {
  const path = join(dir, 'endpoints.json');
  expect(await earlierKey(path)).toBeUndefined();
  await writeEndpoints(path, {
    api: 'http://127.0.0.1:3000/v1',
    aws: 'http://127.0.0.1:4566',
    region: 'us-west-2',
    stack: 'trellis',
    apiKeys: { permits: 'a value' },
    resources: { reportsBucket: 'bucket' },
  });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await earlierKey(path)).toBe('a value');
});

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

test('the registry holds the hash of a key and not its value', () => {
  const { Item } = registration('Keys', 'id1', 'a secret value');
  expect(JSON.stringify(Item)).not.toContain('a secret value');
  expect(Item).toMatchObject({ keyId: { S: 'id1' }, scope: { S: 'permits' }, owner: { S: 'demo' } });
  expect(Item?.['hash']?.S).toMatch(/^[0-9a-f]{64}$/);
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

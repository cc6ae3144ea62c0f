import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateAt, type State } from '../../../local/places.ts';
import { recordLayout } from '../../../local/run/layout.ts';
import { remove, removalOf } from '../../../local/run/reset.ts';

let dir: string;
let state: State;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trellis-reset-'));
  state = stateAt(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A stack's state, with what else may lie in its folder. */
const fill = async (): Promise<void> => {
  for (const folder of [
    'emulator/state',
    'emulator/s3',
    'build/PermitsFunction',
    'logs',
    'tools/sam',
    'second/emulator',
  ])
    await mkdir(join(dir, folder), { recursive: true });
  for (const file of ['built.json', 'deployed.json', 'endpoints.json', 'second/endpoints.json'])
    await writeFile(join(dir, file), '{}');
};

test('all of a stack is named and removed; installed tools and other stacks stay', async () => {
  await fill();

  const removal = await removalOf(state);
  if (removal) await remove(state, removal);

  expect((await readdir(dir)).sort()).toEqual(['second', 'tools']);
  expect(await readdir(join(dir, 'second'))).toEqual(['emulator', 'endpoints.json']);
  const named = removal?.lines.join('\n');
  for (const name of ['emulator', 'build', 'built.json', 'deployed.json', 'endpoints.json', 'logs'])
    expect(named).toContain(join(dir, name));
  expect(named).not.toContain('tools');
});

test('a folder that held nothing else goes as well', async () => {
  await mkdir(join(dir, 'logs'));
  await writeFile(state.built, '{"inputs":"a hash"}');

  const removal = await removalOf(state);
  if (removal) await remove(state, removal);

  await expect(readdir(dir)).rejects.toThrow('ENOENT');
});

test('a stack that was started but has no data yet is known by its layout', async () => {
  await recordLayout(state);
  await mkdir(join(dir, 'tools'));

  const removal = await removalOf(state);
  if (removal) await remove(state, removal);

  expect(await readdir(dir)).toEqual(['tools']);
});

describe('a folder that is not a stack’s', () => {
  test.each([
    ['an empty one', []],
    ['one that is not there', undefined],
  ])('%s has nothing to remove', async (_name, files) => {
    if (files === undefined) await rm(dir, { recursive: true });
    expect(await removalOf(state)).toBeUndefined();
  });

  test.each([
    ['a project of someone else', ['build', 'logs', 'package.json']],
    ['a file named like ours', ['endpoints.json']],
    ['files all named like ours', ['built.json', 'endpoints.json', 'layout.json', 'logs', 'run.json']],
  ])('%s is refused, and left as it is', async (_name, names) => {
    for (const name of names) await writeFile(join(dir, name), '{}');

    await expect(removalOf(state)).rejects.toThrow('is not the state folder of a local stack');
    expect((await readdir(dir)).sort()).toEqual(names.sort());
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { stateAt } from '../../../local/places.ts';
import { makeFolder, refuseOtherFolder } from '../../../local/run/folder.ts';
import { explain } from '../../../ops/problem.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trellis-folder-'));
  await writeFile(join(dir, 'file'), 'of a person');
  await symlink(join(dir, 'circle'), join(dir, 'circle'));
});
afterAll(() => rm(dir, { recursive: true }));

test('a folder for the state is made, also several deep, and taken when it is there', async () => {
  const state = stateAt(join(dir, 'one/two'));
  await makeFolder(state);
  await expect(makeFolder(state)).resolves.toBeUndefined();
  await expect(refuseOtherFolder(state)).resolves.toBeUndefined();
});

describe('a folder with other files', () => {
  let project: string;
  let before: string[];
  beforeEach(async () => {
    project = await mkdtemp(join(dir, 'project-'));
    await mkdir(join(project, 'build'));
    await writeFile(join(project, 'build/page.html'), 'of a person');
    before = await readdir(project, { recursive: true });
  });

  test.each([
    ['start', 'Give --state a folder that is empty or does not exist yet'],
    ['start --detach', 'Give --state a folder that is empty or does not exist yet'],
    ['dev', 'Give --state a folder that is empty or does not exist yet'],
    ['reset', 'Give --state the folder that the stack was started with'],
    ['stop', 'Give --state the folder that the stack was started with'],
  ])('is refused by %s with what would be right, and left as it is', async (command, right) => {
    const { exitCode, stdout, stderr } = await execa(
      'node',
      ['--import', 'tsx', 'local/main.ts', ...command.split(' '), '--state', project],
      { reject: false },
    );

    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(project);
    expect(stderr).toContain(right);
    expect(await readdir(project, { recursive: true })).toEqual(before);
  });

  test('is refused for the state, also when its names are those of a state', async () => {
    for (const name of ['layout.json', 'built.json', 'endpoints.json'])
      await writeFile(join(project, name), '{}');
    await expect(makeFolder(stateAt(project))).rejects.toThrow('holds other files');
  });

  test('is accepted once a stack has marked it: people may put files into the folder of a stack', async () => {
    const state = stateAt(join(project, 'state'));
    await makeFolder(state);
    await writeFile(join(state.dir, 'notes.txt'), 'of a person');
    await expect(makeFolder(state)).resolves.toBeUndefined();
    expect((await readdir(state.dir)).sort()).toEqual(['layout.json', 'notes.txt']);
  });
});

describe('a path that cannot be a folder', () => {
  test.each([
    ['a file', 'file', 'a file is in its place'],
    ['below a file', 'file/below', 'a part of its path is a file, not a folder'],
    ['too long', 'x'.repeat(300), 'its path is too long'],
    ['a link to itself', 'circle/below', 'its links lead in a circle'],
  ])('is refused for the state with the reason: %s', async (_what, path, why) => {
    const state = stateAt(join(dir, path));
    await expect(makeFolder(state)).rejects.toThrow(
      `The state folder ${state.dir} cannot be used: ${why}.\nChoose another one with --state`,
    );
  });

  test.each([
    ['local/main.ts', 'start'],
    ['local/main.ts', 'start', '--detach'],
    ['local/main.ts', 'dev'],
    ['local/main.ts', 'stop'],
    ['local/main.ts', 'status'],
    ['local/main.ts', 'logs'],
    ['local/main.ts', 'reset'],
    ['local/main.ts', 'demo-cameras'],
    ['local/main.ts', 'sam-local', 'invoke'],
    ['ops/main.ts', 'reconcile'],
    ['ops/main.ts', 'replay', 'tagging'],
  ])('is said in a sentence by %s %s %s, and nothing is changed', async (program, ...args) => {
    const path = join(dir, 'file');
    const { exitCode, stdout, stderr } = await execa(
      'node',
      ['--import', 'tsx', program, ...args, '--state', path],
      { reject: false },
    );
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /cannot be used: (a file is in its place|a part of its path is a file, not a folder)\./,
    );
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await readFile(path, 'utf8')).toBe('of a person');
  });
});

describe('an error is explained', () => {
  const fault = (code: string, path?: string): Error =>
    Object.assign(new Error(`${code}: mkdir`), { code, ...(path !== undefined && { path }) });

  test.each([
    ['EACCES', 'you are not allowed to'],
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
  ])('by a sentence, when the machine refuses a path with %s', (code, why) =>
    expect(explain(fault(code, '/x/tools'))).toBe(`/x/tools cannot be used: ${why}.`),
  );

  test('by its stack trace, when the program is to blame', () => {
    expect(explain(fault('ENOENT', '/x'))).toContain('folder.test.ts');
    expect(explain(fault('EACCES'))).toContain('folder.test.ts');
  });
});

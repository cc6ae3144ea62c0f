import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from '../../../generate/write.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder holds exactly the files, and says which ones have changed', async () => {
  await writeFile(join(folder, 'same.ts'), 'same');
  await writeFile(join(folder, 'other.ts'), 'old');
  await writeFile(join(folder, 'gone.ts'), 'gone');
  await mkdir(join(folder, 'old', 'deep'), { recursive: true });
  const before = await stat(join(folder, 'same.ts'), { bigint: true });

  const changed = await writeFolder(
    folder,
    new Map([
      ['same.ts', 'same'],
      ['other.ts', 'new'],
      ['added.ts', 'added'],
    ]),
  );

  expect(changed).toEqual(['added.ts', 'gone.ts', 'old', 'other.ts']);
  expect((await readdir(folder)).sort()).toEqual(['added.ts', 'other.ts', 'same.ts']);
  expect(await readFile(join(folder, 'other.ts'), 'utf8')).toBe('new');
  expect((await stat(join(folder, 'same.ts'), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
});

test('a folder that is not there is made', async () => {
  await writeFolder(join(folder, 'one', 'two'), new Map([['a.ts', 'a']]));

  expect(await readdir(join(folder, 'one', 'two'))).toEqual(['a.ts']);
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onChanges } from '../../../../local/dev/changes.ts';

let root: string;
let end: () => Promise<void>;
const heard = new Set<string>();
let waiting: (() => void) | undefined;

/** Resolves when a path has been reported. */
const reported = async (path: string): Promise<void> => {
  while (!heard.has(path))
    await new Promise<void>((resolve) => {
      waiting = resolve;
    });
  heard.clear();
};

const write = (path: string, text: string): Promise<void> => writeFile(join(root, path), text);

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'trellis-changes-')));
  await mkdir(join(root, 'core/http'), { recursive: true });
  await mkdir(join(root, 'other'));
  await write('openapi.yaml', 'one');
  await write('core/http/serve.ts', 'one');
  heard.clear();
  end = await onChanges(root, ['openapi.yaml', 'core', 'systems'], async (files) => {
    for (const file of files) heard.add(relative(root, file));
    waiting?.();
  });
});
afterEach(async () => {
  await end();
  await rm(root, { recursive: true });
});

test.each(['openapi.yaml', 'core/http/serve.ts'])('%s is heard however it is written', async (path) => {
  await write(path, 'two');
  await reported(path);

  // As editors save: a new file takes the place of the old one.
  await write(`${path}.new`, 'three');
  await rename(join(root, `${path}.new`), join(root, path));
  await reported(path);

  // As `git checkout` does: the old one goes, a new one comes.
  await rm(join(root, path));
  await write(path, 'four');
  await reported(path);

  await write(path, 'five');
  await reported(path);
});

test('a folder is heard that is removed and made again, and one that was not there', async () => {
  await rm(join(root, 'core'), { recursive: true });
  await reported('core/http/serve.ts');

  await mkdir(join(root, 'core/http'), { recursive: true });
  await write('core/http/serve.ts', 'two');
  await reported('core/http/serve.ts');

  await mkdir(join(root, 'systems/notes'), { recursive: true });
  await write('systems/notes/wiring.ts', 'one');
  await reported('systems/notes/wiring.ts');
});

test('nothing else is heard', async () => {
  await write('other/file.ts', 'one');
  await write('openapi.yaml.orig', 'one');
  await mkdir(join(root, 'core/node_modules'));
  await write('core/node_modules/file.js', 'one');
  await write('openapi.yaml', 'two');
  while (!heard.has('openapi.yaml'))
    await new Promise<void>((resolve) => {
      waiting = resolve;
    });

  expect([...heard]).toEqual(['openapi.yaml']);
});

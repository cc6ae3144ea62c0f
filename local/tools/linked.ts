import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { hasCode } from '../../ops/files.ts';
import { ROOT, TOOLS } from '../places.ts';
import { npmPackages } from './npm.ts';
import type { Install } from './uv.ts';

/** The folders with packages of their own, and what these are. */
const FOLDERS = { web: 'the packages of the console', 'tests/e2e': 'the browser of the tests' } as const;

export type Linked = keyof typeof FOLDERS;

/** Where a link leads; undefined for anything else than a link. */
const targetOf = async (path: string): Promise<string | undefined> => {
  try {
    return (await lstat(path)).isSymbolicLink() ? await readlink(path) : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

/**
 * Sees to it that a folder has its packages. They lie in `.local/tools`, and `node_modules` is a link to them: so an
 * installation is there whole or not at all, and changing between two branches installs nothing twice. A folder that
 * is in the way came from `npm install`, and goes.
 * @throws Problem when npm fails
 */
export const linkPackages = async (
  folder: Linked,
  install: Pick<Install, 'log' | 'signal'>,
): Promise<void> => {
  const packages = await npmPackages(folder.replaceAll('/', '-'), FOLDERS[folder], folder, install);
  const link = join(ROOT, folder, 'node_modules');
  const target = relative(dirname(link), packages);
  const found = await targetOf(link);
  if (found === target) return;
  if (found === undefined) await rm(link, { recursive: true, force: true });
  const fresh = join(TOOLS, `.link-${randomUUID()}`);
  await mkdir(TOOLS, { recursive: true });
  await symlink(target, fresh);
  await rename(fresh, link);
};

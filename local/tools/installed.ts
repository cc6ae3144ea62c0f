import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../ops/files.ts';
import { TOOLS } from '../places.ts';

/**
 * A folder in `.local/tools` whose name holds the hash of what it was made from. It appears under
 * that name only when it is complete, so that it is there is the stamp: a killed install leaves
 * nothing that looks finished, and two stacks may install at the same time.
 * @param sources the files that say what is installed
 * @param fill installs into a fresh path, which does not exist yet
 * @returns the folder's path
 */
export const installed = async (
  name: string,
  sources: readonly string[],
  fill: (fresh: string) => Promise<void>,
): Promise<string> => {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(source));
  const dir = join(TOOLS, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (await isFolder(dir)) return dir;
  await mkdir(TOOLS, { recursive: true });
  const fresh = join(TOOLS, `.${name}-${randomUUID()}`);
  try {
    await fill(fresh);
    await rename(fresh, dir);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another stack was faster.
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return dir;
    throw error;
  }
  return dir;
};

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
};

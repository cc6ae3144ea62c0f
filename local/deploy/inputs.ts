import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hasCode } from '../../ops/files.ts';
import { ROOT } from '../places.ts';

/** Everything that `sam build` and `sam deploy` read. */
const INPUTS = [
  'template.yaml',
  'core',
  'functions',
  'layers',
  'package-lock.json',
  'systems',
  'tsconfig.json',
  'local/requirements/sam.txt',
];

/** The files at a path, sorted; none when nothing is there. */
const filesAt = async (path: string): Promise<string[]> => {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((file) => join(file.parentPath, file.name)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return [path];
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
};

/**
 * One hash of the files at some paths of the checkout, names included.
 * @param seed what else makes a difference
 */
export const filesHash = async (paths: readonly string[], seed = ''): Promise<string> => {
  const hash = createHash('sha256').update(seed);
  for (const path of paths)
    for (const file of await filesAt(join(ROOT, path))) {
      const content = await readFile(file);
      hash.update(`\n${relative(ROOT, file)} ${String(content.length)}\n`).update(content);
    }
  return hash.digest('hex');
};

/** One hash of all that a deployment is made from: equal hashes mean nothing to deploy. */
export const inputsHash = (parameters: Readonly<Record<string, string>>): Promise<string> =>
  filesHash(INPUTS, JSON.stringify(parameters));

import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { type Json, json, text } from '../core/json.ts';

/** Whether an error is the file system's or the network's with this code, such as `ENOENT`. */
export const hasCode = (error: unknown, code: string): boolean => json(error)['code'] === code;

/** Whether something is at a path. */
export const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
};

/** What the file system refuses because of the machine, not because of the program. */
const REFUSED: Readonly<Record<string, string>> = {
  EACCES: 'you are not allowed to',
  EDQUOT: 'your quota on the disk is used up',
  EEXIST: 'a file is in its place',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EPERM: 'you are not allowed to',
  EROFS: 'the disk is read-only',
};

/** Why the file system of this machine refuses a path, in words; undefined for any other error. */
export const refusalOf = (error: unknown): { readonly path: string; readonly why: string } | undefined => {
  const { code, path } = json(error);
  const why = REFUSED[text(code)];
  return why !== undefined && typeof path === 'string' ? { path, why } : undefined;
};

/**
 * Writes a JSON file so that a reader sees the old content or the new, never a part. Only this user
 * may read it: these files hold keys and process ids.
 */
export const writeJson = async (path: string, value: unknown): Promise<void> => {
  const fresh = `${path}.${String(process.pid)}.new`;
  await rm(fresh, { force: true });
  await writeFile(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(fresh, path);
};

/** Reads the object in a JSON file; an empty one if the file is missing or holds no JSON object. */
export const readJson = async (path: string): Promise<Json> => {
  try {
    return json(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return {};
    throw error;
  }
};

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a folder hold exactly these files. One that is there as it should be is not touched, so that who watches
 * the folder hears of changes alone.
 * @param files the text of each file, by its name
 * @returns the names of the files that were written or removed, sorted
 */
export const writeFolder = async (folder: string, files: ReadonlyMap<string, string>): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const there = await readdir(folder);
  const removed = there.filter((name) => !files.has(name));
  for (const name of removed) await rm(join(folder, name), { recursive: true });
  const written: string[] = [];
  for (const [name, text] of files) {
    if (there.includes(name) && (await readFile(join(folder, name), 'utf8')) === text) continue;
    await writeFile(join(folder, name), text);
    written.push(name);
  }
  return [...removed, ...written].sort();
};

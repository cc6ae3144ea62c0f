import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../places.ts';
import { run } from './command.ts';
import { installed } from './installed.ts';
import type { Install } from './uv.ts';

/**
 * Exactly the packages that a lock file names, in a folder of their own.
 * @param what they are, for the step and its error: `the Node of the functions`
 * @param folder of the checkout, with a package.json and its lock file
 * @returns the path of their `node_modules`
 * @throws Problem when npm fails
 */
export const npmPackages = async (
  name: string,
  what: string,
  folder: string,
  { log, signal }: Pick<Install, 'log' | 'signal'>,
): Promise<string> => {
  const files = ['package.json', 'package-lock.json'];
  const sources = files.map((file) => join(ROOT, folder, file));
  const dir = await installed(name, sources, async (fresh) => {
    await mkdir(fresh);
    for (const file of files) await copyFile(join(ROOT, folder, file), join(fresh, file));
    await run({
      what: `Installing ${what}`,
      file: 'npm',
      args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      cwd: fresh,
      env: process.env,
      log,
      advice: 'Is the npm registry reachable from here?',
      signal,
    });
  });
  return join(dir, 'node_modules');
};

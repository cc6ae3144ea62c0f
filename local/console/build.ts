import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, isThere } from '../../ops/files.ts';
import { filesHash } from '../deploy/inputs.ts';
import { ROOT } from '../places.ts';
import { run } from '../tools/command.ts';
import { linkPackages } from '../tools/linked.ts';
import type { Install } from '../tools/uv.ts';

/** All that the console is built from: its own folder, the contract, the client, and what the client stands on. */
const INPUTS = ['web', 'openapi.yaml', 'core/client', 'node_modules/openapi-fetch/package.json'];
/** Where builds are, each in a folder that is named by the hash of its inputs. */
const BUILDS = join(ROOT, '.local/console');
const VITE = join(ROOT, 'web/node_modules/vite/bin/vite.js');

/** Builds are small, but a day of work makes many: the one before stays for a stack that starts with it now. */
const removeOld = async (kept: string): Promise<void> => {
  const builds = (await readdir(BUILDS)).filter((name) => name !== kept && !name.startsWith('.'));
  const dated = await Promise.all(
    builds.map(async (name) => ({ name, at: (await stat(join(BUILDS, name))).mtimeMs })),
  );
  const [, ...old] = dated.sort((one, other) => other.at - one.at);
  for (const { name } of old) await rm(join(BUILDS, name), { recursive: true, force: true });
};

/**
 * Builds the console, unless this very console is built already. It appears under its name only when it is complete,
 * so two stacks may build at the same time.
 * @returns the folder with the page and its assets
 * @throws Problem with what npm or Vite printed
 */
export const buildConsole = async ({ log, signal }: Pick<Install, 'log' | 'signal'>): Promise<string> => {
  await linkPackages('web', { log, signal });
  const name = (await filesHash(INPUTS)).slice(0, 16);
  const dir = join(BUILDS, name);
  if (await isThere(dir)) return dir;
  await mkdir(BUILDS, { recursive: true });
  const fresh = join(BUILDS, `.${name}-${randomUUID()}`);
  try {
    await run({
      what: 'Building the console',
      file: process.execPath,
      args: [VITE, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
      cwd: join(ROOT, 'web'),
      // Vite obeys it, and jest sets it to `test`: a development build would be kept under this name, and published.
      env: { ...process.env, NODE_ENV: 'production' },
      log,
      signal,
    });
    await rename(fresh, dir);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another stack was faster.
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
  }
  await removeOld(name);
  return dir;
};

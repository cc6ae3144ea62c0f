import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { list } from '../../core/json.ts';
import type { Clients } from '../../ops/clients.ts';
import { readJson, writeJson } from '../../ops/files.ts';
import type { State } from '../places.ts';
import { physicalIds } from './scope.ts';

/** The files of a function's bundle, by name. */
export type Bundle = Readonly<Record<string, Uint8Array>>;

/** A bundle as Lambda takes it. The same bundle always gives the same bytes. */
export const zipped = (bundle: Bundle): Uint8Array =>
  zipSync(bundle, { level: 1, mtime: new Date(1980, 0, 1) });

/**
 * Makes a bundle the code of a deployed function; its next request runs it.
 * @returns the code's hash, as Lambda says it
 */
export const updateCode = async (
  { lambda }: Pick<Clients, 'lambda'>,
  functionName: string,
  bundle: Bundle,
): Promise<string> => {
  const { CodeSha256 } = await lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: functionName, ZipFile: zipped(bundle) }),
  );
  return CodeSha256 ?? '';
};

/** Remembers which functions run code that was never deployed, for the next start. */
export const rememberReplaced = async ({ replaced }: State, name: string): Promise<void> => {
  const names = new Set([...list((await readJson(replaced))['functions']), name]);
  await writeJson(replaced, { functions: [...names] });
};

const builtBundle = async (folder: string): Promise<Bundle> => {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
};

/**
 * Gives the functions that `npm run dev` has replaced the code that was built: CloudFormation does
 * not know that theirs is another.
 */
export const restoreCode = async (clients: Clients, { replaced, builtTemplate }: State): Promise<void> => {
  const names = list((await readJson(replaced))['functions']).map(String);
  if (names.length === 0) return;
  const ids = await physicalIds(clients);
  for (const name of names) {
    const id = ids.get(name);
    if (id !== undefined)
      await updateCode(clients, id, await builtBundle(join(dirname(builtTemplate), name)));
  }
  await rm(replaced);
};

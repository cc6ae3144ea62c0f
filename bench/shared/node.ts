import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOOLS } from '../../local/places.ts';
import { packageOf } from '../../local/tools/node.ts';
import { hasCode } from '../../ops/files.ts';

/** The major version that the functions are deployed on. */
export const DEPLOYED_MAJOR = '24';

const installedNodes = async (): Promise<string[]> => {
  const name = packageOf(process.platform, process.arch);
  if (name === undefined) return [];
  try {
    const folders = (await readdir(TOOLS)).filter((folder) => folder.startsWith('node-'));
    return folders.map((folder) => join(TOOLS, folder, 'node_modules', name, 'bin/node'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
};

/**
 * The Node that measurements run on: the host's where it is of the deployed major, or else the one
 * that `npm start` has installed, or else the host's whatever it is. Nothing is installed here.
 * @param chosen path of another one, from the command line
 */
export const benchNode = async (chosen?: string): Promise<string> => {
  if (chosen !== undefined) return chosen;
  if (process.versions.node.split('.')[0] === DEPLOYED_MAJOR) return process.execPath;
  return (await installedNodes()).at(-1) ?? process.execPath;
};

/** What a reader must know of the Node that was measured. @param version such as `v24.21.0` */
export const nodeNote = (version: string): string =>
  version.startsWith(`v${DEPLOYED_MAJOR}.`)
    ? `Node ${version}, the deployed major`
    : `Node ${version}, the host's; functions are deployed on ${DEPLOYED_MAJOR} (npm start installs it)`;

import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { stateAt } from '../../local/places.ts';
import { endpointsFile } from './stack.ts';

const run = promisify(execFile);

/** The processes of this stack's emulator that run a function, by its id in the template. */
const workersOf = async (id: string): Promise<number[]> => {
  const { temporary } = stateAt(dirname(endpointsFile));
  const { stdout } = await run('ps', ['-axo', 'pid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(`${temporary}/`) && line.includes(`-${id}-`))
    .map((line) => parseInt(line, 10));
};

/**
 * Kills all workers of a function, as Lambda kills one that takes too much memory: they are not asked.
 * @returns how many
 */
export const killWorkers = async (id: string): Promise<number> => {
  const pids = await workersOf(id);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
};

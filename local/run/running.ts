import { text } from '../../core/json.ts';
import type { Emulator } from '../../ops/clients.ts';
import { readJson } from '../../ops/files.ts';
import { Problem } from '../../ops/problem.ts';
import { earlierUsers } from '../demo/users.ts';
import type { State } from '../places.ts';
import { runningRecord } from './record.ts';
import { summary } from './summary.ts';

/**
 * Where the emulator of a running stack is.
 * @throws Problem when no stack runs
 */
export const runningEmulator = async (state: State): Promise<Emulator> => {
  const endpoints = await readJson(state.endpoints);
  const [endpoint, region] = [text(endpoints['aws']), text(endpoints['region'])];
  if (!(await runningRecord(state.run))?.api || endpoint === '')
    throw new Problem('No stack is running. Start one with: npm start');
  return { endpoint, region };
};

/** What `npm run status` says: whether a stack runs, and if so what the start said. */
export const statusText = async (state: State): Promise<string> => {
  const running = await runningRecord(state.run);
  if (!running) return 'Not running. Start it with: npm start';
  if (running.api === undefined) return 'Starting.';
  const known = earlierUsers(await readJson(state.endpoints));
  return known ? summary({ api: running.api, ...known }) : `Running at ${running.api}`;
};

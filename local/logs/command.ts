import { clientsOf } from '../../ops/clients.ts';
import type { State } from '../places.ts';
import { runningEmulator } from '../run/running.ts';
import { entryOf, entryText, type LogEvent } from './entry.ts';
import { chosen, follow, loggingFunctions, logReader } from './read.ts';

export interface LogsOptions {
  /** Names of functions; all of them when there are none. */
  readonly functions: readonly string[];
  /** Whether to go on with what is logged from now on. */
  readonly follow: boolean;
  /** How many entries of before to show. */
  readonly last: number;
}

/**
 * Prints what the functions of a running stack have logged.
 * @throws Problem when no stack runs, or it has no such function
 */
export const showLogs = async (state: State, options: LogsOptions): Promise<void> => {
  const emulator = await runningEmulator(state);
  const functions = chosen(await loggingFunctions(clientsOf(emulator)), options.functions);
  const nameWidth = Math.max(...functions.map(({ name }) => name.length));
  const print = (events: readonly LogEvent[], last = Infinity): void => {
    const entries = events.map(entryOf).filter((entry) => entry !== undefined);
    for (const entry of entries.slice(-last))
      console.log(entryText(entry, nameWidth, process.stdout.columns || 80));
  };
  const next = logReader(emulator, () => functions, 0);
  print(await next(), options.last);
  if (!options.follow) return;
  const ended = new AbortController();
  process.once('SIGINT', () => {
    ended.abort();
  });
  await follow(next, print, ended.signal);
};

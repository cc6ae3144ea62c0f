import type { Clients, Emulator } from '../../ops/clients.ts';
import { explain } from '../../ops/problem.ts';
import { detailText, entryOf, type LogEvent } from '../logs/entry.ts';
import { follow, loggingFunctions, logReader } from '../logs/read.ts';
import { say } from './say.ts';

const NOT_IMPLEMENTED = 501;
const WIDTH = 80;

/** What a person who changes code wants to see at once: errors, but for operations that are known to lack a handler. */
const faultText = (event: LogEvent): string | undefined => {
  const entry = entryOf(event);
  if (!entry || !['ERROR', 'CRITICAL'].includes(entry.level) || entry.status === NOT_IMPLEMENTED)
    return undefined;
  return `${entry.name}: ${entry.message}${detailText(entry, 0, WIDTH)}`;
};

/**
 * Prints the errors that functions log from now on, each in a block.
 * @returns ends it
 */
export const showFaults = (clients: Clients, emulator: Emulator): (() => Promise<void>) => {
  const ended = new AbortController();
  const show = (events: readonly LogEvent[]): void => {
    for (const event of events) {
      const fault = faultText(event);
      if (fault !== undefined) say(fault);
    }
  };
  const begun = Date.now();
  const following = async (): Promise<void> => {
    const functions = await loggingFunctions(clients);
    await follow(logReader(emulator, functions, begun), show, ended.signal);
  };
  const done = following().catch((error: unknown) => {
    say(`The functions' logs are no longer shown. ${explain(error)}`);
  });
  return async () => {
    ended.abort();
    await done;
  };
};

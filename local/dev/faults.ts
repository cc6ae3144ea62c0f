import type { Clients, Emulator } from '../../ops/clients.ts';
import { explain } from '../../ops/problem.ts';
import { detailText, entryOf, type LogEvent } from '../logs/entry.ts';
import { follow, type Logging, loggingFunctions, logReader } from '../logs/read.ts';
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

/** The errors that the functions of a stack log, as `npm run dev` prints them. */
export const faultsOf = (clients: Clients, emulator: Emulator) => {
  let functions: readonly Logging[] = [];
  const show = (events: readonly LogEvent[]): void => {
    for (const event of events) {
      const fault = faultText(event);
      if (fault !== undefined) say(fault);
    }
  };
  return {
    /** To be called after each deployment: it may have added functions. */
    readFunctions: async (): Promise<void> => {
      functions = await loggingFunctions(clients);
    },
    /**
     * Prints the errors that are logged from now on, each in a block.
     * @returns ends it
     */
    follow: (): (() => Promise<void>) => {
      const ended = new AbortController();
      const reader = logReader(emulator, () => functions, Date.now());
      const done = follow(reader, show, ended.signal).catch((error: unknown) => {
        say(`The functions' logs are no longer shown. ${explain(error)}`);
      });
      return async () => {
        ended.abort();
        await done;
      };
    },
  };
};

export type Faults = ReturnType<typeof faultsOf>;

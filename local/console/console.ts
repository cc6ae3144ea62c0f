import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emulator } from '../../ops/clients.ts';
import type { Endpoints } from '../endpoints.ts';
import { ROOT } from '../places.ts';
import { once } from '../run/once.ts';
import type { StartOptions } from '../run/options.ts';
import { buildConsole } from './build.ts';
import { type ConsoleFile, readConsole } from './files.ts';
import { securityHeaders } from './headers.ts';
import { serveConsole, type ServeConsole } from './serve.ts';

/** The console of a stack: its build, which all stacks of a checkout share, and what answers for it. */
export const consoleOf = (
  { state }: Pick<StartOptions, 'state'>,
  { endpoint }: Pick<Emulator, 'endpoint'>,
  signal: AbortSignal,
) => {
  let files: ReadonlyMap<string, ConsoleFile> = new Map();
  const build = async (): Promise<void> => {
    const dir = await buildConsole({ log: `${state.logs}/console.log`, signal });
    files = await readConsole(dir, await readFile(join(ROOT, 'openapi.yaml')));
  };
  const built = once(build);
  return {
    built,
    /** Builds again, after the console or the contract has changed. */
    rebuild: build,
    serving: async (buckets: Endpoints['resources']): Promise<ServeConsole> => {
      await built();
      const addresses = [buckets.imagesBucket, buckets.clipsBucket, buckets.reportsBucket];
      return serveConsole(() => files, securityHeaders(addresses.map((bucket) => `${endpoint}/${bucket}`)));
    },
  };
};

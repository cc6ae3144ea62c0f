import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { HOST, ROOT } from '../../local/places.ts';
import { end, identify } from '../../local/run/identity.ts';
import { tail } from '../../local/tools/command.ts';
import { until } from '../../local/wait.ts';
import { freePort } from '../shared/port.ts';

/** moto's server, as long as it runs. */
export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Starts moto's server on loopback, with nothing of the host's environment. It keeps everything in memory.
 * @param bin the `bin` folder of its venv
 * @param log what it prints goes there
 */
export const startMoto = async (bin: string, log: string): Promise<Moto> => {
  await mkdir(dirname(log), { recursive: true });
  const output = await open(log, 'w', 0o600);
  const port = String(await freePort());
  const child = spawn(join(bin, 'python'), [join(ROOT, 'tests/moto/server.py'), '-H', HOST, '-p', port], {
    env: { PATH: [bin, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter), LANG: 'C.UTF-8' },
    stdio: ['ignore', output.fd, output.fd],
  });
  await output.close();
  const identity = child.pid === undefined ? undefined : await identify(child.pid);
  if (!identity) throw new Error(`moto did not start.\n${tail(await readFile(log, 'utf8'))}`);
  const endpoint = `http://${HOST}:${port}`;
  const stop = async (): Promise<void> => void (await end(identity, 10_000));
  try {
    const ready = async (): Promise<true | undefined> => {
      if (child.exitCode !== null) throw new Error(`moto ended.\n${tail(await readFile(log, 'utf8'))}`);
      return (await answers(`${endpoint}/moto-api/`)) || undefined;
    };
    await until(ready, { what: 'Starting moto', everyMs: 100, forMs: 60_000 });
    // Without Docker it runs no function: those that are called here run as processes of their own.
    const body = JSON.stringify({ lambda: { use_docker: false } });
    await fetch(`${endpoint}/moto-api/config`, { method: 'POST', body });
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
};

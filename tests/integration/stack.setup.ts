import { execa, execaSync } from 'execa';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';

// Jest compiles this file and none that it imports: the stack is started as a person would start it.
const LOCAL = ['--import', 'tsx', 'local/main.ts'];

/** A jest project, as far as its stack goes. */
interface Project {
  /** Where its stack keeps its state. */
  readonly globals: { readonly state?: string };
}

const stateOf = ({ globals }: Project): string => globals.state ?? '.local/test';

/**
 * Finds or unpacks the browser of the tests of the console, for all their workers. Jest calls this file once for both
 * projects, as one of them, so it looks for the browser always, and leaves it to the tests that need one to fail.
 */
const findBrowser = async (): Promise<void> => {
  const found = await execa('node', ['--import', 'tsx', 'tests/e2e/chromium.ts'], { reject: false });
  if (found.exitCode === 0) process.env['TRELLIS_BROWSER'] = found.stdout;
  else process.env['TRELLIS_NO_BROWSER'] = found.stderr;
};

/** Two ports that nothing listens on. */
const freePorts = async (): Promise<number[]> => {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((found) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            found(typeof address === 'object' && address ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
};

/**
 * Starts a stack for the tests alone: its own ports, and a state that holds nothing of earlier runs. Of two projects
 * with the same state, the second finds it running. While you write a test, name a stack that runs by
 * `TRELLIS_ENDPOINTS`, the file of its endpoints: it is used as it is, and goes on running.
 */
export default async (_all: unknown, project: Project): Promise<void> => {
  const state = stateOf(project);
  await findBrowser();
  if (process.env['TRELLIS_ENDPOINTS'] !== undefined) return;
  const stop = [...LOCAL, 'stop', '--state', state];
  await execa('node', stop);
  await rm(state, { recursive: true, force: true });
  const [port, awsPort] = await freePorts();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      execaSync('node', stop);
      process.exit(1);
    });
  process.stdout.write(`Starting a stack for the tests; its logs are in ${state}/logs\n`);
  const ports = ['--port', String(port), '--aws-port', String(awsPort)];
  const started = await execa('node', [...LOCAL, 'start', '--detach', '--state', state, ...ports], {
    all: true,
    reject: false,
  });
  if (started.exitCode !== 0) throw new Error(`The stack did not start.\n${started.all}`);
  // Else every test file would say that the SDK will need a newer Node some day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  process.env['TRELLIS_ENDPOINTS'] = `${state}/endpoints.json`;
};

import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { hasCode } from '../../ops/files.ts';
import { HOST, type State } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import { end, identify, type Identity } from '../run/identity.ts';
import { tail } from '../tools/command.ts';
import { until } from '../wait.ts';

/** A running emulator. */
export interface Ministack {
  readonly identity: Identity;
  /** Settles when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

export interface MinistackOptions {
  /** The `bin` folder of its venv. */
  readonly bin: string;
  readonly port: number;
  readonly state: State;
  readonly signal: AbortSignal;
}

const READY_MS = 60_000;
/** It saves its state when it is asked to end, which takes a few seconds. */
const SAVE_MS = 30_000;
const LOG_BYTES = 5_000_000;

/**
 * The whole environment of the emulator, and so of every function: nothing of the host's, because an
 * AWS setting of the host would reach the functions.
 * @param node the folder with the `node` that functions run on
 */
export const ministackEnv = (
  { bin, port, state }: Pick<MinistackOptions, 'bin' | 'port' | 'state'>,
  node: string,
): Record<string, string> => ({
  // IAM, bucket policies, request signatures and sign-out are enforced.
  AUTH: 'true',
  BIND_HOST: HOST,
  GATEWAY_PORT: String(port),
  MINISTACK_HOST: HOST,
  // One listener and no other.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  LAMBDA_EXECUTOR: 'local',
  PERSIST_STATE: '1',
  STATE_DIR: join(state.emulator, 'state'),
  S3_PERSIST: '1',
  S3_DATA_DIR: join(state.emulator, 's3'),
  TMPDIR: state.temporary,
  HOME: state.temporary,
  LANG: 'C.UTF-8',
  PYTHONUNBUFFERED: '1',
  PATH: [node, bin, '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
});

/** Keeps one old log, so that logs stay bounded over many starts. */
const rotate = async (path: string): Promise<void> => {
  try {
    if ((await stat(path)).size > LOG_BYTES) await rename(path, `${path}.1`);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
};

const isReady = async (port: number): Promise<true | undefined> => {
  try {
    const answer = await fetch(`http://${HOST}:${String(port)}/_ministack/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok || undefined;
  } catch {
    // Not listening yet.
    return undefined;
  }
};

/** Makes the emulator's folders. The temporary one is made anew: what a crash left there is of no use. */
const makeFolders = async (state: State): Promise<void> => {
  for (const dir of [state.logs, join(state.emulator, 'state'), join(state.emulator, 's3')])
    await mkdir(dir, { recursive: true, mode: 0o700 });
  await rm(state.temporary, { recursive: true, force: true });
  await mkdir(state.temporary, { mode: 0o700 });
};

/**
 * Starts the emulator in a process group of its own, so that Ctrl-C in the terminal does not reach it
 * before we have asked it to save.
 * @param node the folder with the `node` that functions run on
 * @throws Problem when it ends at once
 */
export const startMinistack = async (options: MinistackOptions, node: string): Promise<Ministack> => {
  const { bin, state } = options;
  await makeFolders(state);
  await rotate(state.ministackLog);
  const log = await open(state.ministackLog, 'a', 0o600);
  const child = spawn(join(bin, 'python'), ['-m', 'ministack'], {
    cwd: state.temporary,
    env: ministackEnv(options, node),
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  await log.close();
  const identity = child.pid === undefined ? undefined : await identify(child.pid);
  if (!identity) throw new Problem(`MiniStack did not start.\n${await lastLines(state)}`);
  return { identity, ended };
};

const lastLines = async ({ ministackLog }: State): Promise<string> =>
  `${tail(await readFile(ministackLog, 'utf8'))}\nAll of it is in ${ministackLog}`;

/** @throws Problem when it ends before it is ready, or takes too long */
export const ministackReady = async ({ ended }: Ministack, options: MinistackOptions): Promise<void> => {
  const failed = ended.then(async () => {
    throw new Problem(`MiniStack stopped before it was ready.\n${await lastLines(options.state)}`);
  });
  const ready = until(() => isReady(options.port), {
    what: 'Starting MiniStack',
    everyMs: 100,
    forMs: READY_MS,
    signal: options.signal,
  });
  // The loser of the race may still fail, long after anyone listens.
  failed.catch(() => undefined);
  ready.catch(() => undefined);
  await Promise.race([ready, failed]);
};

/**
 * Asks the emulator to end, waits until it has saved its state, and removes its temporary files.
 * @returns whether it had time to save
 */
export const stopMinistack = async (identity: Identity, state: State): Promise<boolean> => {
  const saved = await end(identity, SAVE_MS);
  await rm(state.temporary, { recursive: true, force: true });
  return saved;
};

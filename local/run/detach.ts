import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { json, text } from '../../core/json.ts';
import { MAIN, ROOT } from '../places.ts';
import { Problem } from '../../ops/problem.ts';
import { refuseOtherLayout } from './layout.ts';
import type { StartOptions } from './options.ts';

/** What a detached supervisor tells the process that started it. The reason of a failure may be in its log alone. */
export type News = { readonly ready: string } | { readonly failed: string };

/** The arguments that start a supervisor with the same options. */
const argumentsOf = ({ port, awsPort, state }: StartOptions): string[] => [
  ...['--import', 'tsx', MAIN, 'supervise'],
  ...['--port', String(port), '--aws-port', String(awsPort), '--state', state.dir],
];

/** Copies what is added to a file to the terminal, until told to stop. */
const follow = async (path: string, from: number, done: () => boolean): Promise<void> => {
  let shown = from;
  for (;;) {
    const last = done();
    const content = await readFile(path);
    process.stdout.write(content.subarray(shown));
    shown = content.length;
    if (last) return;
    await pause(100);
  }
};

/**
 * Starts a stack that outlives this process, shows how it goes on, and returns when it answers.
 * @returns the summary
 * @throws Problem when it could not be started, with the reason and its log; when the stack's data are of another layout
 */
export const startDetached = async (options: StartOptions): Promise<string> => {
  const { logs, supervisorLog } = options.state;
  // Said here, it is said once, and no log is begun for it.
  await refuseOtherLayout(options.state);
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const log = await open(supervisorLog, 'a', 0o600);
  const { size } = await log.stat();
  const child = spawn(process.execPath, argumentsOf(options), {
    cwd: ROOT,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
    detached: true,
  });
  await log.close();
  let news: News | undefined;
  child.on('message', (message) => {
    const { ready, failed } = json(message);
    news = ready === undefined ? { failed: text(failed) } : { ready: text(ready) };
  });
  child.on('error', (error) => {
    news ??= { failed: error.message };
  });
  child.on('exit', () => {
    news ??= { failed: 'It ended before it was ready.' };
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGTERM'));
  await follow(supervisorLog, size, () => news !== undefined);
  if (!news || 'failed' in news)
    throw new Problem(
      [news?.failed ?? '', `The whole output is in ${supervisorLog}`].filter(Boolean).join('\n'),
    );
  child.disconnect();
  child.unref();
  return news.ready;
};

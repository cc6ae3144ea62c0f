import { once as event } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Problem } from '../../ops/problem.ts';
import { type Ministack, stopMinistack } from '../emulator/ministack.ts';
import { identify } from './identity.ts';
import { recordLayout, refuseOtherLayout } from './layout.ts';
import type { StartOptions } from './options.ts';
import { type Parts, partsOf } from './parts.ts';
import { claim, readRecord, release, rewrite, runningRecord, type RunRecord } from './record.ts';
import type { Served } from './serving.ts';
import { showSteps } from './steps.ts';

/**
 * Is called once, when the stack answers.
 * @returns what is to be called when the stack ends
 */
export type WhenReady = (parts: Parts, served: Served) => Promise<() => Promise<void>>;

/** Clears what a crash left: an emulator without a supervisor is asked to save and to end. */
const recover = async ({ state }: StartOptions): Promise<void> => {
  const left = await readRecord(state.run);
  if (left?.ministack) await stopMinistack(left.ministack, state);
  await release(state.run);
};

/** @throws Problem when the stack runs already, or its data are of another layout */
const claimStack = async (options: StartOptions): Promise<RunRecord> => {
  const { state } = options;
  const supervisor = await identify(process.pid);
  if (!supervisor) throw new Problem('The start time of a process is unknown. Is ps installed?');
  const running = await runningRecord(state.run);
  if (!running) {
    await refuseOtherLayout(state);
    await mkdir(state.logs, { recursive: true, mode: 0o700 });
    await recover(options);
  }
  if (running || !(await claim(state.run, { supervisor })))
    throw new Problem(
      `This stack is already running${running?.api ? ` at ${running.api}` : ''}. Stop it with: npm stop`,
    );
  await recordLayout(state);
  return { supervisor };
};

/** A signal that fires when somebody asks this process to end: Ctrl-C, `npm stop`, a closed terminal. */
const askedToEnd = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      controller.abort(new Problem('Stopped.'));
    });
  // A terminal that went away must not keep us from stopping in order.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return controller.signal;
};

/**
 * Starts a stack, keeps it until it is asked to end, and ends all that it has started.
 * @throws Problem when it cannot be started, or the emulator ends unasked
 */
export const supervise = async (options: StartOptions, whenReady: WhenReady): Promise<void> => {
  const signal = askedToEnd();
  let record = await claimStack(options);
  const endings: (() => Promise<void>)[] = [];
  const started = async ({ identity }: Ministack): Promise<void> => {
    record = { ...record, ministack: identity };
    await rewrite(options.state.run, record);
  };
  const parts = partsOf(options, signal, started, (ending) => endings.push(ending));
  try {
    await showSteps(parts);
    signal.throwIfAborted();
    const served = await parts.served();
    await rewrite(options.state.run, { ...record, api: served.endpoints.api });
    endings.push(await whenReady(parts, served));
    const { ended } = await parts.ministack();
    const asked = signal.aborted ? Promise.resolve() : event(signal, 'abort');
    await Promise.race([asked, ended]);
    if (!signal.aborted)
      throw new Problem(`MiniStack stopped unexpectedly. Its log: ${options.state.ministackLog}`);
  } finally {
    if (endings.length > 0) console.log('\nStopping. MiniStack saves its state…');
    for (const ending of endings.reverse()) await ending();
    await release(options.state.run);
  }
};

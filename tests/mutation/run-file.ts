import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { TestStatus, type TestResult } from '@stryker-mutator/api/test-runner';
import type { Circus } from '@jest/types';
import { addEventHandler, getState, removeEventHandler, resetState, run } from 'jest-circus';
import { jest } from './globals.ts';

/** Longer than a test takes that tries a fault, on a busy machine, and shorter than a promise that is never kept. */
const TEST_LIMIT_MS = 20_000;
/** Longer than any test takes on a busy machine: without a fault, all promises are kept. */
const FIRST_LIMIT_MS = 120_000;

/** What the planted faults read and write. */
export const context = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {});

/** Unhandled errors and rejections. */
const escaped = new Map<unknown, unknown>();
let runs = 0;

const testsUnder = (block: Circus.DescribeBlock): Circus.TestEntry[] =>
  block.children.flatMap((child) => (child.type === 'test' ? [child] : testsUnder(child)));

const titleOf = ({ name, parent }: Circus.TestEntry | Circus.DescribeBlock): string =>
  parent?.parent === undefined ? name : `${titleOf(parent)} ${name}`;

const idOf = (file: string, test: Circus.TestEntry): string => `${file}: ${titleOf(test)}`;

/** Stands for a test while what comes before all tests of a block runs. */
const BEFORE = 'before all';

/** The time of the processor, in milliseconds: unlike that of a clock, it is the same on a busy machine. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** What a test took of the processor's time, in milliseconds. */
export interface Time {
  readonly own: number;
  /** What the blocks around it did once before all of their tests, by block. */
  readonly before: Readonly<Record<string, number>>;
}

const blocksAround = (block: Circus.DescribeBlock | undefined): Circus.DescribeBlock[] =>
  block === undefined ? [] : [block, ...blocksAround(block.parent)];

/** Measures what each test takes. What a block does before all of its tests executes faults for each of them. */
const measuring = (file: string) => {
  const times = new Map<Circus.TestEntry | Circus.DescribeBlock, number>();
  let start = 0;
  const stop = (of: Circus.TestEntry | Circus.DescribeBlock): void =>
    void times.set(of, (times.get(of) ?? 0) + processorMs() - start);
  const share = (tests: readonly Circus.TestEntry[]): void => {
    if (!context.mutantCoverage) return;
    const { [BEFORE]: executed = {}, ...perTest } = context.mutantCoverage.perTest;
    for (const test of tests) {
      const own = (perTest[idOf(file, test)] ??= {});
      for (const [fault, count] of Object.entries(executed)) own[fault] = (own[fault] ?? 0) + count;
    }
    context.mutantCoverage.perTest = perTest;
  };
  const follow: Circus.EventHandler = (event) => {
    if (event.name === 'test_start') start = processorMs();
    if (event.name === 'test_done') stop(event.test);
    if (!('hook' in event) || event.hook.type !== 'beforeAll') return;
    if (event.name === 'hook_start') {
      start = processorMs();
      context.currentTestId = BEFORE;
      return;
    }
    delete context.currentTestId;
    stop(event.hook.parent);
    share(testsUnder(event.hook.parent));
  };
  const timeOf = (test: Circus.TestEntry): Time => ({
    own: times.get(test) ?? 0,
    before: Object.fromEntries(
      blocksAround(test.parent)
        .filter((block) => times.has(block))
        .map((block) => [`${file}: ${titleOf(block)}`, times.get(block) ?? 0]),
    ),
  });
  return { follow, timeOf };
};

/** Tells the planted faults which test executes them, and leaves out the rest of a file after a failure. */
const following =
  (file: string, stop: boolean): Circus.EventHandler =>
  (event, state) => {
    if (event.name === 'test_start') context.currentTestId = idOf(file, event.test);
    if (event.name !== 'test_done') return;
    delete context.currentTestId;
    if (stop && event.test.errors.length > 0)
      for (const test of testsUnder(state.rootDescribeBlock)) test.mode = 'skip';
  };

/** What became of a test, and what it took. */
export type Result = TestResult & { readonly time: Time };

const resultOf = (
  file: string,
  id: string,
  errors: readonly unknown[],
  { duration = 0, time = { own: 0, before: {} } }: { readonly duration?: number; readonly time?: Time } = {},
): Result => {
  const about = { id, name: id, fileName: resolve(file), timeSpentMs: duration, time };
  return errors.length === 0
    ? { ...about, status: TestStatus.Success }
    : { ...about, status: TestStatus.Failed, failureMessage: String(errors[0]) };
};

const tidyUp = (environment: NodeJS.ProcessEnv): void => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const name of Object.keys(process.env))
    if (!Object.hasOwn(environment, name)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
};

/** Runs the chosen tests of a file, or all of them without a choice. */
export const runFile = async (file: string, chosen?: ReadonlySet<string>): Promise<Result[]> => {
  const environment = { ...process.env };
  resetState();
  escaped.clear();
  try {
    await import(`${pathToFileURL(file).href}?${(runs += 1)}`);
  } catch (error) {
    tidyUp(environment);
    return [resultOf(file, `${file}: while it is loaded`, [error])];
  }
  const state = getState();
  state.testTimeout = chosen === undefined ? FIRST_LIMIT_MS : TEST_LIMIT_MS;
  const tests = testsUnder(state.rootDescribeBlock);
  for (const test of tests) if (chosen?.has(idOf(file, test)) === false) test.mode = 'skip';
  const measured = measuring(file);
  const handlers = [following(file, chosen !== undefined), measured.follow];
  handlers.forEach(addEventHandler);
  await run();
  tidyUp(environment);
  await setImmediate();
  handlers.forEach(removeEventHandler);
  const stray = [...(state.unhandledErrors as unknown[]), ...escaped.values()];
  return [
    ...tests
      .filter(({ status }) => status === 'done')
      .map((test) =>
        resultOf(file, idOf(file, test), test.errors, {
          duration: test.duration ?? 0,
          time: measured.timeOf(test),
        }),
      ),
    ...(stray.length === 0 ? [] : [resultOf(file, `${file}: outside of its tests`, stray)]),
  ];
};

/** Remembers what escapes from tests; without it, that would end the process. */
export const watchStrays = (): void => {
  process.on('uncaughtException', (error) => escaped.set(error, error));
  process.on('unhandledRejection', (error, promise) => escaped.set(promise, error));
  process.on('rejectionHandled', (promise) => escaped.delete(promise));
};

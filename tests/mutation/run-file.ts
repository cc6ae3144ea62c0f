import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { TestStatus, type TestResult } from '@stryker-mutator/api/test-runner';
import type { Circus } from '@jest/types';
import { addEventHandler, getState, removeEventHandler, resetState, run } from 'jest-circus';
import { jest } from './globals.ts';

/** Longer than any test takes on a busy machine, and shorter than a promise that is never kept. */
const TEST_LIMIT_MS = 20_000;

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

/** What a block does before all of its tests is part of each of them: its time, in milliseconds, and the faults it executes. */
const preparing = (file: string) => {
  const times = new Map<Circus.TestEntry, number>();
  let start = 0;
  const follow: Circus.EventHandler = (event) => {
    if (!('hook' in event) || event.hook.type !== 'beforeAll') return;
    if (event.name === 'hook_start') {
      start = Date.now();
      context.currentTestId = BEFORE;
      return;
    }
    delete context.currentTestId;
    const { [BEFORE]: executed = {}, ...perTest } = context.mutantCoverage?.perTest ?? {};
    for (const test of testsUnder(event.hook.parent)) {
      times.set(test, (times.get(test) ?? 0) + Date.now() - start);
      const own = (perTest[idOf(file, test)] ??= {});
      for (const [fault, count] of Object.entries(executed)) own[fault] = (own[fault] ?? 0) + count;
    }
    if (context.mutantCoverage) context.mutantCoverage.perTest = perTest;
  };
  return {
    follow,
    timeOf: (test: Circus.TestEntry): number => (test.duration ?? 0) + (times.get(test) ?? 0),
  };
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

const resultOf = (file: string, id: string, duration: number, errors: readonly unknown[]): TestResult => {
  const about = { id, name: id, fileName: resolve(file), timeSpentMs: duration };
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
export const runFile = async (file: string, chosen?: ReadonlySet<string>): Promise<TestResult[]> => {
  const environment = { ...process.env };
  resetState();
  escaped.clear();
  try {
    await import(`${pathToFileURL(file).href}?${(runs += 1)}`);
  } catch (error) {
    tidyUp(environment);
    return [resultOf(file, `${file}: while it is loaded`, 0, [error])];
  }
  const state = getState();
  state.testTimeout = TEST_LIMIT_MS;
  const tests = testsUnder(state.rootDescribeBlock);
  for (const test of tests) if (chosen?.has(idOf(file, test)) === false) test.mode = 'skip';
  const preparation = preparing(file);
  const handlers = [following(file, chosen !== undefined), preparation.follow];
  handlers.forEach(addEventHandler);
  await run();
  tidyUp(environment);
  await setImmediate();
  handlers.forEach(removeEventHandler);
  const stray = [...(state.unhandledErrors as unknown[]), ...escaped.values()];
  return [
    ...tests
      .filter(({ status }) => status === 'done')
      .map((test) => resultOf(file, idOf(file, test), preparation.timeOf(test), test.errors)),
    ...(stray.length === 0 ? [] : [resultOf(file, `${file}: outside of its tests`, 0, stray)]),
  ];
};

/** Remembers what escapes from tests; without it, that would end the process. */
export const watchStrays = (): void => {
  process.on('uncaughtException', (error) => escaped.set(error, error));
  process.on('unhandledRejection', (error, promise) => escaped.set(promise, error));
  process.on('rejectionHandled', (promise) => escaped.delete(promise));
};

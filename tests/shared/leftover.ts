import { setImmediate } from 'node:timers/promises';
import { types } from 'node:util';
import { afterEach } from '@jest/globals';

/** The calls of the fakes that have been made and not answered, with their names. */
const underWay = new Map<object, string>();

/** How many turns of the event loop an answer takes. Writes are slower: what is read too early is then not there. */
export type Turns = 1 | 3;

/**
 * Answers late: after turns of the event loop, as no fake in the same process would of its own accord. Until then the
 * call counts as work under way.
 * @param name says in an error which call was left behind
 */
export const late = async <T>(name: string, turns: Turns, answer: () => T | Promise<T>): Promise<T> => {
  const call = {};
  underWay.set(call, name);
  try {
    // Not the timers of the test's clock, which may be stopped.
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    return await answer();
  } finally {
    underWay.delete(call);
  }
};

/**
 * The same ports, whose async functions answer late, also those of ports inside ports. What is not async stays.
 * @param name of the ports, which stands before the function's in an error
 */
export const latePorts = <Ports extends object>(ports: Ports, name = ''): Ports =>
  Object.fromEntries(
    Object.entries(ports).map(([part, value]: [string, unknown]) => {
      const full = name === '' ? part : `${name}.${part}`;
      if (types.isAsyncFunction(value)) {
        const answer = value as (...given: unknown[]) => Promise<unknown>;
        return [part, (...given: unknown[]) => late(full, 3, () => answer(...given))];
      }
      const isPorts =
        typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
      return [part, isPorts ? latePorts(value, full) : value];
    }),
  ) as Ports;

/** @throws Error naming the calls that are still under way, which then count no more */
const expectNothingLeft = (): void => {
  const names = [...underWay.values()];
  underWay.clear();
  if (names.length > 0) throw new Error(`work is left behind: ${names.join(', ')}`);
};

/**
 * Does work and looks whether it is all done when it says so.
 * @returns what the work returns
 * @throws Error naming the calls that are still under way: something does not wait for them
 */
export const settled = async <T>(work: () => Promise<T>): Promise<T> => {
  const result = await work();
  expectNothingLeft();
  return result;
};

// Each test that uses a fake ends with this look.
afterEach(expectNothingLeft);

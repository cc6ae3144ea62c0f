import { afterAll, describe, expect, test } from '@jest/globals';
import { OPERATIONS } from './application.ts';
import { CALLS } from './calls.ts';
import { ANSWERS, TYPES } from './gaps.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());

/** @throws Error saying where a call of them is to be added */
const expectCalled = (what: string, names: readonly string[], called: readonly string[]): void => {
  const missing = names.filter((name) => !called.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    [
      `No call in tests/moto/calls.ts is of the ${what} ${missing.join(', ')}.`,
      'Add one for each, after the calls that it relies on: a comment at the top of that file shows the form.',
      'Where moto answers otherwise than AWS, name the call in ANSWERS in tests/moto/gaps.ts, with the reason.',
    ].join('\n'),
  );
};

test('every operation of the contract is called', () => {
  expectCalled(
    'operation',
    OPERATIONS,
    CALLS.flatMap(({ operation = [] }) => operation),
  );
});

test('every gap is of a call', () => {
  const names = CALLS.map(({ name }) => name);
  expect(Object.keys(ANSWERS).filter((gap) => !names.includes(gap))).toEqual([]);
});

describe('in moto', () => {
  test('CloudFormation makes all types of the template but those that are named', () => {
    const lacking = [...new Set(world.types.values())].filter((type) => !world.known.has(type));
    expect(Object.keys(TYPES).sort()).toEqual(lacking.sort());
  });

  const kept = {};
  for (const { name, run } of CALLS)
    (name in ANSWERS ? test.failing : test)(name, () => run(world.app, kept));

  test('every function is called', () => {
    const functions = [...world.types].filter(([, type]) => type === 'AWS::Lambda::Function');
    expectCalled(
      'function',
      functions.map(([name]) => name),
      world.app.invoked(),
    );
  });
});

import { afterAll, describe, expect, test } from '@jest/globals';
import { endpoints, until } from '../integration/stack.ts';
import { asAdmin, newUser, userNamed } from '../integration/accounts.ts';
import { MODES, type Mode } from './faults.ts';
import { deadLetters, untilRounds, whileImagesStay } from './rounds.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { type Outcome, type Section, tableOf } from './table.ts';
import { cleanRun, type Trial, trial } from './trial.ts';
import { eachOf } from './turns.ts';
import { reconcileLater } from './world.ts';

const sections: Section[] = [];

afterAll(() => {
  process.stdout.write(tableOf(sections));
});

const outcomeOf = async ({ isTold, isRetried, wrong, lookAgain }: Trial): Promise<Outcome> => {
  const withReconciler = isRetried ? 'both' : 'reconciler';
  const without = wrong.first.length > 0 ? 'retry' : 'nothing';
  return { isTold, mendedBy: wrong.then.length > 0 ? withReconciler : without, wrong: await lookAgain() };
};

const ofEachMode = async <T>(work: (mode: Mode) => Promise<T>): Promise<Record<Mode, T>> => ({
  before: await work('before'),
  after: await work('after'),
  killed: await work('killed'),
});

/** Lets each call fail in each way, each for a user of its own, and then the reconciler run once. */
const sectionOf = async (scenario: Scenario, calls: readonly string[]): Promise<Section> => {
  const steps = await eachOf([...calls.entries()], async ([i, call]) => ({
    call,
    trials: await ofEachMode((mode) => trial(scenario, { at: i + 1, mode })),
  }));
  await reconcileLater();
  const rows = await eachOf(steps, async ({ call, trials }) => ({
    call,
    outcomes: await ofEachMode((mode) => outcomeOf(trials[mode])),
  }));
  return { name: scenario.name, rows };
};

/** All that is wrong in the end, as one may read it. */
const wrongIn = ({ rows }: Section): string[] =>
  rows.flatMap(({ call, outcomes }, i) =>
    MODES.flatMap((mode) => outcomes[mode].wrong.map((what) => `step ${i + 1}, ${call}, ${mode}: ${what}`)),
  );

/** What the reconciler finds to do. */
const reconciled = async (): Promise<object> =>
  Object.fromEntries(Object.entries(await reconcileLater()).filter(([, count]) => count !== 0));

describe.each(SCENARIOS)('$name', (scenario) => {
  let calls: readonly string[] = [];

  test('leaves nothing wrong when nothing fails', async () => {
    // Act
    const { wrong, ...run } = await cleanRun(scenario);
    calls = run.calls;

    // Assess
    expect(wrong).toEqual([]);
    expect(calls).not.toEqual([]);
  });

  test('leaves nothing wrong when one call fails, after a retry or one run of the reconciler', async () => {
    // Act
    const section = await sectionOf(scenario, calls);
    sections.push(section);

    // Assess
    expect(wrongIn(section)).toEqual([]);
    expect(await reconciled()).toEqual({});
  });
});

test('A deletion goes on by itself, by no delivery that failed, as long as a system has more of the user', async () => {
  // Prepare
  const { username } = await newUser();
  const { id } = await userNamed(username);

  // Act: what failed would come again only after three minutes.
  const meanwhile = await whileImagesStay(async () => {
    await asAdmin('DELETE', `/users/${username}`);
    await untilRounds(id, 3);
    return asAdmin('GET', `/users/${username}`);
  });
  await until(
    () => asAdmin('GET', `/users/${username}`),
    ({ status }) => status === 404,
  );

  // Assess
  expect(meanwhile).toMatchObject({ status: 200, body: { id, state: 'deleting' } });
  expect(await deadLetters()).toBe(0);
});

test('The demo user still has the key that works', async () => {
  // Act
  const { status } = await fetch(`${endpoints.api}/permits/201612013997`, {
    headers: { 'x-api-key': endpoints.apiKeys.permits },
  });

  // Assess
  expect(status).toBe(200);
});

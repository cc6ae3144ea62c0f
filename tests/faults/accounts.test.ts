import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { endpoints } from '../integration/stack.ts';
import { MODES, type Mode } from './faults.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { type Section, tableOf } from './table.ts';
import { cleanRun, type Help, HELPS, type Outcome, trial } from './trial.ts';
import { reconcileLater } from './world.ts';

jest.setTimeout(120_000);

const sections: Section[] = [];

afterAll(() => {
  process.stdout.write(tableOf(sections));
});

/** Lets each call fail in each way. */
const sectionOf = async (scenario: Scenario, help: Help, calls: readonly string[]): Promise<Section> => {
  const rows = [];
  for (const [i, clean] of calls.entries()) {
    const outcomes = {} as Record<Mode, Outcome>;
    for (const mode of MODES) outcomes[mode] = await trial(scenario, { at: i + 1, mode }, help);
    rows.push({ call: outcomes.before.calls[i] ?? clean, outcomes });
  }
  return { name: scenario.name, help, rows };
};

/** Each fault that left something wrong, as one may read it. */
const unclean = ({ rows }: Section): string[] =>
  rows.flatMap(({ call, outcomes }, i) =>
    MODES.flatMap((mode) =>
      outcomes[mode].wrong.map((what) => `step ${i + 1}, ${call}, ${mode}: ${what}`),
    ),
  );

/** What the reconciler finds to do, which is nothing when all is in order. */
const mended = async (): Promise<object> =>
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

  test.each(HELPS)('leaves nothing wrong after any fault and: %s', async (help) => {
    // Act
    const section = await sectionOf(scenario, help, calls);
    sections.push(section);

    // Assess
    expect(unclean(section)).toEqual([]);
    expect(await mended()).toEqual({});
  });
});

test('The demo user has the key that they had', async () => {
  // Act
  const { status } = await fetch(`${endpoints.api}/permits/201612013997`, {
    headers: { 'x-api-key': endpoints.apiKeys.permits },
  });

  // Assess
  expect(status).toBe(200);
});

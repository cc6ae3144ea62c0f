import { describe } from '../../core/log.ts';
import type { Fault } from './faults.ts';
import { look, opens, type Subject, wrongWith } from './look.ts';
import type { Scenario } from './scenarios.ts';
import { deliverAgain, during, emptyQueue, partsAt, reconcileLater, REDELIVERY_MS } from './world.ts';

/** Who may finish what was cut: whoever did it, by doing it again, and then the reconciler; or that alone. */
export const HELPS = ['retry', 'reconciler'] as const;

export type Help = (typeof HELPS)[number];

/** What came of one trial. */
export interface Outcome {
  /** The calls that were made until the end, or until they failed. */
  readonly calls: readonly string[];
  /** Whether somebody was told of the fault, be it the queue. */
  readonly isTold: boolean;
  readonly mendedBy: 'nothing' | Help | 'both';
  /** What is wrong in the end. */
  readonly wrong: readonly string[];
}

/** What is wrong now. `told`: the values of keys that somebody was told, and that have to work. */
const wrongNow = async (
  { unfinished }: Scenario,
  subject: Subject,
  told: readonly string[],
  mustBeDone: boolean,
): Promise<string[]> => {
  const seen = await look(subject);
  return [
    ...wrongWith(seen),
    ...(mustBeDone ? unfinished(seen) : []),
    ...told.flatMap((value) => (opens(seen, value) ? [] : ['a key that was told opens nothing'])),
  ];
};

/** Does it again, as late as a message is delivered again. */
const again = async (
  { act }: Scenario,
  subject: Subject,
): Promise<{ readonly told: readonly string[]; readonly failed: readonly string[] }> => {
  try {
    return { told: await act(partsAt(REDELIVERY_MS), subject), failed: [] };
  } catch (error) {
    return { told: [], failed: [`the retry failed: ${JSON.stringify(describe(error))}`] };
  }
};

/** Does it with a fault, and then what mends it. */
export const trial = async (scenario: Scenario, fault: Fault, help: Help): Promise<Outcome> => {
  const subject = await scenario.prepare();
  emptyQueue();
  const { calls, result, error } = await during(fault, () => scenario.act(partsAt(), subject));
  const isTold = error !== undefined;
  const retries = isTold && help === 'retry';
  const mustBeDone = !isTold || retries;
  const outcome = { calls, isTold };
  let told = result ?? [];

  const before = await wrongNow(scenario, subject, told, mustBeDone);
  let wrong = before;
  let failed: readonly string[] = [];
  if (retries) {
    ({ told, failed } = await again(scenario, subject));
    wrong = await wrongNow(scenario, subject, told, mustBeDone);
  }
  if (wrong.length === 0)
    return { ...outcome, mendedBy: before.length === 0 ? 'nothing' : 'retry', wrong: failed };

  const counts = await reconcileLater();
  return {
    ...outcome,
    mendedBy: retries ? 'both' : 'reconciler',
    wrong: [
      ...failed,
      ...(counts.failed > 0 ? ['a fix of the reconciler failed'] : []),
      ...(await wrongNow(scenario, subject, told, mustBeDone)),
    ],
  };
};

/** Does it without a fault, and delivers all messages once more, which must change nothing. */
export const cleanRun = async (scenario: Scenario): Promise<Pick<Outcome, 'calls' | 'wrong'>> => {
  const subject = await scenario.prepare();
  emptyQueue();
  const { calls, result, error } = await during(undefined, () => scenario.act(partsAt(), subject));
  if (error !== undefined) throw error;
  const wrong = await wrongNow(scenario, subject, result ?? [], true);
  await deliverAgain(partsAt(REDELIVERY_MS));
  return { calls, wrong: [...wrong, ...(await wrongNow(scenario, subject, result ?? [], true))] };
};

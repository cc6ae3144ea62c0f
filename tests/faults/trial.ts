import { Failure } from '../../core/errors.ts';
import type { Counts } from '../../functions/users/reconcile-run.ts';
import type { Attempt, Fault } from './faults.ts';
import { look, opens, type Subject, wrongWith } from './look.ts';
import type { Scenario } from './scenarios.ts';
import { deliver, during, emptyQueue, isQueueEmpty, partsAt, reconcileLater, REDELIVERY_MS } from './world.ts';

/** Who sees to it that a thing that was cut is finished. */
export const HELPS = ['retry', 'reconciler'] as const;

export type Help = (typeof HELPS)[number];

/** What came of one fault. */
export interface Outcome {
  /** The calls that were made until the end, or the fault. */
  readonly calls: readonly string[];
  /** Whether somebody was told of the fault, or the queue was. */
  readonly isError: boolean;
  readonly mendedBy: 'nothing' | Help | 'both';
  /** What is wrong in the end; nothing should be. */
  readonly wrong: readonly string[];
}

/** Whoever did it does it again, and the queue delivers again. */
const again = async ({ act }: Scenario, subject: Subject): Promise<readonly string[]> => {
  const parts = partsAt(REDELIVERY_MS);
  return act(parts, subject);
};

/** What is wrong now. */
const wrongNow = async (
  scenario: Scenario,
  subject: Subject,
  told: readonly string[],
  mustBeDone: boolean,
): Promise<string[]> => {
  const seen = await look(subject);
  return [
    ...wrongWith(seen),
    ...(mustBeDone ? scenario.unfinished(seen) : []),
    ...told.flatMap((value) => (opens(seen, value) ? [] : ['a key that was told opens nothing'])),
  ];
};

import { describe } from '../../core/log.ts';
import { endpoints } from '../integration/stack.ts';
import type { Fault, Mode } from './faults.ts';
import { look, opens, type Seen, type Subject, wrongWith } from './look.ts';
import type { Scenario } from './scenarios.ts';
import { deliverAgain, during, partsAt, REDELIVERY_MS } from './world.ts';

/** Something that was done once, with a fault in it. */
export interface Trial {
  readonly mode: Mode;
  /** The calls that were made until the end, or until they failed. */
  readonly calls: readonly string[];
  /** Whether somebody was told of the fault, be it the queue. */
  readonly isTold: boolean;
  /** Whether it was done again after that. */
  readonly isRetried: boolean;
  /** What was wrong after the fault, and what the retry has left of it. */
  readonly wrong: { readonly first: readonly string[]; readonly then: readonly string[] };
  /** Looks again. @returns what is wrong now */
  readonly lookAgain: () => Promise<readonly string[]>;
}

/** What is wrong. `told`: the values of keys that somebody was told, and that have to work. */
const wrongNow = async (
  scenario: Scenario,
  subject: Subject,
  told: readonly string[],
  mustBeDone: boolean,
): Promise<string[]> => {
  const seen = await look(subject);
  return [
    ...wrongWith(seen),
    ...(mustBeDone ? scenario.unfinished(seen, subject) : []),
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

/**
 * Does it with a fault. Whoever is told of the fault does it again, except after `killed`: then nobody
 * comes back, and the reconciler has to see to it alone.
 */
export const trial = async (scenario: Scenario, fault: Fault): Promise<Trial> => {
  const subject = await scenario.prepare();
  const { calls, result, error } = await during(fault, () => scenario.act(partsAt(), subject));
  const isTold = error !== undefined;
  const isRetried = isTold && fault.mode !== 'killed';
  const mustBeDone = !isTold || isRetried;
  const first = await wrongNow(scenario, subject, result ?? [], mustBeDone);
  const { told, failed } = isRetried ? await again(scenario, subject) : { told: result ?? [], failed: [] };
  const unmet = calls.length < fault.at ? ['the call was never made'] : [];
  const lookAgain = async () => [
    ...unmet,
    ...failed,
    ...(await wrongNow(scenario, subject, told, mustBeDone)),
  ];
  const then = isRetried ? await lookAgain() : first;
  return { mode: fault.mode, calls, isTold, isRetried, wrong: { first, then }, lookAgain };
};

/** Asks with each key that there was or is; the gateway and the function must see them as the tables do. */
const wrongAnswers = async (before: Seen, after: Seen, told: readonly string[]): Promise<string[]> => {
  const values = new Set([...[...before.atGateway, ...after.atGateway].map(({ value }) => value), ...told]);
  const wrong: string[] = [];
  for (const value of values) {
    const wanted = opens(after, value, 'permits') && after.denial === undefined ? 200 : 403;
    const { status } = await fetch(`${endpoints.api}/permits/201612013997`, {
      headers: { 'x-api-key': value },
    });
    if (status !== wanted) wrong.push(`a key is answered ${status} instead of ${wanted}`);
  }
  return wrong;
};

/** Does it without a fault, and delivers all messages once more, which must change nothing. */
export const cleanRun = async (scenario: Scenario): Promise<Pick<Trial, 'calls'> & { wrong: string[] }> => {
  const subject = await scenario.prepare();
  const before = await look(subject);
  const { calls, result = [], error } = await during(undefined, () => scenario.act(partsAt(), subject));
  if (error !== undefined) throw new Error('it fails without a fault', { cause: error });
  const wrong = await wrongNow(scenario, subject, result, true);
  await deliverAgain(partsAt(REDELIVERY_MS), subject);
  wrong.push(...(await wrongNow(scenario, subject, result, true)));
  return { calls, wrong: [...wrong, ...(await wrongAnswers(before, await look(subject), result))] };
};

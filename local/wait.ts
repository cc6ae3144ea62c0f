import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../ops/problem.ts';

/** How often, for how long, and what was waited for. */
export interface Patience {
  readonly what: string;
  readonly everyMs: number;
  readonly forMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks again and again until there is an answer.
 * @returns the first answer that is not undefined
 * @throws Problem when the time is over; whatever `ask` throws; the signal's reason
 */
export const until = async <T>(ask: () => Promise<T | undefined>, patience: Patience): Promise<T> => {
  const end = Date.now() + patience.forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end)
      throw new Problem(`${patience.what} took longer than ${String(patience.forMs / 1000)} s.`);
    await pause(patience.everyMs, undefined, patience.signal ? { signal: patience.signal } : {});
  }
};

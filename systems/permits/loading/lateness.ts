import type { RemainingMs } from '../../../core/events.ts';

/**
 * A load stops with this much time left, in milliseconds, to say so and to be delivered again. No load
 * begins with less.
 */
export const RESERVE_MS = 10_000;

class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** @throws OutOfTime when less than the reserve is left */
export const refuseLateness = (remainingMs: RemainingMs): void => {
  if (remainingMs() < RESERVE_MS) throw new OutOfTime('no time left for this load');
};

import { backOff } from 'exponential-backoff';

/** The most tries of one piece of work, the first included. */
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 25;

/**
 * Does work again as long as what it throws is passing: at most eight times, after random waits of up to
 * 25, 50, 100… milliseconds, 3.2 seconds in all.
 * @param isPassing whether the next try may do better
 * @throws what the last try threw
 * Source of the waits: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ (full jitter)
 */
export const withBackoff = <T>(work: () => Promise<T>, isPassing: (error: unknown) => boolean): Promise<T> =>
  backOff(work, {
    numOfAttempts: MOST_TRIES,
    startingDelay: FIRST_WAIT_MS,
    jitter: 'full',
    retry: isPassing,
  });

import { DAY_S, HOUR_S } from '../../../core/time.ts';

/**
 * What must agree with template.yaml, which has the times of the functions, of the queue and of the tokens; a test
 * holds them together.
 *
 * A system forgets for two minutes at a time: long enough that a user with 100,000 images of 20 tags, whose 2.3
 * million items a partition of DynamoDB gives up at 1,000 a second, is gone after some twenty invocations; short
 * enough that whoever waits for it, and an invitation's lease, still end before a message that failed comes again.
 */

/** How long a system's function is waited for: longer than it may run, so that its own end is heard first. */
export const FORGET_WAIT_MS = 130_000;

/** The longest that one message takes: a system's function, and the calls of the other steps, which are slow. */
export const RESERVE_MS = 150_000;

/**
 * Whatever is younger may be under way, and the reconciler leaves it alone. Longer than anything takes, deliveries
 * again included.
 */
export const GRACE_MS = 15 * 60_000;

/** When a message that failed is delivered again: after an invitation's lease has ended. */
export const RETRY_S = 180;

/**
 * How long an invitation is one worker's. Longer than a worker's function may run, so that one that was cut
 * never acts after its lease.
 */
export const LEASE_MS = 175_000;

/** How long a refresh token is good: UserPoolClient in template.yaml says the same in days. */
export const REFRESH_TOKEN_S = 30 * DAY_S;

/** So long ID tokens from before a change are refused: longer than any lives, which is 15 minutes. */
export const TOKENS_S = HOUR_S;

/** What has been tried to get an address that works. */
export interface Attempt {
  /** How often the address was renewed. */
  readonly renewals: number;
  /** When it was last renewed, in milliseconds since 1970. */
  readonly renewedMs: number;
}

export const FIRST: Attempt = { renewals: 0, renewedMs: 0 };

/** An address works for an hour at least: one that fails sooner after it was renewed has another fault. */
const SOON_MS = 30 * 60_000;

/**
 * What to do when a film cannot be read: its address has expired, or the film is at fault.
 * @returns the attempt with a new address; undefined when a new one would not help
 */
export const nextAttempt = ({ renewals, renewedMs }: Attempt, nowMs: number): Attempt | undefined =>
  renewals > 0 && nowMs - renewedMs < SOON_MS ? undefined : { renewals: renewals + 1, renewedMs: nowMs };

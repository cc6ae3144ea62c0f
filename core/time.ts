/** A moment in whole epoch seconds, as tokens, times to live and the ends of keys have it. */
export const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** In seconds. */
export const HOUR_S = 3600;
export const DAY_S = 86_400;
/** In milliseconds. */
export const DAY_MS = DAY_S * 1000;

/**
 * The default of Retry-After, in seconds, where the real wait is unknown: a throttle admits the next request within it.
 * Clients that are refused again should back off.
 */
export const SOON_S = 1;

/** How long it is until a moment, as Retry-After tells it: whole seconds, at least one. Both in epoch milliseconds. */
export const secondsUntil = (untilMs: number, nowMs: number): number =>
  Math.max(SOON_S, Math.ceil((untilMs - nowMs) / 1000));

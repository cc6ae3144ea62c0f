/** A moment in whole epoch seconds, as tokens, times to live and the ends of keys have it. */
export const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** In seconds. */
export const HOUR_S = 3600;
export const DAY_S = 86_400;
/** In milliseconds. */
export const DAY_MS = DAY_S * 1000;

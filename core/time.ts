/** A moment in whole epoch seconds, as tokens, times to live and the ends of keys have it. */
export const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

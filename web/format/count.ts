const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact' });

/** A count where there is little room: `999`, `1.5K`, `10K` in English. */
export const compactText = (count: number): string => COMPACT.format(count);

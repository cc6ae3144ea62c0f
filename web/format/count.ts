const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact' });

/** A count where there is little room: `999`, `10K`. */
export const compactText = (count: number): string => COMPACT.format(count);

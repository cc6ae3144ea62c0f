import { listing, type Upload } from '../shared/uploads.ts';

const rejected = listing('?', 1);

export const first: Upload = {
  key: 'reports/a',
  second: 0,
  rows: [
    listing('1', 1),
    listing('2', 1, 1, 'roof'),
    listing('2', 1, 2, 'roof'),
    listing('3', 1),
    listing('5', 1),
    rejected,
  ],
};
/** Changes one permit, says the same of one, drops two, and adds one. */
export const corrected: Upload = {
  key: 'reports/a',
  second: 1,
  rows: [
    listing('1', 2),
    listing('2', 1, 1, 'roof'),
    listing('2', 1, 2, 'roof'),
    listing('4', 1),
    listing('4', 1, 2),
    rejected,
  ],
};
/** Is shown for one permit, and not for the other. */
export const other: Upload = { key: 'reports/b', second: 1, rows: [listing('1', 3), listing('5', 1)] };
export const useless: Upload = { key: 'reports/a', second: 1, rows: [rejected, rejected, listing('1', 3)] };

/** A permit with so many rows that no transaction has room for those of two versions. */
export const tall = (day: number): Upload => ({
  key: 'reports/tall',
  second: day,
  rows: Array.from({ length: 50 }, () => listing('1', day)),
});
/** Permits, with or without gaps between their numbers; together they have no room in one transaction. */
export const wide = (step: number, day: number): Upload => ({
  key: 'reports/wide',
  second: day,
  rows: Array.from({ length: Math.ceil(60 / step) }, (_, at) => listing(String(at * step), day)),
});

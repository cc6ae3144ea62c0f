import { tableLines } from '../shared/numbers.ts';
import type { Row } from './pages.ts';

/** A history of so many clips, and what was read of it. */
export interface Measured {
  readonly count: number;
  readonly rows: readonly Row[];
  readonly original: readonly (readonly [name: string, units: number])[];
}

const goal = (holds: boolean, text: string): string => `${holds ? 'holds ' : 'MISSED'}  ${text}`;

/** Whether `/lastfive` reads as much of a long history as of a short one, but for days that have few clips. */
const isFlat = (small: Measured, large: Measured): boolean =>
  large.rows
    .filter(({ name }) => name.startsWith('/lastfive'))
    .every(({ name, reads }) => {
      const before = small.rows.find((row) => row.name === name)?.reads;
      return before !== undefined && reads.queries <= before.queries && reads.units <= before.units;
    });

/** Whether a page of `/clips` reads no more than one clip beside those that it returns, of each of its lists. */
const isProportional = ({ rows }: Measured): boolean =>
  rows
    .filter(({ name }) => /^\/clips(?! of 1\d)/.test(name))
    .every(({ clips, reads }) => reads.items <= clips + 1 + 100);

/** What a person reads. */
export const report = (small: Measured, large: Measured): string =>
  [
    'What one page reads, as the table counts it by the rules of DynamoDB; reads are eventually consistent.',
    'The table is in memory. The clips lie evenly over 20 cameras and 400 days.',
    '',
    ...tableLines([
      [
        '',
        ...[small, large].flatMap(({ count }) => [
          `${count.toLocaleString('en')}: queries`,
          'items',
          'units',
        ]),
      ],
      ...large.rows.map(({ name, reads }) => [
        name,
        ...[small.rows.find((row) => row.name === name)?.reads ?? reads, reads].flatMap((one) =>
          [one.queries, one.items, one.units].map(String),
        ),
      ]),
    ]),
    '',
    'The original design: one partition for each date of the uploader. The names of cameras: one LIST of the bucket',
    'there, one query of half a unit here.',
    ...tableLines([
      ['', `units of ${small.count.toLocaleString('en')}`, `units of ${large.count.toLocaleString('en')}`],
      ...large.original.map(([name, units], n) => [name, String(small.original[n]?.[1] ?? 0), String(units)]),
    ]),
    '',
    goal(isFlat(small, large), '/lastfive reads no more of the long history than of the short one'),
    goal(
      isProportional(large),
      '/clips reads what it returns, one clip more, and at most 100 days; of several cameras, a page of each',
    ),
  ].join('\n');

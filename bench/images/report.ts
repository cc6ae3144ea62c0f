import { tableLines } from '../shared/numbers.ts';
import { BUDGET } from '../../systems/images/search/search.ts';
import type { Row } from './searches.ts';

/** One line of all rows. */
export const json = (rows: readonly Row[]): string => JSON.stringify(rows);

const times = (one: number, other: number): string => `${(one / other).toFixed(1)}x`;
const goal = (holds: boolean, text: string): string => `${holds ? 'holds ' : 'MISSED'}  ${text}`;

/** What a person reads. */
export const report = (rows: readonly Row[], count: number): string => {
  // One more batch may read the counts of tags.
  const isBounded = rows.every(
    ({ page }) => page.queries <= BUDGET.queries && page.batches <= BUDGET.batches + 1,
  );
  return [
    `The first page (20 images) of searches in a library of ${count.toLocaleString('en')} images of 20 tags each,`,
    'beside reading the library with a filter, newest first, until as many are found.',
    'Units are read units, as the table tells them with each answer; all reads are consistent.',
    '',
    ...tableLines([
      ['', 'queries', 'batches', 'items', 'units', 'library: pages', 'items', 'units', 'x ours'],
      ...rows.map(({ name, page, scanned }) => [
        name,
        ...[
          page.queries,
          page.batches,
          page.items,
          page.units,
          scanned.queries,
          scanned.items,
          scanned.units,
        ].map(String),
        times(scanned.units, page.units),
      ]),
    ]),
    '',
    'All pages of the same searches:',
    ...tableLines([
      ['', 'images', 'pages', 'items', 'units'],
      ...rows.map(({ name, found, pages, all }) => [
        name,
        ...[found, pages, all.items, all.units].map(String),
      ]),
    ]),
    '',
    goal(
      isBounded,
      `no page takes more than ${String(BUDGET.queries)} queries and ${String(BUDGET.batches)} batches of records`,
    ),
  ].join('\n');
};

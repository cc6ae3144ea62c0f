import { expect, test } from '@jest/globals';
import type { Counts } from '../../../../systems/permits/search/counts.ts';
import { crowding } from '../../../../systems/permits/search/room.ts';

const values = (from: number, to: number): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: to - from }, (_, at) => [String(from + at), 1]));
const one = (family: string, members: ReadonlyMap<string, number>): Counts => new Map([[family, members]]);
const families = (many: number): Counts =>
  new Map(Array.from({ length: many }, (_, at) => [`status#${at}`, values(0, 1)]));

const TEXTS = 'at most 100 new ones in a file, and 500 in all files';
const MONTHS = 'at most 2000 in all files';

test.each<[string, Counts, Counts, string | undefined]>([
  ['100 new statuses', one('status', values(0, 100)), new Map(), undefined],
  ['101 of them', one('status', values(0, 101)), new Map(), `statuses: ${TEXTS}`],
  ['101 new permit types', one('permit_type', values(0, 101)), new Map(), `permit types: ${TEXTS}`],
  ['500 in all', one('status', values(400, 500)), one('status', values(0, 450)), undefined],
  ['501 in all', one('status', values(400, 501)), one('status', values(0, 450)), `statuses: ${TEXTS}`],
  ['none that is new', one('status', values(0, 600)), one('status', values(0, 600)), undefined],
  ['2,000 months', one('file_month', values(0, 2_000)), new Map(), undefined],
  ['2,001', one('file_month', values(0, 2_001)), new Map(), `months of file dates: ${MONTHS}`],
  [
    '2,001 in a neighborhood',
    one('neighborhood#a', values(0, 2_001)),
    new Map(),
    `months of file dates: ${MONTHS}`,
  ],
  ['2,001 of a status', one('status#a', values(0, 2_001)), new Map(), `months of status dates: ${MONTHS}`],
  ['2,001 in all', one('cost', values(2_000, 2_001)), one('cost', values(0, 2_000)), MONTHS],
  ['no new month', one('cost', values(0, 2_001)), one('cost', values(0, 2_001)), undefined],
  ['1,000 statuses and neighborhoods', families(1_000), new Map(), undefined],
  ['1,001', families(1_001), new Map(), 'more than 1000 different statuses and neighborhoods'],
])('whether there is room for %s', (_name, counts, known, why) => {
  const said = crowding(counts, known);
  if (why === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(why);
});

import { describe, expect, test } from '@jest/globals';
import type { Permit } from '../../../../systems/permits/row/permit.ts';
import { filterOf } from '../../../../systems/permits/search/filter.ts';
import { meterOf, pageOf } from '../../../../systems/permits/search/page.ts';
import type { Meter, Step } from '../../../../systems/permits/search/walk.ts';
import { rowOf } from '../rows.ts';

describe('a page may read on', () => {
  test.each([
    ['whatever the time is, before it has read anything', 0, 0, 20_000, true],
    ['with read units left', 1, 1_999, 0, true],
    ['without, no more', 1, 2_000, 0, false],
    ['with time left', 1, 1, 14_999, true],
    ['without, no more', 1, 1, 15_000, false],
  ])('%s', (_name, reads, units, passedMs, may) => {
    let now = 1_000;
    const { meter } = meterOf(10, () => now);
    for (let read = 0; read < reads; read += 1) meter.spend(units, 1);
    now += passedMs;
    expect(meter.mayGoOn()).toBe(may);
  });
});

test.each([
  ['all that it lacks, before anything is read', { limit: 100, units: 0, rows: 0, found: 0 }, 100],
  ['what fills it, by what came of the rows before', { limit: 10, units: 5, rows: 40, found: 8 }, 10],
  ['no more than its limit, and than was read', { limit: 100, units: 10, rows: 50, found: 25 }, 100],
  ['as many as were read, when nothing came of them', { limit: 100, units: 10, rows: 400, found: 0 }, 400],
  ['what the read units allow', { limit: 100, units: 1_900, rows: 400, found: 10 }, 22],
])('a page wants %s', (_name, { limit, units, rows, found }, want) => {
  const { meter, find } = meterOf(limit, () => 0);
  if (rows > 0) meter.spend(units, rows);
  for (let one = 0; one < found; one += 1) find();
  expect(meter.wanted()).toBe(want);
});

describe('a page of a walk', () => {
  const row = (given: Partial<Permit> = {}): Permit => ({ ...rowOf(given), load_date: '' });
  const large = (bytes: number): Permit => row({ description: 'x'.repeat(bytes) });
  /** A walk over these rows; null is where it may not go on. */
  const page = async (rows: readonly (Permit | null)[], limit: number) => {
    let met: Meter | undefined;
    async function* walk(meter: Meter): AsyncGenerator<Step> {
      met = meter;
      for (const [at, permit] of rows.entries()) {
        meter.spend(1, permit ? 1 : 0);
        yield { position: { group: String(at) }, ...(permit && { permit }) };
      }
    }
    const { permits, position, ...rest } = await pageOf(
      walk,
      filterOf({ status: ['issued'] }),
      limit,
      () => 0,
    );
    return { ...rest, found: permits.length, next: position?.group, mayGoOn: met?.mayGoOn() };
  };
  const other = row({ status: 'filed' });

  test.each<[string, readonly (Permit | null)[], number, Partial<Awaited<ReturnType<typeof page>>>]>([
    ['has what meets the filter', [row(), other, row()], 5, { found: 2, filtered: 1, next: undefined }],
    ['ends when it is full', [row(), row(), row()], 2, { found: 2, next: '1', isCut: false, mayGoOn: false }],
    ['goes on behind what it has seen', [row(), other, null], 2, { found: 1, next: '1', isCut: true }],
    ['goes on where it stopped when it saw nothing', [null], 2, { found: 0, next: '0', isCut: true }],
    ['is not cut when it is full', [row(), row(), null], 2, { found: 2, next: '1', isCut: false }],
    ['reads on while it is not full', [row()], 2, { found: 1, next: undefined, mayGoOn: true, itemsRead: 1 }],
    ['ends at 5 MB', [large(3e6), large(3e6)], 2, { found: 1, next: '0', isCut: false }],
    ['has a row that is larger, alone', [large(6e6), row()], 2, { found: 1, next: '0', isCut: false }],
  ])('%s', async (_name, rows, limit, want) => expect(await page(rows, limit)).toMatchObject(want));
});

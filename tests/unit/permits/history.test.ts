import { describe, expect, test } from '@jest/globals';
import { historyAnswer, type Said } from '../../../systems/permits/claims/history.ts';
import type { Permit } from '../../../systems/permits/row/permit.ts';
import { rowOf } from './rows.ts';

const row = (description: string): Permit => ({
  ...rowOf({ description, status_date: '2016-12-21T00:00:00.000000+0000' }),
  load_date: '2017-01-03T09:02:00.000000+0000',
});

const said = (file: string, rows: readonly Permit[]): Said => ({
  claim: {
    file: `reports/${file}`,
    version: '1',
    uploaded: '2017-01-03T09:01:00.000Z',
    load_date: '2017-01-03T09:02:00.000000+0000',
    status_date: '',
    rows: rows.length,
    digest: '',
    rows_version: '1',
  },
  isShown: true,
  rows,
});

const rowsOf = (many: number, description = ''): Permit[] =>
  Array.from({ length: many }, () => row(description));
const files = (...all: readonly Said[]): unknown => {
  const { items, complete } = historyAnswer(all);
  return [items.map(({ file }) => file), complete];
};

describe('a history', () => {
  test('has the files for which there is room, the latest first, and says when others are left out', () => {
    expect(files(said('a', rowsOf(500)), said('b', rowsOf(498)))).toEqual([['a', 'b'], true]);
    expect(files(said('a', rowsOf(500)), said('b', rowsOf(499)), said('c', rowsOf(1)))).toEqual([
      ['a'],
      false,
    ]);
  });

  test('always has the latest file', () => {
    expect(files(said('a', rowsOf(1_000)))).toEqual([['a'], true]);
  });

  test('has no more than 1,000 files, though they do not list the permit', () => {
    const { items, complete } = historyAnswer(Array.from({ length: 1_001 }, () => said('a', [])));
    expect([items.length, complete]).toEqual([1_000, false]);
  });

  test('has no more than 5 MB, as Lambda writes them', () => {
    // A quote in a text is four characters in JSON in JSON.
    const long = rowsOf(20, '"'.repeat(30_000));
    const all = [1, 2, 3].map((at) => said(String(at), long));
    expect(files(...all)).toEqual([['1', '2'], false]);
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(historyAnswer(all))))).toBeLessThan(5_500_000);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { PermitRow } from '../../../../systems/permits/row/permit.ts';
import { boundOf, isInKeys, rowIds, searchKeys, shardOf } from '../../../../systems/permits/search/keys.ts';
import { rowOf } from '../rows.ts';

const idsOf = (...rows: readonly Partial<PermitRow>[]): string[] => rowIds(rows.map(rowOf));

describe('the id of a row', () => {
  const here = { block: 'A1', lot: '2', address: '5 Market St' };

  test('is the same in whatever file the row is, and however its address is written', () =>
    expect(idsOf({ ...here, status: 'filed', record_id: '7' })).toEqual(
      idsOf({ block: 'a1', lot: ' 2 ', address: '5 MARKET ST' }),
    ));

  test('tells the addresses of a permit from each other', () => {
    const others = [{ block: 'A2' }, { lot: '3' }, { address: '6 Market St' }];
    const absent = [{}, { block: 'x' }, { lot: 'x' }];
    expect(new Set(idsOf(here, ...others.map((other) => ({ ...here, ...other })), ...absent)).size).toBe(7);
  });

  test('counts the rows of one address, and begins with the number of the permit', () => {
    const [first = '', ...more] = idsOf(here, here, {}, here);
    expect(first).toMatch(/^1#[\w-]{8}$/);
    expect(more).toEqual([`${first}#1`, expect.stringMatching(/^1#[\w-]{8}$/), `${first}#2`]);
  });
});

describe('what is longer than a key can be', () => {
  test.each([
    ['z'.repeat(950), true],
    ['z'.repeat(951), false],
    // As it stands in a key: `#` takes three bytes, and so does this letter.
    ['#'.repeat(316), true],
    ['#'.repeat(317), false],
    ['\u1e9e'.repeat(317), false],
  ])('is the value of no row: %#', (value, isIn) => expect(isInKeys(value)).toBe(isIn));

  test.each([
    ['z'.repeat(950), 'z'.repeat(950)],
    ['z'.repeat(4000), 'z'.repeat(950)],
    // A letter of three bytes is left out whole.
    [`z${'\u1e9e'.repeat(400)}`, `z${'\u1e9e'.repeat(316)}`],
  ])('is cut as a bound, between the same orders: %#', (order, bound) => expect(boundOf(order)).toBe(bound));
});

test('permits are spread over all shards, and over one when there is one', () => {
  const shards = Array.from({ length: 100 }, (_, at) => shardOf(String(at), 3));
  expect(new Set(shards)).toEqual(new Set([0, 1, 2]));
  expect(shardOf('5', 1)).toBe(0);
});

describe('the places of a row in the indexes', () => {
  test('are found by what the row says', () =>
    expect(
      searchKeys(
        rowOf({
          status: 'issued',
          status_date: '2016-12-21T00:00:00.000000+0000',
          file_date: '2016-11-05T00:00:00.000000+0000',
          estimated_cost: '9399.5',
          neighborhood: 'Mission #1',
          block: '12',
          lot: '34',
          street: 'Market',
          street_number: '5',
        }),
        '1#x#1',
        1,
      ),
    ).toEqual({
      file_month: { partition: '2016-11#0', order: '2016-11-05#1#x#1' },
      status: { partition: 'issued#2016-12#0', order: '2016-12-21#1#x#1' },
      cost: { partition: '4#0', order: '9399.5#1#x#1' },
      neighborhood: { partition: 'mission %231#2016-11#0', order: '2016-11-05#1#x#1' },
      block: { partition: '12#0', order: '34#1#x#1' },
      street: { partition: 'market#0', order: '000000005#1#x#1' },
    }));

  test('are the last ones for what it does not say, and none in a neighborhood, block or street', () => {
    const { file_month, status, cost, ...others } = searchKeys(rowOf({ status: '' }), '1#x', 1);
    expect([file_month, status, cost].map((place) => place?.partition)).toEqual([
      'none#0',
      '#none#0',
      'none#0',
    ]);
    expect(others).toEqual({});
    expect(searchKeys(rowOf({ block: '1', street: 'a' }), '1#x', 1)).toMatchObject({
      block: { order: '\u{10ffff}#1#x' },
      street: { order: '~#1#x' },
    });
  });
});

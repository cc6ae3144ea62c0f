import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../../core/errors.ts';
import { filterOf, type FilterQuery } from '../../../../systems/permits/search/filter.ts';
import type { Directory, Plan } from '../../../../systems/permits/search/plan.ts';
import { familiesOf, planOf, type Sorting } from '../../../../systems/permits/search/planner.ts';

const COUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  file_month: { '2016-11': 400, '2016-12': 620, '2017-01': 310, none: 10 },
  status: { issued: 1_000, complete: 300, filed: 40 },
  'status#issued': { '2016-12': 800, '2017-01': 200 },
  'status#complete': { '2016-12': 300 },
  'status#filed': { '2017-01': 30, none: 10 },
  'neighborhood#mission': { '2016-11': 20, '2016-12': 30 },
  cost: { 1: 100, 4: 600, 5: 500, 7: 40, none: 100 },
  permit_type: { 8: 1_200, 4: 140 },
};
const directory: Directory = (family) => new Map(Object.entries(COUNTS[family] ?? {}));

/** A plan by what it asks of the directory, and no more. */
const planned = (query: FilterQuery, sorting: Sorting = {}, shards = 1, index?: Plan['index']) => {
  const filter = filterOf(query);
  const asked = [undefined, directory].flatMap((known) => familiesOf(filter, sorting, known));
  const known: Directory = (family) => (asked.includes(family) ? directory(family) : new Map());
  return planOf(filter, sorting, known, shards, index);
};

/** The segments of a plan, a line each. */
const lines = (query: FilterQuery, sorting: Sorting = {}, shards = 1): string[] =>
  planned(query, sorting, shards).plan.segments.map(({ partition, from, to }) =>
    [partition, from, to].filter((part) => part !== undefined).join(' '),
  );

describe('the index that answers a filter with the fewest read units', () => {
  test.each<[FilterQuery, Sorting, string]>([
    [{}, {}, 'file_month'],
    [{ description: ['contains.window'] }, {}, 'file_month'],
    [{ zipcode: ['94110'] }, {}, 'file_month'],
    [{ status: ['filed'] }, {}, 'status'],
    [{ status: ['issued'], file_date: ['2017-01-05'] }, {}, 'file_month'],
    [{ status_date: ['gte.2017-01-01'] }, {}, 'status'],
    [{ neighborhood: ['Mission'] }, {}, 'neighborhood'],
    [{ block: ['2998'] }, {}, 'block'],
    [{ block: ['2998'], street: ['bella vista'] }, {}, 'block'],
    [{ street: ['bella vista'], status: ['issued'] }, {}, 'street'],
    [{ estimated_cost: ['gte.1000000'] }, {}, 'cost'],
    [{ estimated_cost: ['gte.1000'], status: ['filed'] }, {}, 'status'],
    [{ status: ['ne.filed'] }, {}, 'file_month'],
    [{ status: ['filed'] }, { sort: 'file_date' }, 'file_month'],
    [{ status: ['filed'] }, { sort: 'estimated_cost' }, 'cost'],
    [{}, { sort: 'status_date' }, 'status'],
    [{ street: ['market'] }, { sort: 'street_number' }, 'street'],
    [{ block: ['1'] }, { sort: 'lot' }, 'block'],
    [{ neighborhood: ['mission'] }, { sort: 'file_date' }, 'neighborhood'],
  ])('%j sorted by %j is read by %s', (query, sorting, index) => {
    expect(planned(query, sorting).plan.index).toBe(index);
  });
});

test('the index where a walk began is kept, though another one is cheaper', () => {
  const query = { status: ['issued'], file_date: ['2017-01-05'] };
  expect(planned(query, {}, 1, 'status').plan.index).toBe('status');
});

test.each<[FilterQuery, string]>([
  [{}, 'desc'],
  [{ status: ['filed'] }, 'desc'],
  [{ neighborhood: ['mission'] }, 'desc'],
  [{ estimated_cost: ['gte.1000000'] }, 'desc'],
  [{ block: ['1'] }, 'asc'],
  [{ street: ['market'] }, 'asc'],
])('what meets %j comes in the order %s, if no other is asked for', (query, order) =>
  expect(planned(query).plan.order).toBe(order),
);

describe('the parts of an index that are read', () => {
  test.each<[string, FilterQuery, Sorting, string[]]>([
    [
      'all months, the newest first, blank dates last',
      {},
      {},
      ['2017-01#0', '2016-12#0', '2016-11#0', 'none#0'],
    ],
    [
      'all months, the oldest first, blank dates last',
      {},
      { order: 'asc' },
      ['2016-11#0', '2016-12#0', '2017-01#0', 'none#0'],
    ],
    [
      'the parts of months',
      { file_date: ['between.2016-12-10,2017-01-05'] },
      {},
      ['2017-01#0 2017-01-05$', '2016-12#0 2016-12-10'],
    ],
    ['a whole month', { file_date: ['gte.2016-12-01', 'lt.2017-01-01'] }, {}, ['2016-12#0']],
    ['a whole month by its last day', { file_date: ['gt.2016-11-30', 'lte.2016-12-31'] }, {}, ['2016-12#0']],
    ['blank dates', { file_date: ['null.true'] }, {}, ['none#0']],
    ['nothing of two statuses at once', { status: ['filed', 'issued'] }, {}, []],
    [
      'days of a list',
      { file_date: ['in.2016-12-03,2016-12-01'] },
      {},
      ['2016-12#0 2016-12-03 2016-12-03$', '2016-12#0 2016-12-01$'],
    ],
    ['nothing, where conditions contradict', { file_date: ['lt.2016-12-01', 'gt.2016-12-05'] }, {}, []],
    [
      'the months of each status',
      { status: ['in.issued,complete'], status_date: ['gte.2016-12-20'] },
      {},
      ['issued#2017-01#0', 'complete#2016-12#0 2016-12-20', 'issued#2016-12#0 2016-12-20'],
    ],
    [
      'costs by their digits, the greatest first, blank costs last',
      {},
      { sort: 'estimated_cost' },
      ['7#0', '5#0', '4#0', '1#0', 'none#0'],
    ],
    ['a range of costs', { estimated_cost: ['between.2500,50000'] }, {}, ['5#0 50000$', '4#0 2500']],
    ['costs below a power of ten', { estimated_cost: ['lt.10000'] }, {}, ['4#0', '1#0']],
    ['a lot in a block', { block: ['2998'], lot: ['32'] }, {}, ['2998#0 32 32$']],
    [
      'numbers in a street',
      { street: ['Bella Vista'], street_number: ['gte.200', 'lt.300'] },
      {},
      ['bella vista#0 000000200 000000300'],
    ],
    ['a street, with and without numbers', { street: ['a'], street_number: ['ne.5'] }, {}, ['a#0']],
    ['a street without numbers', { street: ['a'], street_number: ['null.true'] }, {}, ['a#0 ~']],
    [
      'a street in order, rows without a number last',
      { street: ['a'] },
      { sort: 'street_number', order: 'desc' },
      ['a#0 ~', 'a#0 ~'],
    ],
    ['numbers that no house has', { street: ['a'], street_number: ['gt.12345678901'] }, {}, ['a#0 ~$ ~']],
    ['a name with the sign that parts keys', { street: ['a#b%'] }, {}, ['a%23b%25#0']],
  ])('are %s', (_name, query, sorting, want) => {
    expect(lines(query, sorting)).toEqual(want);
  });

  test('are divided into shards', () => {
    expect(lines({ neighborhood: ['mission'], file_date: ['2016-12-05'] }, {}, 3)).toEqual(
      [0, 1, 2].map((shard) => `mission#2016-12#${shard} 2016-12-05 2016-12-05$`),
    );
  });
});

describe('the number of rows', () => {
  test.each<[FilterQuery, number | undefined, boolean]>([
    [{}, 1_340, false],
    [{ file_date: ['gte.2016-12-01', 'lt.2017-01-01'] }, 620, false],
    [{ file_date: ['null.false'] }, 1_330, false],
    [{ file_date: ['lte.2016-12-10'] }, 600, true],
    [{ status: ['in.issued,filed'] }, 1_040, false],
    [{ status: ['unheard of'] }, 0, false],
    [{ status: ['issued'], status_date: ['lt.2017-01-01'] }, 800, false],
    [{ status_date: ['lt.2017-01-01'] }, 1_100, false],
    [{ neighborhood: ['mission'] }, 50, false],
    [{ neighborhood: ['mission'], file_date: ['gte.2016-12-01'] }, 30, false],
    [{ permit_type: ['8'] }, 1_200, false],
    [{ permit_type: ['in.8,4'] }, 1_340, false],
    [{ estimated_cost: ['gte.1000', 'lt.100000'] }, 1_100, false],
    [{ block: ['2998'] }, undefined, false],
    [{ street: ['market'] }, undefined, false],
    [{ status: ['issued'], zipcode: ['94110'] }, undefined, false],
    [{ status: ['ne.issued'] }, undefined, false],
    [{ permit_type: ['8'], status: ['issued'] }, undefined, false],
  ])('that meet %j is %s', (query, rows, isEstimate) => {
    for (const shards of [1, 3])
      expect(planned(query, {}, shards).total).toEqual(rows === undefined ? undefined : { rows, isEstimate });
  });
});

describe('what the directory is asked for', () => {
  const always = ['file_month', 'cost', 'permit_type', 'status'];

  test.each<[FilterQuery, Sorting, string[], string[]]>([
    [{}, {}, always, []],
    [{ status: ['in.issued,filed'] }, {}, [...always, 'status#filed', 'status#issued'], []],
    [{ neighborhood: ['mission'] }, {}, [...always, 'neighborhood#mission'], []],
    [{ status_date: ['2016-12-01'] }, {}, always, ['status#issued', 'status#complete', 'status#filed']],
    [{}, { sort: 'status_date' }, always, ['status#issued', 'status#complete', 'status#filed']],
  ])('for %j sorted by %j is %j, then %j', (query, sorting, first, second) => {
    const filter = filterOf(query);
    expect(familiesOf(filter, sorting, undefined)).toEqual(first);
    expect(familiesOf(filter, sorting, directory)).toEqual(second);
  });
});

test.each<[FilterQuery, Sorting['sort']]>([
  [{ status: ['issued'] }, 'lot'],
  [{ block: ['in.1,2'], lot: ['5'] }, 'street_number'],
])('%j cannot be sorted by %s, and the error names what it can be sorted by', (query, sort) => {
  expect(() => planned(query, { sort })).toThrow(Failure);
  expect(() => planned(query, { sort })).toThrow(
    /^The query parameter sort must be one of these with this filter: file_date, status_date, estimated_cost/,
  );
});

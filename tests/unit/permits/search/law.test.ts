import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Item } from '../../../../core/aws/dynamo.ts';
import { log } from '../../../../core/log.ts';
import { TABLE_INDEXES } from '../../../../systems/permits/aws/index-keys.ts';
import { rowRecords } from '../../../../systems/permits/aws/permit-items.ts';
import { compareText } from '../../../../systems/permits/search/attributes.ts';
import { INDEXES } from '../../../../systems/permits/search/keys.ts';
import type { Entry, ReadIndex } from '../../../../systems/permits/search/walk.ts';
import { type Asked, parametersOf, searches } from '../../../shared/permits/asks.ts';
import {
  meetsPlainly,
  plainDecember,
  plainId,
  plainPortal,
  type PlainRow,
  sortedPlainly,
} from '../../../shared/permits/plain.ts';
import { portalCsv, portalRows } from '../../../shared/permits/portal.ts';
import { bytesOf } from '../files.ts';
import { searchWorld } from './world.ts';

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

/** The day on which the world of these tests loads. */
const LOADED = '2017-01-03';
const SEARCHES = 250;

/** A file of the portal of so many permits. */
const portal = (permits: number) => async () => {
  const csv = portalCsv(portalRows({ seed: 7, permits, prefix: '2016', years: [1998, 2017] }));
  return { bytes: bytesOf(csv), rows: plainPortal(csv, LOADED) };
};

/** The indexes of a table that does not change, sorted once: the table in memory sorts for each query. */
const indexed = (items: readonly Item[]): ReadIndex => {
  const partitions = new Map<string, Entry[]>();
  for (const item of items)
    for (const index of INDEXES) {
      const { partition, order } = TABLE_INDEXES[index];
      const [at, place] = [item[partition]?.S, item[order]?.S];
      if (at === undefined || place === undefined) continue;
      const key = `${index} ${at}`;
      partitions.set(key, [...(partitions.get(key) ?? []), { order: place, permit: rowRecords.read(item) }]);
    }
  for (const entries of partitions.values())
    entries.sort((one, other) => compareText(one.order, other.order));
  return async (index, { partition, from, to, order }, most) => {
    const within = (partitions.get(`${index} ${partition}`) ?? []).filter(
      ({ order: place }) => (from === undefined || place >= from) && (to === undefined || place <= to),
    );
    const directed = order === 'asc' ? within : within.reverse();
    return { entries: directed.slice(0, most), hasMore: directed.length > most, readUnits: 0.5 };
  };
};

const queryOf = (asked: Asked) => {
  const query: Record<string, unknown> = {};
  for (const [name, value] of parametersOf(asked))
    if (name === 'sort' || name === 'order') query[name] = value;
    else query[name] = [...((query[name] as string[] | undefined) ?? []), value];
  return query;
};

type Made = () => Promise<{ bytes: Uint8Array; rows: PlainRow[] }>;

const FILES: readonly (readonly [string, Made, { numRuns?: number }])[] = [
  [
    'the December file',
    async () => ({
      bytes: await readFile('local/demo/December2016Issued.xlsx'),
      rows: await plainDecember(LOADED),
    }),
    { numRuns: SEARCHES },
  ],
  ['a file of the portal', portal(1_500), { numRuns: SEARCHES }],
  ['a short file of the portal', portal(60), {}],
];

/** 9.50 is 9.5, and 0.00 is 0. */
const shortest = (value: string): string => value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** Short pages where there are few rows: each page takes its time. */
const limitFor = (given: number, rows: number): number => (given * 50 < rows ? 1_000 : given);

describe.each(FILES)('in %s', (name, made, runs) => {
  let rows: PlainRow[];
  let all: ReturnType<typeof searchWorld>['all'];

  beforeAll(async () => {
    const file = await made();
    ({ rows } = file);
    let read: ReadIndex | undefined;
    const here = searchWorld(({ reads }) => ({
      reads: {
        ...reads,
        index: (...part) => (read ??= indexed(here.items('Permits')))(...part),
      },
    }));
    await here.load(here.upload(`reports/${name.includes('portal') ? 'a.csv' : 'a.xlsx'}`, file.bytes, 'e'));
    all = here.all;
  });

  test('any search finds what a look at every row finds, in the order that was asked for', async () => {
    const asked = fc.constant(undefined).chain(() => searches(rows));
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(1, 7, 100, 1_000), async (one, given) => {
        const wanted = rows.filter((row) => meetsPlainly(one.conditions, row));

        const { items, last } = await all({ ...queryOf(one), limit: limitFor(given, wanted.length) });

        const found = items as unknown as PlainRow[];
        expect(found.map(plainId).sort()).toEqual(wanted.map(plainId).sort());
        expect(last).toMatchObject({ complete: true, total: wanted.length });
        expect(last).not.toHaveProperty('totalIsEstimate');
        if (one.sort) {
          const byId = new Map(wanted.map((row) => [plainId(row), row]));
          const values = found.map((row) => byId.get(plainId(row))?.[one.sort ?? 'lot'] ?? '');
          expect(values.map(shortest)).toEqual(sortedPlainly(wanted, one.sort, one.order).map(shortest));
        }
      }),
      runs,
    );
  });
});

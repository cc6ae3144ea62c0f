import { describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../../core/log.ts';
import type { ReadIndex } from '../../../../systems/permits/search/walk.ts';
import { type Made, searchWorld } from './world.ts';

for (const level of ['info', 'warn', 'error'] as const)
  jest.spyOn(log, level).mockImplementation(() => undefined);

const many = (count: number, of: (at: number) => Partial<Made> = () => ({})): Made[] =>
  Array.from({ length: count }, (_, at) => ({ number: `2016${String(at).padStart(4, '0')}`, ...of(at) }));

const numbersOf = (items: readonly { readonly application_number?: string }[]): (string | undefined)[] =>
  items.map(({ application_number: number }) => number);

describe('pages', () => {
  test('follow one another by their cursors until the last page, and give every row once', async () => {
    const here = searchWorld();
    await here.loadRows(
      'a.csv',
      many(25, (at) => ({ filed: `1${at % 3}/0${1 + (at % 9)}/2016` })),
    );

    const { items, last } = await here.all({ limit: 7 });

    expect(new Set(numbersOf(items)).size).toBe(25);
    expect(items).toHaveLength(25);
    expect(last).toMatchObject({ complete: true, total: 25 });
    expect(last).not.toHaveProperty('totalIsEstimate');
  });

  test('without rows say that the total is 0', async () => {
    expect(await searchWorld().page()).toEqual({
      items: [],
      complete: true,
      total: 0,
      dataVersion: '0',
      cost: { readUnits: 0, itemsRead: 0, filtered: 0, index: 'file_month' },
    });
  });

  test('that end with the last row have no cursor', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', many(5));
    expect(await here.page({ limit: 5 })).not.toHaveProperty('cursor');
    expect(await here.page({ limit: 4 })).toHaveProperty('cursor');
  });

  test('have the fields that were asked for', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', [{ number: '1', cost: '' }]);
    const { items } = await here.page({ fields: 'estimated_cost, application_number' });
    expect(items).toEqual([{ application_number: '#1', estimated_cost: '0' }]);
  });

  test('are sorted when it is asked for, blank values last in either order', async () => {
    const here = searchWorld();
    const costs = ['5', '', '1000000', '12', '9.5', '', '0'];
    await here.loadRows(
      'a.csv',
      costs.map((cost, at) => ({ number: String(at + 1), cost })),
    );
    const sorted = async (order?: 'asc' | 'desc') =>
      numbersOf((await here.all({ sort: 'estimated_cost', limit: 2, ...(order && { order }) })).items);
    expect(await sorted()).toEqual(['#3', '#4', '#5', '#1', '#7', '#6', '#2']);
    expect(await sorted('asc')).toEqual(['#7', '#1', '#5', '#4', '#3', '#2', '#6']);
  });

  test('put the rows of several partitions in one order', async () => {
    const here = searchWorld();
    await here.loadRows(
      'a.csv',
      many(20, (at) => ({
        status: ['issued', 'filed', 'complete'][at % 3] ?? '',
        changed: `12/${10 + (at % 7)}/2016`,
      })),
    );
    const { items } = await here.all({
      sort: 'status_date',
      order: 'asc',
      limit: 3,
      status: ['in.issued,filed'],
    });
    const days = items.map(({ status_date: day }) => day);
    expect(days).toHaveLength(14);
    expect(days).toEqual([...days].sort());
  });

  test('of permits by their numbers read these permits alone', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', [...many(3), { number: '20160001', lot: '7' }]);
    const { items, last } = await here.all({ application_number: ['in.#20160001,20160002,none'], limit: 1 });
    expect(numbersOf(items)).toEqual(['#20160001', '#20160001', '#20160002']);
    expect(last).toMatchObject({ total: 3, cost: { index: 'number' } });
    await expect(here.page({ application_number: ['1'], sort: 'file_date' })).rejects.toThrow(
      'sort cannot be combined with application_number',
    );
  });

  test('end at 5 MB, as Lambda writes them', async () => {
    const here = searchWorld();
    // A quote in a text is four characters in JSON in JSON.
    const description = `"${'""'.repeat(16_000)}"`;
    await here.loadRows(
      'a.csv',
      many(100, () => ({ description })),
    );
    const first = await here.page({ limit: 100 });
    expect(first.items.length).toBeGreaterThan(30);
    expect(JSON.stringify(JSON.stringify(first)).length).toBeLessThan(5_500_000);
    expect(first).toMatchObject({ complete: true, cursor: expect.any(String) as unknown });
    const { items } = await here.all({ limit: 100, fields: 'application_number' });
    expect(new Set(numbersOf(items)).size).toBe(100);
  });
});

describe('cursors', () => {
  const three = async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', many(3));
    const { cursor = '' } = await here.page({ limit: 1, status: ['issued'] });
    return { here, cursor };
  };

  test('belong to their filter, their order and their caller', async () => {
    const { here, cursor } = await three();
    for (const query of [{}, { status: ['filed'] }, { status: ['issued'], order: 'asc' as const }])
      await expect(here.page({ ...query, cursor })).rejects.toThrow('does not belong to this list');
    await expect(here.search({ status: ['issued'], cursor }, { sub: 'grace' })).rejects.toThrow(
      'does not belong to this list',
    );
  });

  test('go on with another limit, other fields and the same filter written otherwise', async () => {
    const { here, cursor } = await three();
    const page = await here.page({ status: ['eq. ISSUED'], cursor, limit: 100, fields: 'record_id' });
    expect(page.items).toHaveLength(2);
  });

  test('say that a load came in between', async () => {
    const { here, cursor } = await three();
    await here.loadRows('b.csv', [{ number: '9' }]);
    const page = await here.page({ status: ['issued'], cursor });
    expect(page).toMatchObject({ dataChanged: true, totalIsEstimate: true });
  });

  test('stay below 600 characters, also with the longest values', async () => {
    const here = searchWorld();
    const long = 'Ж'.repeat(100);
    await here.loadRows(
      'a.csv',
      many(3, () => ({ status: long, lot: 'Ж'.repeat(50), street: long })),
    );
    for (const query of [{ status: [long] }, { block: ['1'] }, { street: [long] }]) {
      const { cursor = '' } = await here.page({ ...query, limit: 1 });
      expect(cursor).not.toBe('');
      expect(cursor.length).toBeLessThan(600);
      expect((await here.page({ ...query, cursor })).items).toHaveLength(2);
    }
  });
});

describe('what a search may use', () => {
  const dear = (units: number) =>
    searchWorld(({ reads }) => {
      const index: ReadIndex = async (...part) => ({ ...(await reads.index(...part)), readUnits: units });
      return { reads: { ...reads, index } };
    });

  test('is 2,000 read units: then it is not complete, and goes on with its cursor', async () => {
    const here = dear(700);
    const months = many(12, (at) => ({ filed: `${String(at + 1).padStart(2, '0')}/05/2016` }));
    await here.loadRows('a.csv', months);
    const first = await here.page({ description: ['contains.not there'] });
    expect(first).toMatchObject({ items: [], complete: false, cost: { filtered: 3, readUnits: 2_100 } });
    const { items, last } = await here.all({ zipcode: ['null.true'] });
    expect(items).toHaveLength(12);
    expect(last).toMatchObject({ complete: true, total: 12 });
  });

  test('is enough for one read, whatever it costs', async () => {
    const here = dear(5_000);
    await here.loadRows(
      'a.csv',
      many(12, (at) => ({ filed: `${String(at + 1).padStart(2, '0')}/05/2016` })),
    );
    expect((await here.all({ zipcode: ['null.true'] })).items).toHaveLength(12);
    expect((await here.all({ sort: 'status_date', status: ['issued'] })).items).toHaveLength(12);
  });

  test('is 15 seconds', async () => {
    let now = Date.UTC(2017, 0, 3, 12);
    const here = searchWorld(() => ({ now: () => (now += 6_000) }));
    await here.loadRows(
      'a.csv',
      many(12, (at) => ({ filed: `${String(at + 1).padStart(2, '0')}/05/2016` })),
    );
    expect(await here.page({ description: ['contains.not there'] })).toMatchObject({ complete: false });
  });
});

describe('the number of rows', () => {
  test('is exact before they are all read, where they are counted', async () => {
    const here = searchWorld();
    await here.loadRows(
      'a.csv',
      many(9, (at) => ({ status: at < 4 ? 'issued' : 'filed' })),
    );
    const page = await here.page({ status: ['filed'], limit: 2 });
    expect(page).toMatchObject({ total: 5 });
    expect(page).not.toHaveProperty('totalIsEstimate');
  });

  test('is an estimate of a part of a month, and absent where a filter drops rows', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', many(9));
    expect(await here.page({ file_date: ['lte.2016-12-10'], limit: 2 })).toMatchObject({
      totalIsEstimate: true,
    });
    expect(await here.page({ zipcode: ['null.true'], limit: 2 })).not.toHaveProperty('total');
  });

  test.each<[string, Parameters<ReturnType<typeof searchWorld>['page']>[0]]>([
    ['counted rows', { status: ['issued'] }],
    ['rows of a street', { street: ['market'] }],
  ])('of %s is an estimate while an index may lag behind', async (_name, query) => {
    let nowMs = Date.UTC(2017, 0, 3, 9, 30);
    let isLagging = true;
    const here = searchWorld(({ reads }) => {
      const index: ReadIndex = async (...part) => {
        const slice = await reads.index(...part);
        return isLagging ? { ...slice, entries: slice.entries.slice(1) } : slice;
      };
      return { reads: { ...reads, index }, now: () => nowMs };
    });
    await here.loadRows('a.csv', many(5));
    const [{ ended_at: ended }] = [here.items('Permits').find(({ pk }) => pk?.S === 'VERSION') ?? {}];
    nowMs = Number(ended?.N) + 9_999;
    expect(await here.page(query)).toMatchObject({ total: 4, totalIsEstimate: true, complete: true });
    isLagging = false;
    nowMs += 1;
    const after = await here.page(query);
    expect(after).toMatchObject({ total: 5 });
    expect(after).not.toHaveProperty('totalIsEstimate');
  });

  test('is an estimate when an index shows less than was counted, however late', async () => {
    const here = searchWorld(({ reads }) => ({
      reads: {
        ...reads,
        index: async (...part) => {
          const slice = await reads.index(...part);
          return { ...slice, entries: slice.entries.slice(1) };
        },
      },
    }));
    await here.loadRows('a.csv', many(5));
    expect(await here.page({ status: ['issued'] })).toMatchObject({ total: 4, totalIsEstimate: true });
  });
});

describe('entity tags', () => {
  test('are answered with 304 until a load has changed something', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', many(2));
    const first = await here.search();
    expect(first).toMatchObject({
      status: 200,
      headers: { etag: 'W/"2-json"', vary: 'Origin, Accept', 'cache-control': 'private, no-cache' },
    });
    for (const ifNoneMatch of ['W/"2-json"', '"2-json"', '"1-json", W/"2-json"', '*'])
      expect(await here.search({}, { ifNoneMatch })).toMatchObject({
        status: 304,
        headers: { etag: 'W/"2-json"' },
      });
    for (const ifNoneMatch of ['W/"1-json"', 'W/"2-csv"', 'nonsense', ''])
      expect(await here.search({}, { ifNoneMatch })).toMatchObject({ status: 200 });
    await here.loadRows('b.csv', [{ number: '9' }]);
    expect(await here.search({}, { ifNoneMatch: 'W/"2-json"' })).toMatchObject({ status: 200 });
  });

  test('are not given while a load is under way, nor just after it', async () => {
    const here = searchWorld();
    const during: unknown[] = [];
    here.after('TransactWriteItems', async () => {
      const { status, headers } = await here.searchBeside({}, { ifNoneMatch: '*' });
      during.push(status, headers);
    });
    await here.loadRows('a.csv', many(2));
    expect(during).toEqual([200, expect.not.objectContaining({ etag: expect.anything() as unknown })]);
    expect(during[1]).toMatchObject({ 'cache-control': 'no-store' });
  });
});

test.each([
  [
    'text/csv',
    'csv',
    'text/csv; charset=utf-8; header=present',
    'attachment; filename="permits-2017-01-03.csv"',
  ],
  [
    'application/x-ndjson',
    'ndjson',
    'application/x-ndjson',
    'attachment; filename="permits-2017-01-03.ndjson"',
  ],
  [
    'application/geo+json',
    'geojson',
    'application/geo+json',
    'attachment; filename="permits-2017-01-03.geojson"',
  ],
] as const)('%s is answered as %s', async (accept, format, contentType, disposition) => {
  const here = searchWorld();
  await here.loadRows('a.csv', many(2));
  const want = {
    contentType,
    headers: {
      'content-disposition': disposition,
      'x-trellis-complete': 'true',
      'x-trellis-cursor': expect.any(String) as unknown,
    },
    body: expect.stringContaining('#20160001') as unknown,
  };
  expect(await here.search({ limit: 1 }, { accept })).toMatchObject(want);
  expect(await here.search({ limit: 1, format })).toMatchObject(want);
});

test('rows that are shown no more are not found any more, and those that are shown instead are', async () => {
  const here = searchWorld();
  await here.loadRows('a.csv', [{ number: '1', status: 'issued', changed: '12/02/2016' }]);
  await here.loadRows('b.csv', [{ number: '1', status: 'complete', changed: '12/20/2016' }]);
  expect((await here.page({ status: ['issued'] })).items).toEqual([]);
  expect((await here.page({ status: ['complete'] })).items).toHaveLength(1);
  await here.loadRows('b.csv', [{ number: '2' }, { number: '3' }]);
  expect((await here.page({ status: ['complete'] })).items).toEqual([]);
  expect(numbersOf((await here.all({ status: ['issued'] })).items).sort()).toEqual(['#1', '#2', '#3']);
});

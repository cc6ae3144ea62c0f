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
    const query = { application_number: ['in.20160002,#20160001,none'] };
    const { items, last } = await here.all({ ...query, limit: 1 });
    expect(numbersOf(items)).toEqual(['#20160001', '#20160001', '#20160002']);
    expect(last).toMatchObject({ total: 3, cost: { index: 'number' } });
    expect(numbersOf((await here.all({ ...query, limit: 1, order: 'desc' })).items)).toEqual(
      numbersOf(items).reverse(),
    );
    const first = await here.page({ ...query, limit: 2 });
    expect(first).toMatchObject({ cost: { itemsRead: 2 }, cursor: expect.any(String) as unknown });
    await expect(here.page({ application_number: ['1'], sort: 'file_date' })).rejects.toThrow(
      'sort cannot be combined with application_number',
    );
  });

  test('of a permit whose number is written in two ways have its rows once', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', [{ number: 'M1S' }]);
    const page = await here.page({ application_number: ['in.m1s,m1\u017f'] });
    expect(page).toMatchObject({ total: 1, items: [{ application_number: '#M1S' }] });
  });

  test('that are small read no partition of a sorted search for more than half a unit', async () => {
    const here = searchWorld();
    const statuses = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await here.loadRows(
      'a.csv',
      statuses.flatMap((status, at) => many(20, (row) => ({ number: `${at}${row}x`, status }))),
    );
    for (const limit of [1, 3]) {
      const { cost } = await here.page({ status: [`in.${statuses.join(',')}`], sort: 'status_date', limit });
      expect(cost.itemsRead).toBe(8 * 4);
    }
  });

  test('read nothing of partitions that a corrected file has emptied', async () => {
    let reads = 0;
    const here = searchWorld(({ reads: all }) => {
      const index: ReadIndex = (...part) => {
        reads += 1;
        return all.index(...part);
      };
      return { reads: { ...all, index } };
    });
    await here.loadRows(
      'a.csv',
      many(36, (at) => ({
        filed: `${String((at % 12) + 1).padStart(2, '0')}/05/${2010 + Math.trunc(at / 12)}`,
      })),
    );
    await here.loadRows('a.csv', [{ number: '1' }]);
    reads = 0;
    expect((await here.page({ sort: 'file_date' })).items).toHaveLength(1);
    expect(reads).toBe(1);
  });

  test('of several costs are read from the index of costs', async () => {
    const here = searchWorld();
    await here.loadRows(
      'a.csv',
      many(300, (at) => ({ cost: String(1_000 + at) })),
    );
    const page = await here.page({ estimated_cost: ['in.1001,1002,1003,1004,1005'] });
    expect(page).toMatchObject({ total: 5, cost: { index: 'cost', filtered: 0 } });
    expect(page.cost.itemsRead).toBeLessThan(25);
  });

  test('of many small partitions read several of them at once', async () => {
    let [reading, most] = [0, 0];
    const here = searchWorld(({ reads }) => ({
      reads: {
        ...reads,
        index: async (...part) => {
          reading += 1;
          most = Math.max(most, reading);
          const slice = await reads.index(...part);
          reading -= 1;
          return slice;
        },
      },
    }));
    await here.loadRows(
      'a.csv',
      many(24, (at) => ({ filed: `${String((at % 12) + 1).padStart(2, '0')}/05/2016` })),
    );
    expect((await here.page()).items).toHaveLength(24);
    expect(most).toBe(12);
    most = 0;
    expect((await here.page({ limit: 3 })).items).toHaveLength(3);
    expect(most).toBe(2);
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

  test('say that a load came in between, on every page that follows', async () => {
    const { here, cursor } = await three();
    await here.loadRows('b.csv', [{ number: '9' }]);
    const page = await here.page({ status: ['issued'], cursor, limit: 1 });
    expect(page).toMatchObject({ dataChanged: true });
    const last = await here.page({ status: ['issued'], cursor: page.cursor });
    expect(last).toMatchObject({ dataChanged: true, totalIsEstimate: true });
  });

  test('of a walk that began during a load lead to no exact total', async () => {
    let now = Date.UTC(2017, 0, 3, 12);
    const here = searchWorld(({ reads }) => ({
      now: () => now,
      reads: {
        ...reads,
        standing: async () => ({
          version: 1,
          endedMs: Date.UTC(2017, 0, 3, 12) - 1,
          isLoading: false,
          isCounted: true,
        }),
      },
    }));
    await here.loadRows('a.csv', many(3));
    const query = { description: ['contains.windows'], limit: 2 };
    const { cursor } = await here.page(query);
    now += 60_000;
    expect(await here.page({ ...query, cursor })).toMatchObject({ total: 3, totalIsEstimate: true });
    expect(await here.page({ ...query, limit: 9 })).not.toHaveProperty('totalIsEstimate');
  });

  test('go on in the index where they began, though a load makes another one cheaper', async () => {
    const here = searchWorld();
    const both = { status: 'filed', neighborhood: 'Mission' };
    await here.loadRows('a.csv', [
      ...many(40, (at) => ({ ...both, filed: `1${at % 3}/0${1 + (at % 9)}/2016` })),
      ...many(60, (at) => ({ number: `s${at}`, status: 'filed' })),
    ]);
    const query = { status: ['filed'], neighborhood: ['Mission'], limit: 7 };
    const first = await here.page(query);
    await here.loadRows(
      'b.csv',
      many(200, (at) => ({ number: `n${at}`, neighborhood: 'Mission' })),
    );
    expect((await here.page(query)).cost.index).not.toBe(first.cost.index);

    const numbers = numbersOf(first.items);
    let { cursor } = first;
    while (cursor !== undefined) {
      const page = await here.page({ ...query, cursor });
      expect(page.cost.index).toBe(first.cost.index);
      numbers.push(...numbersOf(page.items));
      ({ cursor } = page);
    }
    expect(numbers).toHaveLength(40);
    expect(new Set(numbers).size).toBe(40);
  });

  test('go on behind a partition that is known no more', async () => {
    const gone = new Set<string>();
    const here = searchWorld(({ reads }) => ({
      reads: {
        ...reads,
        families: async (...asked) =>
          new Map([...(await reads.families(...asked))].filter(([family]) => !gone.has(family))),
      },
    }));
    const statuses = ['approved', `b${'x'.repeat(70)}`, `c${'y'.repeat(70)}`, 'withdrawn'];
    await here.loadRows(
      'a.csv',
      statuses.flatMap((status, at) => many(4, (row) => ({ number: `${at}${row}`, status }))),
    );
    for (const last of [1, 5, 9, 13]) {
      const query = { status_date: ['gte.2016-01-01'], limit: last };
      gone.clear();
      const first = await here.page(query);
      gone.add(`status#${first.items.at(-1)?.status ?? ''}`);
      const rest = await here.all({ ...query, cursor: first.cursor });
      const numbers = numbersOf([...first.items, ...rest.items]);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers.length).toBeGreaterThanOrEqual(16 - 3);
    }
  });

  test('of a permit go on behind its row, though a row before that one is there no more', async () => {
    const here = searchWorld();
    const rows = ['1', '2', '3'].map((lot) => ({ number: '1', lot }));
    await here.loadRows('a.csv', rows);
    const query = { application_number: ['1'], limit: 1 };
    const lots: unknown[] = [];
    let page = await here.page(query);
    const [first] = page.items;
    lots.push(first?.lot);
    await here.loadRows(
      'a.csv',
      rows.filter(({ lot }) => lot !== first?.lot),
    );
    while (page.cursor !== undefined) {
      page = await here.page({ ...query, cursor: page.cursor });
      lots.push(...page.items.map(({ lot }) => lot));
    }
    expect(lots.sort()).toEqual(['1', '2', '3']);
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
  /** Rows that were filed in so many months, so many a month. */
  const inMonths = (months: number, rows: number): Made[] =>
    many(months * rows, (at) => {
      const month = Math.trunc(at / rows);
      return { filed: `${String((month % 12) + 1).padStart(2, '0')}/05/${2010 + Math.trunc(month / 12)}` };
    });
  const dear = (units: number) =>
    searchWorld(({ reads }) => {
      const index: ReadIndex = async (...part) => ({ ...(await reads.index(...part)), readUnits: units });
      return { reads: { ...reads, index } };
    });

  test('is 2,000 read units: then it is not complete, and goes on with its cursor', async () => {
    const here = dear(700);
    await here.loadRows('a.csv', inMonths(12, 5));
    const first = await here.page({ description: ['contains.not there'], limit: 5 });
    expect(first).toMatchObject({ items: [], complete: false, cost: { filtered: 15, readUnits: 2_100 } });
    const { items, last } = await here.all({ zipcode: ['null.true'], limit: 5 });
    expect(items).toHaveLength(60);
    expect(last).toMatchObject({ complete: true, total: 60 });
  });

  test('counts also where nothing is found', async () => {
    const here = searchWorld(({ reads }) => ({
      reads: {
        ...reads,
        index: async (...part) => ({ ...(await reads.index(...part)), readUnits: 700 }),
        standing: async (...asked) => ({ ...(await reads.standing(...asked)), isLoading: true }),
      },
    }));
    await here.loadRows('a.csv', inMonths(40, 1));
    await here.loadRows('a.csv', [{ number: '1' }]);
    // The partitions of the months before are known, and empty.
    const first = await here.page({ description: ['contains.not there'], limit: 1 });
    expect(first).toMatchObject({ items: [], complete: false });
    expect(first.cost.readUnits).toBeLessThan(2_000 + 16 * 700);
    expect((await here.all({ limit: 1 })).items).toHaveLength(1);
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
    await here.loadRows('a.csv', inMonths(12, 5));
    expect(await here.page({ description: ['contains.not there'], limit: 5 })).toMatchObject({
      complete: false,
    });
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
      headers: { vary: 'Origin, Accept', 'cache-control': 'private, no-cache' },
    });
    const { etag = '' } = first.headers as { readonly etag?: string };
    expect(etag).toMatch(/^W\/"2-json-[\w-]{8}"$/);
    const strong = etag.slice(2);
    for (const ifNoneMatch of [etag, strong, `"1-json", ${etag}`, '*'])
      expect(await here.search({}, { ifNoneMatch })).toMatchObject({ status: 304, headers: { etag } });
    for (const ifNoneMatch of [etag.replace('2', '1'), etag.replace('json', 'csv'), 'nonsense', ''])
      expect(await here.search({}, { ifNoneMatch })).toMatchObject({ status: 200 });
    await here.loadRows('b.csv', [{ number: '9' }]);
    expect(await here.search({}, { ifNoneMatch: etag })).toMatchObject({ status: 200 });
  });

  test('are of one caller: a cursor in the answer would be of no use to another', async () => {
    const here = searchWorld();
    await here.loadRows('a.csv', many(2));
    const { headers } = await here.search({}, { sub: 'ada' });
    const { etag: ifNoneMatch = '' } = headers as { readonly etag?: string };
    expect(await here.search({}, { sub: 'ada', ifNoneMatch })).toMatchObject({ status: 304 });
    expect(await here.search({}, { sub: 'grace', ifNoneMatch })).toMatchObject({ status: 200 });
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

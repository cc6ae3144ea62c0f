import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { type Asked, parametersOf, searches } from '../shared/permits/asks.ts';
import {
  meetsPlainly,
  plainDecember,
  plainId,
  plainPortal,
  type PlainRow,
  sortedPlainly,
} from '../shared/permits/plain.ts';
import { portalCsv, portalRows, type PortalRow } from '../shared/permits/portal.ts';
import {
  adminToken,
  asAdmin,
  bodyOf,
  call,
  issueKey,
  newSession,
  type Schemas,
  untilAnswered,
} from './accounts.ts';
import { drop, load, loadsOf } from './reports.ts';
import { endpoints, localStack, until } from './stack.ts';
import { type Answer, ask } from './target.ts';

type Page = Schemas['PermitPage'];

/** What a load, and the settling after it, may take on a busy machine. */
const LOAD_MS = 300_000;
// eslint-disable-next-line no-restricted-syntax -- a test waits for several loads, one after the other
jest.setTimeout(1_800_000);

/** The path of a search; signed in, because a key may ask for no more than 1,000 pages a day. */
const pathOf = (parameters: readonly (readonly [string, string])[]): string =>
  `/me/permits?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

const search = (
  parameters: readonly (readonly [string, string])[],
  headers: Record<string, string> = {},
): Promise<Answer> =>
  adminToken().then((authorization) =>
    ask(localStack, pathOf(parameters), { headers: { authorization, ...headers } }),
  );

/** The longest cursor that is sent in a link without trouble. */
const LONGEST_CURSOR = 600;

/** Every page of a search. */
const pagesOf = async (
  parameters: readonly (readonly [string, string])[],
  limit: number,
): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined;) {
    const more = cursor === undefined ? [] : [['cursor', cursor] as const];
    const page: Page = bodyOf('PermitPage', await search([...parameters, ['limit', String(limit)], ...more]));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    expect((page.cursor ?? '').length).toBeLessThan(LONGEST_CURSOR);
    pages.push(page);
    cursor = page.cursor;
  }
  return pages;
};

const idOf = ({ application_number = '', record_id = '' }: Page['items'][number]): string =>
  plainId({ application_number, record_id });

/** Of the made file, whose numbers no other file has. */
const MADE = { seed: 20, permits: 2_000, prefix: 'LX9', years: [1998, 2018] } as const;

let december: PlainRow[];
let made: PlainRow[];
/** All rows of both files. */
const known = new Map<string, PlainRow>();

beforeAll(async () => {
  const csv = portalCsv(portalRows(MADE));
  const [[shown], loaded] = await Promise.all([
    asAdmin('GET', '/me/permits/201612013997').then((answer) => bodyOf('Permits', answer)),
    load('reports/made.csv', csv, LOAD_MS),
  ]);
  const found = await search([
    ['application_number', 'LX9000000'],
    ['fields', 'load_date'],
  ]);
  const loadDay = (row: { readonly load_date?: string } | undefined): string =>
    row?.load_date?.slice(0, 10) ?? '';
  december = await plainDecember(loadDay(shown));
  made = plainPortal(csv, loadDay(bodyOf('PermitPage', found).items[0]));
  for (const row of [...december, ...made]) known.set(plainId(row), row);
  expect(loaded).toMatchObject({ state: 'loaded', written: made.length, rejected: 0 });
  expect(known.size).toBe(december.length + made.length);
});

/** Pages of 1 and of 7 are asked for where there are not too many. */
const limitsFor = (rows: number): number[] => [
  100,
  ...(rows <= 150 ? [7] : []),
  ...(rows > 0 && rows <= 50 ? [1] : []),
];

/** What is compared of values in an order: two that are equal to it may be written in two ways. */
const orderedBy = (sort: string, value: string): string =>
  sort === 'estimated_cost' || sort === 'street_number'
    ? value && String(Number(value))
    : value.trim().toLowerCase();

/** Asks for all pages of a search, and compares them with the rows that meet it. */
const expectFound = async (asked: Asked, limit: number): Promise<void> => {
  const want = [...known].filter(([, row]) => meetsPlainly(asked.conditions, row)).map(([id]) => id);

  const pages = await pagesOf(parametersOf(asked), limit);

  const all = pages.flatMap(({ items }) => items.map(idOf));
  // Other tests load files of their own beside this one.
  const ours = all.filter((id) => known.has(id));
  expect([...ours].sort()).toEqual([...want].sort());
  expect(new Set(all).size).toBe(all.length);
  const { sort, order } = asked;
  if (sort) {
    const rows = ours.map((id) => known.get(id)).filter((row) => row !== undefined);
    expect(rows.map((row) => orderedBy(sort, row[sort]))).toEqual(
      sortedPlainly(rows, sort, order).map((value) => orderedBy(sort, value)),
    );
  }
  if (pages.every(({ dataVersion }) => dataVersion === pages[0]?.dataVersion))
    for (const { total, totalIsEstimate } of pages)
      if (total !== undefined && totalIsEstimate !== true) expect(total).toBe(all.length);
};

describe('a search finds what a plain look at every row finds', () => {
  test.each([
    ['the real December 2016', () => december],
    ['a portal’s file of 20 years', () => made],
  ])('with conditions and values of %s, in pages of 100, of 7 and of 1', async (_name, rows) =>
    fc.assert(
      fc.asyncProperty(searches(rows()), async (asked) => {
        const matching = [...known.values()].filter((row) => meetsPlainly(asked.conditions, row)).length;
        for (const limit of limitsFor(matching)) await expectFound(asked, limit);
      }),
      { numRuns: 10, seed: 2016, endOnFailure: true },
    ),
  );

  test('with a key as well, whichever of its owner’s keys follows the cursor', async () => {
    const owner = await newSession();
    const [one, other] = [await issueKey(owner), await issueKey(owner)];
    const query = '/permits?status=issued&sort=file_date&limit=2';
    const by = (key: string, cursor = '') =>
      ask(localStack, `${query}${cursor && `&cursor=${cursor}`}`, { headers: { 'x-api-key': key } });

    const first = bodyOf('PermitPage', await by(one.value));
    const second = bodyOf('PermitPage', await by(other.value, first.cursor));

    expect(new Set([...first.items, ...second.items].map(idOf)).size).toBe(4);
    expect(await by(endpoints.apiKeys.permits, first.cursor)).toMatchObject({
      status: 400,
      body: { code: 'CursorInvalid' },
    });
  });
});

describe('formats', () => {
  /** Descriptions that spreadsheets are sensitive to: formulas, quotes, commas and lines. */
  const FILTER: readonly (readonly [string, string])[] = [
    ['application_number', 'begins.LX9'],
    ['status', 'in.filed,withdrawn'],
    ['description', 'null.false'],
    ['file_date', 'gte.1990-01-01'],
    ['limit', '60'],
  ];
  const json = async (): Promise<Page> => bodyOf('PermitPage', await search(FILTER));
  const inFormat = (format: string, ...more: (readonly [string, string])[]): Promise<Answer> =>
    search([...FILTER, ['format', format], ...more]);
  const typeOf = ({ headers }: Answer): string | null => headers.get('content-type');

  const CSV = 'text/csv; charset=utf-8; header=present';

  test.each([
    ['*/*', 'application/json'],
    ['text/csv', CSV],
    ['text/csv;q=0.5, application/json;q=0.1', CSV],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/ndjson', 'application/x-ndjson'],
    ['application/geo+json', 'application/geo+json'],
    ['text/html, application/geo+json;q=0.9', 'application/geo+json'],
    ['image/png', 'application/json'],
    ['not a type', 'application/json'],
  ])('a client that accepts %s gets %s', async (accept, type) => {
    const answer = await search(FILTER, { accept });

    expect(answer.status).toBe(200);
    expect(typeOf(answer)).toBe(type);
    expect(answer.headers.get('vary')).toMatch(/\bAccept\b/);
  });

  test.each([
    ['json', 'application/json'],
    ['csv', CSV],
    ['ndjson', 'application/x-ndjson'],
    ['geojson', 'application/geo+json'],
  ])('format=%s takes precedence over Accept', async (format, type) => {
    const answer = await search([...FILTER, ['format', format]], { accept: 'text/csv, application/json' });

    expect(typeOf(answer)).toBe(type);
  });

  test('all of them have the same rows, and a cursor that goes on', async () => {
    const { items, cursor } = await json();

    const [csv, ndjson, geojson] = await Promise.all(
      ['csv', 'ndjson', 'geojson'].map((format) => inFormat(format, ['formulas', 'raw'])),
    );

    const { data } = Papa.parse<Record<string, string>>(String(csv?.body), {
      header: true,
      skipEmptyLines: true,
    });
    const given = data.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
    );
    const said = items.map((item) =>
      Object.fromEntries(Object.entries(item).filter(([, cell]) => cell !== '')),
    );
    expect(given).toEqual(said);
    const lines = String(ndjson?.body).split('\n').slice(0, -1);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(items);
    const map = JSON.parse(String(geojson?.body)) as {
      readonly type: string;
      readonly features: readonly { readonly geometry: unknown; readonly properties: object }[];
      readonly cursor?: string;
    };
    expect(map.type).toBe('FeatureCollection');
    expect(map.features.map(({ geometry }) => geometry)).toEqual(
      items.map(({ longitude, latitude }) =>
        longitude === undefined
          ? null
          : { type: 'Point', coordinates: [Number(longitude), Number(latitude)] },
      ),
    );
    expect(map.features.map(({ properties }) => properties)).toEqual(
      items.map(({ longitude: _x, latitude: _y, ...rest }) => rest),
    );
    expect(cursor).toMatch(/./);
    for (const answer of [csv, ndjson, geojson]) {
      const next = await search([...FILTER, ['cursor', answer?.headers.get('x-trellis-cursor') ?? '']]);
      const more = await search([...FILTER, ['cursor', cursor ?? '']]);
      expect(bodyOf('PermitPage', next).items).toEqual(bodyOf('PermitPage', more).items);
    }
  });

  test.each([
    ['csv', /^attachment; filename="permits-\d{4}-\d\d-\d\d\.csv"$/],
    ['ndjson', /^attachment; filename="permits-\d{4}-\d\d-\d\d\.ndjson"$/],
    ['geojson', /^attachment; filename="permits-\d{4}-\d\d-\d\d\.geojson"$/],
  ])('%s is saved as a file, and says in headers what its body cannot', async (format, name) => {
    const { headers } = await inFormat(format);

    expect(headers.get('content-disposition')).toMatch(name);
    expect(headers.get('x-trellis-complete')).toBe('true');
    expect(headers.get('x-trellis-cursor')).toMatch(/^[\w.-]+$/);
    const exposed = headers.get('access-control-expose-headers')?.split(/\s*,\s*/);
    expect(exposed).toEqual(
      expect.arrayContaining(['ETag', 'Content-Disposition', 'X-Trellis-Complete', 'X-Trellis-Cursor']),
    );
  });

  test('JSON is shown and not saved', async () => {
    const { headers } = await search(FILTER);
    expect(headers.get('content-disposition')).toBeNull();
    expect(headers.get('x-trellis-complete')).toBe('true');
  });

  test('CSV has a byte order mark where it is asked for, and lines that end with CRLF', async () => {
    const columns: readonly (readonly [string, string])[] = [['fields', 'lot,application_number,block']];
    const header = 'application_number,block,lot\r\n';

    const [plain, marked] = await Promise.all([
      inFormat('csv', ...columns),
      inFormat('csv', ...columns, ['bom', 'true']),
    ]);

    expect(String(plain.body).startsWith(header)).toBe(true);
    expect(marked.body).toBe(`\ufeff${String(plain.body)}`);
  });

  test('CSV has no cell that a spreadsheet takes for a formula, unless it is asked for', async () => {
    const formulas: readonly (readonly [string, string])[] = [
      ['application_number', 'begins.LX9'],
      ['description', 'begins.=sum'],
      ['fields', 'description'],
      ['format', 'csv'],
      ['limit', '1'],
    ];

    const [guarded, raw] = await Promise.all([search(formulas), search([...formulas, ['formulas', 'raw']])]);

    expect(guarded.body).toBe("description\r\n'=SUM(A1:A9)\r\n");
    expect(raw.body).toBe('description\r\n=SUM(A1:A9)\r\n');
  });
});

describe('a wrong search is refused, and the refusal names the parameter', () => {
  test.each([
    ['status=lt.5', 'status', /cannot be compared with lt: use eq/],
    ['file_date=begins.2016', 'file_date', /cannot be compared with begins/],
    ['estimated_cost=contains.100', 'estimated_cost', /cannot be compared with contains/],
    ['status=', 'status', /must have a value/],
    ['status=eq.%20', 'status', /must have a value/],
    ['status=in.a,,b', 'status', /must have a value/],
    ['file_date=2016-02-30', 'file_date', /a day that exists/],
    ['file_date=12/21/2016', 'file_date', /a day that exists/],
    ['file_date=between.2016-12-01', 'file_date', /two values/],
    ['file_date=between.2016-12-02,2016-12-01', 'file_date', /smaller value first/],
    ['estimated_cost=gte.-1', 'estimated_cost', /number of at least 0/],
    ['estimated_cost=gt.ten', 'estimated_cost', /number of at least 0/],
    ['description=contains.ab', 'description', /at least 3 characters/],
    ['status=null.maybe', 'status', /null\.true or null\.false/],
    [`status=in.${Array.from({ length: 101 }, (_, at) => `v${at}`).join(',')}`, 'status', /at most 100/],
    ['status=in.%22a', 'status', /a list with commas/],
    [Array.from({ length: 11 }, () => 'status=ne.a').join('&'), 'status', /at most 10/],
    ['sort=colour', 'sort', /must be one of: file_date/],
    ['sort=street_number', 'sort', /with this filter: file_date, status_date, estimated_cost$/],
    ['sort=street_number&street=ne.Market', 'sort', /with this filter/],
    ['sort=lot&block=begins.3', 'sort', /with this filter/],
    ['sort=file_date&application_number=1', 'sort', /application_number/],
    ['sort=file_date&sort=lot', 'sort', /more than once/],
    ['order=up', 'order', /must be one of: asc, desc/],
    ['fields=status,colour', 'fields', /"colour", which is not a field/],
    ['fields=', 'fields', /at least 1 character/],
    ['limit=0', 'limit', /at least 1/],
    ['limit=1001', 'limit', /at most 1000/],
    ['limit=ten', 'limit', /whole number/],
    ['cursor=abc', 'cursor', /does not belong/],
    ['cursor=', 'cursor', /cursor from an earlier page/],
    ['format=xml', 'format', /must be one of: json/],
    ['bom=yes', 'bom', /true or false/],
    ['formulas=none', 'formulas', /must be one of: guarded, raw/],
    ['colour=red', 'colour', /not a known parameter/],
    ['Status=issued', 'Status', /not a known parameter/],
    ['status[eq]=issued', 'status[eq]', /not a known parameter/],
  ])('%s', async (query, name, message) => {
    const answer = await asAdmin('GET', `/me/permits?${query}`);

    expect(answer).toMatchObject({
      status: 400,
      body: {
        errors: expect.arrayContaining([{ in: 'query', name, message: expect.stringMatching(message) }]),
      },
    });
  });

  test('a cursor is good for its filter, its order and its user alone, and for any number of rows', async () => {
    const filter: readonly (readonly [string, string])[] = [['status', 'issued']];
    const [first] = await Promise.all([search([...filter, ['limit', '2']])]);
    const cursor: readonly [string, string] = ['cursor', bodyOf('PermitPage', first).cursor ?? ''];
    const other = await newSession();
    await issueKey(other);
    const wrong = { status: 400, body: { code: 'CursorInvalid', errors: [{ name: 'cursor' }] } };

    expect(await search([['status', 'filed'], cursor])).toMatchObject(wrong);
    expect(await search([...filter, ['status', 'ne.filed'], cursor])).toMatchObject(wrong);
    expect(await search([...filter, ['sort', 'file_date'], cursor])).toMatchObject(wrong);
    expect(await search([...filter, ['order', 'asc'], cursor])).toMatchObject(wrong);
    const others = () => call('GET', pathOf([...filter, cursor]), { token: other.token });
    expect(await untilAnswered(400, others)).toMatchObject(wrong);
    expect(await search([...filter, ['limit', '5'], ['fields', 'lot'], cursor])).toMatchObject({
      status: 200,
      body: { items: { length: 5 } },
    });
  });
});

describe('signed-in users', () => {
  const PATHS = ['/me/permits?limit=1', '/me/permits/201612013997', '/me/permits/201612013997/history'];

  test.each(PATHS)('GET %s is answered to an admin', async (path) => {
    expect(await asAdmin('GET', path)).toMatchObject({ status: 200 });
  });

  test('a user reads permits as long as a key for them is active', async () => {
    const user = await newSession();
    const statuses = () =>
      Promise.all(PATHS.map(async (path) => (await call('GET', path, { token: user.token })).status));
    const untilAll = (status: number) =>
      until(statuses, (seen) => seen.every((one) => one === status)).then(() => status);
    const change = (keyId: string, body: object) =>
      asAdmin('PATCH', `/users/${user.username}/keys/${keyId}`, body);

    expect(await statuses()).toEqual([403, 403, 403]);
    await issueKey(user, { scope: 'music' });
    expect(await statuses()).toEqual([403, 403, 403]);

    const { key } = await issueKey(user);
    expect(await untilAll(200)).toBe(200);
    await change(key.id, { enabled: false });
    expect(await untilAll(403)).toBe(403);
    await change(key.id, { enabled: true });
    expect(await untilAll(200)).toBe(200);
    await change(key.id, { expiresAt: new Date(Date.now() + 10_000).toISOString() });
    expect(await untilAll(403)).toBe(403);
  });

  test('a refusal says who may', async () => {
    const { token } = await newSession();
    expect(await call('GET', '/me/permits', { token })).toMatchObject({
      status: 403,
      body: { code: 'Forbidden', message: expect.stringContaining('active API key for permits') },
    });
  });

  test('a search by a key says the same as a search of its owner', async () => {
    const path = 'permits?application_number=201612013997';
    const byKey = await ask(localStack, `/${path}`, { headers: { 'x-api-key': localStack.key() } });
    const signedIn = await asAdmin('GET', `/me/${path}`);
    expect(bodyOf('PermitPage', byKey).items).toEqual(bodyOf('PermitPage', signedIn).items);
  });
});

describe('while a newer version of a file is loaded', () => {
  const KEY = 'reports/moving.csv';
  /** More are made, up to the most, when each load so far was over before anybody could look. */
  const [ROUNDS, MOST_ROUNDS] = [2, 8];
  const SAME = { seed: 77, permits: 450, prefix: 'MV7', years: [2001, 2004] } as const;
  const base = portalRows(SAME).map((row, at): PortalRow => ({
    ...row,
    Description: `moving row ${at}`,
    'Filed Date': row['Filed Date'] || '05/05/2002',
    'Street Name': 'Moving Way',
    'Neighborhoods - Analysis Boundaries': 'Moving Hill',
  }));
  const stays = ({ 'Permit Number': number }: PortalRow): boolean => Number(number.slice(-6)) % 3 !== 0;
  /** A permit in three is another one in each version; new permits come before all others, so that every row moves. */
  const versionOf = (round: number): PortalRow[] => [
    ...base
      .filter((row) => !stays(row))
      .slice(0, round)
      .map((row, at) => ({
        ...row,
        'Permit Number': `MV7N${String(at).padStart(5, '0')}`,
        Description: `new row ${at}`,
      })),
    ...base.map((row, at) =>
      stays(row)
        ? row
        : {
            ...row,
            'Current Status': round % 2 === 0 ? 'filed' : 'complete',
            'Current Status Date': `0${round + 1}/15/2017`,
            'Estimated Cost': String(1_000 * round + at),
            Description: `moving row ${at} changed ${round}`,
          },
    ),
  ];
  const stayed = base.filter(stays).map(({ Description }) => Description);

  /** Searches that find all rows of the file, by different indexes. */
  const WALKS: readonly (readonly (readonly [string, string])[])[] = [
    [
      ['application_number', 'begins.MV7'],
      ['file_date', 'between.2001-01-01,2004-12-31'],
    ],
    [['neighborhood', 'Moving Hill']],
    [
      ['street', 'Moving Way'],
      ['sort', 'street_number'],
    ],
    [
      ['neighborhood', 'Moving Hill'],
      ['sort', 'file_date'],
      ['order', 'asc'],
    ],
    [
      ['application_number', 'begins.MV7'],
      ['sort', 'estimated_cost'],
    ],
    [
      ['application_number', 'begins.MV7'],
      ['sort', 'status_date'],
    ],
  ];

  const isRunning = async (): Promise<boolean> =>
    (await loadsOf(KEY)).some(({ state }) => state === 'running');
  const first = (more: readonly (readonly [string, string])[] = [], headers = {}) =>
    search([['neighborhood', 'Moving Hill'], ['limit', '5'], ...more], headers);

  const expectStayed = (pages: readonly Page[]): void => {
    const seen = pages.flatMap(({ items }) => items.map(({ description = '' }) => description));
    const wanted = new Set(stayed);
    expect(seen.filter((one) => wanted.has(one)).sort()).toEqual([...stayed].sort());
  };

  /** An ETag that is good for a while: no load of another test is under way either. */
  const quietEtag = async (): Promise<string> => {
    const [etag] = await until(
      async () => {
        const { headers } = await first();
        const etag = headers.get('etag');
        const again = etag === null ? undefined : await first([], { 'if-none-match': etag });
        return [etag, again?.status] as const;
      },
      ([, status]) => status === 304,
      LOAD_MS,
    );
    return etag ?? '';
  };

  test('no row that stays is left out or doubled, and answers say that they may not last', async () => {
    await load(KEY, portalCsv(versionOf(0)), LOAD_MS);
    for (const walk of WALKS) expectStayed(await pagesOf(walk, 100));
    let duringLoads = 0;

    for (let round = 1; round <= (duringLoads > 0 ? ROUNDS : MOST_ROUNDS); round += 1) {
      const etag = await quietEtag();
      const before = bodyOf('PermitPage', await first());
      const loads = (await loadsOf(KEY)).length;
      await drop(KEY, portalCsv(versionOf(round)));
      await until(
        async () => (await loadsOf(KEY)).length,
        (now) => now > loads,
        LOAD_MS,
      );

      for (let turn = 0; turn === 0 || (await isRunning()); turn += 1) {
        const old = await first([['cursor', before.cursor ?? '']]);
        const begun = await isRunning();
        const now = await first([], { 'if-none-match': `${etag}, *` });
        if (begun && (await isRunning())) {
          duringLoads += 1;
          expect(now.status).toBe(200);
          expect(now.headers.get('etag')).toBeNull();
          expect(now.headers.get('cache-control')).toBe('no-store');
          const page = bodyOf('PermitPage', now);
          expect(page.dataVersion).not.toBe(before.dataVersion);
          expect(page.dataChanged).toBeUndefined();
          expect(page.total === undefined || page.totalIsEstimate === true).toBe(true);
        }
        const after = bodyOf('PermitPage', old);
        expect(after.dataChanged === true).toBe(after.dataVersion !== before.dataVersion);
        const walk = WALKS[(round + turn) % WALKS.length] ?? [];
        expectStayed(await pagesOf(walk, 40));
      }

      expect((await loadsOf(KEY)).map(({ state }) => state)).not.toContain('failed');
      const last = bodyOf('PermitPage', await first([['cursor', before.cursor ?? '']]));
      expect(last.dataChanged).toBe(true);
      expect(await quietEtag()).not.toBe(etag);
      for (const walk of WALKS) expectStayed(await pagesOf(walk, 100));
    }

    expect(duringLoads).toBeGreaterThan(0);
  });

  test('an answer that is known is not sent again, in its own format alone', async () => {
    const etag = await quietEtag();

    const [csv, other] = await Promise.all([
      first([['format', 'csv']], { 'if-none-match': etag }),
      first([], { 'if-none-match': 'W/"0-json"' }),
    ]);

    expect([csv.status, other.status]).toEqual([200, 200]);
    const settled = await until(
      async () => bodyOf('PermitPage', await first()),
      ({ totalIsEstimate }) => totalIsEstimate !== true,
      LOAD_MS,
    );
    expect(settled.total).toBe(versionOf(ROUNDS).length);
  });
});

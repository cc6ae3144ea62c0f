import { beforeAll, describe, expect, test } from '@jest/globals';
import type { S3Object } from '../../../core/events.ts';
import { log } from '../../../core/log.ts';
import { loadReport } from '../../../systems/permits/loading/loading.ts';
import type { Counts, LoadId, LoadRecord } from '../../../systems/permits/loading/load-record.ts';
import type { Gone, OpenObject } from '../../../systems/permits/loading/ports.ts';
import type { Version } from '../../../systems/permits/loading/version.ts';
import type { RowId } from '../../../systems/permits/row/identity.ts';
import type { Permit } from '../../../systems/permits/row/permit.ts';
import { bytesOf, december, permitsFile } from './files.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const plenty = () => 300_000;
const loadOf = ({ bucket, key, etag, moment }: LoadId) => JSON.stringify([bucket, key, etag, moment]);
const rowOf = ({ number, address }: RowId) => JSON.stringify([number, address]);

/** A bucket, a table and a clock, in memory, that keep the promises of the real ones. */
const world = () => {
  const objects = new Map<string, OpenObject & { etag: string }>();
  const records = new Map<string, LoadRecord>();
  const rows = new Map<string, { permit: Permit; version: Version }>();
  const measured: Counts[] = [];
  const faults = { putsUntilDown: Infinity, bucketIsDown: false };
  let minutes = 0;
  const later = () => new Date(Date.UTC(2017, 0, 3, 9, (minutes += 1)));

  const load = loadReport({
    reports: {
      open: async ({ key, etag }): Promise<OpenObject | Gone> => {
        if (faults.bucketIsDown) throw new Error('the bucket is down');
        const object = objects.get(key);
        if (object === undefined) return 'missing';
        return object.etag === etag ? object : 'superseded';
      },
    },
    loads: {
      begin: async (id, record) => {
        const known = records.get(loadOf(id)) ?? record;
        records.set(loadOf(id), known);
        return known;
      },
      end: async (id, record) => {
        const state = records.get(loadOf(id))?.state ?? 'running';
        if (state === 'running' || state === 'failed') records.set(loadOf(id), record);
      },
    },
    permits: {
      put: async (id, permit, version) => {
        if ((faults.putsUntilDown -= 1) < 0) throw new Error('the table is down');
        const known = rows.get(rowOf(id));
        if (known !== undefined && known.version > version) return false;
        rows.set(rowOf(id), { permit, version });
        return true;
      },
    },
    now: later,
    measure: (counts) => measured.push(counts),
  });

  return {
    load,
    faults,
    measured,
    remove: (key: string) => objects.delete(key),
    rows: () => [...rows.values()].map(({ permit }) => permit),
    table: () => JSON.stringify([...rows]),
    records: () => [...records.values()],
    /** Puts an object into the bucket; the event that S3 would send. */
    upload(key: string, bytes: Uint8Array, etag: string, size = bytes.length): S3Object {
      objects.set(key, {
        etag,
        size,
        lastModified: later(),
        bytes: async () => bytes,
        close: () => undefined,
      });
      return { bucket: 'b', key, etag, size, sequencer: String(minutes) };
    },
  };
};

describe('a load', () => {
  test('writes every row, and says so in its record', async () => {
    const here = world();
    await here.load(here.upload('reports/d.xlsx', await december(), 'e'), plenty);
    expect(here.rows()).toHaveLength(2_166);
    expect(here.records()).toEqual([
      {
        source: 's3://b/reports/d.xlsx',
        etag: 'e',
        state: 'loaded',
        reason: '',
        rows_read: 2_166,
        written: 2_166,
        unchanged: 0,
        rejected: 0,
        rejections: [],
        started_at: '2017-01-03T09:02:00.000000+0000',
        load_date: '2017-01-03T09:02:00.000000+0000',
        finished_at: expect.stringMatching(/^2017-01-03T09:0\d:00\.000000\+0000$/),
      },
    ]);
    expect(here.measured).toMatchObject([{ rows_read: 2_166, written: 2_166, rejected: 0 }]);
    expect(new Set(here.rows().map(({ load_date }) => load_date))).toEqual(
      new Set(['2017-01-03T09:02:00.000000+0000']),
    );
  });

  test('a file with a header and no rows is loaded, with none', async () => {
    const here = world();
    await here.load(here.upload('reports/a.xlsx', await permitsFile(), 'e'), plenty);
    expect(here.records()).toMatchObject([{ state: 'loaded', rows_read: 0, written: 0 }]);
  });

  test('a bad row is left out by number and reason, the others go on', async () => {
    const here = world();
    const file = await permitsFile({}, { FILE_DATE: 'soon' }, { 'APPLICATION #': '2' });
    await here.load(here.upload('reports/a.xlsx', file, 'e'), plenty);
    expect(here.rows().map(({ record_id }) => record_id)).toEqual(['0', '2']);
    expect(here.records()).toMatchObject([
      {
        state: 'loaded',
        rows_read: 3,
        written: 2,
        rejected: 1,
        rejections: [{ row: 3, reason: 'FILE_DATE: not a date' }],
      },
    ]);
  });

  test('of many bad rows the first fifty are told, and all are counted', async () => {
    const here = world();
    const file = await permitsFile(...Array.from({ length: 60 }, () => ({ 'APPLICATION #': '?' })));
    await here.load(here.upload('reports/a.xlsx', file, 'e'), plenty);
    expect(here.records()).toMatchObject([{ rejected: 60, rejections: { length: 50 } }]);
  });

  test('an address that the file doubles is two rows', async () => {
    const here = world();
    await here.load(here.upload('reports/a.xlsx', await permitsFile({}, {}), 'e'), plenty);
    expect(here.rows()).toHaveLength(2);
  });
});

describe('deliveries', () => {
  test('the same event twice changes nothing, the date of loading included', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    await here.load(event, plenty);
    const [table, records] = [here.table(), here.records()];
    await here.load(event, plenty);
    expect([here.table(), here.records()]).toEqual([table, records]);
  });

  test('next month’s file updates the row instead of adding one', async () => {
    const here = world();
    await here.load(here.upload('reports/12.xlsx', await permitsFile({}), 'e12'), plenty);
    const moved = await permitsFile(
      { 'APPLICATION #': '1' },
      { STATUS: 'COMPLETE', AVS_STREET_NAME: ' Bella  vista' },
    );
    await here.load(here.upload('reports/01.xlsx', moved, 'e01'), plenty);
    expect(here.rows()).toHaveLength(2);
    expect(here.rows()[0]).toMatchObject({ status: 'complete', record_id: '1' });
  });

  test('an older file that arrives late does not overwrite a newer one', async () => {
    const here = world();
    const older = here.upload('reports/12.xlsx', await permitsFile({ STATUS: 'ISSUED' }, { UNIT: 2 }), 'e12');
    const newer = here.upload('reports/01.xlsx', await permitsFile({ STATUS: 'COMPLETE' }), 'e01');
    await here.load(newer, plenty);
    await here.load(older, plenty);
    expect(here.rows().map(({ status }) => status)).toEqual(['complete', 'issued']);
    expect(here.records()[1]).toMatchObject({ state: 'loaded', rows_read: 2, written: 1, unchanged: 1 });
  });

  test('the same bytes uploaded again after another file are loaded again', async () => {
    const here = world();
    const bytes = await permitsFile({ STATUS: 'ISSUED' });
    await here.load(here.upload('reports/a.xlsx', bytes, 'e1'), plenty);
    await here.load(here.upload('reports/a.xlsx', await permitsFile({ STATUS: 'COMPLETE' }), 'e2'), plenty);
    await here.load(here.upload('reports/a.xlsx', bytes, 'e1'), plenty);
    expect(here.rows()).toMatchObject([{ status: 'issued' }]);
    expect(here.records().map(({ state }) => state)).toEqual(['loaded', 'loaded', 'loaded']);
  });

  test('an object that has been replaced is left to the event of the newer one', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e1');
    here.upload('reports/a.xlsx', await permitsFile({}, {}), 'e2');
    await here.load(event, plenty);
    expect(here.rows()).toEqual([]);
    expect(here.records()).toMatchObject([{ state: 'superseded', etag: 'e1' }]);
  });

  test('an object that is gone is recorded', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e1');
    here.remove('reports/a.xlsx');
    await here.load(event, plenty);
    expect(here.records()).toMatchObject([{ state: 'missing', reason: 'the object is gone' }]);
  });
});

describe('failures', () => {
  test('a load that breaks off is tried again, and ends as if it never had', async () => {
    const here = world();
    const event = here.upload('reports/d.xlsx', await december(), 'e');
    here.faults.putsUntilDown = 1_000;
    await expect(here.load(event, plenty)).rejects.toThrow('the table is down');
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: Error' }]);
    here.faults.putsUntilDown = Infinity;
    await here.load(event, plenty);
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 2_166, reason: '' }]);
    expect(here.rows()).toHaveLength(2_166);
    expect(new Set(here.rows().map(({ load_date }) => load_date)).size).toBe(1);
  });

  test('a bucket that does not answer is written down, and the load tried again', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    here.faults.bucketIsDown = true;
    await expect(here.load(event, plenty)).rejects.toThrow('the bucket is down');
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: Error' }]);

    here.faults.bucketIsDown = false;
    await here.load(event, plenty);
    expect(here.records().at(-1)).toMatchObject({ state: 'loaded', written: 1 });
  });

  test('a load without time left says so and is tried again', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    await expect(here.load(event, () => 9_000)).rejects.toThrow('no time left');
    expect(here.rows()).toEqual([]);
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: OutOfTime' }]);
  });

  test('a download that broke off is tried again', async () => {
    const here = world();
    const file = await permitsFile({});
    await expect(
      here.load(here.upload('reports/a.xlsx', file, 'e', file.length + 1), plenty),
    ).rejects.toThrow('broke off');
  });

  const ragged = `APPLICATION #,FILE_DATE,STATUS_DATE,STATUS,ESTIMATED COST,REVISED COST,EXISTING USE,PROPOSED USE,BLOCK,LOT,STREET_NUMBER,AVS_STREET_NAME,UNIT,DESCRIPTION\n1,12/01/2016,12/01/2016,issued,1,1,a,a,1,1,1,POST,0,fine\n`;
  test.each<[string, string, RegExp]>([
    ['no workbook', 'hello', /missing columns APPLICATION #, FILE_DATE, STATUS,/],
    ['nothing', '', /empty/],
    ['good rows before the damage', `${ragged}2,12/01/2016,"`, /damaged/],
  ])('%s: refused for good, and nothing is written', async (_name, text, reason) => {
    const here = world();
    await here.load(here.upload('reports/a.csv', bytesOf(text), 'e'), plenty);
    expect(here.rows()).toEqual([]);
    expect(here.records()).toMatchObject([
      { state: 'refused', reason: expect.stringMatching(reason), written: 0 },
    ]);
  });

  test('a ragged row of a CSV file is left out, the others go on', async () => {
    const here = world();
    await here.load(here.upload('reports/a.csv', bytesOf(`${ragged}2,12/01/2016\n`), 'e'), plenty);
    expect(here.records()).toMatchObject([
      {
        state: 'loaded',
        written: 1,
        rejections: [{ row: 3, reason: 'the row has 2 cells where the header has 14' }],
      },
    ]);
  });

  test('a file that is too large is refused before it is downloaded', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', bytesOf('never read'), 'e', 64 * 1024 * 1024 + 1);
    await here.load(event, plenty);
    expect(here.records()).toMatchObject([
      { state: 'refused', reason: 'the file is too large: at most 64 MB' },
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { S3Object } from '../../../core/events.ts';
import { log } from '../../../core/log.ts';
import { bytesOf, permitsFile } from './files.ts';
import { world } from './world.ts';

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ['info', 'warn', 'error'] as const)
    jest
      .spyOn(log, level)
      .mockImplementation((message, ...more) => void lines.push([level, message, ...more]));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** So many rows that differ in their numbers. */
const rowsOf = (many: number) =>
  permitsFile(...Array.from({ length: many }, (_, at) => ({ 'APPLICATION #': String(at) })));
/** Time for so many looks at the clock, and then none. */
const timeFor = (looks: number) => () => ((looks -= 1) < 0 ? 9_999 : 10_000);

describe('a load', () => {
  test('writes every row, and says so in its record, its counts and the log', async () => {
    const here = world();
    await here.load(here.upload('reports/d.xlsx', await permitsFile({}, { UNIT: 2 }), 'e'));
    const counts = { rows_read: 2, written: 2, unchanged: 0, rejected: 0, removed: 0, superseded: 0 };
    const id = expect.stringMatching(/^20170103T090100000Z-[\w-]{22}$/);
    expect(here.records()).toEqual([
      {
        id,
        bucket: 'reports-bucket',
        file: 'reports/d.xlsx',
        etag: 'e',
        sequencer: '1',
        size: expect.any(Number),
        time: '2017-01-03T09:01:00.000Z',
        state: 'loaded',
        reason: '',
        sheets: ['Sheet1'],
        left_out: [],
        places_unclear: 0,
        ...counts,
        started_at: '2017-01-03T09:02:00.000000+0000',
        finished_at: '2017-01-03T09:05:00.000000+0000',
      },
    ]);
    expect(here.measured).toMatchObject([{ ...counts, state: 'loaded' }]);
    const file = 'reports/d.xlsx';
    expect(lines).toEqual([
      ['info', 'permits load ended', { load: { id, file, state: 'loaded', reason: '', ...counts } }],
    ]);
    expect(await here.permit('201612013997')).toMatchObject(
      ['0', '1'].map((record_id) => ({ record_id, load_date: '2017-01-03T09:02:00.000000+0000' })),
    );
  });

  test('takes long texts of any script, as many as there are', async () => {
    const here = world();
    const long = '木'.repeat(32_000);
    const rows = Array.from({ length: 90 }, (_, at) => ({ 'APPLICATION #': String(at), DESCRIPTION: long }));
    await here.load(here.upload('reports/d.xlsx', await permitsFile(...rows), 'e'));
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 90 }]);
    expect((await here.permit('89'))[0]?.description).toBe(long);
  });

  test('a bad row is left out by number and reason, the others go on', async () => {
    const here = world();
    const file = await permitsFile({}, { FILE_DATE: 'soon' }, { 'APPLICATION #': '2' });
    await here.load(here.upload('reports/a.xlsx', file, 'e'));
    expect(here.rows().map(({ record_id }) => record_id)).toEqual(['0', '2']);
    const [{ id } = {}] = here.records();
    expect(here.records()).toMatchObject([{ state: 'loaded', rows_read: 3, written: 2, rejected: 1 }]);
    expect(here.text(`rejects/${String(id)}.ndjson`)).toBe(
      '{"sheet":"Sheet1","row":3,"column":"FILE_DATE","value":"soon","reason":"not a date"}\n',
    );
  });

  test('an address that the file doubles is two rows, and so for each permit', async () => {
    const here = world();
    const other = { 'APPLICATION #': '2' };
    await here.load(here.upload('reports/a.xlsx', await permitsFile({}, other, {}, other), 'e'));
    expect(here.rows().map(({ record_id }) => record_id)).toEqual(['0', '1', '2', '3']);
  });

  test('more rows than one chunk holds are all written', async () => {
    const here = world();
    await here.load(here.upload('reports/a.xlsx', await rowsOf(501), 'e'));
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 501 }]);
    expect(new Set(here.rows().map(({ application_number }) => application_number)).size).toBe(501);
  });
});

describe('deliveries', () => {
  test('the same event twice changes nothing, the date of loading included', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    await here.load(event);
    const before = here.items('Permits');
    await here.load(event);
    expect(here.items('Permits')).toEqual(before);
    expect(here.measured).toHaveLength(1);
    expect(here.open()).toBe(0);
  });

  test('next month’s file is what a permit is answered by, and the last one’s rows stay', async () => {
    const here = world();
    await here.load(here.upload('reports/12.xlsx', await permitsFile({}), 'e12'));
    const changed = { STATUS: 'COMPLETE', STATUS_DATE: 42800 };
    await here.load(
      here.upload('reports/01.xlsx', await permitsFile({ 'APPLICATION #': '1' }, changed), 'e01'),
    );
    expect(await here.permit('201612013997')).toMatchObject([{ record_id: '1', status: 'complete' }]);
    expect(here.rows()).toHaveLength(3);
  });

  test('an older state that arrives late is kept, and not shown', async () => {
    const here = world();
    const older = here.upload('reports/12.xlsx', await permitsFile({ STATUS: 'ISSUED' }, { UNIT: 2 }), 'e12');
    const changed = { STATUS: 'COMPLETE', STATUS_DATE: 42800 };
    const newer = here.upload('reports/01.xlsx', await permitsFile(changed), 'e01');
    await here.load(newer);
    await here.load(older);
    expect(await here.permit('201612013997')).toMatchObject([{ status: 'complete' }]);
    expect(here.measured.at(-1)).toMatchObject({ state: 'loaded', rows_read: 2, written: 2 });
  });

  test('a corrected file replaces what it said before, and what it no longer lists goes', async () => {
    const here = world();
    const other = { 'APPLICATION #': '2' };
    await here.load(here.upload('reports/a.xlsx', await permitsFile({}, { UNIT: 2 }, other), 'e1'));
    await here.load(here.upload('reports/a.xlsx', await permitsFile({ STATUS: 'FILED' }), 'e2'));
    expect(await here.permit('201612013997')).toMatchObject([{ status: 'filed' }]);
    expect(await here.permit('2')).toEqual([]);
    expect(here.rows()).toHaveLength(1);
    expect(here.measured.at(-1)).toMatchObject({ state: 'loaded', written: 1, removed: 1 });
    expect(here.keys('manifests/')).toHaveLength(1);
  });

  test('the same bytes uploaded again after another file are loaded again', async () => {
    const here = world();
    const bytes = await permitsFile({ STATUS: 'ISSUED' });
    await here.load(here.upload('reports/a.xlsx', bytes, 'e1'));
    await here.load(here.upload('reports/a.xlsx', await permitsFile({ STATUS: 'COMPLETE' }), 'e2'));
    await here.load(here.upload('reports/a.xlsx', bytes, 'e1'));
    expect(await here.permit('201612013997')).toMatchObject([{ status: 'issued' }]);
    expect(here.records().map(({ state }) => state)).toEqual(['loaded', 'loaded', 'loaded']);
  });

  test('an address in two states counts once, in the later one', async () => {
    const here = world();
    const issued = { STATUS: 'ISSUED', STATUS_DATE: 42725 };
    await here.load(
      here.upload('reports/a.xlsx', await permitsFile(issued, { STATUS: 'FILED', STATUS_DATE: 42705 }), 'e'),
    );
    expect(await here.permit('201612013997')).toMatchObject([{ status: 'issued' }]);
    expect(here.records()).toMatchObject([{ rows_read: 2, written: 1, superseded: 1 }]);
  });

  test('an address in one state on several days counts as often as it is listed', async () => {
    const here = world();
    const days = [42705, 42725, 42715].map((day) => ({ STATUS: 'ISSUED', STATUS_DATE: day }));
    await here.load(
      here.upload('reports/a.xlsx', await permitsFile(...days, { STATUS: 'FILED', STATUS_DATE: 42715 }), 'e'),
    );
    expect(await here.permit('201612013997')).toMatchObject([
      { status_date: expect.stringContaining('2016-12-01') as unknown },
      { status_date: expect.stringContaining('2016-12-21') as unknown },
      { status_date: expect.stringContaining('2016-12-11') as unknown },
    ]);
    expect(here.records()).toMatchObject([{ rows_read: 4, written: 3, superseded: 1 }]);
  });

  test('another delivery that is at work is left alone, until its time is up', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    here.after('PutItem', async () => {
      await expect(here.loadBeside(event)).rejects.toThrow('another delivery');
    });
    await here.load(event);
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 1 }]);
  });

  test('an object that has been replaced is left to the event of the newer one', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e1');
    here.upload('reports/a.xlsx', await permitsFile({}, {}), 'e2');
    await here.load(event);
    expect(here.rows()).toEqual([]);
    const reason = 'the file was replaced before it was read';
    expect(here.records()).toMatchObject([{ state: 'superseded', etag: 'e1', reason }]);
  });

  test.each([
    ['before it is registered', 'UpdateItem', 0],
    ['when it has just been registered', 'PutItem', 1],
  ])('a version that a newer one overtakes %s is left', async (_name, command, later) => {
    const here = world();
    const older = here.upload('reports/a.xlsx', await permitsFile({ STATUS: 'ISSUED' }), 'e1');
    const newer = await permitsFile({ STATUS: 'FILED', STATUS_DATE: 42000 });
    for (let times = 0; times < later; times += 1) here.after(command, async () => undefined);
    here.after(command, () => here.loadBeside(here.upload('reports/a.xlsx', newer, 'e2')));
    await here.load(older);
    expect(await here.permit('201612013997')).toMatchObject([{ status: 'filed' }]);
    expect(here.records()).toMatchObject([
      { etag: 'e1', state: 'superseded', reason: 'a newer version of the file has replaced it', written: 0 },
      { etag: 'e2', state: 'loaded', written: 1 },
    ]);
  });

  test('an object that is gone is recorded, with a warning', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e1');
    here.remove('reports/a.xlsx');
    await here.load(event);
    expect(here.records()).toMatchObject([{ state: 'missing', reason: 'the object no longer exists' }]);
    expect(lines).toMatchObject([['warn', 'permits load ended', { load: { state: 'missing' } }]]);
  });
});

describe('values that are counted', () => {
  const statuses = (many: number, from = 0) =>
    permitsFile(
      ...Array.from({ length: many }, (_, at) => ({
        'APPLICATION #': String(from + at),
        STATUS: `status ${from + at}`,
      })),
    );

  test('a file with more than 100 new statuses is refused before anything is changed', async () => {
    const here = world();
    await here.load(here.upload('reports/a.xlsx', await statuses(100), 'e'));
    await here.load(here.upload('reports/b.xlsx', await statuses(101, 1_000), 'e'));
    const before = here.counts();
    expect(here.records()).toMatchObject([
      { state: 'loaded', written: 100 },
      {
        state: 'refused',
        written: 0,
        reason:
          'the file has too many different statuses: at most 100 new ones in a file, and 500 in all files',
      },
    ]);
    // The file itself is not registered: a good version of it that comes late is loaded.
    await here.load(here.upload('reports/c.xlsx', await statuses(101), 'e'));
    expect(here.records().at(-1)).toMatchObject({ state: 'loaded', written: 101 });
    expect(before.said).toEqual(before.found);
  });

  test('a load that breaks off at its end says what it has written', async () => {
    const here = world();
    here.after('TransactWriteItems', async () => {
      here.fail('TransactWriteItems', new Error('the table is down'));
    });
    const event = here.upload('reports/d.xlsx', await rowsOf(3), 'e');
    await expect(here.load(event)).rejects.toThrow('the table is down');
    expect(here.records()).toMatchObject([{ state: 'failed', rows_read: 3, written: 3 }]);
  });
});

describe('failures', () => {
  test('a load that breaks off is tried again, and ends as if it never had', async () => {
    const here = world();
    const event = here.upload('reports/d.xlsx', await rowsOf(3), 'e');
    here.fail('TransactWriteItems', new Error('the table is down'));
    await expect(here.load(event)).rejects.toThrow('the table is down');
    const [{ started_at } = {}] = here.records();
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: Error', rows_read: 3 }]);
    expect(here.measured).toMatchObject([{ state: 'failed' }]);
    await here.load(event);
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 3, reason: '', started_at }]);
    expect(await here.permit('1')).toMatchObject([{ record_id: '1', load_date: started_at }]);
  });

  test('a bucket that does not answer is written down, and the load tried again', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    here.down.code = [403, 'AccessDenied'];
    await expect(here.load(event)).rejects.toHaveProperty('name', 'AccessDenied');
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: AccessDenied' }]);

    delete here.down.code;
    await here.load(event);
    expect(here.records()).toContainEqual(expect.objectContaining({ state: 'loaded', written: 1 }));
  });

  test('a failure that cannot be recorded is logged, and the load’s own is what is thrown', async () => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    here.down.code = [503, 'SlowDown'];
    here.after('PutItem', async () => here.fail('PutItem', new Error('the table is down')));
    await expect(here.load(event)).rejects.toHaveProperty('name', 'SlowDown');
    const error = { name: 'Error', message: 'the table is down' };
    expect(lines).toEqual([['error', 'a failed load could not be recorded', { error }]]);
  });

  test('an end that cannot be announced is logged, and the load’s own failure is what is thrown', async () => {
    const here = world();
    here.before('TransactWriteItems', async () => {
      here.fail('TransactWriteItems', new Error('the table is down'));
      here.fail('UpdateItem', new Error('it still is'));
    });
    const event = here.upload('reports/a.xlsx', await permitsFile({}), 'e');
    await expect(here.load(event)).rejects.toThrow('the table is down');
    const error = { name: 'Error', message: 'it still is' };
    expect(lines[0]).toEqual(['error', 'the end of a load could not be announced', { error }]);
  });

  test.each([
    ['before the first row', 1, 0, 0],
    ['before row 1,001', 1_001, 1, 0],
    ['before the first piece is written', 1, 1, 0],
  ])('a load whose time is up %s says so and is tried again', async (_name, rows, looks, written) => {
    const here = world();
    const event = here.upload('reports/a.xlsx', await rowsOf(rows), 'e');
    await expect(here.load(event, timeFor(looks))).rejects.toThrow('no time left');
    expect(here.rows()).toHaveLength(written);
    expect(here.records()).toMatchObject([{ state: 'failed', reason: 'unexpected: OutOfTime' }]);
    expect(here.open()).toBe(0);
  });

  test('a load with ten seconds left goes on', async () => {
    const here = world();
    await here.load(here.upload('reports/a.xlsx', await permitsFile({}), 'e'), () => 10_000);
    expect(here.records()).toMatchObject([{ state: 'loaded' }]);
  });

  test('a download that broke off is tried again', async () => {
    const here = world();
    const file = await permitsFile({});
    const event = here.upload('reports/a.xlsx', file, 'e', file.length + 1);
    await expect(here.load(event)).rejects.toThrow('broke off');
    expect(here.records()).toMatchObject([{ state: 'failed' }]);
  });

  const columns =
    'APPLICATION #,FILE_DATE,STATUS_DATE,STATUS,ESTIMATED COST,REVISED COST,EXISTING USE,PROPOSED USE,BLOCK,LOT,STREET_NUMBER,AVS_STREET_NAME,UNIT,DESCRIPTION';
  const good = `${columns}\n1,12/01/2016,12/01/2016,issued,1,1,a,a,1,1,1,POST,0,fine\n`;
  test.each<[string, string, RegExp]>([
    ['no report', 'hello', /missing columns APPLICATION #, FILE_DATE, STATUS,/],
    ['nothing', '', /empty/],
    ['good rows before the damage', `${good}2,12/01/2016,"`, /damaged/],
  ])('%s: refused for good, and nothing is written', async (_name, text, reason) => {
    const here = world();
    const event = here.upload('reports/a.csv', bytesOf(text), 'e');
    await here.load(event);
    await here.load(event);
    expect(here.rows()).toEqual([]);
    const record = { state: 'refused', reason: expect.stringMatching(reason), written: 0 };
    expect(here.records()).toMatchObject([record]);
    expect(here.measured).toMatchObject([{ state: 'refused' }]);
    expect(lines).toMatchObject([['warn', 'permits load ended', { load: { state: 'refused' } }]]);
  });

  test('a ragged row of a CSV file is left out, the others go on', async () => {
    const here = world();
    await here.load(here.upload('reports/a.csv', bytesOf(`${good}2,12/01/2016\n`), 'e'));
    const [{ id } = {}] = here.records();
    expect(here.records()).toMatchObject([{ state: 'loaded', written: 1, rejected: 1 }]);
    expect(here.text(`rejects/${String(id)}.ndjson`)).toContain('the row has 2 cells, but the header has 14');
  });

  const MB = 1_048_576;
  const sized = async (size: number) => {
    const here = world();
    const event: S3Object = here.upload('reports/a.xlsx', bytesOf('not so long'), 'e', size);
    const ended = here.load(event);
    return { ...here, ended };
  };
  test('a file of more than 64 MB is refused, and its bytes stay where they are', async () => {
    const { ended, records, open } = await sized(64 * MB + 1);
    await ended;
    const reason = 'the file is too large: at most 64 MB';
    expect(records()).toMatchObject([{ state: 'refused', reason, rows_read: 0 }]);
    expect(open()).toBe(0);
  });

  test('a file of 64 MB is read', async () =>
    expect((await sized(64 * MB)).ended).rejects.toThrow('broke off'));
});

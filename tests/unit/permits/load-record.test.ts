import { describe, expect, test } from '@jest/globals';
import { loadStore } from '../../../systems/permits/aws/load-record.ts';
import type { LoadRecord, LoadState } from '../../../systems/permits/loading/load-record.ts';
import { memoryTables } from '../../shared/table.ts';

const record: LoadRecord = {
  source: 's3://b/reports/k',
  etag: 'e',
  state: 'running',
  reason: '',
  rows_read: 3,
  written: 1,
  unchanged: 1,
  rejected: 1,
  rejections: [{ sheet: '', row: 2, reason: 'FILE_DATE: not a date' }],
  started_at: 'now',
  finished_at: '',
  load_date: 'now',
};
const later: LoadRecord = { ...record, started_at: 'later', load_date: 'later' };
const id = { bucket: 'b', key: 'reports/k', etag: 'e', moment: '2017-01-03T09:00:00.000Z' };

const world = () => {
  const { db, ...tables } = memoryTables({ Permits: { hash: 'pk', range: 'sk' } });
  const states = () => tables.items('Permits').map(({ state }) => state?.S);
  return { ...tables, states, loads: loadStore(db, 'Permits') };
};

test('a record is kept under its object and the version of it', async () => {
  const here = world();
  await here.loads.begin(id, record);
  expect(here.items('Permits')).toEqual([
    {
      pk: { S: 'LOAD#b/reports/k' },
      sk: { S: 'e|2017-01-03T09:00:00.000Z' },
      source: { S: 's3://b/reports/k' },
      etag: { S: 'e' },
      state: { S: 'running' },
      reason: { S: '' },
      rows_read: { N: '3' },
      written: { N: '1' },
      unchanged: { N: '1' },
      rejected: { N: '1' },
      rejections: {
        L: [{ M: { sheet: { S: '' }, row: { N: '2' }, reason: { S: 'FILE_DATE: not a date' } } }],
      },
      started_at: { S: 'now' },
      finished_at: { S: '' },
      load_date: { S: 'now' },
    },
  ]);
});

test('the first to begin keeps its record, the second gets it', async () => {
  const { loads } = world();
  expect(await loads.begin(id, record)).toEqual(record);
  expect(await loads.begin(id, later)).toEqual(record);
});

test.each([
  ['bucket', { ...id, bucket: 'c' }],
  ['object', { ...id, key: 'reports/l' }],
  ['content', { ...id, etag: 'f' }],
  ['moment', { ...id, moment: '2017-02-01T09:00:00.000Z' }],
])('another %s has a record of its own', async (_name, other) => {
  const { loads } = world();
  await loads.begin(id, record);
  expect(await loads.begin(other, later)).toEqual(later);
});

describe.each<[LoadState, boolean]>([
  ['running', true],
  ['failed', true],
  ['loaded', false],
  ['refused', false],
  ['superseded', false],
  ['missing', false],
])('a load that is %s', (state, mayChange) => {
  test(`${mayChange ? 'may' : 'cannot'} end another way`, async () => {
    const { loads, states } = world();
    await loads.end(id, { ...record, state });
    const other = state === 'loaded' ? 'refused' : 'loaded';
    await loads.end(id, { ...record, state: other });
    expect(states()).toEqual([mayChange ? other : state]);
  });

  test('says so to the next delivery', async () => {
    const { loads } = world();
    await loads.end(id, { ...record, state });
    expect(await loads.begin(id, later)).toMatchObject({ state, load_date: 'now' });
  });
});

test('a record of an unknown state is an error', async () => {
  const here = world();
  await here.loads.begin(id, record);
  here.put('Permits', { ...here.items('Permits')[0], state: { S: 'odd' } });
  await expect(here.loads.begin(id, later)).rejects.toThrow('lacks state');
});

test('a table that is down is a failure', async () => {
  const here = world();
  here.fail('PutItem', new Error('down'), 2);
  await expect(here.loads.begin(id, record)).rejects.toThrow('down');
  await expect(here.loads.end(id, record)).rejects.toThrow('down');
});

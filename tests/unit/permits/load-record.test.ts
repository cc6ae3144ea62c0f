import { describe, expect, test } from '@jest/globals';
import { loadStore } from '../../../systems/permits/aws/load-record.ts';
import {
  loadIdOf,
  type LoadRecord,
  type LoadState,
  newRecord,
} from '../../../systems/permits/loading/load-record.ts';
import { memoryTables } from '../../shared/table.ts';

const OBJECT = {
  bucket: 'b',
  key: 'reports/k',
  etag: 'e',
  sequencer: '0A',
  size: 7,
  time: '2017-01-03T09:00:00.000Z',
};
const record: LoadRecord = { ...newRecord(OBJECT, 'first'), sheets: ['FILED', 'ISSUED'], rejected: 1 };
const NOW = 1_000;
const LEASE = 2_000;

const world = () => {
  const { db, ...tables } = memoryTables({ Permits: { hash: 'pk', range: 'sk' } });
  const states = () => tables.items('Permits').map(({ state }) => state?.S);
  return { ...tables, states, loads: loadStore(db, 'Permits') };
};

test('all loads are in one partition, in the order of their events', async () => {
  const here = world();
  const later = newRecord({ ...OBJECT, key: 'reports/a', time: '2017-01-03T09:00:00.001Z' }, 'later');
  await here.loads.begin(later, NOW, LEASE);
  await here.loads.begin(record, NOW, LEASE);
  const keys = here.items('Permits').map(({ pk, sk }) => [pk?.S, sk?.S]);
  expect(keys).toEqual([
    ['LOADS', record.id],
    ['LOADS', later.id],
  ]);
  expect(record.id < later.id).toBe(true);
});

test.each([
  ['file', { key: 'reports/l' }],
  ['version', { sequencer: '0B' }],
  ['time', { time: '2017-02-01T09:00:00.000Z' }],
  ['missing time', { time: '' }],
])('another %s is another load', (_name, change) => {
  expect(loadIdOf({ ...OBJECT, ...change })).not.toBe(loadIdOf(OBJECT));
});

test('a load is leased to one delivery, until the lease ends', async () => {
  const { loads } = world();
  expect(await loads.begin(record, NOW, LEASE)).toEqual({ started_at: 'first' });
  expect(await loads.begin(record, LEASE - 1, LEASE * 2)).toBe('busy');
  expect(await loads.begin({ ...record, started_at: 'later' }, LEASE, LEASE * 2)).toEqual({
    started_at: 'first',
  });
});

test('of two that take a load at the same moment, one gets it', async () => {
  const { loads } = world();
  const begun = await Promise.all([loads.begin(record, NOW, LEASE), loads.begin(record, NOW, LEASE)]);
  expect(begun.filter((one) => one === 'busy')).toHaveLength(1);
});

describe.each<[LoadState, boolean]>([
  ['queued', true],
  ['failed', true],
  ['loaded', false],
  ['refused', false],
  ['superseded', false],
  ['missing', false],
])('a load that is %s', (state, mayChange) => {
  test(`${mayChange ? 'may' : 'cannot'} end another way`, async () => {
    const { loads, states } = world();
    await loads.end({ ...record, state });
    await loads.end({ ...record, state: state === 'loaded' ? 'refused' : 'loaded' });
    expect(states()).toEqual([mayChange ? 'loaded' : state]);
  });

  test(`${mayChange ? 'is' : 'is not'} begun again`, async () => {
    const { loads } = world();
    await loads.end({ ...record, state });
    expect(await loads.begin({ ...record, started_at: 'later' }, NOW, LEASE)).toEqual(
      mayChange ? { started_at: 'first' } : 'ended',
    );
  });
});

test('a record of an unknown state is an error', async () => {
  const here = world();
  await here.loads.begin(record, NOW, LEASE);
  here.put('Permits', { ...here.items('Permits')[0], state: { S: 'odd' } });
  await expect(here.loads.begin(record, NOW, LEASE)).rejects.toThrow('lacks state');
});

test('a table that is down is a failure', async () => {
  const here = world();
  here.fail('PutItem', new Error('down'), 2);
  await expect(here.loads.begin(record, NOW, LEASE)).rejects.toThrow('down');
  await expect(here.loads.end(record)).rejects.toThrow('down');
});

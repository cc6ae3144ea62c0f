import { expect, test } from '@jest/globals';
import { permitClaims } from '../../../systems/permits/aws/claiming.ts';
import { changesStore } from '../../../systems/permits/aws/directory.ts';
import { permitStore } from '../../../systems/permits/aws/store.ts';
import type { FileVersion } from '../../../systems/permits/claims/change.ts';
import type { PermitRow } from '../../../systems/permits/row/permit.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { PERMITS } from './world.ts';

const bare: PermitRow = {
  application_number: '#1',
  record_id: '10',
  status: 'issued',
  status_date: '2016-12-02T00:00:00.000000+0000',
  file_date: '2016-12-01T00:00:00.000000+0000',
  expiration_date: '',
  estimated_cost: '0',
  revised_cost: '1.5',
  existing_use: 'a',
  proposed_use: 'b',
  description: 'c',
  address: 'San Francisco, CA',
};
const full: PermitRow = {
  ...bare,
  block: '1',
  lot: '2',
  existing_units: '3',
  proposed_units: '4',
  existing_stories: '5',
  proposed_stories: '6',
  zipcode: '94102',
  latitude: '37.7',
  longitude: '-122.4',
};
const OF: FileVersion = { file: 'a', version: '1', uploaded: '2017-01-03', load_date: 'loaded' };
const later = (row: PermitRow): PermitRow => ({ ...row, status_date: '2017-01-01T00:00:00.000000+0000' });

const world = (page?: number) => {
  const { db, ...tables } = memoryTables({ Permits: PERMITS }, page);
  const { makeKnown } = changesStore(db, 'Permits');
  const store = {
    ...permitStore(db, 'Permits'),
    ...permitClaims({ db, table: 'Permits', makeKnown, shards: 1 }),
  };
  return {
    ...tables,
    store,
    take: (of: Partial<FileVersion>, number: string, ...rows: PermitRow[]) =>
      settled(() => store.takeIn({ ...OF, ...of }, [{ number, rows }])),
    rows: () => tables.items('Permits').filter(({ sk }) => sk?.S?.startsWith('ROW#')).length,
  };
};

test.each([
  ['everything', full],
  ['what every file gives', bare],
])('a permit with %s comes back as it went, whatever is before its number', async (_name, row) => {
  const { store, take } = world();
  expect(await take({}, '1', row)).toEqual(['written']);
  const answer = [{ ...row, load_date: 'loaded' }];
  expect(await store.byNumber('1')).toEqual(answer);
  expect(await store.byNumber(' #1 ')).toEqual(answer);
});

test('an unknown number has no rows and no history', async () => {
  const { store } = world();
  expect([await store.byNumber('2'), await store.history('2')]).toEqual([[], []]);
});

test('the same version again reads, and writes nothing', async () => {
  const here = world();
  await here.take({}, '1', bare);
  here.answered.length = 0;
  expect(await here.take({}, '1', bare)).toEqual(['unchanged']);
  expect(here.answered.map(({ command }) => command)).toEqual(['BatchGetItem']);
});

test('a later version with the same rows writes the head alone', async () => {
  const here = world();
  await here.take({}, '1', bare);
  here.answered.length = 0;
  expect(await here.take({ version: '2', load_date: 'again' }, '1', bare)).toEqual(['written']);
  expect(here.answered.map(({ command }) => command)).toEqual(['BatchGetItem', 'TransactWriteItems']);
  expect(await here.store.byNumber('1')).toMatchObject([{ load_date: 'loaded' }]);
});

test('an older version of the same file changes nothing', async () => {
  const here = world();
  await here.take({ version: '2' }, '1', bare);
  expect(await here.take({}, '1', full)).toEqual(['superseded']);
  expect(await here.store.byNumber('1')).toMatchObject([bare]);
});

test('what each file has said is the history, the latest upload first', async () => {
  const { store, take } = world();
  await take({ file: 'a', uploaded: '2017-02' }, '1', later(full));
  await take({ file: 'b', uploaded: '2017-03' }, '1', bare);
  await take({ file: 'c', uploaded: '2017-01' }, '1', bare);
  await take({ file: 'c', uploaded: '2017-04', version: '2' }, '1');
  const history = await store.history('#1');
  expect(history.map(({ claim, isShown, rows }) => [claim.file, isShown, rows.length])).toEqual([
    ['c', false, 0],
    ['b', false, 1],
    ['a', true, 1],
  ]);
  expect(await store.byNumber('1')).toMatchObject([later(full)]);
});

test('a permit that no file lists any more has no rows', async () => {
  const here = world();
  await here.take({}, '1', bare, full);
  expect(await here.take({ version: '2' }, '1')).toEqual(['removed']);
  expect([await here.store.byNumber('1'), here.rows()]).toEqual([[], 0]);
});

test('a version that was slow to claim what a newer one no longer lists claims nothing', async () => {
  const here = world();
  await here.take({ version: '2' }, '1');
  expect(await here.take({}, '1', bare)).toEqual(['superseded']);
  expect([await here.store.byNumber('1'), here.rows()]).toEqual([[], 0]);
});

test('the rows of all pages come in their order', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => ({ ...bare, record_id: String(at) }));
  const { store, take } = world(5);
  await take({}, '1', ...rows);
  expect((await store.byNumber('1')).map(({ record_id }) => Number(record_id))).toEqual([...rows.keys()]);
});

test('a thousand rows of a permit are answered', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ ...bare, record_id: String(at) }));
  const { store, take } = world();
  await take({}, '1', ...rows);
  expect(await store.byNumber('1')).toHaveLength(1_000);
});

test('a load that another one overtakes reads again, and both claims stay', async () => {
  const here = world();
  here.before('TransactWriteItems', () =>
    here.store.takeIn({ ...OF, file: 'b' }, [{ number: '1', rows: [bare] }]),
  );
  expect(await here.take({}, '1', later(full))).toEqual(['written']);
  expect(await here.store.history('1')).toHaveLength(2);
  expect(await here.store.byNumber('1')).toMatchObject([later(full)]);
});

test('a load that a newer version overtakes leaves no rows behind', async () => {
  const here = world();
  here.before('TransactWriteItems', () =>
    here.store.takeIn({ ...OF, version: '2' }, [{ number: '1', rows: [bare] }]),
  );
  expect(await here.take({}, '1', full, later(full))).toEqual(['superseded']);
  expect([await here.store.byNumber('1'), here.rows()]).toMatchObject([[bare], 1]);
});

test('rows that a reader does not find are looked for again', async () => {
  const here = world();
  await here.take({}, '1', bare);
  const items = here.items('Permits');
  const [head, ...rows] = items;
  if (!head) throw new Error('no head');
  const torn = world();
  torn.put('Permits', head);
  torn.after('Query', async () => torn.put('Permits', ...rows));
  expect(await torn.store.byNumber('1')).toMatchObject([bare]);
});

test('an item that is not a permit is an error that names what it lacks', async () => {
  const here = world();
  here.put('Permits', { pk: { S: 'PERMIT#1' }, sk: { S: 'ROW#x' } });
  await expect(here.store.byNumber('1')).rejects.toThrow('lacks application_number');
});

test('a table that is down is a failure', async () => {
  const here = world();
  here.fail('TransactWriteItems', new Error('down'));
  await expect(here.store.takeIn(OF, [{ number: '1', rows: [bare] }])).rejects.toThrow('down');
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { permitStore } from '../../../systems/permits/aws/store.ts';
import { versionOf } from '../../../systems/permits/loading/version.ts';
import type { Permit } from '../../../systems/permits/row/permit.ts';
import { memoryTables } from '../../shared/table.ts';

const bare: Permit = {
  application_number: '#1',
  record_id: '10',
  status: 'issued',
  status_date: '',
  file_date: '2016-12-01T00:00:00.000000+0000',
  expiration_date: '',
  estimated_cost: '0',
  revised_cost: '1.5',
  existing_use: 'a',
  proposed_use: 'b',
  description: 'c',
  address: 'San Francisco, CA',
  load_date: '2017-01-03T00:00:00.000000+0000',
};
const full: Permit = {
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
const id = { number: '1', address: '1|2|3' };

const world = (page?: number) => {
  const { db, ...tables } = memoryTables({ Permits: { hash: 'pk', range: 'sk' } }, page);
  return { ...tables, store: permitStore(db, 'Permits') };
};
/** Rows of one permit, with these record_ids, in the order of their addresses. */
const filled = async (recordIds: readonly string[], page?: number) => {
  const here = world(page);
  await here.store.put(id, bare, 'v');
  const [item] = here.items('Permits');
  recordIds.forEach((S, at) => {
    here.put('Permits', { ...item, sk: { S: String(at).padStart(4, '0') }, record_id: { S } });
  });
  return here;
};

test.each([
  ['everything', full],
  ['what every file gives', bare],
])('a permit with %s comes back as it went, whatever is before its number', async (_name, permit) => {
  const { store } = world();
  expect(await store.put(id, permit, 'v')).toBe(true);
  expect(await store.byNumber('1')).toEqual([permit]);
  expect(await store.byNumber(' #1 ')).toEqual([permit]);
});

test('a row is kept as texts, under its permit and its address', async () => {
  const here = world();
  await here.store.put(id, full, 'v');
  const texts = { pk: 'PERMIT#1', sk: '1|2|3', version: 'v', ...full };
  const item = Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }]));
  expect(here.items('Permits')).toEqual([item]);
});

test('an unknown number has no rows', async () => expect(await world().store.byNumber('2')).toEqual([]));

test('an item that is no permit is an error that names what it lacks', async () => {
  const here = world();
  here.put('Permits', { pk: { S: 'PERMIT#1' }, sk: { S: 'x' } });
  await expect(here.store.byNumber('1')).rejects.toThrow('lacks application_number');
});

test('the rows of all pages come in the order of the file, by number and not by text', async () => {
  const here = await filled(['100', '9', '10'], 2);
  const rows = await here.store.byNumber('1');
  expect(rows.map(({ record_id }) => record_id)).toEqual(['9', '10', '10', '100']);
});

test('a thousand rows are answered; more are an error, not a part of them', async () => {
  const recordIds = Array.from({ length: 999 }, (_, at) => String(at));
  expect(await (await filled(recordIds)).store.byNumber('1')).toHaveLength(1_000);
  const more = (await filled([...recordIds, '999'])).store;
  await expect(more.byNumber('1')).rejects.toThrow('more than 1000 rows');
});

const moment = fc.integer({ min: 0, max: 3 }).map((hour) => new Date(Date.UTC(2017, 0, 3, hour)));
const object = fc.record({
  key: fc.constantFrom('a', 'b'),
  etag: fc.constantFrom('1', '2'),
  modified: moment,
});

test('whatever the order in which files arrive, the row of the newest stays', () =>
  fc.assert(
    fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 6, size: 'max' }), async (objects) => {
      const here = world();
      for (const each of objects)
        await here.store.put(id, { ...bare, status: JSON.stringify(each) }, versionOf(each, each.modified));
      const order = ({ modified, key, etag }: (typeof objects)[number]) =>
        `${modified.getTime()} ${key} ${etag}`;
      const newest = objects.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
      expect(await here.store.byNumber('1')).toMatchObject([{ status: JSON.stringify(newest) }]);
    }),
    { numRuns: 30 },
  ));

test('a row is written by the same object and a newer one, and left alone by an older one', async () => {
  const { store } = world();
  const kept: boolean[] = [];
  for (const version of ['5', '5', '6', '5']) kept.push(await store.put(id, bare, version));
  expect(kept).toEqual([true, true, true, false]);
});

test('a table that is down is a failure', async () => {
  const here = world();
  here.fail('PutItem', new Error('down'));
  await expect(here.store.put(id, bare, 'v')).rejects.toThrow('down');
});

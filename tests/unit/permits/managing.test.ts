import { describe, expect, test } from '@jest/globals';
import { cursors } from '../../../core/cursor.ts';
import type { S3Object } from '../../../core/events.ts';
import { loadList } from '../../../systems/permits/aws/load-list.ts';
import { loadStore } from '../../../systems/permits/aws/load-record.ts';
import { type LoadRecord, type LoadState, newRecord } from '../../../systems/permits/loading/load-record.ts';
import { askToLoad, getLoad, listLoads, retryLoad } from '../../../systems/permits/loads/managing.ts';
import { latePorts } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';

const OBJECT: S3Object = { bucket: 'b', key: '', etag: 'e', sequencer: '1', size: 7, time: '' };

/** Loads of files 0, 1, … one a day, in these states. */
const world = async (...states: readonly LoadState[]) => {
  const { db } = memoryTables({ Permits: { hash: 'pk', range: 'sk' } });
  const store = loadStore(db, 'Permits');
  const announced: S3Object[] = [];
  const loads: LoadRecord[] = states.map((state, at) => ({
    ...newRecord({ ...OBJECT, key: `reports/${at}`, time: `2017-01-0${at + 1}T00:00:00.000Z` }, 'begun'),
    state,
    ...(state === 'running' ? {} : { reason: 'a reason', finished_at: 'ended' }),
  }));
  for (const load of loads) await store.end(load);
  const ports = latePorts({
    loads: { ...store, page: loadList(db, 'Permits').page },
    cursors: cursors(async () => 'secret'),
    formFor: async (key: string) => ({ uploadUrl: 'https://bucket', formFields: { key } }),
    rejectsUrl: async (id: string) => `https://bucket/${id}`,
    announce: async (object: S3Object) => void announced.push(object),
  });
  return { ports, store, loads, announced, idOf: (at: number) => loads[at]?.id ?? '' };
};

describe('loads', () => {
  test('are listed the newest first, page by page', async () => {
    const { ports } = await world('loaded', 'refused', 'loaded');
    const first = await listLoads(ports, 'ada', { limit: 2 });
    expect(first.items.map(({ file }) => file)).toEqual(['2', '1']);
    const last = await listLoads(ports, 'ada', { limit: 2, cursor: first.cursor });
    expect(last.items.map(({ file }) => file)).toEqual(['0']);
    expect(last).not.toHaveProperty('cursor');
  });

  test('are listed by their state, with a cursor for this list alone', async () => {
    const { ports } = await world('loaded', 'refused', 'loaded');
    const { items, cursor } = await listLoads(ports, 'ada', { state: 'loaded', limit: 1 });
    expect(items.map(({ file }) => file)).toEqual(['2']);
    for (const [caller, state] of [
      ['grace', 'loaded'],
      ['ada', 'refused'],
      ['ada', undefined],
    ] as const)
      await expect(listLoads(ports, caller, { state, cursor })).rejects.toThrow('does not belong');
    expect((await listLoads(ports, 'ada', { state: 'loaded', cursor })).items).toMatchObject([{ file: '0' }]);
  });

  test('come twenty at a time', async () => {
    const { ports, store } = await world();
    for (let at = 0; at < 21; at += 1)
      await store.end(newRecord({ ...OBJECT, key: `reports/${at}` }, 'begun'));
    expect((await listLoads(ports, 'ada', {})).items).toHaveLength(20);
  });
});

describe('a load', () => {
  test('is shown with all that it has counted', async () => {
    const { ports, store } = await world();
    const load: LoadRecord = {
      ...newRecord({ ...OBJECT, key: 'reports/a.xlsx' }, 'begun'),
      state: 'loaded',
      sheets: ['FILED'],
      left_out: [{ name: 'NOTES', reason: 'it is empty' }],
      ...{
        rows_read: 1,
        written: 2,
        unchanged: 3,
        rejected: 4,
        places_unclear: 5,
        removed: 6,
        superseded: 7,
      },
      finished_at: 'ended',
    };
    await store.end(load);
    expect(await getLoad(ports, load.id)).toEqual({
      id: load.id,
      file: 'a.xlsx',
      state: 'loaded',
      reason: '',
      sheets: ['FILED'],
      leftOut: [{ name: 'NOTES', reason: 'it is empty' }],
      ...{ rowsRead: 1, written: 2, unchanged: 3, rejected: 4, placesUnclear: 5, removed: 6, superseded: 7 },
      startedAt: 'begun',
      finishedAt: 'ended',
      rejectsUrl: `https://bucket/${load.id}`,
    });
  });

  test('that runs, and has rejected nothing, has no end and no list of rejected rows', async () => {
    const { ports, idOf } = await world('running');
    const load = await getLoad(ports, idOf(0));
    expect(load).toMatchObject({ state: 'running' });
    expect(load).not.toHaveProperty('finishedAt');
    expect(load).not.toHaveProperty('rejectsUrl');
  });

  test('that is not there is not found', async () => {
    const { ports } = await world();
    for (const ask of [getLoad, retryLoad])
      await expect(ask(ports, 'none')).rejects.toMatchObject({
        code: 'NotFound',
        message: 'No load has this id',
      });
  });

  test('begins with a form for its file', async () => {
    const { ports } = await world();
    expect(await askToLoad(ports, { fileName: 'a.xlsx' })).toMatchObject({
      formFields: { key: 'reports/a.xlsx' },
    });
  });

  test.each<LoadState>(['failed', 'refused', 'queued'])('that is %s is queued again', async (state) => {
    const { ports, loads, announced, idOf } = await world(state);
    const answer = await retryLoad(ports, idOf(0));
    expect(answer).toMatchObject({ file: '0', state: 'queued', reason: '' });
    expect(answer).not.toHaveProperty('finishedAt');
    expect(await getLoad(ports, idOf(0))).toEqual(answer);
    const time = loads[0]?.time;
    expect(announced).toEqual([{ ...OBJECT, key: 'reports/0', time }]);
  });

  test.each<LoadState>(['loaded', 'running', 'superseded', 'missing'])(
    'that is %s cannot be queued again',
    async (state) => {
      const { ports, announced, idOf } = await world(state);
      await expect(retryLoad(ports, idOf(0))).rejects.toMatchObject({
        code: 'Conflict',
        message: 'Only a load that is failed or refused can be repeated',
      });
      expect(announced).toEqual([]);
    },
  );

  test('that changes meanwhile is not queued again', async () => {
    const { ports, store, loads, announced, idOf } = await world('failed');
    const find: typeof store.find = async (id) => {
      const found = await store.find(id);
      for (const load of loads) await store.end({ ...load, state: 'loaded' });
      return found;
    };
    await expect(retryLoad({ ...ports, loads: { ...ports.loads, find } }, idOf(0))).rejects.toMatchObject({
      code: 'Conflict',
    });
    expect(announced).toEqual([]);
  });
});

import {
  DeleteTableCommand,
  LimitExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { createTable } from '../../../systems/music/tables/creating.ts';
import { deleteTable } from '../../../systems/music/tables/deleting.ts';
import { settled } from '../../shared/leftover.ts';
import { NOW_MS, world } from './world.ts';

const CONFLICT = { code: 'Conflict', retryAfterS: undefined };
const COME_BACK = { code: 'Conflict', retryAfterS: 2 };
const LONG_MS = 60_000;
const says = (text: string): unknown => expect.stringContaining(text);
const CHANGING = says('Another request is changing the table Music');

type World = ReturnType<typeof world>;
const create = ({ parts }: World, name = 'Music') => settled(() => createTable(parts, name));
const remove = ({ parts }: World, name = 'Music') => settled(() => deleteTable(parts, name));
/** What a request leaves behind that registers a table and is cut before it makes one. */
const cut = async (here: World, name = 'Music') => {
  await here.parts.registry.add({ name, attempt: 'cut', since: here.parts.now() }, 20);
};

describe('a new table', () => {
  test('can be used at once, and counts', async () => {
    const here = world();

    expect(await create(here)).toBe('active');

    expect(here.counted()).toEqual({ names: ['Music'], count: 1 });
    expect(here.items('trellis.music.Music')).toEqual([]);
  });

  test('is waited for while it is being created', async () => {
    const here = world();
    here.settleAfter(3);
    expect(await create(here)).toBe('active');
    expect(here.waited()).toBe(1_500);
  });

  test('is waited for 20 seconds at most', async () => {
    const here = world();
    here.settleAfter(1_000);
    expect(await create(here)).toBe('creating');
    expect(here.waited()).toBe(20_000);
    expect(here.counted().count).toBe(1);
  });

  test.each([
    ['has removed', 0],
    ['is removing', 9],
  ])('is not waited for when another request %s it since', async (_name, settled) => {
    const here = world();
    here.after('CreateTable', async () => {
      here.settleAfter(settled);
      await deleteTable(here.parts, 'Music');
    });
    expect(await create(here)).toBe('active');
    expect(here.waited()).toBe(0);
  });

  test('is polled for when DynamoDB does not know it yet', async () => {
    const here = world();
    const states = (['absent', 'active'] as const).values();
    const tables = { ...here.parts.tables, stateOf: async () => states.next().value ?? 'active' };
    expect(await settled(() => createTable({ ...here.parts, tables }, 'Music'))).toBe('active');
    expect(here.waited()).toBe(500);
  });

  test.each([
    ['there', 0],
    ['being created', 9],
  ])('that is %s and was not registered is a conflict, and counts', async (_name, settled) => {
    const here = world();
    await here.parts.tables.create('Music');
    here.settleAfter(settled);
    await expect(create(here)).rejects.toMatchObject({
      ...CONFLICT,
      message: 'The table Music already exists',
    });
    expect(here.counted()).toEqual({ names: ['Music'], count: 1 });
  });

  test('that exists is a conflict, which waiting does not solve', async () => {
    const here = world();
    await create(here);
    await expect(create(here)).rejects.toMatchObject({
      ...CONFLICT,
      message: 'The table Music already exists',
    });
    expect(here.counted().count).toBe(1);
  });

  test('that is being created is a conflict', async () => {
    const here = world();
    here.settleAfter(1_000);
    await create(here);
    await expect(create(here)).rejects.toMatchObject(CONFLICT);
  });

  test('waits for an old one of its name that is being deleted', async () => {
    const here = world();
    await create(here);
    here.settleAfter(4);
    await remove(here);

    const old = { ...COME_BACK, message: says('The old table Music is still being deleted') };
    await expect(create(here)).rejects.toMatchObject(old);
    expect(here.counted()).toEqual({ names: [], count: 0 });
    await cut(here);
    await expect(create(here)).rejects.toMatchObject(old);
    await here.parts.registry.remove({ name: 'Music', attempt: 'cut', since: here.parts.now() });

    here.settleAfter(0);
    await here.parts.tables.stateOf('Music');
    await here.parts.tables.stateOf('Music');
    await here.parts.tables.stateOf('Music');
    expect(await create(here)).toBe('active');
  });

  test('does not count when DynamoDB refuses it', async () => {
    const here = world();
    here.fail('CreateTable', new LimitExceededException({ message: 'too many', $metadata: {} }));
    await expect(create(here)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect(here.counted()).toEqual({ names: [], count: 0 });
    expect(await create(here)).toBe('active');
  });

  test('is refused for the moment while the count stays held by others', async () => {
    const here = world();
    const held = new TransactionCanceledException({
      message: 'held',
      CancellationReasons: [{ Code: 'TransactionConflict' }],
      $metadata: {},
    });
    here.fail('TransactWriteItems', held, 8);
    await expect(create(here)).rejects.toMatchObject({ code: 'TooManyRequests' });
  });
});

describe('the most tables', () => {
  test('one more is refused until one is deleted', async () => {
    const here = world(2);
    await create(here, 'A');
    await create(here, 'B');
    await expect(create(here, 'C')).rejects.toMatchObject({ ...CONFLICT, message: says('at most 2 tables') });
    expect(here.counted()).toEqual({ names: ['A', 'B'], count: 2 });

    await remove(here, 'A');
    expect(await create(here, 'C')).toBe('active');
  });

  test('are not exceeded by requests at the same time', async () => {
    const here = world(3);
    const names = Array.from({ length: 9 }, (_none, at) => `T${String(at)}`);
    const ends = await settled(() => Promise.allSettled(names.map((name) => createTable(here.parts, name))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(here.counted().count).toBe(3);
  });

  test('one name that is asked for twice at the same time is one table', async () => {
    const here = world();
    const ends = await settled(() =>
      Promise.allSettled([createTable(here.parts, 'Music'), createTable(here.parts, 'Music')]),
    );
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(here.counted()).toEqual({ names: ['Music'], count: 1 });
  });
});

describe('a request that was cut after it had registered a table', () => {
  test('is waited for, then its name can be used again', async () => {
    const here = world();
    await cut(here);
    here.pass(LONG_MS - 1);
    await expect(create(here)).rejects.toMatchObject({ ...COME_BACK, message: CHANGING });
    here.pass(1);
    expect(await create(here)).toBe('active');
    expect(here.counted()).toEqual({ names: ['Music'], count: 1 });
  });

  test('is not taken over by two requests', async () => {
    const here = world();
    await cut(here);
    here.pass(LONG_MS);
    here.before('UpdateItem', () =>
      here.parts.registry.replace(
        { name: 'Music', attempt: 'cut', since: NOW_MS },
        { name: 'Music', attempt: 'other', since: here.parts.now() },
      ),
    );
    await expect(create(here)).rejects.toMatchObject(COME_BACK);
  });

  test('is cleared by a deletion', async () => {
    const here = world();
    await cut(here);
    await expect(remove(here)).rejects.toMatchObject({
      ...COME_BACK,
      message: says('The table Music is being created'),
    });
    here.pass(LONG_MS);
    await remove(here);
    expect(here.counted()).toEqual({ names: [], count: 0 });
  });

  test('is not cleared by a deletion when another request has taken it over', async () => {
    const here = world();
    await cut(here);
    here.pass(LONG_MS);
    here.before('DeleteTable', () =>
      here.parts.registry.replace(
        { name: 'Music', attempt: 'cut', since: NOW_MS },
        { name: 'Music', attempt: 'other', since: here.parts.now() },
      ),
    );
    await expect(remove(here)).rejects.toMatchObject({ ...COME_BACK, message: CHANGING });
    expect(here.counted().count).toBe(1);
  });
});

describe('the deletion of a table', () => {
  test('takes the table and its count', async () => {
    const here = world();
    await create(here);
    await remove(here);
    expect(here.counted()).toEqual({ names: [], count: 0 });
    expect(await here.parts.tables.stateOf('Music')).toBe('absent');
  });

  test('of an unknown one finds nothing', async () => {
    await expect(remove(world())).rejects.toMatchObject({
      code: 'NotFound',
      message: 'There is no table Music',
    });
  });

  test('twice finds nothing the second time', async () => {
    const here = world();
    await create(here);
    here.settleAfter(9);
    await remove(here);
    await expect(remove(here)).rejects.toMatchObject({ code: 'NotFound' });
  });

  test('waits for one that is being created', async () => {
    const here = world();
    here.settleAfter(1_000);
    await create(here);
    await expect(remove(here)).rejects.toMatchObject(COME_BACK);
    expect(here.counted().count).toBe(1);
  });

  test('finishes one that was cut after the table was gone', async () => {
    const here = world();
    await create(here);
    here.pass(LONG_MS);
    await here.db.send(new DeleteTableCommand({ TableName: 'trellis.music.Music' }));
    await remove(here);
    expect(here.counted()).toEqual({ names: [], count: 0 });
  });

  test('leaves alone what another request has made in the meantime', async () => {
    const here = world();
    await create(here);
    here.pass(LONG_MS);
    here.after('DeleteTable', () => createTable(here.parts, 'Music'));
    await remove(here);
    expect(here.counted()).toEqual({ names: ['Music'], count: 1 });
    expect(await here.parts.tables.stateOf('Music')).toBe('active');
  });
});

import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Image } from '../../../core/images/image.ts';
import { imageStore } from '../../../core/images/store.ts';
import { tableHeaps, uploadFrom } from '../../../functions/images/aws/heaps.ts';
import { goneUsers } from '../../../functions/images/aws/user-pool.ts';
import { forgetUser, type Heaps } from '../../../functions/images/forgetting.ts';
import { PATIENCE_MS, sweep } from '../../../functions/images/sweeping.ts';
import { log } from '../../../core/log.ts';
import { ADA, BOB, idOf, imageWith, life, living, tagged } from './arbitrary.ts';
import { memoryTable } from './table.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const LONG_AGO = new Date(NOW.getTime() - PATIENCE_MS - 1).toISOString();
const { found: _found, ...bare } = imageWith({ state: 'uploading', createdAt: LONG_AGO });
const enough = () => 100_000;

beforeEach(() => {
  jest.spyOn(log, 'warn').mockReturnValue(undefined);
  jest.spyOn(log, 'error').mockReturnValue(undefined);
});

/** A table and a bucket in memory. */
const world = (page?: number) => {
  const table = memoryTable(page);
  const objects = new Set<string>();
  const images = imageStore(table.db, 'Images', async () => undefined);
  const { uploads, ...entries } = tableHeaps(table.db, 'Images');
  const heaps: Heaps = {
    ...entries,
    async *objects(prefix) {
      yield [...objects].filter((key) => key.startsWith(prefix));
    },
    async removeObjects(keys) {
      for (const key of keys) objects.delete(key);
    },
  };
  async function* folders(prefix: string, from = '') {
    const keys = [...objects].filter((key) => key.startsWith(prefix));
    yield* [...new Set(keys.map((key) => key.split('/')[1] ?? ''))].filter((sub) => sub >= from).sort();
  }
  const put = async (image: Image): Promise<void> => {
    await images.create({ ...image, state: 'uploading' });
    if (image.state !== 'uploading') await images.change(image.sub, image.id, () => image);
    objects.add(`images/${image.sub}/${image.id}`).add(`thumbnails/${image.sub}/${image.id}.webp`);
  };
  return {
    table,
    objects,
    heaps,
    put,
    ports: {
      images,
      uploads,
      hasFile: async (sub: string, id: string) => objects.has(`images/${sub}/${id}`),
      folders,
      isGone: async () => false,
      forget: (sub: string, remainingMs: () => number) => forgetUser(heaps, sub, remainingMs),
      anySub: () => '3',
      now: () => NOW,
    },
  };
};

const nothing = { uploadsRemoved: 0, uploadsUnread: 0, usersForgotten: 0, failed: 0, cut: 0 };

test('forgetting a user leaves nothing of theirs and everything of others, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      async (lives, patience) => {
        const { table, objects, heaps, put } = world(3);
        await put(imageWith({ sub: BOB, tags: tagged('sky') }));
        const bobs = [new Map(table.items), new Set(objects)];
        for (const [n, lived] of lives.entries()) await put(living(imageWith({ id: idOf(n + 2) }), lived));
        let runs = 0;
        for (let done = false; !done; runs += 1) {
          let left = patience + runs;
          done = await forgetUser(heaps, ADA, () => ((left -= 1) > 0 ? enough() : 0));
        }
        expect([table.items, objects]).toEqual(bobs);
        expect(await forgetUser(heaps, ADA, enough)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test('an upload that never came is removed after a day, and not before', async () => {
  const { ports, table } = world();
  await ports.images.create(bare);
  const young = { ...bare, id: idOf(2), createdAt: NOW.toISOString() };
  await ports.images.create(young);
  expect(await sweep(ports, enough)).toEqual({ ...nothing, uploadsRemoved: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toBeUndefined();
  expect(await ports.images.get(ADA, idOf(2))).toEqual(young);
  expect(table.items.size).toBe(3);
});

test('a file that came and that nobody looked at is kept, for its event may be replayed', async () => {
  const { ports, put, objects } = world();
  await put(bare);
  expect(await sweep(ports, enough)).toEqual({ ...nothing, uploadsUnread: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toEqual(bare);
  expect(objects.size).toBe(2);
});

test('an image that is more than an upload by then is kept, and the entry goes', async () => {
  const { ports, put, table } = world();
  const image = imageWith({ createdAt: LONG_AGO });
  await put(image);
  const late = { pk: { S: 'UPLOADING' }, sk: { S: `${LONG_AGO}#${ADA}#${idOf(1)}` } };
  table.items.set(JSON.stringify(['UPLOADING', late.sk.S]), late);
  expect(await sweep(ports, enough)).toEqual(nothing);
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ state: 'tagged' });
  expect([...table.items.keys()].some((key) => key.includes('UPLOADING'))).toBe(false);
});

test('what is kept of users who are gone goes, and of nobody else', async () => {
  const { ports, put, table, objects } = world();
  await put(imageWith());
  await put(imageWith({ sub: BOB }));
  const isGone = async (sub: string) => sub === BOB;
  expect(await sweep({ ...ports, isGone }, enough)).toEqual({ ...nothing, usersForgotten: 1 });
  expect([...table.items.keys(), ...objects].some((key) => key.includes(BOB))).toBe(false);
  expect(await ports.images.get(ADA, idOf(1))).toBeDefined();
});

test('a user of whom nobody knows whether they are gone is kept', async () => {
  const { ports, put, objects } = world();
  await put(imageWith());
  const isGone = async () => Promise.reject(new Error('busy'));
  expect(await sweep({ ...ports, isGone }, enough)).toEqual({ ...nothing, failed: 1 });
  expect(objects.size).toBe(2);
});

test('a run whose time is out does no more, and says so', async () => {
  const { ports, put } = world();
  await ports.images.create({ ...bare, id: idOf(2) });
  await put(imageWith());
  const isGone = async () => true;
  expect(await sweep({ ...ports, isGone }, () => 0)).toEqual({ ...nothing, cut: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toBeDefined();
});

test('the entry of an upload tells whose it is', () => {
  expect(uploadFrom(`${LONG_AGO}#${ADA}#${idOf(1)}`)).toEqual({ createdAt: LONG_AGO, sub: ADA, id: idOf(1) });
  expect(() => uploadFrom(`${LONG_AGO}#${ADA}`)).toThrow();
});

/** A user pool that says this of one user, and lists these. */
const pool = (one: Error | undefined, listed: readonly object[] | undefined) => {
  const client = new CognitoIdentityProviderClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  client.middlewareStack.add(
    (_next, context) => async () => {
      const isReading = context.commandName === AdminGetUserCommand.name;
      if (isReading && one) throw one;
      return { output: { $metadata: {}, ...(isReading ? {} : { Users: listed }) } as never, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return goneUsers(client, 'pool');
};
const nobody = new UserNotFoundException({ $metadata: {}, message: 'no' });

test('a user is gone when neither a reading nor the list knows them', async () => {
  expect(await pool(undefined, [])(ADA)).toBe(false);
  expect(await pool(nobody, [{}])(ADA)).toBe(false);
  expect(await pool(nobody, undefined)(ADA)).toBe(false);
  expect(await pool(nobody, [])(ADA)).toBe(true);
  await expect(pool(new Error('busy'), [])(ADA)).rejects.toThrow('busy');
  await expect(pool(nobody, [])('" or sub ^= "')).rejects.toThrow();
});

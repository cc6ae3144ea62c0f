import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Image } from '../../../systems/images/library/image.ts';
import { imageStore } from '../../../systems/images/aws/image-store.ts';
import { tableHeaps, unfinishedFrom } from '../../../systems/images/aws/heaps.ts';
import { goneUsers } from '../../../systems/images/aws/user-pool.ts';
import { forgetUser, type Heaps } from '../../../systems/images/library/forgetting.ts';
import { sweep } from '../../../systems/images/sweeping/sweeping.ts';
import { MOST_REQUEUED, PATIENCE_MS } from '../../../systems/images/sweeping/unfinished.ts';
import { MOST_GONE } from '../../../systems/images/sweeping/users.ts';
import { workOf } from '../../../systems/images/tagging/message.ts';
import { stringsOf } from '../../../core/aws/dynamo.ts';
import { log } from '../../../core/log.ts';
import { recordKey } from '../../../systems/images/library/changes.ts';
import { ADA, BOB, idOf, imageWith, life, living, tagged } from './arbitrary.ts';
import { memoryTables } from '../../shared/table.ts';

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
  const table = memoryTables({ Images: { hash: 'pk', range: 'sk' } }, page);
  const objects = new Set<string>();
  const images = imageStore(table.db, 'Images', async () => undefined);
  const { unfinished, ...entries } = tableHeaps(table.db, 'Images');
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
  const sent: object[] = [];
  return {
    table,
    objects,
    heaps,
    put,
    sent,
    ports: {
      images,
      unfinished,
      send: async (message: object) => void sent.push(message),
      hasFile: async (sub: string, id: string) => objects.has(`images/${sub}/${id}`),
      folders,
      isGone: async () => false,
      forget: (sub: string, remainingMs: () => number) => forgetUser(heaps, sub, remainingMs),
      anySub: () => '3',
      now: () => NOW,
    },
  };
};

const nothing = { uploadsRemoved: 0, requeued: 0, usersForgotten: 0, tooManyGone: 0, failed: 0, cut: 0 };
const userOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

test('forgetting a user leaves nothing of theirs and everything of others, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      async (lives, patience) => {
        const { table, objects, heaps, put } = world(3);
        await put(imageWith({ sub: BOB, tags: tagged('sky') }));
        const bobs = [table.items('Images'), new Set(objects)];
        for (const [n, lived] of lives.entries()) await put(living(imageWith({ id: idOf(n + 2) }), lived));
        let runs = 0;
        for (let done = false; !done; runs += 1) {
          let left = patience + runs;
          done = await forgetUser(heaps, ADA, () => ((left -= 1) > 0 ? enough() : 0));
        }
        expect([table.items('Images'), objects]).toEqual(bobs);
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
  expect(table.items('Images')).toHaveLength(3);
});

const { found: _bytes, ...unknown } = imageWith({ state: 'processing', createdAt: LONG_AGO });

test.each<[string, Image, boolean]>([
  ['a file that came and that nobody looked at', bare, true],
  ['one whose tagging broke off', unknown, true],
  ['one that was to be tagged again', imageWith({ state: 'processing', createdAt: LONG_AGO }), true],
  ['one whose file has gone meanwhile', unknown, false],
])('the tagging is told once more of %s', async (_name, image, hasFile) => {
  const { ports, put, objects, sent } = world();
  await put(image);
  if (!hasFile) objects.clear();
  const before = await ports.images.get(ADA, idOf(1));

  const counts = await sweep(ports, enough);

  expect(counts).toEqual({ ...nothing, requeued: 1 });
  expect(sent.flatMap((message) => workOf(JSON.stringify(message)))).toEqual([
    { sub: ADA, id: idOf(1), again: false },
  ]);
  expect(await ports.images.get(ADA, idOf(1))).toEqual(before);
  expect(objects.size).toBe(hasFile ? 2 : 0);
});

test.each<[string, Partial<Image>]>([
  ['that has just been begun', { state: 'processing', createdAt: NOW.toISOString() }],
  ['that is tagged', { state: 'tagged' }],
  ['that could not be tagged', { state: 'failed' }],
  ['that was rejected', { state: 'rejected' }],
])('an image %s is nobody’s to tell again', async (_name, given) => {
  const { ports, put, sent } = world();
  await put(imageWith({ createdAt: LONG_AGO, ...given }));
  expect(await sweep(ports, enough)).toEqual(nothing);
  expect(sent).toEqual([]);
});

test('an image that is finished when its turn comes is left as it is', async () => {
  const { ports, put, sent } = world();
  await put(imageWith({ createdAt: LONG_AGO }));
  await ports.images.create({ ...bare, id: idOf(2) });
  const entry = { createdAt: LONG_AGO, sub: ADA, id: idOf(1) };
  const unfinished = {
    ...ports.unfinished,
    async *from() {
      yield entry;
    },
  };
  expect(await sweep({ ...ports, unfinished }, enough)).toEqual(nothing);
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ state: 'tagged' });
  expect(sent).toEqual([]);
});

test('an entry of an image that is no more goes', async () => {
  const { ports, table } = world();
  await ports.images.create(bare);
  const Key = stringsOf({ ...recordKey(ADA, idOf(1)) });
  await table.db.send(new DeleteItemCommand({ TableName: 'Images', Key }));
  expect(await sweep(ports, enough)).toEqual(nothing);
  expect(JSON.stringify(table.items('Images'))).not.toContain('UNFINISHED');
});

test('one run tells the tagging of so many images, and says that there are more', async () => {
  const { ports, sent } = world();
  for (let n = 0; n <= MOST_REQUEUED; n += 1) await ports.images.create({ ...unknown, id: idOf(n) });
  expect(await sweep(ports, enough)).toEqual({ ...nothing, requeued: MOST_REQUEUED, cut: 1 });
  expect(sent).toHaveLength(MOST_REQUEUED);
});

test('what can never be finished takes the turn of nothing else, and of nobody', async () => {
  const { ports, put, objects } = world();
  for (let n = 10; n < 110; n += 1) await ports.images.create({ ...bare, sub: userOf(n), id: idOf(n) });
  await ports.images.create(bare);
  await put(imageWith({ sub: BOB }));
  const hasFile = async (sub: string) => {
    if (sub === ADA) return false;
    throw new Error('it never answers');
  };
  const isGone = async (sub: string) => sub === BOB;
  const run = (start: string) => {
    let left = 100_000;
    const remainingMs = () => (left -= 1000);
    return sweep({ ...ports, hasFile, isGone, anySub: () => start }, remainingMs);
  };

  const early = await run(userOf(0));
  const late = await run(userOf(105));

  expect(early).toMatchObject({ uploadsRemoved: 0, usersForgotten: 1, cut: 1 });
  expect(late).toMatchObject({ uploadsRemoved: 1 });
  expect(objects.size).toBe(0);
});

test('a list that cannot be read keeps nobody from the other', async () => {
  const { ports, put } = world();
  await put(imageWith({ sub: BOB }));

  const broken = async function* (): AsyncGenerator<never> {
    throw new Error('busy');
  };
  const isGone = async () => true;
  const unfinished = { ...ports.unfinished, from: broken };
  expect(await sweep({ ...ports, isGone, unfinished }, enough)).toEqual({
    ...nothing,
    usersForgotten: 1,
    failed: 1,
  });
  await ports.images.create(bare);
  expect(await sweep({ ...ports, folders: broken }, enough)).toEqual({
    ...nothing,
    uploadsRemoved: 1,
    failed: 1,
  });
});

test('what is kept of users who are gone goes, and of nobody else', async () => {
  const { ports, put, table, objects } = world();
  await put(imageWith());
  await put(imageWith({ sub: BOB }));
  const isGone = async (sub: string) => sub === BOB;
  expect(await sweep({ ...ports, isGone }, enough)).toEqual({ ...nothing, usersForgotten: 1 });
  expect(JSON.stringify([table.items('Images'), ...objects])).not.toContain(BOB);
  expect(await ports.images.get(ADA, idOf(1))).toBeDefined();
});

test.each([
  [MOST_GONE, { usersForgotten: MOST_GONE }],
  [MOST_GONE + 1, { tooManyGone: 1 }],
])('of %i users who are gone at once it is known whether that can be true', async (many, counts) => {
  const { ports, put, objects } = world();
  for (let n = 0; n < many; n += 1) await put(imageWith({ sub: userOf(n) }));

  expect(await sweep({ ...ports, isGone: async () => true }, enough)).toEqual({ ...nothing, ...counts });

  expect(objects.size).toBe('tooManyGone' in counts ? 2 * many : 0);
});

test('users who cannot be asked about leave time to forget those who are gone', async () => {
  const { ports, put } = world();
  for (let n = 0; n < 40; n += 1) await put(imageWith({ sub: userOf(n) }));
  let left = 100_000;
  const isGone = async (sub: string) => {
    left -= 5000;
    return sub === userOf(0);
  };
  const counts = await sweep({ ...ports, isGone, anySub: () => userOf(0) }, () => left);
  expect(counts).toEqual({ ...nothing, usersForgotten: 1, cut: 1 });
});

test('who is not forgotten within a run is forgotten by the next, and is no failure', async () => {
  const { ports, put } = world();
  await put(imageWith());
  const counts = await sweep({ ...ports, isGone: async () => true, forget: async () => false }, enough);
  expect(counts).toEqual({ ...nothing, cut: 1 });
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

test('the entry of an unfinished image tells whose it is', () => {
  const entry = { createdAt: LONG_AGO, sub: ADA, id: idOf(1) };
  expect(unfinishedFrom(`${ADA}#${LONG_AGO}#${idOf(1)}`)).toEqual(entry);
  expect(() => unfinishedFrom(`${ADA}#${LONG_AGO}`)).toThrow();
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

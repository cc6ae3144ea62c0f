import {
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { stringsOf } from '../../../core/aws/dynamo.ts';
import { log } from '../../../core/log.ts';
import { goneUsers } from '../../../systems/images/aws/user-pool.ts';
import { forgetUser } from '../../../systems/images/forgetting/forgetting.ts';
import { recordKey, unfinishedKey } from '../../../systems/images/image/entries.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { sweep } from '../../../systems/images/sweeping/sweeping.ts';
import { workOf } from '../../../systems/images/tagging/message.ts';
import { settled } from '../../shared/leftover.ts';
import { type Answer, CONFIG, fake } from '../../shared/sdk.ts';
import { ADA, BOB, idOf, imageWith, life, living, tagged } from './arbitrary.ts';
import { imageWorld, NOW } from './world.ts';

/** A day and a millisecond ago. */
const LONG_AGO = '2026-11-22T11:59:59.999Z';
const A_DAY_AGO = '2026-11-22T12:00:00.000Z';
/** So long a form and a transfer take at the most, and a millisecond more. */
const TOO_LONG_AGO = '2026-11-23T10:59:59.999Z';
const AN_HOUR_AGO = '2026-11-23T11:00:00.000Z';
const { found: _found, ...bare } = imageWith({ state: 'uploading', createdAt: LONG_AGO });
const enough = () => 100_000;

/** What goes to the log as an error. */
const errors = jest.fn<typeof log.error>();

beforeEach(() => {
  jest.spyOn(log, 'warn').mockReturnValue(undefined);
  jest.spyOn(log, 'error').mockImplementation(errors.mockClear());
});

const nothing = { uploadsRemoved: 0, requeued: 0, usersForgotten: 0, tooManyGone: 0, failed: 0, cut: 0 };
const userOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

test('forgetting a user leaves nothing of theirs and everything of others, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      async (lives, patience) => {
        const { table, files, heaps, put } = imageWorld(3);
        await put(imageWith({ sub: BOB, tags: tagged('sky') }));
        const bobs = [table.rows(), new Set(files)];
        for (const [n, lived] of lives.entries()) await put(living(imageWith({ id: idOf(n + 2) }), lived));
        let runs = 0;
        for (let done = false; !done; runs += 1) {
          let left = patience + runs;
          done = await settled(() => forgetUser(heaps, ADA, () => ((left -= 1) > 0 ? enough() : 0)));
        }
        expect([table.rows(), files]).toEqual(bobs);
        expect(await forgetUser(heaps, ADA, enough)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test.each([
  ['what is unfinished', unfinishedKey(bare).pk],
  ['a record', recordKey(ADA, bare.id).pk],
])('forgetting a user ends when %s cannot be removed', async (_what, partition) => {
  const { heaps, put } = imageWorld();
  await put(bare);
  const removeEntries: typeof heaps.removeEntries = async (keys) => {
    if (keys.some(({ pk }) => pk === partition)) throw new Error('the table is down');
  };
  await expect(forgetUser({ ...heaps, removeEntries }, ADA, enough)).rejects.toThrow('the table is down');
});

test.each([
  [10_000, true],
  [9_999, false],
])('with %i ms left, forgetting a user begins: %p', async (left, begins) => {
  const { heaps, put, files, table } = imageWorld();
  await put(imageWith({ tags: tagged('sky') }));
  expect(await forgetUser(heaps, ADA, () => left)).toBe(begins);
  expect([files.size, table.rows().length]).toEqual(begins ? [0, 0] : [2, 6]);
});

test('forgetting a user asks nobody to remove nothing, which DynamoDB and S3 refuse', async () => {
  const { heaps, put } = imageWorld();
  await put(imageWith());
  const refusing =
    (remove: (keys: readonly never[]) => Promise<void>) =>
    async (keys: readonly never[]): Promise<void> => {
      if (keys.length === 0) throw new Error('there is nothing to remove');
      await remove(keys);
    };
  async function* withEmptyPages<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
    yield [];
    yield* pages;
  }
  const strict: typeof heaps = {
    records: (sub) => withEmptyPages(heaps.records(sub)),
    entries: (pk, beginning) => withEmptyPages(heaps.entries(pk, beginning)),
    objects: (prefix) => withEmptyPages(heaps.objects(prefix)),
    removeEntries: refusing((keys) => heaps.removeEntries(keys)),
    removeObjects: refusing((keys) => heaps.removeObjects(keys)),
  };
  expect(await forgetUser(strict, ADA, enough)).toBe(true);
});

test('an upload that never came is removed an hour after it was asked for, and not before', async () => {
  const { ports, table } = imageWorld();
  await ports.images.create({ ...bare, createdAt: TOO_LONG_AGO });
  const young = { ...bare, id: idOf(2), createdAt: AN_HOUR_AGO };
  await ports.images.create(young);
  expect(await settled(() => sweep(ports, enough))).toEqual({ ...nothing, uploadsRemoved: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toBeUndefined();
  expect(await ports.images.get(ADA, idOf(2))).toEqual(young);
  expect(table.rows()).toHaveLength(3);
});

const { found: _bytes, ...unknown } = imageWith({ state: 'processing', createdAt: LONG_AGO });

test.each<[string, Image, boolean]>([
  ['one whose tagging broke off', unknown, true],
  ['one that was to be tagged again', imageWith({ state: 'processing', createdAt: LONG_AGO }), true],
  ['one whose file has gone meanwhile', unknown, false],
])('the tagging is told once more of %s', async (_name, image, hasFile) => {
  const { ports, put, files, sent } = imageWorld();
  await put(image);
  if (!hasFile) files.clear();
  const before = await ports.images.get(ADA, idOf(1));

  const counts = await settled(() => sweep(ports, enough));

  expect(counts).toEqual({ ...nothing, requeued: 1 });
  expect(sent.map((message) => workOf(JSON.stringify(message)))).toEqual([
    { sub: ADA, id: idOf(1), again: false },
  ]);
  expect(await ports.images.get(ADA, idOf(1))).toEqual(before);
  expect(files.size).toBe(hasFile ? 2 : 0);
});

test('a file that arrived without a notification is recorded after an hour, and tagged', async () => {
  const { ports, put, sent } = imageWorld();
  await put({ ...bare, createdAt: TOO_LONG_AGO });

  const counts = await settled(() => sweep(ports, enough));

  expect(counts).toEqual({ ...nothing, requeued: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ state: 'processing' });
  expect(sent).toEqual([{ kind: 'tag', sub: ADA, id: idOf(1) }]);
});

test.each(['3', ADA, BOB])('each is told of once, wherever the sweep begins: %s', async (start) => {
  const { ports, put, sent } = imageWorld();
  await put(unknown, { ...unknown, sub: BOB });
  const counts = await sweep({ ...ports, anySub: () => start }, enough);
  expect(counts).toEqual({ ...nothing, requeued: 2 });
  expect(sent).toHaveLength(2);
});

test('what fails is told to the log, and counted', async () => {
  const { ports, put } = imageWorld();
  await put(unknown);
  const send = () => Promise.reject(new Error('the queue is down'));
  expect(await sweep({ ...ports, send }, enough)).toEqual({ ...nothing, failed: 1 });
  const error = { name: 'Error', message: 'the queue is down' };
  expect(errors.mock.calls).toEqual([['a step of the sweep failed', { sub: ADA, id: idOf(1), error }]]);
});

test.each<[string, Partial<Image>]>([
  ['that has just been begun', { state: 'processing', createdAt: NOW.toISOString() }],
  ['that may be waiting in the queue', { state: 'processing', createdAt: A_DAY_AGO }],
  ['that is tagged', { state: 'tagged' }],
  ['that could not be tagged', { state: 'failed' }],
  ['that was rejected', { state: 'rejected' }],
])('an image %s is nobody’s to tell again', async (_name, given) => {
  const { ports, put, sent } = imageWorld();
  await put(imageWith({ createdAt: LONG_AGO, ...given }));
  expect(await sweep(ports, enough)).toEqual(nothing);
  expect(sent).toEqual([]);
});

test('an image that is finished when its turn comes is left as it is', async () => {
  const { ports, put, sent } = imageWorld();
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

test('an upload that comes while it is looked for stays, and is not counted', async () => {
  const { ports } = imageWorld();
  await ports.images.create(bare);
  const hasFile = async () => {
    await ports.images.change(ADA, idOf(1), (image) => ({ ...image, state: 'processing' }));
    return false;
  };
  expect(await sweep({ ...ports, hasFile }, enough)).toEqual(nothing);
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ state: 'processing' });
});

test('an entry of an image that is no more goes', async () => {
  const { ports, table } = imageWorld();
  await ports.images.create(bare);
  const Key = stringsOf({ ...recordKey(ADA, idOf(1)) });
  await table.db.send(new DeleteItemCommand({ TableName: 'Images', Key }));
  expect(await sweep(ports, enough)).toEqual(nothing);
  expect(JSON.stringify(table.rows())).not.toContain('UNFINISHED');
});

test('one run tells the tagging of so many images, and says that there are more', async () => {
  const { ports, sent } = imageWorld();
  for (let n = 0; n <= 1000; n += 1) await ports.images.create({ ...unknown, id: idOf(n) });
  expect(await sweep(ports, enough)).toEqual({ ...nothing, requeued: 1000, cut: 1 });
  expect(sent).toHaveLength(1000);
});

test('what can never be finished takes the turn of nothing else, and of nobody', async () => {
  const { ports, put, files } = imageWorld();
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
  expect(files.size).toBe(0);
});

test('a list that cannot be read keeps nobody from the other', async () => {
  const { ports, put } = imageWorld();
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
  const error = { name: 'Error', message: 'busy' };
  expect(errors).toHaveBeenLastCalledWith('a step of the sweep failed', { part: 'unfinished', error });
  await ports.images.create(bare);
  expect(await sweep({ ...ports, folders: broken }, enough)).toEqual({
    ...nothing,
    uploadsRemoved: 1,
    failed: 1,
  });
  expect(errors).toHaveBeenLastCalledWith('a step of the sweep failed', { part: 'users', error });
});

test.each([
  [1000, 1000],
  [1001, 1000],
])('of %i users who have images, each is asked for once, %i in a run', async (many, asked) => {
  const { ports, files } = imageWorld();
  for (let n = 0; n < many; n += 1)
    files.add(`images/${userOf(n)}/${idOf(n)}`).add(`thumbnails/${userOf(n)}/${idOf(n)}.webp`);
  const subs: string[] = [];
  const isGone = async (sub: string) => {
    subs.push(sub);
    return false;
  };
  expect(await sweep({ ...ports, isGone }, enough)).toEqual(nothing);
  expect([subs.length, new Set(subs).size]).toEqual([asked, asked]);
});

test('what is kept of users who are gone goes, and of nobody else', async () => {
  const { ports, put, table, files } = imageWorld();
  await put(imageWith());
  await put(imageWith({ sub: BOB }));
  const isGone = async (sub: string) => sub === BOB;
  const counts = await settled(() => sweep({ ...ports, isGone }, enough));
  expect(counts).toEqual({ ...nothing, usersForgotten: 1 });
  expect(JSON.stringify([table.rows(), ...files])).not.toContain(BOB);
  expect(await ports.images.get(ADA, idOf(1))).toBeDefined();
});

test.each([
  [10, { usersForgotten: 10 }],
  [11, { tooManyGone: 1 }],
])('of %i users who are gone at once it is known whether that can be true', async (many, counts) => {
  const { ports, put, files } = imageWorld();
  for (let n = 0; n < many; n += 1) await put(imageWith({ sub: userOf(n) }));

  expect(await sweep({ ...ports, isGone: async () => true }, enough)).toEqual({ ...nothing, ...counts });

  expect(files.size).toBe('tooManyGone' in counts ? 2 * many : 0);
  const subs = Array.from({ length: many }, (_none, n) => userOf(n));
  expect(errors.mock.calls).toEqual(
    'tooManyGone' in counts ? [['no user was forgotten: too many seem to be gone', { subs }]] : [],
  );
});

test('when too many seem to be gone nobody else is asked for', async () => {
  const { ports, put } = imageWorld();
  for (let n = 0; n < 20; n += 1) await put(imageWith({ sub: userOf(n) }));
  let asked = 0;
  const isGone = async () => (asked += 1) > 0;
  expect(await sweep({ ...ports, isGone }, enough)).toEqual({ ...nothing, tooManyGone: 1 });
  expect(asked).toBe(11);
});

test('users who cannot be asked about leave time to forget those who are gone', async () => {
  const { ports, put } = imageWorld();
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
  const { ports, put } = imageWorld();
  await put(imageWith());
  const counts = await sweep({ ...ports, isGone: async () => true, forget: async () => false }, enough);
  expect(counts).toEqual({ ...nothing, cut: 1 });
});

test('a user of whom nobody knows whether they are gone is kept', async () => {
  const { ports, put, files } = imageWorld();
  await put(imageWith());
  const isGone = async () => Promise.reject(new Error('busy'));
  expect(await sweep({ ...ports, isGone }, enough)).toEqual({ ...nothing, failed: 1 });
  expect(files.size).toBe(2);
});

test.each([
  [10_000, {}],
  [9_999, { cut: 1 }],
])('with %i ms left a run forgets a user who is gone: %p', async (left, more) => {
  const { ports, put, files } = imageWorld();
  await put(imageWith());
  const counts = await sweep({ ...ports, isGone: async () => true }, () => left);
  expect(counts).toEqual({ ...nothing, ...('cut' in more ? more : { usersForgotten: 1 }) });
  expect(files.size).toBe('cut' in more ? 2 : 0);
});

test('a run whose time is out does no more, and says so', async () => {
  const { ports, put } = imageWorld();
  await ports.images.create({ ...bare, id: idOf(2) });
  await put(imageWith());
  const isGone = async () => true;
  expect(await sweep({ ...ports, isGone }, () => 0)).toEqual({ ...nothing, cut: 1 });
  expect(await ports.images.get(ADA, idOf(1))).toBeDefined();
});

/** A user pool that answers so when it is asked of one user, and for a list. */
const pool = (one: Answer, list: Answer) => {
  const { client, sent } = fake(new CognitoIdentityProviderClient(CONFIG), {
    AdminGetUser: one,
    ListUsers: list,
  });
  return { isGone: goneUsers(client, 'pool'), sent };
};
const nobody = new UserNotFoundException({ $metadata: {}, message: 'no' });

test.each<[string, Answer, Answer, boolean]>([
  ['found', {}, { Users: [] }, false],
  ['listed', nobody, { Users: [{}] }, false],
  ['not listed, without a list', nobody, {}, false],
  ['neither found nor listed', nobody, { Users: [] }, true],
])('a user who is %s is gone for certain: %p', async (_name, one, list, isSo) => {
  const { isGone, sent } = pool(one, list);
  expect(await isGone(ADA)).toBe(isSo);
  const [asked, listed] = sent;
  expect(asked?.input).toEqual({ UserPoolId: 'pool', Username: ADA });
  if (listed) expect(listed.input).toMatchObject({ UserPoolId: 'pool', Filter: `sub = "${ADA}"` });
});

test('a directory that does not answer is no certainty, and a text that is no user is not asked for', async () => {
  await expect(pool(new Error('busy'), { Users: [] }).isGone(ADA)).rejects.toThrow('busy');
  await expect(pool(nobody, new Error('busy')).isGone(ADA)).rejects.toThrow('busy');
  const { isGone, sent } = pool(nobody, { Users: [] });
  await expect(isGone('" or sub ^= "')).rejects.toThrow('not the sub of a user');
  expect(sent).toEqual([]);
});

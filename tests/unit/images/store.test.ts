import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../../core/log.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, found, idOf, imageWith, life, living, NAMES, tagged } from './arbitrary.ts';
import { imageTable } from './world.ts';

const fresh = imageWith({ state: 'uploading' });
const sha256 = 'ab'.repeat(32);
const keysOf = (rows: readonly Item[]) => rows.map(({ pk, sk }) => [pk?.S, sk?.S]);

test('an image comes out of the table as it went in, whatever its life', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (lived) => {
      const { images } = imageTable();
      const image = living(
        imageWith({ fileName: 'a.jpg', askedType: 'image/png', askedSha256: 'cd' }),
        lived,
      );
      await images.create(image);
      expect(await images.get(ADA, image.id)).toEqual(image);
    }),
    { numRuns: 30 },
  );
});

test('an image is kept as it always was: its record, and keys that find it', async () => {
  const { images, rows } = imageTable();
  const clarifai = { source: 'clarifai', confidence: 0.5 } as const;
  await images.create(
    imageWith({
      state: 'processing',
      reason: 'why',
      fileName: 'a.jpg',
      askedType: 'image/png',
      askedSha256: sha256,
      etag: 'e',
      begun: 2,
      found: { ...found, taken: '2024-05-01T10:00:00+02:00' },
      tags: { sky: clarifai },
      removed: ['sea'],
    }),
  );
  const [id, S] = [idOf(1), (text: string) => ({ S: text })];
  expect(rows()).toEqual(
    expect.arrayContaining([
      {
        pk: S(`USER#${ADA}`),
        sk: S(`IMAGE#${id}`),
        id: S(id),
        sub: S(ADA),
        state: S('processing'),
        reason: S('why'),
        createdAt: S('2026-11-21T12:00:00.000Z'),
        fileName: S('a.jpg'),
        askedType: S('image/png'),
        askedSha256: S(sha256),
        etag: S('e'),
        begun: { N: '2' },
        found: {
          M: {
            contentType: S('image/jpeg'),
            size: { N: '1234' },
            width: { N: '640' },
            height: { N: '480' },
            sha256: S(sha256),
            taken: S('2024-05-01T10:00:00+02:00'),
          },
        },
        tags: { L: [{ M: { name: S('sky'), source: S('clarifai'), confidence: { N: '0.5' } } }] },
        removed: { L: [S('sea')] },
        version: { N: '1' },
      },
      { pk: S(`USER#${ADA}`), sk: S('TAG#sky'), count: { N: '1' } },
      { pk: S(`USER#${ADA}`), sk: S(`SHA#${sha256}#${id}`) },
      { pk: S(`TAGGED#${ADA}#sky`), sk: S(id) },
      { pk: S(`SHOWN#${ADA}`), sk: S(id) },
      { pk: S(`TAKEN#${ADA}`), sk: S(`2024-05-01T08:00:00#${id}`) },
      { pk: S(`STATE#${ADA}#processing`), sk: S(id) },
      { pk: S('UNFINISHED'), sk: S(`${ADA}#2026-11-21T12:00:00.000Z#${id}`) },
    ]),
  );
  expect(rows()).toHaveLength(8);
});

test.each<[string, Item]>([
  ['state', { state: { S: 'lost' } }],
  ['version', { version: { S: '1' } }],
  ['found', { found: { S: 'yes' } }],
  ['tags', { tags: { L: [{ M: { name: { S: 'sky' }, source: { S: 'else' }, confidence: { N: '1' } } }] } }],
  ['width', { found: { M: { contentType: { S: 'x' }, sha256: { S: 'x' }, size: { N: '1' } } } }],
])('an item with another %s is no image', async (field, wrong) => {
  const table = imageTable();
  await table.images.create(fresh);
  const item = table.rows().find(({ sk }) => sk?.S?.startsWith('IMAGE#')) ?? {};
  table.put('Images', { ...item, ...wrong });
  await expect(table.images.get(ADA, fresh.id)).rejects.toThrow(field === 'tags' ? 'source' : field);
});

test('an item without tags or removed names is an image without them', async () => {
  const table = imageTable();
  await table.images.create(imageWith({ state: 'processing', removed: ['sea'] }));
  const item = table.rows().find(({ sk }) => sk?.S?.startsWith('IMAGE#')) ?? {};
  const { tags: _tags, removed: _removed, ...rest } = item;
  table.put('Images', rest);
  expect(await table.images.get(ADA, idOf(1))).toMatchObject({ tags: {}, removed: [] });
});

test('an image is created once, and is its owner’s alone', async () => {
  const { images } = imageTable();
  await images.create({ ...fresh, version: 9 });
  await expect(images.create(fresh)).rejects.toThrow();
  expect(await images.get(ADA, fresh.id)).toEqual(fresh);
  expect(await images.get(BOB, fresh.id)).toBeUndefined();
});

test('after any lives of an image the table holds what its last record says, and after its end nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), async (lives) => {
      const { images, rows } = imageTable();
      await images.create(fresh);
      for (const lived of lives)
        await settled(() => images.change(ADA, fresh.id, (image) => living(image, lived)));
      const alone = imageTable();
      await alone.images.create((await images.get(ADA, fresh.id)) ?? fresh);

      expect(keysOf(rows())).toEqual(keysOf(alone.rows()));
      expect(await settled(() => images.remove(ADA, fresh.id))).toBe(true);
      expect(rows()).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

/** What the table refuses a transaction for, at its first write. */
const cancelled = (Code: string) =>
  new TransactionCanceledException({ $metadata: {}, message: 'no', CancellationReasons: [{ Code }] });

test('a change that somebody overtakes is made again, of what is there then', async () => {
  const { images, before } = imageTable();
  await images.create(fresh);
  before('TransactWriteItems', () => images.change(ADA, fresh.id, (image) => ({ ...image, etag: 'theirs' })));
  const changed = await images.change(ADA, fresh.id, (image) => ({ ...image, reason: 'ours' }));
  expect(changed).toEqual({ ...fresh, etag: 'theirs', reason: 'ours', version: 3 });
  expect(await images.get(ADA, fresh.id)).toEqual(changed);
});

test('a removal that somebody overtakes looks again at what is there then', async () => {
  const { images, before } = imageTable();
  await images.create(fresh);
  before('TransactWriteItems', () =>
    images.change(ADA, fresh.id, (image) => ({ ...image, state: 'processing' })),
  );
  expect(await images.remove(ADA, fresh.id, ({ state }) => state !== 'uploading')).toBe(false);
  expect(await images.get(ADA, fresh.id)).toMatchObject({ state: 'processing' });
});

test.each([
  ['TransactionConflict', 7, undefined],
  ['TransactionConflict', 8, { code: 'Conflict', retryAfterS: 1 }],
  ['ConditionalCheckFailed', 8, { code: 'Conflict', retryAfterS: 1 }],
  ['ValidationError', 1, { name: 'TransactionCanceledException' }],
])(
  'a change that meets %s %i times in a row gets through, or is refused: %p',
  async (code, times, refusal) => {
    const { images, fail } = imageTable();
    await images.create(fresh);
    fail('TransactWriteItems', cancelled(code), times);
    const change = images.change(ADA, fresh.id, (image) => ({ ...image, reason: 'ours' }));
    if (refusal) await expect(change).rejects.toMatchObject(refusal);
    else expect(await change).toMatchObject({ reason: 'ours' });
  },
);

const many = (word: string, count: number) =>
  tagged('kept', ...Array.from({ length: count - 1 }, (_none, n) => `${word} ${String(n)}`));

test('forty tags for forty others are all there in the end', async () => {
  const { images, rows } = imageTable();
  await images.create(imageWith({ tags: many('old', 40) }));
  const changed = await images.change(ADA, fresh.id, (image) => ({ ...image, tags: many('new', 40) }));
  expect(changed).toMatchObject({ tags: many('new', 40), version: 3 });
  expect(await images.get(ADA, fresh.id)).toEqual(changed);
  expect(rows().filter(({ pk }) => pk?.S?.startsWith('TAGGED#'))).toHaveLength(40);
  expect(rows().filter(({ sk }) => sk?.S?.startsWith('TAG#'))).toHaveLength(40);
});

test('nothing to do, and nothing there, write nothing', async () => {
  const { images, answered } = imageTable();
  expect(await images.change(ADA, fresh.id, (image) => image)).toBeUndefined();
  expect(await images.remove(ADA, fresh.id)).toBe(false);
  await images.create(fresh);
  expect(await images.change(ADA, fresh.id, () => undefined)).toBeUndefined();
  expect(await images.remove(ADA, fresh.id, () => true)).toBe(false);
  expect(await images.get(ADA, fresh.id)).toEqual(fresh);
  expect(answered.filter(({ command }) => command === 'TransactWriteItems')).toHaveLength(1);
});

/** Two images of Ada's with these tags. */
const two = async (first: readonly string[], second: readonly string[]) => {
  const table = imageTable();
  await table.images.create(imageWith({ tags: tagged(...first) }));
  await table.images.create(imageWith({ id: idOf(2), tags: tagged(...second) }));
  const give = (n: number, ...names: string[]): Promise<Image | undefined> =>
    table.images.change(ADA, idOf(n), (image) => ({ ...image, tags: tagged(...names) }));
  const counts = () =>
    table.rows().flatMap(({ sk, count }) => (sk?.S?.startsWith('TAG#') ? [[sk.S, count?.N]] : []));
  return { ...table, give, counts };
};

test('the count of a tag that no image has any more goes, and no other', async () => {
  const { give, counts } = await two(['sky', 'sea'], ['sky']);
  await settled(() => give(1));
  expect(counts()).toEqual([['TAG#sky', '1']]);
});

test('a count that another raises before it goes stays', async () => {
  const { give, counts, before } = await two(['sky'], []);
  before('DeleteItem', () => give(2, 'sky'));
  await settled(() => give(1));
  expect(counts()).toEqual([['TAG#sky', '1']]);
});

test.each<[string, Error, number]>([
  ['is just being written', new TransactionConflictException({ $metadata: {}, message: 'busy' }), 0],
  ['cannot be reached', new Error('no table'), 1],
])('a change is made although the count that it leaves at nothing %s', async (_name, error, warnings) => {
  const warn = jest.spyOn(log, 'warn').mockReturnValue(undefined);
  const { give, fail } = await two(['sky'], []);
  fail('DeleteItem', error);
  expect(await give(1)).toMatchObject({ tags: {} });
  expect(warn).toHaveBeenCalledTimes(warnings);
  warn.mockRestore();
});

test('of two images with the same bytes the newest is found, as long as it is there', async () => {
  const { images } = await two([], []);
  expect(await images.bySha(ADA, sha256)).toBe(idOf(2));
  await images.remove(ADA, idOf(2));
  expect(await images.bySha(ADA, sha256)).toBe(idOf(1));
  expect(await images.bySha(BOB, sha256)).toBeUndefined();
  expect(await images.bySha(ADA, 'cd'.repeat(32))).toBeUndefined();
});

test('bytes are found by all of their digits', async () => {
  const { images } = imageTable();
  await images.create(imageWith({ found: { ...found, sha256 } }));
  expect(await images.bySha(ADA, sha256.slice(0, 62))).toBeUndefined();
});

test.each(NAMES)('an image may be tagged %p, and lose that', async (name) => {
  const { give, counts, images } = await two([], []);
  expect(await give(1, name)).toMatchObject({ version: 2 });
  expect(Object.keys((await images.get(ADA, idOf(1)))?.tags ?? {})).toEqual([name]);
  expect(counts()).toEqual([[`TAG#${name}`, '1']]);
  await give(1);
  expect(counts()).toEqual([]);
});

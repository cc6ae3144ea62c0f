import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import type { Image } from '../../../systems/images/image/image.ts';
import { correctTags } from '../../../systems/images/library/correcting.ts';
import { MOST_MS, tagImages } from '../../../systems/images/library/many.ts';
import { listImages, listTags } from '../../../systems/images/search/listing.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, idOf, imageWith, tagged } from './arbitrary.ts';
import { imageWorld } from './world.ts';

/** Images of Ada's, the first with the id of 1, and so on. */
const world = async (...all: readonly Partial<Image>[]) => {
  const { ports, put, ...here } = imageWorld();
  await put(...all.map((given, n) => imageWith({ id: idOf(n + 1), ...given })));
  return { ...ports, ...here };
};

const idsTo = (last: number): string[] => Array.from({ length: last }, (_none, n) => idOf(n + 1));
const forty = (word: string) => tagged(...Array.from({ length: 40 }, (_none, n) => `${word} ${String(n)}`));
const NOTHING = { changed: [], unchanged: [], refused: [], left: [] };

test('many images get tags and lose some, by few transactions, and counts and searches know', async () => {
  const ports = await world(...idsTo(120).map(() => ({ tags: tagged('sky') })));
  const before = ports.table.answered.length;

  const answer = await settled(() =>
    tagImages(ports, ADA, { imageIds: idsTo(120), add: [' Holiday', 'holiday'], remove: ['sky'] }),
  );

  const writes = ports.table.answered.slice(before).filter(({ command }) => command === 'TransactWriteItems');
  expect(answer).toEqual({ ...NOTHING, changed: idsTo(120) });
  expect(writes.length).toBeLessThan(10);
  expect(await listTags(ports, ADA)).toEqual({ tags: ['holiday'], counts: { holiday: 120 } });
  expect((await listImages(ports, ADA, { tags: ['holiday'], limit: 60 })).images).toHaveLength(60);
  expect(await listImages(ports, ADA, { tags: ['sky'] })).toEqual({ images: [] });
});

test.each<[string, Partial<Image>]>([
  ['of a machine', { tags: { sky: { source: 'clarifai', confidence: 0.9 } } }],
  ['that was removed', { removed: ['sky', 'sea'] }],
  ['of its owner', { tags: tagged('sky', 'sea') }],
  ['at all', {}],
  ['because it failed', { state: 'failed', tags: tagged('sea') }],
  ['while it is tagged again', { state: 'processing', tags: tagged('sea') }],
])('an image with tags %s is corrected as it is when it is corrected alone', async (_what, given) => {
  const [many, alone] = [await world(given), await world(given)];
  const correction = { add: ['Sky'], remove: ['sea'] };

  await tagImages(many, ADA, { imageIds: [idOf(1)], ...correction });
  await correctTags(alone.images, ADA, idOf(1), correction);

  expect(many.table.rows()).toEqual(alone.table.rows());
});

test('each image that cannot be corrected says why, and the others are', async () => {
  const full = forty('tag');
  const ports = await world(
    {},
    { tags: full },
    { state: 'uploading' },
    { tags: tagged('sky') },
    { sub: BOB },
  );

  const answer = await settled(() =>
    tagImages(ports, ADA, { imageIds: [...idsTo(6)].reverse(), add: ['sky'] }),
  );

  const none = { code: 'NotFound', message: 'You have no image with this id' };
  expect(answer).toEqual({
    changed: [idOf(1)],
    unchanged: [idOf(4)],
    refused: [
      { imageId: idOf(6), ...none },
      { imageId: idOf(5), ...none },
      {
        imageId: idOf(3),
        code: 'Conflict',
        message: 'The image is uploading: its tags cannot be corrected now',
      },
      { imageId: idOf(2), code: 'Conflict', message: 'An image can have at most 40 tags' },
    ],
    left: [],
  });
  expect((await ports.images.get(ADA, idOf(2)))?.tags).toEqual(full);
  expect(await listTags(ports, BOB)).toEqual({ tags: [], counts: {} });
});

test.each([
  ['nothing', {}, 'add'],
  ['empty lists', { add: [], remove: [] }, 'add'],
  ['a tag both ways, in whatever letters', { add: ['Sky'], remove: ['sky '] }, 'remove'],
  ['a text that names no tag', { add: ['a,b'] }, 'add'],
  ['a text that names no tag, to remove', { remove: ['\u200b'] }, 'remove'],
])('%s is refused, and nothing is changed', async (_what, correction, name) => {
  const ports = await world({});
  await expect(tagImages(ports, ADA, { imageIds: [idOf(1)], ...correction })).rejects.toMatchObject({
    code: 'RequestInvalid',
    faults: [{ in: 'body', name }],
  });
  expect(await ports.images.get(ADA, idOf(1))).toEqual(imageWith());
});

test('a request whose time is over says which images are left, and another does these', async () => {
  const ports = await world(...idsTo(230).map(() => ({})));
  const clock = { ms: 0 };
  const slow = {
    now: () => new Date(clock.ms),
    images: {
      changeAll: async (...given: Parameters<typeof ports.images.changeAll>) => {
        const fates = await ports.images.changeAll(...given);
        clock.ms += MOST_MS;
        return fates;
      },
    },
  };

  const first = await tagImages(slow, ADA, { imageIds: idsTo(230), add: ['sky'] });
  const rest = await tagImages(ports, ADA, { imageIds: first.left, add: ['sky'] });
  const all = await tagImages(ports, ADA, { imageIds: idsTo(230), add: ['sky'] });

  expect(first).toEqual({ ...NOTHING, changed: idsTo(100), left: idsTo(230).slice(100) });
  expect(rest).toEqual({ ...NOTHING, changed: idsTo(230).slice(100) });
  expect(all).toEqual({ ...NOTHING, unchanged: idsTo(230) });
  expect((await listTags(ports, ADA)).counts).toEqual({ sky: 230 });
});

test('no transaction begins when time is over, and what it would have written is left', async () => {
  const ports = await world(...idsTo(60).map(() => ({})));
  const clock = { ms: 0 };
  ports.table.after('TransactWriteItems', async () => void (clock.ms += MOST_MS));

  const answer = await tagImages({ ...ports, now: () => new Date(clock.ms) }, ADA, {
    imageIds: idsTo(60),
    add: ['sky'],
  });

  expect(answer.changed).toEqual(idsTo(answer.changed.length));
  expect(answer.left).toEqual(idsTo(60).slice(answer.changed.length));
  expect([answer.changed.length > 0, answer.left.length > 0]).toEqual([true, true]);
  expect((await listTags(ports, ADA)).counts).toEqual({ sky: answer.changed.length });
});

const cancelled = (Code: string) =>
  new TransactionCanceledException({ $metadata: {}, message: 'no', CancellationReasons: [{ Code }] });

test.each(['TransactionConflict', 'ConditionalCheckFailed', 'ThrottlingError'])(
  'a transaction that is cancelled for %s is made again, of what is there then',
  async (code) => {
    const ports = await world({}, {});
    ports.table.fail('TransactWriteItems', cancelled(code), 7);
    expect(await tagImages(ports, ADA, { imageIds: idsTo(2), add: ['sky'] })).toMatchObject({
      changed: idsTo(2),
    });
  },
);

test('images that others go on changing are left, and 409 when there are no others', async () => {
  const ports = await world({}, { tags: tagged('sky') });
  ports.table.fail('TransactWriteItems', cancelled('TransactionConflict'), 16);

  const some = await tagImages(ports, ADA, { imageIds: idsTo(2), add: ['sky'] });
  const none = tagImages(ports, ADA, { imageIds: [idOf(1)], add: ['sky'] });

  expect(some).toEqual({ ...NOTHING, unchanged: [idOf(2)], left: [idOf(1)] });
  await expect(none).rejects.toMatchObject({ code: 'Conflict', retryAfterS: 1 });
});

test('what is no contention is no answer', async () => {
  const ports = await world({});
  ports.table.fail('TransactWriteItems', cancelled('ValidationError'));
  await expect(tagImages(ports, ADA, { imageIds: [idOf(1)], add: ['sky'] })).rejects.toThrow(
    TransactionCanceledException,
  );
});

test('an image that is overtaken is corrected as it is then, and one that is gone is not there', async () => {
  const ports = await world({}, {}, {});
  ports.table.before('TransactWriteItems', async () => {
    await correctTags(ports.images, ADA, idOf(1), { add: ['sea'] });
    await ports.images.remove(ADA, idOf(2));
  });

  const answer = await settled(() => tagImages(ports, ADA, { imageIds: idsTo(3), add: ['sky'] }));

  expect(answer).toMatchObject({ changed: [idOf(1), idOf(3)], refused: [{ imageId: idOf(2) }], left: [] });
  expect((await ports.images.get(ADA, idOf(1)))?.tags).toEqual(tagged('sea', 'sky'));
  expect((await listTags(ports, ADA)).counts).toEqual({ sea: 1, sky: 2 });
});

test('tags of an older form that are more than a transaction holds are corrected in two steps', async () => {
  const names = Array.from({ length: 10 }, (_none, n) => `tag ${String(n)}`);
  const old = names.flatMap((name) => [name.toUpperCase(), `${name} `, ` ${name}`, `${name}  `]);
  const ports = await world({ tags: tagged(...old) });

  const answer = await settled(() =>
    tagImages(ports, ADA, {
      imageIds: [idOf(1)],
      add: names,
      remove: names.map((name) => `no ${name}`),
    }),
  );

  expect(answer).toEqual({ ...NOTHING, changed: [idOf(1)] });
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ tags: tagged(...names), version: 3 });
  expect((await listTags(ports, ADA)).tags).toEqual(names);
});

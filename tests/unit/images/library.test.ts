import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageAnswer } from '../../../systems/images/image/answer.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { imageOf } from '../../../systems/images/image/store.ts';
import { correctTags } from '../../../systems/images/library/correcting.ts';
import { deleteImage } from '../../../systems/images/library/deleting.ts';
import { askForUpload } from '../../../systems/images/library/uploading.ts';
import { listImages, listTags, searchOf, spanOf } from '../../../systems/images/search/listing.ts';
import { retagImage } from '../../../systems/images/tagging/retagging.ts';
import { begun, taggedWith } from '../../../systems/images/tagging/states.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, found, idAt, idOf, imageWith, NAMES, tagged } from './arbitrary.ts';
import { imageWorld } from './world.ts';

/** All ports, and what they act on. */
const world = () => {
  const { ports, ...here } = imageWorld();
  return { ...ports, ...here };
};
const { urlsOf } = world();

const conflict = (message: string) => ({ name: 'Failure', code: 'Conflict', message });
const notFound = { name: 'Failure', code: 'NotFound', message: 'You have no image with this id' };
const invalid = { name: 'Failure', code: 'RequestInvalid' };

test('who asks for an upload gets a form, and an image that waits for it', async () => {
  const ports = world();
  const asked = await settled(() =>
    askForUpload(ports, ADA, { fileName: 'beach.jpg', contentType: 'image/png', sha256: found.sha256 }),
  );
  expect(asked).toEqual({
    upload: { imageId: idOf(1), formConfig: { uploadUrl: 'https://bucket', formFields: { key: idOf(1) } } },
  });
  expect(await ports.images.get(ADA, idOf(1))).toEqual({
    id: idOf(1),
    sub: ADA,
    state: 'uploading',
    createdAt: '2026-11-23T12:00:00.000Z',
    fileName: 'beach.jpg',
    askedType: 'image/png',
    askedSha256: found.sha256,
    tags: {},
    removed: [],
    version: 1,
  });
});

test.each([
  ['is cleaned', ' beach\u202egpj\n.jpg', { fileName: 'beachgpj .jpg' }],
  ['of invisible characters is dropped', '\u200b', {}],
])('the name of a file %s', async (_what, fileName, want) => {
  const ports = world();

  await askForUpload(ports, ADA, { fileName });

  const { fileName: kept } = (await ports.images.get(ADA, idOf(1))) ?? {};
  expect(kept === undefined ? {} : { fileName: kept }).toEqual(want);
});

test.each<[string, Partial<Image>, string, boolean]>([
  ['tagged', {}, ADA, true],
  ['processing', { state: 'processing' }, ADA, true],
  ['failed', { state: 'failed' }, ADA, true],
  ['rejected', { state: 'rejected' }, ADA, false],
  ['another’s', {}, BOB, false],
])('the same bytes, %s: known is what can be shown', async (_name, given, who, isKnown) => {
  const ports = world();
  const image = imageWith({ id: idOf(99), ...given });
  await ports.put(image);
  const asked = await askForUpload(ports, who, { sha256: found.sha256 });
  if (isKnown) expect(asked).toEqual({ known: await imageAnswer(urlsOf, image) });
  else expect(asked).toHaveProperty('upload.imageId', idOf(1));
});

const TWENTY = Array.from({ length: 20 }, (_none, n) => `tag ${String(n)}`);

test.each([
  ['none', [], []],
  ['one in its one form', [' Blue  Sky '], ['blue sky']],
  ['one that is typed twice', ['Sky', 'sky', 's\u00adky'], ['sky']],
  ['one of a strange name', ['__proto__'], ['__proto__']],
  ['as many as are accepted', TWENTY, TWENTY],
])('an upload has its tags from the beginning, as its owner’s: %s', async (_what, tags, want) => {
  const ports = world();

  await askForUpload(ports, ADA, { tags });

  expect((await ports.images.get(ADA, idOf(1)))?.tags).toEqual(tagged(...want));
  expect(await listTags(ports, ADA)).toEqual({ tags: [], counts: {} });
  expect(await listImages(ports, ADA, { tags: ['sky'] })).toEqual({ images: [] });
});

test('the tags of an upload are found once it is an image, and outlive every tagging', async () => {
  const ports = world();
  const concepts = ['sky', 'sea'].map((name) => ({ name, confidence: 0.99 }));
  await askForUpload(ports, ADA, { tags: ['Sky', 'holiday'] });

  for (const etag of ['one', 'one', 'two'])
    await ports.images.change(ADA, idOf(1), (image) =>
      taggedWith(concepts, 0.9, begun(image, etag, 1), { found, keywords: [] }),
    );

  const image = await ports.images.get(ADA, idOf(1));
  expect(image?.tags).toEqual({ ...tagged('sky', 'holiday'), sea: { source: 'clarifai', confidence: 0.99 } });
  expect(await listTags(ports, ADA)).toMatchObject({ counts: { holiday: 1, sea: 1, sky: 1 } });
  expect(await listImages(ports, ADA, { tags: ['holiday'] })).toMatchObject({ images: [{ id: idOf(1) }] });
});

test.each([
  ['no visible character', ['sky', '\u200b'], 'at least one visible character'],
  ['a comma', ['a,b'], 'commas'],
])('an upload with a tag of %s is refused, and leaves nothing', async (_what, tags, says) => {
  const ports = world();
  await expect(askForUpload(ports, ADA, { tags })).rejects.toMatchObject({
    ...invalid,
    faults: [{ in: 'body', name: 'tags', message: expect.stringContaining(says) }],
  });
  expect(ports.table.rows()).toEqual([]);
});

test.each<[string, Partial<Image>]>([
  ['has others', { tags: tagged('sea') }],
  ['has lost them', { removed: ['sky'] }],
  ['is being tagged', { state: 'processing' }],
  ['has one of a machine', { tags: { sky: { source: 'clarifai', confidence: 0.91 } } }],
])('a known image that %s gets the tags of its upload', async (_what, given) => {
  const ports = world();
  await ports.put(imageWith({ id: idOf(99), ...given }));

  const asked = await askForUpload(ports, ADA, { sha256: found.sha256, tags: ['Sky'] });

  const image = await imageOf(ports.images, ADA, idOf(99));
  expect(asked).toEqual({ known: await imageAnswer(urlsOf, image) });
  expect(image).toMatchObject({ tags: { ...given.tags, ...tagged('sky') }, removed: [] });
  expect(await listImages(ports, ADA, { tags: ['sky'] })).toMatchObject({ images: [{ id: idOf(99) }] });
  expect(await askForUpload(ports, ADA, { sha256: found.sha256, tags: ['sky'] })).toEqual(asked);
  expect(await ports.images.get(ADA, idOf(99))).toEqual(image);
});

test('a known image takes no more tags than any', async () => {
  const ports = world();
  const image = imageWith({
    id: idOf(99),
    tags: tagged(...TWENTY, ...TWENTY.map((name) => `other ${name}`)),
  });
  await ports.put(image);
  await expect(askForUpload(ports, ADA, { sha256: found.sha256, tags: ['sky'] })).rejects.toMatchObject(
    conflict('An image can have at most 40 tags'),
  );
  expect(await ports.images.get(ADA, idOf(99))).toEqual(image);
});

test.each<[string, (image: Image) => Image | undefined]>([
  ['deleted', () => undefined],
  ['rejected', (image) => ({ ...image, state: 'rejected' })],
  ['replaced', (image) => ({ ...image, found: { ...found, sha256: 'cd'.repeat(32) } })],
])('a known image that is %s a moment later gets no tags', async (_what, next) => {
  const ports = world();
  const image = imageWith({ id: idOf(99) });
  const after = next(image);
  if (after) await ports.put(after);
  const images = { ...ports.images, bySha: async () => idOf(99), get: async () => image };

  const asked = await askForUpload({ ...ports, images }, ADA, { sha256: found.sha256, tags: ['sky'] });

  expect(asked).toEqual({ known: await imageAnswer(urlsOf, image) });
  expect(await ports.images.get(ADA, idOf(99))).toEqual(after);
});

test('bytes that are there no more are not known', async () => {
  const ports = world();
  const { found: _found, ...lost } = imageWith({ id: idOf(99), state: 'failed', reason: 'gone' });
  await ports.put(imageWith({ id: idOf(99) }));
  await ports.images.change(ADA, idOf(99), () => lost);

  const asked = await askForUpload(ports, ADA, { sha256: found.sha256 });

  expect(asked).toHaveProperty('upload.imageId', idOf(1));
});

test.each<[string, Partial<Image>, boolean]>([
  ['a tagged image is shown', {}, true],
  ['one that is tagged again is shown', { state: 'processing' }, true],
  ['one that could not be tagged is shown', { state: 'failed', reason: 'busy' }, true],
  ['a rejected one never is', { state: 'rejected', reason: 'no image' }, false],
  ['one that is uploaded never is', { state: 'uploading' }, false],
])('%s', async (_name, given, isShown) => {
  const answer = await imageAnswer(urlsOf, imageWith(given));
  expect(answer.fileUrl).toBe(isShown ? `https://file/${ADA}/${idOf(1)}?image/jpeg` : undefined);
  expect(answer.thumbnailUrl === undefined).toBe(!isShown);
  expect(answer.contentType === undefined).toBe(!isShown);
  expect(answer.reason).toBe(given.reason);
});

test('an image is not shown before its type is known', async () => {
  const { found: _found, ...unknown } = imageWith({ state: 'failed' });
  expect(await imageAnswer(urlsOf, unknown)).not.toHaveProperty('fileUrl');
});

test('an image’s tags are told by name', async () => {
  const { tags } = await imageAnswer(urlsOf, imageWith({ tags: tagged('sky', 'a', '__proto__') }));
  expect(tags).toEqual(['__proto__', 'a', 'sky'].map((name) => ({ name, source: 'user', confidence: 1 })));
});

test('of what is not known of an image nothing is told', async () => {
  const { found: _found, ...unknown } = imageWith({ state: 'uploading' });
  expect(await imageAnswer(urlsOf, unknown)).toStrictEqual({
    id: unknown.id,
    state: 'uploading',
    tags: [],
    createdAt: unknown.createdAt,
  });
});

test.each<[string, Partial<Image> | undefined]>([
  ['has other bytes', { found: { ...found, sha256: 'cd'.repeat(32) } }],
  ['was rejected', { state: 'rejected' }],
  ['is gone', undefined],
])('an image that %s by the time it is read is not the one that is uploaded', async (_what, given) => {
  const ports = world();
  const image = given && imageWith({ id: idOf(99), ...given });
  const images = { ...ports.images, bySha: async () => idOf(99), get: async () => image };
  expect(await askForUpload({ ...ports, images }, ADA, { sha256: found.sha256 })).toMatchObject({
    upload: { imageId: idOf(1) },
  });
});

test.each<[string, string[], string[] | undefined]>([
  ['is kept, though the image does not have it', [], ['sky']],
  ['that was taken off before is nothing new', ['sky'], undefined],
])('a tag that is taken off %s', async (_what, removed, want) =>
  expect((await corrected(imageWith({ removed }), { remove: ['sky'] }))?.removed).toEqual(want),
);

/** The image as it is corrected, undefined when there is nothing to correct. */
const corrected = async (image: Image, body: Parameters<typeof correctTags>[3]) => {
  let changed: Image | undefined;
  const store = {
    get: async () => image,
    change: async (_sub: string, _id: string, change: (stored: Image) => Image | undefined) =>
      (changed = change(image)),
  };
  await correctTags(store, image.sub, image.id, body);
  return changed;
};

test('added tags are there and not taken off, removed ones the other way round, and the rest is as it was', () => {
  const names = fc.subarray<string>([...NAMES]);
  return fc.assert(
    fc.asyncProperty(names, names, names, names, async (has, off, add, some) => {
      const remove = some.filter((name) => !add.includes(name));
      const image = imageWith({
        tags: Object.fromEntries(
          has.map((name) => [name, { source: 'clarifai', confidence: 0.95 } as const]),
        ),
        removed: off.filter((name) => !has.includes(name)),
      });
      const result = (await corrected(image, { add, remove })) ?? image;
      const there = Object.keys(result.tags);
      for (const name of add)
        expect(Object.entries(result.tags)).toContainEqual([name, { source: 'user', confidence: 1 }]);
      expect(new Set(there)).toEqual(new Set([...has.filter((name) => !remove.includes(name)), ...add]));
      expect(new Set(result.removed)).toEqual(
        new Set([...image.removed.filter((name) => !add.includes(name)), ...remove]),
      );
      expect(await corrected(result, { add, remove })).toBeUndefined();
    }),
  );
});

test.each<[string, Omit<Partial<Image>, 'found'> & { found?: undefined }, boolean]>([
  ['tagged', {}, true],
  ['failed', { state: 'failed' }, true],
  ['failed, of unknown bytes,', { state: 'failed', found: undefined }, false],
  ['tagged again', { state: 'processing' }, true],
  ['processed for the first time', { state: 'processing', found: undefined }, false],
  ['rejected', { state: 'rejected' }, false],
  ['uploading', { state: 'uploading' }, false],
])('whether an image that is %s can be corrected', async (_name, given, isSo) => {
  const { found: bytes, ...image } = { ...imageWith(), ...given };
  const correct = corrected({ ...image, ...(bytes && { found: bytes }) }, { add: ['sky'] });
  if (isSo) expect((await correct)?.tags).toEqual(tagged('sky'));
  else
    await expect(correct).rejects.toThrow(
      expect.objectContaining(conflict(`The image is ${image.state}: its tags cannot be corrected now`)),
    );
});

test('an image has forty tags and no more, and what is taken off has an end too', async () => {
  const forty = imageWith({ tags: tagged(...Array.from({ length: 40 }, (_none, n) => `tag ${String(n)}`)) });
  await expect(corrected(forty, { add: ['sky'] })).rejects.toThrow(
    expect.objectContaining(conflict('An image can have at most 40 tags')),
  );
  const exchanged = await corrected(forty, { add: ['sky'], remove: ['tag 1'] });
  expect(Object.keys(exchanged?.tags ?? {})).toHaveLength(40);
  const full = imageWith({ removed: Array.from({ length: 200 }, (_none, n) => `tag ${String(n)}`) });
  await expect(corrected(full, { remove: ['sky'] })).rejects.toThrow(
    expect.objectContaining(conflict('At most 200 tags can be removed from an image')),
  );
  expect((await corrected(full, { add: ['tag 1'], remove: ['sky'] }))?.removed).toHaveLength(200);
});

test('names are brought into one form, and one that is in both lists is refused', async () => {
  const image = imageWith({ tags: tagged('sea') });
  expect(await corrected(image, { add: ['Sky', 'sky'], remove: ['SEA'] })).toMatchObject({
    tags: tagged('sky'),
    removed: ['sea'],
  });
  await expect(corrected(image, { add: ['Sky'], remove: ['sky'] })).rejects.toThrow(
    expect.objectContaining({
      ...invalid,
      faults: [{ in: 'body', name: 'remove', message: 'must not contain a tag that is also in add' }],
    }),
  );
  for (const [name, says] of [
    ['\u0130'.repeat(40), '1 to 64 characters'],
    ['\u200b', 'at least one visible character'],
    ['\u202ea', 'remove U+202E'],
  ] as const)
    for (const list of ['add', 'remove'])
      await expect(corrected(image, { [list]: [name] })).rejects.toThrow(
        expect.objectContaining({
          ...invalid,
          faults: [{ in: 'body', name: list, message: expect.stringContaining(says) }],
        }),
      );
});

test('a tag that was stored in an older form is matched by a correction', async () => {
  const image = imageWith({ tags: tagged('old  town', 'sea'), removed: ['sky\u200b'] });

  expect(await corrected(image, { remove: ['old town'] })).toMatchObject({
    tags: tagged('sea'),
    removed: ['sky\u200b', 'old town'],
  });
  expect(await corrected(image, { add: ['Old Town', 'sky'] })).toMatchObject({
    tags: tagged('sea', 'old town', 'sky'),
    removed: [],
  });
  expect(await corrected({ ...image, removed: ['old town'] }, { remove: ['old town'] })).toMatchObject({
    tags: tagged('sea'),
  });
});

test('a correction is found by search at once, and done again changes nothing', async () => {
  const ports = world();
  await ports.put(imageWith({ tags: tagged('sky') }));
  const body = { add: ['Sea'], remove: ['sky'] };
  const image = await settled(() => correctTags(ports.images, ADA, idOf(1), body));
  expect(image.tags).toEqual(tagged('sea'));
  expect(await settled(() => correctTags(ports.images, ADA, idOf(1), body))).toEqual(image);
  expect(await listTags(ports, ADA)).toEqual({ tags: ['sea'], counts: { sea: 1 } });
  expect((await listImages(ports, ADA, { tags: ['SEA'] })).images.map(({ id }) => id)).toEqual([idOf(1)]);
  expect(await listImages(ports, ADA, { tags: ['sky'] })).toEqual({ images: [] });
});

test.each<[string, Partial<Image>]>([
  ['could not be tagged', { state: 'failed', reason: 'The tagging service is not configured' }],
  ['is being tagged again', { state: 'processing' }],
])('an image that %s is found by the tags that its owner gives it', async (_name, given) => {
  const ports = world();
  await ports.put(imageWith(given));
  expect(await listImages(ports, ADA, { untagged: true })).toMatchObject({ images: [{ id: idOf(1) }] });

  await correctTags(ports.images, ADA, idOf(1), { add: ['holiday'] });

  const inState = { tags: ['holiday'], ...(given.state && { state: given.state }) };
  for (const query of [{ tags: ['holiday'] }, inState, { without: ['sky'] }])
    expect(await listImages(ports, ADA, query)).toMatchObject({ images: [{ id: idOf(1) }] });
  expect(await listImages(ports, ADA, { untagged: true })).toEqual({ images: [] });
  expect(await listTags(ports, ADA)).toEqual({ tags: ['holiday'], counts: { holiday: 1 } });
});

test('an image keeps its place in search and counts while it is tagged again', async () => {
  const ports = world();
  await ports.put(imageWith({ tags: tagged('sky') }));

  await settled(() => retagImage(ports, ADA, idOf(1)));

  expect(await listImages(ports, ADA, { tags: ['sky'] })).toMatchObject({
    images: [{ state: 'processing' }],
  });
  expect(await listTags(ports, ADA)).toEqual({ tags: ['sky'], counts: { sky: 1 } });
});

test('what its owner says of an image while it is tagged again outlives that', async () => {
  const ports = world();
  await ports.put(imageWith({ state: 'processing', tags: tagged('sky') }));
  const concepts = ['sky', 'sea', 'sun'].map((name) => ({ name, confidence: 0.99 }));

  await correctTags(ports.images, ADA, idOf(1), { add: ['holiday'], remove: ['sky'] });
  const image = await ports.images.change(ADA, idOf(1), (stored) =>
    taggedWith(concepts, 0.9, stored, { found, keywords: [] }),
  );

  expect(Object.keys(image?.tags ?? {})).toEqual(['holiday', 'sea', 'sun']);
  expect(await listTags(ports, ADA)).toMatchObject({ tags: ['holiday', 'sea', 'sun'] });
});

test('another’s image is not there, whatever is done with it', async () => {
  const ports = world();
  const image = imageWith({ tags: tagged('sky') });
  await ports.put(image);
  await expect(imageOf(ports.images, BOB, idOf(1))).rejects.toMatchObject(notFound);
  await expect(deleteImage(ports, BOB, idOf(1))).rejects.toMatchObject(notFound);
  await expect(correctTags(ports.images, BOB, idOf(1), { add: ['sea'] })).rejects.toMatchObject(notFound);
  await expect(retagImage(ports, BOB, idOf(1))).rejects.toMatchObject(notFound);
  expect(await listImages(ports, BOB, {})).toEqual({ images: [] });
  expect(await listTags(ports, BOB)).toEqual({ tags: [], counts: {} });
  expect(await ports.images.get(ADA, idOf(1))).toEqual(image);
  expect([ports.files.size, ports.sent]).toEqual([2, []]);
});

test('a deletion that is cut anywhere is finished by the next', async () => {
  for (const cut of [1, 2, 3]) {
    const ports = world();
    await ports.put(imageWith({ tags: tagged('sky') }));
    let done = 0;
    const step = <T>(work: () => Promise<T>): Promise<T> => {
      done += 1;
      return done === cut ? Promise.reject(new Error('cut')) : work();
    };
    const deleting = {
      images: { remove: (sub: string, id: string) => step(() => ports.images.remove(sub, id)) },
      removeFiles: (sub: string, id: string) => step(() => ports.removeFiles(sub, id)),
    };
    await expect(deleteImage(deleting, ADA, idOf(1))).rejects.toThrow('cut');
    // Cut between its record and its end, it is an image of which nothing is known but its objects, which go.
    const again = settled(() => deleteImage(deleting, ADA, idOf(1)));
    await (cut === 3 ? expect(again).rejects.toMatchObject(notFound) : again);
    expect([...ports.files, ...ports.table.rows()]).toEqual([]);
  }
});

test('a thumbnail that is made while an image is deleted goes too', async () => {
  const ports = world();
  await ports.put(imageWith());
  const images = {
    remove: async (sub: string, id: string) => {
      ports.files.add(`thumbnails/${sub}/${id}.webp`);
      return ports.images.remove(sub, id);
    },
  };
  await settled(() => deleteImage({ ...ports, images }, ADA, idOf(1)));
  expect(ports.files.size).toBe(0);
});

test('an image that is to be tagged again is processing, and its queue knows', async () => {
  const ports = world();
  await ports.put(imageWith({ state: 'failed', reason: 'busy', begun: 2, tags: tagged('sky') }));
  const image = await settled(() => retagImage(ports, ADA, idOf(1)));
  expect(ports.sent).toEqual([{ kind: 'retag', sub: ADA, id: idOf(1) }]);
  expect(image).toMatchObject({ state: 'processing', tags: tagged('sky') });
  expect(image).not.toHaveProperty('reason');
  expect(image).not.toHaveProperty('begun');
  await expect(retagImage(ports, ADA, idOf(1))).rejects.toMatchObject(
    conflict('The image is processing: it cannot be tagged again now'),
  );
  expect(ports.sent).toHaveLength(1);
});

test('an image that is tagged again before its state is written stays tagged', async () => {
  const ports = world();
  await ports.put(imageWith());
  const send = async () => {
    await ports.images.change(ADA, idOf(1), (image) => ({ ...image, tags: tagged('new') }));
  };
  expect(await retagImage({ ...ports, send }, ADA, idOf(1))).toMatchObject({
    state: 'tagged',
    tags: tagged('new'),
  });
});

test('an image stays as it is when its queue cannot be told', async () => {
  const ports = world();
  await ports.put(imageWith());
  const send = async () => Promise.reject(new Error('no queue'));
  await expect(retagImage({ ...ports, send }, ADA, idOf(1))).rejects.toThrow('no queue');
  expect(await ports.images.get(ADA, idOf(1))).toMatchObject({ state: 'tagged' });
});

test('a cursor is good for its query and its caller alone', async () => {
  const ports = world();
  for (const n of [1, 2, 3]) await ports.put(imageWith({ id: idOf(n), tags: tagged('sky') }));
  const first = await listImages(ports, ADA, { tags: ['sky'], limit: 2 });
  expect(first.images.map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
  const cursor = first.cursor ?? '';
  expect((await listImages(ports, ADA, { tags: ['Sky'], cursor })).images.map(({ id }) => id)).toEqual([
    idOf(1),
  ]);
  for (const [who, query] of [
    [ADA, { tags: ['sea'] }],
    [ADA, { tags: ['sky'], match: 'any' as const }],
    [ADA, { tags: ['sky'], minConfidence: 0.9 }],
    [ADA, {}],
    [BOB, { tags: ['sky'] }],
  ] as const)
    await expect(
      listImages(ports, who, { ...query, tags: [...(query.tags ?? [])], cursor }),
    ).rejects.toMatchObject({
      code: 'CursorInvalid',
    });
});

const NOON = Date.parse('2026-11-21T12:00:00Z');
/** One image a second, from noon on. */
const aSecondEach = async () => {
  const ports = world();
  for (const n of [0, 1, 2, 3])
    await ports.put(imageWith({ id: idAt(NOON + n * 1000), tags: tagged(n === 2 ? 'sea' : 'sky') }));
  return ports;
};

test.each<[string, Parameters<typeof listImages>[2], number[]]>([
  ['the newest first, unless asked', {}, [3, 2, 1, 0]],
  ['the newest first', { order: 'newest' }, [3, 2, 1, 0]],
  ['the oldest first', { order: 'oldest' }, [0, 1, 2, 3]],
  ['from a moment on, it included', { uploadedFrom: '2026-11-21T12:00:02Z' }, [3, 2]],
  ['to a moment, without it', { uploadedTo: '2026-11-21T12:00:02Z' }, [1, 0]],
  ['a moment of another zone', { uploadedFrom: '2026-11-21T14:00:02+02:00' }, [3, 2]],
  ['a fraction of a second', { uploadedFrom: '2026-11-21T12:00:02.001Z' }, [3]],
  ['a leap second, as the second after it', { uploadedTo: '2026-11-21T11:59:60Z' }, []],
  [
    'between two, the oldest first',
    { order: 'oldest', uploadedFrom: '2026-11-21T12:00:01Z', uploadedTo: '2026-11-21T12:00:03Z' },
    [1, 2],
  ],
  ['of a tag', { tags: ['sky'], order: 'oldest', uploadedFrom: '2026-11-21T12:00:01Z' }, [1, 3]],
  ['of any tag', { tags: ['sky', 'sea'], match: 'any', uploadedTo: '2026-11-21T12:00:03Z' }, [2, 1, 0]],
  ['without a tag', { without: ['sky'], order: 'oldest' }, [2]],
  ['of no time', { uploadedFrom: '2026-11-21T12:00:01Z', uploadedTo: '2026-11-21T12:00:01Z' }, []],
  ['of a state', { state: 'tagged', order: 'oldest', uploadedTo: '2026-11-21T12:00:01Z' }, [0]],
])('images are selected by when they were uploaded: %s', async (_what, query, want) => {
  const ports = await aSecondEach();
  for (const limit of [1, 3, 60]) {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listImages(ports, ADA, { ...query, limit, ...(cursor !== undefined && { cursor }) });
      ids.push(...page.images.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(ids).toEqual(want.map((n) => idAt(NOON + n * 1000)));
  }
});

test('a cursor goes with its order and its range of time, however that is written', async () => {
  const ports = await aSecondEach();
  const query = { uploadedFrom: '2026-11-21T12:00:01Z' };
  const { cursor = '' } = await listImages(ports, ADA, { ...query, limit: 1 });

  const next = await listImages(ports, ADA, { uploadedFrom: '2026-11-21T13:00:01+01:00', cursor });

  expect(next.images.map(({ id }) => id)).toEqual([2, 1].map((n) => idAt(NOON + n * 1000)));
  for (const other of [
    {},
    { ...query, order: 'oldest' as const },
    { ...query, uploadedTo: '2026-11-21T12:00:03Z' },
    { uploadedFrom: '2026-11-21T12:00:02Z' },
    { uploadedTo: '2026-11-21T12:00:01Z' },
  ])
    await expect(listImages(ports, ADA, { ...other, cursor })).rejects.toMatchObject({
      code: 'CursorInvalid',
    });
});

test('a range of time that ends before it begins is refused', () => {
  expect(() =>
    spanOf({ uploadedFrom: '2026-11-21T12:00:00Z', uploadedTo: '2026-11-21T12:00:00+01:00' }),
  ).toThrow(
    expect.objectContaining({
      ...invalid,
      faults: [{ in: 'query', name: 'uploadedTo', message: 'must not be before uploadedFrom' }],
    }),
  );
});

test('tags are told a page at a time, each page’s cursor good for this list and its caller alone', async () => {
  const ports = world();
  const names = ['a', 'a b', 'ab', 'b', 'été'];
  for (const who of [ADA, BOB]) await ports.put(imageWith({ sub: who, tags: tagged(...names) }));
  await ports.put(imageWith({ id: idOf(2) }));

  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await listTags(ports, ADA, { limit: 2, ...(cursor !== undefined && { cursor }) });
    expect(Object.keys(page.counts)).toEqual(page.tags);
    pages.push(page.tags);
    cursor = page.cursor;
  } while (cursor !== undefined);

  const { cursor: own = '' } = await listTags(ports, ADA, { limit: 2 });
  const { cursor: ofImages = '' } = await listImages(ports, ADA, { limit: 1 });
  expect(pages).toEqual([['a', 'a b'], ['ab', 'b'], ['été']]);
  expect(await listTags(ports, ADA, { limit: 5 })).not.toHaveProperty('cursor');
  expect(await listTags(ports, ADA, { limit: 1, cursor: own })).toMatchObject({ tags: ['ab'] });
  for (const [who, foreign] of [
    [BOB, own],
    [ADA, ofImages],
  ] as const)
    await expect(listTags(ports, who, { cursor: foreign })).rejects.toMatchObject({ code: 'CursorInvalid' });
  await expect(listImages(ports, ADA, { cursor: own })).rejects.toMatchObject({
    code: 'CursorInvalid',
  });
});

test.each([
  ['as it is kept', 'sk', ['sky', 'sky blue']],
  ['in capitals', 'SK', ['sky', 'sky blue']],
  ['with spaces around it', ' sky ', ['sky', 'sky blue']],
  ['with a space in it', 'sky  b', ['sky blue']],
  ['with what cannot be seen', 's\u00adk', ['sky', 'sky blue']],
  ['of no tag', 'x', []],
])('tags are found by how they begin: %s', async (_what, prefix, want) => {
  const ports = world();
  await ports.put(imageWith({ tags: tagged('sky', 'sky blue', 'sea') }));
  expect(await listTags(ports, ADA, { prefix })).toEqual({
    tags: want,
    counts: Object.fromEntries(want.map((name) => [name, 1])),
  });
  expect(await listTags(ports, BOB, { prefix })).toEqual({ tags: [], counts: {} });
});

test.each([
  ['of nothing', ' ', 'at least one visible character'],
  ['that is too long', 'a'.repeat(65), '1 to 64 characters'],
  ['with a comma', 'a,', 'commas'],
])('a beginning %s is refused', async (_what, prefix, says) => {
  await expect(listTags(world(), ADA, { prefix })).rejects.toMatchObject({
    ...invalid,
    faults: [{ in: 'query', name: 'prefix', message: expect.stringContaining(says) }],
  });
});

const ALONE = 'cannot be combined with tags or without';
const BY_TAGS = 'can only be used with tags or without';
const SHOWABLE = 'can only be processing, tagged, failed where images are searched by tags';
test.each<[string, Parameters<typeof searchOf>[0], string, string]>([
  ['untagged with tags', { untagged: true, tags: ['sky'] }, 'untagged', ALONE],
  ['untagged with without', { untagged: true, without: ['sky'] }, 'untagged', ALONE],
  ['a confidence of no tags', { minConfidence: 0.9 }, 'minConfidence', BY_TAGS],
  ['a confidence without tags', { minConfidence: 0.9, untagged: true }, 'minConfidence', BY_TAGS],
  ['tags of images that cannot be shown', { tags: ['sky'], state: 'rejected' }, 'state', SHOWABLE],
  ['untagged ones that cannot be shown', { untagged: true, state: 'uploading' }, 'state', SHOWABLE],
  ['a name that is too long', { tags: ['\u0130'.repeat(40)] }, 'tags', '1 to 64 characters'],
  [
    'a name to go without that is too long',
    { without: ['\u0130'.repeat(40)] },
    'without',
    '1 to 64 characters',
  ],
])('%s is refused', (_name, query, name, says) => {
  const message = expect.stringContaining(says);
  expect(() => searchOf(query)).toThrow(
    expect.objectContaining({ ...invalid, faults: [{ in: 'query', name, message }] }),
  );
});

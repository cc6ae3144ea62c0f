import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Image } from '../../../systems/images/image/image.ts';
import { correctTags } from '../../../systems/images/library/correcting.ts';
import { deleteTag, renameTag } from '../../../systems/images/library/everywhere.ts';
import { MOST_MS } from '../../../systems/images/library/many.ts';
import { listImages, listTags } from '../../../systems/images/search/listing.ts';
import { tagsOf } from '../../../systems/images/tagging/machine-tags.ts';
import { begun, taggedWith } from '../../../systems/images/tagging/states.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, found, idOf, imageWith, tagged } from './arbitrary.ts';
import { imageWorld } from './world.ts';

/** Images of Ada's, the first with the id of 1, and so on. */
const world = async (...all: readonly Partial<Image>[]) => {
  const { ports, put, ...here } = imageWorld();
  await put(...all.map((given, n) => imageWith({ id: idOf(n + 1), ...given })));
  const imageAt = async (n: number): Promise<Image> => {
    const image = await ports.images.get(ADA, idOf(n));
    if (!image) throw new Error('no image');
    return image;
  };
  return { ...ports, ...here, imageAt };
};

const machine = { source: 'clarifai', confidence: 0.95 } as const;
const removals = (count: number): string[] => Array.from({ length: count }, (_none, n) => `no ${String(n)}`);
const notFound = { code: 'NotFound', message: 'You have no tag with this name' };

describe('a tag that is renamed', () => {
  test.each<[string, Partial<Image>, Partial<Image>]>([
    ['of its owner', { tags: tagged('sky', 'a') }, { tags: tagged('a', 'heaven') }],
    ['of a machine is its owner’s then', { tags: { sky: machine } }, { tags: tagged('heaven') }],
    ['on an image that has both', { tags: tagged('sky', 'heaven') }, { tags: tagged('heaven') }],
    ['to what a machine says, too', { tags: { sky: machine, heaven: machine } }, { tags: tagged('heaven') }],
    [
      'to what was removed before',
      { tags: tagged('sky'), removed: ['heaven', 'x'] },
      { tags: tagged('heaven'), removed: ['x', 'sky'] },
    ],
    ['of an older form', { tags: tagged('Sky', 'sky') }, { tags: tagged('heaven') }],
    [
      'on an image that failed',
      { state: 'failed', tags: tagged('sky') },
      { state: 'failed', tags: tagged('heaven') },
    ],
    [
      'on an image that is tagged again',
      { state: 'processing', tags: tagged('sky') },
      { state: 'processing', tags: tagged('heaven') },
    ],
  ])('%s has its new name, and the old one is removed', async (_what, given, want) => {
    const ports = await world(given);

    const answer = await settled(() => renameTag(ports, ADA, 'SKY', { name: ' Heaven' }));

    expect(answer).toEqual({ name: 'heaven', changed: 1, refused: [], complete: true });
    expect(await ports.imageAt(1)).toMatchObject({ removed: ['sky'], ...want });
    expect(await listTags(ports, ADA)).toEqual(
      expect.objectContaining({ counts: expect.objectContaining({ heaven: 1 }) }),
    );
    expect((await listTags(ports, ADA)).tags).not.toContain('sky');
    expect(await listImages(ports, ADA, { tags: ['sky'] })).toEqual({ images: [] });
    expect((await listImages(ports, ADA, { tags: ['heaven'] })).images).toHaveLength(1);
  });

  test('is as if it was corrected on each image', async () => {
    const given: Partial<Image> = { tags: { sky: machine, ...tagged('sea') }, removed: ['heaven'] };
    const [renamed, alone] = [await world(given), await world(given)];

    await renameTag(renamed, ADA, 'sky', { name: 'heaven' });
    await correctTags(alone.images, ADA, idOf(1), { add: ['heaven'], remove: ['sky'] });

    expect(renamed.table.rows()).toEqual(alone.table.rows());
  });

  test('stays on images that have others, and on those of other users', async () => {
    const ports = await world(
      { tags: tagged('sky') },
      { tags: tagged('sky blue') },
      { sub: BOB, tags: tagged('sky') },
    );
    const [other, another] = [await ports.images.get(ADA, idOf(2)), await ports.images.get(BOB, idOf(3))];

    await renameTag(ports, ADA, 'sky', { name: 'heaven' });

    expect(await ports.images.get(ADA, idOf(2))).toEqual(other);
    expect(await ports.images.get(BOB, idOf(3))).toEqual(another);
    expect(await listTags(ports, BOB)).toEqual({ tags: ['sky'], counts: { sky: 1 } });
    expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 1, 'sky blue': 1 });
  });

  test.each<[string, Partial<Image>]>([
    ['is awaited', { state: 'uploading' }],
    ['has arrived', { state: 'processing' }],
  ])('is renamed on an upload that %s, before anybody finds it', async (_what, given) => {
    const { found: _found, ...bare } = imageWith({ ...given, tags: tagged('sky') });
    const { ports, put } = imageWorld();
    await put(bare, imageWith({ id: idOf(2), tags: tagged('sky') }));

    const answer = await renameTag(ports, ADA, 'sky', { name: 'heaven' });
    await ports.images.change(ADA, idOf(1), (image) =>
      taggedWith([{ name: 'sky', confidence: 1 }], 0.9, begun(image, 'etag', 1), { found, keywords: [] }),
    );

    expect(answer).toMatchObject({ changed: 2, complete: true });
    expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 2 });
  });

  test('and arrives meanwhile has its new name, whichever list it is in', async () => {
    const { found: _found, ...bare } = imageWith({ state: 'uploading', tags: tagged('sky') });
    const { ports, put, table } = imageWorld();
    await put(bare);
    table.after('Query', () =>
      ports.images.change(ADA, idOf(1), (image) =>
        taggedWith([{ name: 'sky', confidence: 1 }], 0.9, begun(image, 'etag', 1), { found, keywords: [] }),
      ),
    );

    expect(await renameTag(ports, ADA, 'sky', { name: 'heaven' })).toMatchObject({ changed: 1 });
    expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 1 });
  });

  test('does not come back when its image is tagged again', async () => {
    const ports = await world({ tags: { sky: machine } });
    await renameTag(ports, ADA, 'sky', { name: 'heaven' });
    const concepts = [
      { name: 'Sky', confidence: 0.99 },
      { name: 'heaven', confidence: 0.99 },
    ];
    expect(tagsOf(await ports.imageAt(1), concepts, 0.9)).toEqual(tagged('heaven'));
  });

  test('there and back is what it was, on as many images, and removed names do not add up', async () => {
    const ports = await world({ tags: tagged('a') }, { tags: tagged('a') });
    for (let round = 0; round < 3; round += 1) {
      await renameTag(ports, ADA, 'a', { name: 'b' });
      await renameTag(ports, ADA, 'b', { name: 'a' });
    }
    expect(await ports.imageAt(1)).toMatchObject({ tags: tagged('a'), removed: ['b'] });
    expect((await listTags(ports, ADA)).counts).toEqual({ a: 2 });
  });

  test('stays on an image from which too many names were removed, and the answer says so', async () => {
    const ports = await world(
      { tags: tagged('sky'), removed: removals(200) },
      { tags: tagged('sky'), removed: removals(199) },
    );

    const answer = await renameTag(ports, ADA, 'sky', { name: 'heaven' });
    const again = await renameTag(ports, ADA, 'sky', { name: 'heaven' });

    const refused = [
      {
        imageId: idOf(1),
        code: 'Conflict',
        message: 'At most 200 tags can be removed from an image',
      },
    ];
    expect(answer).toEqual({ name: 'heaven', changed: 1, refused, complete: true });
    expect(again).toEqual({ name: 'heaven', changed: 0, refused, complete: true });
    expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 1, sky: 1 });
  });

  test('on more images than may be named as refused names a hundred, and changes the others', async () => {
    const ports = await world(
      ...Array.from({ length: 130 }, (_none, n) => ({
        tags: tagged('sky'),
        removed: removals(n < 120 ? 200 : 0),
      })),
    );
    const answer = await renameTag(ports, ADA, 'sky', { name: 'heaven' });
    expect(answer).toMatchObject({ changed: 10, complete: true });
    expect(answer.refused).toHaveLength(100);
  });

  test.each(['sky', 'Sky', ' s\u00adky'])('to %j, which it is already, stays as it is', async (name) => {
    const ports = await world({ tags: { sky: machine } });
    const before = ports.table.rows();
    expect(await renameTag(ports, ADA, 'sky', { name })).toEqual({
      name: 'sky',
      changed: 0,
      refused: [],
      complete: true,
    });
    expect(ports.table.rows()).toEqual(before);
  });
});

test.each<[string, (ports: Awaited<ReturnType<typeof world>>) => Promise<unknown>]>([
  ['renamed', (ports) => renameTag(ports, ADA, 'lake', { name: 'sea' })],
  ['renamed to itself', (ports) => renameTag(ports, ADA, 'lake', { name: 'lake' })],
  ['deleted', (ports) => deleteTag(ports, ADA, 'lake')],
])('a tag that only another has is not found where it is %s', async (_what, act) => {
  const ports = await world({ tags: tagged('sky') }, { sub: BOB, tags: tagged('lake') });
  const before = ports.table.rows();
  await expect(act(ports)).rejects.toMatchObject(notFound);
  expect(ports.table.rows()).toEqual(before);
});

test.each([
  ['a name with a comma', 'sky', 'a,b', 'body', 'name'],
  ['a name of nothing', 'sky', ' ', 'body', 'name'],
  ['a name that is too long', 'sky', 'x'.repeat(65), 'body', 'name'],
  ['a tag of no name', '\u200b', 'heaven', 'path', 'tag'],
])('%s is refused, by its field', async (_what, tag, name, place, field) => {
  const ports = await world({ tags: tagged('sky') });
  await expect(async () => renameTag(ports, ADA, tag, { name })).rejects.toMatchObject({
    code: 'RequestInvalid',
    faults: [{ in: place, name: field }],
  });
});

test('a tag that is deleted is on no image, comes back by no machine, and can be added again', async () => {
  const ports = await world({ tags: { sky: machine, sea: machine } }, { tags: tagged('sky') }, {});

  const answer = await settled(() => deleteTag(ports, ADA, ' Sky'));

  expect(answer).toEqual({ changed: 2, refused: [], complete: true });
  expect((await listTags(ports, ADA)).counts).toEqual({ sea: 1 });
  expect((await listImages(ports, ADA, { untagged: true })).images).toHaveLength(2);
  expect(tagsOf(await ports.imageAt(1), [{ name: 'sky', confidence: 0.99 }], 0.9)).toEqual({});
  await expect(deleteTag(ports, ADA, 'sky')).rejects.toMatchObject(notFound);
  await correctTags(ports.images, ADA, idOf(2), { add: ['sky'] });
  expect((await listTags(ports, ADA)).counts).toEqual({ sea: 1, sky: 1 });
});

test('a request whose time is over says so, and is finished by the same request', async () => {
  const ports = await world(...Array.from({ length: 230 }, () => ({ tags: tagged('sky') })));
  const clock = { ms: 0 };
  const slow = {
    ...ports,
    now: () => new Date(clock.ms),
    images: {
      changeAll: async (...given: Parameters<typeof ports.images.changeAll>) => {
        const fates = await ports.images.changeAll(...given);
        clock.ms += MOST_MS;
        return fates;
      },
    },
  };

  const first = await renameTag(slow, ADA, 'sky', { name: 'heaven' });
  const between = (await listTags(ports, ADA)).counts;
  const rest = await renameTag(ports, ADA, 'sky', { name: 'heaven' });

  expect(first).toEqual({ name: 'heaven', changed: 100, refused: [], complete: false });
  expect(between).toEqual({ heaven: 100, sky: 130 });
  expect(rest).toEqual({ name: 'heaven', changed: 130, refused: [], complete: true });
  expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 230 });
});

test('a request that dies anywhere leaves whole images, and the next finishes it', async () => {
  for (let write = 0; write < 4; write += 1) {
    const ports = await world(...Array.from({ length: 100 }, () => ({ tags: tagged('sky', 'a') })));
    for (let before = 0; before < write; before += 1)
      ports.table.after('TransactWriteItems', () => Promise.resolve());
    ports.table.after('TransactWriteItems', () => Promise.reject(new Error('it died')));

    await expect(renameTag(ports, ADA, 'sky', { name: 'heaven' })).rejects.toThrow('it died');
    const { counts } = await listTags(ports, ADA);
    expect([counts['a'], (counts['sky'] ?? 0) + (counts['heaven'] ?? 0)]).toEqual([100, 100]);
    if (write < 3) await renameTag(ports, ADA, 'sky', { name: 'heaven' });

    expect((await listTags(ports, ADA)).counts).toEqual({ a: 100, heaven: 100 });
  }
});

const conflict = () =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'no',
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });

test('images that others go on changing are left for the next request; 409 when there are no others', async () => {
  const ports = await world(...Array.from({ length: 101 }, () => ({ tags: tagged('sky') })));
  // Those of the first hundred that come in one transaction, every time.
  ports.table.fail('TransactWriteItems', conflict(), 4 * 8);
  const first = await renameTag(ports, ADA, 'sky', { name: 'heaven' });
  ports.table.fail('TransactWriteItems', conflict(), 4 * 8);
  const none = renameTag(ports, ADA, 'sky', { name: 'heaven' });

  await expect(none).rejects.toMatchObject({ code: 'Conflict', retryAfterS: 1 });
  expect(first).toEqual({ name: 'heaven', changed: 1, refused: [], complete: false });
  expect(await deleteTag(ports, ADA, 'sky')).toEqual({ changed: 100, refused: [], complete: true });
  expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 1 });
});

test('an image that is deleted meanwhile does not have the tag any more', async () => {
  const ports = await world({ tags: tagged('sky') }, { tags: tagged('sky') });
  ports.table.before('TransactWriteItems', () => ports.images.remove(ADA, idOf(1)));
  expect(await renameTag(ports, ADA, 'sky', { name: 'heaven' })).toMatchObject({
    changed: 1,
    refused: [],
    complete: true,
  });
  expect((await listTags(ports, ADA)).counts).toEqual({ heaven: 1 });
});

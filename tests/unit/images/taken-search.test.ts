import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../core/errors.ts';
import { takenMs } from '../../../systems/images/bytes/taken.ts';
import { firstPlaceAt } from '../../../systems/images/image/taken-place.ts';
import { type Image, isShown, STATES } from '../../../systems/images/image/image.ts';
import { listImages } from '../../../systems/images/search/listing.ts';
import { findImages, type ImageReads } from '../../../systems/images/search/search.ts';
import { beyond, firstIdAt, type Span } from '../../../systems/images/search/span.ts';
import type { Search } from '../../../systems/images/search/wanted.ts';
import { ADA, BOB, found, idAt, idOf, imageWith, tagged } from './arbitrary.ts';
import { imageTable, imageWorld } from './world.ts';

const SINCE = Date.parse('2026-11-21T12:00:00.000Z');
const BASE: Search = { tags: [], match: 'all', without: [], untagged: false, taken: { uploaded: {} } };
const NEWEST: Span = { order: 'newest' };

const takenImage = (n: number, taken: string | undefined, given: Partial<Image> = {}): Image =>
  imageWith({
    id: idAt(SINCE + n, n),
    createdAt: new Date(SINCE + n).toISOString(),
    found: { ...found, ...(taken !== undefined && { taken }) },
    ...given,
  });

const tableOf = async (images: readonly Image[], page?: number) => {
  const table = imageTable(page);
  for (const image of images) await table.images.create(image);
  table.answered.length = 0;
  return table;
};

const walk = async (
  reads: ImageReads,
  search: Search,
  start: Span,
  limit: number,
  budget?: { readonly queries: number; readonly batches: number },
): Promise<string[]> => {
  const ids: string[] = [];
  let [span, pages] = [start as Span | undefined, 0];
  while (span) {
    const { images, last } = await findImages(reads, ADA, search, { span, limit }, budget);
    expect(images.length).toBeLessThanOrEqual(limit);
    ids.push(...images.map(({ id }) => id));
    span = last === undefined ? undefined : beyond(start, last);
    if ((pages += 1) > 500) throw new Error('it never ends');
  }
  return ids;
};

const TIMES = [
  '2024-05-01T10:00:00+02:00',
  '2024-05-01T10:00:00',
  '2024-05-01T08:00:00',
  '2024-05-01T08:00:01',
  '9999-12-31T23:59:59',
  '2024-04-30T23:59:59-14:00',
  '1890-01-01T00:00:00',
];
const library = fc
  .array(
    fc.record({
      sub: fc.constantFrom(ADA, ADA, BOB),
      state: fc.oneof({ weight: 3, arbitrary: fc.constant('tagged' as const) }, fc.constantFrom(...STATES)),
      taken: fc.constantFrom(undefined, ...TIMES),
      names: fc.subarray(['sky', 'sea', 'sun']),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ sub, state, taken, names }, n) =>
      takenImage(n, taken, { sub, state, tags: tagged(...names) }),
    ),
  );
const asked = fc.record({
  tags: fc.subarray(['sky', 'sea', 'none']),
  match: fc.constantFrom('all' as const, 'any' as const),
  without: fc.subarray(['sun']),
  order: fc.constantFrom('newest' as const, 'oldest' as const),
  from: fc.option(fc.constantFrom(...TIMES), { nil: undefined }),
  to: fc.option(fc.constantFrom(...TIMES), { nil: undefined }),
  uploadedFrom: fc.option(fc.nat(30), { nil: undefined }),
});

test('all pages together are what a look at every image finds, in the order of when they were taken', () =>
  fc.assert(
    fc.asyncProperty(
      library,
      asked,
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(undefined, { queries: 2, batches: 1 }),
      fc.constantFrom(undefined, 3),
      async (images, { tags, match, without, order, from, to, uploadedFrom }, limit, budget, page) => {
        const first = uploadedFrom === undefined ? undefined : SINCE + uploadedFrom;
        const search: Search = {
          ...BASE,
          tags,
          match,
          without,
          taken: { uploaded: first === undefined ? {} : { from: firstIdAt(first) } },
        };
        const start: Span = {
          order,
          ...(from !== undefined && { from: firstPlaceAt(takenMs(from)) }),
          ...(to !== undefined && { to: firstPlaceAt(takenMs(to)) }),
        };
        const has = (image: Image) => (name: string) => Object.hasOwn(image.tags, name);
        const want = images
          .filter((image) => image.sub === ADA && isShown(image))
          .flatMap((image) =>
            image.found?.taken === undefined ? [] : [{ image, ms: takenMs(image.found.taken) }],
          )
          .filter(({ ms }) => from === undefined || ms >= takenMs(from))
          .filter(({ ms }) => to === undefined || ms < takenMs(to))
          .filter(({ image }) => first === undefined || Date.parse(image.createdAt) >= first)
          .filter(
            ({ image }) =>
              tags.length === 0 || (match === 'all' ? tags.every(has(image)) : tags.some(has(image))),
          )
          .filter(({ image }) => !without.some(has(image)))
          .sort((one, other) => one.ms - other.ms || (one.image.id < other.image.id ? -1 : 1))
          .map(({ image }) => image.id);
        const reads = (await tableOf(images, page)).search;
        const all = await walk(reads, search, start, limit, budget);
        expect(all).toEqual(order === 'newest' ? want.reverse() : want);
      },
    ),
  ));

const ofDay = (n: number): string => new Date(SINCE + n * 1000).toISOString().slice(0, 19);

describe('what a page reads', () => {
  const counts = async (images: readonly Image[], search: Partial<Search>) => {
    const { search: reads, answered } = await tableOf(images);
    const page = await findImages(reads, ADA, { ...BASE, ...search }, { span: NEWEST, limit: 20 });
    return {
      found: page.images.length,
      more: page.last !== undefined,
      reads: answered.map((one) => one.items),
    };
  };

  test('is its own places and records, and nothing that was not taken at a known time', async () => {
    const images = Array.from({ length: 90 }, (_none, n) => takenImage(n, n < 60 ? ofDay(n) : undefined));
    expect(await counts(images, {})).toEqual({ found: 20, more: true, reads: [20, 20] });
  });

  test('is the images of a rare tag, however many there are of all', async () => {
    const images = Array.from({ length: 300 }, (_none, n) =>
      takenImage(n, ofDay(n), { tags: tagged(...(n % 100 === 0 ? ['heron'] : ['sky'])) }),
    );
    expect(await counts(images, { tags: ['heron'] })).toEqual({ found: 3, more: false, reads: [1, 3, 3] });
    expect(await counts(images, { tags: ['none'] })).toEqual({ found: 0, more: false, reads: [1] });
  });

  test('is no image whose upload is not meant', async () => {
    const images = Array.from({ length: 30 }, (_none, n) => takenImage(n, ofDay(n)));
    const uploaded = { from: firstIdAt(SINCE + 25) };
    expect(await counts(images, { taken: { uploaded } })).toEqual({
      found: 5,
      more: false,
      reads: [20, 5, 10],
    });
  });

  test('ends at its budget where a common tag is not on the newest, and is gone on with', async () => {
    const images = Array.from({ length: 1_700 }, (_none, n) =>
      takenImage(n, ofDay(n), { tags: tagged(n < 600 ? 'old' : 'new') }),
    );
    const { search: reads, answered } = await tableOf(images);
    const search = { ...BASE, tags: ['old'] };
    const { images: none, last } = await findImages(reads, ADA, search, { span: NEWEST, limit: 20 });
    expect(none).toEqual([]);
    expect(last).toBe(`${ofDay(1_700 - 20 - 9 * 100)}#${idAt(SINCE + 780, 780)}`);
    expect(answered.filter(({ command }) => command === 'BatchGetItem').length).toBeLessThanOrEqual(11);
    expect(await walk(reads, search, NEWEST, 60)).toHaveLength(600);
  });
});

test('an image that has moved since its place was read is not found there', async () => {
  const image = takenImage(1, '2024-05-01T10:00:00');
  const { search: reads, images } = await tableOf([image]);
  const ids: ImageReads['ids'] = async (...given) => {
    const page = await reads.ids(...given);
    await images.change(ADA, image.id, (now) => ({
      ...now,
      found: { ...found, taken: '2020-01-01T00:00:00' },
    }));
    return page;
  };
  const page = await findImages({ ...reads, ids }, ADA, BASE, { span: NEWEST, limit: 20 });
  expect(page.images).toEqual([]);
});

/** Ada's images: one with a zone, one without, one whose file says nothing. */
const listed = async () => {
  const { ports, put } = imageWorld();
  await put(
    imageWith({ id: idOf(1), found: { ...found, taken: '2024-05-01T10:00:00+02:00' }, tags: tagged('sky') }),
    imageWith({ id: idOf(2), found: { ...found, taken: '2024-05-01T09:00:00' } }),
    imageWith({ id: idOf(3) }),
  );
  return (query: Parameters<typeof listImages>[2]) => listImages(ports, ADA, query);
};

describe('a list of images', () => {
  test.each<[string, Parameters<typeof listImages>[2], number[]]>([
    ['by taken', { orderBy: 'taken' }, [2, 1]],
    ['by taken, oldest first', { orderBy: 'taken', order: 'oldest' }, [1, 2]],
    ['from the very moment', { takenFrom: '2024-05-01T08:00:00Z' }, [2, 1]],
    ['from a moment in another zone', { takenFrom: '2024-05-01T10:00:01+02:00' }, [2]],
    ['from a part of a second later', { takenFrom: '2024-05-01T08:00:00.001Z' }, [2]],
    ['before a moment', { takenTo: '2024-05-01T09:00:00Z' }, [1]],
    ['before a part of a second later', { takenTo: '2024-05-01T09:00:00.5Z' }, [2, 1]],
    ['before all of them', { takenTo: '1970-01-01T00:00:00Z' }, []],
    [
      'from and before one moment',
      { takenFrom: '2024-05-01T09:00:00Z', takenTo: '2024-05-01T09:00:00Z' },
      [],
    ],
    ['from the last of all moments', { takenFrom: '9999-12-31T23:59:59-14:00' }, []],
    ['before the last of all moments', { takenTo: '9999-12-31T23:59:59-14:00' }, [2, 1]],
    ['from the first of all moments', { takenFrom: '0000-01-01T00:00:00+14:00' }, [2, 1]],
    ['before the first of all moments', { takenTo: '0000-01-01T00:00:00+14:00' }, []],
    ['with a tag', { orderBy: 'taken', tags: ['sky'] }, [1]],
    ['without tags', { orderBy: 'taken', untagged: true }, [2]],
    ['in a state', { orderBy: 'taken', state: 'failed' }, []],
    ['by uploaded, said so', { orderBy: 'uploaded' }, [3, 2, 1]],
  ])('%s', async (_name, query, want) => {
    const list = await listed();
    expect((await list(query)).images.map(({ id }) => id)).toEqual(want.map(idOf));
  });

  test('tells when each was taken, as the file says it', async () => {
    const list = await listed();
    expect((await list({})).images.map(({ takenAt }) => takenAt)).toEqual([
      undefined,
      '2024-05-01T09:00:00',
      '2024-05-01T10:00:00+02:00',
    ]);
  });

  test.each<[string, Parameters<typeof listImages>[2], string]>([
    [
      'an order that is not that of the range',
      { orderBy: 'uploaded', takenFrom: '2024-05-01T08:00:00Z' },
      'orderBy',
    ],
    [
      'a range that ends before it begins',
      { takenFrom: '2024-05-02T00:00:00Z', takenTo: '2024-05-01T00:00:00Z' },
      'takenTo',
    ],
    [
      'a range of uploads that does',
      { orderBy: 'taken', uploadedFrom: '2024-05-02T00:00:00Z', uploadedTo: '2024-05-01T00:00:00Z' },
      'uploadedTo',
    ],
    ['a state in which no image is shown', { orderBy: 'taken', state: 'uploading' }, 'state'],
  ])('refuses %s', async (_name, query, name) => {
    const list = await listed();
    const refusal = await list(query).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Failure);
    expect(refusal).toMatchObject({ code: 'RequestInvalid', faults: [{ in: 'query', name }] });
  });

  test('goes on by its cursor, which is no other list’s', async () => {
    const list = await listed();
    const { images, cursor = '' } = await list({ orderBy: 'taken', limit: 1 });
    expect(images.map(({ id }) => id)).toEqual([idOf(2)]);
    const rest = await list({ orderBy: 'taken', limit: 1, cursor });
    expect(rest.images.map(({ id }) => id)).toEqual([idOf(1)]);
    for (const other of [
      {},
      { orderBy: 'taken', order: 'oldest' },
      { takenFrom: '2024-01-01T00:00:00Z' },
      { orderBy: 'taken', uploadedFrom: '2024-01-01T00:00:00Z' },
    ] as const)
      await expect(list({ ...other, cursor })).rejects.toMatchObject({ code: 'CursorInvalid' });
  });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { type Image, type ImageState, STATES } from '../../../systems/images/image/image.ts';
import { BUDGET, findImages, type ImageReads } from '../../../systems/images/search/search.ts';
import { beyond, firstIdAt, type Span } from '../../../systems/images/search/span.ts';
import type { Search } from '../../../systems/images/search/wanted.ts';
import { ADA, BOB, idAt, idOf, imageWith, tagged } from './arbitrary.ts';
import { imageTable } from './world.ts';

const NAMES = ['sky', 'sea', 'sun', '__proto__'];
const everything: Search = { tags: [], match: 'all', without: [], untagged: false };
const NEWEST: Span = { order: 'newest' };
/** The states in which an image can be shown, once its bytes are known. */
const SHOWN: readonly ImageState[] = ['processing', 'tagged', 'failed'];

/** A table that holds these images, with all their entries. */
const tableOf = async (images: readonly Image[], page?: number) => {
  const table = imageTable(page);
  for (const image of images) await table.images.create(image);
  table.answered.length = 0;
  return table;
};

/** An order, and a range in milliseconds. */
interface Asked {
  readonly order?: Span['order'];
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}
const spanOf = ({ order = 'newest', from, to }: Asked): Span => ({
  order,
  ...(from !== undefined && { from: firstIdAt(from) }),
  ...(to !== undefined && { to: firstIdAt(to) }),
});

/** What the contract says, with no regard to cost. */
const naive = (images: readonly Image[], sub: string, search: Search, { order, from, to }: Asked = {}) => {
  const { tags, match, without, minConfidence = 0, untagged, state } = search;
  const isByTags = tags.length > 0 || without.length > 0 || untagged;
  const ids = images
    .filter((image) => image.sub === sub)
    .filter(({ createdAt }) => from === undefined || Date.parse(createdAt) >= from)
    .filter(({ createdAt }) => to === undefined || Date.parse(createdAt) < to)
    .filter((image) => !isByTags || (image.found !== undefined && SHOWN.includes(image.state)))
    .filter((image) => state === undefined || image.state === state)
    .filter(({ tags: its }) => {
      const sure = Object.entries(its).filter(([, { confidence }]) => confidence >= minConfidence);
      const names = sure.map(([name]) => name);
      const some = tags.filter((name) => names.includes(name)).length;
      return (
        (tags.length === 0 || (match === 'any' ? some > 0 : some === tags.length)) &&
        !without.some((name) => names.includes(name)) &&
        (!untagged || names.length === 0)
      );
    })
    .map(({ id }) => id)
    .sort();
  return order === 'oldest' ? ids : ids.reverse();
};

/** The ids of all pages, and how long each page was. */
const walk = async (
  reads: ImageReads,
  sub: string,
  search: Search,
  limit: number,
  { budget = BUDGET, start = NEWEST }: { readonly budget?: typeof BUDGET; readonly start?: Span } = {},
) => {
  const pages: string[][] = [];
  let [span, isMore] = [start, true];
  while (isMore) {
    const { images, last } = await findImages(reads, sub, search, { span, limit }, budget);
    pages.push(images.map(({ id }) => id));
    [span, isMore] = last === undefined ? [span, false] : [beyond(start, last), true];
    if (pages.length > 500) throw new Error('it never ends');
  }
  return pages;
};

/** Tags that a machine has given, each as sure as is said. */
const withConfidences = (names: readonly string[], confidences: readonly number[]): Image['tags'] =>
  Object.fromEntries(
    names.map((name, n) => [name, { source: 'clarifai', confidence: confidences[n] ?? 1 } as const]),
  );

const image = fc
  .tuple(
    fc.constantFrom(ADA, ADA, BOB),
    fc.oneof({ weight: 3, arbitrary: fc.constant('tagged' as const) }, fc.constantFrom(...STATES)),
    fc.subarray(NAMES),
    fc.array(fc.constantFrom(0.5, 0.9, 1), { minLength: NAMES.length }),
    fc.boolean(),
  )
  .map(([sub, state, names, confidences, isKnown]): Image => {
    const { found, ...bare } = imageWith({ sub, state, tags: withConfidences(names, confidences) });
    // Of one that is tagged the bytes are always known.
    return { ...bare, ...(found && (isKnown || state === 'tagged') && { found }) };
  });
const SINCE = Date.parse('2026-11-21T12:00:00.000Z');
const library = fc
  .array(image, { maxLength: 40 })
  // Three were made in each millisecond.
  .map((all) =>
    all.map((one, n): Image => {
      const ms = SINCE + Math.floor(n / 3);
      return { ...one, id: idAt(ms, n * 7), createdAt: new Date(ms).toISOString() };
    }),
  );
const moment = fc.option(
  fc.integer({ min: -2, max: 15 }).map((n) => SINCE + n),
  { nil: undefined },
);
const asked = fc.oneof(
  fc.constant<Asked>({}),
  fc.record<Asked>({ order: fc.constantFrom('newest', 'oldest'), from: moment, to: moment }),
);
const search = fc.oneof(
  fc.record<Search>({
    tags: fc.subarray([...NAMES, 'nobody has this']),
    match: fc.constantFrom('all', 'any'),
    without: fc.subarray(NAMES, { maxLength: 2 }),
    minConfidence: fc.constantFrom(undefined, undefined, 0, 0.9, 0.91, 1),
    untagged: fc.constant(false),
    state: fc.constantFrom(undefined, undefined, ...STATES),
  }),
  fc.constantFrom<Search>(
    { ...everything, untagged: true },
    ...SHOWN.map((state) => ({ ...everything, untagged: true, state })),
    everything,
    ...STATES.map((state) => ({ ...everything, state })),
  ),
);
const budget = fc.record({
  queries: fc.integer({ min: 1, max: 6 }),
  batches: fc.integer({ min: 1, max: 3 }),
});

test('all pages together are what a look at every image finds, in order, none twice, no one else’s', async () => {
  await fc.assert(
    fc.asyncProperty(library, search, asked, fc.integer({ min: 1, max: 12 }), async (...given) => {
      const [images, wanted, where, limit] = given;
      const reads = (await tableOf(images)).search;
      const pages = await walk(reads, ADA, wanted, limit, { start: spanOf(where) });
      expect(pages.flat()).toEqual(naive(images, ADA, wanted, where));
      expect(pages.every((page) => page.length <= limit)).toBe(true);
    }),
  );
});

test('it is the same with hardly any budget', async () => {
  await fc.assert(
    fc.asyncProperty(library, search, asked, budget, fc.integer({ min: 1, max: 5 }), async (...given) => {
      const [images, wanted, where, few, limit] = given;
      const reads = (await tableOf(images, 3)).search;
      const pages = await walk(reads, ADA, wanted, limit, { budget: few, start: spanOf(where) });
      expect(pages.flat()).toEqual(naive(images, ADA, wanted, where));
    }),
  );
});

test('a page that is full before the last candidate is not the last page', async () => {
  const names = [['sky'], ['sky'], ['sky'], ['sky', 'sun']];
  const images = names.map((all, n) => imageWith({ id: idOf(n), tags: tagged(...all) }));
  const reads = (await tableOf(images)).search;
  const pages = await walk(reads, ADA, { ...everything, tags: ['sky'], without: ['sun'] }, 2);
  expect(pages).toEqual([[idOf(2), idOf(1)], [idOf(0)]]);
});

test('no page reads more than its budget, however many images there are to look through', async () => {
  const images = Array.from({ length: 1100 }, (_none, n) =>
    imageWith({ id: idOf(n), tags: n === 0 ? tagged('sky', 'sea') : tagged(n % 2 === 0 ? 'sky' : 'sea') }),
  );
  const { search: reads, answered } = await tableOf(images);
  const page = await findImages(
    reads,
    ADA,
    { ...everything, without: ['sky', 'sea'] },
    { span: NEWEST, limit: 20 },
  );
  expect(page).toEqual({ images: [], last: idOf(1100 - 20 - 9 * 100) });
  const of = (name: string) => answered.filter(({ command }) => command === name).length;
  expect(of('BatchGetItem')).toBe(10);
  expect(of('Query')).toBe(10);
  expect((await walk(reads, ADA, { ...everything, tags: ['sky', 'sea'] }, 20)).flat()).toEqual([idOf(0)]);
});

test('a filter by confidence ends at the budget, too, and is gone on with', async () => {
  const images = Array.from({ length: 1100 }, (_none, n) =>
    imageWith({ id: idOf(n), tags: withConfidences(['sky'], [n < 2 ? 0.99 : 0.91]) }),
  );
  const { search: reads, answered } = await tableOf(images);
  const wanted: Search = { ...everything, tags: ['sky'], minConfidence: 0.95 };
  const page = await findImages(reads, ADA, wanted, { span: NEWEST, limit: 20 });
  expect(page).toEqual({ images: [], last: idOf(1100 - 20 - 9 * 100) });
  expect(answered.filter(({ command }) => command === 'BatchGetItem')).toHaveLength(10);
  expect((await walk(reads, ADA, wanted, 20)).flat()).toEqual([idOf(1), idOf(0)]);
});

test.each<[string, Partial<Search>, boolean]>([
  ['the very confidence of a tag finds it', { tags: ['sky'], minConfidence: 0.9 }, true],
  ['a little more does not', { tags: ['sky'], minConfidence: 0.9000001 }, false],
  ['nothing at all finds what has the tag', { tags: ['sky'], minConfidence: 0 }, true],
  ['nothing at all finds nothing without the tag', { tags: ['none'], minConfidence: 0 }, false],
  ['what its owner said is sure', { tags: ['mine'], minConfidence: 1 }, true],
  ['all of the tags must be sure', { tags: ['mine', 'sky'], minConfidence: 0.95 }, false],
  ['one of any is enough', { tags: ['mine', 'sky'], match: 'any', minConfidence: 0.95 }, true],
  ['a tag of lower confidence is not excluded', { without: ['sky'], minConfidence: 0.95 }, true],
  ['a tag that is sure enough is one', { without: ['sky'], minConfidence: 0.9 }, false],
])('of an image with a tag at 0.9: %s', async (_what, given, isFound) => {
  const tags = { ...withConfidences(['sky'], [0.9]), ...tagged('mine') };
  const { search: reads } = await tableOf([imageWith({ tags })]);
  const page = await findImages(reads, ADA, { ...everything, ...given }, { span: NEWEST, limit: 20 });
  expect(page.images).toHaveLength(isFound ? 1 : 0);
});

test('a page has a read of each of its lists, whatever its budget', async () => {
  const names = Array.from({ length: 25 }, (_none, n) => `tag ${String(n)}`);
  const { search: reads } = await tableOf([imageWith({ tags: tagged(...names) })]);
  const page = await findImages(
    reads,
    ADA,
    { ...everything, tags: names, match: 'any' },
    { span: NEWEST, limit: 20 },
  );
  expect(page.images).toHaveLength(1);
});

/** Of a hundred images, so many have a tag: `sky` 80, `sea` 10, both of them 5; two are failures, one is rejected. */
const LIBRARY = Array.from({ length: 100 }, (_none, n) =>
  imageWith({
    id: idOf(n),
    state: n === 99 ? 'rejected' : n > 96 ? 'failed' : 'tagged',
    tags: tagged(...(n < 80 ? ['sky'] : []), ...(n >= 75 && n < 85 ? ['sea'] : [])),
  }),
);

test.each<[string, Partial<Search>, number[]]>([
  ['all images: the newest records', {}, [20]],
  ['a state: its list, and the records', { state: 'failed' }, [2, 2]],
  ['those without tags: their list, and the records', { untagged: true }, [14, 14]],
  ['one tag: as many of its list as are told', { tags: ['sky'] }, [20, 20]],
  ['all of two: their counts, and the list of the rarest', { tags: ['sky', 'sea'] }, [2, 10, 10]],
  ['all of two, one of which no image has: their counts', { tags: ['sky', 'sun'] }, [2]],
  ['any of two: of both lists', { tags: ['sky', 'sea'], match: 'any' }, [20, 10, 20]],
  ['without a rare one: of all that can be shown, twice', { without: ['sea'] }, [20, 20, 20, 20]],
  ['a state without a tag: the list of that state', { state: 'failed', without: ['sea'] }, [2, 2]],
])('a page of %s', async (_name, given, items) => {
  const { search: reads, answered } = await tableOf(LIBRARY);
  await findImages(reads, ADA, { ...everything, ...given }, { span: NEWEST, limit: 20 });
  expect(answered.map((one) => one.items)).toEqual(items);
});

test.each<[string, Partial<Search>, number[]]>([
  ['all images: records', {}, [10]],
  ['one tag: its list, and the records', { tags: ['sky'] }, [10, 10]],
  ['all of two: their counts, and the list of the rarest', { tags: ['sky', 'sea'] }, [2]],
  ['any of two: both lists', { tags: ['sky', 'sea'], match: 'any' }, [10, 10]],
  ['a state: its list, and the records', { state: 'tagged' }, [10, 10]],
  ['without a tag: all that can be shown', { without: ['sea'] }, [10, 10]],
])('of a range of time, nothing outside of it is read for %s', async (_name, given, items) => {
  const images = LIBRARY.map((image, n) => ({ ...image, id: idAt(SINCE + n) }));
  for (const order of ['newest', 'oldest'] as const) {
    const { search: reads, answered } = await tableOf(images);
    const span = spanOf({ order, from: SINCE + 20, to: SINCE + 30 });

    await findImages(reads, ADA, { ...everything, ...given }, { span, limit: 20 });

    expect(answered.map((one) => one.items).filter((count) => count > 0)).toEqual(items);
  }
});

test.each([
  ['that begins when it ends', SINCE],
  ['before all time', 0],
])('of a range of time %s, nothing is read', async (_what, ms) => {
  const { search: reads, answered } = await tableOf(LIBRARY);
  const span = spanOf({ from: ms, to: ms });
  expect(await findImages(reads, ADA, everything, { span, limit: 20 })).toEqual({ images: [] });
  expect(answered).toEqual([]);
});

test.each([
  [0, '00000000-0000-0000-0000-000000000000'],
  [-1, '00000000-0000-0000-0000-000000000000'],
  [0x19aa5c27c1f, '019aa5c2-7c1f-0000-0000-000000000000'],
  [253402300799999, 'e677d21f-dbff-0000-0000-000000000000'],
])('the ids of millisecond %i sort behind %s', (ms, first) => {
  expect(firstIdAt(ms)).toBe(first);
  const at = Math.max(0, ms);
  const made = v7({ msecs: at, seq: 0, random: new Uint8Array(16) });
  const before = v7({ msecs: at - 1, seq: 0xffffffff, random: new Uint8Array(16).fill(255) });
  expect(first < made).toBe(true);
  if (at > 0) expect(before < first).toBe(true);
});

test('records and counts that the table leaves unread are asked for again', async () => {
  const table = await tableOf(LIBRARY);
  table.leaveUndone(15);
  const page = await findImages(
    table.search,
    ADA,
    { ...everything, tags: ['sky'] },
    { span: NEWEST, limit: 20 },
  );
  expect(page.images).toHaveLength(20);
});

test('what changes between the reading of an entry and of its record is told as the record says', async () => {
  const [kept, gone, untagged] = [1, 2, 3].map((n) => imageWith({ id: idOf(n), tags: tagged('sky') }));
  const reads: ImageReads = {
    ids: async () => ({ ids: [idOf(3), idOf(2), idOf(1)], more: false }),
    library: async () => ({ images: [], more: false }),
    records: async () => [kept, untagged && { ...untagged, tags: {} }].flatMap((one) => one ?? []),
    counts: async () => new Map(),
  };
  const page = await findImages(reads, ADA, { ...everything, tags: ['sky'] }, { span: NEWEST, limit: 20 });
  expect(page).toEqual({ images: [kept] });
  expect(gone).toBeDefined();
});

/** Lists that hold these images, by the name of their tag, as pages of a table do; the records are as they are given. */
const listsOf = (
  lists: Readonly<Record<string, { readonly ns: readonly number[]; readonly more: boolean }>>,
  records: readonly Image[],
): ImageReads => ({
  ids: async (_sub, list, { to = '~' }, limit) => {
    const { ns, more } = lists[list.kind === 'tag' ? list.name : list.kind] ?? { ns: [], more: false };
    const rest = ns.map(idOf).filter((id) => id < to);
    return { ids: rest.slice(0, limit), more: more || rest.length > limit };
  },
  library: async () => ({ images: records, more: false }),
  records: async (_sub, ids) => records.filter(({ id }) => ids.includes(id)),
  counts: async () => new Map(),
});

test.each<[string, Partial<Search>, Partial<Image>]>([
  ['is rejected, is not found by a tag', { tags: ['sky'] }, { state: 'rejected', tags: tagged('sky') }],
  ['is rejected, is not found by what it lacks', { without: ['sea'] }, { state: 'rejected' }],
  ['is rejected, is not found as untagged', { untagged: true }, { state: 'rejected' }],
  ['has a tag, is not found as untagged', { untagged: true }, { tags: tagged('sky') }],
  ['has that tag, is not found without it', { without: ['sea'] }, { tags: tagged('sea') }],
  ['is of another state, is not found by it', { state: 'failed' }, { state: 'tagged' }],
])('an image that by the time it is read %s', async (_what, given, changed) => {
  const all = { ns: [1], more: false };
  const reads = listsOf({ sky: all, shown: all, untagged: all, state: all }, [imageWith(changed)]);
  const page = await findImages(reads, ADA, { ...everything, ...given }, { span: NEWEST, limit: 20 });
  expect(page).toStrictEqual({ images: [] });
});

test.each([
  ['one list, all of it told', { sky: { ns: [3, 2], more: false } }, undefined],
  ['one list that goes on', { sky: { ns: [3, 2], more: true } }, 2],
  ['one list with an id left', { sky: { ns: [3, 2, 1], more: false } }, 2],
  ['two lists, one of which goes on', { sky: { ns: [3], more: false }, sea: { ns: [2], more: true } }, 2],
  ['two lists, one with an id left', { sky: { ns: [2, 1], more: false }, sea: { ns: [3], more: false } }, 2],
  [
    'two lists, all of them told',
    { sky: { ns: [3, 2], more: false }, sea: { ns: [3], more: false } },
    undefined,
  ],
])('a full page of %s says whether there is more', async (_what, lists, last) => {
  const records = [1, 2, 3].map((n) => imageWith({ id: idOf(n), tags: tagged('sky', 'sea') }));
  const wanted: Search = { ...everything, tags: Object.keys(lists), match: 'any' };
  const page = await findImages(listsOf(lists, records), ADA, wanted, { span: NEWEST, limit: 2 });
  expect(page.images.map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
  expect(page.last).toBe(last === undefined ? undefined : idOf(last));
});

test('the newest images are all of them when the table says so', async () => {
  const records = [imageWith()];
  const page = await findImages(listsOf({}, records), ADA, everything, { span: NEWEST, limit: 20 });
  expect(page).toStrictEqual({ images: records });
});

test.each([
  [3, 2],
  [4, 4],
  [5, 4],
])('with a budget of %i pages of two lists, %i are read', async (queries, read) => {
  const names = (n: number) => tagged(n % 2 === 0 ? 'sky' : 'sea');
  const images = Array.from({ length: 20 }, (_none, n) => imageWith({ id: idOf(n), tags: names(n) }));
  let pages = 0;
  const all = { ns: images.map((_image, n) => 19 - n), more: false };
  const reads = listsOf({ sky: all, sea: all }, images);
  const counted: ImageReads = {
    ...reads,
    ids: async (sub, list, span) => {
      pages += 1;
      return reads.ids(sub, list, span, 1);
    },
  };
  const wanted: Search = { ...everything, tags: ['sky', 'sea'], match: 'any' };
  const page = await findImages(counted, ADA, wanted, { span: NEWEST, limit: 10 }, { queries, batches: 10 });
  expect(pages).toBe(read);
  expect(page.images.map(({ id }) => id)).toEqual(
    Array.from({ length: read / 2 }, (_none, n) => idOf(19 - n)),
  );
  expect(page.last).toBe(page.images.at(-1)?.id);
});

/** Two tags in use, and one that is left at nothing, in a table whose pages end after so many items. */
const tagTable = async (page?: number) => {
  const table = await tableOf(
    [imageWith({ tags: tagged('sky', 'sea') }), imageWith({ id: idOf(2), tags: tagged('sky') })],
    page,
  );
  table.put('Images', { pk: { S: `USER#${ADA}` }, sk: { S: 'TAG#a' }, count: { N: '0' } });
  return table.search.tagCounts;
};

test('tags are counted by name, without those that no image has any more', async () => {
  const tagCounts = await tagTable(1);
  const [sea, sky] = [['sea', 1] as const, ['sky', 2] as const];
  expect(await tagCounts(ADA, { prefix: '', limit: 10 })).toEqual({ counts: [sea, sky] });
  expect(await tagCounts(ADA, { prefix: '', limit: 2 })).toEqual({ counts: [sea, sky] });
  expect(await tagCounts(ADA, { prefix: '', limit: 1 })).toEqual({ counts: [sea], last: 'sea' });
  expect(await tagCounts(ADA, { prefix: '', after: 'sea', limit: 1 })).toEqual({ counts: [sky] });
  expect(await tagCounts(ADA, { prefix: '', after: 'sky', limit: 1 })).toEqual({ counts: [] });
  expect(await tagCounts(BOB, { prefix: '', limit: 10 })).toEqual({ counts: [] });
});

test('a page of tags is one read, of one tag more than it tells', async () => {
  const table = await tableOf([imageWith({ tags: tagged('sea', 'sky', 'sun') })]);
  expect(await table.search.tagCounts(ADA, { prefix: '', limit: 2 })).toMatchObject({ last: 'sky' });
  expect(table.answered).toEqual([{ command: 'Query', items: 3 }]);
});

test('tags that take too many reads for one page go on where it ended', async () => {
  const names = Array.from({ length: 12 }, (_none, n) => `tag ${String(n + 10)}`);
  const table = await tableOf([imageWith({ tags: tagged(...names) })], 1);
  const { tagCounts } = table.search;

  const first = await tagCounts(ADA, { prefix: '', limit: 100 });
  const second = await tagCounts(ADA, { prefix: '', after: first.last, limit: 100 });

  expect(first).toMatchObject({ counts: { length: 10 }, last: names[9] });
  expect([...first.counts, ...second.counts].map(([name]) => name)).toEqual(names);
  expect(second.last).toBeUndefined();
});

test.each([
  ['nothing', '', ['a', 'a b', 'ab', 'b', 'été', '\u{1f600}']],
  ['a letter', 'a', ['a', 'a b', 'ab']],
  ['a whole name', 'ab', ['ab']],
  ['more than a name', 'abc', []],
  ['a letter with its accent', 'é', ['été']],
  ['a letter without it', 'e', []],
  ['a picture', '\u{1f600}', ['\u{1f600}']],
])('tags that begin with %s are read alone, on any number of pages', async (_what, prefix, want) => {
  const names = ['\u{1f600}', 'été', 'b', 'ab', 'a b', 'a'];
  const table = await tableOf([
    imageWith({ tags: tagged(...names) }),
    imageWith({ sub: BOB, tags: tagged('abba') }),
  ]);
  const { tagCounts } = table.search;

  const found: string[] = [];
  let after: string | undefined;
  do {
    const { counts, last } = await tagCounts(ADA, { prefix, after, limit: 1 });
    found.push(...counts.map(([name]) => name));
    after = last;
  } while (after !== undefined);

  expect(found).toEqual(want);
  // Each name is read once, and once more to know that the page before it is not the last.
  const read = table.answered.reduce((sum, { items }) => sum + items, 0);
  expect(read).toBe(Math.max(0, 2 * want.length - 1));
});

test('a page of tags goes on behind a tag that is gone', async () => {
  const table = await tableOf([imageWith({ tags: tagged('sea', 'sky') })]);
  expect(await table.search.tagCounts(ADA, { prefix: 's', after: 'seb', limit: 5 })).toEqual({
    counts: [['sky', 1]],
  });
});

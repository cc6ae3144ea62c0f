import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Item } from '../../../core/aws/dynamo.ts';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import type { Image } from '../../../systems/images/image/image.ts';
import { correctTags } from '../../../systems/images/library/correcting.ts';
import { deleteTag, renameTag } from '../../../systems/images/library/everywhere.ts';
import { tagImages } from '../../../systems/images/library/many.ts';
import { listTags } from '../../../systems/images/search/listing.ts';
import { begun, taggedWith } from '../../../systems/images/tagging/states.ts';
import { settled } from '../../shared/leftover.ts';
import { ADA, BOB, found, idOf, imageWith, tagged } from './arbitrary.ts';
import { imageTable, imageWorld } from './world.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const NAMES = ['a', 'b', 'c', '__proto__'];
const IDS = [1, 2, 3, 4];
const THRESHOLD = 0.5;

type World = ReturnType<typeof imageWorld>;
type Act = (world: World) => Promise<unknown>;

const name = fc.constantFrom(...NAMES);
const id = fc.constantFrom(...IDS).map(idOf);
const names = fc.subarray(NAMES);
/** What is to be added and what removed: never one name both ways. */
const correction = fc.tuple(names, names).map(([add, some]) => ({
  add,
  remove: some.filter((one) => !add.includes(one)),
}));

const upload = (state: Image['state'], tags: readonly string[]): Image => {
  const { found: _found, ...image } = imageWith({ state, tags: tagged(...tags) });
  return image;
};

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(name, name).map(
      ([from, to]): Act =>
        ({ ports }) =>
          renameTag(ports, ADA, from, { name: to }),
    ),
  },
  {
    weight: 2,
    arbitrary: name.map(
      (one): Act =>
        ({ ports }) =>
          deleteTag(ports, ADA, one),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.shuffledSubarray(IDS, { minLength: 1 }), correction).map(
      ([some, what]): Act =>
        ({ ports }) =>
          tagImages(ports, ADA, { imageIds: some.map(idOf), ...what }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(id, correction).map(
      ([one, what]): Act =>
        ({ ports }) =>
          correctTags(ports.images, ADA, one, what),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(id, names).map(
      ([one, tags]): Act =>
        ({ ports }) =>
          ports.images.create({ ...upload('uploading', tags), id: one }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(id, names, names, fc.constantFrom('one', 'two'))
      .map(([one, tags, keywords, etag]): Act => async ({ ports }) => {
        await ports.images.change(ADA, one, (image) => begun(image, etag, 1));
        const concepts = tags.map((tag) => ({ name: tag, confidence: 0.9 }));
        await ports.images.change(ADA, one, (image) =>
          taggedWith(concepts, THRESHOLD, image, { found, keywords }),
        );
      }),
  },
  {
    weight: 1,
    arbitrary: id.map(
      (one): Act =>
        ({ ports }) =>
          ports.images.remove(ADA, one),
    ),
  },
);

/** What a user may be told, and what the creation of an image that is there already comes to. */
const isExpected = (error: unknown): boolean =>
  error instanceof Failure
    ? ['Conflict', 'NotFound', 'RequestInvalid'].includes(error.code)
    : error instanceof Error && error.name === 'TransactionCanceledException';

const tried = async (act: Act, world: World): Promise<void> => {
  try {
    await act(world);
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
};

const imagesIn = async ({ ports }: World): Promise<Image[]> =>
  (await Promise.all(IDS.map((n) => ports.images.get(ADA, idOf(n))))).flatMap((image) => image ?? []);

/** All that lies beside the records: what says nothing but that a count is 0 may lie there too. */
const besides = (rows: readonly Item[]): Item[] =>
  rows.filter(({ sk, count }) => sk?.S?.startsWith('IMAGE#') !== true && count?.N !== '0');

/** All that a table holds beside the records of these images, to which nothing has ever happened. */
const untouched = async (images: readonly Image[]): Promise<Item[]> => {
  const { images: store, rows } = imageTable();
  for (const image of images) await store.create(image);
  return besides(rows());
};

test('after any acts, some of them at a time, entries and counts are what the images say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(acts, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      async (rounds) => {
        const world = imageWorld(3);
        const bobs = imageWith({ sub: BOB, tags: tagged(...NAMES) });
        const first = [['a', 'b'], ['a'], ['b', '__proto__']].map((its, n) =>
          imageWith({ id: idOf(n + 1), tags: tagged(...its) }),
        );
        await world.put(...first, bobs);
        for (const round of rounds) await settled(() => Promise.all(round.map((act) => tried(act, world))));

        expect(besides(world.table.rows())).toEqual(await untouched([...(await imagesIn(world)), bobs]));
        expect(await world.ports.images.get(BOB, bobs.id)).toEqual(bobs);
      },
    ),
    { numRuns: 60 },
  );
});

const library = fc.array(
  fc.record({
    tags: names,
    removed: names,
    state: fc.constantFrom<Image['state']>('tagged', 'processing', 'failed'),
  }),
  { maxLength: 4 },
);

test('a tag that is renamed is where it was, once, under its new name, and nothing else moves', async () => {
  await fc.assert(
    fc.asyncProperty(library, name, fc.option(name, { nil: undefined }), async (all, from, to) => {
      fc.pre(from !== to);
      const world = imageWorld();
      const had = all.map(({ tags, removed, state }, n) =>
        imageWith({
          id: idOf(n + 1),
          state,
          tags: tagged(...tags),
          removed: removed.filter((one) => !tags.includes(one)),
        }),
      );
      await world.put(...had);

      await tried(
        ({ ports }) =>
          to === undefined ? deleteTag(ports, ADA, from) : renameTag(ports, ADA, from, { name: to }),
        world,
      );

      const want = had.map(({ tags }) => {
        const old = Object.keys(tags);
        const moved = old.includes(from)
          ? [...old.filter((one) => one !== from), ...(to === undefined ? [] : [to])]
          : old;
        return [...new Set(moved)].sort();
      });
      expect((await imagesIn(world)).map(({ tags }) => Object.keys(tags).sort())).toEqual(want);
      const counts = want
        .flat()
        .reduce((sums, one) => sums.set(one, (sums.get(one) ?? 0) + 1), new Map<string, number>());
      expect(new Map(Object.entries((await listTags(world.ports, ADA)).counts))).toEqual(counts);
    }),
    { numRuns: 60 },
  );
});

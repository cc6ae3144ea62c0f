import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { describe as toPlain, log } from '../../core/log.ts';
import { listing, loadInDisorder, loadInOrder, someUploads, type Upload } from '../shared/uploads.ts';
import { type Fault, MODES } from './faults.ts';
import { clients, type Delivery, differences, type World, worldOf } from './loads.ts';
import { eachOf } from './turns.ts';

jest.setTimeout(300_000);
// The assertions report what fails here.
log.setLogLevel('SILENT');

afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
});

const rejected = listing('?', 1);

const first: Upload = {
  key: 'reports/a',
  second: 0,
  rows: [
    listing('1', 1),
    listing('2', 1, 1, 'roof'),
    listing('2', 1, 2, 'roof'),
    listing('3', 1),
    listing('5', 1),
    rejected,
  ],
};
/** Changes one permit, says the same of one, drops two, and adds one. */
const corrected: Upload = {
  key: 'reports/a',
  second: 1,
  rows: [
    listing('1', 2),
    listing('2', 1, 1, 'roof'),
    listing('2', 1, 2, 'roof'),
    listing('4', 1),
    listing('4', 1, 2),
    rejected,
  ],
};
/** Is shown for one permit, and not for the other. */
const other: Upload = { key: 'reports/b', second: 1, rows: [listing('1', 3), listing('5', 1)] };
const useless: Upload = { key: 'reports/a', second: 1, rows: [rejected, rejected, listing('1', 3)] };

/** A permit with so many rows that no transaction has room for those of two versions. */
const tall = (day: number): Upload => ({
  key: 'reports/tall',
  second: day,
  rows: Array.from({ length: 50 }, () => listing('1', day)),
});
/** Permits, with or without gaps between their numbers; together they have no room in one transaction. */
const wide = (step: number, day: number): Upload => ({
  key: 'reports/wide',
  second: day,
  rows: Array.from({ length: Math.ceil(60 / step) }, (_, at) => listing(String(at * step), day)),
});

interface Story {
  readonly name: string;
  /** In the order of the uploads. */
  readonly uploads: readonly Upload[];
  /** Which of them were loaded before, in this order. */
  readonly before: readonly number[];
  /** Which of them is delivered while something fails. */
  readonly arrives: number;
  /** What happens to the object before its load. */
  readonly meanwhile?: (world: World, at: number) => Promise<unknown>;
}

const STORIES: readonly Story[] = [
  { name: 'a file of several permits', uploads: [first], before: [], arrives: 0 },
  { name: 'a newer version of a file', uploads: [first, other, corrected], before: [0, 1], arrives: 2 },
  { name: 'another file with some of the permits', uploads: [first, other], before: [0], arrives: 1 },
  { name: 'a version that comes after a newer one', uploads: [first, corrected], before: [1], arrives: 0 },
  { name: 'a file of which most is rejected', uploads: [first, useless], before: [0], arrives: 1 },
  {
    name: 'a newer version with many more permits',
    uploads: [wide(8, 1), wide(1, 2)],
    before: [0],
    arrives: 1,
  },
  { name: 'a newer version of many rows of a permit', uploads: [tall(1), tall(2)], before: [0], arrives: 1 },
  {
    name: 'an object that is gone',
    uploads: [first, corrected],
    before: [0],
    arrives: 1,
    meanwhile: (world, at) => world.removeUpload(at),
  },
  {
    name: 'an object that was replaced',
    uploads: [first, corrected],
    before: [0],
    arrives: 1,
    meanwhile: (world, at) => world.replaceUpload(at),
  },
];

/** What there is before something arrives. */
const beginning = async ({ uploads, before }: Pick<Story, 'uploads' | 'before'>) => {
  const world = await worldOf(uploads);
  for (const at of before) expect((await world.deliver(at)).error).toBeUndefined();
  const kept = await world.kept();
  await world.leave();
  return kept;
};

/** Works in a world in which everything has happened but what arrives. */
const within = async <T>(
  { uploads, arrives, meanwhile }: Story,
  start: Awaited<ReturnType<typeof beginning>>,
  work: (world: World) => Promise<T>,
): Promise<T> => {
  const world = await worldOf(uploads, start);
  await meanwhile?.(world, arrives);
  const result = await work(world);
  await world.leave();
  return result;
};

/** What there was, and what is answered and kept when nothing fails. */
const undisturbed = async (story: Story) => {
  const start = await beginning(story);
  return within(story, start, async (world) => {
    const before = await world.histories();
    const { calls, error } = await world.deliver(story.arrives);
    expect(error).toBeUndefined();
    const answers = new Set([...before, ...(await world.histories())]);
    return { start, calls, answers, wanted: await world.everything() };
  });
};

/** Lets one call fail, and delivers again. @returns what is wrong */
const wrongAfter = (
  story: Story,
  fault: Fault,
  { start, answers, wanted }: Awaited<ReturnType<typeof undisturbed>>,
): Promise<string[]> =>
  within(story, start, async (world) => {
    const { calls, error } = await world.deliver(story.arrives, { fault });
    const torn = (await world.histories()).filter((answer) => !answers.has(answer));
    const again = error === undefined ? undefined : await world.deliver(story.arrives);
    const wrong = [
      ...(calls.length < fault.at ? ['the call was never made'] : []),
      ...torn.map((answer) => `answered neither as before nor as after: ${answer}`),
      ...(again?.error === undefined ? [] : [`the retry failed: ${JSON.stringify(toPlain(again.error))}`]),
      ...differences(await world.everything(), wanted),
    ];
    return wrong.map((what) => `step ${fault.at}, ${calls[fault.at - 1] ?? ''}, ${fault.mode}: ${what}`);
  });

describe.each(STORIES)('$name', (story) => {
  test('is loaded the same, when the queue delivers again after a call that failed', async () => {
    // Prepare
    const clean = await undisturbed(story);
    const faults = clean.calls.flatMap((_call, i) => MODES.map((mode) => ({ at: i + 1, mode })));

    // Act
    const wrong = await eachOf(faults, (fault) => wrongAfter(story, fault, clean));

    // Assess
    expect(clean.calls.length).toBeGreaterThan(3);
    expect(wrong.flat()).toEqual([]);
    process.stdout.write(`${story.name}: ${faults.length} faults in ${clean.calls.length} calls\n`);
  });

  test('changes nothing, when the queue delivers again though nothing failed', async () => {
    const { start, wanted } = await undisturbed(story);

    const seen = await within(story, start, async (world) => {
      for (const at of [story.arrives, story.arrives, ...story.before]) await world.deliver(at);
      return world.everything();
    });

    expect(differences(seen, wanted)).toEqual([]);
  });
});

interface Pair {
  readonly name: string;
  readonly uploads: readonly Upload[];
  readonly before: readonly number[];
  /** Which two are loaded at once. */
  readonly both: readonly [number, number];
  /** How the second is delivered. */
  readonly second: Delivery;
  /** Whether what comes of them depends on which is the first, but not what is shown. */
  readonly isOnlyShownTheSame?: true;
}

const PAIRS: readonly Pair[] = [
  {
    name: 'an object that is delivered twice at once',
    uploads: [first, other, corrected],
    before: [0, 1],
    both: [2, 2],
    second: { isAtOnce: true },
  },
  {
    name: 'an object that is delivered again while a load that lost its lease goes on',
    uploads: [first, other, corrected],
    before: [0, 1],
    both: [2, 2],
    second: {},
  },
  {
    name: 'two files with the same permits',
    uploads: [first, { ...other, rows: [...first.rows, ...other.rows] }],
    before: [],
    both: [0, 1],
    second: { isAtOnce: true },
  },
  {
    name: 'two versions of a file',
    uploads: [first, corrected],
    before: [],
    both: [0, 1],
    second: { isAtOnce: true },
    isOnlyShownTheSame: true,
  },
];

const seenOf = (world: World, { isOnlyShownTheSame }: Pair): Promise<string[]> =>
  isOnlyShownTheSame ? world.shown() : world.everything();

/** One load after the other. @returns what there was, the calls of the first, and what is seen in the end */
const oneByOne = async (pair: Pair) => {
  const start = await beginning(pair);
  const world = await worldOf(pair.uploads, start);
  const { calls } = await world.deliver(pair.both[0]);
  await world.deliver(pair.both[1]);
  const wanted = await seenOf(world, pair);
  await world.leave();
  return { start, calls, wanted };
};

/** Loads both, and delivers again whichever failed. @returns what is wrong in the end */
const wrongTogether = async (
  pair: Pair,
  { start, wanted }: Awaited<ReturnType<typeof oneByOne>>,
  load: (world: World) => Promise<readonly { readonly error?: unknown }[]>,
): Promise<string[]> => {
  const world = await worldOf(pair.uploads, start);
  const ends = await load(world);
  for (const [i, at] of pair.both.entries())
    if (ends[i]?.error !== undefined) await world.deliverUntilDone(at);
  const wrong = differences(await seenOf(world, pair), wanted);
  await world.leave();
  return wrong;
};

describe.each(PAIRS)('$name', (pair) => {
  const [one, two] = pair.both;

  test('is loaded as if they came one by one, wherever one stands still for all of the other', async () => {
    // Prepare
    const clean = await oneByOne(pair);
    const stops = clean.calls.map((call, i) => ({ call, at: i + 1 }));

    // Act
    const wrong = await eachOf(stops, async ({ call, at }) => {
      const all = await wrongTogether(pair, clean, async (world) => {
        let end: { readonly error?: unknown } = {};
        const beforeCall = async (number: number): Promise<void> => {
          if (number === at) end = await world.deliver(two, pair.second);
        };
        return [await world.deliver(one, { beforeCall }), end];
      });
      return all.map((what) => `before step ${at}, ${call}: ${what}`);
    });

    // Assess
    expect(wrong.flat()).toEqual([]);
    process.stdout.write(`${pair.name}: ${stops.length} stops\n`);
  });

  test('is loaded as if they came one by one, when both go on as they happen to', async () => {
    const clean = await oneByOne(pair);

    const wrong = await wrongTogether(pair, clean, (world) =>
      Promise.all([world.deliver(one), world.deliver(two, pair.second)]),
    );

    expect(wrong).toEqual([]);
  });
});

test('Whatever the order of the loads, however they are mixed, cut and repeated, the same is shown in the end', () =>
  fc.assert(
    fc.asyncProperty(someUploads, fc.infiniteStream(fc.nat({ max: 99 })), async (uploads, chances) => {
      const [world, orderly] = [await worldOf(uploads), await worldOf(uploads)];

      await loadInDisorder(world, () => Number(chances.next().value));

      await loadInOrder(orderly);
      expect(await world.shown()).toEqual(await orderly.shown());
      await Promise.all([world.leave(), orderly.leave()]);
    }),
    { numRuns: 10, seed: 24 },
  ));

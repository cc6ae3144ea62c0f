import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { log } from '../../core/log.ts';
import { loadInDisorder, loadInOrder, someUploads, type Upload } from '../shared/uploads.ts';
import { clients, type Delivery, differences, keptAfter, type World, worldOf } from './loads.ts';
import { corrected, first, other } from './reports.ts';
import { eachOf } from './turns.ts';

// The assertions report what fails here.
log.setLogLevel('SILENT');

afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
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
  {
    name: 'two versions of a file, the newer one first',
    uploads: [first, corrected],
    before: [],
    both: [1, 0],
    second: { isAtOnce: true },
    isOnlyShownTheSame: true,
  },
];

const seenOf = (world: World, { isOnlyShownTheSame }: Pair): Promise<string[]> =>
  isOnlyShownTheSame ? world.shown() : world.everything();

/** One load after the other. @returns what there was, the calls of the first, and what is seen in the end */
const oneByOne = async (pair: Pair) => {
  const start = await keptAfter(pair.uploads, pair.before);
  const world = await worldOf(pair.uploads, start);
  const [{ calls, error }, later] = [await world.deliver(pair.both[0]), await world.deliver(pair.both[1])];
  expect([error, later.error]).toEqual([undefined, undefined]);
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

/** Loads both anew for each call of the first. @returns what is wrong, and at which call */
const wrongAtEachCall = async (
  pair: Pair,
  load: (world: World, at: number) => Promise<readonly { readonly error?: unknown }[]>,
): Promise<string[]> => {
  const clean = await oneByOne(pair);
  const wrong = await eachOf([...clean.calls.entries()], async ([i, call]) => {
    const all = await wrongTogether(pair, clean, (world) => load(world, i + 1));
    return all.map((what) => `step ${i + 1}, ${call}: ${what}`);
  });
  process.stdout.write(`${pair.name}: ${clean.calls.length} calls\n`);
  return wrong.flat();
};

describe.each(PAIRS)('$name', (pair) => {
  const [one, two] = pair.both;

  test('is loaded as if they came one by one, wherever one stands still for the other', async () => {
    const wrong = await wrongAtEachCall(pair, async (world, at) => {
      let end: { readonly error?: unknown } = {};
      const beforeCall = async (number: number): Promise<void> => {
        if (number === at) end = await world.deliver(two, pair.second);
      };
      return [await world.deliver(one, { beforeCall }), end];
    });

    expect(wrong).toEqual([]);
  });

  test('is loaded as if they came one by one, when both go on as they happen to', async () => {
    const clean = await oneByOne(pair);

    const wrong = await wrongTogether(pair, clean, (world) =>
      Promise.all([world.deliver(one), world.deliver(two, pair.second)]),
    );

    expect(wrong).toEqual([]);
  });
});

// One object that breaks off and comes again is a fault of one load.
describe.each(PAIRS.filter(({ both: [one, two] }) => one !== two))('$name', (pair) => {
  const [one, two] = pair.both;

  test('is loaded as if they came one by one, when one breaks off and comes again after the other', async () => {
    const wrong = await wrongAtEachCall(pair, async (world, at) => [
      await world.deliver(one, { fault: { at, mode: 'killed' } }),
      await world.deliver(two, pair.second),
    ]);

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

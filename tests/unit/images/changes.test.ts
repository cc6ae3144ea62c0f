import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changes, countKey, steps } from '../../../systems/images/image/entries.ts';
import { type Image, isShown } from '../../../systems/images/image/image.ts';
import { ADA, found, idOf, imageWith, life, living, tagged } from './arbitrary.ts';

/** The entries of an image, as a table gets them that knows nothing of it. */
const entriesOf = (image: Image) => changes(undefined, image).puts;

/** What a table holds beside the records: keys, and counts by key. */
const world = () => {
  const keys = new Set<string>();
  const counts = new Map<string, number>();
  return {
    keys,
    counts,
    apply(before: Image | undefined, after: Image | undefined) {
      const { puts, deletes, adds } = changes(before, after);
      for (const key of deletes) keys.delete(JSON.stringify(key));
      for (const key of puts) keys.add(JSON.stringify(key));
      for (const { by, ...key } of adds) {
        const text = JSON.stringify(key);
        const sum = (counts.get(text) ?? 0) + by;
        if (sum === 0) counts.delete(text);
        else counts.set(text, sum);
      }
    },
  };
};

/** What the records say that it should hold. */
const said = (images: readonly Image[]) => {
  const counts = new Map<string, number>();
  for (const image of images.filter(isShown))
    for (const name of Object.keys(image.tags)) {
      const text = JSON.stringify(countKey(image.sub, name));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  return { keys: new Set(images.flatMap(entriesOf).map((key) => JSON.stringify(key))), counts };
};

test('after any lives of any images the entries are exactly those that the records say', () => {
  const deed = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.option(life, { nil: undefined }));
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 15, size: 'max' }), (deeds) => {
      const table = world();
      const records = new Map<number, Image>();
      for (const [n, lived] of deeds) {
        const before = records.get(n);
        const after = lived && living(before ?? imageWith({ id: idOf(n) }), lived);
        for (const step of before && after ? steps(before, after) : [after]) {
          table.apply(records.get(n), step);
          if (step) records.set(n, step);
          else records.delete(n);
        }
      }
      const { keys, counts } = said([...records.values()]);
      expect(table.keys).toEqual(keys);
      expect(table.counts).toEqual(counts);
    }),
  );
});

test('no change names an item twice, and each step of it fits into one transaction', () => {
  fc.assert(
    fc.property(life, life, (one, other) => {
      const [before, after] = [living(imageWith(), one), living(imageWith(), other)];
      let at = before;
      for (const step of steps(before, after)) {
        const change = changes(at, step);
        const keys = [...change.puts, ...change.deletes, ...change.adds].map(({ pk, sk }) => `${pk} ${sk}`);
        expect(new Set(keys).size).toBe(keys.length);
        // Its record is written, too.
        expect(keys.length + 1).toBeLessThanOrEqual(100);
        at = step;
      }
      expect(at).toEqual(after);
    }),
  );
});

test('forty tags for forty others take two steps, the old ones off first', () => {
  const forty = (word: string) =>
    tagged('kept', ...Array.from({ length: 39 }, (_none, n) => `${word} ${String(n)}`));
  const [before, after] = [imageWith({ tags: forty('old') }), imageWith({ tags: forty('new') })];
  expect(steps(before, after)).toEqual([{ ...before, tags: tagged('kept') }, after]);
});

test.each([
  [24, 1],
  [25, 2],
])('%i tags for as many others, when a tagging ends, take %i steps: 100 writes are one', (many, count) => {
  const names = (word: string) =>
    tagged('kept', ...Array.from({ length: many }, (_none, n) => `${word} ${String(n)}`));
  const before = imageWith({ state: 'processing', tags: names('old') });
  expect(steps(before, imageWith({ tags: names('new') }))).toHaveLength(count);
});

const BARE = ['USER', 'SHOWN', 'UNTAGGED'].map((kind) => `${kind}#${ADA}`);
const TAGGED = ['USER', 'SHOWN', 'TAGGED'].map((kind) => `${kind}#${ADA}${kind === 'TAGGED' ? '#sky' : ''}`);

test.each<[string, Partial<Image>, string[]]>([
  [
    'an upload that has not come is in the list of all that is unfinished',
    { state: 'uploading' },
    [`STATE#${ADA}#uploading`, 'UNFINISHED'],
  ],
  [
    'what is looked at for the first time is in that list, too, and found by no tag',
    { state: 'processing', tags: tagged('sky') },
    [`STATE#${ADA}#processing`, 'UNFINISHED'],
  ],
  [
    'what is looked at again is found by its tags and its bytes meanwhile',
    { state: 'processing', found, tags: tagged('sky') },
    [`STATE#${ADA}#processing`, 'UNFINISHED', ...TAGGED],
  ],
  [
    'a tagged image is found by its tags and its bytes',
    { found, tags: tagged('sky', 'sea') },
    [`STATE#${ADA}#tagged`, ...TAGGED, `TAGGED#${ADA}#sea`],
  ],
  ['a tagged image without tags is found by that', { found }, [`STATE#${ADA}#tagged`, ...BARE]],
  [
    'one that could not be tagged is found by what its owner said of it',
    { state: 'failed', found, tags: tagged('sky') },
    [`STATE#${ADA}#failed`, ...TAGGED],
  ],
  [
    'one that could not be tagged is found by having no tags',
    { state: 'failed', found },
    [`STATE#${ADA}#failed`, ...BARE],
  ],
  [
    'one that failed before anything was known of its bytes only by its state',
    { state: 'failed', tags: tagged('sky') },
    [`STATE#${ADA}#failed`],
  ],
  ['a rejected one only by its state', { state: 'rejected', found }, [`STATE#${ADA}#rejected`]],
])('%s', (_name, given, want) => {
  const { found: _found, ...bare } = imageWith();
  const entries = entriesOf({ ...bare, ...given });
  expect(entries.map(({ pk }) => pk).sort()).toEqual([...want].sort());
});

test('an image that is tagged again moves in the lists of states alone', () => {
  const [before, after] = [
    imageWith({ tags: tagged('sky') }),
    imageWith({ tags: tagged('sky'), version: 2 }),
  ];

  const { puts, deletes, adds } = changes(before, { ...after, state: 'processing' });

  expect(puts.map(({ pk }) => pk)).toEqual([`STATE#${ADA}#processing`, 'UNFINISHED']);
  expect(deletes.map(({ pk }) => pk)).toEqual([`STATE#${ADA}#tagged`]);
  expect(adds).toEqual([]);
});

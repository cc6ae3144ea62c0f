import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countKey, type TableKey } from '../../../systems/images/image/entries.ts';
import { inTransactions, type Move, movesTo, together } from '../../../systems/images/image/moves.ts';
import { ADA, idOf, imageWith, life, living, tagged } from './arbitrary.ts';

const textOf = ({ pk, sk }: TableKey): string => `${pk} ${sk}`;

/** An image before its change and after it. */
const changed = fc.tuple(life, life);

const movesOf = (all: readonly (typeof changed extends fc.Arbitrary<infer T> ? T : never)[]): Move[] =>
  all.flatMap(([one, other], n) => {
    const image = imageWith({ id: idOf(n) });
    return movesTo(living(image, one), living(image, other));
  });

test('moves of any images come in their order, in transactions that have room for them', () => {
  fc.assert(
    fc.property(fc.array(changed, { maxLength: 20, size: 'max' }), (all) => {
      const moves = movesOf(all);
      const transactions = [...inTransactions(moves)];
      expect(transactions.flat()).toEqual(moves);
      for (const some of transactions) {
        const { puts, deletes, adds } = together(some);
        const ids = some.map(({ after }) => after?.id);
        const keys = [...puts, ...deletes, ...adds].map(textOf);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(ids).size).toBe(ids.length);
        expect(keys.length + some.length).toBeLessThanOrEqual(100);
      }
    }),
    { numRuns: 50 },
  );
});

/** As many images, whose tags change from some to others. */
const retagged = (count: number, from: readonly string[], to: (n: number) => readonly string[]): Move[] =>
  Array.from({ length: count }, (_none, n) => {
    const image = imageWith({ id: idOf(n), tags: tagged(...from) });
    return { before: image, after: { ...image, tags: tagged(...to(n)), version: 2 } };
  });
const renamed = (count: number): Move[] => retagged(count, ['sky'], () => ['heaven']);
const sizesOf = (moves: readonly Move[]): number[] => [...inTransactions(moves)].map((some) => some.length);

test.each([
  [1, [1]],
  [32, [32]],
  [33, [32, 1]],
  [100, [32, 32, 32, 4]],
  [0, []],
])('%i images whose tag is renamed are written by transactions of %j', (count, want) =>
  expect(sizesOf(renamed(count))).toEqual(want),
);

test.each([
  ['get one tag, each writes three items, and all the count', retagged(34, [], () => ['sky']), [33, 1]],
  [
    'get two tags of their own, each writes four items and two counts',
    retagged(17, [], (n) => [`sky ${String(n)}`, `sea ${String(n)}`]),
    [16, 1],
  ],
  [
    'are removed, each writes five items',
    retagged(21, [], () => []).map(({ before }) => ({ before, after: undefined })),
    [20, 1],
  ],
])('a transaction is full with 100 items: of images that %s', (_name, moves, want) =>
  expect(sizesOf(moves)).toEqual(want),
);

test('what several images add to a count is added at once', () =>
  expect(together(renamed(3)).adds).toEqual([
    { ...countKey(ADA, 'sky'), by: -3 },
    { ...countKey(ADA, 'heaven'), by: 3 },
  ]));

test('a count stays as it is when one image gets the tag and another loses it', () => {
  const [one, other] = [imageWith({ tags: tagged('sky') }), imageWith({ id: idOf(2) })];
  const moves = [
    { before: one, after: { ...one, tags: {} } },
    { before: other, after: { ...other, tags: tagged('sky') } },
  ];
  expect(together(moves).adds).toEqual([]);
});

test('an image that takes two steps takes them in two transactions', () => {
  const names = (word: string) => tagged(...Array.from({ length: 40 }, (_none, n) => `${word} ${String(n)}`));
  const before = imageWith({ tags: names('old') });
  const moves = movesTo(before, { ...before, tags: names('new') });
  expect(moves.map(({ after }) => after?.version)).toEqual([2, 3]);
  expect([...inTransactions(moves)].map((some) => some.length)).toEqual([1, 1]);
});

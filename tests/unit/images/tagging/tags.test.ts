import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Tag } from '../../../../systems/images/image/image.ts';
import { tagName } from '../../../../systems/images/image/tag-name.ts';
import type { Concept } from '../../../../systems/images/tagging/provider.ts';
import { ownTags, tagsOf, tagsWithout } from '../../../../systems/images/tagging/machine-tags.ts';

const user: Tag = { source: 'user', confidence: 1 };
const machine = (confidence: number): Tag => ({ source: 'clarifai', confidence });
const said = (...concepts: (readonly [string, number])[]): Concept[] =>
  concepts.map(([name, confidence]) => ({ name, confidence }));
const nothing = { tags: {}, removed: [] };

describe('what a machine says', () => {
  test.each([
    ['above the threshold becomes a tag', said(['sky', 0.91]), { sky: machine(0.91) }],
    ['at the threshold does not', said(['sky', 0.9]), {}],
    ['in capitals and space gets its one form', said([' Blue Sky ', 1]), { 'blue sky': machine(1) }],
    ['decomposed gets its one form', said(['cafe\u0301', 1]), { 'caf\u00e9': machine(1) }],
    ['twice is the surer of the two', said(['Sky', 0.95], ['sky', 0.99]), { sky: machine(0.99) }],
    ['with a comma is no tag', said(['a,b', 1]), {}],
    ['too long is no tag', said(['x'.repeat(65), 1]), {}],
    ['empty is no tag', said([' ', 1]), {}],
    ['with a control character is no tag', said(['a\u0000b', 1]), {}],
  ])('%s', (_name, concepts, want) => expect(tagsOf(nothing, concepts, 0.9)).toEqual(want));

  test.each(['constructor', '__proto__', 'tostring'])('may be called %s', (name) =>
    expect(Object.entries(tagsOf(nothing, said([name, 1]), 0.9))).toEqual([[name, machine(1)]]),
  );

  test('replaces what machines said before', () =>
    expect(tagsOf({ tags: { old: machine(1) }, removed: [] }, said(['new', 1]), 0.9)).toEqual({
      new: machine(1),
    }));

  test('neither brings back what the owner removed nor takes over what the owner said', () =>
    expect(
      tagsOf({ tags: { sea: user }, removed: ['sky'] }, said(['sky', 1], ['sea', 0.95], ['sun', 0.92]), 0.9),
    ).toEqual({ sea: user, sun: machine(0.92) }));
});

const everything = said(...Array.from({ length: 60 }, (_none, n) => [`word ${n}`, 1 - n / 100] as const));

const file: Tag = { source: 'file', confidence: 1 };

describe('what a file says', () => {
  test.each([
    ['is a tag, whatever the threshold', ['sky'], { sky: file }],
    ['gets its one form, once', [' Blue Sky ', 'BLUE SKY'], { 'blue sky': file }],
    [
      'that can be no tag is passed over',
      ['a,b', '', 'x'.repeat(65), 'a\nb', '\u202egnp', 'sky'],
      { sky: file },
    ],
    ['and a machine says, too, is the file’s', ['Sea'], { sea: file }],
    ['may be called like what all objects have', ['constructor'], { constructor: file }],
  ])('%s', (_name, keywords, want) =>
    expect(tagsOf(nothing, said(['sea', 0.8]), 0.7, keywords)).toEqual({ sea: machine(0.8), ...want }),
  );

  test('is neither what its owner removed nor what its owner said', () =>
    expect(tagsOf({ tags: { sea: user }, removed: ['sky'] }, [], 0.9, ['Sky', 'Sea', 'sun'])).toEqual({
      sea: user,
      sun: file,
    }));

  test('before is gone when it does not say it again', () =>
    expect(tagsOf({ tags: { old: file }, removed: [] }, [], 0.9, ['new'])).toEqual({ new: file }));

  test.each([
    [0, 5, 5, 25],
    [0, 40, 30, 0],
    [20, 5, 5, 15],
    [38, 5, 2, 0],
    [40, 5, 0, 0],
  ])('beside %i tags of the owner, of %i keywords %i are tags, and %i of a machine', (own, has, ...want) => {
    const tags = Object.fromEntries(Array.from({ length: own }, (_none, n) => [`mine ${n}`, user]));
    const keywords = Array.from({ length: has }, (_none, n) => `key ${n}`);
    const all = Object.entries(tagsOf({ tags, removed: [] }, everything, 0.1, keywords));
    const names = (source: Tag['source']) =>
      all.filter(([, tag]) => tag.source === source).map(([name]) => name);
    expect(names('file')).toEqual(keywords.slice(0, want[0]));
    expect(names('clarifai')).toEqual(everything.slice(0, want[1]).map(({ name }) => name));
  });

  test('goes with what a machine said before, when that does not answer', () => {
    const tags = { mine: user, old: file, sky: machine(0.91), sea: machine(0.95) };
    expect(tagsWithout({ tags, removed: [] }, ['Sea'])).toEqual({
      mine: user,
      sea: file,
      sky: machine(0.91),
    });
  });
});

const concepts = fc.array(
  fc.record({
    name: fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('a', 'b', 'c', ' A', 'B ')),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 60, size: 'max' },
);
const words = fc.array(fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('a', ' B', 'f')), {
  maxLength: 40,
});
const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });

describe('of all that a machine says', () => {
  test.each([
    [0, 30],
    [10, 30],
    [11, 29],
    [39, 1],
    [40, 0],
    [41, 0],
  ])('beside %i tags of the owner, the %i surest are tags', (own, want) => {
    const tags = Object.fromEntries(Array.from({ length: own }, (_none, n) => [`mine ${n}`, user]));
    const names = Object.keys(tagsOf({ tags, removed: [] }, everything, 0.1)).slice(own);
    expect(names).toEqual(everything.slice(0, want).map(({ name }) => name));
  });

  test('of two that are as sure, the first by name is taken first', () =>
    expect(Object.keys(tagsOf(nothing, said(['b', 1], ['c', 1], ['a', 1]), 0.9))).toEqual(['a', 'b', 'c']));
});

describe('whatever a machine and a file say', () => {
  test('the owner has the last word, and no more tags come than fit', () =>
    fc.assert(
      fc.property(
        concepts,
        names,
        names,
        fc.nat({ max: 35 }),
        words,
        (said, own, removed, more, keywords) => {
          const mine = [...own, ...Array.from({ length: more }, (_none, at) => `mine ${at}`)];
          const image = {
            tags: Object.fromEntries(mine.map((name) => [name, user])),
            removed: removed.filter((name) => !own.includes(name)),
          };
          const tags = tagsOf(image, said, 0.5, keywords);
          const found = Object.entries(tags).filter(([, { source }]) => source !== 'user');
          expect(ownTags({ tags })).toEqual(image.tags);
          expect(Object.keys(tags).length).toBeLessThanOrEqual(40);
          expect(found.length).toBeLessThanOrEqual(30);
          for (const [name, { confidence }] of found) {
            expect(tagName(name)).toBe(name);
            expect(confidence).toBeGreaterThan(0.5);
            expect(image.removed).not.toContain(name);
          }
          // Saying it again, in any order, changes nothing.
          expect(tagsOf({ ...image, tags }, said.toReversed(), 0.5, keywords)).toEqual(tags);
        },
      ),
    ));
});

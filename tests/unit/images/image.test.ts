import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { correctTags } from '../../../core/contract/images.validate.js';
import { newImage, tagOf } from '../../../systems/images/image/image.ts';
import { tagName } from '../../../systems/images/image/tag-name.ts';
import {
  imageOfKey,
  originalKey,
  originalsOf,
  subOfPrefix,
  thumbnailKey,
} from '../../../systems/images/image/object-keys.ts';
import { ADA, BOB, idOf, tagged } from './arbitrary.ts';

const isTagNameOfContract = (name: string): boolean =>
  correctTags({ path: { imageId: idOf(1) }, query: {}, header: {}, body: { add: [name] } });

test.each<[string, string, string | undefined]>([
  ['capitals become small', 'Sky', 'sky'],
  ['spaces at the ends go', '  blue sky\t', 'blue sky'],
  ['spaces within are one', 'blue \u3000 sky', 'blue sky'],
  ['two ways to write a letter are one', 'cafe\u0301', 'caf\u00e9'],
  ['64 letters are a name', '\u{1f30a}'.repeat(64), '\u{1f30a}'.repeat(64)],
  ['65 letters are none', 'a'.repeat(65), undefined],
  ['a letter that is two when it is small counts as two', '\u0130'.repeat(33), undefined],
  ['nothing is none', ' ', undefined],
  ['a comma is in none', 'a,b', undefined],
  ['a line break is in none', 'a\nb', undefined],
  ['half a pair is none', 'a\ud800', undefined],
  ['a line separator is in none', 'a\u2028b', undefined],
  ['nothing that can be seen is none', '\u200b', undefined],
  ['a filler of Hangul cannot be seen', '\u3164', undefined],
  ['a blank of Braille cannot be seen', '\u2800', undefined],
  ['joiners and tags that nobody sees are none', '\u200d\u{e0061}', undefined],
  ['spaces between what cannot be seen are none', '\u200b \u200b', undefined],
  ['a mark of the direction is in none', 'a\u200fb', undefined],
  ['an override of the direction is in none', '\u202egnp.exe', undefined],
  ['an isolate is in none', 'a\u2066b\u2069', undefined],
  ['the Arabic letter mark is in none', '\u061ca', undefined],
  ['a family of people who are joined is a name', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['a heart in colour is a name', '❤\ufe0f', '❤\ufe0f'],
  ['Persian letters may be kept apart', 'می\u200cخواهم', 'می\u200cخواهم'],
])('of names, %s', (_name, text, want) => {
  expect(tagName(text)).toBe(want);
});

test('the one form of a name is its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = tagName(text);
      if (name !== undefined) expect(tagName(name)).toBe(name);
    }),
  );
});

/** Texts of letters, and of all that is peculiar about names. */
const peculiar = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ' ',
      ',',
      'a',
      '\n',
      '\u00ad',
      '\u061c',
      '\u200b',
      '\u200d',
      '\u200e',
      '\u2028',
      '\u202e',
    ),
    fc.constantFrom(
      '\u2066',
      '\u2069',
      '\u2800',
      '\u3164',
      '\ufe0f',
      '\ufeff',
      '\u{e0061}',
      '\u{1f30a}',
      '\u0007',
    ),
  ),
  maxLength: 8,
});

test('what the domain takes for a name, the contract does, before and after it is cleaned', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      const name = tagName(text);
      if (name === undefined) return;
      expect(isTagNameOfContract(text)).toBe(true);
      expect(isTagNameOfContract(name)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('what every object has is no tag', () => {
  expect(tagOf({ tags: tagged('sky') }, 'constructor')).toBeUndefined();
  expect(tagOf({ tags: tagged('__proto__') }, '__proto__')).toEqual({ source: 'user', confidence: 1 });
});

test('a new image has nothing but the wish', () => {
  expect(newImage({ id: idOf(1), sub: ADA, fileName: 'a.jpg' }, new Date(0))).toEqual({
    id: idOf(1),
    sub: ADA,
    fileName: 'a.jpg',
    state: 'uploading',
    createdAt: '1970-01-01T00:00:00.000Z',
    tags: {},
    removed: [],
    version: 1,
  });
});

test('a key tells whose image it is', () => {
  expect(originalKey(ADA, idOf(1))).toBe(`images/${ADA}/${idOf(1)}`);
  expect(thumbnailKey(ADA, idOf(1))).toBe(`thumbnails/${ADA}/${idOf(1)}.webp`);
  expect(imageOfKey(originalKey(ADA, idOf(1)))).toEqual({ sub: ADA, id: idOf(1) });
});

test.each([
  '',
  'images/',
  `images/${ADA}`,
  `images/${ADA}/`,
  `images//${idOf(1)}`,
  `/images/${ADA}/${idOf(1)}`,
  `images/${ADA}/${idOf(1)}/`,
  `images/${ADA}/${idOf(1)}.webp`,
  `images/${ADA}/../${idOf(1)}`,
  `images/${ADA.toUpperCase()}/${idOf(1)}`,
  `images/${ADA}/${idOf(1)}\n`,
  thumbnailKey(ADA, idOf(1)),
])('%j is no key of an original', (key) => {
  expect(imageOfKey(key)).toBeUndefined();
});

test.each(['', '..', `${ADA}/`, `${ADA}/${BOB}`, '*'])('%j is nobody, and has no folder', (sub) => {
  expect(() => originalsOf(sub)).toThrow('not a UUID');
  expect(() => originalKey(sub, idOf(1))).toThrow('not a UUID');
  expect(() => thumbnailKey(ADA, sub)).toThrow('not a UUID');
});

test.each<[string, string | undefined]>([
  [`images/${ADA}/`, ADA],
  [`thumbnails/${ADA}/`, ADA],
  [`images/${ADA}`, undefined],
  [`images/${ADA}/${idOf(1)}/`, undefined],
  [`others/${ADA}/`, undefined],
  ['images/junk/', undefined],
])('the folder %s is of %s', (prefix, want) => {
  expect(subOfPrefix(prefix)).toBe(want);
});

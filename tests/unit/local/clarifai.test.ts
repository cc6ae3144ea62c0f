import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { colourOf, COLOURS } from '../../../local/clarifai/colour.ts';
import { conceptsOf } from '../../../local/clarifai/concepts.ts';
import type { Picture } from '../../../local/clarifai/measure.ts';

type Paint = (x: number, y: number) => readonly [number, number, number, number?];

/** A picture of so many pixels, and what each of them is. */
const painted = (width: number, height: number, paint: Paint): Picture => ({
  fullWidth: width,
  fullHeight: height,
  width,
  height,
  rgba: Uint8Array.from(
    Array.from({ length: width * height }, (_, index) => {
      const [red, green, blue, alpha = 255] = paint(index % width, Math.floor(index / width));
      return [red, green, blue, alpha];
    }).flat(),
  ),
});

/** What is above the limit that the application has by default. */
const sure = (picture: Picture): string[] =>
  conceptsOf(picture)
    .filter(({ value }) => value > 0.9)
    .map(({ name }) => name);

/** Numbers that look like noise and are always the same. */
const noise = (x: number, y: number): number => ((x * 73_856_093) ^ (y * 19_349_663)) & 255;

/** Dark marks of different widths on white, in lines, as a page of a book has. */
const isInk = (x: number, y: number): boolean => y % 10 < 6 && x % 9 < 2 + (noise(x >> 3, y) % 3);

describe('what can be said of a picture', () => {
  test.each<[string, Picture, string[], string[]]>([
    [
      'plain red, wide',
      painted(60, 40, () => [220, 20, 30]),
      ['red', 'plain', 'smooth', 'colorful', 'landscape format', 'low contrast'],
      [
        'bright',
        'black and white',
        'transparent',
        'detailed',
        'portrait format',
        'square format',
        'panorama',
      ],
    ],
    [
      'plain white, square',
      painted(40, 40, () => [255, 255, 255]),
      ['white', 'bright', 'black and white', 'square format', 'plain'],
      ['dark', 'colorful', 'gradient', 'text-like edges', 'landscape format'],
    ],
    [
      'nearly black, high',
      painted(30, 60, () => [10, 12, 14]),
      ['black', 'dark', 'portrait format'],
      ['bright', 'colorful', 'landscape format'],
    ],
    [
      'half sky, half grass',
      painted(60, 40, (_x, y) => (y < 20 ? [70, 130, 230] : [60, 160, 40])),
      ['blue', 'green', 'colorful', 'landscape format'],
      ['red', 'plain', 'black and white', 'detailed'],
    ],
    [
      'a soft fall of gray',
      painted(128, 64, (x) => [x * 2, x * 2, x * 2]),
      ['gradient', 'smooth', 'black and white', 'landscape format'],
      ['plain', 'colorful', 'detailed', 'text-like edges'],
    ],
    [
      'noise',
      painted(60, 60, (x, y) => [noise(x, y), noise(y, x), noise(x + 7, y)]),
      ['detailed', 'square format', 'colorful'],
      ['smooth', 'gradient', 'plain', 'text-like edges'],
    ],
    [
      'a page of text',
      painted(90, 120, (x, y) => (isInk(x, y) ? [20, 20, 20] : [250, 250, 250])),
      ['text-like edges', 'black and white', 'high contrast', 'portrait format', 'white'],
      ['smooth', 'gradient', 'colorful', 'plain'],
    ],
    [
      'a chessboard, which is no text',
      painted(64, 64, (x, y) => ((x + y) % 2 === 0 ? [0, 0, 0] : [255, 255, 255])),
      ['high contrast', 'black and white', 'detailed', 'black', 'white'],
      ['text-like edges', 'smooth', 'gray'],
    ],
    [
      'a circle on nothing',
      painted(64, 64, (x, y) => ((x - 32) ** 2 + (y - 32) ** 2 < 400 ? [30, 60, 220] : [0, 0, 0, 0])),
      ['transparent', 'blue'],
      ['black', 'dark', 'high contrast'],
    ],
    ['nothing at all', painted(8, 8, () => [0, 0, 0, 0]), ['transparent', 'square format'], ['black']],
    [
      'a panorama',
      painted(120, 40, () => [128, 128, 128]),
      ['panorama', 'gray', 'landscape format'],
      ['white'],
    ],
    ['faded', painted(40, 30, () => [150, 125, 120]), ['muted'], ['colorful', 'black and white']],
  ])('%s', (_name, picture, has, hasNot) => {
    const concepts = sure(picture);
    expect(concepts).toEqual(expect.arrayContaining(has));
    expect(concepts.filter((concept) => hasNot.includes(concept))).toEqual([]);
  });

  test.each([
    [[255, 0, 0], 'red'],
    [[255, 140, 0], 'orange'],
    [[120, 70, 30], 'brown'],
    [[250, 230, 40], 'yellow'],
    [[30, 130, 60], 'green'],
    [[60, 210, 215], 'turquoise'],
    [[25, 40, 160], 'blue'],
    [[130, 60, 200], 'purple'],
    [[240, 60, 180], 'pink'],
    [[255, 180, 190], 'pink'],
    [[128, 130, 127], 'gray'],
    [[20, 18, 25], 'black'],
    [[248, 250, 245], 'white'],
  ] as const)('%p is %s', ([red, green, blue], name) => expect(colourOf(red, green, blue)).toBe(name));
});

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((rgba): Picture => ({ fullWidth: width, fullHeight: height, width, height, rgba })),
  );

describe('for any picture', () => {
  test('the same is said each time, the clearest first, never more than sure', () =>
    fc.assert(
      fc.property(pictures, (picture) => {
        const concepts = conceptsOf(picture);
        expect(conceptsOf(picture)).toEqual(concepts);
        const values = concepts.map(({ value }) => value);
        expect(values).toEqual(values.toSorted((one, other) => other - one));
        expect(values.every((value) => value > 0 && value < 1)).toBe(true);
      }),
    ));

  test('it has one format at most, and never both of two opposites', () =>
    fc.assert(
      fc.property(pictures, (picture) => {
        const names = sure(picture);
        const bothOf = (one: string, other: string): boolean => names.includes(one) && names.includes(other);
        expect(names.filter((name) => name.endsWith(' format')).length).toBeLessThan(2);
        expect(bothOf('bright', 'dark')).toBe(false);
        expect(bothOf('colorful', 'muted')).toBe(false);
        expect(bothOf('smooth', 'detailed')).toBe(false);
        expect(bothOf('high contrast', 'low contrast')).toBe(false);
      }),
    ));

  test('every colour has exactly one name', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) =>
        expect(COLOURS).toContain(colourOf(red, green, blue)),
      ),
    );
  });
});

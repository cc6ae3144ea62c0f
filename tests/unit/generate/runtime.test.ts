import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import ajvLength from 'ajv/dist/runtime/ucs2length.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import * as runtime from '../../../generate/runtime.ts';

/** What the library says of a text, or a number. */
const theirs = (name: keyof typeof fullFormats, value: string | number): unknown => {
  const format = fullFormats[name] as unknown as { validate: (value: string | number) => unknown };
  return format.validate(value);
};
const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
const days = fc
  .tuple(fc.constantFrom('1900', '2000', '2023', '2024', '0004', '204'), two(14), two(33))
  .map((parts) => parts.join('-'));
const zones = fc.oneof(
  fc.constantFrom('', 'Z', 'z', '+01', '-0130', '+24:00', '+00:60', ' Z'),
  fc
    .tuple(fc.constantFrom('+', '-'), two(25), two(61))
    .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
);
const times = fc
  .tuple(
    fc.oneof(two(25), fc.constantFrom('23', '00')),
    fc.oneof(two(61), fc.constantFrom('59', '00')),
    fc.oneof(two(61), fc.constant('60')),
    fc.constantFrom('', '.1', '.'),
    zones,
  )
  .map(([hours, minutes, seconds, part, zone]) => `${hours}:${minutes}:${seconds}${part}${zone}`);
const moments = fc
  .tuple(days, fc.constantFrom('T', 't', ' ', 'x', '', 'TT'), times)
  .map((parts) => parts.join(''));

/** ajv-formats takes a space for the T, and offsets without a colon or minutes; RFC 3339, 5.6, does not. */
const WRITTEN = /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i;
const isMoment = (text: string): boolean => WRITTEN.test(text) && theirs('date-time', text) === true;

describe('as the libraries say it, and not otherwise,', () => {
  test('a text is a date', () =>
    fc.assert(
      fc.property(fc.oneof(days, fc.string()), (text) =>
        expect({ text, is: runtime.date(text) }).toEqual({ text, is: theirs('date', text) }),
      ),
      { numRuns: 2000 },
    ));

  test('a text is a moment', () =>
    fc.assert(
      fc.property(fc.oneof(moments, days, times, fc.string()), (text) =>
        expect({ text, is: runtime.dateTime(text) }).toEqual({ text, is: isMoment(text) }),
      ),
      { numRuns: 5000 },
    ));

  test.each([
    '2024-02-29T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2016-12-31T22:59:60Z',
    '2017-01-01T00:59:60+01:00',
    '2016-12-31T18:29:60-05:30',
    '2016-12-31T23:59:61Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00:00+23:59',
    '2024-01-01T00:00:00+24:00',
    '2024-01-01T00:00:00+02',
    '2024-01-01T00:00:00+0200',
    '2024-01-01 00:00:00Z',
    '2024-01-01t00:00:00z',
  ])('%s is a moment', (text) => expect(runtime.dateTime(text)).toBe(isMoment(text)));

  test.each([0, -1, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53, 1e300])(
    '%d is a number of 32 bits, or of 64',
    (value) => {
      expect(runtime.int32.validate(value)).toBe(theirs('int32', value));
      expect(runtime.int64.validate(value)).toBe(theirs('int64', value));
    },
  );

  test('a text has its length', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\ud83d', '\ude00', '😀', 'é', '\ue000'), {
          size: 'max',
          maxLength: 12,
        }),
        (parts) => expect(runtime.ucs2length(parts.join(''))).toBe(ajvLength.default(parts.join(''))),
      ),
      { numRuns: 1000 },
    ));

  test('two values are the same', () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.json({ maxDepth: 3 }), fc.boolean(), (one, other, isCopy) => {
        const [first, second] = [one, isCopy ? one : other].map((text): unknown => JSON.parse(text));
        expect(runtime.equal(first, second)).toBe(isDeepStrictEqual(first, second));
      }),
      { numRuns: 1000 },
    ));

  test('no two values of a list are the same', () =>
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 2 }), { maxLength: 6 }), (texts) => {
        const items = texts.map((text): unknown => JSON.parse(text));
        const isTwice = items.some((one, at) =>
          items.slice(0, at).some((other) => isDeepStrictEqual(one, other)),
        );
        expect({ items, is: runtime.unique(items) }).toEqual({ items, is: !isTwice });
      }),
      { numRuns: 1000 },
    ));

  test.each<[unknown, unknown]>([
    [
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
    ],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [JSON.parse('{"__proto__":1}'), {}],
    [{ valueOf: 1 }, { valueOf: 1 }],
    [[1, 2], [1]],
    [null, {}],
    [{}, null],
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }],
    [1, '1'],
    [0, -0],
    ['1,2', ['1,2']],
  ])('%j and %j are the same', (one, other) => {
    // JSON has one zero.
    const isSame = isDeepStrictEqual(one === 0 ? 0 : one, other === 0 ? 0 : other);
    expect(runtime.equal(one, other)).toBe(isSame);
    expect(runtime.unique([one, null, other])).toBe(one !== null && other !== null && !isSame);
  });
});

test('items are read once to tell whether two are the same, however many they are', () => {
  let reads = 0;
  const items = Array.from({ length: 1000 }, (_one, at) => ({
    get a() {
      reads += 1;
      return at;
    },
  }));
  expect(runtime.unique(items)).toBe(true);
  expect(reads).toBe(1000);
});

test('complaints are added to those before, and never to another list of the same', () => {
  const [first, second] = [['a'], ['b', 'c']];
  const all = runtime.joined(runtime.joined(null, first), second);
  expect(all).toEqual(['a', 'b', 'c']);
  expect(first).toEqual(['a']);
  expect(runtime.joined(all, first)).toBe(all);
});

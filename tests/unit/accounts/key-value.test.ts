import { randomInt } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isKeyValue, newKeyValue } from '../../../systems/accounts/keys/key-value.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The values of any random numbers. */
const values = fc.array(fc.nat({ max: 61 }), { minLength: 32, maxLength: 32 }).map((drawn) => {
  const left = [...drawn];
  return newKeyValue(() => left.shift() ?? 0);
});

describe('the value of a new key', () => {
  test('is what a scanner looks for, and what API Gateway takes', () =>
    fc.assert(fc.property(values, (value) => /^trl[0-9A-Za-z]{38}$/.test(value) && isKeyValue(value))));

  test('has the checksum that anybody can compute: CRC32 in base62', () =>
    // The CRC32 of `trl` and 32 zeros is 3,003,922,215.
    expect(newKeyValue(() => 0)).toBe(`trl${'0'.repeat(32)}3HI9OJ`));

  test('draws each of its 32 characters from all 62, and leaves the fairness to who draws', () => {
    const bounds: number[] = [];
    const value = newKeyValue((below) => bounds.push(below) - 1);
    expect(bounds).toEqual(Array.from({ length: 32 }, () => 62));
    expect(value.slice(3, -6)).toBe(BASE62.slice(0, 32));
  });

  test('is another one each time', () =>
    expect(new Set(Array.from({ length: 100 }, () => newKeyValue(randomInt))).size).toBe(100));
});

describe('not a value that the API made', () => {
  test('is one in which any character was changed', () =>
    fc.assert(
      fc.property(
        values,
        fc.nat({ max: 40 }),
        fc.constantFrom(...Array.from(BASE62), ' ', '-', 'é'),
        (value, at, other) => {
          fc.pre(value[at] !== other);
          return !isKeyValue(value.slice(0, at) + other + value.slice(at + 1));
        },
      ),
    ));

  test('is one of which two neighbours were exchanged', () =>
    fc.assert(
      fc.property(values, fc.nat({ max: 39 }), (value, at) => {
        const [one = '', other = ''] = value.slice(at, at + 2);
        fc.pre(one !== other);
        return !isKeyValue(value.slice(0, at) + other + one + value.slice(at + 2));
      }),
    ));

  test.each([
    ['empty', ''],
    ['one that API Gateway made', 'QxR0mMzVn74pcDbWfkY1t2sJ8aLuHg3eTi5oBvXy'],
    ['cut', newKeyValue(() => 1).slice(0, -1)],
    ['followed by a line break', `${newKeyValue(() => 1)}\n`],
    ['preceded by something', `x${newKeyValue(() => 1)}`],
  ])('is a text that is %s', (_what, text) => expect(isKeyValue(text)).toBe(false));
});

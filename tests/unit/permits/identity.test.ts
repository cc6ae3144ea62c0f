import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Site } from '../../../systems/permits/row/address.ts';
import { addressId, permitNumber } from '../../../systems/permits/row/identity.ts';

/** Upper case, no zero in front, no spaces at the ends: texts that the key has nothing to change about. */
const part = fc
  .string({ unit: fc.constantFrom('A', 'B', 'Z', '1', '9', '|', '#', '%', '*', ' '), maxLength: 5 })
  .map((text) => text.trim().replaceAll(/ +/g, ' '));
const site: fc.Arbitrary<Site> = fc.record({
  block: part,
  lot: part,
  number: part,
  numberSuffix: part,
  street: part,
  streetSuffix: part,
  unit: part,
  unitSuffix: part,
});
const mapped = (of: Site, change: (text: string) => string): Site => ({
  block: change(of.block),
  lot: change(of.lot),
  number: change(of.number),
  numberSuffix: change(of.numberSuffix),
  street: change(of.street),
  streetSuffix: change(of.streetSuffix),
  unit: change(of.unit),
  unitSuffix: change(of.unitSuffix),
});

test('two addresses have one key only when they are one address', () => {
  fc.assert(
    fc.property(site, site, (a, b) => {
      expect(addressId(a) === addressId(b)).toBe(
        JSON.stringify(mapped(a, String)) === JSON.stringify(mapped(b, String)),
      );
    }),
    { numRuns: 2_000 },
  );
});

test('moving text from one part to the next makes another address', () => {
  fc.assert(
    fc.property(site, fc.constantFrom('|', '#2', '%7C', ''), (of, sign) => {
      const moved = { ...of, lot: `X${sign}${of.lot}`, block: of.block };
      expect(addressId(moved)).not.toBe(addressId({ ...of, block: `${of.block}X${sign}` }));
    }),
  );
});

test('case, spaces and zeros in front make no difference', () => {
  fc.assert(
    fc.property(site, (of) => {
      const key = addressId(of);
      expect(addressId(mapped(of, (text) => `  ${text.toLowerCase().replaceAll(' ', ' \t ')} `))).toBe(key);
      expect(addressId({ ...of, block: `00A${of.block}`, unit: `0A${of.unit}` })).toBe(
        addressId({ ...of, block: `A${of.block}`, unit: `A${of.unit}` }),
      );
    }),
  );
});

const SITE: Site = {
  block: '1',
  lot: '2',
  number: '3',
  numberSuffix: '4',
  street: '5',
  streetSuffix: '6',
  unit: '7',
  unitSuffix: '8',
};
test.each<[keyof Site, boolean]>([
  ['block', true],
  ['lot', true],
  ['number', true],
  ['unit', true],
  ['numberSuffix', false],
  ['street', false],
  ['streetSuffix', false],
  ['unitSuffix', false],
])('zeros in front of the %s make no difference: %s', (part, are) => {
  const padded = { ...SITE, [part]: `00${SITE[part]}` };
  expect(addressId(padded) === addressId(SITE)).toBe(are);
});

test.each([
  ['0', '0'],
  ['000', '0'],
  ['0-1', '0-1'],
  ['101', '101'],
  ['1 A', '1 A'],
  ['10', '10'],
  ['0É', 'É'],
  ['e\u0301', 'É'],
])('block %s is %s', (block, want) => expect(addressId({ ...SITE, block })).toBe(`${want}|2|3|4|5|6|7|8`));

test('signs of the id itself are escaped', () =>
  expect(addressId({ ...SITE, street: '|#%7C' })).toBe('1|2|3|4|%7C%23%257C|6|7|8'));

test.each([
  ['#201612013997', '201612013997'],
  ['201612013997', '201612013997'],
  [' # 201612013997 ', '201612013997'],
  ['m12-3', 'M12-3'],
  ['1#2', '1#2'],
])('%s is permit %s', (text, want) => expect(permitNumber(text)).toBe(want));

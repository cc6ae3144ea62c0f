import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf } from '../../../systems/permits/row/decimal.ts';
import type { Cell } from '../../../systems/permits/report/sheet.ts';

test.each<[string, Cell, string | undefined]>([
  ['a whole number', 9399, '9399'],
  ['a fraction is kept', 9399.5, '9399.5'],
  ['nothing in the accounting format', ' $ -   ', '0'],
  ['nothing without its currency', '-', '0'],
  ['what Excel stores for 12500', 12500.000000000002, '12500'],
  ['what Excel stores for 0.3', 0.1 + 0.2, '0.3'],
  ['a number that JavaScript writes with an exponent', 1e21, '1000000000000000000000'],
  ['a tiny one', 1e-7, '0.0000001'],
  ['nothing', null, ''],
  ['spaces', '  ', ''],
  ['zero', 0, '0'],
  ['minus zero', -0, '0'],
  ['text', '9399', '9399'],
  ['text with a sign of money and separators', ' $1,234,567.50 ', '1234567.5'],
  ['text longer than a double is exact', '12345678901234567.89', '12345678901234567.89'],
  ['text with an exponent', '1.2E+06', '1200000'],
  ['text with zeros in front', '000123.00', '123'],
  ['text without a whole part', '.5', '0.5'],
  ['zeros alone', '00', '0'],
  ['zeros behind the point', '0.00', '0'],
  ['a point at the end', '12.', '12'],
  ['zeros inside', '1001.0010', '1001.001'],
  ['an exponent that moves the point to the left', '123e-2', '1.23'],
  ['an exponent that moves it beyond the digits', '1.5e-3', '0.0015'],
  ['an exponent that moves it to the first digit', '12e-2', '0.12'],
  ['an exponent that moves it inside the digits', '1.2345e2', '123.45'],
  ['an exponent of 0', '7e0', '7'],
  ['40 characters', '1e39', `1${'0'.repeat(39)}`],
  ['41 characters', '1e40', undefined],
  ['an exponent of four digits', '1e0001', undefined],
  ['an exponent alone', 'e5', undefined],
  ['a sign of money and a space', '$ 5', '5'],
  ['a sign of money behind', '5$', undefined],
  ['two signs of money', '$$5', undefined],
  ['separators and a point at the end', '1,000.', '1000'],
  ['separators alone', '12,345', '12345'],
  ['a separator behind four digits', '1000,000', undefined],
  ['a separator in front', ',000', undefined],
  ['a group of four digits', '1,0000', undefined],
  ['a separator behind the point', '1.000,000', undefined],
  ['a number before a word', '5 units', undefined],
  ['a number behind a word', 'about 5', undefined],
  ['a negative number', -1, undefined],
  ['negative text', '-1', undefined],
  ['an accountant’s negative', '(1,000)', undefined],
  ['a misplaced separator', '1,00', undefined],
  ['a decimal comma', '1.234,50', undefined],
  ['words', 'N/A', undefined],
  ['a formula error', '#REF!', undefined],
  ['a sign of money alone', '$', undefined],
  ['a point alone', '.', undefined],
  ['a truth value', true, undefined],
  ['not a number', NaN, undefined],
  ['infinity', Infinity, undefined],
  ['more digits than the contract answers', 1e300, undefined],
])('an amount: %s', (_name, cell, want) => expect(decimalOf(cell)).toBe(want));

test('cents survive whatever the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      expect(decimalOf(cents / 100)).toBe(decimalOf(text));
      expect(Number(decimalOf(text))).toBe(cents / 100);
    }),
  );
});

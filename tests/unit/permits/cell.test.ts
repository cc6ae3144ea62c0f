import { expect, test } from '@jest/globals';
import { cellOf } from '../../../systems/permits/report/cell.ts';

const SHARED = ['first', '', ...Array<string>(8).fill('more'), 'eleventh'];
const missing = { fault: 'refers to a text that the workbook does not hold' };
const tooLong = { fault: 'a number of more digits than a workbook keeps' };
const uncalculated = { fault: 'a formula without its result: open the workbook in Excel and save it' };

test.each([
  ['a number', 'n', '1.5', 1.5],
  ['a number of 17 digits', 'n', '1.2345678901234567', 1.2345678901234567],
  ['a number of 17 digits behind zeros', 'n', '0.00012345678901234567', 0.00012345678901234567],
  ['a number of 17 digits with an exponent', 'n', '1.2345678901234567E-100', 1.2345678901234567e-100],
  ['a number of 17 digits with a small exponent', 'n', '1.2345678901234567e5', 123456.78901234567],
  ['a number of 18 digits', 'n', '1.23456789012345678', tooLong],
  ['a number of 18 digits, a zero among them', 'n', '10.2345678901234567', tooLong],
  ['spaces, which are no number', 'n', ' ', ' '],
  ['a word, which is no number', 'n', 'soon', 'soon'],
  ['nothing', 'n', '', null],
  ['a text by its number', 's', '0', 'first'],
  ['an empty text by its number', 's', '1', ''],
  ['a text by a number of two digits', 's', '10', 'eleventh'],
  ['a text that is not held', 's', '11', missing],
  ['a text by a sign and a number', 's', '-0', missing],
  ['a text by a number and more', 's', '0e0', missing],
  ['a text by no number', 's', '', missing],
  ['a text of its own', 'str', 'a_x000A_', 'a\n'],
  ['an empty text of its own', 'str', '', ''],
  ['a text with what looks like a character', 'str', '_x41_ _X0041_ _x00410_', '_x41_ _X0041_ _x00410_'],
  ['true as 1', 'b', '1', true],
  ['true as a word', 'b', 'TRUE', true],
  ['false', 'b', '0', false],
  ['false as a word', 'b', 'false', false],
  ['an error', 'e', '#REF!', '#REF!'],
  ['a date', 'd', '2016-12-21', '2016-12-21'],
])('a cell holds %s', (_what, type, value, want) => {
  expect(cellOf({ type, value, hasFormula: false, inline: () => '' }, SHARED)).toEqual(want);
});

test.each(['', undefined])('a formula of %j was never calculated', (value) =>
  expect(cellOf({ type: 'n', value, hasFormula: true, inline: () => '' }, [])).toEqual(uncalculated),
);

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guarded } from '../../../../systems/permits/search/formulas.ts';

test.each([
  ['an equals sign', '=1+1', "'=1+1"],
  ['a plus sign', '+1+1', "'+1+1"],
  ['a minus sign', '-1+1', "'-1+1"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a sign alone', '-', "'-"],
  ['a tab', '\tx', "'\tx"],
  ['a carriage return', '\rx', "'\rx"],
  ['a telephone number', '+1-415-555-0100', "'+1-415-555-0100"],
  ['a number that goes on', '-5 units', "'-5 units"],
  ['a number and a second line', '-5\n', "'-5\n"],
  ['a sign and a blank', '- 5', "'- 5"],
])('%s is guarded', (_name, cell, want) => expect(guarded(cell)).toBe(want));

test.each([
  ['nothing', ''],
  ['text', 'issued'],
  ['blanks', '   '],
  ['a longitude', '-122.408'],
  ['a number with a plus sign', '+5'],
  ['a number with an exponent', '-1.5e-3'],
  ['a number without a whole part', '-.5'],
  ['a number with a point at its end', '-5.'],
  ['an application number', '#201612210001'],
  ['a sign inside', 'a=b, c-d @ e + f'],
  ['a formula behind a comma', 'x,=1+1'],
  ['a formula in quotes', '"=1+1"'],
  ['an apostrophe', "'=1+1"],
  ['two lines', 'remove wall\n- add door'],
  ['a semicolon', 'remove wall; =add door'],
  ['a blank in front', ' - remove wall'],
])('%s stays as it is', (_name, cell) => expect(guarded(cell)).toBe(cell));

/** What is hostile, mixed with anything. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('=+-@＝＋－＠;,"\t\r\n \u00a0\u200b\0'), '1', '-5', "'"),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('no number is altered', () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()).map(String);
  fc.assert(
    fc.property(number, fc.constantFrom('', '+', '-'), (text, sign) => {
      const cell = text.startsWith('-') ? text : `${sign}${text}`;
      expect(guarded(cell)).toBe(cell);
    }),
  );
});

const isNumber = (cell: string): boolean =>
  cell !== '' && cell === cell.trim() && Number.isFinite(Number(cell));

test('what is guarded begins with nothing dangerous, unless it is a number', () => {
  fc.assert(
    fc.property(hostile, (cell) => {
      const wanted = isNumber(cell) ? /^/ : /^(?![\t\r=+\-@])/;
      expect(guarded(cell)).toMatch(wanted);
    }),
  );
});

test('the guard adds apostrophes, and takes nothing away', () => {
  fc.assert(
    fc.property(hostile, (cell) => expect(guarded(cell).replaceAll("'", '')).toBe(cell.replaceAll("'", ''))),
  );
});

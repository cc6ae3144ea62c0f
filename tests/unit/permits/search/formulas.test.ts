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
  ['a line feed', '\nx', "'\nx"],
  ['a telephone number', '+1-415-555-0100', "'+1-415-555-0100"],
  ['a number that goes on', '-5 units', "'-5 units"],
  ['a number and a second line', '-5\n', "'-5\n"],
  ['a sign and a blank', '- 5', "'- 5"],
  ['a formula of two lines', '=1\n+1', "'=1\n'+1"],
  ['blanks before the sign', '  =1+1', "'  =1+1"],
  ['a no-break space before the sign', '\u00a0=1+1', "'\u00a0=1+1"],
  ['an ideographic space before the sign', '\u3000=1+1', "'\u3000=1+1"],
  ['a byte order mark before the sign', '\ufeff=1+1', "'\ufeff=1+1"],
  ['a zero-width space before the sign', '\u200b=1+1', "'\u200b=1+1"],
  ['a NUL before the sign', '\0=1+1', "'\0=1+1"],
  ['a full-width equals sign', '＝1+1', "'＝1+1"],
  ['a full-width at sign behind a blank', ' ＠SUM(A1)', "' ＠SUM(A1)"],
  ['a formula on the second line', 'x\n=1+1', "x\n'=1+1"],
  ['a formula on the second line of Windows', 'x\r\n=1+1', "x\r\n'=1+1"],
  ['a formula behind a semicolon', 'x;=1+1', "x;'=1+1"],
  ['a formula behind a semicolon and a blank', 'x; -A1', "x;' -A1"],
  ['a formula behind a tab', 'x\t@A1', "x\t'@A1"],
  ['a formula behind a semicolon and quotes', 'x;"=1+1', `x;'"=1+1`],
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
  ['two lines', 'remove wall\nadd door'],
  ['a semicolon', 'remove wall; add door'],
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
      const wanted = isNumber(cell) ? /^/ : /^(?![\t\r\n]|[\s\0\u200b]*[=+\-@＝＋－＠])/;
      expect(guarded(cell)).toMatch(wanted);
    }),
  );
});

test('a reader that divides at semicolons, tabs and line ends sees no formula either', () => {
  fc.assert(
    fc.property(hostile, (cell) => {
      const [, ...others] = guarded(`x;${cell}`).split(/[;\t\r\n]/);
      for (const other of others) expect(other).not.toMatch(/^[\s\0\u200b"]*[=+\-@＝＋－＠]/);
    }),
  );
});

test('the guard adds apostrophes, and takes nothing away', () => {
  fc.assert(
    fc.property(hostile, (cell) => expect(guarded(cell).replaceAll("'", '')).toBe(cell.replaceAll("'", ''))),
  );
});

test('a cell of hostile blanks is guarded in time that grows with its length only', () => {
  const cell = `x${'; \t"'.repeat(50_000)}${' '.repeat(200_000)}`;
  expect(guarded(cell)).toBe(cell);
});

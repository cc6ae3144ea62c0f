import { expect, test } from '@jest/globals';
import type { Cell } from '../../../systems/permits/report/sheet.ts';
import { textOf } from '../../../systems/permits/row/text.ts';

test.each<[string, Cell, string]>([
  ['nothing', null, ''],
  ['text with spaces around', ' a  b ', 'a  b'],
  ['a number', 235, '235'],
  ['a large number', 1e21, '1000000000000000000000'],
  ['a negative number', -1.5, '-1.5'],
  ['what Excel stores for 0.3', 0.1 + 0.2, '0.3'],
  ['a truth value', true, 'true'],
  ['half of a surrogate pair', 'a\ud800', 'a\ufffd'],
  ['text that begins as a formula error', '#N/A yet', '#N/A yet'],
  ['text that ends as one', 'is #N/A', 'is #N/A'],
  ['another sign', '#201612013997', '#201612013997'],
])('%s', (_name, cell, want) => expect(textOf(cell)).toBe(want));

test.each([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
])('the formula error %s is no text', (error) => expect(textOf(` ${error} `)).toBe(''));

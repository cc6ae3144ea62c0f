import { toUSVString } from 'node:util';
import { plainNumber } from './decimal.ts';
import type { Cell } from '../report/sheet.ts';

/** What Excel shows for a formula that failed; AB1011 of December 2016 is one. */
const FORMULA_ERROR =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!)$/;

/**
 * A cell as text, without spaces around it; '' for a blank one and for a formula's error. Halves of
 * surrogate pairs are replaced, because no UTF-8 can hold them.
 */
export const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainNumber(cell);
  const text = toUSVString(String(cell)).trim();
  return FORMULA_ERROR.test(text) ? '' : text;
};

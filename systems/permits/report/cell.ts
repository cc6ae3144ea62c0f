import type { Cell, Unreadable } from './sheet.ts';
import { unescaped } from './strings.ts';

/** A double needs no more digits to be distinct; a number with more digits never was a double. */
const MAX_DIGITS = 17;

/** What a cell of a worksheet says of itself. */
export interface RawCell {
  readonly type: string;
  readonly hasFormula: boolean;
  /** Undefined if a formula was never calculated. */
  readonly value: string | undefined;
  /** The text that stands in the cell itself, for the type `inlineStr`. */
  readonly inline: () => string;
}

const digitsOf = (number: string): number => number.replaceAll(/e.*|\D/gi, '').replace(/^0+/, '').length;

const numberOf = (text: string): Cell | Unreadable => {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) return text;
  return text.length > MAX_DIGITS && digitsOf(text) > MAX_DIGITS
    ? { fault: 'a number of more digits than a workbook keeps' }
    : number;
};

const sharedAt = (value: string, shared: readonly string[]): Cell | Unreadable =>
  (/^\d+$/.test(value) ? shared[Number(value)] : undefined) ?? {
    fault: 'refers to a text that the workbook does not hold',
  };

const readers: Readonly<Record<string, (value: string, shared: readonly string[]) => Cell | Unreadable>> = {
  s: sharedAt,
  str: unescaped,
  b: (value) => value === '1' || value.toLowerCase() === 'true',
  // A formula's error.
  e: (value) => value,
  // A date of a strict workbook, in ISO 8601.
  d: (value) => value,
};

/** In these types, a value of no characters is one. */
const isBlank = ({ type, value }: RawCell): boolean =>
  value === undefined || (value === '' && type !== 'str' && type !== 's');

/**
 * The value of a cell.
 * @param shared the workbook's texts, to which cells refer by number
 * Source: ECMA-376 part 1, 18.3.1.4 and 18.18.11
 */
export const cellOf = (raw: RawCell, shared: readonly string[]): Cell | Unreadable => {
  if (raw.type === 'inlineStr') return raw.inline();
  if (!isBlank(raw)) return (readers[raw.type] ?? numberOf)(raw.value ?? '', shared);
  return raw.hasFormula
    ? { fault: 'a formula without its result: open the workbook in Excel and save it' }
    : null;
};

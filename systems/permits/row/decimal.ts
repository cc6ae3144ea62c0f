import type { Cell } from '../report/sheet.ts';

const DECIMAL = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
const MAX_LENGTH = 40;

/** Moves the point by the exponent and drops the zeros that say nothing. */
const shifted = (whole: string, fraction: string, exponent: number): string => {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = Math.max(point, 1);
  const integer = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(cut).replace(/0+$/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
};

/**
 * A number of at least 0 in digits alone: no exponent, sign or separator, no zeros in front or behind.
 * @returns undefined when the text is no such number, or needs more than 40 characters
 */
const decimal = (text: string): string | undefined => {
  const [, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const plain = shifted(whole, fraction, Number(exponent));
  return plain.length > MAX_LENGTH ? undefined : plain;
};

/**
 * Excel keeps a number as binary floating point and shows 15 digits of it; what it shows is what was
 * typed. So 12500.000000000002 is 12500.
 */
const shown = (value: number): string => String(Number(value.toPrecision(15)));

/** Whether a number cell may hold what was typed: Excel replaces the digits behind the fifteenth by zeros. */
export const isExact = (value: number): boolean => Math.abs(value) < 1e15;

/** A number as people write it: 235, not 2.35e2. What is no number of at least 0 stays as JavaScript writes it. */
export const plainNumber = (value: number): string => decimal(shown(value)) ?? String(value);

/**
 * An amount of money, or a count: `9399.5` for 9399.5, `9,399.50` and `$9399.5`, 0 for `$ -`; exact where it is text.
 * @returns '' for a blank cell; undefined for what is no number of at least 0
 */
export const decimalOf = (cell: Cell): string | undefined => {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimal(shown(cell));
  if (typeof cell === 'boolean') return undefined;
  const text = cell.trim().replace(/^\$\s*/, '');
  // As a spreadsheet program writes 0 in its accounting format.
  if (text === '-') return '0';
  if (text === '') return cell.trim() === '' ? '' : undefined;
  return decimal(/^\d{1,3}(,\d{3})+(\.|$)/.test(text) ? text.replaceAll(',', '') : text);
};

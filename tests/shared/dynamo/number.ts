import { invalid } from './refusal.ts';

/** A number of up to 38 digits: `digits` times ten to the power of `exponent`; no digit at the end is 0. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const MOST_DIGITS = 38;
const HIGHEST = 125;
const LOWEST = -130;

const reduced = (digits: bigint, exponent: number): Decimal => {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = String(digits);
  const zeros = text.length - text.replace(/0+$/, '').length;
  return { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
};

const decimalOf = (text: string): Decimal => {
  const [whole, sign = '', before = '', after = '', power = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/.exec(text) ?? [];
  if (whole === undefined || before + after === '')
    throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  return reduced(BigInt(`${before}${after}`) * (sign === '-' ? -1n : 1n), Number(power) - after.length);
};

const written = ({ digits, exponent }: Decimal): string => {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits);
  const highest = text.length - 1 + exponent;
  if (text.length > MOST_DIGITS)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  if (digits !== 0n && (highest > HIGHEST || highest < LOWEST))
    throw invalid('Number overflow. Attempting to store a number with magnitude outside the supported range');
  if (exponent >= 0) return `${sign}${text}${'0'.repeat(exponent)}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
};

/**
 * A number as DynamoDB writes it: no zeros that say nothing, no exponent.
 * @throws ValidationException for what is no number of at most 38 digits from 1e-130 to just below 1e126
 */
export const normalized = (text: string): string => written(decimalOf(text));

/** The two numbers in units of the smaller one's last digit. */
const aligned = (one: string, other: string): [bigint, bigint, number] => {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (of: Decimal) => of.digits * 10n ** BigInt(of.exponent - exponent);
  return [scaled(a), scaled(b), exponent];
};

/** @returns less than, equal to or greater than zero */
export const compareNumbers = (one: string, other: string): number => {
  const [a, b] = aligned(one, other);
  return a < b ? -1 : Number(a > b);
};

/** @param sign -1 takes the second from the first */
export const sumOf = (one: string, other: string, sign: 1 | -1 = 1): string => {
  const [a, b, exponent] = aligned(one, other);
  return written(reduced(a + BigInt(sign) * b, exponent));
};

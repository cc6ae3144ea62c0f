import { isSafeNumber, LosslessNumber } from 'lossless-json';
import { Failure } from '../../../core/errors.ts';
import type { Exact } from './exact.ts';

/** What a double keeps of any decimal number. With more digits than these, what was sent may have been another number. */
const KEPT_DIGITS = 15;

const digitsOf = (value: number): number =>
  String(value).replace(/e.*/, '').replace(/\D/g, '').replace(/^0+/, '').length;

/** A large integer may have been another one, however round it is now. */
const isCertain = (value: number): boolean =>
  Number.isInteger(value)
    ? Number.isSafeInteger(value)
    : Number.isFinite(value) && digitsOf(value) <= KEPT_DIGITS;

const uncertain = (): Failure =>
  new Failure(
    'RequestInvalid',
    'A number has more digits than a direct invocation keeps: send and ask for numbers as text, with types "dynamodb"',
  );

/**
 * An event of a direct invocation as JSON again. Lambda has parsed it, and has rounded what a double cannot hold.
 * @throws Failure RequestInvalid for a number that may have been rounded
 */
export const textOfEvent = (event: unknown): string =>
  JSON.stringify(event, (_name, value: unknown) => {
    if (typeof value === 'number' && !isCertain(value)) throw uncertain();
    return value;
  });

/**
 * Exact JSON as plain values, for what writes them as JSON itself.
 * @throws Failure RequestInvalid for a number that would be rounded
 */
export const valueOf = (exact: Exact): unknown => {
  if (exact instanceof LosslessNumber) {
    if (!isSafeNumber(exact.value)) throw uncertain();
    return Number(exact.value);
  }
  if (typeof exact !== 'object' || exact === null) return exact;
  if (Array.isArray(exact)) return exact.map(valueOf);
  return Object.fromEntries(Object.entries(exact).map(([name, inner]) => [name, valueOf(inner)]));
};

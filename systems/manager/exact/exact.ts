import { LosslessNumber, parse, stringify } from 'lossless-json';
import { Failure } from '../../../core/errors.ts';
import { isWellFormed } from '../../../core/json.ts';
import { outlineOf } from './outline.ts';

/** JSON whose numbers are still the text that was sent, so that every digit is kept. */
export type Exact =
  null | boolean | string | LosslessNumber | readonly Exact[] | { readonly [name: string]: Exact };

/** An object of exact JSON. */
export type ExactObject = Readonly<Record<string, Exact>>;

/** Whether exact JSON is an object. A number is an object to JavaScript, and here. */
export const isObject = (value: Exact | undefined): value is ExactObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);

/** The deepest nesting of an attribute: what DynamoDB keeps. */
export const MOST_DEEP = 32;

/**
 * The body, its payload, an item in it, and a wrap around a value; each level of an attribute is two where its type is
 * written, and so is a set at the end of them.
 */
const MOST_DEEP_IN_BODY = 4 + 2 * (MOST_DEEP + 1);

const refused = (message: string, cause?: unknown): Failure =>
  new Failure('RequestInvalid', `The body ${message}`, {
    cause,
    faults: [{ in: 'body', name: '', message }],
  });

const parsed = (text: string): Exact => {
  try {
    // Doubled names are found beforehand; the library lets equal values pass.
    return parse(text, undefined, { onDuplicateKey: () => undefined }) as Exact;
  } catch (cause) {
    throw refused('is not JSON', cause);
  }
};

/**
 * Reads JSON and keeps every digit of its numbers. The nesting is counted before anything is parsed, because the
 * parser calls itself for each level.
 * @throws Failure RequestInvalid for what is not JSON, is nested too deep, or has a name twice in an object
 */
export const exactOf = (text: string): Exact => {
  const { isTooDeep, doubled } = outlineOf(text, MOST_DEEP_IN_BODY);
  if (isTooDeep) throw refused(`is nested deeper than ${String(MOST_DEEP)} levels`);
  const value = parsed(text);
  if (doubled !== undefined)
    throw refused(`contains the name ${JSON.stringify(doubled.slice(0, 100))} twice in one object`);
  if (!isWellFormed(value)) throw refused('contains half of a surrogate pair');
  return value;
};

/** Writes JSON, each number as it was read. */
export const textOf = (value: Exact): string => stringify(value) ?? 'null';

/** How many lists and objects lie within each other; a text or a number has depth 0. */
export const depthOf = (value: Exact): number => {
  if (typeof value !== 'object' || value === null || value instanceof LosslessNumber) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, inner) => Math.max(deepest, depthOf(inner)), 0);
};

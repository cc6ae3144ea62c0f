import { LosslessNumber } from 'lossless-json';
import { type Exact, type ExactObject, isObject } from '../exact/exact.ts';
import type { Attribute, Stored } from './attribute.ts';
import { fieldOf, inside, type Place, wrong } from './place.ts';
import { fromTyped, mapIn, mapped, toTyped } from './typed.ts';

/** The one name of an object that holds what JSON has no word for, as AWS writes it. */
const WRAP = '$dynamodb';

/** A number of JSON. DynamoDB takes others, too, such as `.5`, and answers none of them. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

const isWrap = (value: Readonly<Record<string, unknown>>): boolean => {
  const names = Object.keys(value);
  return names.length === 1 && names[0] === WRAP;
};

/** Whether plain JSON has no word for a value, so that it is wrapped. */
const isWrapped = ({ N, B, SS, NS, BS, M }: Stored): boolean =>
  (N !== undefined && !NUMBER.test(N)) || Boolean(B ?? SS ?? NS ?? BS) || (M !== undefined && isWrap(M));

const unwrapped = (value: Exact | undefined, place: Place): Attribute => {
  const attribute = fromTyped(value, fieldOf(place, WRAP));
  // One form for each value: what is read is what would be answered.
  if (!isWrapped(attribute)) throw wrong(place, `must be written without ${WRAP}, which plain JSON can do`);
  return attribute;
};

/**
 * Reads a value in plain JSON. What JSON has no word for is wrapped, and so is a map that looks like a wrap: each value
 * of DynamoDB has one form, and each form means one value.
 * @throws Failure RequestInvalid for a wrap that holds no such value, and for what is nested too deep
 */
export const fromPlain = (value: Exact | undefined, place: Place): Attribute => {
  if (value === undefined || value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof LosslessNumber) return { N: value.value };
  if (isObject(value))
    return isWrap(value) ? unwrapped(value[WRAP], place) : { M: mapIn(value, inside(place), fromPlain) };
  const within = inside(place);
  return { L: value.map((one, at) => fromPlain(one, fieldOf(within, at))) };
};

/** Writes a value in plain JSON: the other direction of `fromPlain`. */
export const toPlain = (stored: Stored): Exact => {
  if (isWrapped(stored)) return { [WRAP]: toTyped(stored) } satisfies ExactObject;
  const { S, N, BOOL, L, M } = stored;
  if (N !== undefined) return new LosslessNumber(N);
  if (L) return L.map(toPlain);
  if (M) return mapped(M, toPlain);
  return S ?? BOOL ?? null;
};

import { type Exact, type ExactObject, isObject } from '../exact/exact.ts';
import type { Attribute, Stored } from './attribute.ts';
import { fieldOf, inside, type Place, wrong } from './place.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const textIn = (value: Exact | undefined, place: Place): string => {
  if (typeof value !== 'string') throw wrong(place, 'must be a string');
  return value;
};

/** Strict: Node skips characters that are not base64, and leftover bits. */
const bytesIn = (value: Exact | undefined, place: Place): Uint8Array => {
  const text = textIn(value, place);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw wrong(place, 'must be base64');
  return bytes;
};

const listIn = (value: Exact | undefined, place: Place): readonly Exact[] => {
  if (!Array.isArray(value)) throw wrong(place, 'must be a list');
  return value as readonly Exact[];
};

const each = <T>(
  value: Exact | undefined,
  place: Place,
  read: (one: Exact | undefined, place: Place) => T,
): T[] => listIn(value, place).map((one, at) => read(one, fieldOf(place, at)));

/** @throws Failure RequestInvalid when the value is not an object, or of `read` for one of its fields */
export const mapIn = <T>(
  value: Exact | undefined,
  place: Place,
  read: (one: Exact | undefined, place: Place) => T,
): Record<string, T> => {
  if (!isObject(value)) throw wrong(place, 'must be an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, read(one, fieldOf(place, name))]),
  );
};

type Reader = (value: Exact | undefined, place: Place) => Attribute;

const READERS: Readonly<Record<string, Reader>> = {
  S: (value, place) => ({ S: textIn(value, place) }),
  N: (value, place) => ({ N: textIn(value, place) }),
  B: (value, place) => ({ B: bytesIn(value, place) }),
  BOOL: (value, place) => {
    if (typeof value !== 'boolean') throw wrong(place, 'must be true or false');
    return { BOOL: value };
  },
  NULL: (value, place) => {
    if (value !== true) throw wrong(place, 'must be true');
    return { NULL: true };
  },
  SS: (value, place) => ({ SS: each(value, place, textIn) }),
  NS: (value, place) => ({ NS: each(value, place, textIn) }),
  BS: (value, place) => ({ BS: each(value, place, bytesIn) }),
  L: (value, place) => ({ L: each(value, inside(place), fromTyped) }),
  M: (value, place) => ({ M: mapIn(value, inside(place), fromTyped) }),
};

const TYPES = Object.keys(READERS).join(', ');

/**
 * Reads a value as AWS writes it: `{"S":"a"}`, `{"N":"1"}`.
 * @throws Failure RequestInvalid for anything else
 */
export const fromTyped: Reader = (value, place) => {
  const [[type, inner] = ['', undefined], ...others] = isObject(value) ? Object.entries(value) : [];
  const read = others.length === 0 && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw wrong(place, `must be an object with one of the fields ${TYPES}`);
  return read(inner, fieldOf(place, type));
};

/** Maps the fields of a map, of whatever names. */
export const mapped = <A, B>(map: Readonly<Record<string, A>>, to: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(map).map(([name, one]) => [name, to(one)]));

/** Writes a value as AWS does. */
export const toTyped = ({ S, N, B, BOOL, SS, NS, BS, L, M }: Stored): ExactObject => {
  if (S !== undefined) return { S };
  if (N !== undefined) return { N };
  if (BOOL !== undefined) return { BOOL };
  if (B) return { B: base64(B) };
  if (SS) return { SS };
  if (NS) return { NS };
  if (BS) return { BS: BS.map(base64) };
  if (L) return { L: L.map(toTyped) };
  if (M) return { M: mapped(M, toTyped) };
  return { NULL: true };
};

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { normalized, compareNumbers } from './number.ts';
import { invalid } from './refusal.ts';

export type Type = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS';
export const TYPES: readonly Type[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'];

/** The type of a value that has been checked. */
export const typeOf = (value: AttributeValue): Type => {
  const type = TYPES.find((one) => one in value);
  if (type === undefined) throw invalid('Supplied AttributeValue is empty');
  return type;
};

const isSet = (type: Type): type is 'SS' | 'NS' | 'BS' => type.length === 2;
export const isSetType = (type: Type): boolean => isSet(type);

const text = (given: unknown): string => {
  if (typeof given !== 'string') throw invalid('a text is expected');
  return given;
};

const bytes = (given: unknown): Uint8Array => {
  if (!(given instanceof Uint8Array)) throw invalid('bytes are expected');
  return Uint8Array.from(given);
};

const members = <T>(given: unknown, read: (one: unknown) => T, keyOf: (one: T) => string): T[] => {
  if (!Array.isArray(given) || given.length === 0) throw invalid('An string set  may not be empty');
  const all = given.map(read);
  if (new Set(all.map(keyOf)).size < all.length) throw invalid('Input collection contains duplicates');
  return all;
};

const hex = (one: Uint8Array): string => Buffer.from(one).toString('hex');

const READERS: Readonly<Record<Type, (given: unknown) => AttributeValue>> = {
  S: (given) => ({ S: text(given) }),
  N: (given) => ({ N: normalized(text(given)) }),
  B: (given) => ({ B: bytes(given) }),
  BOOL: (given) => {
    if (typeof given !== 'boolean') throw invalid('true or false is expected');
    return { BOOL: given };
  },
  NULL: (given) => {
    if (given !== true) throw invalid('Null attribute value types must have the value of true');
    return { NULL: true };
  },
  L: (given) => {
    if (!Array.isArray(given)) throw invalid('a list is expected');
    return { L: given.map(checked) };
  },
  M: (given) => ({ M: checkedItem(given) }),
  SS: (given) => ({ SS: members(given, text, (one) => one) }),
  NS: (given) => ({
    NS: members(
      given,
      (one) => normalized(text(one)),
      (one) => one,
    ),
  }),
  BS: (given) => ({ BS: members(given, bytes, hex) }),
};

/**
 * A copy of a value, its numbers written as DynamoDB writes them.
 * @throws ValidationException for what is no value
 */
export const checked = (given: unknown): AttributeValue => {
  if (typeof given !== 'object' || given === null) throw invalid('an attribute value is expected');
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const [[type, value] = []] = set;
  const known = TYPES.find((one) => one === type);
  if (set.length !== 1 || known === undefined)
    throw invalid('Supplied AttributeValue must contain exactly one of the supported datatypes');
  return READERS[known](value);
};

/** A copy of an item, or of a map. @throws ValidationException for what is none */
export const checkedItem = (given: unknown): Item => {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('a map of attribute values is expected');
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, checked(value)]),
  );
};

/** The members of a set, each as a text that is the same for equal members. */
export const membersOf = (value: AttributeValue): string[] =>
  value.SS ?? value.NS ?? (value.BS ?? []).map(hex);

/** A text that is the same for equal values, and for no others. */
export const identity = (value: AttributeValue): string => {
  const type = typeOf(value);
  if (isSet(type)) return JSON.stringify([type, [...membersOf(value)].sort()]);
  if (value.B) return JSON.stringify([type, hex(value.B)]);
  if (value.L) return JSON.stringify([type, value.L.map(identity)]);
  if (value.M) {
    const entries = Object.entries(value.M).sort(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([type, entries.map(([name, of]) => [name, identity(of)])]);
  }
  return JSON.stringify([type, value.S ?? value.N ?? value.BOOL ?? true]);
};

export const areEqual = (one: AttributeValue, other: AttributeValue): boolean =>
  identity(one) === identity(other);

/**
 * How two values of one type that has an order are ordered: texts by their bytes in UTF-8, numbers by what they are.
 * @returns less than, equal to or greater than zero; undefined for values that have no order
 */
export const compare = (one: AttributeValue, other: AttributeValue): number | undefined => {
  if (one.S !== undefined && other.S !== undefined)
    return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N);
  if (one.B && other.B) return Buffer.compare(one.B, other.B);
  return undefined;
};

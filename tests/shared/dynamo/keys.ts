import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { ownIn } from './evaluate.ts';
import { invalid } from './refusal.ts';
import { checkedItem, compare, identity } from './value.ts';

/** The attributes that an item is found by. */
export interface Key {
  readonly hash: string;
  readonly range?: string;
}

/** A table as its template has it. */
export interface Schema extends Key {
  /** The types of key attributes that are no texts. */
  readonly types?: Readonly<Record<string, 'N' | 'B'>>;
  /** The global secondary indexes, all of which show the whole item. */
  readonly indexes?: Readonly<Record<string, Key>>;
}

export const namesOf = ({ hash, range }: Key): string[] => (range === undefined ? [hash] : [hash, range]);

/** The names of all attributes that an item or an entry of an index is found by. */
export const keyNames = (schema: Schema, index?: Key): string[] => [
  ...new Set([...namesOf(schema), ...(index ? namesOf(index) : [])]),
];

/** @throws ValidationException for a value that is of another type than the key, or is empty */
export const checkKeyValue = ({ types }: Schema, name: string, value: AttributeValue): void => {
  if (value[types?.[name] ?? 'S'] === undefined)
    throw invalid(`One or more parameter values were invalid: Type mismatch for key ${name}`);
  if (value.S === '' || value.B?.length === 0)
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty value. Key: ${name}`,
    );
};

/** The attributes of a key, and nothing else. @throws ValidationException when it is none of this table */
export const checkedKey = (schema: Schema, given: unknown, index?: Key): Item => {
  const key = checkedItem(given);
  const names = keyNames(schema, index);
  if (Object.keys(key).length !== names.length || names.some((name) => !ownIn(key, name)))
    throw invalid('The provided key element does not match the schema');
  for (const [name, value] of Object.entries(key)) checkKeyValue(schema, name, value);
  return key;
};

/** An item that the table takes: it has a key, and what indexes look at is of their types. */
export const checkedWhole = (schema: Schema, given: unknown): Item => {
  const item = checkedItem(given);
  for (const name of namesOf(schema))
    if (!ownIn(item, name))
      throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
  checkKeys(schema, item);
  return item;
};

/** @throws ValidationException for a key of the table or of an index that has another type or is empty */
export const checkKeys = (schema: Schema, item: Item): void => {
  for (const key of [schema, ...Object.values(schema.indexes ?? {})])
    for (const name of namesOf(key)) {
      const value = ownIn(item, name);
      if (value) checkKeyValue(schema, name, value);
    }
};

/** The part of an item that these attributes are. */
export const keyIn = (names: readonly string[], item: Item): Item =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = ownIn(item, name);
      return value ? [[name, value]] : [];
    }),
  );

/** A text that is the same for the same key, and for no other. */
export const idOf = (schema: Schema, item: Item): string =>
  JSON.stringify(
    namesOf(schema).map((name) => {
      const value = ownIn(item, name);
      return value ? identity(value) : '';
    }),
  );

/** Partitions come in an order that says nothing: that of a hash of their keys, as in DynamoDB. */
const partition = (key: Key, item: Item): string => {
  const value = ownIn(item, key.hash);
  return createHash('sha256')
    .update(value ? identity(value) : '')
    .digest('hex');
};

/** The order of a table or of an index: by partition, then by range; in an index by the table's key after that. */
export const orderOf =
  (schema: Schema, key: Key) =>
  (one: Item, other: Item): number => {
    const [a, b] = [partition(key, one), partition(key, other)];
    if (a !== b) return a < b ? -1 : 1;
    const range = key.range === undefined ? 0 : ranged(key.range, one, other);
    if (range !== 0 || key === schema) return range;
    const [first, second] = [idOf(schema, one), idOf(schema, other)];
    return first < second ? -1 : Number(first > second);
  };

const ranged = (name: string, one: Item, other: Item): number => {
  const [a, b] = [ownIn(one, name), ownIn(other, name)];
  return (a && b && compare(a, b)) ?? 0;
};

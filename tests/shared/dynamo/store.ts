import type { Item } from '../../../core/aws/dynamo.ts';
import { idOf, type Schema } from './keys.ts';
import { invalid, noSuchTable } from './refusal.ts';

/** One table: its items by their keys. What goes in and comes out is copied. */
export interface Stored {
  readonly name: string;
  readonly schema: Schema;
  readonly get: (key: Item) => Item | undefined;
  /** The item is the table's from now on. */
  readonly put: (item: Item) => void;
  readonly remove: (key: Item) => void;
  /** @param isWanted looks at an item before it is copied */
  readonly all: (isWanted?: (item: Item) => boolean) => Item[];
}

/** The tables by name. */
export type Tables = Map<string, Stored>;

/** A table without items. */
export const stored = (name: string, schema: Schema): Stored => {
  const items = new Map<string, Item>();
  const get = (key: Item) => items.get(idOf(schema, key));
  return {
    name,
    schema,
    get: (key) => structuredClone(get(key)),
    put: (item) => void items.set(idOf(schema, item), structuredClone(item)),
    remove: (key) => void items.delete(idOf(schema, key)),
    all: (isWanted = () => true) => structuredClone([...items.values()].filter(isWanted)),
  };
};

export const tablesOf = (schemas: Readonly<Record<string, Schema>>): Tables =>
  new Map(Object.entries(schemas).map(([name, schema]) => [name, stored(name, schema)]));

/** @throws ResourceNotFoundException for a table that is not there */
export const tableIn = (tables: Tables, name: unknown): Stored => {
  if (typeof name !== 'string') throw invalid('a table name is expected');
  const table = tables.get(name);
  if (!table) throw noSuchTable(name);
  return table;
};

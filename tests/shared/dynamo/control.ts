import { ResourceInUseException } from '@aws-sdk/client-dynamodb';
import type { Schema } from './keys.ts';
import { fieldsOf, invalid, noSuchTable } from './refusal.ts';
import { type Stored, stored, type Tables } from './store.ts';

interface KeyElement {
  readonly AttributeName?: string;
  readonly KeyType?: string;
}

/** A table that cannot be used, and how often it will still be described as such. */
interface Between {
  readonly status: 'CREATING' | 'DELETING';
  readonly table: Stored;
  left: number;
}

/** The commands that make and remove tables. A new or a removed one is described so many times before it is settled. */
export interface Control {
  readonly create: (input: object) => object;
  readonly remove: (input: object) => object;
  readonly describe: (input: object) => object;
  /** From now on a new or a removed table is described so many times as being created or deleted. */
  readonly settleAfter: (descriptions: number) => void;
}

const inUse = (name: string): ResourceInUseException =>
  new ResourceInUseException({ message: `Table already exists or is being changed: ${name}`, $metadata: {} });

const nameIn = (name: unknown): string => {
  if (typeof name !== 'string' || !/^[A-Za-z0-9_.-]{3,255}$/.test(name))
    throw invalid('a table name has 3 to 255 letters, digits and the characters _ . -');
  return name;
};

const schemaOf = (elements: unknown): Schema => {
  const keys = (Array.isArray(elements) ? elements : []) as readonly KeyElement[];
  const named = (type: string) => keys.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const [hash, range] = [named('HASH'), named('RANGE')];
  if (hash === undefined) throw invalid('a table needs a HASH key');
  return { hash, ...(range !== undefined && { range }) };
};

export const controlOf = (tables: Tables): Control => {
  const between = new Map<string, Between>();
  let descriptions = 0;
  const settle = (name: string, one: Between): void => {
    if (one.left > 0) return;
    between.delete(name);
    if (one.status === 'CREATING') tables.set(name, one.table);
  };
  const begin = (name: string, status: Between['status'], table: Stored): void => {
    const one: Between = { status, table, left: descriptions };
    between.set(name, one);
    settle(name, one);
  };
  const described = (name: string, TableStatus: string) => ({ Table: { TableName: name, TableStatus } });
  return {
    create: (input) => {
      const { TableName, KeySchema } = fieldsOf(input, [
        'TableName',
        'KeySchema',
        'AttributeDefinitions',
        'BillingMode',
      ]);
      const name = nameIn(TableName);
      if (tables.has(name) || between.has(name)) throw inUse(name);
      begin(name, 'CREATING', stored(name, schemaOf(KeySchema)));
      return {};
    },
    remove: (input) => {
      const name = nameIn(fieldsOf(input, ['TableName']).TableName);
      if (between.has(name)) throw inUse(name);
      const table = tables.get(name);
      if (!table) throw noSuchTable(name);
      tables.delete(name);
      begin(name, 'DELETING', table);
      return {};
    },
    describe: (input) => {
      const name = nameIn(fieldsOf(input, ['TableName']).TableName);
      const one = between.get(name);
      if (one) {
        one.left -= 1;
        settle(name, one);
        return described(name, one.status);
      }
      if (!tables.has(name)) throw noSuchTable(name);
      return described(name, 'ACTIVE');
    },
    settleAfter: (many) => {
      descriptions = many;
    },
  };
};

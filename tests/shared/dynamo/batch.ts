import type { Item } from '../../../core/aws/dynamo.ts';
import { checkedKey, checkedWhole, idOf } from './keys.ts';
import { placeholders } from './reader.ts';
import { flagOf, type Read, readShown } from './reads.ts';
import { fieldsOf, invalid } from './refusal.ts';
import { type Stored, tableIn, type Tables } from './store.ts';

const MOST_KEYS = 100;
const MOST_WRITES = 25;

const requestsOf = (input: object): [string, unknown][] => {
  // Sizes are not known, so no capacity is answered.
  const { RequestItems } = fieldsOf(input, ['RequestItems', 'ReturnConsumedCapacity']);
  if (typeof RequestItems !== 'object' || RequestItems === null || Object.keys(RequestItems).length === 0)
    throw invalid('RequestItems must have at least 1 member');
  return Object.entries(RequestItems);
};

const listIn = (given: unknown): unknown[] => {
  if (!Array.isArray(given) || given.length === 0) throw invalid('a list of at least 1 member is expected');
  return given;
};

/** @throws ValidationException for two of one item */
const expectDifferent = (table: Stored, keys: readonly Item[]): void => {
  if (new Set(keys.map((key) => idOf(table.schema, key))).size < keys.length)
    throw invalid('Provided list of item keys contains duplicates');
};

/** Splits the parts of a batch: the last ones are left undone. */
const split = <T>(parts: readonly T[], undone: number): [T[], T[]] => {
  const many = Math.max(parts.length - undone, 0);
  return [parts.slice(0, many), parts.slice(many)];
};

const readGets = (tables: Tables, name: string, given: unknown) => {
  const of = fieldsOf(given, ['Keys', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames']);
  const table = tableIn(tables, name);
  flagOf(of.ConsistentRead, false);
  const { ProjectionExpression: says, ExpressionAttributeNames: names } = of;
  const known = placeholders(names, undefined, says !== undefined);
  const shown = readShown(says, known);
  known.expectAllUsed();
  const keys = listIn(of.Keys).map((key) => checkedKey(table.schema, key));
  expectDifferent(table, keys);
  return keys.map((key) => ({ name, table, key, shown, of }));
};

/** @param undone how many keys at the end it does not read */
export const batchGet = (tables: Tables, input: object, undone: number): Read => {
  const requests = requestsOf(input);
  const gets = requests.flatMap(([name, given]) => readGets(tables, name, given));
  if (gets.length > MOST_KEYS) throw invalid('Too many items requested for the BatchGetItem call');
  const [done, left] = split(gets, undone);
  const Responses: Record<string, Item[]> = Object.fromEntries(requests.map(([name]) => [name, []]));
  for (const { name, table, key, shown } of done) {
    const item = table.get(key);
    // What is found comes in no order: here in the opposite one.
    if (item) Responses[name]?.unshift(shown(item));
  }
  const UnprocessedKeys: Record<string, { Keys: Item[] }> = {};
  for (const { name, key, of } of left) (UnprocessedKeys[name] ??= { ...of, Keys: [] }).Keys.push(key);
  return { answer: { Responses, UnprocessedKeys }, items: done.length };
};

const readWrites = (tables: Tables, name: string, given: unknown) => {
  const table = tableIn(tables, name);
  const writes = listIn(given).map((one) => {
    const { PutRequest, DeleteRequest } = fieldsOf(one, ['PutRequest', 'DeleteRequest']);
    if ((PutRequest === undefined) === (DeleteRequest === undefined))
      throw invalid('Supplied WriteRequest must be either a put or a delete');
    const item =
      PutRequest === undefined ? undefined : checkedWhole(table.schema, fieldsOf(PutRequest, ['Item']).Item);
    const key = item ?? checkedKey(table.schema, fieldsOf(DeleteRequest, ['Key']).Key);
    return {
      name,
      key,
      given: one as object,
      done: () => {
        if (item) table.put(item);
        else table.remove(key);
      },
    };
  });
  expectDifferent(
    table,
    writes.map(({ key }) => key),
  );
  return writes;
};

/** @param undone how many writes at the end it does not do */
export const batchWrite = (tables: Tables, input: object, undone: number): object => {
  const writes = requestsOf(input).flatMap(([name, given]) => readWrites(tables, name, given));
  if (writes.length > MOST_WRITES) throw invalid('Too many items requested for the BatchWriteItem call');
  const [done, left] = split(writes, undone);
  for (const write of done) write.done();
  const UnprocessedItems: Record<string, object[]> = {};
  for (const { name, given } of left) (UnprocessedItems[name] ??= []).push(structuredClone(given));
  return { UnprocessedItems };
};

import { queryOptions } from '@tanstack/react-query';
import { answerOf, ApiError, type components } from 'trellis/client';
import { api } from '../session/browser.ts';
import { useChange } from '../states/use-change.ts';
import { keyOf, updateOf } from './edit.ts';
import { queryOf, type KeyAttribute, type TableKey } from './query.ts';
import type { TableSearch } from './search.ts';
import { isItem, type Item, typeOf } from './value.ts';

/** How many items a page has. */
const PAGE = 50;

type Operation = components['schemas']['ManagerRequest']['operation'];

/** DynamoDB's output, as far as it is used. */
interface Output {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

const outputOf = (answer: unknown): Output => {
  const { Item, Items, LastEvaluatedKey } = answer as Record<string, unknown>;
  return {
    ...(isItem(Item) && { Item }),
    ...(Array.isArray(Items) && { Items: Items.filter(isItem) }),
    ...(isItem(LastEvaluatedKey) && { LastEvaluatedKey }),
  };
};

/** Asks the manager, with types: so they are kept, and so is each digit of a number. */
const ask = async (
  operation: Operation,
  tableName: string,
  payload: object,
  signal?: AbortSignal,
): Promise<Output> =>
  outputOf(
    await answerOf(
      api.POST('/me/dynamodbmanager', {
        body: { operation, tableName, types: 'dynamodb', payload },
        ...(signal && { signal }),
      }),
    ),
  );

/** Whether an attribute is the partition key: only by that one can be asked. */
const isPartition = async (
  tableName: string,
  { name }: KeyAttribute,
  value: Item,
  signal: AbortSignal,
): Promise<boolean> => {
  const payload = {
    KeyConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': name },
    ExpressionAttributeValues: { ':p': value[name] },
    Limit: 1,
  };
  try {
    await ask('query', tableName, payload, signal);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return false;
    throw error;
  }
};

/**
 * The key of a table, which the API tells by where a page of one item ends; null for a table without items.
 */
export const tableKeyQuery = (tableName: string) =>
  queryOptions({
    queryKey: ['POST', '/me/dynamodbmanager', 'key', tableName],
    queryFn: async ({ signal }): Promise<TableKey | null> => {
      const { LastEvaluatedKey: last } = await ask('list', tableName, { Limit: 1 }, signal);
      const [one, other] = Object.entries(last ?? {}).map(([name, value]) => ({ name, type: typeOf(value) }));
      if (!last || !one) return null;
      if (!other) return [one];
      return (await isPartition(tableName, one, last, signal)) ? [one, other] : [other, one];
    },
    staleTime: 600_000,
  });

/** A page of the items that a link asks for. */
export const readItems = async (
  { table = '', ...search }: TableSearch,
  key: TableKey | null,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly items: readonly Item[]; readonly cursor?: string }> => {
  const query = key && queryOf(search, key);
  const { Items = [], LastEvaluatedKey } = await ask(
    query ? 'query' : 'list',
    table,
    {
      ...query,
      Limit: PAGE,
      ...(cursor !== undefined && { ExclusiveStartKey: JSON.parse(cursor) as unknown }),
    },
    signal,
  );
  return { items: Items, ...(LastEvaluatedKey && { cursor: JSON.stringify(LastEvaluatedKey) }) };
};

export const itemQuery = (tableName: string, key: Item) =>
  queryOptions({
    queryKey: ['POST', '/me/dynamodbmanager', 'item', tableName, key],
    queryFn: async ({ signal }) =>
      (await ask('read', tableName, { Key: key, ConsistentRead: true }, signal)).Item ?? null,
    gcTime: 0,
    staleTime: Infinity,
    // Reading it anew while it is edited would change what the changes are compared with.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** A change of items, after which the table is read anew, and its key where it was not known. */
const useItemChange = <Input>(
  tableName: string,
  change: (input: Input) => Promise<unknown>,
  isKnown = true,
) =>
  useChange(change, [
    ['POST', '/me/dynamodbmanager', tableName],
    ...(isKnown ? [] : [tableKeyQuery(tableName).queryKey]),
  ]);

/** Creates an item, unless there is one with its key. */
export const useCreation = (tableName: string, key: TableKey | null) =>
  useItemChange(
    tableName,
    (item: Item) =>
      ask('create', tableName, {
        Item: item,
        ...(key && {
          ConditionExpression: 'attribute_not_exists(#k)',
          ExpressionAttributeNames: { '#k': key[0].name },
        }),
      }),
    key !== null,
  );

/** Writes what was changed of an item, unless somebody else has changed the same. */
export const useUpdate = (tableName: string, keys: readonly string[]) =>
  useItemChange(tableName, async ({ before, after }: { readonly before: Item; readonly after: Item }) => {
    const update = updateOf(before, after, keys);
    if (update) await ask('update', tableName, update);
  });

export const useDeletion = (tableName: string, keys: readonly string[]) =>
  useItemChange(tableName, (item: Item) => ask('delete', tableName, { Key: keyOf(item, keys) }));

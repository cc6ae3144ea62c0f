import type { TableSearch } from './search.ts';
import type { Item, Type } from './value.ts';

/** An attribute of a table's key, and its type. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: Type;
}

/** The key of a table: its partition key, and its sort key where it has one. */
export type TableKey = readonly [partition: KeyAttribute, sort?: KeyAttribute];

/** The names of a key; none while it is not known. */
export const namesOf = (tableKey: TableKey | null): string[] =>
  (tableKey ?? []).flatMap((attribute) => (attribute ? [attribute.name] : []));

const TESTS: Readonly<Record<NonNullable<TableSearch['condition']>, string>> = {
  eq: '#s = :s',
  begins: 'begins_with(#s, :s)',
  gte: '#s >= :s',
  lte: '#s <= :s',
};

/** The input of a query, in the words of DynamoDB; undefined when all items are asked for. */
export const queryOf = (
  { partition, condition, sort, order }: TableSearch,
  [hash, range]: TableKey,
): Record<string, unknown> | undefined => {
  if (partition === undefined) return undefined;
  const isRanged = range !== undefined && condition !== undefined && sort !== undefined;
  const values: Item = {
    ':p': { [hash.type]: partition } as unknown as Item[string],
    ...(isRanged && { ':s': { [range.type]: sort } as unknown as Item[string] }),
  };
  return {
    KeyConditionExpression: isRanged ? `#p = :p AND ${TESTS[condition]}` : '#p = :p',
    ExpressionAttributeNames: { '#p': hash.name, ...(isRanged && { '#s': range.name }) },
    ExpressionAttributeValues: values,
    ...(order === 'desc' && { ScanIndexForward: false }),
  };
};

const COLUMNS = 8;

/** The columns for some items: the key, then what most of them have. */
export const columnsOf = (items: readonly Item[], keys: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const name of Object.keys(item)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const others = [...counts]
    .filter(([name]) => !keys.includes(name))
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([name]) => name);
  return [...keys, ...others].slice(0, COLUMNS);
};

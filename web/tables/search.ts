import type { Item } from './value.ts';

/** What a condition on the sort key may be. */
export const CONDITIONS = ['eq', 'begins', 'gte', 'lte'] as const;

/** An item: its key, in DynamoDB's JSON, or a new one. */
export type ItemLink = Item | 'new';

/** What a link to a table says: which one, which part of it, and which item is open. Never a cursor. */
export interface TableSearch {
  readonly table?: string;
  /** The value of the partition key; absent for all items. */
  readonly partition?: string;
  readonly condition?: (typeof CONDITIONS)[number];
  /** The value of the condition on the sort key. */
  readonly sort?: string;
  readonly order?: 'desc';
  /** The item that is open. */
  readonly item?: ItemLink;
}

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Whether it is a key of the table, the page sees later: this is loaded before anybody has signed in. */
const itemIn = (value: unknown): Pick<TableSearch, 'item'> => {
  if (value === 'new') return { item: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { item: value as Item } : {};
};

/** Reads a link; what cannot be meant is left out. */
export const tableSearch = (search: Record<string, unknown>): TableSearch => {
  const [table, partition, sort] = [search['table'], search['partition'], search['sort']].map(text);
  const condition = CONDITIONS.find((one) => one === search['condition']);
  return {
    ...(table !== undefined && table !== '' && { table }),
    ...(partition !== undefined && { partition }),
    ...(partition !== undefined && sort !== undefined && { condition: condition ?? 'eq', sort }),
    ...(partition !== undefined && search['order'] === 'desc' && { order: 'desc' as const }),
    ...itemIn(search['item']),
  };
};

/** What a condition on the sort key may be. */
export const CONDITIONS = ['eq', 'begins', 'gte', 'lte'] as const;

/** What a link to a table says: which one, which part of it, and which item is open. Never a cursor. */
export interface TableSearch {
  readonly table?: string;
  /** The value of the partition key; absent for all items. */
  readonly partition?: string;
  readonly condition?: (typeof CONDITIONS)[number];
  /** The value of the condition on the sort key. */
  readonly sort?: string;
  readonly order?: 'desc';
  /** The key of the item that is open, in DynamoDB's JSON, or that there is a new one. */
  readonly item?: string;
}

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Reads a link; what cannot be meant is left out. */
export const tableSearch = (search: Record<string, unknown>): TableSearch => {
  const [table, partition, sort] = [search['table'], search['partition'], search['sort']].map(text);
  const condition = CONDITIONS.find((one) => one === search['condition']);
  const item = typeof search['item'] === 'object' ? JSON.stringify(search['item']) : text(search['item']);
  return {
    ...(table !== undefined && { table }),
    ...(partition !== undefined && { partition }),
    ...(partition !== undefined && sort !== undefined && { condition: condition ?? 'eq', sort }),
    ...(partition !== undefined && search['order'] === 'desc' && { order: 'desc' as const }),
    ...(item !== undefined && { item }),
  };
};

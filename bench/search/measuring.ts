import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { cursors } from '../../core/cursor.ts';
import type { SearchPorts } from '../../systems/permits/search/ports.ts';
import { searchPermits } from '../../systems/permits/search/searching.ts';
import { searchParts } from '../../systems/permits/wiring.ts';
import { SHARDS } from './filling.ts';
import type { Expected, Query } from './queries.ts';
import type { scanFilters } from './queries.ts';

/** What one request of the search has used. */
export interface Used {
  readonly rows: number;
  /** Read units of the rows of an index, or of a permit. */
  readonly rowUnits: number;
  /** Those of all else: how the table stands, and how many rows the values have. */
  readonly planUnits: number;
  /** How many partitions of an index it has read. */
  readonly partitions: number;
  readonly lastUnits: number;
  readonly isComplete: boolean;
  readonly ms: number;
  readonly cursor: string | undefined;
}

/** Searches as the function does it, and counts what it reads. */
export const searcher = (db: DynamoDBClient, table: string) => {
  const parts = searchParts(db, { table, secretArn: 'none', shards: SHARDS });
  return async (query: Query): Promise<Used> => {
    const partitions = new Set<string>();
    let [indexUnits, lastUnits] = [0, 0];
    const ports: SearchPorts = {
      ...parts,
      cursors: cursors(() => Promise.resolve('bench')),
      reads: {
        ...parts.reads,
        async index(index, part, most) {
          const slice = await parts.reads.index(index, part, most);
          partitions.add(part.partition);
          lastUnits = slice.readUnits;
          indexUnits += slice.readUnits;
          return slice;
        },
      },
    };
    const begun = performance.now();
    const answer = await searchPermits(
      ports,
      { sub: 'bench', accept: undefined, ifNoneMatch: undefined },
      query,
    );
    const ms = performance.now() - begun;
    if (answer.status !== 200 || typeof answer.body === 'string') throw new Error('a search gave no JSON');
    const { items, cost, complete, cursor } = answer.body;
    return {
      rows: items.length,
      rowUnits: indexUnits,
      planUnits: cost.readUnits - indexUnits,
      partitions: partitions.size,
      lastUnits,
      isComplete: complete,
      ms,
      cursor,
    };
  };
};

export type Search = ReturnType<typeof searcher>;

/** What a walk through all pages has used. */
export interface Walk extends Pick<Used, 'rows' | 'rowUnits' | 'planUnits' | 'partitions' | 'ms'> {
  readonly pages: number;
}

/** Reads all pages of a search. */
export const walked = async (search: Search, query: Query, limit: number): Promise<Walk> => {
  let sum: Walk = { rows: 0, rowUnits: 0, planUnits: 0, partitions: 0, ms: 0, pages: 0 };
  let cursor: string | undefined;
  do {
    const used = await search({ ...query, limit, ...(cursor !== undefined && { cursor }) });
    sum = {
      rows: sum.rows + used.rows,
      rowUnits: sum.rowUnits + used.rowUnits,
      planUnits: sum.planUnits + used.planUnits,
      partitions: sum.partitions + used.partitions,
      ms: sum.ms + used.ms,
      pages: sum.pages + 1,
    };
    cursor = used.cursor;
  } while (cursor !== undefined);
  return sum;
};

const UNIT_BYTES = 4_096;
const UNITS_A_PARTITION = 0.5;

/** The read units of rows that are read alone, and never twice. */
export const leastUnits = ({ bytes }: Expected): number => (0.5 * bytes) / UNIT_BYTES;

/** What a search may read: twice the rows that it finds, and half a unit for each partition that a page reads. */
export const isWithin = (walk: Walk, expected: Expected): boolean =>
  walk.rowUnits <= 2 * leastUnits(expected) + UNITS_A_PARTITION * walk.partitions;

/** What a Scan of the table uses. */
export interface Scanned {
  readonly units: number;
  /**
   * Absent where the units are reckoned by the number of permits: each page of a Scan in DynamoDB Local goes through
   * the whole table, which takes minutes in a large one, and more memory than there is.
   */
  readonly ms: number | undefined;
}

/** Reads the whole table with a filter. */
export const scanned = async (
  db: DynamoDBClient,
  TableName: string,
  filter: ReturnType<typeof scanFilters> extends ReadonlyMap<string, infer F> ? F : never,
): Promise<Scanned> => {
  const begun = performance.now();
  let units = 0;
  const pages = paginateScan({ client: db }, { TableName, ...filter, ReturnConsumedCapacity: 'TOTAL' });
  for await (const { ConsumedCapacity } of pages) units += ConsumedCapacity?.CapacityUnits ?? 0;
  return { units, ms: performance.now() - begun };
};

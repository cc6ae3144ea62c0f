import { cursors } from '../../../../core/cursor.ts';
import type { SearchPorts } from '../../../../systems/permits/search/ports.ts';
import { searchPermits } from '../../../../systems/permits/search/searching.ts';
import { searchParts } from '../../../../systems/permits/wiring.ts';
import { settled } from '../../../shared/leftover.ts';
import { bytesOf } from '../files.ts';
import { world } from '../world.ts';

type Query = Parameters<typeof searchPermits>[2];
type Paged = Omit<Query, 'cursor'> & { readonly cursor?: string | undefined };

const HEADER =
  'Permit Number,Filed Date,Current Status,Current Status Date,Estimated Cost,Revised Cost,Existing Use,Proposed Use,Description,Block,Lot,Street Number,Street Name,Unit,Neighborhoods - Analysis Boundaries,Permit Type,Location';

/** A row of a made file; what is absent is the same in all rows. */
export interface Made {
  readonly number: string;
  readonly filed?: string;
  readonly status?: string;
  readonly changed?: string;
  readonly cost?: string;
  readonly description?: string;
  readonly block?: string;
  readonly lot?: string;
  readonly street?: string;
  readonly streetNumber?: string;
  readonly neighborhood?: string;
  readonly type?: string;
}

const lineOf = (row: Made): string =>
  [
    row.number,
    row.filed ?? '12/01/2016',
    row.status ?? 'issued',
    row.changed ?? '12/21/2016',
    row.cost ?? '1000',
    '',
    'office',
    '',
    row.description ?? 'windows',
    row.block ?? '1',
    row.lot ?? '2',
    row.streetNumber ?? '5',
    row.street ?? 'Market',
    '',
    row.neighborhood ?? '',
    row.type ?? '8',
    '"(37.78, -122.41)"',
  ].join(',');

export const csv = (rows: readonly Made[]): Uint8Array => bytesOf([HEADER, ...rows.map(lineOf)].join('\n'));

/** A quarter of an hour after the loads of a test: an index shows then what was loaded. */
const LATER_MS = Date.UTC(2017, 0, 3, 12);

/** Loads and searches over a table in memory. */
export const searchWorld = (change: (ports: SearchPorts) => Partial<SearchPorts> = () => ({})) => {
  const here = world();
  const parts = {
    ...searchParts(here.db, { table: 'Permits', secretArn: '', shards: 1 }),
    cursors: cursors(async () => 'secret'),
    now: () => LATER_MS,
  };
  const ports: SearchPorts = { ...parts, ...change(parts) };
  const searchBeside = (
    query: Query = {},
    asking: { accept?: string; ifNoneMatch?: string; sub?: string } = {},
  ) => searchPermits(ports, { sub: 'ada', accept: undefined, ifNoneMatch: undefined, ...asking }, query);
  const search: typeof searchBeside = (...given) => settled(() => searchBeside(...given));
  /** A page as JSON. */
  const page = async ({ cursor, ...query }: Paged = {}) => {
    const answer = await search({ ...query, ...(cursor !== undefined && { cursor }) });
    if (!('body' in answer) || typeof answer.body === 'string') throw new Error('it is no page');
    return answer.body;
  };
  return {
    ...here,
    search,
    /** Beside a load that is under way: without a look at what is left behind. */
    searchBeside,
    page,
    /** Loads a file of these rows. */
    loadRows: async (name: string, rows: readonly Made[]) =>
      here.load(here.upload(`reports/${name}`, csv(rows), `${name}-${rows.length}`)),
    /** The rows of all pages. */
    all: async ({ cursor: first, ...query }: Paged = {}) => {
      const items: Awaited<ReturnType<typeof page>>['items'] = [];
      let cursor = first;
      let last: Awaited<ReturnType<typeof page>>;
      do {
        last = await page({ ...query, cursor });
        items.push(...last.items);
        ({ cursor } = last);
      } while (cursor !== undefined);
      return { items, last };
    },
  };
};

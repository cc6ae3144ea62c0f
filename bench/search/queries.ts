import type { operations } from '../../core/contract/types.ts';
import type { Item } from '../../core/aws/dynamo.ts';
import type { PermitRow } from '../../systems/permits/row/permit.ts';
import { dayOf } from '../../systems/permits/search/attributes.ts';
import { type Filter, filterOf, meets } from '../../systems/permits/search/filter.ts';
import { itemSize } from '../shared/size.ts';
import type { KeptRow } from './filling.ts';

export type Query = NonNullable<operations['searchPermits']['parameters']['query']>;

/** A kind of search, and some searches of that kind. */
export interface Case {
  readonly name: string;
  readonly queries: readonly Query[];
}

const DAY_MS = 86_400_000;

/** The days about a moment. */
const about = (moment: string, days: number): string[] => {
  const middle = Date.parse(`${dayOf(moment)}T00:00:00Z`);
  const [from, to] = [middle - days * DAY_MS, middle + days * DAY_MS].map((ms) =>
    new Date(ms).toISOString().slice(0, 10),
  );
  return [`between.${String(from)},${String(to)}`];
};

/** The numbers about a number. */
const near = (number: string, by: number): string[] => [
  `between.${String(Math.max(0, Number(number) - by))},${String(Number(number) + by)}`,
];

const RARE = ['suspended,revoked', 'approved,plancheck'];

/** Searches that an index answers alone. @param rows the searches find these, in a table of any size those like them */
export const indexedCases = (rows: readonly PermitRow[]): Case[] => {
  const each = (name: string, queryOf: (row: PermitRow) => Query): Case => ({
    name,
    queries: rows.map(queryOf),
  });
  return [
    each('status, status_date', ({ status, status_date }) => ({
      status: [`eq.${status}`],
      status_date: about(status_date, 20),
    })),
    each('neighborhood, date', ({ neighborhood, file_date }) => ({
      neighborhood: [`eq.${neighborhood ?? ''}`],
      file_date: about(file_date, 60),
    })),
    each('block, lot', ({ block, lot }) => ({ block: [`eq.${block ?? ''}`], lot: [`eq.${lot ?? ''}`] })),
    each('street, number', ({ street, street_number }) => ({
      street: [`eq.${street ?? ''}`],
      street_number: near(street_number ?? '', 100),
    })),
    each('file_date', ({ file_date }) => ({ file_date: about(file_date, 4) })),
    each('file_date, sorted', ({ file_date }) => ({ file_date: about(file_date, 4), sort: 'file_date' })),
    each('estimated_cost', ({ estimated_cost }) => ({
      estimated_cost: near(estimated_cost, Math.ceil(Number(estimated_cost) / 100)),
    })),
    { name: 'status in', queries: RARE.map((names) => ({ status: [`in.${names}`] })) },
    {
      name: 'status in, sorted',
      queries: RARE.map((names) => ({ status: [`in.${names}`], sort: 'status_date' })),
    },
  ];
};

/** Searches that no index answers, and that find nothing: what they read is all for nothing. */
export const UNINDEXED: readonly Case[] = [
  { name: 'description contains', queries: [{ description: ['contains.zeppelin'] }] },
  { name: 'load_date ne', queries: [{ load_date: ['ne.2026-01-02'] }] },
];

/** How many rows meet a filter, and how large their items are. */
export interface Expected {
  readonly rows: number;
  readonly bytes: number;
}

/** Looks at all rows for what searches must find. */
export const expecting = (cases: readonly Case[]) => {
  const all = cases.map(({ queries }) =>
    queries.map((query) => ({ filter: filterOf(query) as Filter, rows: 0, bytes: 0 })),
  );
  return {
    see({ permit, item }: KeptRow): void {
      let size: number | undefined;
      for (const each of all.flat())
        if (meets(each.filter, permit)) {
          each.rows += 1;
          each.bytes += size ??= itemSize(item);
        }
    },
    /** In the order of the cases and their searches. */
    expected: (): readonly (readonly Expected[])[] => all,
  };
};

/** The same searches as a filter of a Scan, by the attributes as they are kept. */
export const scanFilters = ({ status, status_date, neighborhood = '', file_date }: PermitRow) => {
  const range = (name: string, value: string, date: string, moment: string, days: number) => {
    const [from = '', to = ''] = (about(moment, days)[0] ?? '').replace('between.', '').split(',');
    const values: Item = { ':value': { S: value }, ':from': { S: from }, ':to': { S: `${to}~` } };
    return {
      FilterExpression: '#name = :value AND #date BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#name': name, '#date': date },
      ExpressionAttributeValues: values,
    };
  };
  return new Map([
    ['status, status_date', range('status', status, 'status_date', status_date, 20)],
    ['neighborhood, date', range('neighborhood', neighborhood, 'file_date', file_date, 60)],
  ]);
};

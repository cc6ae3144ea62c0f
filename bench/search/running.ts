import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PermitRow } from '../../systems/permits/row/permit.ts';
import { median } from '../shared/numbers.ts';
import { writtenPermits } from './filling.ts';
import {
  isWithin,
  leastUnits,
  type Scanned,
  scanned,
  type Search,
  searcher,
  type Used,
  type Walk,
  walked,
} from './measuring.ts';
import { type Case, type Expected, scanFilters, UNINDEXED } from './queries.ts';

export const LIMITS = [100, 1_000] as const;
/** How many rows the indexed searches are made of, and how many numbers are looked up. */
const SAMPLES = 5;
const NUMBERS = 40;

/** The table of one size, and what was seen of it while it was filled. */
export interface Filled {
  readonly permits: number;
  readonly table: string;
  readonly expected: readonly (readonly Expected[])[];
  readonly numbers: readonly string[];
}

/** Rows that have a value for each search, from all over a table of so many permits. */
export const sampleRows = (permits: number): PermitRow[] => {
  const whole = [...writtenPermits(permits)]
    .flatMap(({ rows }) => rows.map(({ permit }) => permit))
    .filter(({ estimated_cost, neighborhood }) => Number(estimated_cost) > 1 && neighborhood !== undefined);
  return Array.from(
    { length: SAMPLES },
    (_, at) => whole[Math.trunc(((at + 0.5) * whole.length) / SAMPLES)],
  ).filter((row) => row !== undefined);
};

/** Which permits of a table are looked up by their numbers: they lie all over it. */
export const isLookedUp = (at: number, permits: number): boolean =>
  at % Math.max(1, Math.trunc(permits / NUMBERS)) === 0;

/** What the searches of one case have used in one table. */
export interface CaseUse {
  readonly rows: number;
  /** Read units over those of the rows that were found; undefined where no search found any. */
  readonly ratio: number | undefined;
  readonly isHeld: boolean;
  /** Read units of one request beside the rows. */
  readonly planUnits: number;
  readonly msAPage: number;
}

/** @throws Error when a search does not find what it must: then its read units are worth nothing */
const caseUse = async (
  search: Search,
  one: Case,
  expected: readonly Expected[],
  limit: number,
): Promise<CaseUse> => {
  const walks: { readonly walk: Walk; readonly wanted: Expected }[] = [];
  for (const [at, query] of one.queries.entries()) {
    const [walk, wanted] = [await walked(search, query, limit), expected[at] ?? { rows: 0, bytes: 0 }];
    if (walk.rows !== wanted.rows)
      throw new Error(`${JSON.stringify(query)} found ${String(walk.rows)} rows, not ${String(wanted.rows)}`);
    walks.push({ walk, wanted });
  }
  const ratios = walks
    .filter(({ wanted }) => wanted.rows > 0)
    .map(({ walk, wanted }) => walk.rowUnits / leastUnits(wanted));
  return {
    rows: median(walks.map(({ walk }) => walk.rows)),
    ratio: ratios.length > 0 ? median(ratios) : undefined,
    isHeld: walks.every(({ walk, wanted }) => isWithin(walk, wanted)),
    planUnits: median(walks.map(({ walk }) => walk.planUnits / walk.pages)),
    msAPage: median(walks.map(({ walk }) => walk.ms / walk.pages)),
  };
};

/** What a search and a Scan for the same rows have used. */
export interface Beside {
  readonly search: Walk;
  readonly scan: Scanned;
}

/** What was measured in one table. */
export interface Measured {
  readonly permits: number;
  /** By case, then by limit. */
  readonly indexed: readonly (readonly CaseUse[])[];
  readonly unindexed: readonly Used[];
  readonly byNumber: { readonly units: number; readonly ms: number };
  readonly beside: readonly (readonly [name: string, Beside])[];
}

/** Looks numbers up in all tables by turns, so that what else the machine does slows all of them alike. */
const lookUps = async (db: DynamoDBClient, tables: readonly Filled[]): Promise<Measured['byNumber'][]> => {
  const all = tables.map(({ table, numbers }) => ({
    search: searcher(db, table),
    numbers,
    used: [] as Used[],
  }));
  for (const isWarm of [false, true])
    for (let at = 0; at < NUMBERS; at += 1)
      for (const { search, numbers, used } of all) {
        const one = await search({ application_number: [numbers[at % numbers.length] ?? ''] });
        if (one.rows === 0) throw new Error('a permit was not found by its number');
        if (isWarm) used.push(one);
      }
  return all.map(({ used }) => ({
    units: median(used.map(({ planUnits, rowUnits }) => planUnits + rowUnits)),
    ms: median(used.map(({ ms }) => ms)),
  }));
};

/** Measures the search in tables of several sizes. @param sample what the searches are made of */
export const measuredIn = async (
  db: DynamoDBClient,
  tables: readonly Filled[],
  cases: readonly Case[],
  sample: readonly PermitRow[],
): Promise<Measured[]> => {
  const byNumber = await lookUps(db, tables);
  const all: Measured[] = [];
  for (const [at, { permits, table, expected }] of tables.entries()) {
    console.error(`Searching ${permits.toLocaleString('en')} permits`);
    const search = searcher(db, table);
    const indexed: CaseUse[][] = [];
    for (const [place, one] of cases.entries()) {
      const uses: CaseUse[] = [];
      for (const limit of LIMITS) uses.push(await caseUse(search, one, expected[place] ?? [], limit));
      indexed.push(uses);
    }
    const unindexed: Used[] = [];
    for (const { queries } of UNINDEXED) for (const query of queries) unindexed.push(await search(query));
    const beside: [string, Beside][] = [];
    for (const [name, filter] of sample[0] ? scanFilters(sample[0]) : []) {
      const query = cases.find((one) => one.name === name)?.queries[0] ?? {};
      const walk = await walked(search, query, 1_000);
      const known = all[0]?.beside.find(([one]) => one === name)?.[1].scan;
      const scan = known
        ? { units: (known.units * permits) / (all[0]?.permits ?? 1), ms: undefined }
        : await scanned(db, table, filter);
      beside.push([name, { search: walk, scan }]);
    }
    all.push({ permits, indexed, unindexed, byNumber: byNumber[at] ?? { units: 0, ms: 0 }, beside });
  }
  return all;
};

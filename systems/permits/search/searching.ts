import type { operations } from '../../../core/contract/types.ts';
import { invalid } from '../../../core/errors.ts';
import { permitNumber } from '../row/identity.ts';
import { type Form, type Rest, searchAnswer, searchHeaders } from './answer.ts';
import { chosenColumns } from './columns.ts';
import { type Filter, filterOf } from './filter.ts';
import { type Format, formatOf } from './format.ts';
import { pointsOf, wantedOf } from './interval.ts';
import { shortDigest } from './keys.ts';
import { walkNumbers } from './numbers.ts';
import { type Page, pageOf } from './page.ts';
import type { Order, Plan, Total } from './plan.ts';
import { familiesOf, planOf, type Sorting } from './planner.ts';
import type { SearchPorts, Spend, Standing } from './ports.ts';
import { type Position, walk } from './walk.ts';

type Query = NonNullable<operations['searchPermits']['parameters']['query']>;

/** Who searches, and what the request says beside its parameters. */
export interface Asking {
  /** The `sub` of the user, also where a key is used: a cursor is good for all keys of its owner. */
  readonly sub: string;
  readonly accept: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** In what is signed with a cursor. */
const OPERATION = 'searchPermits';

/** An index follows the table within a moment; for so long after a load nothing is said to be final. */
const SETTLING_MS = 10_000;

/** Where a page ended, as its cursor keeps it: the names are short because a cursor is. */
interface Kept {
  /** The index: a load may make another one cheaper, in which this would be no place. */
  readonly i: Source['index'];
  readonly g: string;
  readonly p?: string | undefined;
  readonly a?: string | undefined;
  /** How many rows came before. */
  readonly n: number;
  /** The version of the data at the first page. */
  readonly v: number;
  /** Whether nothing was under way at the first page. */
  readonly q: boolean;
}

/** Whether nothing is under way that an answer could miss. */
const isQuiet = ({ isLoading, isCounted, endedMs }: Standing, nowMs: number): boolean =>
  !isLoading && isCounted && nowMs - endedMs >= SETTLING_MS;

/** A page has a cursor that is good for its caller alone, so pages of two callers are not the same. */
const etagOf = ({ version }: Standing, format: Format, sub: string): string =>
  `W/"${version}-${format}-${shortDigest(sub)}"`;

/** Whether a header If-None-Match names an entity tag; weak ones are compared (RFC 9110, 8.8.3.2). */
const names = (header: string | undefined, etag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim())
    .some((one) => one === '*' || one.replace(/^(W\/)?/, 'W/') === etag);

const keptOf = (
  { index }: Source,
  { position, permits }: Page,
  before: Kept | undefined,
  standing: Standing,
  nowMs: number,
): Kept | undefined =>
  position && {
    i: index,
    g: position.group,
    p: position.partition,
    a: position.after,
    n: (before?.n ?? 0) + permits.length,
    v: before?.v ?? standing.version,
    q: before?.q ?? isQuiet(standing, nowMs),
  };

/** What a page reads: the permits that are named, or an index. */
type Source =
  | { readonly index: 'number'; readonly numbers: readonly string[] }
  | { readonly index: Plan['index']; readonly plan: Plan; readonly total?: Total };

const sourceOf = async (
  { reads, shards }: SearchPorts,
  filter: Filter,
  sorting: Sorting,
  { isCounted, isLoading }: Standing,
  before: Kept | undefined,
  spend: Spend,
): Promise<Source> => {
  const numbers = pointsOf(wantedOf(filter, 'application_number'));
  if (numbers) {
    if (sorting.sort)
      throw invalid('query', 'sort', 'cannot be combined with application_number: leave it out');
    return { index: 'number', numbers: [...new Set(numbers.map(permitNumber))] };
  }
  const counts = new Map<string, ReadonlyMap<string, number>>();
  const directory = (family: string): ReadonlyMap<string, number> => counts.get(family) ?? new Map();
  // What corrected files have emptied need not be read. While a load runs, a partition that is known may get its first row.
  const isFinal = isCounted && !isLoading;
  const membersOf = (members: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    isFinal ? new Map([...members].filter(([, rows]) => rows !== 0)) : members;
  for (const known of [undefined, directory]) {
    const families = familiesOf(filter, sorting, known);
    for (const [family, members] of await reads.families(families, spend))
      counts.set(family, membersOf(members));
  }
  const index = before?.i === 'number' ? undefined : before?.i;
  const { plan, total } = planOf(filter, sorting, directory, shards, index);
  return { index: plan.index, plan, ...(total && { total }) };
};

/** What is known of the number of rows before the walk has ended. @param least so many were seen */
const totalBefore = (
  source: Source,
  { isCounted, isLoading }: Standing,
  least: number,
): Total | undefined => {
  const known = 'total' in source ? source.total : undefined;
  if (!known) return undefined;
  const isEstimate = known.isEstimate || isLoading || !isCounted;
  return { rows: isEstimate ? Math.max(known.rows, least) : known.rows, isEstimate };
};

/**
 * How many rows meet the filter. When the walk has ended, they have been counted; but rows that an index did not show
 * yet were not.
 */
const totalOf = (
  source: Source,
  page: Page,
  before: Kept | undefined,
  standing: Standing,
  nowMs: number,
): Total | undefined => {
  const rows = (before?.n ?? 0) + page.permits.length;
  const known = totalBefore(source, standing, rows);
  if (page.position) return known;
  const isSame = before === undefined || (before.q && before.v === standing.version);
  const isAsKnown = !known || known.isEstimate || known.rows === rows;
  return { rows, isEstimate: !(isSame && isAsKnown && isQuiet(standing, nowMs)) };
};

/** What a request asks for. @throws Failure RequestInvalid */
const askedBy = (query: Query, { sub, accept }: Asking) => {
  const filter = filterOf(query);
  const { sort, order, bom, formulas } = query;
  const form: Form = {
    format: formatOf(accept, query.format),
    columns: chosenColumns(query.fields),
    bom,
    formulas,
  };
  return {
    filter,
    sorting: { sort, order },
    form,
    binding: { operation: OPERATION, sub, filter, sort, order },
  };
};

/** A page of a source, from a position on. */
const pageIn = (
  { reads, now }: SearchPorts,
  source: Source,
  start: Position | undefined,
  { filter, order, limit }: { readonly filter: Filter; readonly order: Order; readonly limit: number },
): Promise<Page> =>
  pageOf(
    (meter) =>
      'plan' in source
        ? walk(reads.index, source.plan, meter, start)
        : walkNumbers(reads.permit, source.numbers, order, meter, start),
    filter,
    limit,
    now,
  );

/** What is answered of a page beside its rows. @param spent read units before it */
const restOf = (
  source: Source,
  page: Page,
  {
    before,
    standing,
    nowMs,
    spent,
    cursor,
  }: {
    readonly before: Kept | undefined;
    readonly standing: Standing;
    readonly nowMs: number;
    readonly spent: number;
    readonly cursor: string | undefined;
  },
): Rest => {
  const total = totalOf(source, page, before, standing, nowMs);
  const { isCut, readUnits, itemsRead, filtered } = page;
  return {
    ...(cursor !== undefined && { cursor }),
    complete: !isCut,
    ...(total && { total: total.rows, ...(total.isEstimate && { totalIsEstimate: true }) }),
    dataVersion: String(standing.version),
    ...(before && before.v !== standing.version && { dataChanged: true }),
    cost: { readUnits: spent + readUnits, itemsRead, filtered, index: source.index },
  };
};

/**
 * A page of the permits that meet a query, or that nothing has changed.
 * @throws Failure RequestInvalid for a filter or an order that cannot be, CursorInvalid for a cursor of another search
 */
export const searchPermits = async (ports: SearchPorts, asking: Asking, query: Query) => {
  const { filter, sorting, form, binding } = askedBy(query, asking);
  const { cursor: given, limit = 100 } = query;
  // A cursor is one that we have sealed.
  const before = given === undefined ? undefined : ((await ports.cursors.open(binding, given)) as Kept);

  let spent = 0;
  const spend: Spend = (units) => void (spent += units);
  const nowMs = ports.now();
  const standing = await ports.reads.standing(nowMs, spend);
  const etag = isQuiet(standing, nowMs) ? etagOf(standing, form.format, asking.sub) : undefined;
  if (etag !== undefined && names(asking.ifNoneMatch, etag))
    return { status: 304 as const, headers: searchHeaders(etag) };

  const source = await sourceOf(ports, filter, sorting, standing, before, spend);
  const start = before && { group: before.g, partition: before.p, after: before.a };
  const page = await pageIn(ports, source, start, { filter, order: sorting.order ?? 'asc', limit });
  const kept = keptOf(source, page, before, standing, nowMs);
  const cursor = kept && (await ports.cursors.seal(binding, kept));
  const rest = restOf(source, page, { before, standing, nowMs, spent, cursor });
  return searchAnswer(form, page.permits, rest, etag, nowMs);
};

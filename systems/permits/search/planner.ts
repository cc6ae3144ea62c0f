import { invalid } from '../../../core/errors.ts';
import { type Attribute, compareText } from './attributes.ts';
import { candidatesOf } from './candidates.ts';
import type { Filter } from './filter.ts';
import { isRange, pointsOf, wantedOf } from './interval.ts';
import { familyOf, type IndexName } from './keys.ts';
import {
  type Candidate,
  compareGroups,
  type Directory,
  type Order,
  placeName,
  type Plan,
  type Segment,
  type Total,
} from './plan.ts';

/** A row has some 1,000 bytes with its keys, and half a read unit reads 4 KB. */
const UNITS_A_ROW = 0.125;
const UNITS_A_SEGMENT = 0.5;

const unitsOf = (segments: readonly Segment[]): number => {
  let units = 0;
  for (const { rows } of segments) units += UNITS_A_SEGMENT + rows * UNITS_A_ROW;
  return units;
};

const inOrder = (segments: readonly Segment[], order: Order): Segment[] => {
  const compareFrom = (one: Segment, other: Segment): number =>
    compareText(one.from ?? '', other.from ?? '') * (order === 'asc' ? 1 : -1);
  return [...segments].sort(
    (one, other) =>
      compareGroups(one.group, other.group, order) ||
      compareText(placeName(one.partition), placeName(other.partition)) ||
      compareFrom(one, other),
  );
};

/** Whether rows of a candidate's segments meet the filter without being looked at. */
const isMetBy = (filter: Filter, by: readonly Attribute[]): boolean =>
  filter.every((condition) => by.includes(condition.attribute) && isRange(condition));

const totalBy = (filter: Filter, { index, by, segments }: Candidate): Total | undefined => {
  // Nothing counts the rows of blocks and streets.
  if (index === 'block' || index === 'street' || !isMetBy(filter, by)) return undefined;
  let rows = 0;
  for (const segment of segments) rows += segment.rows;
  return { rows: Math.round(rows), isEstimate: !segments.every(({ isCounted }) => isCounted) };
};

const totalByType = (filter: Filter, directory: Directory): Total | undefined => {
  const types = pointsOf(wantedOf(filter, 'permit_type'));
  if (!types || !isMetBy(filter, ['permit_type'])) return undefined;
  const counts = directory(familyOf('permit_type'));
  return { rows: types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0), isEstimate: false };
};

/** What a search asks of its order. */
export interface Sorting {
  readonly sort?: Attribute | undefined;
  readonly order?: Order | undefined;
}

/** Whether the status index can be planned: it needs the months of each status. */
const usesStatuses = (filter: Filter, { sort }: Sorting): boolean =>
  sort === 'status_date' ||
  filter.some(({ attribute }) => attribute === 'status_date' || attribute === 'status');

/**
 * The families of the directory that a plan needs.
 * @param known undefined at first; then what was read of those that were named before
 * @returns further ones; none when all are known
 */
export const familiesOf = (filter: Filter, sorting: Sorting, known: Directory | undefined): string[] => {
  const statuses = usesStatuses(filter, sorting) ? pointsOf(wantedOf(filter, 'status')) : [];
  if (known)
    return statuses ? [] : [...known(familyOf('status')).keys()].map((status) => familyOf('status', status));
  return [
    ...['file_month', 'cost', 'permit_type', 'status'].map((kind) => familyOf(kind)),
    ...(statuses ?? []).map((status) => familyOf('status', status)),
    ...(pointsOf(wantedOf(filter, 'neighborhood')) ?? []).map((name) => familyOf('neighborhood', name)),
  ];
};

/**
 * Plans a search: which index answers it with the fewest read units, and which parts of it are read.
 * @param directory all that familiesOf named
 * @param shards into how many partitions the rows of one value are divided
 * @param index the one that must be taken, because pages before came from it; otherwise the cheapest
 * @throws Failure RequestInvalid for an order that no index gives for this filter
 */
export const planOf = (
  filter: Filter,
  { sort, order }: Sorting,
  directory: Directory,
  shards: number,
  index?: IndexName,
): { readonly plan: Plan; readonly total?: Total } => {
  const candidates = candidatesOf(filter, directory, shards, sort !== undefined).filter(
    (one) => one.index !== 'status' || usesStatuses(filter, { sort }),
  );
  const isUseful = (one: Candidate): boolean => {
    if (index !== undefined && one.index !== index) return false;
    if (sort !== undefined) return one.sort === sort;
    return one.index === 'file_month' || filter.some(({ attribute }) => one.by.includes(attribute));
  };
  const [best] = candidates
    .filter(isUseful)
    .sort((one, other) => unitsOf(one.segments) - unitsOf(other.segments));
  if (!best) throw invalid('query', 'sort', sortFault(candidates));
  const total =
    totalByType(filter, directory) ??
    candidates.map((candidate) => totalBy(filter, candidate)).find((known) => known !== undefined);
  const direction = order ?? best.preferred;
  return {
    plan: {
      index: best.index,
      order: direction,
      isMerged: sort !== undefined,
      segments: inOrder(best.segments, direction),
    },
    ...(total && { total }),
  };
};

const ALWAYS: readonly Attribute[] = ['file_date', 'status_date', 'estimated_cost'];

/** What this filter can be sorted by: its indexes are known before the directory is read. */
const sortFault = (candidates: readonly Candidate[]): string => {
  const sorts = [...new Set([...ALWAYS, ...candidates.map(({ sort }) => sort)])];
  return `must be one of these with this filter: ${sorts.join(', ')}`;
};

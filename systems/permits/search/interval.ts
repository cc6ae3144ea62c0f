import { type Attribute, comparisonOf } from './attributes.ts';
import type { Condition, Filter, Operator } from './filter.ts';
import { isInKeys } from './keys.ts';

/** A place between values: just before one, or just after it. */
export interface Edge {
  readonly value: string;
  readonly isAfter: boolean;
}

/** The values between two edges; open where one is absent. */
export interface Interval {
  readonly from?: Edge | undefined;
  readonly to?: Edge | undefined;
}

/** Which values of an attribute a filter wants. */
export interface Wanted {
  /** In ascending order; they do not overlap. */
  readonly intervals: readonly Interval[];
  /** Whether rows without a value are wanted. */
  readonly blank: boolean;
}

/** Of an attribute that a filter says nothing of. */
export const EVERYTHING: Wanted = { intervals: [{}], blank: true };

const before = (value: string): Edge => ({ value, isAfter: false });
const after = (value: string): Edge => ({ value, isAfter: true });
const point = (value: string): Interval => ({ from: before(value), to: after(value) });

type Compare = (one: string, other: string) => number;

const only = (...intervals: readonly Interval[]): Wanted => ({ intervals, blank: false });

/** The values that the conditions of each operator want; an operator is absent whose values are no range. */
const RANGES: Readonly<
  Partial<
    Record<Operator, (values: readonly [string, string], all: readonly string[], compare: Compare) => Wanted>
  >
> = {
  eq: ([value]) => only(point(value)),
  in: (_, all, compare) => only(...[...all].sort(compare).map(point)),
  lt: ([value]) => only({ to: before(value) }),
  lte: ([value]) => only({ to: after(value) }),
  gt: ([value]) => only({ from: after(value) }),
  gte: ([value]) => only({ from: before(value) }),
  between: ([low, high]) => only({ from: before(low), to: after(high) }),
  null: ([isBlank]) => (isBlank === 'true' ? { intervals: [], blank: true } : only({})),
};

/** The values that a condition wants; undefined when that is no range of values. */
const wantedBy = ({ operator, values }: Condition, compare: Compare): Wanted | undefined =>
  RANGES[operator]?.([values[0] ?? '', values[1] ?? ''], values, compare);

type Order = (one: Edge, other: Edge) => number;

const edgeOrder =
  (compare: Compare): Order =>
  (one: Edge, other: Edge) =>
    compare(one.value, other.value) || Number(one.isAfter) - Number(other.isAfter);

/** The one of two edges that a comparison prefers; any edge is preferred to none. */
const preferred = (
  one: Edge | undefined,
  other: Edge | undefined,
  isBetter: (order: number) => boolean,
  order: Order,
) => {
  if (!one || !other) return one ?? other;
  return isBetter(order(other, one)) ? other : one;
};

/** What two intervals have in common; undefined if nothing. */
export const overlap = (one: Interval, other: Interval, compare: Compare): Interval | undefined => {
  const order = edgeOrder(compare);
  const from = preferred(one.from, other.from, (is) => is > 0, order);
  const to = preferred(one.to, other.to, (is) => is < 0, order);
  if (from && to && order(from, to) >= 0) return undefined;
  return { from, to };
};

/** Whether a condition is a range of values, so that an index alone can meet it. */
export const isRange = (condition: Condition): boolean =>
  wantedBy(condition, comparisonOf(condition.attribute)) !== undefined;

/** The values of an attribute that all conditions want, as far as they are ranges. */
export const wantedOf = (filter: Filter, attribute: Attribute): Wanted => {
  const compare = comparisonOf(attribute);
  return filter
    .filter((condition) => condition.attribute === attribute)
    .map((condition) => wantedBy(condition, compare) ?? EVERYTHING)
    .reduce(
      (one, other) => ({
        blank: one.blank && other.blank,
        intervals: one.intervals.flatMap((left) =>
          other.intervals
            .map((right) => overlap(left, right, compare))
            .filter((interval) => interval !== undefined),
        ),
      }),
      EVERYTHING,
    );
};

/** Whether an interval is a single value. */
export const isPoint = (interval: Interval): interval is { readonly from: Edge; readonly to: Edge } => {
  const { from, to } = interval;
  return from !== undefined && to !== undefined && !from.isAfter && to.isAfter && from.value === to.value;
};

/**
 * The values themselves, where only single values are wanted; undefined where a range is. Those that no row can have
 * are left out.
 */
export const pointsOf = ({ intervals, blank }: Wanted): string[] | undefined => {
  if (blank) return undefined;
  const points = intervals.map((interval) => (isPoint(interval) ? interval.from.value : undefined));
  return points.every((value) => value !== undefined) ? points.filter(isInKeys) : undefined;
};

/** Whether two edges are the same place. */
export const isSameEdge = (one: Edge | undefined, other: Edge | undefined): boolean =>
  one?.value === other?.value && one?.isAfter === other?.isAfter;

import { type Attribute, comparisonOf } from './attributes.ts';
import type { Condition, Filter } from './filter.ts';

/** A place between values: just before one, or just after it. */
export interface Edge {
  readonly value: string;
  readonly isAfter: boolean;
}

/** The values between two edges; open where one is absent. */
export interface Interval {
  readonly from?: Edge;
  readonly to?: Edge;
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

/** The values that a condition wants; undefined when that is no range of values. */
const wantedBy = ({ operator, values }: Condition, compare: Compare): Wanted | undefined => {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'eq':
    case 'in':
      return only(...[...values].sort(compare).map(point));
    case 'lt':
      return only({ to: before(first) });
    case 'lte':
      return only({ to: after(first) });
    case 'gt':
      return only({ from: after(first) });
    case 'gte':
      return only({ from: before(first) });
    case 'between':
      return only({ from: before(first), to: after(second) });
    case 'null':
      return first === 'true' ? { intervals: [], blank: true } : only({});
    case 'ne':
    case 'begins':
    case 'contains':
      return undefined;
  }
};

const edgeOrder = (compare: Compare) => (one: Edge, other: Edge) =>
  compare(one.value, other.value) || Number(one.isAfter) - Number(other.isAfter);

/** What two intervals have in common; undefined if nothing. */
export const overlap = (one: Interval, other: Interval, compare: Compare): Interval | undefined => {
  const order = edgeOrder(compare);
  const from =
    one.from && other.from && order(one.from, other.from) < 0 ? other.from : (one.from ?? other.from);
  const to = one.to && other.to && order(one.to, other.to) > 0 ? other.to : (one.to ?? other.to);
  if (from && to && order(from, to) >= 0) return undefined;
  return { ...(from && { from }), ...(to && { to }) };
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

/** The values themselves, where only single values are wanted; undefined where a range is. */
export const pointsOf = ({ intervals, blank }: Wanted): string[] | undefined => {
  if (blank) return undefined;
  const points = intervals.map(({ from, to }) =>
    from && to && !from.isAfter && to.isAfter && from.value === to.value ? from.value : undefined,
  );
  return points.every((value) => value !== undefined) ? points : undefined;
};

/** Whether two edges are the same place. */
export const isSameEdge = (one: Edge | undefined, other: Edge | undefined): boolean =>
  one?.value === other?.value && one?.isAfter === other?.isAfter;

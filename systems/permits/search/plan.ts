import { type Attribute, compareText } from './attributes.ts';
import { BLANK, type IndexName, shortDigest } from './keys.ts';

/** How many rows each member of a family has; one that is absent has none. */
export type Directory = (family: string) => ReadonlyMap<string, number>;

export type Order = 'asc' | 'desc';

/** The orders of a partition that are read. */
export interface Bounds {
  readonly from?: string | undefined;
  /** The first one that is not read. */
  readonly to?: string | undefined;
}

/** A part of one partition of an index. */
export interface Segment extends Bounds {
  /** Groups are read one after another. */
  readonly group: string;
  readonly partition: string;
  /** How many rows it has. */
  readonly rows: number;
  /** Whether they were counted, and not estimated. */
  readonly isCounted: boolean;
}

/** How groups follow one another: rows without the value come last in either order. */
export const compareGroups = (one: string, other: string, order: Order): number =>
  Number(one === BLANK) - Number(other === BLANK) ||
  (order === 'asc' ? compareText(one, other) : compareText(other, one));

/** Longer names of partitions would make a cursor long. */
const MOST_NAME = 64;

/**
 * What the place in a walk calls a partition. Partitions are in the order of these names: so a place has an order
 * among them even when its own partition is there no more.
 */
export const placeName = (partition: string): string =>
  partition.length <= MOST_NAME ? partition : `~${shortDigest(partition)}`;

/** How a filter is answered. */
export interface Plan {
  readonly index: IndexName;
  readonly order: Order;
  /** Whether the rows of a group are put in order; otherwise they come segment by segment. */
  readonly isMerged: boolean;
  /** In the order in which they are read. */
  readonly segments: readonly Segment[];
}

/** How many rows meet a filter. */
export interface Total {
  readonly rows: number;
  readonly isEstimate: boolean;
}

/** A way to answer a filter. */
export interface Candidate extends Pick<Plan, 'index' | 'segments'> {
  /** What its rows are in the order of. */
  readonly sort: Attribute;
  readonly preferred: Order;
  /** The attributes by which the segments were chosen. */
  readonly by: readonly Attribute[];
}

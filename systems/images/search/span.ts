import { idsFrom } from '../image/image-id.ts';

export type Order = 'newest' | 'oldest';

/** Some ids, or some places, without an order. */
export interface Range {
  /** Only ids that do not sort before this text. */
  readonly from?: string;
  /** Only ids that sort before this one. */
  readonly to?: string;
}

/**
 * A stretch of ids, and the order in which they are read. Ids are UUIDs of version 7, which begin with the
 * millisecond in which they were made: a range of time is a range of ids, and nothing outside of it is read. The
 * places of images by when they were taken are read in the same way.
 */
export interface Span extends Range {
  readonly order: Order;
}

/**
 * A UUID that sorts before all ids of this millisecond and after those of all before; it equals none of them, because
 * its version is 0.
 * @param ms since 1970 UTC, before the year 10000; nothing is older than 1970
 */
export const firstIdAt = (ms: number): string =>
  `${idsFrom(new Date(Math.max(0, ms)))}-0000-0000-000000000000`;

/** What is left of a span behind one of its ids. */
export const beyond = (span: Span, id: string): Span =>
  // Longer than an id, and so behind this one and before the next.
  span.order === 'newest' ? { ...span, to: id } : { ...span, from: `${id}0` };

/** Whether an id is in it. */
export const isIn = ({ from, to }: Range, id: string): boolean =>
  (from === undefined || id >= from) && (to === undefined || id < to);

/** Whether no id can be in it. */
export const isEmpty = ({ from, to }: Range): boolean => from !== undefined && to !== undefined && from >= to;

/** Of some ids, the one that comes first in this order; undefined when there is none. */
export const firstOf = (order: Order, ids: readonly string[]): string | undefined =>
  [...ids].sort().at(order === 'newest' ? -1 : 0);

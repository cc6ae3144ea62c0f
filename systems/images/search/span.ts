import { idsFrom } from '../image/image-id.ts';

export type Order = 'newest' | 'oldest';

/**
 * A stretch of ids, and the order in which they are read. Ids are UUIDs of version 7, which begin with the
 * millisecond in which they were made: a range of time is a range of ids, and nothing outside of it is read.
 */
export interface Span {
  readonly order: Order;
  /** Only ids that do not sort before this text. */
  readonly from?: string;
  /** Only ids that sort before this one. */
  readonly to?: string;
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

/** Whether no id can be in it. */
export const isEmpty = ({ from, to }: Span): boolean => from !== undefined && to !== undefined && from >= to;

/** Of some ids, the one that comes first in this order; undefined when there is none. */
export const firstOf = (order: Order, ids: readonly string[]): string | undefined =>
  [...ids].sort().at(order === 'newest' ? -1 : 0);

import type { Permit } from '../row/permit.ts';
import { compareBytes, compareText } from './attributes.ts';
import { type IndexName, shortDigest } from './keys.ts';
import { type Bounds, compareGroups, type Order, type Plan, type Segment } from './plan.ts';

/** Where a walk is: everything before it was seen. */
export interface Position {
  readonly group: string;
  /** The partition, where a group is read one segment after another. */
  readonly partition?: string | undefined;
  /** The last order that was seen there; absent when nothing of it was. */
  readonly after?: string | undefined;
}

/** A row, and where it stands in the index that was read. */
export interface Entry {
  readonly order: string;
  readonly permit: Permit;
}

/** Rows of a partition that were read. */
export interface Slice {
  readonly entries: readonly Entry[];
  /** Whether there may be more behind them. */
  readonly hasMore: boolean;
  readonly readUnits: number;
}

/** Reads a partition of an index; its bounds belong to it. @param most rows, at least 2 */
export type ReadIndex = (
  index: IndexName,
  part: Bounds & { readonly partition: string; readonly order: Order },
  most: number,
) => Promise<Slice>;

/** What a walk comes to: a row, or the end of a segment that has more to come. */
export interface Step {
  readonly position: Position;
  readonly permit?: Permit;
}

/** What a walk has used up, and whether it may go on. */
export interface Meter {
  readonly spend: (units: number, rows: number) => void;
  readonly mayGoOn: () => boolean;
  /** How many rows are likely to be needed yet. */
  readonly wanted: () => number;
}

/** The most rows of one read: 1 MB is the most that DynamoDB reads at once. */
const MOST_ROWS = 1_000;
/** Half a read unit reads so many rows, so fewer cost the same. */
const LEAST_ROWS = 5;

/** Those that are given, the least first. */
const sorted = (...orders: readonly (string | undefined)[]): string[] =>
  orders.filter((one) => one !== undefined).sort(compareBytes);

/** The bounds of a segment that are left behind an order, which is among them; undefined when nothing is. */
const leftOf = (segment: Bounds, order: Order, after: string | undefined): Bounds | undefined => {
  const isUp = order === 'asc';
  const from = isUp ? sorted(segment.from, after).at(-1) : segment.from;
  const to = isUp ? segment.to : sorted(segment.to, after)[0];
  return from !== undefined && to !== undefined && compareBytes(from, to) > 0 ? undefined : { from, to };
};

/** A segment that is read piece by piece. */
const readerOf = (
  read: ReadIndex,
  { index, order }: Plan,
  segment: Segment,
  meter: Meter,
  start: string | undefined,
) => {
  let after = start;
  let hasMore = leftOf(segment, order, start) !== undefined;
  let entries: readonly Entry[] = [];
  return {
    /** Whether the next row is not known without reading. */
    isEmpty: (): boolean => entries.length === 0 && hasMore,
    async fill(most: number): Promise<void> {
      const bounds = leftOf(segment, order, after) ?? segment;
      const part = { ...bounds, partition: segment.partition, order };
      // One more, because the row at which it goes on is read again.
      const slice = await read(index, part, Math.min(Math.max(most, LEAST_ROWS), MOST_ROWS) + 1);
      meter.spend(slice.readUnits, slice.entries.length);
      // Two entries in one place are one row, of which one is being replaced.
      const seen = after;
      entries = slice.entries.filter(
        ({ order: place }, at) => place !== seen && place !== slice.entries[at - 1]?.order,
      );
      after = slice.entries.at(-1)?.order ?? after;
      hasMore = slice.hasMore;
    },
    first: (): Entry | undefined => entries[0],
    drop: (): void => {
      entries = entries.slice(1);
    },
  };
};

/** Longer names of partitions would make a cursor long. */
const MOST_NAME = 64;

/** What a position calls a partition. */
const nameOf = (partition: string): string =>
  partition.length <= MOST_NAME ? partition : `~${shortDigest(partition)}`;

/** One segment after another. */
async function* inTurn(
  read: ReadIndex,
  plan: Plan,
  meter: Meter,
  start: Position | undefined,
): AsyncGenerator<Step> {
  const isStart = ({ group, partition }: Segment): boolean =>
    group === start?.group && nameOf(partition) === start.partition;
  const first = plan.segments.find(isStart)?.partition ?? '';
  const isLeft = ({ group, partition }: Segment): boolean =>
    !start || (compareGroups(group, start.group, plan.order) || compareText(partition, first)) >= 0;
  for (const segment of plan.segments.filter(isLeft)) {
    const { group, partition } = segment;
    const after = isStart(segment) ? start?.after : undefined;
    const reader = readerOf(read, plan, segment, meter, after);
    const place = { group, partition: nameOf(partition) };
    let position: Position = { ...place, after };
    for (;;) {
      if (reader.isEmpty()) {
        if (!meter.mayGoOn()) {
          yield { position };
          return;
        }
        await reader.fill(meter.wanted());
        continue;
      }
      const entry = reader.first();
      if (!entry) break;
      reader.drop();
      position = { ...place, after: entry.order };
      yield { position, permit: entry.permit };
    }
  }
}

/** The segments of each group, in their order. */
const groupsOf = (segments: readonly Segment[]): (readonly [string, readonly Segment[]])[] => {
  const groups = new Map<string, Segment[]>();
  for (const segment of segments) groups.set(segment.group, [...(groups.get(segment.group) ?? []), segment]);
  return [...groups];
};

/** One group after another, the rows of each in order. */
async function* inOrder(
  read: ReadIndex,
  plan: Plan,
  meter: Meter,
  start: Position | undefined,
): AsyncGenerator<Step> {
  const direction = plan.order === 'asc' ? 1 : -1;
  const isLeft = ({ group }: Segment): boolean =>
    !start || compareGroups(group, start.group, plan.order) >= 0;
  for (const [group, segments] of groupsOf(plan.segments.filter(isLeft))) {
    let after = group === start?.group ? start.after : undefined;
    const readers = segments.map((segment) => readerOf(read, plan, segment, meter, after));
    for (;;) {
      const empty = readers.filter((reader) => reader.isEmpty());
      if (empty.length > 0) {
        if (!meter.mayGoOn()) {
          yield { position: { group, after } };
          return;
        }
        const each = Math.ceil((2 * meter.wanted()) / readers.length);
        await Promise.all(empty.map((reader) => reader.fill(each)));
        continue;
      }
      const next = readers
        .filter((reader) => reader.first() !== undefined)
        .reduce<(typeof readers)[number] | undefined>((best, reader) => {
          const [one, other] = [best?.first()?.order, reader.first()?.order];
          return one !== undefined && other !== undefined && direction * compareBytes(one, other) <= 0
            ? best
            : reader;
        }, undefined);
      const entry = next?.first();
      if (!entry) break;
      next?.drop();
      if (entry.order !== after) {
        after = entry.order;
        yield { position: { group, after }, permit: entry.permit };
      }
    }
  }
}

/**
 * The rows of a plan, in its order, from a position on. It ends when there are no more, or, with a step that has no
 * row, when it may not go on.
 */
export const walk = (
  read: ReadIndex,
  plan: Plan,
  meter: Meter,
  start: Position | undefined,
): AsyncGenerator<Step> => (plan.isMerged ? inOrder : inTurn)(read, plan, meter, start);

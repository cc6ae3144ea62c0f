import type { Permit } from '../row/permit.ts';
import { compareBytes, compareText } from './attributes.ts';
import type { IndexName } from './keys.ts';
import { type Bounds, compareGroups, type Order, placeName, type Plan, type Segment } from './plan.ts';

/** Where a walk is: everything before it was seen. */
export interface Position {
  readonly group: string;
  /** The name of the partition, where a group is read one segment after another. */
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

/** Reads a partition of an index; its bounds belong to it. @param most rows, at least 4 */
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
  /** How many rows are likely to be needed yet, so that so many may be read at once. */
  readonly wanted: () => number;
}

/** The most rows of one read: 1 MB is the most that DynamoDB reads at once. */
const MOST_ROWS = 1_000;
/** Half a read unit reads 4 KB, and a row with its keys has up to 1 KB: fewer cost the same. */
const LEAST_ROWS = 4;
/** Partitions that are read at once, where they are not needed at once: an SDK client has 50 sockets. */
const MOST_READS = 16;

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
  let uncounted = segment.rows;
  return {
    /** Whether the next row is not known without reading. */
    isEmpty: (): boolean => entries.length === 0 && hasMore,
    async fill(most: number): Promise<void> {
      const bounds = leftOf(segment, order, after) ?? segment;
      const part = { ...bounds, partition: segment.partition, order };
      // One more: the row at which it goes on is read again, and at the beginning it tells whether there are more.
      const slice = await read(index, part, Math.max(Math.min(most, MOST_ROWS) + 1, LEAST_ROWS));
      meter.spend(slice.readUnits, slice.entries.length);
      // Two entries in one place are one row, of which one is being replaced.
      const seen = after;
      entries = slice.entries.filter(
        ({ order: place }, at) => place !== seen && place !== slice.entries[at - 1]?.order,
      );
      after = slice.entries.at(-1)?.order ?? after;
      hasMore = slice.hasMore;
      uncounted -= entries.length;
    },
    first: (): Entry | undefined => entries[0],
    drop: (): void => {
      entries = entries.slice(1);
    },
    /** How many rows are likely to come yet. */
    rows: (): number => entries.length + (hasMore ? Math.max(uncounted, 0) : 0),
  };
};

type Reader = ReturnType<typeof readerOf>;

/** Segments whose rows are put in order: those of a group, or a single one. */
interface Stage {
  readonly group: string;
  /** Its name, where it is a single one. */
  readonly partition?: string;
  readonly segments: readonly Segment[];
}

/** What is read one after another. */
const stagesOf = ({ isMerged, segments }: Plan): Stage[] => {
  if (!isMerged)
    return segments.map((segment) => ({
      group: segment.group,
      partition: placeName(segment.partition),
      segments: [segment],
    }));
  const groups = new Map<string, Segment[]>();
  for (const segment of segments) groups.set(segment.group, [...(groups.get(segment.group) ?? []), segment]);
  return [...groups].map(([group, own]) => ({ group, segments: own }));
};

/** A stage that is read. */
interface Opened {
  /** Where it is, before anything of it was seen. */
  readonly position: Position;
  readonly readers: readonly Reader[];
}

/** The stages that a position leaves. */
const openedFrom = (
  read: ReadIndex,
  plan: Plan,
  meter: Meter,
  start: Position | undefined,
): readonly Opened[] => {
  const compare = ({ group, partition = '' }: Stage): number =>
    start
      ? compareGroups(group, start.group, plan.order) || compareText(partition, start.partition ?? '')
      : 1;
  return stagesOf(plan)
    .filter((stage) => compare(stage) >= 0)
    .map((stage) => {
      const { group, partition, segments } = stage;
      const after = compare(stage) === 0 ? start?.after : undefined;
      return {
        position: { group, ...(partition !== undefined && { partition }), after },
        readers: segments.map((segment) => readerOf(read, plan, segment, meter, after)),
      };
    });
};

/** Reads a stage that needs it, and at once those behind it whose rows are likely to be wanted, too. */
const fillAhead = async (stages: readonly Opened[], wanted: number): Promise<void> => {
  const reads: Promise<void>[] = [];
  let left = wanted;
  for (const [at, { readers }] of stages.entries()) {
    const empty = readers.filter((reader) => reader.isEmpty());
    if (at > 0 && (left <= 0 || reads.length + empty.length > MOST_READS)) break;
    // Nobody knows how the rows of a stage are spread over its partitions.
    const each = readers.length === 1 ? left : Math.ceil((2 * left) / readers.length);
    reads.push(...empty.map((reader) => reader.fill(each)));
    for (const reader of readers) left -= reader.rows();
  }
  await Promise.all(reads);
};

/** The reader whose row comes first. */
const nextOf = (readers: readonly Reader[], order: Order): Reader | undefined => {
  const direction = order === 'asc' ? 1 : -1;
  return readers
    .filter((reader) => reader.first() !== undefined)
    .reduce<Reader | undefined>((best, reader) => {
      const [one, other] = [best?.first()?.order, reader.first()?.order];
      return one !== undefined && other !== undefined && direction * compareBytes(one, other) <= 0
        ? best
        : reader;
    }, undefined);
};

/**
 * The rows of a plan, in its order, from a position on. It ends when there are no more, or, with a step that has no
 * row, when it may not go on.
 */
export async function* walk(
  read: ReadIndex,
  plan: Plan,
  meter: Meter,
  start: Position | undefined,
): AsyncGenerator<Step> {
  const stages = openedFrom(read, plan, meter, start);
  for (const [at, { position, readers }] of stages.entries()) {
    let { after } = position;
    for (;;) {
      if (readers.some((reader) => reader.isEmpty())) {
        if (!meter.mayGoOn()) {
          yield { position: { ...position, after } };
          return;
        }
        await fillAhead(stages.slice(at), meter.wanted());
        continue;
      }
      const next = nextOf(readers, plan.order);
      const entry = next?.first();
      if (!entry) break;
      next?.drop();
      // Two partitions may have a row that moves from one to the other.
      if (entry.order === after) continue;
      after = entry.order;
      yield { position: { ...position, after }, permit: entry.permit };
    }
  }
}

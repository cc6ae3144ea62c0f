import { DAY_MS } from '../../../core/time.ts';
import { type Clip, type ClipType, hasExpired, positionOf, utcDay } from '../clip/clip.ts';
import { above, below, isEmpty, momentOf, type Span, spanOf } from './span.ts';

/** Newest first, or oldest first. */
export type Order = 'newest' | 'oldest';

/** Clips of one list, and whether there may be more of it in the span. */
export interface Read {
  readonly clips: readonly Clip[];
  readonly more: boolean;
}

/** The lists that the table keeps. */
export interface TimelineReads {
  /** Clips of a camera. */
  readonly ofCamera: (
    type: ClipType,
    camera: string,
    span: Span,
    order: Order,
    limit: number,
  ) => Promise<Read>;
  /** Clips of all cameras that began on a UTC day. */
  readonly ofDay: (type: ClipType, day: string, span: Span, order: Order, limit: number) => Promise<Read>;
  /**
   * UTC days that may have clips, from one to another (both included).
   * @returns the first 100 of them in this order
   */
  readonly days: (type: ClipType, from: string, to: string, order: Order) => Promise<readonly string[]>;
}

/** What is wanted of the timeline. */
export interface Wanted {
  readonly type: ClipType;
  /** Of these cameras only; of all without it. */
  readonly cameras?: readonly string[];
  readonly span: Span;
  readonly order: Order;
  readonly limit: number;
  readonly now: Date;
}

/** A page of the timeline. */
export interface Walked {
  readonly clips: readonly Clip[];
  /** How many clips were read for it. */
  readonly scanned: number;
  /** What is left of the span; undefined when nothing is. */
  readonly rest?: Span;
}

/** So many cameras are read one by one, and merged; of more, the whole timeline is read and the others are passed over. */
const MOST_MERGED = 10;
/** The most reads of one page. */
const MOST_READS = 20;
/** The most clips of one read: about 100 KB. */
const MOST_AT_ONCE = 200;

const beyond = (order: Order, span: Span, clip: Clip): Span =>
  (order === 'newest' ? below : above)(span, clip);

/** How far a read has got: to its end, or to its last clip. */
const restOf = ({ clips, more }: Read, order: Order, span: Span): Span | undefined => {
  const last = clips.at(-1);
  return more && last ? beyond(order, span, last) : undefined;
};

const sorted = (clips: readonly Clip[], order: Order): Clip[] => {
  const sign = order === 'newest' ? -1 : 1;
  return [...clips].sort((one, other) => (positionOf(one) < positionOf(other) ? -sign : sign));
};

/**
 * The cameras' lists as one. A clip is given out only as far as each list was read: what is behind that may have a
 * clip that comes before it.
 */
const merged = async (reads: TimelineReads, wanted: Wanted, cameras: readonly string[]): Promise<Walked> => {
  const { type, order, span, limit, now } = wanted;
  const pages = await Promise.all(
    cameras.map((camera) => reads.ofCamera(type, camera, span, order, limit + 1)),
  );
  const borders = pages.flatMap((page) => {
    const last = page.clips.at(-1);
    return page.more && last ? [last] : [];
  });
  const all = sorted(
    pages.flatMap(({ clips }) => clips),
    order,
  );
  // The first border is where one list was read no further.
  const [border] = sorted(borders, order);
  const safe = border ? all.slice(0, all.findIndex(({ id }) => id === border.id) + 1) : all;
  const live = safe.filter((clip) => !hasExpired(clip, now));
  const clips = live.slice(0, limit);
  const last = live.length > limit ? clips.at(-1) : border;
  return {
    clips,
    scanned: all.length,
    ...(last && { rest: beyond(order, span, last) }),
  };
};

/** The UTC days that a span can have clips of, as the list of days has them. */
const daysOf = ({ lower, upper }: Span): readonly [string, string] => {
  const [from, to] = [momentOf(lower), momentOf(upper)];
  // A bare moment ends before its first clip: at midnight the day is over that ends there.
  const last = to === undefined || upper.includes('#') ? to : Math.max(to - 1, 0);
  return [from === undefined ? '' : utcDay(from), last === undefined ? '~' : utcDay(last)];
};

/** What is left of a span on the far side of a day. */
const pastDay = (span: Span, order: Order, day: string): Span => {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  return order === 'newest'
    ? { ...span, upper: spanOf({ toMs: startMs }).upper }
    : { ...span, lower: spanOf({ fromMs: startMs + DAY_MS }).lower };
};

interface Walk {
  readonly clips: Clip[];
  scanned: number;
  reads: number;
  /** What is left. */
  span: Span | undefined;
}

/** Reads one day until it ends, the page is full by one more, or no more reads are left. */
const walkDay = async (
  reads: TimelineReads,
  wanted: Wanted,
  cameras: ReadonlySet<string> | undefined,
  day: string,
  walk: Walk,
) => {
  const { type, order, limit, now } = wanted;
  while (walk.span && walk.reads < MOST_READS && walk.clips.length <= limit) {
    walk.reads += 1;
    const many = cameras ? MOST_AT_ONCE : limit + 1 - walk.clips.length;
    const read = await reads.ofDay(type, day, walk.span, order, many);
    walk.scanned += read.clips.length;
    walk.clips.push(
      ...read.clips.filter((clip) => !hasExpired(clip, now) && (cameras?.has(clip.camera_name) ?? true)),
    );
    const rest = restOf(read, order, walk.span);
    walk.span = rest ?? pastDay(walk.span, order, day);
    if (!rest) return;
  }
};

/** The timeline of all cameras, day by day; days without clips are not read. */
const byDays = async (reads: TimelineReads, wanted: Wanted): Promise<Walked> => {
  const { type, order, limit } = wanted;
  const cameras = wanted.cameras && new Set(wanted.cameras);
  const walk: Walk = { clips: [], scanned: 0, reads: 0, span: wanted.span };
  const isFull = (): boolean => walk.reads >= MOST_READS || walk.clips.length > limit;
  while (walk.span && !isFull()) {
    if (isEmpty(walk.span)) break;
    walk.reads += 1;
    const days = await reads.days(type, ...daysOf(walk.span), order);
    if (days.length === 0) walk.span = undefined;
    for (const day of days) if (!isFull()) await walkDay(reads, wanted, cameras, day, walk);
  }
  const clips = walk.clips.slice(0, limit);
  const last = clips.at(-1);
  const rest = walk.clips.length > limit && last ? beyond(order, wanted.span, last) : walk.span;
  return { clips, scanned: walk.scanned, ...(rest && !isEmpty(rest) && { rest }) };
};

/**
 * A page of the timeline: clips strictly by time, across days and cameras. It ends at its limit or at the most reads
 * of a page; then `rest` is where the next one goes on, and this one may be short or empty.
 */
export const walk = (reads: TimelineReads, wanted: Wanted): Promise<Walked> => {
  const { cameras } = wanted;
  if (isEmpty(wanted.span)) return Promise.resolve({ clips: [], scanned: 0 });
  return cameras && cameras.length <= MOST_MERGED
    ? merged(reads, wanted, [...new Set(cameras)])
    : byDays(reads, wanted);
};

import { HOUR_MS, utcHour } from '../clip/clip.ts';
import { dateOf, dayIn, type Moments } from '../time/zone.ts';

/** Files, and their size in bytes. */
export interface Totals {
  readonly clips: number;
  readonly snapshots: number;
  readonly bytes: number;
}

/** What a camera recorded in a UTC hour, such as `2026-11-27T14`. */
export interface HourCount extends Totals {
  readonly hour: string;
}

const NOTHING: Totals = { clips: 0, snapshots: 0, bytes: 0 };

const plus = (one: Totals, other: Totals): Totals => ({
  clips: one.clips + other.clips,
  snapshots: one.snapshots + other.snapshots,
  bytes: one.bytes + other.bytes,
});

export const totalOf = (counts: readonly Totals[]): Totals => counts.reduce(plus, NOTHING);

const msOf = (hour: string): number => Date.parse(`${hour}:00:00Z`);

/** The UTC hours that begin in a range, from the first to the last, both included, as keys are sorted. */
export const hoursIn = ({ fromMs, toMs }: Moments): { readonly first: string; readonly last: string } => ({
  first: utcHour(Math.ceil(fromMs / HOUR_MS) * HOUR_MS),
  last: utcHour(toMs - 1),
});

/** The days of a zone that have anything, sorted; an hour belongs to the day in which it begins. */
export const daysWith = (
  counts: readonly HourCount[],
  zone: string,
): readonly (Totals & { readonly date: string })[] => {
  const days = new Map<string, Totals>();
  for (const count of counts) {
    const date = dateOf(msOf(count.hour), zone);
    days.set(date, plus(days.get(date) ?? NOTHING, count));
  }
  return [...days]
    .filter(([, { clips, snapshots }]) => clips + snapshots > 0)
    .map(([date, totals]) => ({ date, ...totals }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
};

/** Which hours or days a range touches, one after another. */
function* bucketsOf({ fromMs, toMs }: Moments, bucket: 'hour' | 'day', zone: string): Generator<Moments> {
  const at = (ms: number): Moments => {
    if (bucket === 'day') return dayIn(dateOf(ms, zone), zone);
    const start = Math.floor(ms / HOUR_MS) * HOUR_MS;
    return { fromMs: start, toMs: start + HOUR_MS };
  };
  for (let next = at(fromMs); next.fromMs < toMs; next = at(next.toMs)) yield next;
}

/** The most buckets of one answer, and what they span at most, in milliseconds. */
export const MOST_SPAN_MS = { hour: 750 * HOUR_MS, day: 400 * 24 * HOUR_MS } as const;

/** The buckets that a range touches, oldest first, empty ones included. */
export const bucketed = (
  range: Moments,
  bucket: 'hour' | 'day',
  zone: string,
): { readonly buckets: readonly Moments[]; readonly whole: Moments } => {
  const buckets = [...bucketsOf(range, bucket, zone)];
  return {
    buckets,
    whole: { fromMs: buckets[0]?.fromMs ?? range.fromMs, toMs: buckets.at(-1)?.toMs ?? range.toMs },
  };
};

/** What lies in each of the buckets, which follow one another. */
export const filled = (
  buckets: readonly Moments[],
  counts: readonly HourCount[],
): readonly (Totals & Moments)[] => {
  const sums: Totals[] = buckets.map(() => NOTHING);
  const hours = [...counts].sort((one, other) => (one.hour < other.hour ? -1 : 1));
  let at = 0;
  for (const count of hours) {
    const ms = msOf(count.hour);
    while (at < buckets.length && ms >= (buckets[at]?.toMs ?? 0)) at += 1;
    const bucket = buckets[at];
    if (bucket && ms >= bucket.fromMs) sums[at] = plus(sums[at] ?? NOTHING, count);
  }
  return buckets.map((bucket, n) => ({ ...bucket, ...(sums[n] ?? NOTHING) }));
};

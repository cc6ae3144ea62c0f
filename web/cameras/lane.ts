import type { Bucket, Clip } from './clip.ts';
import { nearest, placeOf } from './span.ts';
import { clockText, type Span } from './zone.ts';

/** So many clips are bars when a whole day is shown; more of them are counts. */
const FEW = 60;
/** Within this time there are bars, however many. */
const CLOSE_MS = 3 * 3_600_000;
/** A bar is so wide at least, that one can see and hit it. */
const LEAST_WIDTH = 4;
/** How far beside a clip one may press, in pixels. */
const REACH = 10;

/** How the clips of a lane are drawn. */
export type Drawing = 'bars' | 'counts';

/** How many clips a span has, by whole hours. */
export const countIn = (buckets: readonly Bucket[], { fromMs, toMs }: Span): number =>
  buckets
    .filter(({ from, to }) => Date.parse(to) > fromMs && Date.parse(from) < toMs)
    .reduce((sum, { clips }) => sum + clips, 0);

/** Each clip by itself, or how many there are in each hour. */
export const drawingOf = (count: number, { fromMs, toMs }: Span): Drawing =>
  count <= FEW || toMs - fromMs <= CLOSE_MS ? 'bars' : 'counts';

const durationMs = ({ duration_ms = 0 }: Clip): number => duration_ms;

/** Where a clip is on a line, and how wide. */
export const barOf = (
  clip: Clip,
  span: Span,
  width: number,
): { readonly x: number; readonly width: number } => {
  const x = placeOf(clip.event_ts, span, width);
  return { x, width: Math.max(LEAST_WIDTH, placeOf(clip.event_ts + durationMs(clip), span, width) - x) };
};

/** How far a moment is from a clip: 0 within it. */
const distance = (clip: Clip, ms: number): number =>
  Math.max(clip.event_ts - ms, ms - clip.event_ts - durationMs(clip), 0);

/** The clip at a moment, or so near that one has meant it. @param width of the line */
export const clipAt = (clips: readonly Clip[], ms: number, span: Span, width: number): Clip | undefined => {
  const reachMs = (REACH / Math.max(1, width)) * (span.toMs - span.fromMs);
  const near = clips.filter((clip) => distance(clip, ms) <= reachMs);
  return nearest(
    near,
    ms,
    (clip) => clip.event_ts + Math.min(Math.max(ms - clip.event_ts, 0), durationMs(clip)),
  );
};

/** The first clip after a moment, or the last before it. */
export const clipBeside = (
  clips: readonly Clip[],
  ms: number,
  side: 'next' | 'previous',
): Clip | undefined =>
  side === 'next'
    ? nearest(
        clips.filter(({ event_ts }) => event_ts > ms),
        ms,
        ({ event_ts }) => event_ts,
      )
    : nearest(
        clips.filter(({ event_ts }) => event_ts < ms),
        ms,
        ({ event_ts }) => event_ts,
      );

/** The hours that have snapshots, the nearest first: two, for the nearest snapshot is in one of them. */
export const hoursNear = (buckets: readonly Bucket[], ms: number): number[] =>
  buckets
    .filter(({ snapshots }) => snapshots > 0)
    .map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }))
    .map(({ fromMs, toMs }) => ({ fromMs, far: Math.max(fromMs - ms, ms - toMs, 0) }))
    .sort((one, other) => one.far - other.far)
    .slice(0, 2)
    .map(({ fromMs }) => fromMs);

/** `4 s`, `2 min 5 s`. */
export const lengthText = (ms: number): string => {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${String(seconds)} s`;
  return rest === 0 ? `${String(minutes)} min` : `${String(minutes)} min ${String(rest)} s`;
};

/** What a lane has at a moment, in words. */
export const momentLabel = (clip: Clip | undefined, ms: number, zone: string): string => {
  if (!clip) return `${clockText(ms, zone)}, no clip`;
  const length = clip.duration_ms === undefined ? '' : ` of ${lengthText(clip.duration_ms)}`;
  return `${clockText(ms, zone)}, clip${length} from ${clockText(clip.event_ts, zone)}`;
};

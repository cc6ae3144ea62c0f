import { dateOf, dayIn } from '../time/zone.ts';
import { momentOf, type Span, spanOf } from './span.ts';
import type { Order, Walked } from './walk.ts';

/** What the cameras' clients have always asked for. Times are in milliseconds since 1970 UTC. */
export interface Asked {
  /** A day of the cameras' zone. */
  readonly video_date?: string;
  readonly older_than_ts?: number;
  readonly newer_than_ts?: number;
}

/**
 * The part of the timeline that is asked for, and in which order: from the end of the day back over earlier days, or
 * what is newer than a moment, on to the end of the day. At midnight clients ask for the new day with a moment of
 * yesterday: nothing between may be missing.
 * @param zone of the cameras
 */
export const partAsked = (
  { video_date, older_than_ts, newer_than_ts }: Asked,
  zone: string,
  now: Date,
): { readonly span: Span; readonly order: Order } => {
  const { toMs: endMs } = dayIn(video_date ?? dateOf(now.getTime(), zone), zone);
  const toMs = Math.min(endMs, older_than_ts ?? endMs);
  return newer_than_ts === undefined
    ? { span: spanOf({ toMs }), order: 'newest' }
    : { span: spanOf({ fromMs: newer_than_ts + 1, toMs }), order: 'oldest' };
};

/**
 * Where a client goes on that knows no cursors: `event_ts` goes back in as `older_than_ts` or `newer_than_ts`,
 * `capture_date` as `video_date` of the former. An exact moment is asked for, so what began in the same millisecond as
 * the last clip is passed over.
 * @returns undefined after the last page
 */
export const evaluatedKey = (
  { rest }: Walked,
  order: Order,
  zone: string,
): { readonly capture_date: string; readonly event_ts: number } | undefined => {
  if (!rest) return undefined;
  const border = order === 'newest' ? rest.upper : rest.lower;
  const ms = momentOf(border);
  if (ms === undefined) return undefined;
  // Newer than a border at which no clip was read means from that moment on.
  const event_ts = order === 'oldest' && !border.includes('#') ? ms - 1 : ms;
  return { capture_date: dateOf(event_ts, zone), event_ts };
};

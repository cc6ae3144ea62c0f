import { HOUR_S } from '../../../core/time.ts';
import type { TIME_SOURCES } from '../time/event-time.ts';

export const CLIP_TYPES = ['video', 'image'] as const;
export type ClipType = (typeof CLIP_TYPES)[number];

/** A video or a snapshot of a camera. The names are those that the cameras' clients have always read. */
export interface Clip {
  readonly id: string;
  readonly type: ClipType;
  readonly camera_name: string;
  /** The file's name. */
  readonly video_name: string;
  /** In bytes. */
  readonly video_size: number;
  /** By the uploader's clock: `2026-11-27`. */
  readonly capture_date: string;
  /** By the uploader's clock: `Hour-9`. */
  readonly capture_hour: string;
  /** When it began, in milliseconds since 1970 UTC. */
  readonly event_ts: number;
  readonly time_source: (typeof TIME_SOURCES)[number];
  readonly content_type: string;
  readonly duration_ms?: number;
  /** For H.264 as in RFC 6381, otherwise the name of its sample entry. */
  readonly codec?: string;
  /** Whether current browsers can play it. */
  readonly playable?: boolean;
  readonly object_key: string;
  /** The smaller copy; `object_key` while there is none. */
  readonly object_key_small: string;
  readonly thumbnail_key?: string;
  /** What the thumbnail is served as. */
  readonly thumbnail_type?: string;
  /** ISO 8601 with milliseconds, UTC. */
  readonly s3_arrival_time: string;
  /** Of the object that it was made from, without quotes. */
  readonly etag: string;
  /** When it is deleted, in epoch seconds: the time to live. */
  readonly until: number;
  /** Raised by each change. */
  readonly version: number;
}

/** What makes one order of all clips: its time, then its id. Fixed in length, so that text order is time order. */
export const positionOf = ({ event_ts, id }: Pick<Clip, 'event_ts' | 'id'>): string =>
  `${momentText(event_ts)}#${id}`;

/** A moment as positions begin. @param ms milliseconds since 1970 UTC, before the year 2286 */
export const momentText = (ms: number): string => String(ms).padStart(13, '0');

/** The UTC day of a moment: `2026-11-27`. */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The UTC hour of a moment: `2026-11-27T14`. */
export const utcHour = (ms: number): string => new Date(ms).toISOString().slice(0, 13);

export const HOUR_MS = HOUR_S * 1000;

/** Whether a clip's time has come: it is as good as deleted. */
export const hasExpired = ({ until }: Pick<Clip, 'until'>, now: Date): boolean =>
  until * 1000 <= now.getTime();

const DAY_S = 24 * HOUR_S;

/**
 * When an object expires, in epoch seconds: as S3's lifecycle has it, at the first midnight (UTC) after so many days.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export const expiryOf = (arrivedMs: number, retentionDays: number): number =>
  (Math.ceil(arrivedMs / 1000 / DAY_S) + retentionDays) * DAY_S;

import { HOUR_S } from '../../../core/time.ts';
import { type Clock, momentsAt } from './zone.ts';

export const TIME_SOURCES = ['name', 'metadata', 'arrival'] as const;

/** When a clip began, and where that is known from. */
export interface EventTime {
  /** In milliseconds since 1970 UTC. */
  readonly eventTs: number;
  readonly source: (typeof TIME_SOURCES)[number];
}

/** What is known of a file. */
export interface Hints {
  /** The last part of its key, such as `MDalarm_20190131_235959.mp4`; it holds the camera's local time. */
  readonly fileName: string;
  /** The IANA zone of the camera. */
  readonly zone: string;
  /** What its key says by the uploader's clock. */
  readonly filedAt: Clock;
  /** The object's user metadata `camera_timestamp`: milliseconds; below 10^12 seconds. */
  readonly timestamp?: string | undefined;
  /** When S3 received it, in milliseconds since 1970 UTC. */
  readonly arrivedMs: number;
}

/** How far the name's time may be from any other hint: wrong clocks and zones are off by less. */
const BELIEVED_MS = 36 * HOUR_S * 1000;

/** What is a time at all: 1 January 2000 to 1 January 2100, UTC. */
const [FIRST_MS, LAST_MS] = [946_684_800_000, 4_102_444_800_000] as const;

const isTime = (ms: number): boolean => ms >= FIRST_MS && ms < LAST_MS;

const STAMP = /(?<!\d)(\d{4})(\d{2})(\d{2})[_-]?(\d{2})(\d{2})(\d{2})(?!\d)/g;

const clockIn = ([, ...digits]: RegExpMatchArray): Clock => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits.map(Number);
  return { year, month, day, hour, minute, second };
};

/** The moments that the last time in a file's name may be: two in a repeated hour, none without one. */
const namedMoments = (fileName: string, zone: string): readonly number[] => {
  const stamp = [...fileName.matchAll(STAMP)].at(-1);
  return stamp ? momentsAt(clockIn(stamp), zone).filter(isTime) : [];
};

/** @returns milliseconds since 1970 UTC; undefined when the text is no time */
const stampedMs = (timestamp: string | undefined): number | undefined => {
  if (timestamp === undefined || !/^\d{9,13}(\.\d+)?$/.test(timestamp.trim())) return undefined;
  const value = Number(timestamp);
  const ms = Math.round(value < 1e12 ? value * 1000 : value);
  return isTime(ms) ? ms : undefined;
};

const distance = (one: number, other: number): number => Math.abs(one - other);

/** The one that is nearest to a moment; the earlier of two that are equally near. */
const nearest = (moments: readonly number[], to: number): number | undefined =>
  [...moments].sort((one, other) => distance(one, to) - distance(other, to))[0];

/**
 * When a clip began: what its name says, if anything else makes that credible; else what its uploader says; else when
 * it arrived. What was copied years later has no other hint than its key.
 */
export const eventTime = ({ fileName, zone, filedAt, timestamp, arrivedMs }: Hints): EventTime => {
  const uploader = stampedMs(timestamp);
  const named = nearest(namedMoments(fileName, zone), uploader ?? arrivedMs);
  const hints = [uploader, arrivedMs, ...momentsAt(filedAt, zone)];
  const isBelieved = (ms: number): boolean =>
    hints.some((hint) => hint !== undefined && distance(ms, hint) <= BELIEVED_MS);
  if (named !== undefined && isBelieved(named)) return { eventTs: named, source: 'name' };
  if (uploader !== undefined) return { eventTs: uploader, source: 'metadata' };
  return { eventTs: arrivedMs, source: 'arrival' };
};

import type { S3Object } from '../../../core/events.ts';
import { digestOf } from '../claims/claim.ts';
import { Refusal } from '../report/refusal.ts';
import type { LeftOut } from '../report/sheet.ts';
import type { RowRejection } from '../row/permit.ts';

/** A `failed` load is tried again; `queued`, `running` and `failed` are the only states that may change. */
export const LOAD_STATES = [
  'queued',
  'running',
  'loaded',
  'refused',
  'superseded',
  'missing',
  'failed',
] as const;
export type LoadState = (typeof LOAD_STATES)[number];

/** The states that change without anyone asking for it. */
export const OPEN_STATES: readonly LoadState[] = ['queued', 'running', 'failed'];
/** A row that was left out. */
export interface RejectedRow extends RowRejection {
  /** '' in a format that has no sheets. */
  readonly sheet: string;
  /** As a spreadsheet program numbers it: the header is usually row 1. */
  readonly row: number;
}

/** What became of one version of an object. Moments are as in Permit. */
export interface LoadRecord {
  readonly id: string;
  readonly bucket: string;
  /** The object's key. */
  readonly file: string;
  readonly etag: string;
  readonly sequencer: string;
  /** In bytes. */
  readonly size: number;
  /** When the object came to be, in ISO 8601. */
  readonly time: string;
  readonly state: LoadState;
  /** Why it is not loaded; '' when it is, or is on its way. */
  readonly reason: string;
  /** The sheets that were loaded; none for a file of another kind. */
  readonly sheets: readonly string[];
  /** The sheets that were not, and why. */
  readonly left_out: readonly LeftOut[];
  /** Rows of data that are not blank, the rejected ones among them. */
  readonly rows_read: number;
  /** Rows that are new, or other than before. */
  readonly written: number;
  /** Rows that had been loaded before. */
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows that are loaded without the place of their site, which is written in a way that is not understood. */
  readonly places_unclear: number;
  /** Permits that an earlier version of the file has listed, and this one does not. */
  readonly removed: number;
  /** Rows that a later state in the same file, or a newer version of it, has replaced. */
  readonly superseded: number;
  /** When it was first begun: also the load_date of its rows, so that a load that is repeated writes the same. */
  readonly started_at: string;
  /** '' while it runs. */
  readonly finished_at: string;
}

/** What a load counts: the numbers of its record, and the metrics. */
export type Counts = Pick<
  LoadRecord,
  'rows_read' | 'written' | 'unchanged' | 'rejected' | 'removed' | 'superseded'
>;

export const NO_COUNTS: Counts = {
  rows_read: 0,
  written: 0,
  unchanged: 0,
  rejected: 0,
  removed: 0,
  superseded: 0,
};

/**
 * Names the load of one version of an object: a second delivery of the same event is the same load. Names sort by the
 * time of the event.
 */
export const loadIdOf = ({ key, sequencer, time }: Pick<S3Object, 'key' | 'sequencer' | 'time'>): string => {
  const at = Number.isNaN(Date.parse(time)) ? new Date(0) : new Date(time);
  return `${at.toISOString().replaceAll(/[-:.]/g, '')}-${digestOf(`${key}\n${sequencer}`)}`;
};

/** The record of a load that begins. */
export const newRecord = (object: S3Object, started_at: string): LoadRecord => ({
  id: loadIdOf(object),
  bucket: object.bucket,
  file: object.key,
  etag: object.etag,
  sequencer: object.sequencer,
  size: object.size,
  time: object.time,
  state: 'running',
  reason: '',
  sheets: [],
  left_out: [],
  places_unclear: 0,
  ...NO_COUNTS,
  started_at,
  finished_at: '',
});

/** How a load that threw ends: a refusal is final, anything else is tried again. */
export const endOf = (error: unknown): Pick<LoadRecord, 'state' | 'reason'> => {
  if (error instanceof Refusal) return { state: 'refused', reason: error.message };
  // The message of an unexpected error may hold anything; its name is safe to keep.
  return { state: 'failed', reason: `unexpected: ${error instanceof Error ? error.name : typeof error}` };
};

import type { S3Object } from '../../../core/events.ts';
import { Refusal } from '../report/refusal.ts';
import type { RowRejection } from '../row/permit.ts';

/** A `failed` load is tried again; `running` and `failed` are the only states that may change. */
export const LOAD_STATES = ['running', 'loaded', 'refused', 'superseded', 'missing', 'failed'] as const;
export type LoadState = (typeof LOAD_STATES)[number];

/** A row that was left out. */
export interface RejectedRow extends RowRejection {
  /** '' in a format that has no sheets. */
  readonly sheet: string;
  /** As a spreadsheet program numbers it: the header is usually row 1. */
  readonly row: number;
}

/** What became of one object. Moments are as in Permit. */
export interface LoadRecord {
  /** `s3://bucket/key` */
  readonly source: string;
  readonly etag: string;
  readonly state: LoadState;
  /** Why it is not loaded; '' when it is, or is on its way. */
  readonly reason: string;
  /** Rows of data that are not blank, the rejected ones among them. */
  readonly rows_read: number;
  readonly written: number;
  /** Rows that a newer file had written before. */
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them. */
  readonly rejections: readonly RejectedRow[];
  readonly started_at: string;
  /** '' while it runs. */
  readonly finished_at: string;
  /** The load_date of its rows: a repeated load keeps the first one's, so that its rows are the same. */
  readonly load_date: string;
}

/** What a load counts: the numbers of its record, and the metrics. */
export type Counts = Pick<LoadRecord, 'rows_read' | 'written' | 'unchanged' | 'rejected'>;

/**
 * Which load is meant: one record a version of an object. The etag alone would not do: the same bytes,
 * uploaded again after another file, must be loaded again. The time comes from the object, not from the
 * event, so that an event that was repeated or written by hand still finds what has been loaded.
 */
export interface LoadId extends Pick<S3Object, 'bucket' | 'key' | 'etag'> {
  /** When the object was last modified, in ISO 8601; the event's sequencer for one that was never opened. */
  readonly moment: string;
}

/** The record of a load that begins. @param started_at also the load_date of its rows */
export const newRecord = ({ bucket, key, etag }: S3Object, started_at: string): LoadRecord => ({
  source: `s3://${bucket}/${key}`,
  etag,
  state: 'running',
  reason: '',
  rows_read: 0,
  written: 0,
  unchanged: 0,
  rejected: 0,
  rejections: [],
  started_at,
  finished_at: '',
  load_date: started_at,
});

/** How a load that threw ends: a refusal is final, anything else is tried again. */
export const endOf = (error: unknown): Pick<LoadRecord, 'state' | 'reason'> => {
  if (error instanceof Refusal) return { state: 'refused', reason: error.message };
  // The message of an unexpected error may hold anything; its name is safe to keep.
  return { state: 'failed', reason: `unexpected: ${error instanceof Error ? error.name : typeof error}` };
};

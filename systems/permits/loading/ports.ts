import type { S3Object } from '../../../core/events.ts';
import type { Decision, FileVersion, Listed } from '../claims/change.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Counts as RowCounts } from '../search/counts.ts';
import type { Counts, LoadRecord, LoadState, RejectedRow } from './load-record.ts';

/** An object that has been opened, and whose bytes have not been read. */
export interface OpenObject {
  readonly lastModified: Date;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  /** Lets go of the connection when the bytes are not wanted; harmless after they were read. */
  close(): void;
}

/** Why there is nothing to open: a newer object, with an event of its own, or no object at all. */
export type Gone = 'superseded' | 'missing';

/** The bucket of reports. */
export interface ReportSource {
  /** Opens exactly the object that the event is about. */
  open(object: S3Object): Promise<OpenObject | Gone>;
}

/**
 * What a load finds when it begins: it is begun, and was first begun then; it has ended before; or another delivery of
 * it is at work.
 */
export type Begun = { readonly started_at: string } | 'ended' | 'busy';

/** The records of loads. */
export interface Loads {
  /**
   * Takes a load for this delivery.
   * @param nowMs in milliseconds since 1970 UTC, as `leaseMs`
   * @param leaseMs until when no other delivery may take it
   */
  begin(load: LoadRecord, nowMs: number, leaseMs: number): Promise<Begun>;
  /** Keeps how it ended, unless it has ended before. */
  end(load: LoadRecord): Promise<void>;
}

/** Rows that were left out, for those who want to know why. */
export interface Rejects {
  write(loadId: string, rows: Iterable<RejectedRow>): Promise<void>;
}

/** What became of a permit. */
export type Outcome = Decision['outcome'];

/** The maximum number of permits that are written at once. */
export const MOST_PERMITS = 100;

/** Where the permits are. */
export interface PermitRows {
  /**
   * Takes in what a version of a file says of permits. Nothing is answered by rows of which the head does not know, so
   * it may be cut at any moment, and done again.
   * @param listed at most a hundred, of different permits
   * @returns what became of each
   * @throws when other loads keep changing the same permits
   */
  takeIn(of: FileVersion, listed: readonly Listed[]): Promise<readonly Outcome[]>;
}

/** Which permits the versions of a file have listed. */
export interface Manifests {
  /** Keeps the sorted numbers of a version. */
  write(file: string, version: string, numbers: readonly PermitNumber[]): Promise<void>;
  /** The numbers that earlier versions have listed, of one version after another. */
  earlier(file: string, version: string): AsyncIterable<readonly PermitNumber[]>;
  /** Forgets earlier versions, once nothing of them is shown any more. */
  forgetEarlier(file: string, version: string): Promise<void>;
}

/** The newest version of each file. */
export interface Newest {
  /** @returns false when there is a newer one */
  register(file: string, version: string): Promise<boolean>;
  /** Whether a version still is the newest, read consistently. */
  isNewest(file: string, version: string): Promise<boolean>;
}

/** What loads announce to searches. */
export interface Changes {
  /**
   * A load is going to change rows.
   * @param leaseMs when to stop waiting for its end, in milliseconds since 1970 UTC
   */
  begin(loadId: string, leaseMs: number): Promise<void>;
  /**
   * It may show rows that are counted like this. To say so of a whole file at once takes far fewer writes than to say it
   * of each permit.
   * @throws Refusal when there are more different values than can be counted; then nothing is changed
   */
  expect(counts: RowCounts): Promise<void>;
  /** The load no longer changes rows. */
  end(loadId: string, nowMs: number): Promise<void>;
}

/** What a load needs from outside. */
export interface LoadPorts {
  readonly reports: ReportSource;
  readonly loads: Loads;
  readonly permits: PermitRows;
  readonly manifests: Manifests;
  readonly newest: Newest;
  readonly changes: Changes;
  readonly rejects: Rejects;
  readonly now: () => Date;
  /** Called once for each load that ended, well or not. */
  readonly measure: (counts: Counts, state: LoadState) => void;
}

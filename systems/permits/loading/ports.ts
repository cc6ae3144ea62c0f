import type { S3Object } from '../../../core/events.ts';
import type { RowId } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import type { Counts, LoadId, LoadRecord, LoadState } from './load-record.ts';
import type { Version } from './version.ts';

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

/** The part of a record that decides what a second delivery does. */
export type Begun = Pick<LoadRecord, 'state' | 'started_at' | 'load_date'>;

/** The records of loads. */
export interface Loads {
  /** Keeps the record, unless there is one: then that one is returned and stays as it is. */
  begin(id: LoadId, record: LoadRecord): Promise<Begun>;
  /** Keeps how it ended, unless it has ended before. */
  end(id: LoadId, record: LoadRecord): Promise<void>;
}

/** Where the rows go. */
export interface PermitRows {
  /** @returns false when a newer object has written the row, which then stays as it is */
  put(id: RowId, permit: Permit, version: Version): Promise<boolean>;
}

/** What a load needs from outside. */
export interface LoadPorts {
  readonly reports: ReportSource;
  readonly loads: Loads;
  readonly permits: PermitRows;
  readonly now: () => Date;
  /** Called once for each load that ended, well or not. */
  readonly measure: (counts: Counts, state: LoadState) => void;
}

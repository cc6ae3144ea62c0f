import type { RemainingMs, S3Object } from '../../../core/events.ts';
import { describe, log } from '../../../core/log.ts';
import { columnsOf } from '../row/header.ts';
import { keysOfOneFile, loadKey, versionOf } from '../row/identity.ts';
import type { Key } from '../row/identity.ts';
import type { LoadRecord, Loads, LoadState, RejectedRow } from '../aws/load-record.ts';
import { momentAt } from '../row/moment.ts';
import { inParallel } from './parallel.ts';
import { permitOf } from '../row/permit.ts';
import type { Permit } from '../row/permit.ts';
import { Refusal } from '../report/refusal.ts';
import { openReport } from '../report/report.ts';
import type { Gone, OpenObject, ReportSource } from '../aws/source.ts';
import { spool } from './spool.ts';
import type { PermitStore } from '../aws/store.ts';

/** What a load counts; the numbers of the load record, and the metrics. */
export type Counts = Pick<LoadRecord, 'rows_read' | 'written' | 'unchanged' | 'rejected'>;

export interface Ports {
  readonly reports: ReportSource;
  readonly loads: Loads;
  readonly permits: Pick<PermitStore, 'put'>;
  readonly now: () => Date;
  /** Told once for each load that ended, well or not. */
  readonly measure: (counts: Counts, state: LoadState) => void;
}

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_REJECTIONS = 50;
const WRITES_AT_A_TIME = 32;
/** A load stops with this much time left, in milliseconds, to say so and to be delivered again; none begins with less. */
export const RESERVE_MS = 10_000;
const ROWS_BETWEEN_CHECKS = 1_000;

class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

const refuseLateness = (remainingMs: RemainingMs): void => {
  if (remainingMs() < RESERVE_MS) throw new OutOfTime('no time left for this load');
};

type KeyedPermit = readonly [Key, Permit];

/** All rows of a file, mapped; nothing is written before the last one has been read. */
const readAll = async (bytes: Uint8Array, loadDate: string, remainingMs: RemainingMs) => {
  const report = await openReport(bytes);
  const source = { columns: columnsOf(report.header), dateSystem: report.dateSystem, loadDate };
  const keyOf = keysOfOneFile();
  const permits = spool<KeyedPermit>();
  const rejections: RejectedRow[] = [];
  const counts = { rows_read: 0, rejected: 0 };
  for await (const { cells, index, sheetRow, fault } of report.rows) {
    if (counts.rows_read % ROWS_BETWEEN_CHECKS === 0) refuseLateness(remainingMs);
    counts.rows_read += 1;
    const mapped = fault === undefined ? permitOf(cells, source, index) : { rejected: fault };
    if ('permit' in mapped) permits.add([keyOf(mapped.number, mapped.site), mapped.permit]);
    else {
      counts.rejected += 1;
      if (rejections.length < MAX_REJECTIONS) rejections.push({ row: sheetRow, reason: mapped.rejected });
    }
  }
  return { chunks: permits.chunks(), rejections, counts };
};

const bytesOf = async (opened: OpenObject): Promise<Uint8Array> => {
  if (opened.size > MAX_FILE_BYTES)
    throw new Refusal(`the file is too large: at most ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const bytes = await opened.bytes();
  if (bytes.length !== opened.size) throw new Error('the download broke off');
  return bytes;
};

/** How a load that threw ends: a refusal is final, anything else is tried again. */
const endOf = (error: unknown): Pick<LoadRecord, 'state' | 'reason'> => {
  if (error instanceof Refusal) return { state: 'refused', reason: error.message };
  // The message of an unexpected error may hold anything; its name is safe to keep.
  return { state: 'failed', reason: `unexpected: ${error instanceof Error ? error.name : typeof error}` };
};

/**
 * Loads one report into the table, as often as it is told to: the same object changes nothing the
 * second time, and an older object never overwrites a newer one's rows. First every row is read and
 * mapped, then the rows are written, so a damaged file leaves nothing behind.
 * How it ended is in its load record; a file that cannot be loaded, ever, is no failure.
 * @throws when the load has to be tried again: the service is down, or the time is up
 */
export const loadReport = (ports: Ports) => {
  const { reports, loads, permits } = ports;
  const stamp = (): string => momentAt(ports.now().getTime());

  const blankRecord = ({ bucket, key, etag }: S3Object): LoadRecord => {
    const started = stamp();
    return {
      source: `s3://${bucket}/${key}`,
      etag,
      state: 'running',
      reason: '',
      rows_read: 0,
      written: 0,
      unchanged: 0,
      rejected: 0,
      rejections: [],
      started_at: started,
      finished_at: '',
      load_date: started,
    };
  };

  const end = async (key: Key, record: LoadRecord): Promise<void> => {
    await loads.end(key, { ...record, finished_at: stamp() });
    ports.measure(record, record.state);
    const { source, state, reason, rows_read, written, unchanged, rejected } = record;
    log[state === 'loaded' ? 'info' : 'warn']('permits load ended', {
      load: { source, state, reason, rows_read, written, unchanged, rejected },
    });
  };

  /** The load's own failure is what the caller must see, also where it cannot be written down. */
  const recordFailure = async (key: Key, record: LoadRecord): Promise<void> => {
    try {
      await end(key, record);
    } catch (error) {
      log.error('a failed load could not be recorded', { error: describe(error) });
    }
  };

  const writeAll = async (
    chunks: Iterable<readonly KeyedPermit[]>,
    version: string,
    remainingMs: RemainingMs,
  ) => {
    const counts = { written: 0, unchanged: 0 };
    for (const chunk of chunks) {
      refuseLateness(remainingMs);
      await inParallel(chunk, WRITES_AT_A_TIME, async ([key, permit]) => {
        if (await permits.put(key, permit, version)) counts.written += 1;
        else counts.unchanged += 1;
      });
    }
    return counts;
  };

  const run = async (object: S3Object, opened: OpenObject, remainingMs: RemainingMs): Promise<void> => {
    const key = loadKey({ ...object, moment: opened.lastModified.toISOString() });
    const begun = await loads.begin(key, blankRecord(object));
    if (begun.state !== 'running' && begun.state !== 'failed') return;
    const { started_at, load_date } = begun;
    let record: LoadRecord = { ...blankRecord(object), started_at, load_date };
    try {
      const read = await readAll(await bytesOf(opened), load_date, remainingMs);
      record = { ...record, ...read.counts, rejections: read.rejections };
      const version = versionOf({ ...object, lastModified: opened.lastModified });
      const written = await writeAll(read.chunks, version, remainingMs);
      record = { ...record, ...written, state: 'loaded' };
    } catch (error) {
      if (error instanceof Refusal) return end(key, { ...record, ...endOf(error) });
      await recordFailure(key, { ...record, ...endOf(error) });
      throw error;
    }
    await end(key, record);
  };

  /** An object that was never opened has no time of its own; its event's sequencer stands for it. */
  const unopened = (object: S3Object): Key => loadKey({ ...object, moment: object.sequencer });

  const open = async (object: S3Object): Promise<OpenObject | Gone> => {
    try {
      return await reports.open(object);
    } catch (error) {
      await recordFailure(unopened(object), { ...blankRecord(object), ...endOf(error) });
      throw error;
    }
  };

  return async (object: S3Object, remainingMs: RemainingMs): Promise<void> => {
    const opened = await open(object);
    if (typeof opened === 'string') {
      const reason = opened === 'missing' ? 'the object is gone' : 'a newer object has its place';
      return end(unopened(object), { ...blankRecord(object), state: opened, reason });
    }
    try {
      await run(object, opened, remainingMs);
    } finally {
      opened.close();
    }
  };
};

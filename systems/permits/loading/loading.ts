import type { RemainingMs, S3Object } from '../../../core/events.ts';
import { describe, log } from '../../../core/log.ts';
import { Refusal } from '../report/refusal.ts';
import { momentAt } from '../row/moment.ts';
import { refuseLateness } from './lateness.ts';
import { endOf, newRecord, type LoadId, type LoadRecord } from './load-record.ts';
import { inParallel } from './parallel.ts';
import type { Gone, LoadPorts, OpenObject, PermitRows } from './ports.ts';
import { readAll, refuseUseless, type IdentifiedPermit } from './reading.ts';
import { versionOf, type Version } from './version.ts';

const WRITES_AT_A_TIME = 32;

const stampOf = ({ now }: Pick<LoadPorts, 'now'>): string => momentAt(now().getTime());

const end = async (ports: LoadPorts, id: LoadId, record: LoadRecord): Promise<void> => {
  await ports.loads.end(id, { ...record, finished_at: stampOf(ports) });
  ports.measure(record, record.state);
  const { source, state, reason, rows_read, written, unchanged, rejected } = record;
  log[state === 'loaded' ? 'info' : 'warn']('permits load ended', {
    load: { source, state, reason, rows_read, written, unchanged, rejected },
  });
};

/** The load's own failure is what the caller must see, also where it cannot be written down. */
const endFailed = async (
  ports: LoadPorts,
  id: LoadId,
  record: LoadRecord,
  failure: unknown,
): Promise<never> => {
  try {
    await end(ports, id, { ...record, ...endOf(failure) });
  } catch (error) {
    log.error('a failed load could not be recorded', { error: describe(error) });
  }
  throw failure;
};

const writeAll = async (
  permits: PermitRows,
  chunks: Iterable<readonly IdentifiedPermit[]>,
  version: Version,
  remainingMs: RemainingMs,
) => {
  const counts = { written: 0, unchanged: 0 };
  for (const chunk of chunks) {
    refuseLateness(remainingMs);
    await inParallel(chunk, WRITES_AT_A_TIME, async ([id, permit]) => {
      if (await permits.put(id, permit, version)) counts.written += 1;
      else counts.unchanged += 1;
    });
  }
  return counts;
};

const run = async (
  ports: LoadPorts,
  object: S3Object,
  opened: OpenObject,
  remainingMs: RemainingMs,
): Promise<void> => {
  const id = { ...object, moment: opened.lastModified.toISOString() };
  const first = newRecord(object, stampOf(ports));
  const { state, started_at, load_date } = await ports.loads.begin(id, first);
  if (state !== 'running' && state !== 'failed') return;
  let record: LoadRecord = { ...first, started_at, load_date };
  try {
    const { chunks, read } = await readAll(opened, load_date, remainingMs);
    const { rows_read, rejected, rejections } = read;
    record = { ...record, rows_read, rejected, rejections };
    refuseUseless(read);
    const version = versionOf(object, opened.lastModified);
    record = { ...record, ...(await writeAll(ports.permits, chunks, version, remainingMs)), state: 'loaded' };
  } catch (error) {
    if (!(error instanceof Refusal)) return endFailed(ports, id, record, error);
    record = { ...record, ...endOf(error) };
  }
  await end(ports, id, record);
};

/** An object that was never opened has no time of its own; its event's sequencer stands for it. */
const endUnopened = (ports: LoadPorts, object: S3Object, gone: Gone): Promise<void> => {
  const reason = gone === 'missing' ? 'the object no longer exists' : 'a newer object has replaced it';
  const record: LoadRecord = { ...newRecord(object, stampOf(ports)), state: gone, reason };
  return end(ports, { ...object, moment: object.sequencer }, record);
};

const open = async (ports: LoadPorts, object: S3Object): Promise<OpenObject | Gone> => {
  try {
    return await ports.reports.open(object);
  } catch (error) {
    const id = { ...object, moment: object.sequencer };
    return endFailed(ports, id, newRecord(object, stampOf(ports)), error);
  }
};

/**
 * Loads one report into the table, as often as it is asked to: the same object changes nothing the
 * second time, and an older object never overwrites a newer one's rows. First every row is read and
 * mapped, then the rows are written, so a damaged file leaves nothing behind.
 * How it ended is in its load record; a file that cannot be loaded, ever, is no failure.
 * @throws when the load has to be tried again: the service is down, or the time is up
 */
export const loadReport =
  (ports: LoadPorts) =>
  async (object: S3Object, remainingMs: RemainingMs): Promise<void> => {
    const opened = await open(ports, object);
    if (typeof opened === 'string') return endUnopened(ports, object, opened);
    try {
      await run(ports, object, opened, remainingMs);
    } finally {
      opened.close();
    }
  };

import type { RemainingMs, S3Object } from '../../../core/events.ts';
import { describe, log } from '../../../core/log.ts';
import { inPieces } from '../../../core/pieces.ts';
import type { FileVersion, Listed } from '../claims/change.ts';
import { versionOf } from '../claims/claim.ts';
import { Refusal } from '../report/refusal.ts';
import { momentAt } from '../row/moment.ts';
import { refuseLateness } from './lateness.ts';
import { type Counts, endOf, type LoadRecord, newRecord } from './load-record.ts';
import { inParallel } from './parallel.ts';
import { type Gone, type LoadPorts, MOST_PERMITS, type OpenObject } from './ports.ts';
import { type Read, readAll, refuseUseless } from './reading.ts';

const PIECES_AT_A_TIME = 4;

const SUPERSEDED = { state: 'superseded', reason: 'a newer version of the file has replaced it' } as const;

type Taken = Pick<Counts, 'written' | 'unchanged' | 'removed' | 'superseded'>;
type Tally = { -readonly [K in keyof Taken]: number };

const stampOf = ({ now }: Pick<LoadPorts, 'now'>): string => momentAt(now().getTime());

const end = async (ports: LoadPorts, record: LoadRecord): Promise<void> => {
  await ports.loads.end({ ...record, finished_at: stampOf(ports) });
  ports.measure(record, record.state);
  const { id, file, state, reason, rows_read, written, unchanged, rejected, removed, superseded } = record;
  log[state === 'loaded' ? 'info' : 'warn']('permits load ended', {
    load: { id, file, state, reason, rows_read, written, unchanged, rejected, removed, superseded },
  });
};

/** The load's own failure is what the caller must see, also where it cannot be written down. */
const endFailed = async (ports: LoadPorts, record: LoadRecord, failure: unknown): Promise<never> => {
  try {
    await end(ports, { ...record, ...endOf(failure) });
  } catch (error) {
    log.error('a failed load could not be recorded', { error: describe(error) });
  }
  throw failure;
};

/** Takes permits into the table, and adds what became of their rows to the counts. */
const takeIn = async (
  { permits: rows }: LoadPorts,
  of: FileVersion,
  permits: Iterable<Listed>,
  counts: Tally,
  remainingMs: RemainingMs,
): Promise<void> => {
  await inParallel(inPieces(permits, MOST_PERMITS), PIECES_AT_A_TIME, async (listed) => {
    refuseLateness(remainingMs);
    const outcomes = await rows.takeIn(of, listed);
    outcomes.forEach((outcome, at) => {
      counts[outcome] += outcome === 'removed' ? 1 : (listed[at]?.rows.length ?? 0);
    });
  });
};

/**
 * Makes the table say what a version of a file says. The order of the steps is what keeps loads of the same file from
 * undoing each other, however they interleave, break off and are repeated (decision 24): a version is registered before
 * it reads what earlier ones have listed, and its own list is kept before it looks once more whether it is the newest.
 * @param counts receives what became of the rows, as it becomes of them
 * @returns false when a newer version is there
 */
const claimAll = async (
  ports: LoadPorts,
  of: FileVersion,
  read: Read,
  counts: Tally,
  remainingMs: RemainingMs,
): Promise<boolean> => {
  const { file, version } = of;
  // What cannot be counted is refused before anything is changed.
  await ports.changes.expect(read.counts());
  if (!(await ports.newest.register(file, version))) return false;
  await ports.manifests.write(file, version, [...read.numbers.keys()].sort());
  if (!(await ports.newest.isNewest(file, version))) return false;
  for await (const earlier of ports.manifests.earlier(file, version)) {
    const gone = earlier.filter((number) => !read.numbers.has(number));
    await takeIn(
      ports,
      of,
      gone.map((number) => ({ number, rows: [] })),
      counts,
      remainingMs,
    );
  }
  function* listed(): Generator<Listed> {
    for (const { number, rows, superseded } of read.settled()) {
      counts.superseded += superseded;
      yield { number, rows };
    }
  }
  await takeIn(ports, of, listed(), counts, remainingMs);
  await ports.manifests.forgetEarlier(file, version);
  return true;
};

/** Does work that changes rows, and announces to searches that it begins and that it has ended, whether or not it failed. */
const announced = async <T>(
  { changes, now }: LoadPorts,
  loadId: string,
  remainingMs: RemainingMs,
  work: () => Promise<T>,
): Promise<T> => {
  await changes.begin(loadId, now().getTime() + remainingMs());
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await changes
      .end(loadId, now().getTime())
      .catch((failure: unknown) =>
        log.error('the end of a load could not be announced', { error: describe(failure) }),
      );
    throw error;
  }
  await changes.end(loadId, now().getTime());
  return result;
};

const run = async (
  ports: LoadPorts,
  object: S3Object,
  begun: LoadRecord,
  opened: OpenObject,
  remainingMs: RemainingMs,
): Promise<void> => {
  let record = begun;
  const counts = { written: 0, unchanged: 0, removed: 0, superseded: 0 };
  try {
    const read = await readAll(opened, remainingMs);
    record = { ...record, ...read.file };
    if (record.rejected > 0) await ports.rejects.write(record.id, read.rejects());
    refuseUseless(read);
    const of: FileVersion = {
      file: object.key,
      version: versionOf(object.sequencer),
      uploaded: opened.lastModified.toISOString(),
      load_date: record.started_at,
    };
    const isTaken = await announced(ports, record.id, remainingMs, () =>
      claimAll(ports, of, read, counts, remainingMs),
    );
    record = { ...record, ...(isTaken ? { ...counts, state: 'loaded' } : SUPERSEDED) };
  } catch (error) {
    if (!(error instanceof Refusal)) return endFailed(ports, { ...record, ...counts }, error);
    record = { ...record, ...endOf(error) };
  }
  await end(ports, record);
};

const REASONS: Readonly<Record<Gone, string>> = {
  missing: 'the object no longer exists',
  superseded: 'the file was replaced before it was read',
};

/**
 * Loads one report into the table, as often as it is asked to: the same object changes nothing the
 * second time. First every row is read and mapped, then the rows are written, so a damaged file leaves
 * nothing behind. Whatever order files and their versions come in, the same rows are shown in the end.
 * How it ended is in its load record; a file that cannot be loaded, ever, is no failure.
 * @throws when the load has to be tried again: the service is down, the time is up, or another delivery is at work
 */
export const loadReport =
  (ports: LoadPorts) =>
  async (object: S3Object, remainingMs: RemainingMs): Promise<void> => {
    const nowMs = ports.now().getTime();
    const first = newRecord(object, momentAt(nowMs));
    const begun = await ports.loads.begin(first, nowMs, nowMs + remainingMs());
    if (begun === 'ended') return;
    if (begun === 'busy') throw new Error('another delivery of the same event is loading this object');
    const record = { ...first, ...begun };
    let opened: OpenObject | Gone;
    try {
      opened = await ports.reports.open(object);
    } catch (error) {
      return endFailed(ports, record, error);
    }
    if (typeof opened === 'string') return end(ports, { ...record, state: opened, reason: REASONS[opened] });
    try {
      await run(ports, object, record, opened, remainingMs);
    } finally {
      opened.close();
    }
  };

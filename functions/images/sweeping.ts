import type { RemainingMs } from '../../core/events.ts';
import { ORIGINALS, THUMBNAILS } from '../../core/images/keys.ts';
import type { ImageStore } from '../../core/images/store.ts';
import { describe, log } from '../../core/log.ts';
import { RESERVE_MS } from './forgetting.ts';

/** An upload that was asked for, and whose entry is still there. */
export interface Upload {
  readonly createdAt: string;
  readonly sub: string;
  readonly id: string;
}

export interface SweepPorts {
  readonly images: Pick<ImageStore, 'get' | 'remove'>;
  readonly uploads: {
    /** Those that were asked for before a moment, the oldest first. */
    readonly before: (moment: Date) => AsyncIterable<Upload>;
    /** Removes the entry alone. */
    readonly drop: (upload: Upload) => Promise<void>;
  };
  /** Whether the file of an image is in the bucket. */
  readonly hasFile: (sub: string, id: string) => Promise<boolean>;
  /** The users who have a folder there, by `sub`; from this one on, when there is one. */
  readonly folders: (prefix: string, from?: string) => AsyncIterable<string>;
  /** Whether a user is gone for certain. */
  readonly isGone: (sub: string) => Promise<boolean>;
  readonly forget: (sub: string, remainingMs: RemainingMs) => Promise<boolean>;
  /** A random `sub`, which need not be anybody's. */
  readonly anySub: () => string;
  readonly now: () => Date;
}

/** What a run did, and what it left. */
export interface Counts {
  /** Uploads that never came. */
  uploadsRemoved: number;
  /** Files that have been there for a day, and were not looked at: their events are in the dead-letter queue. */
  uploadsUnread: number;
  /** Users who are gone, and whose images are gone now. */
  usersForgotten: number;
  /** What failed, or was not finished, and is left to the next run; each is in the log. */
  failed: number;
  /** 1 when the time ran out before everything was looked at. */
  cut: number;
}

/** Forms are good for minutes; an upload that has not come after so long never will, in milliseconds. */
export const PATIENCE_MS = 24 * 3600 * 1000;
/** The directory bears so many questions an hour without anybody noticing. */
export const MOST_ASKED = 1000;

type Run = SweepPorts & { readonly counts: Counts; readonly remainingMs: RemainingMs };

const tried = async ({ counts }: Run, sub: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    counts.failed += 1;
    log.error('the sweep could not do something', { sub, error: describe(error) });
  }
};

const hasTime = ({ counts, remainingMs }: Run): boolean => {
  if (remainingMs() >= RESERVE_MS) return true;
  counts.cut = 1;
  return false;
};

const sweepUpload = async (run: Run, upload: Upload): Promise<void> => {
  const { sub, id } = upload;
  // A file that came is nobody's to throw away: what is in a dead-letter queue may be replayed.
  if (await run.hasFile(sub, id)) {
    if ((await run.images.get(sub, id))?.state !== 'uploading') return run.uploads.drop(upload);
    run.counts.uploadsUnread += 1;
    log.warn('a file was never looked at', { sub, id });
    return;
  }
  const isRemoved = await run.images.remove(sub, id, ({ state }) => state !== 'uploading');
  if (isRemoved) run.counts.uploadsRemoved += 1;
  else await run.uploads.drop(upload);
};

const sweepUploads = async (run: Run): Promise<void> => {
  const moment = new Date(run.now().getTime() - PATIENCE_MS);
  for await (const upload of run.uploads.before(moment)) {
    if (!hasTime(run)) return;
    await tried(run, upload.sub, () => sweepUpload(run, upload));
  }
};

/** All who have a folder, from a random one on and then those before it: a run that is cut cuts off others each time. */
async function* around({ folders, anySub }: Run): AsyncGenerator<string> {
  const start = anySub();
  for (const prefix of [ORIGINALS, THUMBNAILS]) {
    yield* folders(prefix, start);
    for await (const sub of folders(prefix)) {
      if (sub >= start) break;
      yield sub;
    }
  }
}

const sweepUsers = async (run: Run): Promise<void> => {
  const asked = new Set<string>();
  for await (const sub of around(run)) {
    if (asked.has(sub)) continue;
    if (!hasTime(run) || asked.size === MOST_ASKED) return;
    asked.add(sub);
    await tried(run, sub, async () => {
      if (!(await run.isGone(sub))) return;
      const isDone = await run.forget(sub, run.remainingMs);
      if (isDone) run.counts.usersForgotten += 1;
      else run.counts.failed += 1;
    });
  }
};

/** Removes uploads that never came, and what is kept of users who are gone. */
export const sweep = async (ports: SweepPorts, remainingMs: RemainingMs): Promise<Counts> => {
  const counts = { uploadsRemoved: 0, uploadsUnread: 0, usersForgotten: 0, failed: 0, cut: 0 };
  const run: Run = { ...ports, counts, remainingMs };
  await sweepUploads(run);
  await sweepUsers(run);
  return counts;
};

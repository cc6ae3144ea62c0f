import { ORIGINALS, THUMBNAILS } from '../image/object-keys.ts';
import { log } from '../../../core/log.ts';
import { RESERVE_MS } from '../forgetting/forgetting.ts';
import { around, halfOf, hasTime, type Run, tried } from './run.ts';

/** The directory bears so many questions an hour without harm. */
const MOST_ASKED = 1000;
/** A deletion forgets the images of its user, so a run finds hardly any. If it finds more, something else is wrong. */
const MOST_GONE = 10;

async function* owners({ anySub, folders }: Run): AsyncGenerator<string> {
  const start = anySub();
  for (const prefix of [ORIGINALS, THUMBNAILS])
    yield* around(
      start,
      (sub) => folders(prefix, sub),
      (sub) => sub,
    );
}

/**
 * Those who are gone, of those who have a folder.
 * @returns one more than MOST_GONE when there are more than can be
 */
const goneOwners = async (run: Run): Promise<string[]> => {
  const endMs = halfOf(run);
  const asked = new Set<string>();
  const gone: string[] = [];
  for await (const sub of owners(run)) {
    if (asked.has(sub)) continue;
    if (!hasTime(run, endMs) || asked.size === MOST_ASKED) return gone;
    asked.add(sub);
    await tried(run, { sub }, async () => {
      if (await run.isGone(sub)) gone.push(sub);
    });
    if (gone.length > MOST_GONE) return gone;
  }
  return gone;
};

/**
 * Forgets users who are gone, and whom their deletion did not forget. It is asked first who all is gone, and no user
 * is forgotten when they are too many: a directory that was replaced, or restored from a copy, does not know its
 * users either, and their images would be gone for good.
 */
export const sweepUsers = async (run: Run): Promise<void> => {
  const gone = await goneOwners(run);
  if (gone.length > MOST_GONE) {
    run.counts.tooManyGone = 1;
    log.error('no user was forgotten: too many seem to be gone', { subs: gone });
    return;
  }
  for (const sub of gone) {
    if (!hasTime(run, RESERVE_MS)) return;
    await tried(run, { sub }, async () => {
      if (await run.forget(sub, run.remainingMs)) run.counts.usersForgotten += 1;
      else run.counts.cut = 1;
    });
  }
};

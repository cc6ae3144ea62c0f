import { recordArrival } from '../arriving/arriving.ts';
import { FORM_S } from '../image/form.ts';
import { around, halfOf, hasTime, type Run, tried, type Unfinished } from './run.ts';

/**
 * The form of an upload has died long before, and no file that was sent with it is still on its way: 10 MB take so
 * long at 25 kbit/s. In milliseconds.
 */
const UPLOAD_MS = FORM_S * 1000 + 55 * 60 * 1000;
/** A queue tries for hours; what has not ended after so long does not end by itself. In milliseconds. */
const TAGGING_MS = 24 * 3600 * 1000;
/** An hour's worth that neither the queue nor the provider's bill notices. */
const MOST_REQUEUED = 1000;

/** A file that never came is not waited for, and the arrival of one that did is recorded: its event may have been lost. */
const finishUpload = async (run: Run, { sub, id }: Unfinished): Promise<void> => {
  if (await run.hasFile(sub, id)) {
    await recordArrival(run, { sub, id });
    run.counts.requeued += 1;
    return;
  }
  const isRemoved = await run.images.remove(sub, id, ({ state }) => state !== 'uploading');
  if (isRemoved) run.counts.uploadsRemoved += 1;
};

/**
 * Brings a stuck image to its end: an upload that never came goes, and of what came the tagging is asked once more.
 * Its worker may have died, or its message waits in the dead-letter queue; whatever it was, the tagging brings the
 * image to what the bucket holds, and may be told twice.
 * @param isPast whether the entry is older than so many milliseconds
 */
const finish = async (run: Run, entry: Unfinished, isPast: (ms: number) => boolean): Promise<void> => {
  const { sub, id } = entry;
  const image = await run.images.get(sub, id);
  // Left by one who was at work on the image while its owner was forgotten: no other record of it ever comes.
  if (!image) return run.unfinished.drop(entry);
  if (image.state === 'uploading') return finishUpload(run, entry);
  if (image.state !== 'processing' || !isPast(TAGGING_MS)) return;
  await run.send({ kind: 'tag', sub, id });
  run.counts.requeued += 1;
};

/** Finishes what has been unfinished for so long, with half of the time. */
export const sweepUnfinished = async (run: Run): Promise<void> => {
  const endMs = halfOf(run);
  const now = run.now().getTime();
  for await (const entry of around(run.anySub(), run.unfinished.from, ({ sub }) => sub)) {
    if (!hasTime(run, endMs)) return;
    const isPast = (ms: number): boolean => entry.createdAt < new Date(now - ms).toISOString();
    if (!isPast(UPLOAD_MS)) continue;
    if (run.counts.requeued === MOST_REQUEUED) {
      run.counts.cut = 1;
      return;
    }
    await tried(run, { sub: entry.sub, id: entry.id }, () => finish(run, entry, isPast));
  }
};

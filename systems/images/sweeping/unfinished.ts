import { isUnfinished } from '../image/image.ts';
import { around, halfOf, hasTime, type Run, tried, type Unfinished } from './run.ts';

/**
 * Forms are good for minutes, and a queue tries for some more; what has not ended after so long does not end by
 * itself. In milliseconds.
 */
const PATIENCE_MS = 24 * 3600 * 1000;
/** An hour's worth that neither the queue nor the provider's bill notices. */
const MOST_REQUEUED = 1000;
/**
 * Brings a stuck image to its end: an upload that never came goes, and of what came the
 * tagging is asked once more. Its event may have been lost, its worker may have died, or it waits in the
 * dead-letter queue; whatever it was, the tagging brings the image to what the bucket holds, and may be told twice.
 */
const finish = async (run: Run, entry: Unfinished): Promise<void> => {
  const { sub, id } = entry;
  const image = await run.images.get(sub, id);
  // Left by one who was at work on the image while its owner was forgotten: no other record of it ever comes.
  if (!image) return run.unfinished.drop(entry);
  if (!isUnfinished(image)) return;
  if (image.state === 'processing' || (await run.hasFile(sub, id))) {
    await run.send({ kind: 'resume', sub, id });
    run.counts.requeued += 1;
    return;
  }
  const isRemoved = await run.images.remove(sub, id, ({ state }) => state !== 'uploading');
  if (isRemoved) run.counts.uploadsRemoved += 1;
};

/** Finishes what has been unfinished for so long, with half of the time. */
export const sweepUnfinished = async (run: Run): Promise<void> => {
  const endMs = halfOf(run);
  const moment = new Date(run.now().getTime() - PATIENCE_MS).toISOString();
  for await (const entry of around(run.anySub(), run.unfinished.from, ({ sub }) => sub)) {
    if (!hasTime(run, endMs)) return;
    if (entry.createdAt >= moment) continue;
    if (run.counts.requeued === MOST_REQUEUED) {
      run.counts.cut = 1;
      return;
    }
    await tried(run, { sub: entry.sub, id: entry.id }, () => finish(run, entry));
  }
};

import type { RemainingMs } from '../../../core/events.ts';
import {
  type TableKey,
  recordKey,
  SHA,
  shownPartition,
  statePartition,
  TAG,
  taggedPartition,
  takenPartition,
  unfinishedKey,
  untaggedPartition,
  userPartition,
} from '../image/entries.ts';
import { type Image, isUnfinished, STATES } from '../image/image.ts';
import { originalsOf, thumbnailsOf } from '../image/object-keys.ts';

/** The table and the bucket as heaps. All reads are consistent, all removals may be repeated. */
export interface Heaps {
  /** The records of a user, page by page. */
  records(sub: string): AsyncIterable<readonly Image[]>;
  /** The items of a partition, by their table keys, page by page; of those only whose sort key begins so. */
  entries(pk: string, beginning: string): AsyncIterable<readonly TableKey[]>;
  removeEntries(keys: readonly TableKey[]): Promise<void>;
  /** The objects whose keys begin so, by these, page by page. */
  objects(prefix: string): AsyncIterable<readonly string[]>;
  removeObjects(objectKeys: readonly string[]): Promise<void>;
}

/** No page is begun with less time than this left, in milliseconds. */
export const RESERVE_MS = 10_000;

/** Goes through all pages, unless time runs out: false then. */
const through = async <T>(
  pages: AsyncIterable<T>,
  hasTime: () => boolean,
  work: (page: T) => Promise<boolean>,
): Promise<boolean> => {
  if (!hasTime()) return false;
  for await (const page of pages) if (!(await work(page)) || !hasTime()) return false;
  return true;
};

/**
 * Removes all that is kept of a user's images. It may be repeated, and goes on where it was when it ran out of
 * time, for it only looks at what is there.
 *
 * Records go first: without a record, a worker that is busy with an event cannot write another entry, and
 * whatever they put into the bucket is removed by them. Counts of tags go after the lists of the tags, which
 * only they name. The list of what is unfinished is everybody's: who comes between its entry and the record may
 * leave one there, which the sweep drops.
 * @returns whether nothing is left
 */
export const forgetUser = async (heaps: Heaps, sub: string, remainingMs: RemainingMs): Promise<boolean> => {
  const hasTime = (): boolean => remainingMs() >= RESERVE_MS;
  const remove = async (keys: readonly TableKey[]): Promise<true> => {
    if (keys.length > 0) await heaps.removeEntries(keys);
    return true;
  };
  const partition = (pk: string, beginning = ''): Promise<boolean> =>
    through(heaps.entries(pk, beginning), hasTime, remove);
  const objects = (prefix: string): Promise<boolean> =>
    through(heaps.objects(prefix), hasTime, async (objectKeys) => {
      if (objectKeys.length > 0) await heaps.removeObjects(objectKeys);
      return true;
    });

  const records = (): Promise<boolean> =>
    through(heaps.records(sub), hasTime, async (images) => {
      await remove(images.filter(isUnfinished).map(unfinishedKey));
      return remove(images.map(({ id }) => recordKey(sub, id)));
    });
  const tags = (): Promise<boolean> =>
    through(heaps.entries(userPartition(sub), TAG), hasTime, async (counts) => {
      for (const count of counts) {
        if (!(await partition(taggedPartition(sub, count.sk.slice(TAG.length))))) return false;
        await remove([count]);
      }
      return true;
    });
  const others = [
    ...STATES.map((state) => statePartition(sub, state)),
    shownPartition(sub),
    untaggedPartition(sub),
    takenPartition(sub),
  ];

  for (const part of [
    records,
    () => objects(thumbnailsOf(sub)),
    () => objects(originalsOf(sub)),
    tags,
    ...others.map((pk) => () => partition(pk)),
    () => partition(userPartition(sub), SHA),
  ])
    if (!(await part())) return false;
  return true;
};

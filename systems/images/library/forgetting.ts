import type { RemainingMs } from '../../../core/events.ts';
import {
  type EntryKey,
  recordKey,
  SHA,
  shownPartition,
  statePartition,
  TAG,
  taggedPartition,
  unfinishedKey,
  untaggedPartition,
  userPartition,
} from './changes.ts';
import { type Image, isUnfinished, STATES } from './image.ts';
import { originalsOf, thumbnailsOf } from './object-keys.ts';

/** The table and the bucket as heaps of keys. All reads are consistent, all removals may be repeated. */
export interface Heaps {
  /** The records of a user, page by page. */
  records(sub: string): AsyncIterable<readonly Image[]>;
  /** The keys of a partition, page by page; of those only that begin so. */
  keys(pk: string, beginning: string): AsyncIterable<readonly EntryKey[]>;
  removeKeys(keys: readonly EntryKey[]): Promise<void>;
  /** The keys of the objects that begin so, page by page. */
  objects(prefix: string): AsyncIterable<readonly string[]>;
  removeObjects(keys: readonly string[]): Promise<void>;
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
 * Records go first: once there is none, nobody who is at work on an event can write another entry, and
 * whatever they put into the bucket is removed by them. Counts of tags go after the lists of the tags, which
 * only they name. The list of what is unfinished is everybody's: who comes between its entry and the record may
 * leave one there, which the sweep drops.
 * @returns whether nothing is left
 */
export const forgetUser = async (heaps: Heaps, sub: string, remainingMs: RemainingMs): Promise<boolean> => {
  const hasTime = (): boolean => remainingMs() >= RESERVE_MS;
  const remove = async (keys: readonly EntryKey[]): Promise<true> => {
    if (keys.length > 0) await heaps.removeKeys(keys);
    return true;
  };
  const partition = (pk: string, beginning = ''): Promise<boolean> =>
    through(heaps.keys(pk, beginning), hasTime, remove);
  const objects = (prefix: string): Promise<boolean> =>
    through(heaps.objects(prefix), hasTime, async (keys) => {
      if (keys.length > 0) await heaps.removeObjects(keys);
      return true;
    });

  const records = (): Promise<boolean> =>
    through(heaps.records(sub), hasTime, async (images) => {
      await remove(images.filter(isUnfinished).map(unfinishedKey));
      return remove(images.map(({ id }) => recordKey(sub, id)));
    });
  const tags = (): Promise<boolean> =>
    through(heaps.keys(userPartition(sub), TAG), hasTime, async (counts) => {
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

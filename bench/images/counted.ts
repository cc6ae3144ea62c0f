import type { ImageReads, List } from '../../functions/images/search.ts';
import { type Library, stateList, tagList } from './library.ts';

/** What was read. */
export interface Reads {
  /** Query calls: pages of lists, or of the library. */
  queries: number;
  /** BatchGetItem calls. */
  batches: number;
  items: number;
  /** Read units of consistent reads: for each 4 KB of a Query, and for each 4 KB of each item of a batch. */
  units: number;
}

export const noReads = (): Reads => ({ queries: 0, batches: 0, items: 0, units: 0 });

export const UNIT = 4096;
/** Where a Query ends its page. */
export const PAGE = 2 ** 20;
/** Of an entry: its two keys and their names, and what DynamoDB adds to each item of an index of its size. */
const ENTRY = 'pk'.length + 'sk'.length + `TAGGED##sunset`.length + 36 + 36;

const listOf = ({ lists }: Library, list: List): readonly string[] =>
  (list.kind === 'untagged'
    ? []
    : lists.get(list.kind === 'tag' ? tagList(list.name) : stateList(list.state))) ?? [];

/** Where in a list, newest first, the ids that are older begin. */
const startOf = (ids: readonly string[], before: string | undefined): number => {
  if (before === undefined) return 0;
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < before) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The reads of a library, each counted as the table would. */
export const countedReads = (library: Library, reads: Reads): ImageReads => ({
  async ids(_sub, list, before, limit) {
    const all = listOf(library, list);
    const start = startOf(all, before);
    const ids = all.slice(start, start + limit);
    reads.queries += 1;
    reads.items += ids.length;
    reads.units += Math.max(1, Math.ceil((ids.length * ENTRY) / UNIT));
    return { ids, more: start + limit < all.length };
  },
  async library() {
    throw new Error('no search here reads the library');
  },
  async records(_sub, ids) {
    const images = ids.flatMap((id) => library.byId.get(id) ?? []);
    reads.batches += 1;
    reads.items += images.length;
    for (const image of images) reads.units += Math.ceil((library.sizes.get(image.id) ?? 0) / UNIT);
    return images;
  },
  async counts(_sub, names) {
    reads.batches += 1;
    reads.items += names.length;
    reads.units += names.length;
    return new Map(names.map((name) => [name, library.lists.get(tagList(name))?.length ?? 0]));
  },
});

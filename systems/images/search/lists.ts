import type { ImageState } from '../image/image.ts';

/** A list of ids that the table keeps for each user. */
export type List =
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'state'; readonly state: ImageState }
  | { readonly kind: 'untagged' }
  /** All that can be shown, with tags and without. */
  | { readonly kind: 'shown' };

/** Ids newest first. */
export interface IdPage {
  readonly ids: readonly string[];
  /** Whether there may be more; never true of a page without ids. */
  readonly more: boolean;
}

/** Some ids, and why there are no more: there are, the budget is used up, or it was the last. */
interface Drawn {
  readonly ids: readonly string[];
  readonly then: 'more' | 'cut' | 'end';
}

interface Head {
  readonly list: List;
  ids: readonly string[];
  before: string | undefined;
  more: boolean;
}

/**
 * The ids of several lists as one list, newest first and none twice. An id is given out only when each list
 * has shown one that is not newer, or its end.
 * @param queries how many pages may be read
 * @returns gives the next ids, at most as many as it is asked for
 */
export const merged = (
  read: (list: List, before: string | undefined, limit: number) => Promise<IdPage>,
  lists: readonly List[],
  start: string | undefined,
  queries: number,
) => {
  const heads: Head[] = lists.map((list) => ({ list, ids: [], before: start, more: true }));
  let left = Math.max(queries, lists.length);

  const refill = async (head: Head, limit: number): Promise<void> => {
    const page = await read(head.list, head.before, limit);
    head.ids = page.ids;
    head.before = page.ids.at(-1) ?? head.before;
    head.more = page.more;
  };

  return async (limit: number): Promise<Drawn> => {
    const ids: string[] = [];
    while (ids.length < limit) {
      const empty = heads.filter((head) => head.ids.length === 0 && head.more);
      if (empty.length > left) return { ids, then: 'cut' };
      left -= empty.length;
      await Promise.all(empty.map((head) => refill(head, limit)));
      const [newest] = heads
        .flatMap((head) => head.ids.slice(0, 1))
        .sort()
        .reverse();
      if (newest === undefined) return { ids, then: 'end' };
      ids.push(newest);
      for (const head of heads) if (head.ids[0] === newest) head.ids = head.ids.slice(1);
    }
    return { ids, then: heads.some((head) => head.ids.length > 0 || head.more) ? 'more' : 'end' };
  };
};

import type { ImageState } from '../image/image.ts';
import { beyond, firstOf, type Span } from './span.ts';

/** A list of places that the table keeps for each user: ids, or what ends in them. */
export type List =
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'state'; readonly state: ImageState }
  | { readonly kind: 'untagged' }
  /** All that can be shown, with tags and without. */
  | { readonly kind: 'shown' }
  /** All that can be shown and were taken at a known time: by that, and not by id. */
  | { readonly kind: 'taken' };

/** Ids in the order that was asked for. */
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
  /** What has not been read. */
  span: Span;
  more: boolean;
}

/**
 * The ids of several lists as one list, in the order of the span and none twice. An id is given out only when each
 * list has shown one that does not come before it, or its end.
 * @param queries how many pages may be read
 * @returns gives the next ids, at most as many as it is asked for
 */
export const merged = (
  read: (list: List, span: Span, limit: number) => Promise<IdPage>,
  lists: readonly List[],
  span: Span,
  queries: number,
) => {
  const heads: Head[] = lists.map((list) => ({ list, ids: [], span, more: true }));
  let left = Math.max(queries, lists.length);

  const refill = async (head: Head, limit: number): Promise<void> => {
    const page = await read(head.list, head.span, limit);
    head.ids = page.ids;
    const last = page.ids.at(-1);
    if (last !== undefined) head.span = beyond(head.span, last);
    head.more = page.more;
  };

  return async (limit: number): Promise<Drawn> => {
    const ids: string[] = [];
    while (ids.length < limit) {
      const empty = heads.filter((head) => head.ids.length === 0 && head.more);
      if (empty.length > left) return { ids, then: 'cut' };
      left -= empty.length;
      await Promise.all(empty.map((head) => refill(head, limit)));
      const tops = heads.flatMap((head) => head.ids.slice(0, 1));
      const next = firstOf(span.order, tops);
      if (next === undefined) return { ids, then: 'end' };
      ids.push(next);
      for (const head of heads) if (head.ids[0] === next) head.ids = head.ids.slice(1);
    }
    return { ids, then: heads.some((head) => head.ids.length > 0 || head.more) ? 'more' : 'end' };
  };
};

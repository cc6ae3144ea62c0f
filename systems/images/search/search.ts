import { type Image, type ImageState, isShown, tagOf } from '../image/image.ts';
import { type IdPage, type List, merged } from './lists.ts';
import { isEmpty, type Span } from './span.ts';

/** What images are searched by; names are normalised. */
export interface Search {
  readonly tags: readonly string[];
  readonly match: 'all' | 'any';
  readonly without: readonly string[];
  /** From 0 to 1: a tag that is less sure counts as none, for `tags` and for `without`. */
  readonly minConfidence?: number | undefined;
  /** Goes with neither `tags` nor `without`. */
  readonly untagged: boolean;
  /** With `tags`, `without` or `untagged`, images are found that can be shown: it is a state of such then. */
  readonly state?: ImageState | undefined;
}

/** What a search reads, each a call or two, in the order of the span and nothing outside of it. */
export interface ImageReads {
  ids(sub: string, list: List, span: Span, limit: number): Promise<IdPage>;
  /** All images of a user, whatever their state. */
  library(
    sub: string,
    span: Span,
    limit: number,
  ): Promise<{ readonly images: readonly Image[]; readonly more: boolean }>;
  /** Those of these images that are there, in any order. @param ids at most MOST_RECORDS */
  records(sub: string, ids: readonly string[]): Promise<readonly Image[]>;
  /** How many images have each of these tags; none has one that is missing. */
  counts(sub: string, names: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** How much one page may read. When it is used up the page ends where it is. */
export interface Budget {
  /** Pages of lists. A page has at least one for each of its lists, or it would never get on. */
  readonly queries: number;
  /** Calls that read records by id. */
  readonly batches: number;
}

export const BUDGET: Budget = { queries: 20, batches: 10 };
/** The most records that one call reads by id. */
const MOST_RECORDS = 100;

/** Where the images that a search wants are found: as few ids as the table's lists allow, never too few. */
type Plan =
  | { readonly from: 'library' }
  /** All of these lists together. */
  | { readonly from: 'lists'; readonly lists: readonly List[] }
  /** An image that has all of these tags has the rarest: its list alone. */
  | { readonly from: 'rarest'; readonly names: readonly string[] };

const tagList = (name: string): List => ({ kind: 'tag', name });

const planOf = ({ tags, match, without, untagged, state }: Search): Plan => {
  if (untagged) return { from: 'lists', lists: [{ kind: 'untagged' }] };
  if (tags.length > 1 && match === 'all') return { from: 'rarest', names: tags };
  if (tags.length > 0) return { from: 'lists', lists: tags.map(tagList) };
  if (state !== undefined) return { from: 'lists', lists: [{ kind: 'state', state }] };
  return without.length > 0 ? { from: 'lists', lists: [{ kind: 'shown' }] } : { from: 'library' };
};

/** Tells of names whether an image has the tag, and it is sure enough. */
const sureTags =
  (image: Image, minConfidence = 0) =>
  (name: string): boolean => {
    const tag = tagOf(image, name);
    return tag !== undefined && tag.confidence >= minConfidence;
  };

/** Whether an image is one of those searched for. */
export const isWanted = (search: Search, image: Image): boolean => {
  const { tags, match, without, untagged, state } = search;
  const has = sureTags(image, search.minConfidence);
  const isByTags = untagged || tags.length > 0 || without.length > 0;
  if (isByTags && !isShown(image)) return false;
  return (
    (state === undefined || image.state === state) &&
    (!untagged || Object.keys(image.tags).length === 0) &&
    (tags.length === 0 || (match === 'all' ? tags.every(has) : tags.some(has))) &&
    !without.some(has)
  );
};

/** A page, in the order that was asked for. */
export interface FoundPage {
  readonly images: readonly Image[];
  /** The last id that was looked at, where the next page begins; undefined when there is no more. */
  readonly last?: string;
}

/** Where a page is looked for, and how long it is. */
export interface Place {
  /** What no page before has looked at. */
  readonly span: Span;
  readonly limit: number;
}

/**
 * How many candidates to read next: so many that a page is likely to be full, by what came of those before.
 * @param wanted of them were wanted
 * @param seen so many have been read
 */
const batchSize = (limit: number, wanted: number, seen: number): number => {
  if (seen === 0) return Math.min(limit, MOST_RECORDS);
  const likely = wanted === 0 ? MOST_RECORDS : Math.ceil(((limit - wanted) * seen) / wanted);
  return Math.min(Math.max(limit, likely), MOST_RECORDS);
};

/**
 * The images among some candidates that are wanted, in the order of the ids.
 * @param there the records of those that are there
 * @param most so many are enough
 * @returns and the last id that was looked at; undefined when there was none
 */
const wantedOf = (
  search: Search,
  ids: readonly string[],
  there: readonly Image[],
  most: number,
): { readonly images: readonly Image[]; readonly last: string | undefined } => {
  const byId = new Map(there.map((image) => [image.id, image]));
  const images: Image[] = [];
  for (const id of ids) {
    const image = byId.get(id);
    // The entry was read before the record, which may have changed since.
    if (image && isWanted(search, image)) images.push(image);
    if (images.length === most) return { images, last: id };
  }
  return { images, last: ids.at(-1) };
};

const ofLists = async (
  reads: ImageReads,
  sub: string,
  search: Search,
  lists: readonly List[],
  { span, limit }: Place,
  budget: Budget,
): Promise<FoundPage> => {
  const draw = merged((list, rest, most) => reads.ids(sub, list, rest, most), lists, span, budget.queries);
  const images: Image[] = [];
  let last: string | undefined;
  let seen = 0;
  for (let batch = 1; ; batch += 1) {
    const { ids, then } = await draw(batchSize(limit, images.length, seen));
    seen += ids.length;
    const wanted = wantedOf(search, ids, await reads.records(sub, ids), limit - images.length);
    images.push(...wanted.images);
    last = wanted.last ?? last;
    const isEnd = then === 'end' && wanted.last === ids.at(-1);
    if (isEnd) return { images };
    if (images.length === limit || then === 'cut' || batch >= budget.batches)
      return { images, ...(last !== undefined && { last }) };
  }
};

/** The tag that the fewest images have; undefined when no image has one of them. */
const rarest = (names: readonly string[], counts: ReadonlyMap<string, number>): string | undefined => {
  const counted = names.map((name) => ({ name, count: counts.get(name) ?? 0 }));
  const [first] = counted.sort((one, other) => one.count - other.count);
  return first && first.count > 0 ? first.name : undefined;
};

/**
 * A page of the images that are searched for. Positions are ids, so it does not matter which lists the page
 * before was read from. It may be shorter than its limit: there is more as long as there is a `last`.
 */
export const findImages = async (
  reads: ImageReads,
  sub: string,
  search: Search,
  place: Place,
  budget: Budget = BUDGET,
): Promise<FoundPage> => {
  if (isEmpty(place.span)) return { images: [] };
  const plan = planOf(search);
  if (plan.from === 'library') {
    const { images, more } = await reads.library(sub, place.span, place.limit);
    const last = images.at(-1)?.id;
    return { images, ...(more && last !== undefined && { last }) };
  }
  if (plan.from === 'lists') return ofLists(reads, sub, search, plan.lists, place, budget);
  const name = rarest(plan.names, await reads.counts(sub, plan.names));
  if (name === undefined) return { images: [] };
  return ofLists(reads, sub, search, [tagList(name)], place, budget);
};

import { inPieces } from '../../../core/pieces.ts';
import type { Image } from '../image/image.ts';
import { type IdPage, type List, merged } from './lists.ts';
import { isEmpty, isIn, type Span } from './span.ts';
import { isWanted, placeOf, type Search } from './wanted.ts';

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
  | { readonly from: 'rarest'; readonly names: readonly string[] }
  /** By when they were taken. */
  | { readonly from: 'taken' };

const tagList = (name: string): List => ({ kind: 'tag', name });

const planOf = ({ tags, match, without, untagged, state, taken }: Search): Plan => {
  if (taken) return { from: 'taken' };
  if (untagged) return { from: 'lists', lists: [{ kind: 'untagged' }] };
  if (tags.length > 1 && match === 'all') return { from: 'rarest', names: tags };
  if (tags.length > 0) return { from: 'lists', lists: tags.map(tagList) };
  if (state !== undefined) return { from: 'lists', lists: [{ kind: 'state', state }] };
  return without.length > 0 ? { from: 'lists', lists: [{ kind: 'shown' }] } : { from: 'library' };
};

/** A page, in the order that was asked for. */
export interface FoundPage {
  readonly images: readonly Image[];
  /** The last place that was looked at, where the next page begins; undefined when there is no more. */
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

/** The length of an id, in which each place ends. */
const ID_LENGTH = 36;
const idAt = (place: string): string => place.slice(-ID_LENGTH);

/** The images that are to be read for these places. */
const idsAt = ({ taken }: Search, places: readonly string[]): string[] => {
  // Between two reads an image may have moved and appears twice; no batch may ask for it twice.
  const ids = [...new Set(places.map(idAt))];
  return taken ? ids.filter((id) => isIn(taken.uploaded, id)) : ids;
};

/**
 * The images among some candidates that are wanted, in the order of the places.
 * @param there the records of those that are there
 * @param most so many are enough
 * @returns and the last place that was looked at; undefined when there was none
 */
const wantedOf = (
  search: Search,
  places: readonly string[],
  there: readonly Image[],
  most: number,
): { readonly images: readonly Image[]; readonly last: string | undefined } => {
  const byId = new Map(there.map((image) => [image.id, image]));
  const images: Image[] = [];
  for (const place of places) {
    const image = byId.get(idAt(place));
    // The entry was read before the record, which may have changed since.
    if (image && placeOf(search, image) === place && isWanted(search, image)) images.push(image);
    if (images.length === most) return { images, last: place };
  }
  return { images, last: places.at(-1) };
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
    const { ids: places, then } = await draw(batchSize(limit, images.length, seen));
    seen += places.length;
    const there = await reads.records(sub, idsAt(search, places));
    const wanted = wantedOf(search, places, there, limit - images.length);
    images.push(...wanted.images);
    last = wanted.last ?? last;
    const isEnd = then === 'end' && wanted.last === places.at(-1);
    if (isEnd) return { images };
    if (images.length === limit || then === 'cut' || batch >= budget.batches)
      return { images, ...(last !== undefined && { last }) };
  }
};

/** So many images are sorted for one page at the most. */
const MOST_SORTED = 500;

/** All images of some lists; undefined when they are more than can be read. */
const allOf = async (
  reads: ImageReads,
  sub: string,
  { taken }: Search,
  lists: readonly List[],
  most: number,
  budget: Budget,
): Promise<readonly Image[] | undefined> => {
  if (lists.length === 0) return [];
  const span: Span = { order: 'newest', ...taken?.uploaded };
  if (isEmpty(span)) return [];
  const read = (list: List, rest: Span, limit: number) => reads.ids(sub, list, rest, limit);
  const { ids, then } = await merged(read, lists, span, budget.queries)(most);
  if (then !== 'end') return undefined;
  const batches = await Promise.all([...inPieces(ids, MOST_RECORDS)].map((some) => reads.records(sub, some)));
  return batches.flat();
};

/** A page of these images, in the order of their places. */
const sortedPage = (search: Search, all: readonly Image[], { span, limit }: Place): FoundPage => {
  const wanted = all.flatMap((image) => {
    const place = placeOf(search, image);
    return place !== undefined && isIn(span, place) && isWanted(search, image) ? [{ place, image }] : [];
  });
  wanted.sort((one, other) => (one.place < other.place ? -1 : 1));
  if (span.order === 'newest') wanted.reverse();
  const page = wanted.slice(0, limit);
  const last = page.at(-1)?.place;
  return {
    images: page.map(({ image }) => image),
    ...(wanted.length > limit && last !== undefined && { last }),
  };
};

/** The tag that the fewest images have; undefined when no image has one of them. */
const rarest = (names: readonly string[], counts: ReadonlyMap<string, number>): string | undefined => {
  const counted = names.map((name) => ({ name, count: counts.get(name) ?? 0 }));
  const [first] = counted.sort((one, other) => one.count - other.count);
  return first && first.count > 0 ? first.name : undefined;
};

/** The lists of all images that have the tags which are searched for, and how many they are; undefined without tags. */
const taggedLists = async (
  reads: ImageReads,
  sub: string,
  { tags, match }: Search,
): Promise<{ readonly lists: readonly List[]; readonly count: number } | undefined> => {
  if (tags.length === 0) return undefined;
  const counts = await reads.counts(sub, tags);
  if (match === 'any')
    return { lists: tags.map(tagList), count: [...counts.values()].reduce((sum, one) => sum + one, 0) };
  const name = rarest(tags, counts);
  return name === undefined
    ? { lists: [], count: 0 }
    : { lists: [tagList(name)], count: counts.get(name) ?? 0 };
};

/**
 * A page by when the images were taken. Their list has no tags, and tags have lists in the order of ids. So images with
 * rare tags are all read and sorted, for each page anew; else all images are looked at in their order.
 */
const byTaken = async (
  reads: ImageReads,
  sub: string,
  search: Search,
  place: Place,
  budget: Budget,
): Promise<FoundPage> => {
  const most = Math.min(budget.batches * MOST_RECORDS, MOST_SORTED);
  const few = await taggedLists(reads, sub, search);
  const all = few && few.count <= most ? await allOf(reads, sub, search, few.lists, most, budget) : undefined;
  return all
    ? sortedPage(search, all, place)
    : ofLists(reads, sub, search, [{ kind: 'taken' }], place, budget);
};

/**
 * A page of the images that are searched for. Positions are places in one order, so it does not matter which lists the
 * page before was read from. It may be shorter than its limit: there is more as long as there is a `last`.
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
  if (plan.from === 'taken') return byTaken(reads, sub, search, place, budget);
  const name = rarest(plan.names, await reads.counts(sub, plan.names));
  if (name === undefined) return { images: [] };
  return ofLists(reads, sub, search, [tagList(name)], place, budget);
};

import type { components, operations } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { invalid } from '../../../core/errors.ts';
import { msAt } from '../../../core/moment.ts';
import { nameIn } from '../../../core/names/profile.ts';
import { tagName } from '../../../core/names/tag-name.ts';
import { SHOWN_STATES } from '../image/image.ts';
import { imageAnswer, type UrlsOf } from '../image/answer.ts';
import { namesIn } from '../image/tag-name.ts';
import { firstPlaceAt } from '../image/taken-place.ts';
import { findImages, type ImageReads } from './search.ts';
import { beyond, firstIdAt, type Range, type Span } from './span.ts';
import { isOfShown, type Search } from './wanted.ts';

type Schemas = components['schemas'];
type Query = NonNullable<operations['listImages']['parameters']['query']>;
type TagsQuery = NonNullable<operations['listTags']['parameters']['query']>;

/** Some of a user's tags, by name, and how many images have each. */
export interface TagPage {
  readonly counts: readonly (readonly [name: string, count: number])[];
  /** The last name that was looked at, where the next page begins; undefined when there is no more. */
  readonly last?: string;
}

/** Which of a user's tags a page is to hold. */
export interface TagPlace {
  /** Only names that begin so; all begin with nothing. */
  readonly prefix: string;
  /** Only names that come after this one, which begins so, too; without it from the first on. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Reads some of a user's tags. A page may be shorter than its limit. */
export type TagCounts = (sub: string, place: TagPlace) => Promise<TagPage>;

export interface ListingPorts {
  readonly reads: ImageReads;
  readonly tagCounts: TagCounts;
  readonly urlsOf: UrlsOf;
  readonly cursors: Cursors;
}

/**
 * Some places between two moments.
 * @param firstAt what no place is before that is not before a moment
 * @throws Failure RequestInvalid when the range ends before it begins
 */
const rangeOf = (
  query: Query,
  [begin, end]: readonly ['uploadedFrom', 'uploadedTo'] | readonly ['takenFrom', 'takenTo'],
  firstAt: (ms: number) => string,
): Range => {
  const [from, to] = [query[begin], query[end]].map((moment) =>
    moment === undefined ? undefined : firstAt(msAt(moment)),
  );
  if (from !== undefined && to !== undefined && to < from)
    throw invalid('query', end, `must not be before ${begin}`);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};

const uploadedRange = (query: Query): Range => rangeOf(query, ['uploadedFrom', 'uploadedTo'], firstIdAt);
const takenRange = (query: Query): Range => rangeOf(query, ['takenFrom', 'takenTo'], firstPlaceAt);

/**
 * Whether images are ordered by when they were taken.
 * @throws Failure RequestInvalid when they cannot be in the order asked for: their lists are in one order each
 */
const isByTaken = ({ orderBy, takenFrom, takenTo }: Query): boolean => {
  const hasRange = takenFrom !== undefined || takenTo !== undefined;
  if (hasRange && orderBy === 'uploaded')
    throw invalid('query', 'orderBy', 'must be taken where takenFrom or takenTo is given');
  return hasRange || orderBy === 'taken';
};

/**
 * What a query searches for.
 * @throws Failure RequestInvalid when two of its parameters do not go together
 */
export const searchOf = (query: Query): Search => {
  const { tags, match = 'all', without, minConfidence, untagged = false, state } = query;
  const search = {
    tags: namesIn('query', 'tags', tags),
    match,
    without: namesIn('query', 'without', without),
    minConfidence,
    untagged,
    state,
    ...(isByTaken(query) && { taken: { uploaded: uploadedRange(query) } }),
  };
  const isByTags = search.tags.length + search.without.length > 0;
  if (untagged && isByTags) throw invalid('query', 'untagged', 'cannot be combined with tags or without');
  if (minConfidence !== undefined && !isByTags)
    throw invalid('query', 'minConfidence', 'can only be used with tags or without');
  if (isOfShown(search) && state !== undefined && !SHOWN_STATES.includes(state))
    throw invalid(
      'query',
      'state',
      `can only be ${SHOWN_STATES.join(', ')} where images are searched by tags or by when they were taken`,
    );
  return search;
};

/**
 * Where a query looks, and in which order.
 * @throws Failure RequestInvalid when its range ends before it begins
 */
export const spanOf = (query: Query): Span => {
  const { order = 'newest' } = query;
  return { order, ...(isByTaken(query) ? takenRange(query) : uploadedRange(query)) };
};

/** A page of the caller's images, in the order asked for; there is more as long as there is a cursor. */
export const listImages = async (
  { reads, urlsOf, cursors }: Omit<ListingPorts, 'tagCounts'>,
  sub: string,
  query: Query,
): Promise<Schemas['ImagePage']> => {
  const { limit = 20, cursor } = query;
  const search = searchOf(query);
  const asked = spanOf(query);
  const binding = { operation: 'listImages', caller: sub, ...search, ...asked };
  // It is one that we have signed, so it is a place.
  const span = cursor === undefined ? asked : beyond(asked, String(await cursors.open(binding, cursor)));
  const { images, last } = await findImages(reads, sub, search, { span, limit });
  return {
    images: await Promise.all(images.map((image) => imageAnswer(urlsOf, image))),
    ...(last !== undefined && { cursor: await cursors.seal(binding, last) }),
  };
};

/** The tags of one page, unless fewer are asked for; the contract says so. */
const MOST_TAGS = 5000;

/**
 * A page of the caller's tags; there is more as long as there is a cursor.
 * @throws Failure RequestInvalid for a prefix that no name can have
 */
export const listTags = async (
  { tagCounts, cursors }: Pick<ListingPorts, 'tagCounts' | 'cursors'>,
  sub: string,
  { prefix: typed, limit = MOST_TAGS, cursor }: TagsQuery = {},
): Promise<Schemas['Tags']> => {
  const prefix = typed === undefined ? '' : nameIn(tagName, 'query', 'prefix', typed);
  const binding = { operation: 'listTags', caller: sub, prefix };
  // It is one that we have signed, so it is a name.
  const after = cursor === undefined ? undefined : String(await cursors.open(binding, cursor));
  const { counts, last } = await tagCounts(sub, { prefix, after, limit });
  return {
    tags: counts.map(([name]) => name),
    counts: Object.fromEntries(counts),
    ...(last !== undefined && { cursor: await cursors.seal(binding, last) }),
  };
};

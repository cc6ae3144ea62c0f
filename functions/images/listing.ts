import type { components, operations } from '../../core/contract/types.ts';
import type { Cursors } from '../../core/cursor.ts';
import { imageAnswer, type UrlsOf } from './answers.ts';
import { namesIn, refuseIf } from './names.ts';
import { findImages, type ImageReads, type Search } from './search.ts';

type Schemas = components['schemas'];
type Query = NonNullable<operations['listImages']['parameters']['query']>;

export interface ListingPorts {
  readonly reads: ImageReads;
  readonly urlsOf: UrlsOf;
  readonly cursors: Cursors;
}

/**
 * What a query searches for.
 * @throws Failure RequestInvalid when two of its parameters do not go together
 */
export const searchOf = ({ tags, match = 'all', without, untagged = false, state }: Query): Search => {
  const search = {
    tags: namesIn('query', 'tags', tags),
    match,
    without: namesIn('query', 'without', without),
    untagged,
    state,
  };
  const isByTags = search.tags.length + search.without.length > 0;
  refuseIf(untagged && isByTags, 'query', 'untagged', 'goes with neither tags nor without');
  refuseIf(
    (untagged || isByTags) && state !== undefined && state !== 'tagged',
    'query',
    'state',
    'can only be tagged where images are searched by tags',
  );
  return search;
};

/** A page of the caller's images, newest first; there is more as long as there is a cursor. */
export const listImages = async (
  { reads, urlsOf, cursors }: ListingPorts,
  sub: string,
  query: Query,
): Promise<Schemas['ImagePage']> => {
  const { limit = 20, cursor } = query;
  const search = searchOf(query);
  const binding = { operation: 'listImages', caller: sub, ...search };
  // It is one that we have signed, so it is an id.
  const before = cursor === undefined ? undefined : String(await cursors.open(binding, cursor));
  const { images, last } = await findImages(reads, sub, search, { before, limit });
  return {
    images: await Promise.all(images.map((image) => imageAnswer(urlsOf, image))),
    ...(last !== undefined && { cursor: await cursors.seal(binding, last) }),
  };
};

/** The names that a user's images are tagged with, by name, and how many have each. */
export type TagCounts = (sub: string, limit: number) => Promise<readonly (readonly [string, number])[]>;

/** The most tags that one answer tells; the contract says so. */
const MOST_TAGS = 10_000;

export const listTags = async (tagCounts: TagCounts, sub: string): Promise<Schemas['Tags']> => {
  const counts = await tagCounts(sub, MOST_TAGS);
  return { tags: counts.map(([name]) => name), counts: Object.fromEntries(counts) };
};

import { type Image, type ImageState, isShown, tagOf } from '../image/image.ts';
import { takenPlace } from '../image/taken-place.ts';
import { isIn, type Range } from './span.ts';

/** What images are searched by; names are normalised. */
export interface Search {
  readonly tags: readonly string[];
  readonly match: 'all' | 'any';
  readonly without: readonly string[];
  /** From 0 to 1: a tag that is less sure counts as none, for `tags` and for `without`. */
  readonly minConfidence?: number | undefined;
  /** Goes with neither `tags` nor `without`. */
  readonly untagged: boolean;
  /** With `tags`, `without`, `untagged` or `taken`, images are found that can be shown: it is a state of such then. */
  readonly state?: ImageState | undefined;
  /** Images are ordered by when they were taken, and the span is one of that time. */
  readonly taken?: {
    /** The ids that are meant. */
    readonly uploaded: Range;
  };
}

/** Whether only images are found that can be shown. */
export const isOfShown = ({ tags, without, untagged, taken }: Search): boolean =>
  untagged || tags.length > 0 || without.length > 0 || taken !== undefined;

/** Tells of names whether an image has the tag, and it is sure enough. */
const sureTags =
  (image: Image, minConfidence = 0) =>
  (name: string): boolean => {
    const tag = tagOf(image, name);
    return tag !== undefined && tag.confidence >= minConfidence;
  };

/** Whether an image is one of those searched for. */
export const isWanted = (search: Search, image: Image): boolean => {
  const { tags, match, without, untagged, state, taken } = search;
  const has = sureTags(image, search.minConfidence);
  if (isOfShown(search) && !isShown(image)) return false;
  if (taken && !isIn(taken.uploaded, image.id)) return false;
  return (
    (state === undefined || image.state === state) &&
    (!untagged || Object.keys(image.tags).length === 0) &&
    (tags.length === 0 || (match === 'all' ? tags.every(has) : tags.some(has))) &&
    !without.some(has)
  );
};

/** Where an image is among those that a search reads; undefined when it is not among them. */
export const placeOf = ({ taken }: Search, image: Image): string | undefined =>
  taken ? takenPlace(image) : image.id;

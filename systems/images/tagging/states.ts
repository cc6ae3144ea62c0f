import type { Found, Image } from '../image/image.ts';
import type { Concept } from './provider.ts';
import { ownTags, tagsOf, tagsWithout } from './machine-tags.ts';

/** What is known of a file that was read. */
export interface Known {
  readonly found: Found;
  /** As they are written in the file. */
  readonly keywords: readonly string[];
}

/** What an image in state `failed` says of why, for its owner to read. */
export const REASONS = {
  unconfigured: 'The tagging service is not configured',
  missing: 'The file no longer exists',
  otherBytes: 'The file does not have the SHA-256 of the upload request',
  died: 'The file could not be processed: tag the image again, or upload it again',
} as const;

/** What may succeed the next time. */
const PASSING = {
  later: 'The tagging service is unavailable',
  unexpected: 'Something went wrong',
} as const;

/** @param isLast whether this was the last delivery of the message */
export const passing = (why: keyof typeof PASSING, isLast: boolean): string =>
  `${PASSING[why]}${isLast ? ', and no attempt is left: tag the image again' : '; another attempt follows'}`;

const withoutReason = ({ reason: _reason, ...image }: Image): Omit<Image, 'reason'> => image;
const withoutFound = ({ found: _found, ...image }: Image): Omit<Image, 'found'> => image;
/** Work on it came to an end that is known. */
const ended = ({ begun: _begun, ...image }: Image): Omit<Image, 'begun'> => image;

/**
 * Work on this object begins: what is known of another one says nothing of it.
 * @param count which delivery of a message it is; with the first, a new row begins
 */
export const begun = (image: Image, etag: string, count: number): Image => {
  const fresh: Image = { ...withoutReason(image), state: 'processing', begun: 1 };
  if (image.etag !== etag) return { ...withoutFound(fresh), etag, tags: ownTags(image) };
  return { ...fresh, begun: count === 1 ? 1 : (image.begun ?? 0) + 1 };
};

/** How many have died over its object; a worker that reported its failure is not among them. */
export const deathsOf = ({ state, reason, begun: times = 0 }: Image): number =>
  state === 'processing' || reason === REASONS.died ? times : 0;

/** Its object is not tried again by this row of deliveries. */
export const givenUp = (image: Image): Image => ({ ...image, state: 'failed', reason: REASONS.died });

/** It is no picture that is taken. What its owner said of it stays. */
export const rejectedFor = (reason: string, image: Image): Image => ({
  ...withoutFound(ended(image)),
  state: 'rejected',
  reason,
  tags: ownTags(image),
});

/** No machine has tagged it. @param known what is known of the file by now; what was known stays without it */
export const failedFor = (reason: string, image: Image, known?: Known): Image => ({
  ...ended(image),
  ...(known && { found: known.found, tags: tagsWithout(image, known.keywords) }),
  state: 'failed',
  reason,
});

/** Its file has gone from the bucket, though it is wanted. */
export const lost = (image: Image): Image => failedFor(REASONS.missing, withoutFound(image));

/** @param threshold as `tagsOf` takes it */
export const taggedWith = (
  concepts: readonly Concept[],
  threshold: number,
  image: Image,
  { found, keywords }: Known,
): Image => ({
  ...withoutReason(ended(image)),
  found,
  state: 'tagged',
  tags: tagsOf(image, concepts, threshold, keywords),
});

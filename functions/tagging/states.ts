import type { Found, Image } from '../../core/images/image.ts';
import type { Concept } from './provider.ts';
import { ownTags, tagsOf } from './tags.ts';

/** What an image in state `failed` says of why, for its owner to read. */
export const REASONS = {
  unconfigured: 'provider not configured',
  missing: 'The file is not there any more',
  otherBytes: 'The file is not the one whose SHA-256 was told',
  died: 'It could not be worked on; it can be tagged again, or uploaded again',
  lastTry: 'It is being tried for the last time; it can be tagged again, or uploaded again',
} as const;

/** What may be otherwise the next time. */
const PASSING = {
  later: 'The tagging service does not answer',
  unexpected: 'Something went wrong',
} as const;

/** @param isLast whether no delivery of the message follows by itself */
export const passing = (why: keyof typeof PASSING, isLast: boolean): string =>
  `${PASSING[why]}; ${isLast ? 'it can be tagged again, by hand or by a replay' : 'it is tried again'}`;

const withoutReason = ({ reason: _reason, ...image }: Image): Omit<Image, 'reason'> => image;
const withoutFound = ({ found: _found, ...image }: Image): Omit<Image, 'found'> => image;

/**
 * Work on this object begins: what is known of another one says nothing of it. Nobody comes after the last try, so
 * that its image says beforehand what holds when the worker dies.
 */
export const begun = (image: Image, etag: string, isLast: boolean): Image => {
  const rest = withoutReason(image);
  const fresh: Image = isLast
    ? { ...rest, state: 'failed', reason: REASONS.lastTry }
    : { ...rest, state: 'processing' };
  return image.etag === etag ? fresh : { ...withoutFound(fresh), etag, tags: ownTags(image) };
};

/** Whether somebody works on it, or has begun to. */
export const isBegun = ({ state, reason }: Image): boolean =>
  state === 'processing' || (state === 'failed' && reason === REASONS.lastTry);

/** It is no picture that is taken. What its owner said of it stays. */
export const rejectedFor = (reason: string, image: Image): Image => ({
  ...withoutFound(image),
  state: 'rejected',
  reason,
  tags: ownTags(image),
});

/** It could not be tagged. @param found what is known of the file by now; what was known stays without it */
export const failedFor = (reason: string, image: Image, found = image.found): Image => ({
  ...image,
  ...(found && { found }),
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
  found: Found,
): Image => ({
  ...withoutReason(image),
  found,
  state: 'tagged',
  tags: tagsOf(image, concepts, threshold),
});

import type { Found, Image } from '../../core/images/image.ts';
import type { Concept } from './provider.ts';
import { ownTags, tagsOf } from './tags.ts';

/** What an image in state `failed` says of why, for its owner to read. */
export const REASONS = {
  later: 'The tagging service does not answer; it is tried again',
  unconfigured: 'provider not configured',
  unexpected: 'Something went wrong; it is tried again',
  missing: 'The file is not there any more',
  otherBytes: 'The file is not the one whose SHA-256 was told',
} as const;

const withoutReason = ({ reason: _reason, ...image }: Image): Omit<Image, 'reason'> => image;
const withoutFound = ({ found: _found, ...image }: Image): Omit<Image, 'found'> => image;

/** Work on this object begins: what is known of another one says nothing of it. */
export const begun = (image: Image, etag: string): Image => {
  const fresh = { ...withoutReason(image), state: 'processing' } as const;
  return image.etag === etag ? fresh : { ...withoutFound(fresh), etag, tags: ownTags(image) };
};

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

import { s3Objects } from '../../../core/events.ts';
import { imageOfKey, type ImageRef } from '../image/object-keys.ts';

/**
 * The images whose files S3 tells of.
 * @param body of the SQS message
 * @returns one entry for each object; undefined stands for one whose key is not an original's
 * @throws Error when it is no event of S3; the message holds nothing of the body
 */
export const imagesOf = (body: string): (ImageRef | undefined)[] =>
  s3Objects(body).map(({ key }) => imageOfKey(key));

/** The longest that a message which failed waits for its next delivery, in seconds. */
const LONGEST_S = 120;

/**
 * How long a message that failed waits for its next delivery: 2, 4, 8… seconds.
 * @param received SQS's `ApproximateReceiveCount`
 */
export const waitS = (received: string): number => Math.min(2 ** (Number(received) || 1), LONGEST_S);

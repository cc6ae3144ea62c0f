import { readTaggingWork } from '../../../core/messages/tagging.ts';
import type { ImageRef } from '../image/object-keys.ts';

/** An image to be tagged. */
export interface Work extends ImageRef {
  /** Whether it is tagged again though it has been. */
  readonly again: boolean;
}

/** Which delivery of its message some work is. */
export interface Delivery {
  /** How often the message has been delivered, this time included; about that, as SQS says. */
  readonly count: number;
  /** Whether it ends among the dead letters when it fails now. */
  readonly isLast: boolean;
}

/**
 * @param received SQS's `ApproximateReceiveCount`
 * @param most how often a message is delivered before it ends among the dead letters
 */
export const deliveryOf = (received: string, most: number): Delivery => {
  const count = Number(received) || 1;
  return { count, isLast: count >= most };
};

/** The longest that a message which failed waits for its next delivery, in seconds, when nothing else is set. */
const LONGEST_S = 900;

/** How long a message that failed waits for its next delivery: 2, 4, 8… seconds. */
export const backoffS = ({ count }: Delivery, longestS = LONGEST_S): number => Math.min(2 ** count, longestS);

/**
 * What a message of the queue asks for.
 * @throws Error when it is no such message; it holds nothing of the body
 */
export const workOf = (body: string): Work => {
  const { kind, sub, id } = readTaggingWork(body);
  return { sub, id, again: kind === 'retag' };
};

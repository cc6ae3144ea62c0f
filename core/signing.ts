import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A key of 32 bytes for one purpose, so that one secret serves many, and what is signed for one says
 * nothing for another.
 * @param purpose a name that is written in the code, such as `cursor`
 */
export const keyFor = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(`trellis/${purpose}`).digest();

/**
 * Whether two secret texts are the same, without telling by the time it takes where they differ. Compares texts, not
 * the bytes they encode: base64url has several texts for the same bytes.
 */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

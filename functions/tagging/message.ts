import { s3Objects } from '../../core/events.ts';
import { imageOfKey, isUuid } from '../../core/images/keys.ts';
import type { ImageKey } from '../../core/images/keys.ts';
import { isJson } from '../../core/json.ts';

/** An image to be tagged. */
export interface Work extends ImageKey {
  /** Whether it is tagged again though it has been. */
  readonly again: boolean;
}

const retagOf = (body: string): Work | undefined => {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch (error) {
    // What is no JSON is no S3 event either, which is said in one place.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isJson(message) || message['kind'] !== 'retag') return undefined;
  const { sub, id } = message;
  if (typeof sub !== 'string' || typeof id !== 'string' || !isUuid(sub) || !isUuid(id))
    throw new Error('the message names no image');
  return { sub, id, again: true };
};

/**
 * What a message of the queue asks for: S3 tells of objects, and the images function sends
 * `{"kind":"retag","sub":…,"id":…}`.
 * @returns one entry for each object; undefined stands for one whose key is not an original's
 * @throws Error when it is neither; the message holds nothing of the body
 */
export const workOf = (body: string): (Work | undefined)[] => {
  const retag = retagOf(body);
  if (retag) return [retag];
  return s3Objects(body).map(({ key }) => {
    const image = imageOfKey(key);
    return image && { ...image, again: false };
  });
};

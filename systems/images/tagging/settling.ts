import { log } from '../../../core/log.ts';
import type { Image } from '../image/image.ts';
import { originalKey, thumbnailKey } from '../image/object-keys.ts';
import type { Work } from './message.ts';
import type { At, Outcome, TaggingPorts } from './work.ts';

/** What the log says of an image. */
export const told = ({ sub, id, state, reason, tags }: Image) => ({
  sub,
  id,
  state,
  reason,
  tags: Object.keys(tags).length,
});

/** An image that is gone leaves nothing behind, not even what was made of it a moment ago. */
export const forget = async (
  { objects }: Pick<TaggingPorts, 'objects'>,
  { sub, id }: Work,
): Promise<'done'> => {
  await objects.remove(originalKey(sub, id));
  await objects.remove(thumbnailKey(sub, id));
  log.info('deleted the files of an image that no longer exists', { image: { sub, id } });
  return 'done';
};

/**
 * Changes the image, as long as the object that was worked on is the one that counts. The objects of an image that
 * is gone are deleted.
 * @returns `stored` when it was changed; `done` when it stays as it is, or is gone; `changed` when another object
 * counts now
 */
export const settle = async (
  ports: Pick<TaggingPorts, 'images' | 'objects'>,
  { work, etag }: At,
  next: (image: Image) => Image | undefined,
): Promise<'stored' | Outcome> => {
  const { sub, id } = work;
  const seen = { isAnother: false };
  const stored = await ports.images.change(sub, id, (image) => {
    seen.isAnother = image.etag !== etag;
    return seen.isAnother ? undefined : next(image);
  });
  if (stored) {
    log.info('processed an image', { image: told(stored) });
    return 'stored';
  }
  if (seen.isAnother) return 'changed';
  return (await ports.images.get(sub, id)) ? 'done' : forget(ports, work);
};

/**
 * Changes the image unless somebody has moved it since it was seen. An object is looked for after its image, so
 * no worker can have finished with a newer one, and deleted it, in between.
 * @returns whether it was changed
 */
export const move = async (
  { images }: Pick<TaggingPorts, 'images'>,
  seen: Image,
  to: (image: Image) => Image,
): Promise<boolean> => {
  const isAsSeen = (image: Image): boolean => image.etag === seen.etag && image.state === seen.state;
  const stored = await images.change(seen.sub, seen.id, (image) => (isAsSeen(image) ? to(image) : undefined));
  return stored !== undefined;
};

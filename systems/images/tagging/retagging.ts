import { Failure } from '../../../core/errors.ts';
import type { SendTaggingWork } from '../../../core/messages/tagging.ts';
import type { Image } from '../image/image.ts';
import { imageOf, type ImageStore } from '../image/store.ts';

export interface RetaggingPorts {
  readonly images: Pick<ImageStore, 'change' | 'get'>;
  readonly send: SendTaggingWork;
}

/**
 * Has an image tagged again. The message goes first: were it the state, a cut between the two would leave the
 * image `processing` for good. So the message may be done with before the state is written, and the state is
 * written only of the image as it was when the message went.
 * @returns the image as it is then
 * @throws Failure NotFound; Conflict when it is neither tagged nor failed
 */
export const retagImage = async (
  { images, send }: RetaggingPorts,
  sub: string,
  id: string,
): Promise<Image> => {
  const before = await imageOf(images, sub, id);
  if (before.state !== 'tagged' && before.state !== 'failed')
    throw new Failure('Conflict', `The image is ${before.state}: it cannot be tagged again now`);
  await send({ kind: 'retag', sub, id });
  const changed = await images.change(sub, id, (image) => {
    if (image.version !== before.version) return undefined;
    const { reason: _past, begun: _row, ...rest } = image;
    return { ...rest, state: 'processing' };
  });
  return changed ?? imageOf(images, sub, id);
};

import type { SendTaggingWork } from '../../../core/messages/tagging.ts';
import type { ImageRef } from '../image/object-keys.ts';
import type { ImageStore } from '../image/store.ts';

export interface ArrivingPorts {
  readonly images: Pick<ImageStore, 'change'>;
  /** Notifies the tagging of an image. */
  readonly send: SendTaggingWork;
}

/**
 * Records that the file of an image has come, and has it tagged. Only an image that waits for its file changes: what
 * it is otherwise says more than an event that may come twice, late, or after a newer one. The tagging is notified
 * anyway, because only it looks at the bucket: another file may have come in the place of the first, and the file of an
 * image that is gone is to be removed. The message goes last, so that a cut between the two ends in a second delivery.
 */
export const recordArrival = async (
  { images, send }: ArrivingPorts,
  { sub, id }: ImageRef,
): Promise<void> => {
  await images.change(sub, id, (image) =>
    image.state === 'uploading' ? { ...image, state: 'processing' } : undefined,
  );
  await send({ kind: 'tag', sub, id });
};

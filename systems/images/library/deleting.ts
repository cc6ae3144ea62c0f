import { type ImageStore, noImage } from '../image/store.ts';

export interface DeletingPorts {
  readonly images: Pick<ImageStore, 'remove'>;
  /** Removes an image's file and thumbnail; gone already is a success. */
  readonly removeFiles: (sub: string, id: string) => Promise<void>;
}

/**
 * Deletes an image: its objects, its record with all entries, and its objects once more.
 *
 * The objects go first, because a record is what a repeated DELETE finds: were it the first to go, a cut would
 * leave files that no request can name. They go again at the end, because an event that was being worked on may
 * have put a thumbnail between the two. What is put later still has no record, and the worker of its event
 * finds that and removes it. Without a record the objects go all the same, so that a DELETE which was cut near
 * its end is finished by the next; a user's keys hold their `sub`, so nothing of another's is ever touched.
 * @throws Failure NotFound for another's image and for none
 */
export const deleteImage = async (
  { images, removeFiles }: DeletingPorts,
  sub: string,
  id: string,
): Promise<void> => {
  await removeFiles(sub, id);
  if (!(await images.remove(sub, id))) throw noImage();
  await removeFiles(sub, id);
};

import { Failure } from '../../../core/errors.ts';
import type { Image } from './image.ts';

/** Where the images are kept. */
export interface ImageStore {
  /** The image as it is now. */
  get(sub: string, id: string): Promise<Image | undefined>;
  /**
   * Changes an image and all that says something of it. The change is computed from what is stored now, and
   * tried again (a few times) when somebody was faster. Its version is the store's to set.
   * @param change may be called several times; what it throws is passed on
   * @returns the stored image, undefined when there is none or `change` returns undefined (nothing to do)
   * @throws Error when others were faster every time
   */
  change(sub: string, id: string, change: (image: Image) => Image | undefined): Promise<Image | undefined>;
  /** @throws Error when there is one of that id already */
  create(image: Image): Promise<void>;
  /**
   * Removes the record and all that says something of it.
   * @param unless keeps the image as it is when it says so of what is stored now
   * @returns false when it was gone, or kept
   */
  remove(sub: string, id: string, unless?: (image: Image) => boolean): Promise<boolean>;
  /** The id of an image of the user's that can be shown and has these bytes. */
  bySha(sub: string, sha256: string): Promise<string | undefined>;
}

/**
 * What became of an image that was to be changed among others: it was, it was so already, it does not exist, others
 * were faster every time or time was over, or the failure that its change was refused with.
 */
export type Fate = 'changed' | 'unchanged' | 'gone' | 'overtaken' | Failure;

/** Where many images are changed at once. */
export interface ImageBatches {
  /**
   * Changes images as `change` does it, many of them in one transaction. Each is changed whole or not at all,
   * whatever becomes of the others.
   * @param ids at most 100, none twice
   * @param change may be called several times for an image; a Failure that it throws is that image's fate
   * @param hasTime whether another transaction may begin; the images that are left then count as overtaken
   */
  changeAll(
    sub: string,
    ids: readonly string[],
    change: (image: Image) => Image | undefined,
    hasTime: () => boolean,
  ): Promise<ReadonlyMap<string, Fate>>;
}

/** What is said of another's image, and of none. */
export const noImage = (): Failure => new Failure('NotFound', 'You have no image with this id');

/** @throws Failure NotFound for another's image and for none */
export const imageOf = async (images: Pick<ImageStore, 'get'>, sub: string, id: string): Promise<Image> => {
  const image = await images.get(sub, id);
  if (!image) throw noImage();
  return image;
};

import type { components } from '../../../core/contract/types.ts';
import { type Image, isShown } from './image.ts';

type Schemas = components['schemas'];

/** Where an image's file and thumbnail can be read for a while. */
export interface ImageUrls {
  readonly fileUrl: string;
  /** The same file, to be saved under its name. */
  readonly downloadUrl: string;
  readonly thumbnailUrl: string;
}

/** Signs such addresses, without a call to a service. */
export type UrlsOf = (
  image: Pick<Image, 'sub' | 'id' | 'fileName'>,
  /** What the file was found to be: it is served as nothing else. */
  contentType: string,
) => Promise<ImageUrls>;

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

/** An image as the contract tells it. */
export const imageAnswer = async (urlsOf: UrlsOf, image: Image): Promise<Schemas['Image']> => {
  const { id, state, reason, fileName, tags, createdAt } = image;
  return {
    id,
    state,
    ...(reason !== undefined && { reason }),
    tags: Object.entries(tags)
      .map(([name, { source, confidence }]) => ({ name, source, confidence }))
      .sort(byName),
    ...(fileName !== undefined && { fileName }),
    // A file is shown only after it is known to be an image, and not after it was rejected.
    ...(isShown(image) && {
      contentType: image.found.contentType,
      size: image.found.size,
      width: image.found.width,
      height: image.found.height,
      ...(image.found.taken !== undefined && { takenAt: image.found.taken }),
      ...(await urlsOf(image, image.found.contentType)),
    }),
    createdAt,
  };
};

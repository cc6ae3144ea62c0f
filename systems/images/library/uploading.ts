import type { components } from '../../../core/contract/types.ts';
import { fileName as fileNameOf } from '../../../core/names/file-name.ts';
import { type Image, isShown, newImage } from '../image/image.ts';
import type { ImageStore } from '../image/store.ts';
import { imageAnswer, type UrlsOf } from '../image/answer.ts';
import { type LimitPorts, mayUpload } from './limits.ts';

type Schemas = components['schemas'];

export type Form = Schemas['Upload']['formConfig'];

export interface UploadingPorts extends LimitPorts {
  readonly images: Pick<ImageStore, 'bySha' | 'create' | 'get'>;
  /** A form that uploads this image and nothing else. */
  readonly formFor: (image: Image) => Promise<Form>;
  readonly urlsOf: UrlsOf;
  /** A new UUID of version 7. */
  readonly newId: () => string;
}

/** An image that has these bytes, and can be shown. */
const twin = async (
  { images }: Pick<UploadingPorts, 'images'>,
  sub: string,
  sha256: string | undefined,
): Promise<Image | undefined> => {
  const id = sha256 === undefined ? undefined : await images.bySha(sub, sha256);
  const image = id === undefined ? undefined : await images.get(sub, id);
  // It may have changed between the two readings.
  return image && isShown(image) && image.found.sha256 === sha256 ? image : undefined;
};

/**
 * A form to upload an image with, or the image that has the same bytes.
 * @throws Failure TooManyRequests when too many files are awaited, or wait to be tagged
 */
export const askForUpload = async (
  ports: UploadingPorts,
  sub: string,
  { contentType, fileName, sha256 }: Schemas['NewImage'] = {},
): Promise<{ readonly known: Schemas['Image'] } | { readonly upload: Schemas['Upload'] }> => {
  const known = await twin(ports, sub, sha256);
  if (known) return { known: await imageAnswer(ports.urlsOf, known) };
  await mayUpload(ports, sub);
  const shownName = fileName === undefined ? undefined : fileNameOf(fileName);
  const asked = {
    id: ports.newId(),
    sub,
    ...(shownName !== undefined && { fileName: shownName }),
    ...(contentType !== undefined && { askedType: contentType }),
    ...(sha256 !== undefined && { askedSha256: sha256 }),
  };
  const image = newImage(asked, ports.now());
  await ports.images.create(image);
  return { upload: { imageId: image.id, formConfig: await ports.formFor(image) } };
};

import type { components } from '../../../core/contract/types.ts';
import { fileName as fileNameOf } from '../../../core/names/file-name.ts';
import { type Image, isShown, newImage } from '../image/image.ts';
import type { ImageStore } from '../image/store.ts';
import { imageAnswer, type UrlsOf } from '../image/answer.ts';
import { namesIn } from '../image/tag-name.ts';
import { corrected, saidTags } from './correcting.ts';
import { type LimitPorts, mayUpload } from './limits.ts';

type Schemas = components['schemas'];

export type Form = Schemas['Upload']['formConfig'];

export interface UploadingPorts extends LimitPorts {
  readonly images: Pick<ImageStore, 'bySha' | 'change' | 'create' | 'get'>;
  /** A form that uploads this image and nothing else. */
  readonly formFor: (image: Image) => Promise<Form>;
  readonly urlsOf: UrlsOf;
  /** A new UUID of version 7, made at this moment: images are found by it when they are searched by time. */
  readonly newId: (at: Date) => string;
}

const isTwin = (image: Image, sha256: string | undefined): boolean =>
  isShown(image) && image.found.sha256 === sha256;

/** An image that has these bytes, and can be shown. */
const twin = async (
  { images }: Pick<UploadingPorts, 'images'>,
  sub: string,
  sha256: string | undefined,
): Promise<Image | undefined> => {
  const id = sha256 === undefined ? undefined : await images.bySha(sub, sha256);
  const image = id === undefined ? undefined : await images.get(sub, id);
  // It may have changed between the two readings.
  return image && isTwin(image, sha256) ? image : undefined;
};

/**
 * Tags a known image, too: a user who uploads a picture with tags wants to find it by them.
 * @returns the image as it is then; as it was when it has become another meanwhile, or none
 * @throws Failure Conflict when it would have too many tags
 */
const withTags = async (
  { images }: Pick<UploadingPorts, 'images'>,
  image: Image,
  names: readonly string[],
): Promise<Image> => {
  if (names.length === 0) return image;
  const changed = await images.change(image.sub, image.id, (now) =>
    isTwin(now, image.found?.sha256) ? corrected(now, { add: names, remove: [] }) : undefined,
  );
  return changed ?? image;
};

/**
 * A form to upload an image with, or the image that has the same bytes.
 * @throws Failure RequestInvalid for a text that names no tag; TooManyRequests when too many files are awaited, or wait
 * to be tagged; Conflict when the image that is there would have too many tags
 */
export const askForUpload = async (
  ports: UploadingPorts,
  sub: string,
  { contentType, fileName, sha256, tags }: Schemas['NewImage'] = {},
): Promise<{ readonly known: Schemas['Image'] } | { readonly upload: Schemas['Upload'] }> => {
  const names = namesIn('body', 'tags', tags);
  const known = await twin(ports, sub, sha256);
  if (known) return { known: await imageAnswer(ports.urlsOf, await withTags(ports, known, names)) };
  await mayUpload(ports, sub);
  const shownName = fileName === undefined ? undefined : fileNameOf(fileName);
  const now = ports.now();
  const asked = {
    id: ports.newId(now),
    sub,
    ...(shownName !== undefined && { fileName: shownName }),
    ...(contentType !== undefined && { askedType: contentType }),
    ...(sha256 !== undefined && { askedSha256: sha256 }),
  };
  const image = { ...newImage(asked, now), tags: saidTags(names) };
  await ports.images.create(image);
  return { upload: { imageId: image.id, formConfig: await ports.formFor(image) } };
};

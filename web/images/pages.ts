import type { components } from 'trellis/client';
import type { Image } from './image.ts';

/** A page of a gallery. Its addresses are good for 15 minutes from when it was read. */
export type Page = components['schemas']['ImagePage'] & { readonly readAtMs: number };

/** Newest first, as the API sorts: of images of the same moment, ids decide. */
const isNewer = (a: Image, b: Image): boolean =>
  a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;

/** Puts an image into the pages of all images, newest first, unless its place is on a page that is not read yet. */
const inserted = (pages: readonly Page[], image: Image): Page[] => {
  const last = pages.length - 1;
  let isIn = false;
  return pages.map((page, at) => {
    if (isIn) return page;
    const found = page.images.findIndex((other) => isNewer(image, other));
    const isEnd = found < 0 && at === last && page.cursor === undefined;
    if (found < 0 && !isEnd) return page;
    isIn = true;
    return { ...page, images: found < 0 ? [...page.images, image] : page.images.toSpliced(found, 0, image) };
  });
};

/** Pages with what is known now of some images. @param takesNew whether the list is the one of all images */
export const informedPages = (
  pages: readonly Page[],
  images: readonly Image[],
  takesNew: boolean,
): readonly Page[] => {
  const news = new Map(images.map((image) => [image.id, image]));
  const known = new Set(pages.flatMap((page) => page.images.map(({ id }) => id)));
  const changed = pages.some((page) => page.images.some(({ id }) => news.has(id)))
    ? pages.map((page) => ({ ...page, images: page.images.map((image) => news.get(image.id) ?? image) }))
    : pages;
  const added = takesNew ? images.filter(({ id }) => !known.has(id)) : [];
  return added.reduce<readonly Page[]>(inserted, changed);
};

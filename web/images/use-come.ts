import { useEffect, useState } from 'react';
import { type GallerySearch, isFiltered } from './search.ts';
import type { Item } from './uploads/queue.ts';
import type { GalleryData } from './use-gallery.ts';
import { useHidden } from './trash.ts';
import { movingIds } from './use-moving.ts';

/** The images that files have become here, or were, and that are still to be shown. */
const comeIds = (items: readonly Item[], hidden: ReadonlySet<string>): string[] =>
  items.flatMap(({ stage }) => {
    const isImage = stage.at === 'known' || (stage.at === 'sent' && stage.image?.state !== 'rejected');
    return isImage && !hidden.has(stage.imageId) ? [stage.imageId] : [];
  });

/**
 * Reads an empty gallery again when files have come since it was read: an answer may have been lost meanwhile.
 * @returns whether the emptiness is not certain yet
 */
export const useCome = (gallery: GalleryData, search: GallerySearch, items: readonly Item[]): boolean => {
  // A filter may leave them out.
  const isEmpty = gallery.isEmpty && !isFiltered(search) && search.by === undefined;
  const come = comeIds(items, useHidden()).join(' ');
  // For which files the list was read again.
  const [seen, setSeen] = useState('');
  const isDue = isEmpty && come !== '' && come !== seen;
  const mayRead = isDue && !gallery.isReading && gallery.error === null;
  const { reread } = gallery;
  useEffect(() => {
    if (!mayRead) return;
    void reread().then((isRead) => {
      if (isRead) setSeen(come);
    });
  }, [mayRead, come, reread]);
  // What is still to be tagged appears by itself.
  return isDue || (isEmpty && movingIds([], items).length > 0);
};

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Image } from './image.ts';
import { galleryQuery } from './queries.ts';
import { type GallerySearch, isFiltered } from './search.ts';
import { useHidden } from './trash.ts';

/** What a gallery shows, and the ways to more of it. */
export interface GalleryData {
  readonly images: readonly Image[];
  /** Whether a first page is there. */
  readonly isRead: boolean;
  /** Whether it is read, and there is no image. */
  readonly isEmpty: boolean;
  /** Whether there may be more. */
  readonly isOpen: boolean;
  readonly isReading: boolean;
  readonly error: Error | null;
  readonly more: () => void;
  readonly retry: () => void;
  readonly refresh: () => void;
  /** Reads all anew. @returns whether it was read */
  readonly reread: () => Promise<boolean>;
  /** Reads all anew when addresses of pictures may be too old. */
  readonly renew: () => void;
  /** After images were tagged: they may have come into a filter. */
  readonly onTagged: () => void;
}

/** Addresses that were read in the last minute are not the reason why a picture does not come. */
const YOUNG_MS = 60_000;

export const useGallery = (search: GallerySearch): GalleryData => {
  const query = useInfiniteQuery(galleryQuery(search));
  const hidden = useHidden();
  const { data, fetchNextPage, refetch } = query;
  const images = useMemo(() => {
    // An image whose file has not come is no picture yet. One that moved while pages were read is on two of them.
    const seen = new Map<string, Image>();
    for (const page of data?.pages ?? [])
      for (const image of page.images)
        if (image.state !== 'uploading' && !hidden.has(image.id)) seen.set(image.id, image);
    return [...seen.values()];
  }, [data, hidden]);
  const refresh = (): void => void refetch();
  return {
    images,
    isRead: data !== undefined,
    isEmpty: data !== undefined && images.length === 0 && !query.hasNextPage,
    isOpen: query.hasNextPage,
    isReading: query.isFetching,
    error: query.error,
    more: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : refetch()),
    refresh,
    reread: useCallback(async () => (await refetch()).isSuccess, [refetch]),
    renew: () => {
      const oldest = Math.min(...(data?.pages ?? []).map(({ readAtMs }) => readAtMs));
      if (!query.isFetching && Date.now() - oldest > YOUNG_MS) refresh();
    },
    onTagged: () => {
      if (isFiltered(search)) refresh();
    },
  };
};

import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, ApiError, type components } from 'trellis/client';
import { api } from '../session/browser.ts';
import type { Image } from './image.ts';
import { informedPages, type Page } from './pages.ts';
import { pathTag } from './tag-change.ts';
import { type GallerySearch, queryOf } from './search.ts';

type Schemas = components['schemas'];

type Pages = InfiniteData<Page, string | undefined>;

/** As many as the API gives at once. */
const PAGE = 60;
const LIST = 'GET /images';

/** The images that a link asks for, page after page. */
export const galleryQuery = (search: GallerySearch) => {
  const query = queryOf(search);
  return infiniteQueryOptions({
    queryKey: [LIST, query],
    queryFn: async ({ pageParam: cursor, signal }): Promise<Page> => {
      const params = { query: { ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) } };
      const page = await answerOf(api.GET('/images', { params, signal }));
      return { ...page, readAtMs: Date.now() };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    // What is new is put into the list; the rest is not read again under the eyes of who looks at it.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  });
};

export const imageQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['GET', '/images/{imageId}', imageId],
    queryFn: ({ signal }): Promise<Image> =>
      answerOf(api.GET('/images/{imageId}', { params: { path: { imageId } }, signal })),
  });

/** The first tags that begin with a text. */
export const tagsQuery = (prefix: string) =>
  queryOptions({
    queryKey: ['GET', '/tags', prefix],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/tags', { params: { query: { limit: 25, ...(prefix !== '' && { prefix }) } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

/** All tags that begin with a text, page after page. */
export const tagListQuery = (prefix: string) =>
  infiniteQueryOptions({
    queryKey: ['GET', '/tags', 'list', prefix],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = {
        limit: 25,
        ...(prefix !== '' && { prefix }),
        ...(cursor !== undefined && { cursor }),
      };
      return answerOf(api.GET('/tags', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });

/** The newest images of all, by which one request tells of many. */
export const newestImages = async (signal: AbortSignal): Promise<Image[]> =>
  (await answerOf(api.GET('/images', { params: { query: { limit: PAGE } }, signal }))).images;

/** Lets every list know of images. */
export const informLists = (client: QueryClient, images: readonly Image[]): void => {
  for (const query of client.getQueryCache().findAll({ queryKey: [LIST] })) {
    const takesNew = Object.keys(query.queryKey[1] ?? {}).length === 0;
    client.setQueryData<Pages>(
      query.queryKey,
      (data) => data && { ...data, pages: [...informedPages(data.pages, images, takesNew)] },
    );
  }
  for (const image of images) client.setQueryData(imageQuery(image.id).queryKey, image);
};

/** Takes images that are gone out of every list. */
export const withoutImages = (client: QueryClient, imageIds: readonly string[]): void => {
  client.setQueriesData<Pages>(
    { queryKey: [LIST] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          images: page.images.filter(({ id }) => !imageIds.includes(id)),
        })),
      },
  );
};

/** Counts of tags have changed, and which images have which. Lists stay as they are until they are asked for anew. */
export const tagsChanged = (client: QueryClient): void => {
  void client.invalidateQueries({ queryKey: ['GET', '/tags'] });
  void client.invalidateQueries({ queryKey: [LIST], refetchType: 'none' });
};

/** Corrects the tags of one image. Corrections of an image are sent one after another. */
export const useCorrection = (imageId: string) => {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `tags of ${imageId}` },
    mutationFn: (body: Schemas['TagCorrection']) =>
      answerOf(api.PUT('/images/{imageId}/tags', { params: { path: { imageId } }, body })),
    onSuccess: (image) => {
      informLists(client, [image]);
      tagsChanged(client);
    },
  });
};

export const useRetagging = (imageId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/images/{imageId}/retag', { params: { path: { imageId } } })),
    onSuccess: (image) => {
      informLists(client, [image]);
    },
  });
};

/** A change of a tag on all images. What it came to, over all requests that it took. */
export type TagOutcome = Pick<Schemas['TagChange'], 'changed' | 'refused'>;

const path = (tag: string) => ({ params: { path: { tag: pathTag(tag) } } });

/** A request for a tag on all images ends after a while: it is sent again until it is complete. */
const untilComplete = async (send: () => Promise<Schemas['TagChange']>): Promise<TagOutcome> => {
  let changed = 0;
  for (let isFirst = true; ; isFirst = false)
    try {
      const answer = await send();
      changed += answer.changed;
      if (answer.complete) return { changed, refused: answer.refused };
    } catch (error) {
      // Nothing was left.
      if (!isFirst && error instanceof ApiError && error.status === 404) return { changed, refused: [] };
      throw error;
    }
};

/** Renames a tag, or deletes it where there is no new name. */
export const useTagChange = (tag: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string | undefined) =>
      untilComplete(() =>
        answerOf(
          name === undefined
            ? api.DELETE('/tags/{tag}', path(tag))
            : api.PATCH('/tags/{tag}', { ...path(tag), body: { name } }),
        ),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [LIST] });
      void client.invalidateQueries({ queryKey: ['GET', '/images/{imageId}'] });
      void client.invalidateQueries({ queryKey: ['GET', '/tags'] });
    },
  });
};

/** Corrects the tags of many images, until none is left. */
const correctAll = async ({
  imageIds,
  ...tags
}: Schemas['ManyTagCorrections']): Promise<Pick<Schemas['CorrectedImages'], 'changed' | 'refused'>> => {
  let left = imageIds;
  const changed: string[] = [];
  const refused: Schemas['RefusedImage'][] = [];
  while (left.length > 0) {
    const [now, later] = [left.slice(0, 500), left.slice(500)];
    const answer = await answerOf(api.POST('/images/tags', { body: { ...tags, imageIds: now } }));
    changed.push(...answer.changed);
    refused.push(...answer.refused);
    left = [...answer.left, ...later];
  }
  return { changed, refused };
};

export const useManyCorrections = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: correctAll,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [LIST] });
      void client.invalidateQueries({ queryKey: ['GET', '/images/{imageId}'] });
      void client.invalidateQueries({ queryKey: ['GET', '/tags'] });
    },
  });
};

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from 'trellis/client';
import { useEffect, useRef } from 'react';
import { type Image, isMoving } from './image.ts';
import { imageQuery, informLists, newestImages, tagsChanged, withoutImages } from './queries.ts';
import { type Item } from './uploads/queue.ts';
import { uploads } from './uploads/uploads.ts';

/** How many are asked for one by one at a time. */
const SINGLY = 8;

/** The images that something is still to come of: on the page, and among what was uploaded here. */
export const movingIds = (images: readonly Image[], items: readonly Item[]): string[] => {
  const sent = items.flatMap(({ stage }) =>
    stage.at === 'sent' && (stage.image === undefined || isMoving(stage.image)) ? [stage.imageId] : [],
  );
  return [...new Set([...sent, ...images.filter(isMoving).map(({ id }) => id)])];
};

/** Reads one image anew. An image that is gone leaves every list. */
const readOne = async (client: QueryClient, id: string): Promise<Image | undefined> => {
  try {
    return await client.query({ ...imageQuery(id), staleTime: 0 });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    withoutImages(client, [id]);
    return undefined;
  }
};

/** Looks at images that are being tagged until they are not. One request tells of the newest; older ones are few. */
export const useMoving = (ids: readonly string[], onDone: () => void): void => {
  const client = useQueryClient();
  const wanted = useRef(ids);
  const done = useRef(onDone);
  useEffect(() => {
    wanted.current = ids;
    done.current = onDone;
  });
  const isAny = ids.length > 0;
  useQuery({
    queryKey: ['images that are being tagged'],
    queryFn: async ({ signal }) => {
      const newest = await newestImages(signal);
      const known = new Set(newest.map(({ id }) => id));
      const others = wanted.current.filter((id) => !known.has(id)).slice(0, SINGLY);
      const read = await Promise.all(others.map((id) => readOne(client, id)));
      const images = [...newest, ...read.filter((image) => image !== undefined)];
      informLists(client, images);
      uploads.learn(images);
      return null;
    },
    enabled: isAny,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.error ? 5000 : Math.min(1000 + 250 * state.dataUpdateCount, 4000)),
  });
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !isAny) {
      tagsChanged(client);
      done.current();
    }
    was.current = isAny;
  }, [isAny, client]);
};

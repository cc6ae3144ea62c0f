import { type Query, queryOptions } from '@tanstack/react-query';
import { answerOf, ApiError } from 'trellis/client';
import { api } from '../session/browser.ts';
import type { Clip, ClipPage } from './clip.ts';
import { instant } from './search.ts';
import type { Span } from './zone.ts';

const HOUR_MS = 3_600_000;

export const camerasQuery = queryOptions({
  queryKey: ['GET', '/cameras/details'],
  queryFn: ({ signal }) => answerOf(api.GET('/cameras/details', { signal })),
});

/** The days of a month that have something. @param month YYYY-MM */
export const daysQuery = (month: string, camera?: string) => {
  const query = { month, ...(camera !== undefined && { camera }) };
  return queryOptions({
    queryKey: ['GET', '/clips/days', query],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/clips/days', { params: { query }, signal }))).days,
  });
};

/** What a camera has in each hour of a time; of all cameras without a name. */
export const hoursQuery = ({ fromMs, toMs }: Span, camera?: string) => {
  const query = {
    from: instant(fromMs),
    to: instant(toMs),
    ...(camera !== undefined && { camera }),
  };
  return queryOptions({
    queryKey: ['GET', '/clips/timeline', query],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/clips/timeline', { params: { query }, signal }))).buckets,
  });
};

/** Which clips: of a time, and of one camera or of all. */
export interface Wanted extends Span {
  readonly camera?: string | undefined;
  /** How many to a page. */
  readonly limit: number;
}

/** A page of clips, newest first. */
export const readClips = async (
  { fromMs, toMs, camera, limit }: Wanted,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ClipPage> => {
  const query = {
    from: instant(fromMs),
    to: instant(toMs),
    limit,
    ...(camera !== undefined && { camera: [camera] }),
    ...(cursor !== undefined && { cursor }),
  };
  return answerOf(api.GET('/clips', { params: { query }, signal }));
};

/** The most that a page may have. */
const PAGE = 60;
/** How many pages a drawing reads before it says that there is more. */
const MOST_PAGES = 8;
/** The most clips of a drawing. */
export const MOST_DRAWN = PAGE * MOST_PAGES;

/** Clips, and whether there are more than those. */
export interface Drawn {
  readonly clips: readonly Clip[];
  readonly isAll: boolean;
}

/** All pages of a list up to a bound. */
const pagesOf = async (read: (cursor: string | undefined) => Promise<ClipPage>): Promise<Drawn> => {
  const clips: Clip[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await read(cursor);
    clips.push(...answer.clips);
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return { clips, isAll: cursor === undefined };
};

/** The clips of a time, to be drawn. */
export const drawnQuery = (span: Span, camera: string | undefined) => {
  const wanted: Wanted = { ...span, camera, limit: PAGE };
  return queryOptions({
    queryKey: ['GET', '/clips', wanted],
    queryFn: ({ signal }) => pagesOf((cursor) => readClips(wanted, cursor, signal)),
  });
};

/** The snapshots of a camera in the hour that begins at a moment, newest first. */
export const snapshotsQuery = (camera: string, hourMs: number) => {
  const query = {
    camera: [camera],
    type: 'image' as const,
    from: instant(hourMs),
    to: instant(hourMs + HOUR_MS),
    limit: PAGE,
  };
  return queryOptions({
    queryKey: ['GET', '/clips', query],
    queryFn: async ({ signal }) =>
      (
        await pagesOf((cursor) =>
          answerOf(
            api.GET('/clips', {
              params: { query: { ...query, ...(cursor !== undefined && { cursor }) } },
              signal,
            }),
          ),
        )
      ).clips,
    // Addresses of snapshots work for an hour at least.
    staleTime: 30 * 60_000,
    // A name with a comma cannot be asked for.
    enabled: !camera.includes(','),
  });
};

export const clipQuery = (clipId: string) =>
  queryOptions({
    queryKey: ['GET', '/clips/{clipId}', clipId],
    queryFn: ({ signal }) => answerOf(api.GET('/clips/{clipId}', { params: { path: { clipId } }, signal })),
    // A new address would begin the clip anew; the player asks for one when the old one has expired.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** The address under which a browser saves a clip. */
export const downloadOf = async (clipId: string): Promise<string> =>
  (await answerOf(api.GET('/clips/{clipId}', { params: { path: { clipId }, query: { download: true } } })))
    .uri;

/** A day after all clips, so that none is left out. */
const LAST_DAY = '2099-12-30';

/** The clips of the camera before and after one; undefined at either end. */
export const neighboursQuery = ({ camera_name: camera, event_ts }: Clip) =>
  queryOptions({
    queryKey: ['GET', '/lastfive/{camera}', { camera, event_ts }],
    queryFn: async ({ signal }) => {
      const only = async (query: { readonly older_than_ts: number } | { readonly newer_than_ts: number }) =>
        (
          await answerOf(
            api.GET('/lastfive/{camera}', {
              params: { path: { camera }, query: { num_results: 5, video_date: LAST_DAY, ...query } },
              signal,
            }),
          )
        ).Items[0];
      const [previous, next] = await Promise.all([
        only({ older_than_ts: event_ts }),
        only({ newer_than_ts: event_ts }),
      ]);
      return { previous, next };
    },
  });

/** A page of the files that did not become clips. */
export const readSkipped = async (cursor: string | undefined, signal: AbortSignal) =>
  answerOf(
    api.GET('/clips/skipped', {
      params: { query: { limit: 20, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );

const PATHS: readonly unknown[] = [
  '/cameras/details',
  '/clips',
  '/clips/days',
  '/clips/skipped',
  '/clips/timeline',
  '/clips/{clipId}',
  '/lastfive/{camera}',
];

/** Whether an error says that there is no such thing: reading it again does not help. */
export const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** Whether a query of this area has failed, and may be read the next time. */
export const isUnread = ({ queryKey: [, path], state }: Query): boolean =>
  state.status === 'error' && PATHS.includes(path) && !isGone(state.error);

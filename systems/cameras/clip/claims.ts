import { type Clip, positionOf } from './clip.ts';

/** What other files say of a video: the smaller copy, thumbnails and snapshots, in whatever order they arrived. */
export interface Claims {
  /** The key of the smaller copy. */
  readonly small?: string | undefined;
  /** The key of a thumbnail that has the video's name; a JPEG. */
  readonly thumbnail?: string | undefined;
  /** How many videos have that name: a thumbnail of several is of none of them. */
  readonly namesakes: number;
  /** Snapshots of the same camera from about that time. */
  readonly snapshots: readonly Pick<Clip, 'event_ts' | 'id' | 'object_key' | 'content_type'>[];
}

/** A snapshot this long before a video still shows what it is about, and this long after it began. */
const BEFORE_MS = 5_000;
const AFTER_MS = 60_000;

type Timed = Pick<Clip, 'event_ts' | 'duration_ms'>;

/** For so long, in milliseconds, a video is looked at for snapshots: from both sides the same. */
const LONGEST_MS = 3_600_000;

const endOf = ({ event_ts, duration_ms = 0 }: Timed): number => event_ts + Math.min(duration_ms, LONGEST_MS);

/** From when to when (both included) a snapshot may be a video's thumbnail, in milliseconds since 1970 UTC. */
export const snapshotsAround = (clip: Timed): { readonly fromMs: number; readonly toMs: number } => ({
  fromMs: clip.event_ts - BEFORE_MS,
  toMs: Math.max(endOf(clip), clip.event_ts + AFTER_MS),
});

/** From when to when (both included) the videos began whose thumbnail a snapshot may be. */
export const videosAround = ({ event_ts }: Pick<Clip, 'event_ts'>) => ({
  fromMs: event_ts - LONGEST_MS,
  toMs: event_ts + BEFORE_MS,
});

/** The snapshot that shows a video: the nearest to its beginning within it, else the nearest around it. */
const bestSnapshot = (
  clip: Timed,
  snapshots: Claims['snapshots'],
): Claims['snapshots'][number] | undefined => {
  const { fromMs, toMs } = snapshotsAround(clip);
  const isWithin = ({ event_ts }: Timed): boolean => event_ts >= clip.event_ts && event_ts <= endOf(clip);
  const distance = ({ event_ts }: Timed): number => Math.abs(event_ts - clip.event_ts);
  const [best] = snapshots
    .filter(({ event_ts }) => event_ts >= fromMs && event_ts <= toMs)
    .sort(
      (one, other) =>
        Number(isWithin(other)) - Number(isWithin(one)) ||
        distance(one) - distance(other) ||
        (positionOf(one) < positionOf(other) ? -1 : 1),
    );
  return best;
};

/** What a flat thumbnail is: others are not taken. */
export const THUMBNAIL_TYPE = 'image/jpeg';

type Shown = Pick<Clip, 'object_key_small' | 'thumbnail_key' | 'thumbnail_type'>;

const thumbnailOf = ({ thumbnail, namesakes }: Claims): Omit<Shown, 'object_key_small'> =>
  thumbnail !== undefined && namesakes === 1
    ? { thumbnail_key: thumbnail, thumbnail_type: THUMBNAIL_TYPE }
    : {};

/** Which smaller copy and which thumbnail a video is shown with: the same for every order in which files arrive. */
export const shownWith = (clip: Timed & Pick<Clip, 'object_key'>, claims: Claims): Shown => {
  const best = bestSnapshot(clip, claims.snapshots);
  return {
    object_key_small: claims.small ?? clip.object_key,
    ...(best ? { thumbnail_key: best.object_key, thumbnail_type: best.content_type } : thumbnailOf(claims)),
  };
};

import { type Clip, positionOf } from './clip.ts';

/** What other files say of a video: the smaller copy, thumbnails and snapshots, in whatever order they arrived. */
export interface Claims {
  /** The key of the smaller copy. */
  readonly small?: string | undefined;
  /** The key of a thumbnail that has the video's name. */
  readonly thumbnail?: string | undefined;
  /** How many videos have that name: a thumbnail of several is of none of them. */
  readonly namesakes: number;
  /** Snapshots of the same camera from about that time. */
  readonly snapshots: readonly Pick<Clip, 'event_ts' | 'id' | 'object_key'>[];
}

/** A snapshot this long before a video still shows what it is about, and this long after it began. */
const BEFORE_MS = 5_000;
const AFTER_MS = 60_000;

type Timed = Pick<Clip, 'event_ts' | 'duration_ms'>;

const endOf = ({ event_ts, duration_ms = 0 }: Timed): number => event_ts + duration_ms;

/** From when to when (both included) a snapshot may be a video's thumbnail, in milliseconds since 1970 UTC. */
export const snapshotsAround = (clip: Timed): { readonly fromMs: number; readonly toMs: number } => ({
  fromMs: clip.event_ts - BEFORE_MS,
  toMs: Math.max(endOf(clip), clip.event_ts + AFTER_MS),
});

/** The longest video whose snapshots find it, in milliseconds. */
const LONGEST_MS = 3_600_000;

/** From when to when (both included) the videos began whose thumbnail a snapshot may be. */
export const videosAround = ({ event_ts }: Pick<Clip, 'event_ts'>) => ({
  fromMs: event_ts - LONGEST_MS,
  toMs: event_ts + BEFORE_MS,
});

/** The snapshot that shows a video: the nearest to its beginning within it, else the nearest around it. */
const bestSnapshot = (clip: Timed, snapshots: Claims['snapshots']): string | undefined => {
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
  return best?.object_key;
};

/** Which smaller copy and which thumbnail a video is shown with: the same for every order in which files arrive. */
export const shownWith = (
  clip: Timed & Pick<Clip, 'object_key'>,
  { small, thumbnail, namesakes, snapshots }: Claims,
): Pick<Clip, 'object_key_small' | 'thumbnail_key'> => {
  const shown = bestSnapshot(clip, snapshots) ?? (namesakes === 1 ? thumbnail : undefined);
  return {
    object_key_small: small ?? clip.object_key,
    ...(shown !== undefined && { thumbnail_key: shown }),
  };
};

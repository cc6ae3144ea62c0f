import { type Clip, type ClipType, positionOf, utcDay } from '../clip/clip.ts';

/** The key of an item in the table. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** The index of the clips of all cameras, by type and UTC day. */
export const BY_DAY = 'byDay';

/** The clips of a camera. Their sort keys are positions. */
export const cameraPartition = (type: ClipType, camera: string): string => `CAMERA#${type}#${camera}`;

/** Where a clip is kept. */
export type Place = Pick<Clip, 'type' | 'camera_name' | 'event_ts' | 'id'>;

export const clipKey = (clip: Place): TableKey => ({
  pk: cameraPartition(clip.type, clip.camera_name),
  sk: positionOf(clip),
});

/** The partition of a UTC day in the index. */
export const dayPartition = (type: ClipType, day: string): string => `${type}#${day}`;

export const dayOf = ({ type, event_ts }: Pick<Clip, 'type' | 'event_ts'>): string =>
  dayPartition(type, utcDay(event_ts));

/** Says where the clip of a file is kept. Of two clips of one file, the second finds it. */
export const fileKey = (id: string): TableKey => ({ pk: `FILE#${id}`, sk: 'FILE' });

/** The smaller copy of the video with this id. */
export const smallKey = (id: string): TableKey => ({ pk: `FILE#${id}`, sk: 'SMALL' });

export const namePartition = (name: string): string => `NAME#${name}`;
/** The sort keys of the videos that have a name begin so, and end in their ids. */
export const VIDEO = 'VIDEO#';
export const THUMBNAIL = 'THUMBNAIL';

export const namesakeKey = (name: string, id: string): TableKey => ({
  pk: namePartition(name),
  sk: `${VIDEO}${id}`,
});

export const thumbnailKey = (name: string): TableKey => ({ pk: namePartition(name), sk: THUMBNAIL });

/** The cameras that have ever sent a file, by name. */
export const CAMERAS = 'CAMERAS';

export const cameraKey = (name: string): TableKey => ({ pk: CAMERAS, sk: name });

/** The UTC days that may have clips. */
export const daysPartition = (type: ClipType): string => `DAYS#${type}`;

/** Counts by UTC hour; of all cameras without a name. */
export const hoursPartition = (camera?: string): string =>
  camera === undefined ? 'HOURS' : `HOURS#${camera}`;

/** Counts are kept apart by when they expire, in epoch seconds. */
export const hourKey = (camera: string | undefined, hour: string, until: number): TableKey => ({
  pk: hoursPartition(camera),
  sk: `${hour}#${String(until)}`,
});

/** All that a camera has, by when it expires. */
export const totalPartition = (camera: string): string => `TOTAL#${camera}`;

export const totalKey = (camera: string, until: number): TableKey => ({
  pk: totalPartition(camera),
  sk: String(until),
});

/** The files that did not become clips. */
export const SKIPPED = 'SKIPPED';

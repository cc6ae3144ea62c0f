import { THUMBNAIL_TYPE } from '../clip/claims.ts';
import { type Clip, expiryOf } from '../clip/clip.ts';
import { type CameraFile, clipId, type Filed, filedAs } from '../clip/object-keys.ts';
import { type VideoFacts, videoFacts } from '../media/boxes.ts';
import { BEGINNING, hasBoxes, type Media, mediaOf } from '../media/sniff.ts';
import { eventTime } from '../time/event-time.ts';
import type { ObjectFacts, Objects } from './objects.ts';
import type { Skipped } from './store.ts';

/** What is set for the whole stack. */
export interface CameraSettings {
  /** The IANA zone of the cameras. */
  readonly zone: string;
  readonly retentionDays: number;
}

/** What an object turned out to be: a clip, a claim or skipped; nothing if the object does not exist (any more). */
export interface Found {
  readonly key: string;
  /** What it is by its key. */
  readonly filed: Filed | undefined;
  /** What was looked at. */
  readonly seen?: ObjectFacts;
  readonly clip?: Clip;
  /** It is what other videos are shown with, until then: a smaller copy or a thumbnail. */
  readonly claimed?: { readonly until: number };
  readonly skipped?: Skipped;
}

/** What of it the bytes decide. */
type Judged = Pick<Found, 'clip' | 'claimed'>;

/** An object, with its first bytes. */
interface Begun extends ObjectFacts {
  readonly key: string;
  readonly beginning: Uint8Array;
  readonly until: number;
}

/** As the contract has the names of cameras. */
const CAMERA = /^[^\u0000-\u001f\u007f]{1,200}$/u;

const MP4 = 'video/mp4';

const skipped = (
  { key, size, arrivedMs, until }: Omit<Begun, 'beginning'>,
  reason: string,
): Pick<Found, 'skipped'> => ({ skipped: { object_key: key, reason, size, arrivedMs, until } });

/** Reads a file's boxes; what lies in its beginning has been read already. */
const factsOf = async (objects: Objects, { key, etag, size, beginning }: Begun): Promise<VideoFacts> =>
  videoFacts(
    async (from, length) =>
      from + length <= beginning.length
        ? beginning.subarray(from, from + length)
        : objects.read(key, etag, from, length),
    size,
  );

const clipOf = async (
  objects: Objects,
  { zone }: CameraSettings,
  file: CameraFile,
  begun: Begun,
  media: Media,
): Promise<Clip> => {
  const { size, etag, arrivedMs, timestamp, until } = begun;
  const { eventTs, source } = eventTime({ ...file, zone, timestamp, arrivedMs });
  return {
    id: clipId(file.key),
    type: media.type,
    camera_name: file.camera,
    video_name: file.fileName,
    video_size: size,
    capture_date: file.date,
    capture_hour: file.hour,
    event_ts: eventTs,
    time_source: source,
    content_type: media.contentType,
    ...(hasBoxes(media) ? await factsOf(objects, begun) : {}),
    object_key: file.key,
    object_key_small: file.key,
    s3_arrival_time: new Date(arrivedMs).toISOString(),
    etag,
    until,
    version: 1,
  };
};

/** Why an object is skipped, as far as that is known before its bytes are read. */
const reasonToSkip = (filed: Filed | undefined, size: number): string | undefined => {
  if (!filed) return 'The key is not one that the uploader of the cameras writes.';
  if (filed.kind !== 'thumbnail' && !CAMERA.test(filed.camera))
    return 'The name of the camera is too long, or has control characters.';
  return size === 0 ? 'The file is empty.' : undefined;
};

/** What an object with these bytes is; a text is the reason why it is skipped. */
const judged = async (
  objects: Objects,
  settings: CameraSettings,
  filed: Filed,
  begun: Begun,
): Promise<Judged | string> => {
  const media = await mediaOf(begun.beginning, begun.key);
  const claimed = { until: begun.until };
  switch (filed.kind) {
    case 'thumbnail':
      return media?.contentType === THUMBNAIL_TYPE ? { claimed } : 'The thumbnail is not a JPEG.';
    case 'small':
      return media?.contentType === MP4 ? { claimed } : 'The smaller copy of a video is not an MP4.';
    case 'clip':
      return media
        ? { clip: await clipOf(objects, settings, filed, begun, media) }
        : 'The file is neither a video nor an image.';
  }
};

/** Finds out what an object is, from its key, its metadata and some of its bytes. */
export const inspect = async (objects: Objects, settings: CameraSettings, key: string): Promise<Found> => {
  const filed = filedAs(key);
  const seen = await objects.head(key);
  if (!seen) return { key, filed };
  const known = { ...seen, key, until: expiryOf(seen.arrivedMs, settings.retentionDays) };
  const reason = reasonToSkip(filed, seen.size);
  if (!filed || reason !== undefined) return { key, filed, seen, ...skipped(known, reason ?? '') };
  const beginning = await objects.read(key, seen.etag, 0, BEGINNING);
  const found = await judged(objects, settings, filed, { ...known, beginning });
  return { key, filed, seen, ...(typeof found === 'string' ? skipped(known, found) : found) };
};

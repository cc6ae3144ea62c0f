import { flag, number, oneOf, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { type Clip, CLIP_TYPES } from '../clip/clip.ts';
import { TIME_SOURCES } from '../time/event-time.ts';
import { clipKey, fileKey, type TableKey } from './keys.ts';

/** A clip as its item has it, beside the item's keys. */
export const clipRecord: Stored<Clip> = record({
  id: text,
  type: oneOf(CLIP_TYPES),
  camera_name: text,
  video_name: text,
  video_size: number,
  capture_date: text,
  capture_hour: text,
  event_ts: number,
  time_source: oneOf(TIME_SOURCES),
  content_type: text,
  duration_ms: optional(number),
  codec: optional(text),
  playable: optional(flag),
  object_key: text,
  object_key_small: text,
  thumbnail_key: optional(text),
  thumbnail_type: optional(text),
  s3_arrival_time: text,
  etag: text,
  until: number,
  version: number,
});

/** Where a clip is kept, as the item of its file has it. */
const placeRecord = record({ id: text, type: oneOf(CLIP_TYPES), camera_name: text, event_ts: number });

/** Reads the clip of a file: the item of the file says where the clip is. @param itemAt reads an item by its key */
export const clipBy =
  (itemAt: (key: TableKey) => Promise<Item | undefined>) =>
  async (id: string): Promise<Clip | undefined> => {
    const file = await itemAt(fileKey(id));
    const item = file && (await itemAt(clipKey(placeRecord.read(file))));
    return item && clipRecord.read(item);
  };

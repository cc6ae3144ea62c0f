import { flag, number, oneOf, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { type Clip, CLIP_TYPES } from '../clip/clip.ts';
import { TIME_SOURCES } from '../time/event-time.ts';

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
export const placeRecord = record({ id: text, type: oneOf(CLIP_TYPES), camera_name: text, event_ts: number });

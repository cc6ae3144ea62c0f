import { type Clip, expiryOf } from '../../../systems/cameras/clip/clip.ts';
import { clipId } from '../../../systems/cameras/clip/object-keys.ts';

/** A clip of 27 November 2026, 17:33:02 UTC. @param fields what is to be otherwise */
export const clipOf = (fields: Partial<Clip> = {}): Clip => {
  const camera_name = fields.camera_name ?? 'Front Door';
  const event_ts = fields.event_ts ?? Date.parse('2026-11-27T17:33:02Z');
  const video_name = fields.video_name ?? `${String(event_ts)}.mp4`;
  const object_key = fields.object_key ?? `patrolcams/${camera_name}/2026-11-27/Hour-9/record/${video_name}`;
  return {
    id: clipId(object_key),
    type: 'video',
    camera_name,
    video_name,
    video_size: 1000,
    capture_date: '2026-11-27',
    capture_hour: 'Hour-9',
    event_ts,
    time_source: 'name',
    content_type: 'video/mp4',
    object_key,
    object_key_small: object_key,
    s3_arrival_time: '2026-11-27T17:33:10.000Z',
    etag: 'e1',
    until: expiryOf(Date.parse('2026-11-27T17:33:10Z'), 400),
    version: 1,
    ...fields,
  };
};

import type { Item } from '../../core/aws/dynamo.ts';
import { DAY_MS } from '../../core/time.ts';
import { clipItem } from '../../systems/cameras/aws/clip-writes.ts';
import { cameraPartition, dayPartition, daysPartition } from '../../systems/cameras/aws/keys.ts';
import { type Clip, positionOf, utcDay } from '../../systems/cameras/clip/clip.ts';

const CAMERAS = 20;
const DAYS = 400;
/** The end of the history: nothing is newer. */
export const NOW = new Date('2026-11-27T12:00:00Z');

export const cameraOf = (n: number): string => `Camera ${String(n).padStart(2, '0')}`;
export const ALL_CAMERAS: readonly string[] = Array.from({ length: CAMERAS }, (_none, n) => cameraOf(n));

/** The sort keys of each partition, in ascending order; the partitions of the index are among them. */
export type History = ReadonlyMap<string, readonly string[]>;

/** So many clips, evenly over 400 days and 20 cameras. */
export const historyOf = (count: number): History => {
  const all = new Map<string, string[]>();
  const add = (partition: string, sk: string): void => {
    const those = all.get(partition);
    if (!those) all.set(partition, [sk]);
    else if (those.at(-1) !== sk) those.push(sk);
  };
  const firstMs = NOW.getTime() - DAYS * DAY_MS;
  for (let n = 0; n < count; n += 1) {
    const event_ts = firstMs + Math.floor(((DAYS * DAY_MS) / count) * n);
    const camera = n % CAMERAS;
    const id = `${camera.toString(16).padStart(2, '0')}${n.toString(16).padStart(30, '0')}`;
    const sk = positionOf({ event_ts, id });
    add(cameraPartition('video', cameraOf(camera)), sk);
    add(dayPartition('video', utcDay(event_ts)), sk);
    add(daysPartition('video'), utcDay(event_ts));
  }
  return all;
};

/** The clip at a position; made when it is read. */
const clipAt = (sk: string): Clip => {
  const [event_ts, id] = [Number(sk.slice(0, 13)), sk.slice(14)];
  const camera_name = cameraOf(parseInt(id.slice(0, 2), 16));
  const folder = `patrolcams/${camera_name}/2026-11-27/Hour-9`;
  const video_name = 'MDalarm_20261127_093302.mp4';
  return {
    id,
    type: 'video',
    camera_name,
    video_name,
    video_size: 2_345_678,
    capture_date: '2026-11-27',
    capture_hour: 'Hour-9',
    event_ts,
    time_source: 'name',
    content_type: 'video/mp4',
    duration_ms: 24_000,
    codec: 'avc1.64001F',
    playable: true,
    object_key: `${folder}/record/${video_name}`,
    object_key_small: `${folder}/record/MDalarm_20261127_093302-small.mp4`,
    thumbnail_key: `${folder}/snap/MDAlarm_20261127-093304.jpg`,
    thumbnail_type: 'image/jpeg',
    s3_arrival_time: '2026-11-27T09:33:32.000Z',
    etag: 'ab'.repeat(16),
    until: Math.floor(NOW.getTime() / 1000) + DAYS * 86_400,
    version: 2,
  };
};

/** The item of a partition at a sort key, as the function that takes clips in writes it. */
export const itemAt = (partition: string, sk: string): Item =>
  partition === daysPartition('video') ? { pk: { S: partition }, sk: { S: sk } } : clipItem(clipAt(sk));

import { createHash } from 'node:crypto';
import type { Clock } from '../time/zone.ts';

/** A file of a camera, as its key says. */
export interface CameraFile {
  readonly kind: 'clip';
  readonly key: string;
  readonly camera: string;
  /** By the uploader's clock: `2026-11-27`. */
  readonly date: string;
  /** By the uploader's clock: `Hour-9`. */
  readonly hour: string;
  readonly fileName: string;
  readonly filedAt: Clock;
}

/** What an object is, as its key says. */
export type Filed =
  | CameraFile
  /** A smaller copy of the video with this key. */
  | (Omit<CameraFile, 'kind'> & { readonly kind: 'small'; readonly of: string })
  /** A thumbnail of the video that has this name. */
  | { readonly kind: 'thumbnail'; readonly key: string; readonly name: string };

const FILED = /^patrolcams\/([^/]+)\/((\d{4})-(\d{2})-(\d{2}))\/(Hour-(\d{1,2}))\/(?:record|snap)\/([^/]+)$/;
const SMALL = '-small.mp4';
const THUMBNAIL = /^video-thumbnail\/([^/]+)\.jpe?g$/i;
const VIDEO_ENDING = /\.(mp4|m4v|mov|mkv|avi|webm|ts|flv)$/i;

/** A file's name without the ending of a video: what its thumbnail is called by. */
export const bareName = (fileName: string): string => fileName.replace(VIDEO_ENDING, '');

/** @returns undefined for a key that neither the uploader nor the maker of thumbnails writes */
export const filedAs = (key: string): Filed | undefined => {
  const [, name] = THUMBNAIL.exec(key) ?? [];
  if (name !== undefined) return { kind: 'thumbnail', key, name: bareName(name) };
  const [, camera = '', date = '', year, month, day, hour = '', hours, fileName] = FILED.exec(key) ?? [];
  if (fileName === undefined) return undefined;
  const filedOn = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hours) };
  const file = { key, camera, date, hour, fileName, filedAt: filedOn };
  return key.endsWith(SMALL) && fileName !== SMALL
    ? { ...file, kind: 'small', of: `${key.slice(0, -SMALL.length)}.mp4` }
    : { ...file, kind: 'clip' };
};

/** The id of the clip whose object has this key: 32 hexadecimal digits. */
export const clipId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

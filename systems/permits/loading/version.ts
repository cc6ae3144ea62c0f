import type { S3Object } from '../../../core/events.ts';

/** Which object wrote a row: text that sorts by the object's time, then by its key and etag. */
export type Version = string;

export const versionOf = (object: Pick<S3Object, 'key' | 'etag'>, lastModified: Date): Version =>
  `${lastModified.toISOString()}|${object.key}|${object.etag}`;

import { fileTypeFromBuffer } from 'file-type/core';
import type { ClipType } from '../clip/clip.ts';

/** How much of a file's beginning says what it is, in bytes. */
export const BEGINNING = 4_100;

/** What a file is. */
export interface Media {
  readonly type: ClipType;
  /** It is served as this. */
  readonly contentType: string;
}

/** The pictures that browsers show. */
const IMAGES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** An MP4 that begins with another box than `ftyp` looks like QuickTime's; its ending tells them apart. */
const MP4_ENDING = /\.(mp4|m4v)$/i;
const MP4_LIKE: ReadonlySet<string> = new Set(['video/quicktime', 'video/x-m4v']);

/**
 * What a file is by its first bytes, whatever folder it lies in and whatever its uploader says.
 * @param bytes the first 4,100, or all of a shorter file
 * @returns undefined when it is neither a video nor an image
 */
export const mediaOf = async (bytes: Uint8Array, fileName: string): Promise<Media | undefined> => {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === undefined) return undefined;
  if (IMAGES.has(mime)) return { type: 'image', contentType: mime };
  if (!mime.startsWith('video/')) return undefined;
  return { type: 'video', contentType: MP4_LIKE.has(mime) && MP4_ENDING.test(fileName) ? 'video/mp4' : mime };
};

/** Whether a file's boxes can be read for its duration and codec. */
export const hasBoxes = ({ contentType }: Media): boolean =>
  contentType === 'video/mp4' || MP4_LIKE.has(contentType);

import type { Blocks } from '../bytes/said.ts';

/** What a file says of its picture before any pixel is decoded. */
export interface Header {
  /** By the decoder that would read it, such as `image/jpeg`. */
  readonly contentType: string;
  /** In pixels, as it is shown: turned as the file says. Of an animation, the first frame's. */
  readonly width: number;
  readonly height: number;
  /** What is written beside the picture, wherever in its file the format has it. */
  readonly blocks: Blocks;
}

/** Pictures made of a picture: upright, of its first frame, in sRGB and WebP, without any metadata. */
export interface Renditions {
  /** At most THUMBNAIL_SIDE pixels a side, and never larger than the picture. */
  readonly thumbnail: Uint8Array;
  /**
   * At most SHOWN_SIDE pixels a side, for the provider: it need neither know the original's format nor where it
   * was taken.
   */
  readonly shown: Uint8Array;
}

export const RENDITION_TYPE = 'image/webp';
export const THUMBNAIL_SIDE = 320;
export const SHOWN_SIDE = 1_024;

/** The most pixels that are decoded, and the most a side. */
export const MAX_PIXELS = 50_000_000;
export const MAX_SIDE = 16_384;

/** Reads pictures. */
export interface Pictures {
  /** @returns undefined when the file has no readable header */
  header(bytes: Uint8Array): Promise<Header | undefined>;
  /**
   * @param isPremultiplied whether the colours of the file were multiplied by their transparency
   * @returns undefined when the file is damaged, or cut short, or takes too long
   */
  renditions(bytes: Uint8Array, isPremultiplied: boolean): Promise<Renditions | undefined>;
}

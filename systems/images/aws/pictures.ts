import { createRequire } from 'node:module';
import type sharpModule from 'sharp';
import { type Header, MAX_PIXELS, type Pictures, SHOWN_SIDE, THUMBNAIL_SIDE } from '../tagging/picture.ts';

// What a layer holds is found by `require` on AWS, not by `import`; so sharp stays out of the bundle.
const sharp = createRequire(import.meta.url)('sharp') as typeof sharpModule;

// A function works on one picture at a time, and never on the same one soon again.
sharp.cache(false);

/** In seconds. A picture of 50 million pixels takes a few. */
const LONGEST_S = 20;

/** Of an animation the first frame; what is broken off or broken is no picture, what is odd may be one. */
const STRICT = { failOn: 'error', pages: 1 } as const;

const contentTypeOf = ({ format, compression }: sharpModule.Metadata): string =>
  format === 'heif' && compression === 'av1' ? 'image/avif' : `image/${format}`;

const unlessUnreadable = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    // libvips has no kinds of errors, and its messages quote the file; any of them means that it was not read.
    if (error instanceof Error) return undefined;
    throw error;
  }
};

const inside = (side: number) =>
  ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;

/** libvips, through sharp. The pixels of a file are decoded once, for all renditions. */
export const sharpPictures = (): Pictures => ({
  header: (bytes) =>
    unlessUnreadable(async (): Promise<Header> => {
      // The header alone is read: its size is ours to judge.
      const metadata = await sharp(bytes, { ...STRICT, limitInputPixels: false }).metadata();
      return { contentType: contentTypeOf(metadata), ...metadata.autoOrient };
    }),
  renditions: (bytes) =>
    unlessUnreadable(async () => {
      const { data, info } = await sharp(bytes, { ...STRICT, limitInputPixels: MAX_PIXELS })
        .timeout({ seconds: LONGEST_S })
        .autoOrient()
        .resize(inside(SHOWN_SIDE))
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width, height, channels } = info;
      const decoded = () => sharp(data, { raw: { width, height, channels } });
      return {
        shown: await decoded().webp().toBuffer(),
        thumbnail: await decoded().resize(inside(THUMBNAIL_SIDE)).webp().toBuffer(),
      };
    }),
});

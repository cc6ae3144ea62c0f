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

const opened = (bytes: Uint8Array, failOn: 'error' | 'warning'): sharpModule.Sharp =>
  sharp(bytes, { ...STRICT, failOn, limitInputPixels: MAX_PIXELS })
    .timeout({ seconds: LONGEST_S })
    .autoOrient()
    .resize(inside(SHOWN_SIDE));

/** Pixels in sRGB, 8 bits a channel. */
interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

const pixelsOf = async (picture: sharpModule.Sharp): Promise<Pixels> => {
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, info };
};

/**
 * Opens a picture so that its colours come out right. Above 8 bits sharp converts into Display P3, unless it is to work
 * in sRGB from the start; below, that makes it pass over the profiles of grey pictures. A grey picture above 8 bits
 * keeps its profile for a second reading, because sharp never applies it.
 */
const shownOf = async (bytes: Uint8Array, failOn: 'error' | 'warning'): Promise<sharpModule.Sharp> => {
  const { depth, space, icc } = await sharp(bytes, { ...STRICT, limitInputPixels: MAX_PIXELS }).metadata();
  const picture = opened(bytes, failOn);
  if (depth === 'uchar') return picture;
  if (space !== 'grey16' || !icc) return picture.pipelineColourspace('srgb');
  return sharp(await picture.toColourspace('b-w').keepIccProfile().png().toBuffer());
};

/**
 * Colours that were multiplied by their transparency, divided by it again. Both are made smaller by themselves first:
 * together, sharp would multiply once more.
 */
const dividedByAlpha = async (bytes: Uint8Array): Promise<Pixels> => {
  const [colours, alpha] = await Promise.all([
    pixelsOf(opened(bytes, 'error').removeAlpha()),
    opened(bytes, 'error').extractChannel('alpha').raw().toBuffer(),
  ]);
  const { width, height } = colours.info;
  const data = Buffer.alloc(alpha.length * 4);
  for (const [i, opacity] of alpha.entries()) {
    for (let channel = 0; channel < 3; channel += 1) {
      const colour = colours.data[i * 3 + channel] ?? 0;
      data[i * 4 + channel] = opacity === 0 ? 0 : Math.min(255, Math.round((colour * 255) / opacity));
    }
    data[i * 4 + 3] = opacity;
  }
  return { data, info: { width, height, channels: 4 } };
};

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/**
 * A JPEG that lacks nothing but its end marker is whole: with one, it is read without any warning. One that is broken
 * off earlier gives a warning then.
 */
const endedJpeg = async (bytes: Uint8Array): Promise<Pixels | undefined> => {
  if (!isJpeg(bytes) || END_OF_JPEG.equals(bytes.subarray(-2))) return undefined;
  return unlessUnreadable(async () =>
    pixelsOf(await shownOf(Buffer.concat([bytes, END_OF_JPEG]), 'warning')),
  );
};

/** libvips, through sharp. The pixels of a file are decoded once, for all renditions. */
export const sharpPictures = (): Pictures => ({
  header: (bytes) =>
    unlessUnreadable(async (): Promise<Header> => {
      // The header alone is read: its size is ours to judge.
      const metadata = await sharp(bytes, { ...STRICT, limitInputPixels: false }).metadata();
      const { autoOrient, exif, iptc, xmp } = metadata;
      return { contentType: contentTypeOf(metadata), ...autoOrient, blocks: { exif, iptc, xmp } };
    }),
  renditions: async (bytes, isPremultiplied) => {
    const pixels =
      (await unlessUnreadable(async () =>
        isPremultiplied ? dividedByAlpha(bytes) : pixelsOf(await shownOf(bytes, 'error')),
      )) ?? (await endedJpeg(bytes));
    if (!pixels) return undefined;
    const decoded = () => sharp(pixels.data, { raw: pixels.info });
    return {
      shown: await decoded().webp().toBuffer(),
      thumbnail: await decoded().resize(inside(THUMBNAIL_SIDE)).webp().toBuffer(),
    };
  },
});

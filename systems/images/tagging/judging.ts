import { createHash } from 'node:crypto';
import type { Found } from '../image/image.ts';
import type { Size } from '../bytes/avif/av1.ts';
import { brandsOf } from '../bytes/avif/brands.ts';
import { type Decoded, decodedIn } from '../bytes/avif/frames.ts';
import { itemsOf } from '../bytes/avif/items.ts';
import { hasPlainExif } from '../bytes/exif.ts';
import { saidIn } from '../bytes/said.ts';
import { MAX_PIXELS, MAX_SIDE } from './picture.ts';
import type { Header, Pictures, Renditions } from './picture.ts';
import { sniff } from '../bytes/sniff.ts';
import { endsInZip } from '../bytes/zip.ts';

/** What is held of a file; the reason is for its owner to read. */
export type Judgement =
  | { readonly kind: 'rejected'; readonly reason: string }
  | {
      readonly kind: 'picture';
      readonly found: Found;
      /** As they are written in the file. */
      readonly keywords: readonly string[];
      readonly renditions: Renditions;
    };

export type Judge = (bytes: Uint8Array) => Promise<Judgement>;

const SUPPORTED = 'use JPEG, PNG, WebP, GIF or AVIF';
const MILLION = 1_000_000;
const AVIF = 'image/avif';
const DAMAGED = 'The picture is damaged or incomplete';

export const rejected = (reason: string): Judgement => ({ kind: 'rejected', reason });

const isTooLarge = ({ width, height }: Size): boolean =>
  width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;

const tooLarge = ({ width, height }: Size): Judgement =>
  rejected(
    `The picture has ${width} x ${height} pixels: the limit is ${MAX_PIXELS / MILLION} million pixels, ` +
      `and ${MAX_SIDE} on each side`,
  );

/** As the tiles of one picture are decoded together; the last row and column of them may overhang. */
const MOST_TILED = 1.5 * MAX_PIXELS;
/** A picture, its transparency, and a map of how bright it is, are decoded one after another. */
const MOST_PIXELS = 3 * MAX_PIXELS;

const isLarger = ({ said, coded }: Decoded): boolean =>
  coded.width > said.width || coded.height > said.height;

/** First among the brands of what is a sequence of pictures. */
const SEQUENCES: readonly string[] = ['avis', 'msf1'];

/** Why an AVIF file is not read: the decoder has its limits, and a file that is beyond them may be sound. */
const avifReason = (bytes: Uint8Array, decoded: readonly Decoded[] | undefined): string => {
  if (SEQUENCES.includes(brandsOf(bytes)[0] ?? ''))
    return 'Animated AVIF is not supported: use a still picture';
  return decoded?.some(({ isDeep }) => isDeep)
    ? 'AVIF with more than 8 bits per colour is not supported: use AVIF with 8 bits'
    : DAMAGED;
};

const unread = (contentType: string, bytes: Uint8Array): Judgement =>
  rejected(contentType === AVIF ? avifReason(bytes, decodedIn(bytes)) : DAMAGED);

/** What an AVIF file's decoder would make room for is in the file, and is not what the header says. */
const avifFault = (bytes: Uint8Array): Judgement | undefined => {
  const all = decodedIn(bytes);
  if (!all) return rejected(avifReason(bytes, all));
  const large = all.flatMap(({ coded, said }) => [coded, said]).find(isTooLarge);
  if (large) return tooLarge(large);
  if (all.some(isLarger)) return rejected(DAMAGED);
  const tiled = Math.max(...all.map((one) => one.tiled ?? 0));
  if (tiled > MOST_TILED)
    return rejected(
      `The picture’s tiles have ${Math.ceil(tiled / MILLION)} million pixels in all: ` +
        `the limit is ${MOST_TILED / MILLION} million`,
    );
  const pixels = all.reduce((sum, { coded, frames }) => sum + coded.width * coded.height * frames, 0);
  if (pixels <= MOST_PIXELS) return undefined;
  return rejected(
    `The pictures in the file have ${Math.ceil(pixels / MILLION)} million pixels in all: ` +
      `the limit is ${MOST_PIXELS / MILLION} million`,
  );
};

/** libvips looks for each frame from the first on: 10,000 take it half a second, and ten times as many a minute. */
const MOST_FRAMES = 10_000;

/** No animation has more frames than times that the name of their chunk occurs. Source: RFC 9649, 2.7.1.1 */
const webpFault = (bytes: Uint8Array): Judgement | undefined => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frames = 0;
  for (let at = file.indexOf('ANMF'); at >= 0; at = file.indexOf('ANMF', at + 4)) frames += 1;
  return frames > MOST_FRAMES
    ? rejected(`The picture has ${frames} frames: the limit is ${MOST_FRAMES}`)
    : undefined;
};

/** What is to be known of a file before its decoder sees any of it. */
const FAULTS: ReadonlyMap<string, (bytes: Uint8Array) => Judgement | undefined> = new Map([
  [AVIF, avifFault],
  ['image/webp', webpFault],
]);

/**
 * What the decoder calls a file by its first brand, which may be that of all HEIF files. One that came so far has
 * nothing in it but AV1.
 */
const isCalled = (header: Header, contentType: string): boolean =>
  header.contentType === contentType || (contentType === AVIF && header.contentType === 'image/heif');

/**
 * Judges a file by its bytes: what it is, then what is in it, then what its decoder says of its size, and only then
 * are pixels decoded.
 * @returns a function that is given no more bytes than are taken, and at least one
 */
export const judging =
  (pictures: Pictures): Judge =>
  async (bytes) => {
    const sniffed = await sniff(bytes);
    if ('other' in sniffed)
      return rejected(`The file type (${sniffed.other}) is not supported: ${SUPPORTED}`);
    if (endsInZip(bytes)) return rejected('The file is both a picture and a ZIP archive');
    if (!hasPlainExif(bytes)) return rejected(DAMAGED);
    const { contentType } = sniffed;
    const fault = FAULTS.get(contentType)?.(bytes);
    if (fault) return fault;
    const header = await pictures.header(bytes);
    if (!header || !isCalled(header, contentType)) return unread(contentType, bytes);
    if (isTooLarge(header)) return tooLarge(header);
    // Its boxes have been read above without any doubt.
    const isPremultiplied = contentType === AVIF && itemsOf(bytes).primary.isPremultiplied;
    const renditions = await pictures.renditions(bytes, isPremultiplied);
    if (!renditions) return unread(contentType, bytes);
    const { width, height } = header;
    const { taken, keywords } = saidIn(header.blocks);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      kind: 'picture',
      found: {
        contentType,
        size: bytes.length,
        width,
        height,
        sha256,
        ...(taken !== undefined && { taken }),
      },
      keywords,
      renditions,
    };
  };

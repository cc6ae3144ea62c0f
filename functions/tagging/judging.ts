import { createHash } from 'node:crypto';
import type { Found } from '../../core/images/image.ts';
import { MAX_PIXELS, MAX_SIDE } from './picture.ts';
import type { Header, Pictures, Renditions } from './picture.ts';
import { sniff } from './sniff.ts';
import { endsInZip } from './zip.ts';

/** What is held of a file; the reason is for its owner to read. */
export type Judgement =
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'picture'; readonly found: Found; readonly renditions: Renditions };

export type Judge = (bytes: Uint8Array) => Promise<Judgement>;

const TAKEN = 'JPEG, PNG, WebP, GIF and AVIF are';
const DAMAGED = 'The picture is damaged, or cut short';

export const rejected = (reason: string): Judgement => ({ kind: 'rejected', reason });

const isTooLarge = ({ width, height }: Header): boolean =>
  width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;

const tooLarge = ({ width, height }: Header): Judgement =>
  rejected(
    `The picture has ${width} x ${height} pixels; at most ${MAX_PIXELS / 1_000_000} million, ` +
      `and ${MAX_SIDE} a side, are taken`,
  );

/**
 * Judges a file by its bytes: what it is, then what it says of its size, and only then are pixels decoded.
 * @returns a function that is given no more bytes than are taken, and at least one
 */
export const judging =
  (pictures: Pictures): Judge =>
  async (bytes) => {
    const sniffed = await sniff(bytes);
    if ('other' in sniffed) return rejected(`The file is ${sniffed.other}, which is not taken: ${TAKEN}`);
    if (endsInZip(bytes)) return rejected('The file is a picture and a ZIP archive at once');
    const header = await pictures.header(bytes);
    if (header?.contentType !== sniffed.contentType) return rejected(DAMAGED);
    if (isTooLarge(header)) return tooLarge(header);
    const renditions = await pictures.renditions(bytes);
    if (!renditions) return rejected(DAMAGED);
    const { contentType, width, height } = header;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      kind: 'picture',
      found: { contentType, size: bytes.length, width, height, sha256 },
      renditions,
    };
  };

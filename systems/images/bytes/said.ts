import { iptcKeywords } from './iptc.ts';
import { takenOf } from './taken.ts';
import { xmpKeywords } from './xmp.ts';

/** What people and programs have written into a file beside its picture, as the decoder found it there. */
export interface Blocks {
  readonly exif?: Uint8Array | undefined;
  /** Of a JPEG: what it keeps for Photoshop. */
  readonly iptc?: Uint8Array | undefined;
  readonly xmp?: Uint8Array | undefined;
}

/** What a file says of its picture, apart from what is to be seen. */
export interface Said {
  /** ISO 8601, with a zone or without. */
  readonly taken?: string;
  /** As they are written, none twice; few of them need be names of tags. */
  readonly keywords: readonly string[];
}

/** Of each block so many bytes are read. A long one has the history of its picture behind the keywords. */
const MOST_BYTES = 1024 * 1024;
/** Of each kind, and the length of each, in bytes or UTF-16 units: no person types a longer tag either. */
const [MOST_KEYWORDS, LONGEST] = [200, 256];

const beginning = (block: Uint8Array | undefined): Uint8Array | undefined => block?.subarray(0, MOST_BYTES);

const first = (all: Iterable<string>): string[] => {
  const some: string[] = [];
  for (const one of all) if (some.push(one) === MOST_KEYWORDS) break;
  return some;
};

/** Reads what is there. What is broken counts as far as it goes, and never makes the picture a bad one. */
export const saidIn = (blocks: Blocks): Said => {
  const [exif, iptc, xmp] = [blocks.exif, blocks.iptc, blocks.xmp].map(beginning);
  const taken = exif && takenOf(exif);
  // Programs that write both keep the newer form up to date.
  const keywords = [
    ...(xmp ? xmpKeywords(xmp, LONGEST, MOST_KEYWORDS) : []),
    ...(iptc ? first(iptcKeywords(iptc, LONGEST)) : []),
  ];
  return { ...(taken !== undefined && { taken }), keywords: [...new Set(keywords)] };
};

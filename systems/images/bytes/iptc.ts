/** What stands before the resources of Photoshop in a JPEG. */
const MARK = Buffer.from('Photoshop 3.0\0', 'latin1');
const RESOURCE = Buffer.from('8BIM', 'latin1');
/** The resource that holds what IPTC defines. Source: Adobe Photoshop File Formats Specification, image resources */
const IPTC = 0x0404;

/** Source: IPTC-NAA Information Interchange Model 4.2, 1.5 and 2:25 */
const TAG_MARKER = 0x1c;
const [RECORD, KEYWORDS] = [2, 25];
/** With this bit, the length is that of the number which follows and is the real length. No keyword has one. */
const EXTENDED = 0x8000;

/** Lengths are those of the block's bytes, padded to even ones. */
const even = (length: number): number => length + (length % 2);

/** The resource that holds the data sets; undefined where the block ends before it. */
const resourceIn = (block: Buffer): Buffer | undefined => {
  const isMarked = block.subarray(0, MARK.length).equals(MARK);
  let at = isMarked ? MARK.length : 0;
  while (at + 12 <= block.length && block.subarray(at, at + 4).equals(RESOURCE)) {
    const id = block.readUInt16BE(at + 4);
    const size = at + 6 + even(1 + block.readUInt8(at + 6));
    if (size + 4 > block.length) return undefined;
    const length = block.readUInt32BE(size);
    if (id === IPTC) return block.subarray(size + 4, size + 4 + length);
    at = size + 4 + even(length);
  }
  return undefined;
};

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LATIN = new TextDecoder('windows-1252');

/**
 * Most programs write UTF-8 or the letters of Windows, and few say which (1:90). What is UTF-8 by chance, and means
 * something else, is next to nothing.
 */
const textOf = (bytes: Uint8Array): string => {
  try {
    return UTF8.decode(bytes);
  } catch {
    return LATIN.decode(bytes);
  }
};

/**
 * The keywords (2:25) in what a JPEG keeps for Photoshop, in their order, up to where the block is cut or broken.
 * @param longest in bytes; longer ones are passed over
 */
export function* iptcKeywords(block: Uint8Array, longest: number): Generator<string> {
  const sets = resourceIn(Buffer.from(block.buffer, block.byteOffset, block.byteLength));
  if (!sets) return;
  for (let at = 0; at + 5 <= sets.length && sets[at] === TAG_MARKER;) {
    const length = sets.readUInt16BE(at + 3);
    const end = at + 5 + length;
    if (length >= EXTENDED || end > sets.length) return;
    if (sets[at + 1] === RECORD && sets[at + 2] === KEYWORDS && length <= longest)
      yield textOf(sets.subarray(at + 5, end));
    at = end;
  }
}

/** The box that a file begins with, as far as it is read: some sixty brands, and no file has ten. */
const MOST_BYTES = 256;
const HEAD_BYTES = 8;

/**
 * The brands of a file of boxes: what it is said to be first, then what it may be read as besides.
 * Source: ISO/IEC 14496-12, 4.3
 */
export const brandsOf = (bytes: Uint8Array): readonly string[] => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_BYTES));
  if (file.toString('latin1', 4, HEAD_BYTES) !== 'ftyp') return [];
  const end = Math.min(file.readUInt32BE(0), file.length);
  const all: string[] = [];
  for (let at = HEAD_BYTES; at + 4 <= end; at += 4) all.push(file.toString('latin1', at, at + 4));
  // The second is the version of the first.
  return all.filter((_brand, at) => at !== 1);
};

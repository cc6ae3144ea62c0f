/** The beginnings of an Exif block, which is written as a TIFF file of either byte order. */
const HEADS = [
  { head: 'II*\0', isLittle: true },
  { head: 'MM\0*', isLittle: false },
] as const;
/** Tags whose value is where another directory of tags is: Exif, GPS, interoperability. */
const POINTERS: readonly number[] = [0x8769, 0x8825, 0xa005];
const ENTRY_BYTES = 12;
/** A camera writes five. */
const MOST_DIRECTORIES = 16;
/** Of a whole file, so that one which is full of such beginnings is read about once. A camera writes a few hundred. */
const MOST_ENTRIES = 200_000;

/** Counts what whoever follows each pointer of a block goes through. */
const walking = (view: DataView) => {
  let entries = 0;
  /** @param start where the block begins, from which it counts */
  return (start: number, isLittle: boolean): boolean => {
    const fits = (at: number, size: number): boolean => start + at + size <= view.byteLength;
    const short = (at: number): number => view.getUint16(start + at, isLittle);
    const long = (at: number): number => view.getUint32(start + at, isLittle);
    const end = (at: number): number => at + 2 + short(at) * ENTRY_BYTES;

    if (!fits(4, 4)) return true;
    const first = long(4);
    const open = [first];
    // The directory of the thumbnail comes after the first; behind any other stands what nobody follows.
    if (fits(first, 2) && fits(end(first), 4)) open.push(long(end(first)));
    for (let directories = 0; directories < open.length; directories += 1) {
      if (directories === MOST_DIRECTORIES) return false;
      const from = open[directories] ?? 0;
      if (!fits(from, 2)) continue;
      for (let at = from + 2; at < end(from) && fits(at, ENTRY_BYTES); at += ENTRY_BYTES) {
        entries += 1;
        if (entries > MOST_ENTRIES) return false;
        if (POINTERS.includes(short(at)) && open.length <= MOST_DIRECTORIES) open.push(long(at + 8));
      }
    }
    return true;
  };
};

/**
 * Whether the Exif blocks in some bytes can be read in an ordinary time: a directory may point to itself, and the
 * decoder's library goes around in it for minutes. Wherever a block begins it is looked at, whatever the file is.
 * Source: CIPA DC-008 (Exif 3.0), 4.6; TIFF 6.0, 2
 */
export const hasPlainExif = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walk = walking(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  for (const { head, isLittle } of HEADS)
    for (let at = file.indexOf(head, 0, 'latin1'); at >= 0; at = file.indexOf(head, at + 1, 'latin1'))
      if (!walk(at, isLittle)) return false;
  return true;
};

/** The beginnings of an Exif block, which is written as a TIFF file of either byte order. */
export const HEADS = [
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

/** The numbers of a block. @param start where it begins, from which its places are counted */
export const blockAt = (view: DataView, start: number, isLittle: boolean) => ({
  fits: (at: number, size: number): boolean => start + at + size <= view.byteLength,
  short: (at: number): number => view.getUint16(start + at, isLittle),
  long: (at: number): number => view.getUint32(start + at, isLittle),
});

type Block = ReturnType<typeof blockAt>;

/** Where a directory ends that has a beginning. */
const endOf = ({ short }: Block, directory: number): number => directory + 2 + short(directory) * ENTRY_BYTES;

/** Where the entries of a directory are, those of them that are there. */
export function* entriesOf(block: Block, directory: number): Generator<number> {
  if (!block.fits(directory, 2)) return;
  const end = endOf(block, directory);
  for (let at = directory + 2; at < end && block.fits(at, ENTRY_BYTES); at += ENTRY_BYTES) yield at;
}

/** Where the first directory is said to be. */
export const firstDirectory = (block: Block): number | undefined =>
  block.fits(4, 4) ? block.long(4) : undefined;

/** The first directory, and that of the thumbnail, which comes after it; behind any other no reader goes on. */
const beginnings = (block: Block): number[] => {
  const first = firstDirectory(block);
  if (first === undefined) return [];
  const hasNext = block.fits(first, 2) && block.fits(endOf(block, first), 4);
  return hasNext ? [first, block.long(endOf(block, first))] : [first];
};

/** Counts what a reader goes through who follows each pointer of the blocks of a file. */
const walking = () => {
  let entries = 0;
  return (block: Block): boolean => {
    const open = beginnings(block);
    for (let directories = 0; directories < open.length; directories += 1) {
      if (directories === MOST_DIRECTORIES) return false;
      for (const at of entriesOf(block, open[directories] ?? 0)) {
        entries += 1;
        if (entries > MOST_ENTRIES) return false;
        if (POINTERS.includes(block.short(at)) && open.length <= MOST_DIRECTORIES)
          open.push(block.long(at + 8));
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPlain = walking();
  for (const { head, isLittle } of HEADS)
    for (let at = file.indexOf(head, 0, 'latin1'); at >= 0; at = file.indexOf(head, at + 1, 'latin1'))
      if (!isPlain(blockAt(view, at, isLittle))) return false;
  return true;
};

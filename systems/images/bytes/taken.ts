import { blockAt, entriesOf, firstDirectory, HEADS } from './exif.ts';

/** Source: CIPA DC-008 (Exif 3.0), 4.6.3 and 4.6.6 */
const [EXIF, ORIGINAL, OFFSET] = [0x8769, 0x9003, 0x9011];
/** The type of a text. */
const ASCII = 2;
/** In bytes, and the NUL at their end is not always there: `2024:05:01 10:00:00`, and `+02:00`. */
const [TIME_LENGTH, OFFSET_LENGTH] = [19, 6];

/** What stands before the block in a JPEG; other formats leave it out. */
const MARK = 'Exif\0\0';
const TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:[0-5]\d)$/;
const ZONE = /^[+-](0\d|1[0-4]):[0-5]\d$/;

/** Before it there was no photograph: it stands in files of cameras whose clock was never set. */
const EARLIEST = Date.parse('1800-01-01T00:00:00Z');
/** What a sort key has room for. */
const LATEST = Date.parse('9999-12-31T23:59:59Z');

/**
 * When a picture was taken, in milliseconds since 1970 UTC; a time without a zone counts as UTC.
 * @param taken as `takenOf` tells it
 */
export const takenMs = (taken: string): number =>
  Date.parse(ZONE.test(taken.slice(19)) ? taken : `${taken}Z`);

/** Whether there is such a moment: 30 February becomes another day when it is read. */
const isMoment = (local: string): boolean => {
  const ms = Date.parse(`${local}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local);
};

/** A time and its zone as ISO 8601 has them; undefined for what is no time. An unknown zone is left out. */
const isoOf = (time: string, offset: string): string | undefined => {
  const local = time.replace(TIME, '$1-$2-$3T$4');
  if (!TIME.test(time) || !isMoment(local)) return undefined;
  const taken = ZONE.test(offset) ? `${local}${offset}` : local;
  const ms = takenMs(taken);
  return ms >= EARLIEST && ms <= LATEST ? taken : undefined;
};

/**
 * When a picture was taken, as its Exif block says it: `2024-05-01T10:00:00+02:00`, or without a zone, when the block
 * has none or an impossible one. Nothing in the block is repeated or followed further than to its Exif directory.
 * @param exif the block, as the decoder found it; that of a file whose Exif is plain
 * @returns undefined when it does not say it, or the block is broken
 */
export const takenOf = (exif: Uint8Array): string | undefined => {
  const bytes = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  const start = bytes.toString('latin1', 0, MARK.length) === MARK ? MARK.length : 0;
  const head = HEADS.find((one) => bytes.toString('latin1', start, start + one.head.length) === one.head);
  if (!head) return undefined;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const block = blockAt(view, start, head.isLittle);
  const directory = (tag: number, at: number | undefined): number | undefined => {
    if (at === undefined) return undefined;
    for (const entry of entriesOf(block, at)) if (block.short(entry) === tag) return entry;
    return undefined;
  };
  const pointer = directory(EXIF, firstDirectory(block));
  const inner = pointer === undefined ? undefined : block.long(pointer + 8);
  /** Shorter where the block ends before it, and '' without the tag: neither is a time or a zone. */
  const textOf = (tag: number, length: number): string => {
    const entry = directory(tag, inner);
    if (entry === undefined || block.short(entry + 2) !== ASCII || block.long(entry + 4) < length) return '';
    const at = start + block.long(entry + 8);
    return bytes.toString('latin1', at, at + length);
  };
  return isoOf(textOf(ORIGINAL, TIME_LENGTH), textOf(OFFSET, OFFSET_LENGTH));
};

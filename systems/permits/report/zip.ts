import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { Refusal } from './refusal.ts';

const MIB = 1024 * 1024;
/** A sheet is read as a stream; the December 2016 one is 2.2 MB for 2,166 rows. */
const MAX_UNPACKED_BYTES = 256 * MIB;
/** Everything else, the shared strings above all, is held in memory. */
const MAX_HELD_BYTES = 64 * MIB;

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SENTINEL_16 = 0xffff;
const SENTINEL_32 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

const inflate = promisify(inflateRaw);
/** What is said of a workbook that does not hold together. */
export const damaged = (cause?: unknown) => new Refusal('the workbook is damaged or incomplete', { cause });

const endOf = (zip: Buffer): number => {
  const at = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || zip.readUInt32LE(at) !== END) throw damaged();
  return at;
};

/** Where the directory begins and how many parts it lists. */
const directoryOf = (zip: Buffer): { at: number; parts: number } => {
  const end = endOf(zip);
  const [parts, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)];
  if (parts !== SENTINEL_16 && at !== SENTINEL_32) return { at, parts };
  if (zip.readUInt32LE(end - 20) !== END_64_LOCATOR) return { at, parts };
  const end64 = Number(zip.readBigUInt64LE(end - 12));
  if (zip.readUInt32LE(end64) !== END_64) throw damaged();
  return { at: Number(zip.readBigUInt64LE(end64 + 48)), parts: Number(zip.readBigUInt64LE(end64 + 32)) };
};

/** The sizes and place that do not fit 32 bits stand, in this order, in the extra field of kind 1. */
const widened = (extra: Buffer, values: readonly number[]): number[] => {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return values.map((value) => {
    if (value !== SENTINEL_32) return value;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
};

const partsOf = (zip: Buffer): Part[] => {
  const directory = directoryOf(zip);
  const parts: Part[] = [];
  let at = directory.at;
  while (parts.length < directory.parts) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw damaged();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameBytes ?? 0);
    const extraEnd = nameEnd + (extraBytes ?? 0);
    const [bytes = 0, packedBytes = 0, local = 0] = widened(
      zip.subarray(nameEnd, extraEnd),
      [24, 20, 42].map((offset) => zip.readUInt32LE(at + offset)),
    );
    const name = zip.toString('utf8', at + 46, nameEnd);
    parts.push({
      name,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedBytes,
      bytes,
      at: local,
    });
    at = extraEnd + (commentBytes ?? 0);
  }
  return parts;
};

/** A part's bytes; refuses what does not have the length and the checksum that the directory promises. */
const unpacked = async (zip: Buffer, part: Part): Promise<Buffer> => {
  if (zip.readUInt32LE(part.at) !== LOCAL) throw damaged();
  const start = part.at + 30 + zip.readUInt16LE(part.at + 26) + zip.readUInt16LE(part.at + 28);
  const packed = zip.subarray(start, start + part.packedBytes);
  if (part.method !== STORED && part.method !== DEFLATED) throw damaged();
  const bytes =
    part.method === STORED ? packed : await inflate(packed, { maxOutputLength: Math.max(part.bytes, 1) });
  if (bytes.length !== part.bytes || crc32(bytes) !== part.crc) throw damaged();
  return bytes;
};

/** Whether a part of a workbook is one of its sheets. */
export const isSheet = (name: string): boolean => /(^|\/)worksheets\/[^/]+\.xml$/i.test(name);

const refuseLarge = (parts: readonly Part[]): void => {
  const sum = (some: readonly Part[]) => some.reduce((bytes, part) => bytes + part.bytes, 0);
  const held = parts.filter((part) => !isSheet(part.name));
  if (sum(parts) > MAX_UNPACKED_BYTES || sum(held) > MAX_HELD_BYTES)
    throw new Refusal(
      `the workbook is too large: at most ${MAX_UNPACKED_BYTES / MIB} MB unpacked, ${MAX_HELD_BYTES / MIB} MB without its sheets`,
    );
};

/**
 * Makes sure that a zip is whole and no bomb before a reader of workbooks sees it: every part has the
 * size and checksum that the directory promises, and all of them together are not too large.
 * @param look is shown every part; it may throw a Refusal
 * @throws Refusal
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const inspectZip = async (
  bytes: Uint8Array,
  look: (name: string, content: Buffer) => void,
): Promise<void> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const parts = partsOf(zip);
    refuseLarge(parts);
    for (const part of parts) look(part.name, await unpacked(zip, part));
  } catch (error) {
    // Nothing but the bytes can be wrong here: offsets out of range, a broken stream.
    throw error instanceof Refusal ? error : damaged(error);
  }
};

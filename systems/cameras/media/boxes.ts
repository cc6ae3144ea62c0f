import { DAY_MS } from '../../../core/time.ts';
import { BEGINNING } from './sniff.ts';

/** Reads bytes of a file, at least one; fewer than asked for where the file ends. It cannot begin behind the end. */
export type ReadBytes = (from: number, length: number) => Promise<Uint8Array>;

/** The most that is read of one file, in bytes, in all: 1 MB with the beginning that shows what it is. */
const MOST_READ = 1_048_576 - BEGINNING;
/** The most boxes of one level that are looked at: a broken file has no end of them. */
const MOST_BOXES = 256;
/** What is read at once of a level: several boxes' headers, mostly. */
const HEADER = 16;

interface Box {
  readonly type: string;
  /** Where its content begins, and where it ends. */
  readonly from: number;
  readonly to: number;
}

/** What an MP4 file says of its video. What it does not say is undefined. */
export interface VideoFacts {
  readonly duration_ms?: number;
  readonly codec?: string;
  readonly playable?: boolean;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const typeAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * A box by its header. A size of 1 means that a longer one follows; of 0, that the box ends where all ends.
 * @returns undefined when the header is broken off, or its size cannot be
 */
const boxAt = (header: Uint8Array, at: number, end: number): Box | undefined => {
  if (header.length < 8) return undefined;
  const view = viewOf(header);
  const short = view.getUint32(0);
  if (short === 1 && header.length < HEADER) return undefined;
  const size = short === 1 ? Number(view.getBigUint64(8)) : short === 0 ? end - at : short;
  const head = short === 1 ? HEADER : 8;
  return size < head ? undefined : { type: typeAt(header, 4), from: at + head, to: at + size };
};

/** The boxes inside a part of some bytes; a broken one ends them. */
function* boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Box> {
  for (let at = from, many = 0; at < to && many < MOST_BOXES; many += 1) {
    const box = boxAt(bytes.subarray(at, at + HEADER), at, to);
    if (!box) return;
    yield { ...box, to: Math.min(box.to, to) };
    at = box.to;
  }
}

/** The first box at the end of a path of types, such as mdia, minf, stbl. */
const boxOf = (
  bytes: Uint8Array,
  within: Pick<Box, 'from' | 'to'>,
  ...path: readonly string[]
): Box | undefined => {
  const [type, ...rest] = path;
  for (const box of boxesIn(bytes, within.from, within.to))
    if (box.type === type) return rest.length === 0 ? box : boxOf(bytes, box, ...rest);
  return undefined;
};

const content = (bytes: Uint8Array, box: Box): DataView => viewOf(bytes.subarray(box.from, box.to));

/** No camera films for longer at a time, in milliseconds: what says so is broken. */
const LONGEST_MS = 7 * DAY_MS;

/** A duration that is nothing, all ones or longer than can be is not known. */
const known = (duration: number, timescale: number): number | undefined => {
  const ms = duration > 0 && timescale > 0 ? Math.round((duration / timescale) * 1000) : Infinity;
  return ms <= LONGEST_MS ? ms : undefined;
};

/** In units of the timescale; 0 when it is not known. */
const durationIn = (view: DataView, at: number, isLong: boolean): number => {
  if (view.byteLength < at + (isLong ? 8 : 4)) return 0;
  const value = isLong ? Number(view.getBigUint64(at)) : view.getUint32(at);
  return !isLong && value === 0xffff_ffff ? 0 : value;
};

/** From the movie's header; for a movie in fragments, from their common header. */
const durationOf = (bytes: Uint8Array, moov: Box): number | undefined => {
  const mvhd = boxOf(bytes, moov, 'mvhd');
  if (!mvhd || mvhd.to - mvhd.from < 20) return undefined;
  const view = content(bytes, mvhd);
  const isLong = view.getUint8(0) === 1;
  const timescaleAt = isLong ? 20 : 12;
  if (view.byteLength < timescaleAt + 4) return undefined;
  const timescale = view.getUint32(timescaleAt);
  const whole = known(durationIn(view, timescaleAt + 4, isLong), timescale);
  if (whole !== undefined) return whole;
  const mehd = boxOf(bytes, moov, 'mvex', 'mehd');
  if (!mehd || mehd.to - mehd.from < 8) return undefined;
  const header = content(bytes, mehd);
  return known(durationIn(header, 4, header.getUint8(0) === 1), timescale);
};

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');

/** The entry of a video's samples has 78 bytes before the boxes that describe its codec. */
const ENTRY_HEAD = 78;

/** The codec by its entry: for H.264 with profile and level, which say whether a browser can play it. */
const codecOf = (bytes: Uint8Array, entry: Box): string => {
  const avcC = boxOf(bytes, { from: entry.from + ENTRY_HEAD, to: entry.to }, 'avcC');
  if (!avcC || avcC.to - avcC.from < 4) return entry.type;
  const [, profile = 0, compatibility = 0, level = 0] = bytes.subarray(avcC.from, avcC.to);
  return `${entry.type}.${hex(profile)}${hex(compatibility)}${hex(level)}`;
};

/** The sample entry of the first video track. */
const videoEntry = (bytes: Uint8Array, moov: Box): Box | undefined => {
  for (const trak of boxesIn(bytes, moov.from, moov.to)) {
    const hdlr = trak.type === 'trak' ? boxOf(bytes, trak, 'mdia', 'hdlr') : undefined;
    if (!hdlr || typeAt(bytes, hdlr.from + 8) !== 'vide') continue;
    const stsd = boxOf(bytes, trak, 'mdia', 'minf', 'stbl', 'stsd');
    const [entry] = stsd ? boxesIn(bytes, stsd.from + 8, stsd.to) : [];
    return entry;
  }
  return undefined;
};

/** Baseline, Main, Extended's common part and High: 8 bits, 4:2:0. */
const H264_PROFILES = ['42', '4D', '58', '64'];

/**
 * Whether current browsers play a codec in an MP4. H.265 is not among them: whether it plays depends on the machine.
 * Source: https://developer.mozilla.org/en-US/docs/Web/Media/Guides/Formats/Video_codecs
 */
const plays = (codec: string): boolean => {
  const [name = '', profile = ''] = codec.split('.');
  if (name === 'avc1' || name === 'avc3') return H264_PROFILES.includes(profile.slice(0, 2));
  return name === 'av01' || name === 'vp09';
};

const factsOf = (bytes: Uint8Array): VideoFacts => {
  const whole: Box = { type: 'moov', from: 0, to: bytes.length };
  const duration_ms = durationOf(bytes, whole);
  const entry = videoEntry(bytes, whole);
  const codec = entry && codecOf(bytes, entry);
  return {
    ...(duration_ms !== undefined && { duration_ms }),
    ...(codec !== undefined && /^[\w.]+$/.test(codec) && { codec, playable: plays(codec) }),
  };
};

/**
 * What an MP4 file says of its video, read from its `moov` box, which may be first or last. At most 1 MB is read;
 * of a larger `moov` only what fits, so that a codec may stay unknown.
 * Source: ISO/IEC 14496-12; ISO/IEC 14496-15 for `avcC`
 */
export const videoFacts = async (read: ReadBytes, size: number): Promise<VideoFacts> => {
  let left = MOST_READ;
  for (let at = 0, many = 0; at < size && many < MOST_BOXES && left >= HEADER; many += 1) {
    left -= HEADER;
    const box = boxAt(await read(at, HEADER), at, size);
    if (!box) return {};
    if (box.type === 'moov') {
      const length = Math.min(box.to, size, box.from + left) - box.from;
      return length > 0 ? factsOf(await read(box.from, length)) : {};
    }
    at = box.to;
  }
  return {};
};

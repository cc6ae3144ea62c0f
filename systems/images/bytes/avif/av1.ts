import { doubt, reading, type Reading } from './boxes.ts';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What some AV1 data would have a decoder make room for. */
export interface Coded {
  /** No frame is larger, in either direction. */
  readonly largest: Size;
  /** How many frames are decoded, shown or not. */
  readonly frames: number;
}

const SEQUENCE_HEADER = 1;
const FRAME_HEADER = 3;
const FRAME = 6;
const TILE_LIST = 8;

/** In one file: a picture has three of them, and one of many layers and tiles some thousand. */
const MOST_UNITS = 20_000;

/** Bits of some bytes, the highest first. Source: AV1 specification, 4.10 */
const bitsOf = (bytes: Uint8Array) => {
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      const byte = bytes[at >> 3] ?? doubt('a header ends too early');
      value = value * 2 + ((byte >> (7 - (at & 7))) & 1);
      at += 1;
    }
    return value;
  };
  return { bits, flag: (): boolean => bits(1) === 1 };
};

type Bits = ReturnType<typeof bitsOf>;

/** `uvlc()`: as many zeros as the number behind the next one has bits. */
const skipUvlc = ({ bits, flag }: Bits): void => {
  let zeros = 0;
  while (!flag()) zeros += 1;
  if (zeros < 32) bits(zeros);
};

/** `timing_info()` and `decoder_model_info()`. @returns the length of a delay in bits; none without the latter */
const delayBits = (from: Bits): number | undefined => {
  const { bits, flag } = from;
  if (!flag()) return undefined;
  bits(32 + 32);
  if (flag()) skipUvlc(from);
  if (!flag()) return undefined;
  const length = bits(5) + 1;
  bits(32 + 5 + 5);
  return length;
};

const skipOperatingPoints = (from: Bits): void => {
  const { bits, flag } = from;
  const delay = delayBits(from);
  const hasDisplayDelay = flag();
  for (let left = bits(5) + 1; left > 0; left -= 1) {
    bits(12);
    if (bits(5) > 7) bits(1);
    if (delay !== undefined && flag()) bits(delay + delay + 1);
    if (hasDisplayDelay && flag()) bits(4);
  }
};

/** The size that no frame of a sequence exceeds. Source: AV1 specification, 5.5.1 */
const sizeIn = (header: Uint8Array): Size => {
  const from = bitsOf(header);
  const { bits, flag } = from;
  bits(3 + 1);
  if (flag()) bits(5);
  else skipOperatingPoints(from);
  const [widthBits, heightBits] = [bits(4) + 1, bits(4) + 1];
  return { width: bits(widthBits) + 1, height: bits(heightBits) + 1 };
};

/** `leb128()`. Source: AV1 specification, 4.10.5 */
const leb128 = (from: Reading): number => {
  let value = 0;
  for (let at = 0; at < 8; at += 1) {
    const byte = from.uint(1);
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return value;
  }
  return doubt('a size does not end');
};

/**
 * The units that AV1 data consist of, as they would be decoded. Each says its size, which libaom wants, too; zeros
 * may follow the last one, which libaom skips, and reads on behind them: so nothing may be there.
 * Source: AV1 specification, 5.3
 */
const unitsOf = function* (
  data: Uint8Array,
): Generator<{ readonly type: number; readonly body: Uint8Array }> {
  const from = reading(data);
  while (from.left() > 0) {
    const head = from.uint(1);
    if (head === 0 && from.rest().every((byte) => byte === 0)) return;
    const [isForbidden, hasExtension, hasSize] = [head & 0x80, head & 4, head & 2];
    if (isForbidden || !hasSize) doubt('a unit is not what it should be');
    if (hasExtension) from.take(1);
    yield { type: (head >> 3) & 15, body: from.take(leb128(from)) };
  }
};

/**
 * What AV1 data have a decoder make room for. All frames are counted, as one that is not shown is decoded as well;
 * and all headers, as each may begin another sequence.
 * @returns a function for all the data of one file; its parts each consist of whole units, and a decoder is given one
 * after another. It throws a Doubt
 */
export const codings = () => {
  let units = 0;
  return (...parts: readonly Uint8Array[]): Coded => {
    const sizes: Size[] = [];
    let frames = 0;
    for (const part of parts)
      for (const { type, body } of unitsOf(part)) {
        if ((units += 1) > MOST_UNITS || type === TILE_LIST) doubt('it has too many parts');
        if (type === SEQUENCE_HEADER) sizes.push(sizeIn(body));
        if (type === FRAME || type === FRAME_HEADER) frames += 1;
      }
    if (sizes.length === 0) doubt('it has no sequence header');
    const largest = {
      width: sizes.reduce((most, { width }) => Math.max(most, width), 0),
      height: sizes.reduce((most, { height }) => Math.max(most, height), 0),
    };
    return { largest, frames };
  };
};

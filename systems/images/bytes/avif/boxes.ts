/**
 * Bytes of an ISO base media file (ISO/IEC 14496-12), read without believing any number in them.
 */

/** Thrown where bytes cannot be understood without doubt; no caller of the reading sees it. */
export class Doubt extends Error {
  override readonly name = 'Doubt';
}

export const doubt = (why: string): never => {
  throw new Doubt(why);
};

const WORD = 2 ** 32;

/** Reads numbers and parts of some bytes, one after another, big end first. @throws Doubt beyond their end */
export const reading = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const skip = (size: number): number => {
    if (size > bytes.length - at) doubt('it ends too early');
    at += size;
    return at - size;
  };
  const long = (): number => {
    const from = skip(8);
    // What is too large to be exact lies far beyond all ends.
    return view.getUint32(from) * WORD + view.getUint32(from + 4);
  };
  const uint = (size: number): number => {
    if (size === 0) return 0;
    if (size === 1) return view.getUint8(skip(1));
    if (size === 2) return view.getUint16(skip(2));
    if (size === 4) return view.getUint32(skip(4));
    return size === 8 ? long() : doubt('no number has this size');
  };
  const take = (size: number): Uint8Array => bytes.subarray(skip(size), at);
  return {
    /** An unsigned number of 0, 1, 2, 4 or 8 bytes. */
    uint,
    take,
    rest: (): Uint8Array => take(bytes.length - at),
    left: (): number => bytes.length - at,
  };
};

export type Reading = ReturnType<typeof reading>;

export interface Box {
  /** Four characters. */
  readonly type: string;
  readonly body: Uint8Array;
}

/** No picture has nearly so many boxes side by side; the decoder's own limits are lower. */
export const MOST_BOXES = 4_096;

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const HEAD_BYTES = 8;

const sizeOf = (from: Reading, isFile: boolean, size: number): number => {
  if (size === 1) return from.uint(8) - 16;
  return size === 0 && isFile ? from.left() : size - 8;
};

/**
 * The boxes that some bytes consist of, and of nothing else.
 * @param isFile whether the last may leave its size open, which is then all that is left; and whether there may be
 * bytes behind it that are too few for another
 * Source: ISO/IEC 14496-12, 4.2
 */
export const boxesIn = (bytes: Uint8Array, isFile = false): readonly Box[] => {
  const from = reading(bytes);
  const boxes: Box[] = [];
  while (from.left() >= (isFile ? HEAD_BYTES : 1)) {
    if (boxes.length === MOST_BOXES) doubt('it has too many boxes');
    const size = from.uint(4);
    const type = text(from.take(4));
    const length = sizeOf(from, isFile, size);
    if (length < 0) doubt('a box is smaller than its head');
    boxes.push({ type, body: from.take(length) });
  }
  return boxes;
};

/** The one box of its type, if there is one. @throws Doubt when there are two: a decoder may take either */
export const optionalBox = (boxes: readonly Box[], type: string): Box | undefined => {
  const [box, ...others] = boxes.filter((one) => one.type === type);
  return others.length > 0 ? doubt(`there are two boxes ${type}`) : box;
};

export const oneBox = (boxes: readonly Box[], type: string): Box =>
  optionalBox(boxes, type) ?? doubt(`there is no box ${type}`);

/** A box that begins with a version, and flags. Source: ISO/IEC 14496-12, 4.2 */
export const full = ({ type, body }: Box, mostVersion: number) => {
  const from = reading(body);
  const head = from.uint(4);
  const version = head >>> 24;
  if (version > mostVersion) doubt(`no ${type} of this version is known`);
  return { version, flags: head & 0xffffff, from };
};

import { plain } from '../tagging/files.ts';

/** AVIF files, put together by hand of what a real encoder makes. */

const uint = (size: 1 | 2 | 4 | 8, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigUInt64BE(BigInt(value));
  else bytes.writeUIntBE(value, 0, size);
  return bytes;
};
export const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint(4, body.length + 8), Buffer.from(type, 'latin1'), body]);
};
/** A box whose size stands in 64 bits. */
export const longBox = (type: string, body: Uint8Array): Buffer =>
  Buffer.concat([uint(4, 1), Buffer.from(type, 'latin1'), uint(8, body.length + 16), body]);
/** A box that goes on to the end. */
export const openBox = (type: string, body: Uint8Array): Buffer =>
  Buffer.concat([uint(4, 0), Buffer.from(type, 'latin1'), body]);
const fullBox = (type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Buffer =>
  box(type, uint(1, version), uint(1, 0), uint(2, flags), ...parts);
const texts = (...all: readonly string[]): Buffer => Buffer.from(all.map((one) => `${one}\0`).join(''));

/** A picture in AV1, as an item of a file needs it. */
export interface Av1 {
  readonly width: number;
  readonly height: number;
  /** The body of `av1C`. */
  readonly configuration: Buffer;
  readonly data: Buffer;
}

/** The body of the first box of this type, wherever it is. */
const bodyOf = (file: Buffer, type: string): Buffer => {
  const at = file.indexOf(type, 0, 'latin1');
  return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4));
};

const made = new Map<string, Promise<Av1>>();

const encoded = async (width: number, height: number, background: string): Promise<Av1> => {
  const file = await plain(width, height, background).avif({ effort: 0 }).toBuffer();
  return {
    width,
    height,
    configuration: Buffer.from(bodyOf(file, 'av1C')),
    data: Buffer.from(bodyOf(file, 'mdat')),
  };
};

/** Of one colour, encoded by libaom, once: a large one takes it a few seconds. */
export const av1 = (width: number, height: number, background = 'red'): Promise<Av1> => {
  const name = [width, height, background].join(' ');
  const picture = made.get(name) ?? encoded(width, height, background);
  made.set(name, picture);
  return picture;
};

export const ispe = (width: number, height: number): Buffer =>
  fullBox('ispe', 0, 0, uint(4, width), uint(4, height));
/** Shows no more than this of a picture, of its middle. */
export const clap = (width: number, height: number): Buffer =>
  box('clap', ...[width, 1, height, 1, 0, 1, 0, 1].map((value) => uint(4, value)));
const PIXI = fullBox('pixi', 0, 0, Buffer.from([3, 8, 8, 8]));

export interface Part {
  readonly type: string;
  readonly data: Uint8Array;
  readonly properties?: readonly Buffer[];
  /** What it refers to, by kind, and by the number of the item; the first is 1. */
  readonly references?: Readonly<Record<string, readonly number[]>>;
  /** Of a `mime` item. */
  readonly encoding?: string;
}

/** An item that is a picture. @param said what the file says of its size; the truth by default */
export const picturePart = (
  { width, height, configuration, data }: Av1,
  said: Pick<Av1, 'width' | 'height'> = { width, height },
  more: readonly Buffer[] = [],
): Part => ({
  type: 'av01',
  data,
  properties: [ispe(said.width, said.height), PIXI, box('av1C', configuration), ...more],
});

/** An item that is a grid of the items from the second on. */
export const gridPart = (
  columns: number,
  rows: number,
  { width, height }: Pick<Av1, 'width' | 'height'>,
  tiles: readonly number[],
): Part => ({
  type: 'grid',
  data: Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), uint(4, width), uint(4, height)]),
  properties: [ispe(width, height), PIXI],
  references: { dimg: tiles },
});

/** The ways in which the same may be written. */
export interface Form {
  readonly brand?: string;
  /** Of `iloc`; the first has no methods. */
  readonly version?: 0 | 1 | 2;
  /** Of offsets and of lengths, in bytes. */
  readonly size?: 4 | 8;
  readonly inIdat?: boolean;
  /** Each item is in so many parts. */
  readonly extents?: number;
  /** Numbers of items and of properties in twice the bytes. */
  readonly isWide?: boolean;
  readonly mdat?: (body: Buffer) => Buffer;
  /** Boxes at the end of `meta`, and of the file. */
  readonly meta?: readonly Buffer[];
  readonly end?: readonly Buffer[];
}

const splitInto = (data: Uint8Array, count: number): { readonly offset: number; readonly length: number }[] =>
  Array.from({ length: count }, (_, at) => {
    const [from, to] = [at, at + 1].map((n) => Math.floor((data.length * n) / count)) as [number, number];
    return { offset: from, length: to - from };
  });

const locations = (parts: readonly Part[], start: number, form: Form): Buffer => {
  const { version = 0, size = 4, inIdat = false, extents = 1 } = form;
  const idSize = version === 2 ? 4 : 2;
  let at = start;
  const items = parts.map(({ data }, index) => {
    const base = at;
    at += data.length;
    return Buffer.concat([
      uint(idSize, index + 1),
      ...(version === 0 ? [] : [uint(2, inIdat ? 1 : 0)]),
      uint(2, 0),
      uint(2, extents),
      ...splitInto(data, extents).flatMap(({ offset, length }) => [
        uint(size, base + offset),
        uint(size, length),
      ]),
    ]);
  });
  return fullBox('iloc', version, 0, uint(2, size * 0x1100), uint(idSize, parts.length), ...items);
};

const infos = (parts: readonly Part[], isWide: boolean): Buffer => {
  const all = parts.map(({ type, encoding }, index) =>
    fullBox(
      'infe',
      isWide ? 3 : 2,
      0,
      uint(isWide ? 4 : 2, index + 1),
      uint(2, 0),
      Buffer.from(type, 'latin1'),
      type === 'mime' ? texts('', 'application/rdf+xml', encoding ?? '') : texts(''),
    ),
  );
  return fullBox('iinf', isWide ? 1 : 0, 0, uint(isWide ? 4 : 2, parts.length), ...all);
};

const references = (parts: readonly Part[], isWide: boolean): Buffer => {
  const idSize = isWide ? 4 : 2;
  const all = parts.flatMap((part, index) =>
    Object.entries(part.references ?? {}).map(([kind, to]) =>
      box(kind, uint(idSize, index + 1), uint(2, to.length), ...to.map((id) => uint(idSize, id))),
    ),
  );
  return fullBox('iref', isWide ? 1 : 0, 0, ...all);
};

const propertiesOf = (parts: readonly Part[], isWide: boolean): Buffer => {
  // As encoders do it, what several items share is there once.
  const all = [...new Set(parts.flatMap(({ properties = [] }) => properties))];
  const links = parts.map(({ properties = [] }, index) =>
    Buffer.concat([
      uint(isWide ? 4 : 2, index + 1),
      uint(1, properties.length),
      ...properties.map((property) => uint(isWide ? 2 : 1, all.indexOf(property) + 1)),
    ]),
  );
  const ipma = fullBox('ipma', isWide ? 1 : 0, isWide ? 1 : 0, uint(4, parts.length), ...links);
  return box('iprp', box('ipco', ...all), ipma);
};

/** A file of these items; the first is its picture. */
export const avif = (parts: readonly Part[], form: Form = {}): Buffer => {
  const { brand = 'avif', inIdat = false, isWide = false, mdat = (body: Buffer) => box('mdat', body) } = form;
  const data = Buffer.concat(parts.map((part) => part.data));
  const ftyp = box('ftyp', Buffer.from(`${brand}\0\0\0\0avifmif1miaf`, 'latin1'));
  const meta = (start: number): Buffer =>
    fullBox(
      'meta',
      0,
      0,
      fullBox('hdlr', 0, 0, uint(4, 0), Buffer.from('pict'), Buffer.alloc(12), texts('')),
      isWide ? fullBox('pitm', 1, 0, uint(4, 1)) : fullBox('pitm', 0, 0, uint(2, 1)),
      locations(parts, start, form),
      infos(parts, isWide),
      references(parts, isWide),
      propertiesOf(parts, isWide),
      ...(inIdat ? [box('idat', data)] : []),
      ...(form.meta ?? []),
    );
  const body = mdat(data);
  const start = inIdat ? 0 : ftyp.length + meta(0).length + body.length - data.length;
  return Buffer.concat([ftyp, meta(start), ...(inIdat ? [] : [body]), ...(form.end ?? [])]);
};

/** A file that says that it is small, and has a frame of this size. */
export const lyingAvif = async (width: number, height: number, said = 64): Promise<Buffer> =>
  avif([picturePart(await av1(width, height), { width: said, height: said })]);

/** A unit of AV1 data, of its type and with its size before it. */
export const unit = (type: number, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([(type << 3) | 2, body.length]), body]);

const TIMES = '5:0 1:1 32:1 32:1';
const ONE_POINT = '1:0 5:0 12:0 5:0';

/**
 * What a sequence header may say before it comes to its size: bits and what they say, the highest first.
 * Source: AV1 specification, 5.5.1
 */
export const PREFIXES = {
  'of a still picture, in short': '3:1 1:1 1:1 5:31',
  'of one operating point': '5:0 1:0 1:0 5:0 12:0 5:7',
  'of a high level, which has a tier': '5:0 1:0 1:0 5:0 12:0 5:8 1:1',
  'of three operating points': '5:0 1:0 1:0 5:2 12:1 5:9 1:0 12:2 5:4 12:3 5:31 1:1',
  'with delays of what is shown': '5:0 1:0 1:1 5:1 12:0 5:7 1:1 4:15 12:0 5:7 1:0',
  'with its times': `${TIMES} 1:0 1:0 ${ONE_POINT}`,
  'with pictures of one interval': `${TIMES} 1:1 3:1 2:1 1:0 ${ONE_POINT}`,
  'with an interval of 32 bits': `${TIMES} 1:1 32:0 1:1 1:0 ${ONE_POINT}`,
  'with the model of a decoder':
    `${TIMES} 1:0 1:1 5:9 32:7 5:31 5:31 1:1 5:1 ` +
    '12:0 5:8 1:0 1:1 10:1023 10:0 1:1 1:1 4:1 12:0 5:0 1:0 1:0',
};

/** A sequence header, as far as its size. */
export const sequenceHeader = (
  width: number,
  height: number,
  prefix = PREFIXES['of a still picture, in short'],
  bits = 16,
): Buffer => {
  const size = `4:${bits - 1} 4:${bits - 1} ${bits}:${width - 1} ${bits}:${height - 1}`;
  const text = `${prefix} ${size}`.replace(/(\d+):(\d+) ?/g, (_field, count: string, value: string) =>
    Number(value).toString(2).padStart(Number(count), '0'),
  );
  return Buffer.from(text.match(/.{1,8}/g)?.map((byte) => parseInt(byte.padEnd(8, '0'), 2)) ?? []);
};

const SEQUENCE_HEADER = 1;
const FRAME = 6;

/** A picture as far as its header says: it has a frame, which no decoder reads, and so it can have any size. */
export const headed = (width: number, height: number, header = sequenceHeader(width, height)): Av1 => ({
  width,
  height,
  configuration: Buffer.from([0x81, 0, 0, 0]),
  data: Buffer.concat([unit(SEQUENCE_HEADER, header), unit(FRAME, Buffer.alloc(1))]),
});

import { randomFillSync } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Files that people and others send. */
const WIDTH = 640;
const HEIGHT = 480;
export const KINDS = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
export type Kind = (typeof KINDS)[number];

/** Of noise, which no codec makes small: what is cut off of it is missed. */
export const noise = (width = WIDTH, height = HEIGHT, channels: 3 | 4 = 3) =>
  sharp(randomFillSync(Buffer.alloc(width * height * channels)), { raw: { width, height, channels } });

export const plain = (width: number, height: number, background = 'red') =>
  sharp({ create: { width, height, channels: 3, background } });

const made = new Map<Kind, Promise<Buffer>>();

/** Made once, and without much effort: some codecs take their time. */
export const pictureOf = (kind: Kind): Promise<Buffer> => {
  const bytes = made.get(kind) ?? noise()[kind]({ effort: 1 }).toBuffer();
  made.set(kind, bytes);
  return bytes;
};

/** The first is red, the second blue. */
export const animated = (kind: 'gif' | 'webp'): Promise<Buffer> => {
  const frames = Buffer.alloc(8 * 16 * 3);
  for (let at = 0; at < 8 * 8; at += 1) frames[at * 3] = 255;
  for (let at = 8 * 8; at < 8 * 16; at += 1) frames[at * 3 + 2] = 255;
  return sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    [kind]()
    .toBuffer();
};

export const cut = (bytes: Buffer, share = 0.6): Buffer =>
  bytes.subarray(0, Math.floor(bytes.length * share));

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const png = (header: Buffer, data: Buffer, ...more: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const pngHeader = (width: number, height: number, depth: number, colourType: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType], 8);
  return header;
};

/** A PNG that says that it is so large, and has next to nothing in it. */
export const pngBomb = (width: number, height: number): Buffer =>
  png(pngHeader(width, height, 8, 2), Buffer.alloc(1_000));

/** Colour types by the number of channels: grey, RGB, and RGB with transparency. */
const COLOUR_TYPES: Readonly<Record<number, number>> = { 1: 0, 3: 2, 4: 6 };

/**
 * A PNG of one colour.
 * @param pixel its channels, of 0 to 1
 * @param profile an ICC profile to embed
 */
export const pngOf = (pixel: readonly number[], depth: 8 | 16, profile?: Buffer, side = 8): Buffer => {
  const bytes = pixel.map((value) => {
    const channel = Buffer.alloc(depth / 8);
    channel.writeUIntBE(Math.round(value * (2 ** depth - 1)), 0, depth / 8);
    return channel;
  });
  const row = Buffer.concat([Buffer.alloc(1), ...Array.from({ length: side }, () => bytes).flat()]);
  const header = pngHeader(side, side, depth, COLOUR_TYPES[pixel.length] ?? 0);
  const embedded = profile && chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(profile)]));
  return png(header, Buffer.alloc(row.length * side, row), ...(embedded ? [embedded] : []));
};

/** A WebP of that many frames, all of them of one pixel. */
export const framesOfWebp = async (count: number): Promise<Buffer> => {
  const riff = (type: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(type, 'latin1'), length, body]);
  };
  const pixel = (await plain(1, 1).webp({ lossless: true }).toBuffer()).subarray(12);
  const frame = riff('ANMF', Buffer.concat([Buffer.alloc(16), pixel]));
  return riff(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP'),
      riff('VP8X', Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
      riff('ANIM', Buffer.alloc(6)),
      Buffer.alloc(frame.length * count, frame),
    ]),
  );
};

/** An archive of one file, stored; its offsets are those of an archive of its own. */
export const zip = (name = 'x.txt', text = 'hello', comment = ''): Buffer => {
  const [data, file, note] = [Buffer.from(text), Buffer.from(name), Buffer.from(comment)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(crc32(data), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(file.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 16, 14, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + file.length, 12);
  end.writeUInt32LE(local.length + file.length + data.length, 16);
  end.writeUInt16LE(note.length, 20);
  return Buffer.concat([local, file, data, central, file, end, note]);
};

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const HTML = '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';

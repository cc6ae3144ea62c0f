import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sharpPictures } from '../../../../systems/images/aws/pictures.ts';
import { hasPlainExif } from '../../../../systems/images/bytes/exif.ts';
import { judging } from '../../../../systems/images/tagging/judging.ts';
import { av1, avif, picturePart } from './avifs.ts';
import { plain } from '../tagging/files.ts';

const judge = judging(sharpPictures());
const DAMAGED = { kind: 'rejected', reason: 'The picture is damaged or incomplete' };
const [EXIF, GPS, INTEROPERABILITY, WIDTH] = [0x8769, 0x8825, 0xa005, 0x0100];
const POINTERS = [EXIF, GPS, INTEROPERABILITY];

/** A directory: its tags with their values, and where the next one is. */
interface Directory {
  readonly at: number;
  readonly tags: readonly (readonly [tag: number, value: number])[];
  readonly next?: number;
}

/** An Exif block of these directories, the first of which is at 8. */
const exif = (directories: readonly Directory[], isLittle = true): Buffer => {
  const block = Buffer.alloc(Math.max(...directories.map(({ at, tags }) => at + 6 + tags.length * 12)));
  const short = (value: number, at: number) =>
    isLittle ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(isLittle ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  for (const { at, tags, next = 0 } of directories) {
    short(tags.length, at);
    tags.forEach(([tag, value], index) => {
      short(tag, at + 2 + index * 12);
      short(4, at + 4 + index * 12);
      long(1, at + 6 + index * 12);
      long(value, at + 10 + index * 12);
    });
    long(next, at + 2 + tags.length * 12);
  }
  return block;
};

/** As cameras write it. */
const OF_A_CAMERA = [
  {
    at: 8,
    tags: [WIDTH, EXIF, GPS].map((tag, index) => [tag, [8, 100, 200][index] ?? 0] as const),
    next: 300,
  },
  { at: 100, tags: [[INTEROPERABILITY, 250]] as const, next: 0xffffffff },
  { at: 200, tags: [[WIDTH, 8]] as const },
  { at: 250, tags: [[WIDTH, 8]] as const },
  { at: 300, tags: [[WIDTH, 8]] as const },
];
/** A hundred ways lead back to where they begin, which is far behind the first directory. */
const ENDLESS = [
  { at: 8, tags: [[EXIF, 2_000]] as const },
  {
    at: 2_000,
    tags: Array.from({ length: 100 }, (_none, index) => [POINTERS[index % 3] ?? EXIF, 2_000] as const),
  },
];
/** None points to itself, and whoever follows them all goes through each in as many ways as lead there. */
const TREE = Array.from({ length: 12 }, (_none, index) => ({
  at: 8 + index * 100,
  tags: POINTERS.map((tag) => [tag, 8 + (index + 1) * 100] as const),
}));

const sized = (type: string, data: Buffer, isBig: boolean): Buffer => {
  const size = Buffer.alloc(4);
  if (isBig) size.writeUInt32BE(data.length);
  else size.writeUInt32LE(data.length);
  return isBig
    ? Buffer.concat([size, Buffer.from(type, 'latin1'), data])
    : Buffer.concat([Buffer.from(type, 'latin1'), size, data, Buffer.alloc(data.length % 2)]);
};

const inJpeg = async (block: Buffer): Promise<Buffer> => {
  const file = await plain(10, 10).jpeg().toBuffer();
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 8, 2);
  return Buffer.concat([file.subarray(0, 2), head, Buffer.from('Exif\0\0'), block, file.subarray(2)]);
};

const inPng = async (block: Buffer): Promise<Buffer> => {
  const file = await plain(10, 10).png().toBuffer();
  const chunk = sized('eXIf', block, true);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(chunk.subarray(4)));
  return Buffer.concat([file.subarray(0, 33), chunk, sum, file.subarray(33)]);
};

const inWebp = async (block: Buffer): Promise<Buffer> => {
  const file = await plain(10, 10).webp().toBuffer();
  const extended = sized('VP8X', Buffer.from([8, 0, 0, 0, 9, 0, 0, 9, 0, 0]), false);
  const body = Buffer.concat([Buffer.from('WEBP'), extended, file.subarray(12), sized('EXIF', block, false)]);
  return sized('RIFF', body, false);
};

const exifItem = (block: Buffer) => ({ type: 'Exif', data: Buffer.concat([Buffer.alloc(4), block]) });

const inAvif = async (block: Buffer): Promise<Buffer> =>
  avif([picturePart(await av1(32, 32)), exifItem(block)]);

const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** The item is in two parts, of which the second comes first in the file. */
const inTurnedAvif = async (block: Buffer): Promise<Buffer> => {
  const item = exifItem(block);
  const file = avif([picturePart(await av1(32, 32)), item], { extents: 2 });
  const from = file.indexOf(item.data);
  const middle = from + Math.floor(item.data.length / 2);
  const [first, second] = [file.subarray(from, middle), file.subarray(middle, from + item.data.length)];
  const places = [file.indexOf(uint(from)), file.indexOf(uint(middle))] as const;
  const turned = Buffer.from(file);
  turned.set(Buffer.concat([second, first]), from);
  turned.set(uint(from + second.length), places[0]);
  turned.set(uint(from), places[1]);
  return turned;
};

const FILES: readonly (readonly [string, (block: Buffer) => Promise<Buffer>])[] = [
  ['JPEG', inJpeg],
  ['PNG', inPng],
  ['WebP', inWebp],
  ['AVIF', inAvif],
  ['AVIF, its end before its beginning', inTurnedAvif],
];

describe.each(FILES)('Exif in %s', (_kind, fileOf) => {
  test.each([true, false])('as cameras write it is taken (little end first: %p)', async (isLittle) =>
    expect(await judge(await fileOf(exif(OF_A_CAMERA, isLittle)))).toMatchObject({ kind: 'picture' }),
  );

  test.each([
    ['to itself', ENDLESS],
    ['to more and more', TREE],
  ])('that points %s is damaged, in either byte order', async (_where, directories) => {
    for (const isLittle of [true, false])
      expect(await judge(await fileOf(exif(directories, isLittle)))).toEqual(DAMAGED);
  });
});

describe('Exif in whatever bytes', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom('II*\0', 'MM\0*', '\x08\0\0\0', '\x69\x87').map((text) => Buffer.from(text, 'latin1')),
  );

  test('is looked at to its end, and beyond it never', () =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) =>
        expect(typeof hasPlainExif(Buffer.concat(pieces))).toBe('boolean'),
      ),
    ));

  test('is plain where there is none', () =>
    expect(
      [new Uint8Array(), Buffer.from('II*'), Buffer.from('II*\0\x08'), Buffer.alloc(1_000)].every(
        hasPlainExif,
      ),
    ).toBe(true));

  /** A block of so many directories, of which each points to the next; the last one is as good as empty. */
  const row = (count: number) =>
    exif(
      Array.from({ length: count }, (_none, index) => ({
        at: 8 + index * 20,
        tags: index + 1 < count ? [[EXIF, 8 + (index + 1) * 20] as const] : [],
        next: 0xffffffff,
      })),
    );
  /** A block with so many tags in a directory. */
  const full = (count: number) =>
    exif([{ at: 8, tags: Array.from({ length: count }, () => [WIDTH, 1] as const), next: 0xffffffff }]);

  test.each([
    ['15 directories in a row, and one that is not there', true, row(15)],
    ['16 directories in a row, and one that is not there', false, row(16)],
    [
      'as many tags as are read',
      true,
      Buffer.concat([full(65_535), full(65_535), full(65_535), full(3_395)]),
    ],
    ['one tag more', false, Buffer.concat([full(65_535), full(65_535), full(65_535), full(3_396)])],
    ['a directory that points to itself', false, exif([{ at: 8, tags: [[GPS, 8]] }])],
    [
      'a thumbnail that points to itself',
      false,
      exif([
        { at: 8, tags: [], next: 30 },
        { at: 30, tags: [[EXIF, 30]] },
      ]),
    ],
    [
      'what comes behind a thumbnail',
      true,
      exif([
        { at: 8, tags: [], next: 30 },
        { at: 30, tags: [], next: 8 },
      ]),
    ],
    ['what is no pointer', true, exif([{ at: 8, tags: [[WIDTH, 8]] }])],
    ['pointers out of the file', true, exif([{ at: 8, tags: [[EXIF, 0xfffffff0]] }])],
    ['a second block that is endless', false, Buffer.concat([row(2), row(17)])],
    ['a block of the other order behind one', false, Buffer.concat([row(2), exif(ENDLESS, false)])],
    ['an end within a directory', true, exif(ENDLESS).subarray(0, 2_012)],
    ['an end right behind the only pointer', false, exif([{ at: 8, tags: [[GPS, 8]] }]).subarray(0, 22)],
    ['an end within the only pointer', true, exif([{ at: 8, tags: [[GPS, 8]] }]).subarray(0, 21)],
    ['an end behind the first pointers', false, exif(ENDLESS).subarray(0, 2_014 + 12 * 16)],
  ])('of %s is plain: %p', (_what, isPlain, bytes) => {
    expect(hasPlainExif(bytes)).toBe(isPlain);
    // Nor does it matter where in a larger buffer the bytes are.
    expect(hasPlainExif(Buffer.concat([Buffer.alloc(7), bytes]).subarray(7))).toBe(isPlain);
  });

  test('that begins everywhere, each time with all tags there can be, is not read each time', () => {
    const beginning = Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1');
    expect(hasPlainExif(Buffer.alloc(10 * 1024 * 1024, beginning))).toBe(false);
  });
});

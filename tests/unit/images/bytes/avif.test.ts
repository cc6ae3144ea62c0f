import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { sharpPictures } from '../../../../systems/images/aws/pictures.ts';
import { decodedIn } from '../../../../systems/images/bytes/avif/frames.ts';
import { judging } from '../../../../systems/images/tagging/judging.ts';
import { MAX_PIXELS, MAX_SIDE } from '../../../../systems/images/tagging/picture.ts';
import { AVIF_SAMPLES, avifBomb } from './avif-samples.ts';
import {
  av1,
  avif,
  box,
  clap,
  type Form,
  gridPart,
  headed,
  ispe,
  longBox,
  lyingAvif,
  openBox,
  type Part,
  picturePart,
  PREFIXES,
  sequenceHeader,
  unit,
} from './avifs.ts';
import { noise } from '../tagging/files.ts';

const judge = judging(sharpPictures());
const DAMAGED = { kind: 'rejected', reason: 'The picture is damaged or incomplete' };
const DEEP = {
  kind: 'rejected',
  reason: 'AVIF with more than 8 bits per colour is not supported: use AVIF with 8 bits',
};
const MOVES = {
  kind: 'rejected',
  reason: 'Animated AVIF is not supported: use a still picture',
};
const taken = (width: number, height: number) => ({
  kind: 'picture',
  found: { contentType: 'image/avif', width, height },
});
const tooLarge = (width: number, height: number) => ({
  kind: 'rejected',
  reason: `The picture has ${width} x ${height} pixels: the limit is 50 million pixels, and 16384 on each side`,
});
const isDecoded = async (file: Buffer): Promise<boolean> =>
  (await sharp(file).raw().toBuffer({ resolveWithObject: true })).data.length > 0;

/** Knows no more than the size: nothing is decoded. */
const judgeOf = (width: number, height: number) =>
  judging({
    header: () => Promise.resolve({ contentType: 'image/avif', width, height, blocks: {} }),
    renditions: () => Promise.resolve({ thumbnail: Buffer.alloc(1), shown: Buffer.alloc(1) }),
  });

const small = await av1(64, 48);
const one = picturePart(small);

const MOVING = 'that moves, by libavif';
const JUDGED = new Map<string, object>([
  ['of 10 bits, by libavif', DEEP],
  ['of 12 bits, by libavif', DEEP],
  ['of 12 bits with transparency, by libavif', DEEP],
  [MOVING, MOVES],
  ['by SVT-AV1 and FFmpeg', taken(64, 48)],
]);

describe('an AVIF file that an encoder made', () => {
  test.each([
    ['4:2:0', noise(33, 21).avif({ chromaSubsampling: '4:2:0' })],
    ['4:4:4', noise(33, 21).avif({ chromaSubsampling: '4:4:4' })],
    ['lossless', noise(33, 21).avif({ lossless: true })],
    ['grey', noise(33, 21).greyscale().avif()],
    ['with transparency', noise(33, 21, 4).avif()],
    [
      'with Exif, turned',
      noise(21, 33)
        .withExif({ IFD0: { Copyright: 'x' } })
        .withMetadata({ orientation: 6 })
        .avif(),
    ],
    [
      'with XMP and a profile',
      noise(33, 21).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').withIccProfile('p3').avif(),
    ],
  ])('%s is taken', async (_name, picture) =>
    expect(await judge(await picture.toBuffer())).toMatchObject({
      kind: 'picture',
      found: { contentType: 'image/avif', width: 33, height: 21 },
    }),
  );

  test.each(AVIF_SAMPLES)('%s is understood, and taken or refused for what it is', async (name, base64) => {
    const file = Buffer.from(base64, 'base64');
    const decoded = decodedIn(file) ?? [];
    expect(decoded.length).toBeGreaterThan(0);
    for (const { said, coded, frames } of decoded) expect([coded, frames]).toEqual([said, 1]);
    expect([name, await judge(file)]).toMatchObject([name, JUDGED.get(name)]);
  });

  test('that moves, and has no picture that stands still, is refused for that', async () => {
    const [, base64 = ''] = AVIF_SAMPLES.find(([name]) => name === MOVING) ?? [];
    const file = Buffer.from(base64, 'base64');
    file.write('free', file.indexOf('meta'));
    expect(await judge(file)).toEqual(MOVES);
  });
});

describe('the size of an AV1 sequence', () => {
  const decoded = (data: Uint8Array) =>
    decodedIn(avif([picturePart({ ...headed(1_234, 567), data: Buffer.from(data) })]));
  const of = (width: number, height: number) => [
    { said: { width: 1_234, height: 567 }, coded: { width, height }, frames: 1, isDeep: false },
  ];

  test.each(Object.entries(PREFIXES))('%s is read', (_what, prefix) => {
    const { data } = headed(1_234, 567, sequenceHeader(1_234, 567, prefix));
    expect(decoded(data)).toEqual(of(1_234, 567));
  });

  test.each([
    [1, 1, 1],
    [2, 1, 1],
    [65_536, 32_768, 16],
    [3, 4, 2],
  ])('of %d x %d in %d bits is read', (width, height, bits) => {
    const { data } = headed(width, height, sequenceHeader(width, height, undefined, bits));
    expect(decoded(data)).toEqual(of(width, height));
  });

  test('is the largest of several, in either direction, and frames are counted of all', () => {
    const data = Buffer.concat([headed(10, 300), headed(200, 20), headed(9, 9)].map((one) => one.data));
    expect(decoded(data)).toEqual([{ ...of(200, 300)[0], frames: 3 }]);
  });

  test.each([
    [3, 1],
    [6, 1],
    [2, 0],
    [4, 0],
    [5, 0],
    [7, 0],
  ])('of a sequence with a unit of type %d has %d frames', (type, frames) => {
    const data = Buffer.concat([unit(1, sequenceHeader(9, 9)), unit(type, Buffer.alloc(1))]);
    expect(decoded(data)).toMatchObject([{ frames }]);
  });

  test.each([
    ['a unit that is marked as forbidden', [0x80 | 0x12, 0]],
    ['a unit without a size', [0x10, 0]],
    ['a unit that is to be extended, and ends', [0x16]],
    ['a list of tiles', [0x42, 0]],
    ['a size of nine bytes', [0x12, ...Array.from({ length: 8 }, () => 0x80), 0]],
  ])('is not told of %s', (_what, bytes) => {
    expect(decoded(Buffer.concat([headed(9, 9).data, Buffer.from(bytes)]))).toBeUndefined();
  });

  test.each([
    ['an extended unit', [0x16, 0xff, 1, 0]],
    ['a size in more bytes than it needs', [0x12, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 7]],
    ['nothing but zeros', [0, 0, 0]],
  ])('is told with %s behind it', (_what, bytes) => {
    expect(decoded(Buffer.concat([headed(9, 9).data, Buffer.from(bytes)]))).toEqual(of(9, 9));
  });

  test.each([
    [20_000, true],
    [20_001, false],
  ])('is told of %d units: %p', (count, isTold) => {
    const one = headed(9, 9).data;
    const data = Buffer.concat([one, Buffer.alloc((count - 2) * 2, unit(2, Buffer.alloc(0)))]);
    expect(decoded(data) !== undefined).toBe(isTold);
  });
});

const tiles = (count: number, tile: Part) => Array.from({ length: count }, () => tile);
const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 2);

describe('an AVIF file in another form', () => {
  test.each<[string, Form]>([
    ['as it mostly is', {}],
    ['with methods of finding its data', { version: 1 }],
    ['with long numbers', { version: 2, size: 8, isWide: true }],
    ['with its data in the box idat', { version: 1, inIdat: true }],
    ['with its data in parts', { extents: 3 }],
    ['with a size of 64 bits', { mdat: (body) => longBox('mdat', body) }],
    ['with a box that goes on to the end', { mdat: (body) => openBox('mdat', body) }],
    ['with boxes that nobody knows', { meta: [box('what')], end: [box('what', Buffer.alloc(9))] }],
  ])('%s is understood, and taken', async (_name, form) => {
    const file = avif([one], form);
    expect(decodedIn(file)).toEqual([
      { said: { width: 64, height: 48 }, coded: { width: 64, height: 48 }, frames: 1, isDeep: false },
    ]);
    expect(await judge(file)).toMatchObject({ kind: 'picture', found: { width: 64, height: 48 } });
  });

  test('with zeros behind its data is taken', async () =>
    expect(
      await judge(avif([picturePart({ ...small, data: Buffer.concat([small.data, Buffer.alloc(9)]) })])),
    ).toMatchObject({ kind: 'picture' }));

  test.each(['mif1', 'msf1', 'heic'])('that is AVIF besides being %s is taken', async (brand) =>
    expect(await judge(avif([one], { brand }))).toMatchObject(taken(64, 48)),
  );

  test('with something said of its regions is taken', async () =>
    expect(await judge(avif([one, { type: 'rgan', data: Buffer.alloc(9) }]))).toMatchObject(taken(64, 48)));

  test.each([1, 3, 7])('with %d bytes behind it that are no box is taken', async (count) =>
    expect(await judge(Buffer.concat([avif([one]), Buffer.alloc(count, 1)]))).toMatchObject(taken(64, 48)),
  );

  test('that only says of itself that it has more than 8 bits is taken', async () => {
    const configuration = Buffer.from(small.configuration);
    configuration.writeUInt8((configuration[2] ?? 0) | 0x40, 2);
    expect(await judge(avif([picturePart({ ...small, configuration })]))).toMatchObject(taken(64, 48));
  });

  test('with its headers apart is taken', async () => {
    const [from, to] = [2, 2 + (small.data[3] ?? 0) + 2];
    const configuration = Buffer.concat([small.configuration.subarray(0, 4), small.data.subarray(from, to)]);
    const data = Buffer.concat([small.data.subarray(0, from), small.data.subarray(to)]);
    const file = avif([picturePart({ ...small, configuration, data })]);
    expect(await isDecoded(file)).toBe(true);
    expect(await judge(file)).toMatchObject({ kind: 'picture' });
  });

  test('of tiles is taken', async () => {
    const tiles = [await av1(128, 128), await av1(128, 128, 'blue')].map((tile) => picturePart(tile));
    const file = avif([gridPart(2, 1, { width: 250, height: 120 }, [2, 3]), ...tiles]);
    expect(await judge(file)).toMatchObject({ kind: 'picture', found: { width: 250, height: 120 } });
  });

  test('of tiles that overhang is taken', async () => {
    const tile = picturePart(await av1(256, 256));
    const grid = gridPart(4, 3, { width: 1_000, height: 600 }, ids(12));
    expect(await judge(avif([grid, ...tiles(12, tile)]))).toMatchObject(taken(1_000, 600));
  });
});

/** As many pixels as are taken, and one more; what is in the picture is not decoded here. */
describe('an AVIF file of a size', () => {
  test.each([
    [10_000, 5_000, true],
    [10_000, 5_001, false],
    [16_384, 3_000, true],
    [16_385, 3_000, false],
    [3_000, 16_385, false],
  ])('of %d x %d is taken: %p', async (width, height, isTaken) => {
    const file = avif([picturePart(headed(width, height))]);
    expect(await judgeOf(width, height)(file)).toMatchObject(
      isTaken ? taken(width, height) : tooLarge(width, height),
    );
  });

  test.each([
    [3, true],
    [4, false],
  ])('of %d frames of as many pixels as are taken is taken: %p', async (count, isTaken) => {
    const large = headed(10_000, 5_000);
    const data = Buffer.concat(Array.from({ length: count }, () => large.data));
    const { kind } = await judgeOf(10_000, 5_000)(avif([picturePart({ ...large, data })]));
    expect(kind).toBe(isTaken ? 'picture' : 'rejected');
  });

  test.each([
    [5_000, 5_000, 3, true],
    [5_000, 5_001, 3, false],
  ])('in tiles of %d x %d, %d of them, is taken: %p', async (width, height, count, isTaken) => {
    const grid = gridPart(count, 1, { width: 2 * width + 1, height: 1_000 }, ids(count));
    const file = avif([grid, ...tiles(count, picturePart(headed(width, height)))]);
    const { kind } = await judgeOf(2 * width + 1, 1_000)(file);
    expect(kind).toBe(isTaken ? 'picture' : 'rejected');
  });
});

describe('an AVIF file whose header lies', () => {
  test('is too large when its frame is, whatever it says of itself', async () =>
    expect(await judge(avifBomb())).toEqual(tooLarge(12_288, 12_288)));

  test('is damaged when its frame is larger than it says, and would be taken', async () =>
    expect(await judge(await lyingAvif(128, 64))).toEqual(DAMAGED));

  test.each([
    [128, 64],
    [64, 128],
  ])(
    'is damaged, and not decoded, when any frame is of %i x %i and said to be less',
    async (width, height) => {
      const lie = {
        ...picturePart(headed(width, height), { width: 64, height: 64 }),
        references: { thmb: [1] },
      };
      expect(await judgeOf(64, 48)(avif([one, lie]))).toEqual(DAMAGED);
    },
  );

  test('is too large when it shows little of its frame', async () =>
    expect(await judge(avif([picturePart(headed(8_000, 7_000), undefined, [clap(64, 64)])]))).toEqual(
      tooLarge(8_000, 7_000),
    ));

  test('is found out in its transparency, its thumbnail, and what nobody asks for', async () => {
    const bomb = picturePart(headed(8_000, 7_000), { width: 64, height: 48 });
    for (const kind of ['auxl', 'thmb', 'none'])
      expect(await judge(avif([one, { ...bomb, references: { [kind]: [1] } }]))).toEqual(
        tooLarge(8_000, 7_000),
      );
  });

  test('is found out when the larger header is the second one, or apart', async () => {
    const large = headed(8_000, 7_000);
    const header = large.data.subarray(0, 2 + (large.data[1] ?? 0));
    const files = [
      avif([picturePart({ ...small, data: Buffer.concat([small.data, header]) })]),
      avif([picturePart({ ...small, configuration: Buffer.concat([small.configuration, header]) })]),
    ];
    for (const file of files) expect(await judge(file)).toEqual(tooLarge(8_000, 7_000));
  });

  test('is damaged when a header hides behind zeros', async () => {
    const data = Buffer.concat([small.data, Buffer.alloc(3), small.data]);
    expect(await judge(avif([picturePart({ ...small, data })]))).toEqual(DAMAGED);
  });

  test('is too large when it has many frames that are not shown', async () => {
    const large = headed(8_000, 6_000);
    const file = avif([
      picturePart({ ...large, data: Buffer.concat([large, large, large, large].map(({ data }) => data)) }),
    ]);
    expect(await judge(file)).toEqual({
      kind: 'rejected',
      reason: 'The pictures in the file have 192 million pixels in all: the limit is 150 million',
    });
  });
});

describe('a grid', () => {
  test.each([
    [8_064, 6_048, 512],
    [8_064, 6_048, 1_024],
    [8_160, 6_120, 512],
    [8_160, 6_120, 1_024],
    [6_120, 8_160, 1_024],
    [7_000, 7_000, 4_096],
  ])('of %d x %d pixels is taken in tiles of %d', async (width, height, side) => {
    const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
    const tile = picturePart(headed(side, side));
    const grid = gridPart(columns, rows, { width, height }, ids(columns * rows));
    const file = avif([grid, ...tiles(columns * rows, tile)]);
    expect(await judgeOf(width, height)(file)).toMatchObject(taken(width, height));
  });

  test('that is too large itself is, with its own size', async () => {
    const tile = picturePart(headed(1_024, 1_024));
    const grid = gridPart(9, 6, { width: 8_200, height: 6_120 }, ids(54));
    expect(await judge(avif([grid, ...tiles(54, tile)]))).toEqual(tooLarge(8_200, 6_120));
  });

  test('whose tiles are too large together is, however little is shown of them', async () => {
    const tile = picturePart(headed(8_000, 6_000));
    const file = avif([gridPart(2, 2, { width: 8_001, height: 6_001 }, ids(4)), ...tiles(4, tile)]);
    expect(await judge(file)).toEqual({
      kind: 'rejected',
      reason: 'The picture’s tiles have 192 million pixels in all: the limit is 75 million',
    });
  });

  test.each<[string, Part, Part?]>([
    ['with tiles outside', gridPart(2, 2, { width: 64, height: 48 }, ids(4))],
    ['with less tiles than it says', gridPart(2, 2, { width: 100, height: 90 }, ids(3))],
    ['with tiles that are not there', gridPart(3, 2, { width: 190, height: 90 }, ids(6))],
    ['of grids', gridPart(1, 1, { width: 64, height: 48 }, [1])],
    ['of no bytes', { ...gridPart(2, 2, { width: 100, height: 90 }, ids(4)), data: Buffer.alloc(2) }],
    [
      'of tiles of other sizes',
      gridPart(2, 2, { width: 100, height: 90 }, ids(4)),
      { ...one, properties: [ispe(65, 48), ...(one.properties ?? []).slice(1)] },
    ],
    [
      'of tiles of another height',
      gridPart(2, 2, { width: 100, height: 90 }, ids(4)),
      { ...one, properties: [ispe(64, 49), ...(one.properties ?? []).slice(1)] },
    ],
    [
      'of itself beside a tile',
      { ...gridPart(2, 1, { width: 100, height: 48 }, [2, 1]), properties: [ispe(64, 48)] },
    ],
    ['with a column outside', gridPart(2, 1, { width: 64, height: 48 }, [2, 3])],
    ['with a row outside', gridPart(1, 2, { width: 64, height: 48 }, [2, 3])],
  ])('%s is damaged', async (_name, grid, last = one) => {
    const file = avif([grid, ...tiles(3, one), last]);
    expect(decodedIn(file)).toBeUndefined();
    expect(await judge(file)).toEqual(DAMAGED);
  });

  test('of another size than it says is damaged', async () => {
    const grid = { ...gridPart(2, 2, small, ids(4)), properties: [ispe(9, 9)] };
    expect(await judge(avif([grid, ...tiles(4, one)]))).toEqual(DAMAGED);
  });

  test.each([
    [2, 1, 65, 48],
    [1, 2, 64, 49],
  ])('of %d x %d tiles may show one pixel of the last: %d x %d', (columns, rows, width, height) =>
    expect(decodedIn(avif([gridPart(columns, rows, { width, height }, [2, 2]), one]))).toEqual([
      { said: { width, height }, coded: { width, height }, frames: 0, isDeep: false, tiled: 2 * 64 * 48 },
      // It is decoded as often as it is a tile.
      { said: { width: 64, height: 48 }, coded: { width: 64, height: 48 }, frames: 2, isDeep: false },
    ]),
  );
});

/** An Exif block whose only directory points to itself. */
const ENDLESS = Buffer.from('II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0', 'latin1');

describe('what is in an AVIF file beside its picture', () => {
  test.each<[string, boolean, Part]>([
    [
      'what is put together of it twice',
      true,
      { type: 'tmap', data: Buffer.alloc(1), references: { dimg: [1, 1] } },
    ],
    ['text that looks like endless Exif', true, { type: 'mime', data: ENDLESS }],
    ['endless Exif', false, { type: 'Exif', data: ENDLESS }],
    ['empty Exif, which would be all of the file', false, { type: 'Exif', data: Buffer.alloc(0) }],
  ])('%s is understood: %p', (_name, isUnderstood, part) => {
    const size = { width: 64, height: 48 };
    const picture = { said: size, coded: size, frames: 1, isDeep: false };
    expect(decodedIn(avif([one, part]))).toEqual(isUnderstood ? [picture] : undefined);
  });
});

/** The file with other bytes in a box, so many after its name. */
const patched = (file: Buffer, type: string, behind: number, ...bytes: readonly number[]): Buffer => {
  const changed = Buffer.from(file);
  changed.set(bytes, changed.lastIndexOf(type, undefined, 'latin1') + 4 + behind);
  return changed;
};
const renamed = (file: Buffer, type: string, name: string): Buffer =>
  patched(file, type, -4, ...Buffer.from(name, 'latin1'));

describe('a description', () => {
  const beside = { type: 'rgan', data: Buffer.alloc(9) };
  const wide = avif([one], { isWide: true });
  const farProperties = [...Array.from({ length: 130 }, () => box('what')), ...(one.properties ?? [])];
  /** The length of what is beside the picture, of which nobody reads anything. */
  const withLength = (length: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(length);
    return patched(avif([one, beside]), 'iloc', 4 + 2 + 2 + 14 + 10, ...bytes);
  };
  const mdat = (body: Buffer) => longBox('mdat', body);

  test.each<[string, boolean, Buffer]>([
    ['of 32 parts', true, avif([one], { extents: 32 })],
    ['with signs that its version has not', true, patched(avif([one]), 'iloc', 5, 0x04)],
    ['with indices', true, patched(avif([one], { version: 1, size: 8 }), 'iloc', 4, 0x48, 0x04)],
    ['with offsets of 3 bytes', false, patched(avif([one], { size: 8 }), 'iloc', 4, 0x38)],
    ['of data in another item', false, patched(avif([one], { version: 1 }), 'iloc', 11, 2)],
    ['of as many data as are read', true, withLength(64 * 1024 * 1024 - small.data.length)],
    ['of more data than are read', false, withLength(64 * 1024 * 1024 - small.data.length + 1)],
    ['of more items than are there', false, patched(avif([one]), 'iinf', 5, 2)],
    ['of as many items as are looked at', true, avif([one, ...Array.from({ length: 4_095 }, () => beside)])],
    ['of one item twice', false, patched(avif([one, one]), 'infe', 5, 1)],
    ['of an item by another name', false, renamed(avif([one]), 'infe', 'what')],
    ['of an item by an old version', false, patched(wide, 'infe', 0, 1)],
    ['of a size by a new version', false, patched(avif([one]), 'ispe', 0, 1)],
    ['of what is packed', false, avif([one, { ...beside, type: 'mime', encoding: 'deflate' }])],
    [
      'of what only looks packed',
      true,
      renamed(avif([one, { ...beside, type: 'mime', encoding: 'deflate' }]), 'mime', 'rgan'),
    ],
    ['of very many properties', true, avif([{ ...one, properties: farProperties }], { isWide: true })],
    ['of a property that is none', true, patched(avif([one]), 'ipma', 4 + 4 + 2 + 1 + 1, 0)],
    [
      'of tiles, in twice the bytes',
      true,
      avif([gridPart(1, 2, { width: 64, height: 49 }, [2, 2]), one], { isWide: true }),
    ],
    [
      'of tiles, and of something else besides',
      true,
      avif([
        { ...gridPart(1, 2, { width: 64, height: 49 }, [2, 2]), references: { dimg: [2, 2], cdsc: [2] } },
        one,
      ]),
    ],
    ['that does not come first', false, renamed(avif([one]), 'ftyp', 'styp')],
    ['before a box of its size', true, avif([one], { mdat, end: [box('free')] })],
    [
      'before a box that is four gigabytes longer',
      false,
      patched(avif([one], { mdat, end: [box('free')] }), 'mdat', 3, 1),
    ],
  ])('%s is understood: %p', (_name, isUnderstood, file) =>
    expect(decodedIn(file) !== undefined).toBe(isUnderstood),
  );
});

describe('an AVIF file that is not understood', () => {
  const withData = (data: Uint8Array): Buffer => avif([picturePart({ ...small, data: Buffer.from(data) })]);
  const withProperties = (...properties: Buffer[]): Buffer => avif([{ ...one, properties }]);
  const configuration = box('av1C', small.configuration);
  const big = Buffer.alloc(1_000_000);

  test.each([
    ['without a header', withData(small.data.subarray(4 + (small.data[3] ?? 0)))],
    ['without data', withData(Buffer.alloc(0))],
    ['whose unit ends too late', withData(small.data.subarray(0, -1))],
    ['whose unit says no size', withData(Buffer.concat([small.data, Buffer.from([0x28, 1])]))],
    ['whose unit has no end to its size', withData(Buffer.concat([small.data, Buffer.alloc(12, 0xff)]))],
    ['with a list of tiles', withData(Buffer.concat([small.data, unit(8, Buffer.alloc(4))]))],
    ['with a header that ends too early', withData(Buffer.concat([small.data, unit(1, Buffer.alloc(3))]))],
    [
      'with very many units',
      withData(Buffer.concat([small.data, Buffer.alloc(100_000, unit(2, Buffer.alloc(0)))])),
    ],
    ['that says no size', withProperties(configuration)],
    ['that says two sizes', withProperties(ispe(64, 48), ispe(64, 48), configuration)],
    ['without a configuration', withProperties(ispe(64, 48))],
    ['with two configurations', withProperties(ispe(64, 48), configuration, configuration)],
    ['with an overlay', avif([{ ...one, type: 'iovl' }, one])],
    ['with another codec beside', avif([one, { ...one, type: 'hvc1' }])],
    ['whose picture is none', avif([{ type: 'Exif', data: Buffer.alloc(9) }, one])],
    ['with something packed', avif([one, { type: 'mime', data: big, encoding: 'deflate' }])],
    ['with two of a box', avif([one], { meta: [box('iloc', Buffer.alloc(8))] })],
    ['with two meta boxes', avif([one], { end: [box('meta', Buffer.alloc(4))] })],
    ['with another header of its own', avif([one], { end: [box('mini', Buffer.alloc(4))] })],
    ['with data outside', avif([one], { mdat: (body) => box('mdat', body.subarray(0, 9)) })],
    ['with a box that ends too late', Buffer.concat([avif([one]), Buffer.from('\0\0\x01\0free')])],
    ['with a box that is too small', Buffer.concat([avif([one]), Buffer.from('\0\0\0\x07free')])],
    ['with half a box inside', avif([one], { meta: [Buffer.alloc(3)] })],
    ['with an empty head of a box', Buffer.concat([avif([one]), Buffer.from('\0\0\0\x01free')])],
    ['with very many boxes', Buffer.concat([avif([one]), Buffer.alloc(80_000, box('free'))])],
    ['with very many extents', avif([one], { extents: 33 })],
  ])('%s is damaged', async (_name, file) => {
    expect(decodedIn(file)).toBeUndefined();
    expect(await judge(file)).toEqual(DAMAGED);
  });

  test('because its many items have very many units together is damaged', () => {
    const data = Buffer.concat([small.data, Buffer.alloc(20_000, unit(2, Buffer.alloc(0)))]);
    const items = [one, picturePart({ ...small, data }), picturePart({ ...small, data })];
    expect(decodedIn(avif(items.slice(0, 2)))).toHaveLength(2);
    expect(decodedIn(avif(items))).toBeUndefined();
  });

  test('because its items share their data too often is damaged', async () => {
    const data = Buffer.alloc(2 * 1024 * 1024);
    const file = avif([one, ...Array.from({ length: 40 }, () => ({ type: 'Exif', data }))]);
    // The same two megabytes for each: the file itself is as small as it may be.
    const [start, from] = [file.indexOf('mdat') + 4, one.data.length];
    const shared = Buffer.from(file.subarray(0, start + from + data.length));
    const locations = shared.indexOf('iloc') + 12;
    for (let at = 1; at <= 40; at += 1) shared.writeUInt32BE(start + from, locations + at * 14 + 6);
    shared.writeUInt32BE(4 + 4 + from + data.length, start - 8);
    expect(await judge(shared)).toEqual(DAMAGED);
  });
});

/** The places of a file where a changed number matters most: all but the frames' own data. */
const mutated = (file: Buffer) =>
  fc
    .array(
      fc.record({
        at: fc.nat(file.length - 1),
        value: fc.oneof(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((changes) => {
      const bytes = Buffer.from(file);
      for (const { at, value } of changes) bytes[at] = value;
      return bytes;
    });

describe('whatever the bytes are', () => {
  const files = [
    avif([one]),
    avif([one], { version: 2, size: 8, isWide: true, extents: 2 }),
    avif([gridPart(2, 1, { width: 100, height: 48 }, [2, 3]), one, one], { version: 1, inIdat: true }),
    ...AVIF_SAMPLES.map(([, base64]) => Buffer.from(base64, 'base64')),
  ];
  const anyFile = fc.constantFrom(...files);

  test('they are answered, without a throw', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }),
          fc.uint8Array({ maxLength: 300 }).map((body) => Buffer.concat([files[0] ?? body, body])),
          anyFile.chain(mutated),
          fc
            .tuple(anyFile, fc.double({ min: 0, max: 1, noNaN: true }))
            .map(([file, share]) => file.subarray(0, Math.floor(file.length * share))),
        ),
        (bytes) => {
          for (const { said, coded, frames } of decodedIn(bytes) ?? [])
            for (const number of [said.width, said.height, coded.width, coded.height, frames])
              expect(Number.isSafeInteger(number)).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    ));

  test('what is decoded in the end is no larger than was found in the file', () =>
    fc.assert(
      fc.asyncProperty(anyFile.chain(mutated), async (bytes) => {
        const decoded = decodedIn(bytes) ?? [];
        const isFine = decoded.every(
          ({ coded: { width, height } }) =>
            width * height <= MAX_PIXELS && Math.max(width, height) <= MAX_SIDE,
        );
        const judgement = await judge(bytes);
        if (decoded.length === 0 || !isFine) expect(judgement.kind).toBe('rejected');
        if (judgement.kind === 'picture') {
          const { info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
          const most = Math.max(...decoded.map(({ coded }) => coded.width * coded.height));
          expect(info.width * info.height).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 500 },
    ));
});

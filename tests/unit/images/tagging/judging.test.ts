import { createHash, randomFillSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { judging, type Judgement } from '../../../../systems/images/tagging/judging.ts';
import { sharpPictures } from '../../../../systems/images/aws/pictures.ts';
import {
  exif,
  iptc,
  ORIGINAL,
  photoshop,
  withSegment,
  xmp,
  XMP_MARK,
} from '../../../shared/picture-blocks.ts';
import {
  animated,
  cut,
  framesOfWebp,
  HTML,
  KINDS,
  noise,
  pictureOf,
  plain,
  pngBomb,
  SVG,
  zip,
} from './files.ts';

const judge = judging(sharpPictures());

/** A packet of a few hundred bytes that stands for a billion. */
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from('bcdefghij', (name, n) => {
  const before = String.fromCharCode(97 + n);
  return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
}).join('')}]>${xmp('&j;').toString()}`;

const picture = async (bytes: Buffer): Promise<Extract<Judgement, { kind: 'picture' }>> => {
  const judgement = await judge(bytes);
  if (judgement.kind !== 'picture') throw new Error(judgement.reason);
  return judgement;
};
const reasonFor = async (bytes: Buffer): Promise<string> => {
  const judgement = await judge(bytes);
  if (judgement.kind !== 'rejected') throw new Error('taken');
  return judgement.reason;
};

describe('a picture', () => {
  test.each(KINDS)('in %s is taken, and measured', async (kind) => {
    const bytes = await pictureOf(kind);
    const { found, renditions } = await picture(bytes);
    expect(found).toEqual({
      contentType: `image/${kind}`,
      size: bytes.length,
      width: 640,
      height: 480,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await sharp(renditions.thumbnail).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 240,
    });
    expect(await sharp(renditions.shown).metadata()).toMatchObject({
      format: 'webp',
      width: 640,
      height: 480,
    });
  });

  test('is never enlarged', async () => {
    const { renditions } = await picture(await plain(20, 10).png().toBuffer());
    for (const rendition of [renditions.thumbnail, renditions.shown])
      expect(await sharp(rendition).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  test('that is very wide keeps a pixel of height', async () => {
    const { renditions } = await picture(await plain(16_000, 2).png().toBuffer());
    expect(await sharp(renditions.thumbnail).metadata()).toMatchObject({ width: 320, height: 1 });
  });

  test('is turned as its camera was held, and its renditions tell nothing of where it was taken', async () => {
    const bytes = await plain(40, 20)
      .withExif({ IFD3: { GPSLatitude: '51/1 30/1 3230/100' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { found, renditions } = await picture(bytes);
    expect(found).toMatchObject({ width: 20, height: 40 });
    for (const rendition of [renditions.thumbnail, renditions.shown]) {
      const metadata = await sharp(rendition).metadata();
      expect(metadata).toMatchObject({ width: 20, height: 40 });
      expect([metadata.exif, metadata.icc, metadata.xmp, metadata.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  const WRITTEN = xmp('sky', 'Blue Sea').toString();
  const CAMERA = { IFD2: { DateTimeOriginal: '2024:05:01 10:00:00', OffsetTimeOriginal: '+02:00' } };

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'in %s tells when it was taken, and its keywords',
    async (kind) => {
      const bytes = await plain(8, 8).withExif(CAMERA).withXmp(WRITTEN)[kind]().toBuffer();
      const { found, keywords } = await picture(bytes);
      expect(found.taken).toBe('2024-05-01T10:00:00+02:00');
      expect(keywords).toEqual(['sky', 'Blue Sea']);
    },
  );

  test('in JPEG tells its keywords in either form', async () => {
    const jpeg = await plain(8, 8).jpeg().toBuffer();
    const old = withSegment(jpeg, 0xed, iptc('old town'));
    expect((await picture(old)).keywords).toEqual(['old town']);
    const both = withSegment(old, 0xe1, Buffer.concat([XMP_MARK, xmp('sky')]));
    expect((await picture(both)).keywords).toEqual(['sky', 'old town']);
  });

  test.each<[string, number, Buffer]>([
    ['Exif that is cut', 0xe1, exif([[ORIGINAL, '2024:05:01 10:00:00']]).subarray(0, 20)],
    ['Exif that is empty', 0xe1, Buffer.from('Exif\0\0')],
    ['Exif that is noise', 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), randomFillSync(Buffer.alloc(500))])],
    ['XMP that is no XML', 0xe1, Buffer.concat([XMP_MARK, Buffer.from('<<<<')])],
    ['XMP with entities in entities', 0xe1, Buffer.concat([XMP_MARK, Buffer.from(LAUGHS)])],
    ['XMP without an end', 0xe1, Buffer.concat([XMP_MARK, Buffer.from('<a>'.repeat(20_000))])],
    ['IPTC that is cut', 0xed, iptc('sky', 'sea').subarray(0, -8)],
    ['IPTC that is noise', 0xed, Buffer.concat([photoshop(), randomFillSync(Buffer.alloc(500))])],
  ])('is a picture with %s', async (_name, kind, data) => {
    const { found, renditions } = await picture(withSegment(await plain(8, 8).jpeg().toBuffer(), kind, data));
    expect(found).not.toHaveProperty('taken');
    expect(renditions.shown.length).toBeGreaterThan(0);
  });

  test.each(['gif', 'webp'] as const)('that moves (%s) stands for its first frame', async (kind) => {
    const { found, renditions } = await picture(await animated(kind));
    expect(found).toMatchObject({ contentType: `image/${kind}`, width: 8, height: 8 });
    expect((await sharp(renditions.thumbnail).metadata()).pages).toBeUndefined();
    const { dominant } = await sharp(renditions.thumbnail).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
  });

  test('keeps its transparency', async () => {
    const { renditions } = await picture(await noise(64, 64, 4).png().toBuffer());
    expect((await sharp(renditions.thumbnail).metadata()).hasAlpha).toBe(true);
    const half = { create: { width: 900, height: 900, channels: 4, background: '#c8283280' } } as const;
    const { shown } = (await picture(await sharp(half).png().toBuffer())).renditions;
    const [red, green, blue, alpha] = await sharp(shown).resize(1, 1).raw().toBuffer();
    expect(Math.abs((red ?? 0) - 0xc8)).toBeLessThan(8);
    expect(Math.abs((green ?? 0) - 0x28)).toBeLessThan(8);
    expect(Math.abs((blue ?? 0) - 0x32)).toBeLessThan(8);
    expect(alpha).toBe(0x80);
  });

  test('in grey, in CMYK and of 16 bits has renditions in sRGB', async () => {
    for (const bytes of [
      await plain(16, 16).greyscale().png().toBuffer(),
      await plain(16, 16).toColourspace('cmyk').jpeg().toBuffer(),
      await plain(16, 16).toColourspace('rgb16').png().toBuffer(),
    ])
      expect((await sharp((await picture(bytes)).renditions.shown).metadata()).space).toBe('srgb');
  });

  test('of as many pixels as are taken is taken', async () =>
    expect((await picture(await plain(10_000, 5_000).png().toBuffer())).found.width).toBe(10_000));
});

describe('a file that is no picture that is taken', () => {
  const TAKEN = 'use JPEG, PNG, WebP, GIF or AVIF';
  const DAMAGED = 'The picture is damaged or incomplete';

  test.each([
    ['an SVG with a script', Buffer.from(SVG), `The file type (SVG) is not supported: ${TAKEN}`],
    ['HTML by any name', Buffer.from(HTML), `The file type (HTML) is not supported: ${TAKEN}`],
    ['an archive', zip(), `The file type (ZIP) is not supported: ${TAKEN}`],
    ['a text', Buffer.from('x'), `The file type (unknown) is not supported: ${TAKEN}`],
    [
      'a bomb',
      pngBomb(30_000, 30_000),
      'The picture has 30000 x 30000 pixels: the limit is 50 million pixels, and 16384 on each side',
    ],
    [
      'a picture of one side too long',
      pngBomb(16_385, 1),
      'The picture has 16385 x 1 pixels: the limit is 50 million pixels, and 16384 on each side',
    ],
    ['a picture of less than it says', pngBomb(2_000, 2_000), DAMAGED],
    ['a beginning', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), undefined],
    ['another beginning', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), DAMAGED],
  ])('%s', async (_name, bytes, reason) => {
    const found = await reasonFor(bytes);
    if (reason !== undefined) expect(found).toBe(reason);
  });

  test.each(KINDS)('%s that is cut short', async (kind) => {
    const bytes = await pictureOf(kind);
    expect(await reasonFor(cut(bytes))).toBe(DAMAGED);
    expect(await reasonFor(cut(bytes, 0.97))).toBe(DAMAGED);
  });

  test.each([
    ['jpeg', 'image/jpeg', 'picture'],
    ['jpeg', 'image/png', 'rejected'],
    ['jpeg', 'image/heif', 'rejected'],
    ['avif', 'image/heif', 'picture'],
    ['avif', 'image/png', 'rejected'],
  ] as const)('%s that its decoder calls %s: it is %s', async (kind, contentType, want) => {
    const calling = judging({
      header: () => Promise.resolve({ contentType, width: 8, height: 8, blocks: {} }),
      renditions: () => Promise.resolve({ thumbnail: Buffer.alloc(1), shown: Buffer.alloc(1) }),
    });
    expect(await calling(await plain(8, 8)[kind]().toBuffer())).toMatchObject({ kind: want });
  });

  test.each(['jpeg', 'png', 'gif'] as const)('%s that is an archive as well', async (kind) =>
    expect(await reasonFor(Buffer.concat([await pictureOf(kind), zip()]))).toBe(
      'The file is both a picture and a ZIP archive',
    ),
  );

  test('a bomb of real pixels is refused before one of them is decoded', async () => {
    let decoded = 0;
    const pictures = sharpPictures();
    const counting = judging({
      ...pictures,
      renditions: (...given) => ((decoded += 1), pictures.renditions(...given)),
    });
    expect(await counting(await plain(8_000, 7_000).png().toBuffer())).toMatchObject({ kind: 'rejected' });
    expect(decoded).toBe(0);
  });

  test('an animation of more frames than anybody looks at', async () => {
    // Looking for each from the first on, the decoder takes minutes.
    expect(await reasonFor(await framesOfWebp(180_000))).toBe(
      'The picture has 180000 frames: the limit is 10000',
    );
    expect((await picture(await framesOfWebp(10_000))).found).toMatchObject({ width: 1, height: 1 });
  });

  test('bytes by lot behind the beginning of a picture come to a judgement', async () => {
    for (const kind of KINDS) {
      const bytes = Buffer.from(await pictureOf(kind));
      randomFillSync(bytes, 64);
      expect(['picture', 'rejected']).toContain((await judge(bytes)).kind);
    }
  });
});

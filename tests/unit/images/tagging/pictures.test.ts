import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { sharpPictures } from '../../../../systems/images/aws/pictures.ts';
import { judging } from '../../../../systems/images/tagging/judging.ts';
import { av1, avif, box, picturePart } from '../bytes/avifs.ts';
import { cut, noise, pngOf } from './files.ts';
import { GREY_18, intoProfile, PROFILES } from './profiles.ts';

const judge = judging(sharpPictures());

/** The first pixel of what the provider is shown, as WebP has it. */
const shownPixel = async (file: Buffer): Promise<number[]> => {
  const judgement = await judge(file);
  if (judgement.kind === 'rejected') throw new Error(judgement.reason);
  const { data, info } = await sharp(judgement.renditions.shown).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, info.channels)];
};

/** Channels that differ by less than 5, or, with `digits` of -2, by less than 50: a lossy file is a little off. */
const near = (colour: readonly number[], digits = -1) =>
  colour.map((value) => expect.closeTo(value, digits) as unknown);

const RED = [220, 20, 20] as const;
const GREY = 100;

describe('a picture is shown in its own colours', () => {
  const profiles = Object.keys(PROFILES) as (keyof typeof PROFILES)[];
  const cases = [8, 16].flatMap((depth) =>
    [undefined, ...profiles].flatMap((profile) =>
      [false, true].map((hasAlpha) => [depth as 8 | 16, profile, hasAlpha] as const),
    ),
  );

  test.each(cases)('%i bits, profile %s, transparency: %p', async (depth, profile, hasAlpha) => {
    const colour = profile === undefined ? RED.map((value) => value / 255) : intoProfile(RED, profile);
    const pixel = hasAlpha ? [...colour, 0.5] : colour;
    const file = pngOf(pixel, depth, profile === undefined ? undefined : PROFILES[profile]);
    expect(await shownPixel(file)).toEqual(near(hasAlpha ? [...RED, 128] : RED));
  });

  test.each([
    [8, undefined, GREY / 255],
    [16, undefined, GREY / 255],
    [8, GREY_18, intoProfile([GREY], 'grey')[0]],
    [16, GREY_18, intoProfile([GREY], 'grey')[0]],
  ] as const)('in grey, %i bits, with its profile or without', async (depth, profile, value = 0) =>
    expect(await shownPixel(pngOf([value], depth, profile))).toEqual(near([GREY, GREY, GREY])),
  );

  test('in CMYK, as near as inks come to it', async () => {
    const background = { r: 220, g: 20, b: 20 };
    const file = await sharp({ create: { width: 16, height: 16, channels: 3, background } })
      .toColourspace('cmyk')
      .withIccProfile('cmyk')
      .jpeg({ quality: 100 })
      .toBuffer();
    expect(await shownPixel(file)).toEqual(near(RED, -2));
  });

  test.each([
    ['as it is', {}, [110, 10, 10]],
    ['divided by the transparency that it was multiplied with', { prem: [2] }, RED],
  ])('half transparent, %s', async (_what, references, want) => {
    const colour = picturePart(await av1(64, 64, 'rgb(110, 10, 10)'));
    const opacity = picturePart(await av1(64, 64, 'rgb(128, 128, 128)'), undefined, [
      box('auxC', Buffer.from('\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0', 'latin1')),
    ]);
    const file = avif([
      { ...colour, references },
      { ...opacity, references: { auxl: [1] } },
    ]);
    const pixel = await shownPixel(file);
    expect(pixel.slice(0, 3)).toEqual(near(want));
    expect(pixel[3]).toBeGreaterThan(100);
    expect(pixel[3]).toBeLessThan(150);
  });
});

describe('a JPEG', () => {
  const whole = () => noise().jpeg().toBuffer();

  test('that lacks only its end marker is accepted', async () =>
    expect(await judge((await whole()).subarray(0, -2))).toMatchObject({ kind: 'picture' }));

  test.each([
    ['a byte more', (bytes: Buffer) => bytes.subarray(0, -3)],
    ['its last rows', (bytes: Buffer) => cut(bytes, 0.97)],
    ['half of it', (bytes: Buffer) => cut(bytes, 0.5)],
  ])('that lacks %s is not', async (_what, part) =>
    expect(await judge(part(await whole()))).toEqual({
      kind: 'rejected',
      reason: 'The picture is damaged or incomplete',
    }),
  );
});

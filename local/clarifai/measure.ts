import { chromaOf, type Colour, COLOURS, colourOf, lumaOf } from './colour.ts';

/** A picture made small: its pixels are what is looked at, its own size says how it was taken. */
export interface Picture {
  /** Of the original, in pixels, as it is shown. */
  readonly fullWidth: number;
  readonly fullHeight: number;
  /** Of what is looked at. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row, 0 to 255. */
  readonly rgba: Uint8Array;
}

/** What can be counted in a picture; all but the ratio from 0 to 1. See-through pixels have no colour. */
export interface Measures {
  /** Width by height. */
  readonly ratio: number;
  /** How much of the picture each colour has. */
  readonly colours: Readonly<Record<Colour, number>>;
  /** How much of it has any hue at all. */
  readonly coloured: number;
  /** The middle strength of its colours. */
  readonly chroma: number;
  readonly brightness: number;
  /** How far its lights and darks lie apart: the standard deviation, 0.5 at most. */
  readonly contrast: number;
  /** How much of it the shade that is most frequent has. */
  readonly plainness: number;
  /** How many neighbours differ sharply. */
  readonly edges: number;
  /** How much of it is almost as dark or as bright as its extremes, when these lie far apart. */
  readonly twoTone: number;
  /** How much of it is on the more frequent side of the middle between its extremes. */
  readonly background: number;
  readonly transparency: number;
}

/** How much brighter a neighbour is when there is an edge between the two. */
const EDGE = 0.1;
/** Two tones lie at least this far apart, and a pixel this near to one of them belongs to it. */
const TONES_APART = 0.4;
const TONE = 0.2;
/** A hue that is weaker than this does not count: JPEG gives grays a little. */
const COLOURLESS = 0.06;

interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly luma: number;
  /** From 0 to 1. */
  readonly alpha: number;
}

const pixelsOf = ({ rgba, width, height }: Picture): Pixel[] =>
  Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rgba.subarray(index * 4, index * 4 + 4);
    return { red, green, blue, luma: lumaOf(red, green, blue), alpha: alpha / 255 };
  });

const share = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(is).length / all.length;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const coloursOf = (pixels: readonly Pixel[]): Record<Colour, number> => {
  const names = pixels.map(({ red, green, blue }) => colourOf(red, green, blue));
  const shares = COLOURS.map((colour) => [colour, share(names, (name) => name === colour)] as const);
  return Object.fromEntries(shares) as Record<Colour, number>;
};

/** Shades are told apart by the upper four bits of each channel. */
const plainnessOf = (pixels: readonly Pixel[]): number => {
  const counts = new Map<number, number>();
  for (const { red, green, blue } of pixels) {
    const shade = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    counts.set(shade, (counts.get(shade) ?? 0) + 1);
  }
  return pixels.length === 0 ? 1 : Math.max(...counts.values()) / pixels.length;
};

/** Over all pairs of a pixel and its neighbour to the right or below; see-through ones end in white. */
const edgesOf = ({ width }: Picture, pixels: readonly Pixel[]): number => {
  const lumas = pixels.map(({ luma, alpha }) => luma * alpha + 1 - alpha);
  const steps = lumas.flatMap((luma, index) => {
    const right = (index + 1) % width === 0 ? undefined : lumas[index + 1];
    return [right, lumas[index + width]].flatMap((next) =>
      next === undefined ? [] : [Math.abs(next - luma)],
    );
  });
  return share(steps, (step) => step > EDGE);
};

const tonesOf = (lumas: readonly number[]): Pick<Measures, 'twoTone' | 'background'> => {
  const sorted = lumas.toSorted((one, other) => one - other);
  // A few stray pixels are no extremes.
  const dark = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const light = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  if (light - dark < TONES_APART) return { twoTone: 0, background: 1 };
  const upper = share(lumas, (luma) => luma > (dark + light) / 2);
  return {
    twoTone: share(lumas, (luma) => luma - dark < TONE || light - luma < TONE),
    background: Math.max(upper, 1 - upper),
  };
};

/** Counts what there is in a picture. The same picture always gives the same. */
export const measure = (picture: Picture): Measures => {
  const all = pixelsOf(picture);
  const seen = all.filter(({ alpha }) => alpha > 0.5);
  const chromas = seen.map(({ red, green, blue }) => chromaOf(red, green, blue));
  const lumas = seen.map(({ luma }) => luma);
  const brightness = mean(lumas);
  return {
    ratio: picture.fullWidth / picture.fullHeight,
    colours: coloursOf(seen),
    coloured: share(chromas, (chroma) => chroma > COLOURLESS),
    chroma: mean(chromas),
    brightness,
    contrast: Math.sqrt(mean(lumas.map((luma) => (luma - brightness) ** 2))),
    plainness: plainnessOf(seen),
    edges: edgesOf(picture, all),
    ...tonesOf(lumas),
    transparency: mean(all.map(({ alpha }) => 1 - alpha)),
  };
};

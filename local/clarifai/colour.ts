/** The names that a colour can have here. */
export const COLOURS = [
  'black',
  'gray',
  'white',
  'red',
  'orange',
  'brown',
  'yellow',
  'green',
  'turquoise',
  'blue',
  'purple',
  'pink',
] as const;
export type Colour = (typeof COLOURS)[number];

/** Below this chroma (of 1) a colour has no hue worth a name. */
const GRAY = 0.12;
/** Where the name of a hue ends, in degrees; what is above the last one is red again. */
const HUES: readonly (readonly [number, Colour])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [195, 'turquoise'],
  [255, 'blue'],
  [290, 'purple'],
  [340, 'pink'],
  [360, 'red'],
];

/** How strong the colour is, from 0 (gray) to 1; each channel is 0 to 255. */
export const chromaOf = (red: number, green: number, blue: number): number =>
  (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;

/** How bright it looks, from 0 to 1. */
export const lumaOf = (red: number, green: number, blue: number): number =>
  (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;

/** The angle on the colour wheel, from 0 to 360; a gray has none, and gives 0. */
const hueOf = (red: number, green: number, blue: number): number => {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return 0;
  const turn =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return (turn * 60 + 360) % 360;
};

const named = (hue: number): Colour => HUES.find(([end]) => hue < end)?.[1] ?? 'red';

/** What most people would call a colour; each channel is 0 to 255. */
export const colourOf = (red: number, green: number, blue: number): Colour => {
  const most = Math.max(red, green, blue);
  const chroma = chromaOf(red, green, blue);
  if (most < 50) return 'black';
  if (chroma < GRAY) return most > 215 ? 'white' : 'gray';
  const name = named(hueOf(red, green, blue));
  if (name === 'orange' && most < 180) return 'brown';
  return name === 'red' && most > 215 && chroma < 0.45 ? 'pink' : name;
};

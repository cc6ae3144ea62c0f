/** Colour profiles, put together by hand, and colours in them. Source: ICC.1:2001-04 */

type Triple = readonly [number, number, number];

/** What red, green and blue are in XYZ, adapted to D50. */
type Primaries = readonly [Triple, Triple, Triple];

const D50: Triple = [0.9642, 1, 0.8249];
const SRGB: Primaries = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
];
/** Adobe RGB (1998) has a gamma of 563/256; the others are near enough to 2.2. */
const SPACES = {
  sRGB: { primaries: SRGB, gamma: 2.2 },
  'Adobe RGB': {
    primaries: [
      [0.60974, 0.31111, 0.01947],
      [0.20528, 0.62567, 0.06087],
      [0.14919, 0.06322, 0.74457],
    ],
    gamma: 563 / 256,
  },
  'Display P3': {
    primaries: [
      [0.51512, 0.2412, -0.00105],
      [0.29198, 0.69225, 0.04189],
      [0.1571, 0.06657, 0.78407],
    ],
    gamma: 2.2,
  },
} as const satisfies Record<string, { primaries: Primaries; gamma: number }>;
const GREY_GAMMA = 1.8;

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const fixed = (value: number): Buffer => uint32(Math.round(value * 65_536));
const element = (type: string, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type), uint32(0), ...parts]);
const xyz = (values: Triple): Buffer => element('XYZ ', ...values.map(fixed));
/** Padded to four bytes. */
const curve = (gamma: number): Buffer =>
  element('curv', uint32(1), Buffer.from([Math.floor(gamma), Math.round((gamma % 1) * 256), 0, 0]));

const profileOf = (space: 'RGB ' | 'GRAY', tags: readonly (readonly [string, Buffer])[]): Buffer => {
  const all = [['desc', element('desc', uint32(2), Buffer.from('x\0'), Buffer.alloc(82))], ...tags] as const;
  let at = 128 + 4 + 12 * all.length;
  const table = all.map(([name, data]) => {
    const entry = Buffer.concat([Buffer.from(name), uint32(at), uint32(data.length)]);
    at += data.length;
    return entry;
  });
  const header = Buffer.alloc(128);
  uint32(at).copy(header, 0);
  uint32(0x0210_0000).copy(header, 8);
  header.write(`mntr${space}XYZ `, 12);
  header.write('acsp', 36);
  Buffer.concat(D50.map(fixed)).copy(header, 68);
  return Buffer.concat([header, uint32(all.length), ...table, ...all.map(([, data]) => data)]);
};

type Name = keyof typeof SPACES;

const rgbProfile = (name: Name): Buffer => {
  const { primaries, gamma } = SPACES[name];
  return profileOf('RGB ', [
    ['wtpt', xyz(D50)],
    ...primaries.map((primary, i) => [`${'rgb'.charAt(i)}XYZ`, xyz(primary)] as const),
    ...['r', 'g', 'b'].map((channel) => [`${channel}TRC`, curve(gamma)] as const),
  ]);
};

export const PROFILES: Readonly<Record<Name, Buffer>> = {
  sRGB: rgbProfile('sRGB'),
  'Adobe RGB': rgbProfile('Adobe RGB'),
  'Display P3': rgbProfile('Display P3'),
};
export const GREY_18 = profileOf('GRAY', [
  ['wtpt', xyz(D50)],
  ['kTRC', curve(GREY_GAMMA)],
]);

/** Source: IEC 61966-2-1 */
const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const determinant = ([a, b, c]: Primaries): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) -
  b[0] * (a[1] * c[2] - a[2] * c[1]) +
  c[0] * (a[1] * b[2] - a[2] * b[1]);

/** How much of each primary makes a colour: Cramer's rule. */
const sharesOf = (primaries: Primaries, colour: Triple): number[] =>
  primaries.map((_primary, i) => {
    const [a, b, c] = primaries.map((one, at) => (at === i ? colour : one));
    return determinant([a ?? colour, b ?? colour, c ?? colour]) / determinant(primaries);
  });

/**
 * A colour of sRGB in another space.
 * @param colour of 0 to 255
 * @returns of 0 to 1
 */
export const intoProfile = (colour: readonly number[], name: Name | 'grey'): number[] => {
  const light = colour.map((value) => linear(value / 255));
  if (name === 'grey') return light.map((value) => value ** (1 / GREY_GAMMA));
  const at = (axis: number): number =>
    SRGB.reduce((sum, primary, i) => sum + (primary[axis] ?? 0) * (light[i] ?? 0), 0);
  const { primaries, gamma } = SPACES[name];
  return sharesOf(primaries, [at(0), at(1), at(2)]).map((share) => Math.max(0, share) ** (1 / gamma));
};

import { COLOURS } from './colour.ts';
import { measure, type Measures, type Picture } from './measure.ts';

/** What a picture shows, and from 0 to 1 how clearly. */
export interface Concept {
  readonly name: string;
  readonly value: number;
}

/** How far a measure is on its way from where a concept does not hold at all to where it surely does. */
const ramp = (value: number, never: number, surely: number): number =>
  Math.min(1, Math.max(0, (value - never) / (surely - never)));

/** Holds as clearly as the least clear of its parts. */
const all = Math.min;

const isFlat = ({ edges }: Measures): number => ramp(edges, 0.05, 0.01);
const isColourless = ({ coloured }: Measures): number => ramp(coloured, 0.05, 0.005);

const COLOUR_CONCEPTS = COLOURS.map(
  (colour) => [colour, ({ colours }: Measures): number => ramp(colours[colour], 0.1, 0.35)] as const,
);

/** Each concept, and how clearly it holds. Only what the pixels and the size say: nothing is guessed. */
const CONCEPTS: readonly (readonly [string, (measures: Measures) => number])[] = [
  ...COLOUR_CONCEPTS,
  ['bright', ({ brightness }) => ramp(brightness, 0.55, 0.75)],
  ['dark', ({ brightness }) => ramp(brightness, 0.4, 0.2)],
  ['high contrast', ({ contrast }) => ramp(contrast, 0.18, 0.3)],
  ['low contrast', ({ contrast }) => ramp(contrast, 0.12, 0.05)],
  ['colorful', ({ chroma }) => ramp(chroma, 0.25, 0.5)],
  ['muted', (measures) => all(ramp(measures.chroma, 0.25, 0.12), 1 - isColourless(measures))],
  ['black and white', isColourless],
  ['landscape format', ({ ratio }) => ramp(ratio, 1.02, 1.2)],
  ['portrait format', ({ ratio }) => ramp(1 / ratio, 1.02, 1.2)],
  ['square format', ({ ratio }) => ramp(Math.max(ratio, 1 / ratio), 1.1, 1.01)],
  ['panorama', ({ ratio }) => ramp(ratio, 1.8, 2.3)],
  ['transparent', ({ transparency }) => ramp(transparency, 0.01, 0.1)],
  ['plain', ({ plainness }) => ramp(plainness, 0.7, 0.95)],
  ['smooth', isFlat],
  [
    'gradient',
    (measures) =>
      all(isFlat(measures), ramp(measures.contrast, 0.04, 0.12), ramp(measures.plainness, 0.5, 0.2)),
  ],
  ['detailed', ({ edges }) => ramp(edges, 0.12, 0.3)],
  [
    'text-like edges',
    ({ twoTone, background, edges }) =>
      all(ramp(twoTone, 0.7, 0.85), ramp(background, 0.55, 0.7), ramp(edges, 0.03, 0.1)),
  ],
];

/** Nothing is ever entirely sure. */
const MOST = 0.9999;

const rounded = (value: number): number => Math.round(Math.min(value, MOST) * 10_000) / 10_000;

/**
 * What can be said of a picture from its pixels alone: colours, light, format, transparency, edges.
 * @returns what holds at all, the clearest first; the same picture always gives the same
 */
export const conceptsOf = (picture: Picture): Concept[] => {
  const measures = measure(picture);
  return CONCEPTS.map(([name, clarity]) => ({ name, value: rounded(clarity(measures)) }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
};

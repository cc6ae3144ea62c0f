import { type Clip, momentText, positionOf } from '../clip/clip.ts';

/** A part of the timeline: positions from `lower` to `upper`, both included. */
export interface Span {
  readonly lower: string;
  readonly upper: string;
}

/** Before all moments, and after all of them. */
const [FIRST, LAST] = ['', '~'] as const;

/** The last moment that positions can tell, in the year 2286; no clip is that late. */
const LAST_MS = 9_999_999_999_999;

/** Just after every position of the moment before this one, and before every position of this one. */
const borderOf = (ms: number): string => momentText(Math.min(Math.max(ms, 0), LAST_MS));

/**
 * The clips that began in a half-open range of time. Without an end it is open there.
 * @param fromMs milliseconds since 1970 UTC, included
 * @param toMs milliseconds since 1970 UTC, not included
 */
export const spanOf = ({ fromMs, toMs }: { readonly fromMs?: number; readonly toMs?: number }): Span => ({
  lower: fromMs === undefined ? FIRST : borderOf(fromMs),
  upper: toMs === undefined ? LAST : borderOf(toMs),
});

/** The greatest text before a position, as far as positions go: ids have one length and end in a hexadecimal digit. */
const justBefore = (position: string): string =>
  `${position.slice(0, -1)}${String.fromCharCode(position.charCodeAt(position.length - 1) - 1)}~`;

/** What is left of a span below a clip. */
export const below = (span: Span, clip: Pick<Clip, 'event_ts' | 'id'>): Span => ({
  ...span,
  upper: justBefore(positionOf(clip)),
});

/** What is left of a span above a clip. */
export const above = (span: Span, clip: Pick<Clip, 'event_ts' | 'id'>): Span => ({
  ...span,
  lower: `${positionOf(clip)}!`,
});

/** Whether no clip can be in it. */
export const isEmpty = ({ lower, upper }: Span): boolean => lower >= upper;

/** The moment at a border of a span, in milliseconds since 1970 UTC; undefined where it is open. */
export const momentOf = (border: string): number | undefined => {
  const digits = /^\d{13}/.exec(border)?.[0];
  return digits === undefined ? undefined : Number(digits);
};

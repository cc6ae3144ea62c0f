import type { Span } from './zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Closer than this there is nothing more to see. */
export const LEAST_MS = 60_000;

const lengthOf = ({ fromMs, toMs }: Span): number => toMs - fromMs;

/** Moves a span into the bounds, as far as it has to be moved, and shortens it when it is longer than they are. */
export const within = (span: Span, bounds: Span): Span => {
  const length = Math.min(lengthOf(span), lengthOf(bounds));
  const fromMs = Math.min(Math.max(span.fromMs, bounds.fromMs), bounds.toMs - length);
  return { fromMs, toMs: fromMs + length };
};

/** Moves a span. @param part of its length; earlier when negative */
export const panned = (span: Span, part: number, bounds: Span): Span => {
  const by = Math.round(lengthOf(span) * part);
  return within({ fromMs: span.fromMs + by, toMs: span.toMs + by }, bounds);
};

/**
 * Shows less of the time, or more. What is at `atMs` stays where it is, as far as the bounds let it.
 * @param factor of the length: below 1 to see more of less
 */
export const zoomed = (span: Span, factor: number, atMs: number, bounds: Span): Span => {
  const old = lengthOf(span);
  const length = Math.round(Math.min(Math.max(old * factor, LEAST_MS), lengthOf(bounds)));
  const fromMs = Math.round(atMs - ((atMs - span.fromMs) / old) * length);
  return within({ fromMs, toMs: fromMs + length }, bounds);
};

/** Moves a span so that a moment is in it. */
export const showing = (span: Span, ms: number, bounds: Span): Span =>
  ms >= span.fromMs && ms < span.toMs
    ? span
    : within({ fromMs: ms - lengthOf(span) / 2, toMs: ms + lengthOf(span) / 2 }, bounds);

/** A span and a minute before and after it, in whole minutes: a clip that began before it may run into it. */
export const minutesOf = ({ fromMs, toMs }: Span): Span => ({
  fromMs: (Math.floor(fromMs / MINUTE_MS) - 1) * MINUTE_MS,
  toMs: (Math.ceil(toMs / MINUTE_MS) + 1) * MINUTE_MS,
});

/** The whole hours that a span touches. */
export const hoursOf = ({ fromMs, toMs }: Span): Span => ({
  fromMs: Math.floor(fromMs / HOUR_MS) * HOUR_MS,
  toMs: Math.ceil(toMs / HOUR_MS) * HOUR_MS,
});

/** Where a moment is on a line that shows a span. @param width of the line */
export const placeOf = (ms: number, span: Span, width: number): number =>
  ((ms - span.fromMs) / Math.max(1, lengthOf(span))) * width;

/** The moment at a place of a line: the opposite of `placeOf`, within the span. */
export const momentAt = (x: number, span: Span, width: number): number =>
  Math.round(
    Math.min(Math.max(span.fromMs + (x / Math.max(1, width)) * lengthOf(span), span.fromMs), span.toMs - 1),
  );

/** The one that is nearest to a moment; the earlier one of two that are equally near. */
export const nearest = <T>(all: readonly T[], ms: number, of: (one: T) => number): T | undefined => {
  let best: T | undefined;
  for (const one of all) {
    const [distance, least] = [Math.abs(of(one) - ms), best ? Math.abs(of(best) - ms) : Infinity];
    if (distance < least || (distance === least && best && of(one) < of(best))) best = one;
  }
  return best;
};

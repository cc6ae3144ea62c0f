import { compareNumbers, compareText } from './attributes.ts';
import { type Edge, type Interval, isPoint, isSameEdge, overlap, type Wanted } from './interval.ts';
import { BEHIND_DIGITS, BEHIND_TEXT, behind, BLANK, firstOf, padded } from './keys.ts';
import type { Bounds } from './plan.ts';

/** The part of a partition that is wanted. */
export interface Part extends Bounds {
  /** About how much of the partition it is: 1 is all of it. */
  readonly share: number;
  /** Whether its rows have no value to be sorted by. */
  readonly isBlank?: true;
}

const edgeText = ({ value, isAfter }: Edge, textOf: (value: string) => string): string =>
  isAfter ? behind(textOf(value)) : firstOf(textOf(value));

/** The edges of an interval as bounds of orders. @param textOf a value as orders hold it */
const boundsOf = ({ from, to }: Interval, textOf = (value: string) => value): Bounds => ({
  ...(from && { from: edgeText(from, textOf) }),
  ...(to && { to: edgeText(to, textOf) }),
});

const WHOLE: Part = { share: 1 };

/** What is wanted of a partition that holds the values of an interval. */
const partsWithin = (
  whole: Interval,
  { intervals }: Wanted,
  compare: (one: string, other: string) => number,
  shareOf: (part: Interval) => number,
): Part[] =>
  intervals.flatMap((interval) => {
    const part = overlap(interval, whole, compare);
    if (!part) return [];
    const [hasFrom, hasTo] = [!isSameEdge(part.from, whole.from), !isSameEdge(part.to, whole.to)];
    // The partition's own bounds are left out: they may not even sort as the orders do.
    const bounds = boundsOf({ from: hasFrom ? part.from : undefined, to: hasTo ? part.to : undefined });
    return [hasFrom || hasTo ? { ...bounds, share: shareOf(part) } : WHOLE];
  });

const lastDayOf = (month: string): string => {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return `${month}-${String(date.getUTCDate()).padStart(2, '0')}`;
};

const dayNumber = ({ value, isAfter }: Edge): number => Number(value.slice(8)) + (isAfter ? 1 : 0);

/** The parts of a month that are wanted. */
export const partsOfMonth = (month: string, wanted: Wanted): Part[] => {
  if (month === BLANK) return wanted.blank ? [WHOLE] : [];
  const first: Edge = { value: `${month}-01`, isAfter: false };
  const last: Edge = { value: lastDayOf(month), isAfter: true };
  const days = dayNumber(last) - 1;
  return partsWithin(
    { from: first, to: last },
    wanted,
    compareText,
    ({ from = first, to = last }) => (dayNumber(to) - dayNumber(from)) / days,
  );
};

/** What a value among others in a partition has of it, where nothing is counted. */
const SHARE_OF_VALUE = 0.05;

/** The least decimal of so many digits before its point. */
const leastOf = (digits: number): string => (digits === 1 ? '0' : `1${'0'.repeat(digits - 1)}`);

/** The parts of the decimals of so many digits that are wanted. */
export const partsOfDigits = (digits: string, wanted: Wanted): Part[] => {
  if (digits === BLANK) return wanted.blank ? [WHOLE] : [];
  const [from, to] = [Number(digits), Number(digits) + 1].map((count) => ({
    value: leastOf(count),
    isAfter: false,
  }));
  return partsWithin({ ...(from && { from }), ...(to && { to }) }, wanted, compareNumbers, (part) =>
    isPoint(part) ? SHARE_OF_VALUE : 0.5,
  );
};

/** A partition whose rows without a value stand behind a place; in order they come last, whatever the direction. */
const blankLast = (behindAll: string, isSorted: boolean): Part[] =>
  isSorted
    ? [
        { to: behindAll, share: 1 },
        { from: behindAll, share: SHARE_OF_VALUE, isBlank: true },
      ]
    : [WHOLE];

/** The parts of a block that hold these lots; all of it without lots. */
export const partsOfLots = (lots: readonly string[] | undefined, isSorted: boolean): Part[] =>
  lots?.map((lot) => ({ from: firstOf(lot), to: behind(lot), share: SHARE_OF_VALUE })) ??
  blankLast(BEHIND_TEXT, isSorted);

/** A number as orders hold it; behind all of them where it has more digits than a street number. */
const streetText = (value: string): string => {
  const [whole = '', ...fraction] = value.split('.');
  const text = padded(whole);
  return text.length > padded('0').length ? BEHIND_DIGITS : [text, ...fraction].join('.');
};

/** The parts of a street that are wanted. */
export const partsOfStreet = ({ intervals, blank }: Wanted, isSorted: boolean): Part[] => {
  if (blank && intervals.length > 0) return blankLast(BEHIND_DIGITS, isSorted);
  if (blank) return [{ from: BEHIND_DIGITS, share: SHARE_OF_VALUE }];
  return intervals.map((interval) => ({
    to: BEHIND_DIGITS,
    ...boundsOf(interval, streetText),
    share: SHARE_OF_VALUE,
  }));
};

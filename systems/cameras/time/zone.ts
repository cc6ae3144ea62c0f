import { Temporal } from 'temporal-polyfill';

/** A range of moments, in milliseconds since 1970 UTC: half-open, without `toMs`. */
export interface Moments {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether this is the name of a time zone that is known. */
export const isZone = (name: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds;

/**
 * A day of a zone: 23 or 25 hours long when the clocks change.
 * @param date such as `2026-11-27`
 * @throws RangeError when it is no date
 */
export const dayIn = (date: string, zone: string): Moments => {
  const day = Temporal.PlainDate.from(date, { overflow: 'reject' });
  return { fromMs: startOf(day, zone), toMs: startOf(day.add({ days: 1 }), zone) };
};

/** @param month such as `2026-11` */
export const monthIn = (month: string, zone: string): Moments => {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { fromMs: startOf(first, zone), toMs: startOf(first.add({ months: 1 }), zone) };
};

const zoned = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** The date of a moment in a zone: `2026-11-27`. */
export const dateOf = (ms: number, zone: string): string => zoned(ms, zone).toPlainDate().toString();

/** A moment by a zone's clock, in a form that file names can have: `2026-11-27T14-03-02`. */
export const clockOf = (ms: number, zone: string): string =>
  zoned(ms, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(':', '-');

/** What a clock shows. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
}

/**
 * The moments at which a zone's clock shows this, in milliseconds since 1970 UTC: two in the hour that a change of
 * the clocks repeats. A time that the clocks leave out moves forward by as much as they do, as in RFC 5545.
 * @returns none when there is no such date or time
 */
export const momentsAt = (clock: Clock, zone: string): readonly number[] => {
  try {
    const shown = Temporal.PlainDateTime.from(clock, { overflow: 'reject' });
    const at = (disambiguation: 'earlier' | 'later') =>
      shown.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
    const [earlier, later] = [at('earlier'), at('later')];
    // In a gap, Temporal's `later` is the time after the clocks have moved.
    const isGap = !zoned(later, zone).toPlainDateTime().equals(shown);
    return isGap || earlier === later ? [later] : [earlier, later];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};

import { isZone } from './time/zone.ts';

/** The IANA name of a time zone, such as `Europe/Berlin`. */
export const zone = (value: string): string => {
  if (!isZone(value)) throw new Error('must be the IANA name of a time zone, such as Europe/Berlin');
  return value;
};

/** A whole number of days, 1 to 3,650. */
export const days = (value: string): number => {
  const number = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(number >= 1 && number <= 3650)) throw new Error('must be a whole number of days from 1 to 3650');
  return number;
};

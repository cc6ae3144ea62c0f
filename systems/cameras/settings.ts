import { wholeTo } from '../../core/whole.ts';
import { isZone } from './time/zone.ts';

/** The IANA name of a time zone, such as `Europe/Berlin`. */
export const zone = (value: string): string => {
  if (!isZone(value)) throw new Error('must be the IANA name of a time zone, such as Europe/Berlin');
  return value;
};

/** A whole number of days, 1 to 3,650. */
export const days = wholeTo(3_650, 'a whole number of days');

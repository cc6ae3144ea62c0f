import { wholeTo } from '../../../core/whole.ts';

/** A number from 0 to 1, in decimal digits. */
export const share = (value: string): number => {
  const number = /^\d*\.?\d+$/.test(value) ? Number(value) : NaN;
  if (!(number <= 1)) throw new Error('must be a number from 0 to 1');
  return number;
};

/** A whole number of seconds, 1 to 43,200: SQS hides a message for no longer. */
export const seconds = wholeTo(43_200, 'whole seconds');

/** How often a queue delivers a message, 1 to 1,000: SQS counts no further before it gives up. */
export const deliveries = wholeTo(1_000, 'a whole number');

/** A number from 0 to 1, in decimal digits. */
export const share = (value: string): number => {
  const number = /^\d*\.?\d+$/.test(value) ? Number(value) : NaN;
  if (!(number <= 1)) throw new Error('must be a number from 0 to 1');
  return number;
};

/** A whole number of seconds, 1 to 43,200: SQS hides a message for no longer. */
export const seconds = (value: string): number => {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(number >= 1 && number <= 43_200)) throw new Error('must be whole seconds from 1 to 43200');
  return number;
};

/** How often a queue delivers a message, 1 to 1,000: SQS counts no further before it gives up. */
export const deliveries = (value: string): number => {
  const number = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(number >= 1 && number <= 1_000)) throw new Error('must be a whole number from 1 to 1000');
  return number;
};

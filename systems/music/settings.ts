/** A whole number from 1 to 1,000: an account has 2,500 tables in a region, and other stacks need some. */
export const tableLimit = (value: string): number => {
  const most = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
  if (!(most >= 1 && most <= 1_000)) throw new Error('must be a whole number from 1 to 1000');
  return most;
};

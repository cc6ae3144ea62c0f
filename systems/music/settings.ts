import { wholeTo } from '../../core/whole.ts';

/** A whole number from 1 to 1,000: an account has 2,500 tables in a region, and other stacks need some. */
export const tableLimit = wholeTo(1_000, 'a whole number');

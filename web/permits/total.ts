import type { PermitPage } from './permit.ts';

const count = new Intl.NumberFormat();

/** A number as people here write it. */
export const countText = (value: number): string => count.format(value);

type Counted = Pick<PermitPage, 'total' | 'totalIsEstimate' | 'cursor'>;

/**
 * How many rows meet the filter, as far as it is known.
 * @param seen rows of all pages that were read
 */
export const totalText = ({ total, totalIsEstimate, cursor }: Counted, seen: number): string => {
  if (total === undefined) return cursor === undefined ? countText(seen) : `at least ${countText(seen)}`;
  return totalIsEstimate === true ? `about ${countText(Math.max(total, seen))}` : countText(total);
};

/** @param total as totalText writes it */
export const rowsText = (total: string): string => (/(^| )1$/.test(total) ? `${total} row` : `${total} rows`);

const INDEXES: Readonly<Record<PermitPage['cost']['index'], string>> = {
  number: 'application numbers',
  file_month: 'file dates',
  status: 'statuses',
  neighborhood: 'neighborhoods',
  block: 'blocks',
  street: 'streets',
  cost: 'estimated costs',
};

const rows = (value: number): string => (value === 1 ? '1 row' : `${countText(value)} rows`);
const units = (value: number): string => (value === 1 ? '1 read unit' : `${countText(value)} read units`);

/** What a page has cost, in a sentence. */
export const costText = ({ readUnits, itemsRead, filtered, index }: PermitPage['cost']): string =>
  `This page used ${units(readUnits)}. ${rows(itemsRead)} ${itemsRead === 1 ? 'was' : 'were'} read by the index of ${INDEXES[index]}${filtered === 0 ? '' : `; ${countText(filtered)} did not meet the filter`}.`;

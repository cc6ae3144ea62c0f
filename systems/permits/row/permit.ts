import { addressLine, orNone } from './address.ts';
import type { Site } from './address.ts';
import { decimalOf } from './decimal.ts';
import type { Columns, Field } from './header.ts';
import { addressId, permitNumber } from './identity.ts';
import type { PermitNumber } from './identity.ts';
import { momentOf } from './moment.ts';
import type { Cell, DateSystem } from '../report/sheet.ts';
import { textOf } from './text.ts';

/**
 * One row of a building permit; a permit has a row for each address. Moments are
 * `2016-12-21T00:00:00.000000+0000`, or '' where the file has none; costs are exact decimal strings
 * in US dollars, "0" where the file has none. What is optional is absent where the file has none.
 */
export interface PermitRow {
  /** With its leading `#`. */
  readonly application_number: string;
  /** The zero-based index of the data row in the file that wrote it. */
  readonly record_id: string;
  readonly status: string;
  readonly status_date: string;
  readonly file_date: string;
  readonly expiration_date: string;
  readonly estimated_cost: string;
  readonly revised_cost: string;
  readonly existing_use: string;
  readonly proposed_use: string;
  readonly description: string;
  readonly address: string;
  readonly block?: string;
  readonly lot?: string;
  readonly existing_units?: string;
  readonly proposed_units?: string;
  readonly existing_stories?: string;
  readonly proposed_stories?: string;
  readonly zipcode?: string;
  /** Degrees. */
  readonly latitude?: string;
  readonly longitude?: string;
}

/** A row as it is answered. */
export interface Permit extends PermitRow {
  /** When its file was loaded. */
  readonly load_date: string;
}

/** What a row became; a reason names the column and never the value. */
export type Mapped =
  | { readonly number: PermitNumber; readonly site: Site; readonly permit: PermitRow }
  | { readonly rejected: string };

/** What all rows of a file have in common. */
export interface Source {
  readonly columns: Columns;
  readonly dateSystem: DateSystem;
}

class Rejection extends Error {}

const NUMBER = /^[0-9A-Z-]{1,32}$/;
/** The table stores it as a sort key, which DynamoDB allows 1,024 bytes; the counter needs some of them. */
const MAX_ADDRESS_BYTES = 1_000;

/** Reads one row's cells by field; what is wrong with one is a Rejection naming its column. */
const readerOf = (cells: readonly Cell[], { columns, dateSystem }: Source) => {
  const cell = (field: Field): Cell => cells[columns.get(field)?.at ?? -1] ?? null;
  const reject = (field: Field, why: string): never => {
    throw new Rejection(`${columns.get(field)?.title ?? field}: ${why}`);
  };
  const text = (field: Field, maxLength: number): string => {
    const value = textOf(cell(field));
    return value.length > maxLength ? reject(field, `longer than ${maxLength} characters`) : value;
  };
  return {
    text,
    lower: (field: Field, maxLength: number) => text(field, maxLength).toLowerCase(),
    moment: (field: Field) => momentOf(cell(field), dateSystem) ?? reject(field, 'not a date'),
    cost: (field: Field) => (decimalOf(cell(field)) ?? reject(field, 'not an amount of at least 0')) || '0',
    /** A count is no reason to lose a row: what is no number is left out. */
    count: (field: Field) => decimalOf(cell(field)) ?? '',
    number(): PermitNumber {
      const value = cell('number');
      const number = permitNumber(textOf(value));
      const exact = typeof value !== 'number' || Number.isSafeInteger(value);
      return exact && NUMBER.test(number) ? number : reject('number', 'not an application number');
    },
  };
};

type Reader = ReturnType<typeof readerOf>;

const siteOf = ({ text }: Reader): Site => ({
  block: text('block', 50),
  lot: text('lot', 50),
  number: text('street_number', 50),
  numberSuffix: orNone(text('street_number_suffix', 50)),
  street: text('street', 100),
  streetSuffix: orNone(text('street_suffix', 50)),
  unit: orNone(text('unit', 50)),
  unitSuffix: orNone(text('unit_suffix', 50)),
});

/** `(37.785, -122.408)` as latitude and longitude. */
const coordinates = (location: string) => {
  const [, latitude = '', longitude = ''] =
    /^\(\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)$/.exec(location) ?? [];
  return { latitude, longitude };
};

const given = <K extends string>(fields: Readonly<Record<K, string>>): Readonly<Partial<Record<K, string>>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<
    Record<K, string>
  >;

const permitFrom = (read: Reader, number: PermitNumber, site: Site, index: number): PermitRow => ({
  application_number: `#${number}`,
  record_id: String(index),
  status: read.lower('status', 100),
  status_date: read.moment('status_date'),
  file_date: read.moment('file_date'),
  expiration_date: read.moment('expiration_date'),
  estimated_cost: read.cost('estimated_cost'),
  revised_cost: read.cost('revised_cost'),
  existing_use: read.lower('existing_use', 500),
  proposed_use: read.lower('proposed_use', 500),
  description: read.text('description', 32_767),
  address: addressLine(site),
  ...given({
    block: site.block,
    lot: site.lot,
    existing_units: read.count('existing_units'),
    proposed_units: read.count('proposed_units'),
    existing_stories: read.count('existing_stories'),
    proposed_stories: read.count('proposed_stories'),
    zipcode: read.text('zipcode', 10),
    ...coordinates(read.text('location', 200)),
  }),
});

/**
 * Maps one row to a permit. A row with no proper application number, date or cost is rejected.
 * @param index zero-based place of the row below the header
 */
export const permitOf = (cells: readonly Cell[], source: Source, index: number): Mapped => {
  try {
    const read = readerOf(cells, source);
    const number = read.number();
    const site = siteOf(read);
    if (Buffer.byteLength(addressId(site)) > MAX_ADDRESS_BYTES)
      throw new Rejection('the address is too long');
    return { number, site, permit: permitFrom(read, number, site, index) };
  } catch (error) {
    if (error instanceof Rejection) return { rejected: error.message };
    throw error;
  }
};

import { toUSVString } from 'node:util';
import { addressLine, addressParts, orNone } from './address.ts';
import type { Site } from './address.ts';
import { type Coordinates, coordinatesOf, NOWHERE } from './coordinates.ts';
import { decimalOf, isExact } from './decimal.ts';
import type { Columns, Field } from './header.ts';
import { addressId, permitNumber } from './identity.ts';
import type { PermitNumber } from './identity.ts';
import { momentOf } from './moment.ts';
import type { Cell, DateSystem, Unreadable } from '../report/sheet.ts';
import { textOf } from './text.ts';

/**
 * One row of a building permit; a permit has a row for each address. Moments are
 * `2016-12-21T00:00:00.000000+0000`, costs exact decimal strings in US dollars; both are '' where the
 * file has none. What is optional is absent where the file has none.
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
  /** In at most 9 digits, without zeros in front. */
  readonly street_number?: string;
  /** Without its suffix: `Bella Vista`, of Bella Vista Way. */
  readonly street?: string;
  readonly unit?: string;
  readonly existing_units?: string;
  readonly proposed_units?: string;
  readonly existing_stories?: string;
  readonly proposed_stories?: string;
  readonly zipcode?: string;
  /** Degrees. */
  readonly latitude?: string;
  readonly longitude?: string;
  readonly permit_type?: string;
  readonly form_number?: string;
  /** A moment, as is the next. */
  readonly issued_date?: string;
  readonly completed_date?: string;
  readonly neighborhood?: string;
  readonly supervisor_district?: string;
}

/** A row as it is answered. */
export interface Permit extends PermitRow {
  /** When its file was loaded. */
  readonly load_date: string;
}

/** Why a row is left out. */
export interface RowRejection {
  /** As the file calls it; absent where the whole row is wrong. */
  readonly column?: string;
  /** What the cell holds, cut at 200 characters; the contractor's columns are never read. */
  readonly value?: string;
  /** Never holds the value. */
  readonly reason: string;
}

/** What a row became. */
export type Mapped =
  | {
      readonly number: PermitNumber;
      readonly site: Site;
      readonly permit: PermitRow;
      /** The row says where the permit is in a way that is not understood. */
      readonly isPlaceUnclear: boolean;
    }
  | { readonly rejected: RowRejection };

/** What all rows of a file have in common. */
export interface Source {
  readonly columns: Columns;
  readonly dateSystem: DateSystem;
}

class Rejection extends Error {
  readonly rejected: RowRejection;
  constructor(rejected: RowRejection) {
    super(rejected.reason);
    this.rejected = rejected;
  }
}

const NUMBER = /^(?=.*\d)[0-9A-Z-]{1,32}$/;
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i;
const MAX_VALUE = 200;
/**
 * The time to normalize a text grows with the square of the marks in a row. No writing needs more than 30.
 * Source: Unicode Standard Annex #15, section 13, Stream-Safe Text Format
 */
const TOO_MANY_MARKS = /\p{M}{31}/u;
/** The table stores it as a sort key, which DynamoDB allows 1,024 bytes; the counter needs some of them. */
const MAX_ADDRESS_BYTES = 1_000;

const numberFault = (text: string): string =>
  SCIENTIFIC.test(text) ? 'in scientific notation, so its last digits are lost' : 'not an application number';

const shownOf = (value: Cell): string => toUSVString(String(value).trim().slice(0, MAX_VALUE));

/** Reads one row's cells by field; what is wrong with one is a Rejection naming its column. */
const readerOf = (cells: readonly (Cell | Unreadable)[], { columns, dateSystem }: Source) => {
  const reject = (field: Field, reason: string, value: Cell = null): never => {
    const column = columns.get(field)?.title ?? field;
    throw new Rejection({ column, ...(value !== null && { value: shownOf(value) }), reason });
  };
  const cell = (field: Field): Cell => {
    const found = cells[columns.get(field)?.at ?? -1] ?? null;
    if (typeof found === 'object' && found !== null) return reject(field, found.fault);
    return typeof found === 'number' && !isExact(found)
      ? reject(field, 'a number of more than 15 digits, of which the last may be lost', found)
      : found;
  };
  const text = (field: Field, maxLength: number): string => {
    const value = textOf(cell(field));
    if (value.length > maxLength) return reject(field, `longer than ${maxLength} characters`, value);
    return TOO_MANY_MARKS.test(value)
      ? reject(field, 'more than 30 combining marks on one character', value)
      : value;
  };
  return {
    text,
    lower: (field: Field, maxLength: number) => text(field, maxLength).toLowerCase(),
    moment: (field: Field) => momentOf(cell(field), dateSystem) ?? reject(field, 'not a date', cell(field)),
    cost: (field: Field) =>
      decimalOf(cell(field)) ?? reject(field, 'not an amount of at least 0', cell(field)),
    /** A count is no reason to lose a row: what is no number is left out. */
    count: (field: Field) => decimalOf(cell(field)) ?? '',
    number(): PermitNumber {
      const written = cell('number');
      const number = permitNumber(textOf(written));
      return NUMBER.test(number) ? number : reject('number', numberFault(number), written);
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

const given = <K extends string>(fields: Readonly<Record<K, string>>): Readonly<Partial<Record<K, string>>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<
    Record<K, string>
  >;

const permitFrom = (
  read: Reader,
  number: PermitNumber,
  site: Site,
  place: Coordinates,
  index: number,
): PermitRow => ({
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
    ...addressParts(site),
    existing_units: read.count('existing_units'),
    proposed_units: read.count('proposed_units'),
    existing_stories: read.count('existing_stories'),
    proposed_stories: read.count('proposed_stories'),
    zipcode: read.text('zipcode', 10),
    permit_type: read.text('permit_type', 50),
    form_number: read.text('form_number', 50),
    issued_date: read.moment('issued_date'),
    completed_date: read.moment('completed_date'),
    neighborhood: read.text('neighborhood', 100),
    supervisor_district: read.text('supervisor_district', 50),
    ...place,
  }),
});

const addressableSite = (read: Reader): Site => {
  const site = siteOf(read);
  if (Buffer.byteLength(addressId(site)) > MAX_ADDRESS_BYTES)
    throw new Rejection({ reason: 'the address is too long' });
  return site;
};

/**
 * Maps one row to a permit. A row is rejected without a proper application number, without both a file
 * date and a status (so a line of totals is not a permit), and where a cell that is read is wrong.
 * @param index zero-based place of the row below the header; rows of all sheets of a file are counted on
 */
export const permitOf = (cells: readonly (Cell | Unreadable)[], source: Source, index: number): Mapped => {
  try {
    const read = readerOf(cells, source);
    const number = read.number();
    const site = addressableSite(read);
    const place = coordinatesOf(read.text('location', Infinity));
    const permit = permitFrom(read, number, site, place ?? NOWHERE, index);
    if (permit.file_date === '' && permit.status === '')
      throw new Rejection({ reason: 'neither a file date nor a status' });
    return { number, site, permit, isPlaceUnclear: place === undefined };
  } catch (error) {
    if (error instanceof Rejection) return { rejected: error.rejected };
    throw error;
  }
};

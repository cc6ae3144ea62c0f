import { Refusal } from '../report/refusal.ts';
import type { HeaderFound } from '../report/report.ts';
import type { Cell, Unreadable } from '../report/sheet.ts';

export type Field =
  | 'number'
  | 'file_date'
  | 'status'
  | 'status_date'
  | 'expiration_date'
  | 'estimated_cost'
  | 'revised_cost'
  | 'existing_use'
  | 'proposed_use'
  | 'description'
  | 'block'
  | 'lot'
  | 'street_number'
  | 'street_number_suffix'
  | 'street'
  | 'street_suffix'
  | 'unit'
  | 'unit_suffix'
  | 'existing_units'
  | 'proposed_units'
  | 'existing_stories'
  | 'proposed_stories'
  | 'zipcode'
  | 'location'
  | 'permit_type'
  | 'form_number'
  | 'issued_date'
  | 'completed_date'
  | 'neighborhood'
  | 'supervisor_district';

/** Where a field stands in a row, and what the file calls it. */
export interface Column {
  readonly at: number;
  readonly title: string;
}
export type Columns = ReadonlyMap<Field, Column>;

/** Titles under which a format has a field; the first one names it when it is missing. */
type Layout = Readonly<Partial<Record<Field, readonly string[]>>>;

/**
 * The city's monthly report. Its ZIP_CODE, STREET, STREET_SUFFIX, CITY and STATE are the contractor's
 * and are never read; nor is any name, company or telephone number.
 */
const MONTHLY: Layout = {
  // `APPLICATION #` without its sign is APPLICATION, which no other column is called.
  number: ['APPLICATION #', 'APPLICATION NO.', 'APPLICATION NUMBER'],
  file_date: ['FILE_DATE'],
  status: ['STATUS'],
  status_date: ['STATUS_DATE'],
  expiration_date: ['EXPIRATION_DATE'],
  estimated_cost: ['ESTIMATED COST'],
  revised_cost: ['REVISED COST'],
  existing_use: ['EXISTING USE'],
  proposed_use: ['PROPOSED USE'],
  description: ['DESCRIPTION'],
  block: ['BLOCK'],
  lot: ['LOT'],
  street_number: ['STREET_NUMBER'],
  street_number_suffix: ['STREET_NUMBER_SFX'],
  street: ['AVS_STREET_NAME'],
  street_suffix: ['AVS_STREET_SFX'],
  unit: ['UNIT'],
  unit_suffix: ['UNIT_SFX'],
  existing_units: ['EXISTING UNITS'],
  proposed_units: ['PROPOSED UNITS'],
  existing_stories: ['EXISTING STORIES'],
  proposed_stories: ['PROPOSED STORIES'],
  permit_type: ['PERMIT_TYPE'],
  form_number: ['FORM_NUMBER'],
  issued_date: ['ISSUED_DATE'],
  completed_date: ['COMPLETED_DATE'],
};

/**
 * The city's open data, from its portal and from its API (`permit_number`, `status`), as CSV or JSON:
 * every address in it is the site's.
 */
const OPEN_DATA: Layout = {
  number: ['Permit Number'],
  file_date: ['Filed Date'],
  status: ['Current Status', 'Status'],
  status_date: ['Current Status Date', 'Status Date'],
  expiration_date: ['Permit Expiration Date'],
  estimated_cost: ['Estimated Cost'],
  revised_cost: ['Revised Cost'],
  existing_use: ['Existing Use'],
  proposed_use: ['Proposed Use'],
  description: ['Description'],
  block: ['Block'],
  lot: ['Lot'],
  street_number: ['Street Number'],
  street_number_suffix: ['Street Number Suffix'],
  street: ['Street Name'],
  street_suffix: ['Street Suffix'],
  unit: ['Unit'],
  unit_suffix: ['Unit Suffix'],
  existing_units: ['Existing Units'],
  proposed_units: ['Proposed Units'],
  existing_stories: ['Number of Existing Stories'],
  proposed_stories: ['Number of Proposed Stories'],
  zipcode: ['Zipcode'],
  location: ['Location'],
  permit_type: ['Permit Type'],
  issued_date: ['Issued Date'],
  completed_date: ['Completed Date'],
  neighborhood: ['Neighborhoods - Analysis Boundaries'],
  supervisor_district: ['Supervisor District'],
};

/**
 * Without these a row is no permit, or has no stable identity (block, lot, number, street, unit).
 * The date of expiration may be absent: applications that were never issued have none, and a blank
 * one is a proper value anyway. Suffixes may be absent: nearly all of them are blank.
 */
const REQUIRED: readonly Field[] = [
  'number',
  'file_date',
  'status',
  'status_date',
  'estimated_cost',
  'revised_cost',
  'existing_use',
  'proposed_use',
  'description',
  'block',
  'lot',
  'street_number',
  'street',
  'unit',
];

/** Without these a sparse file, which leaves out what is blank, holds no permits. */
const REQUIRED_OF_ALL: readonly Field[] = ['number', 'file_date', 'status', 'status_date'];

/** `STATUS_ DATE`, `Status Date` and `STATUS_DATE` are one name. */
const normal = (title: string): string => title.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Blank where a column must not be looked at. A STREET_NUMBER before a plain STREET is the contractor's. */
const namesOf = (titles: readonly string[]): string[] => {
  const names = titles.map(normal);
  return names.map((name, at) => (name === 'STREETNUMBER' && names[at + 1] === 'STREET' ? '' : name));
};

/** What a row has of a layout. */
interface Match {
  readonly layout: Layout;
  readonly columns: Columns;
}

const matchOf = (layout: Layout, titles: readonly string[]): Match => {
  const names = namesOf(titles);
  const columns = new Map<Field, Column>();
  for (const field of Object.keys(layout) as Field[]) {
    const wanted = (layout[field] ?? []).map(normal);
    const at = names.findIndex((name) => wanted.includes(name));
    if (at >= 0) columns.set(field, { at, title: titles[at] ?? field });
  }
  return { layout, columns };
};

/** Only the open data has permit numbers; otherwise the layout of which more is there is meant. */
const better = (monthly: Match, openData: Match): Match =>
  openData.columns.has('number') || openData.columns.size > monthly.columns.size ? openData : monthly;

/**
 * Which of two columns of one name is meant, nobody knows. Columns that nobody needs may be double; of two numbers of
 * streets, the second one is the contractor's.
 */
const refuseDouble = (titles: readonly string[], columns: Columns): void => {
  const names = namesOf(titles);
  for (const field of REQUIRED.filter((one) => one !== 'street_number')) {
    const { at, title } = columns.get(field) ?? {};
    if (at !== undefined && names.lastIndexOf(names[at] ?? '') > at)
      throw new Refusal(`the header has the column ${title ?? field} twice`);
  }
};

/**
 * Finds the fields in a header row by their normalised names.
 * @param isSparse whether the file leaves out columns that are blank in every row
 * @throws Refusal when a column that every report has is there twice
 */
export const columnsOf = (header: readonly (Cell | Unreadable)[], isSparse = false): HeaderFound<Columns> => {
  const titles = header.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  const { layout, columns } = better(matchOf(MONTHLY, titles), matchOf(OPEN_DATA, titles));
  const required = isSparse ? REQUIRED_OF_ALL : REQUIRED;
  const missing = required.filter((field) => !columns.has(field)).map((field) => layout[field]?.[0] ?? field);
  if (missing.length > 0) return { missing, known: columns.size };
  refuseDouble(titles, columns);
  return { columns };
};

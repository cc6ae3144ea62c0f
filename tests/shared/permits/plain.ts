import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';

/*
 * What a search should find, said a second time and as plainly as it can be: the files are read by other readers,
 * every row is looked at, and nothing of systems/permits is used.
 */

/** How the values of each attribute are compared. */
export const KINDS = {
  application_number: 'text',
  record_id: 'number',
  status: 'text',
  status_date: 'day',
  file_date: 'day',
  issued_date: 'day',
  completed_date: 'day',
  expiration_date: 'day',
  estimated_cost: 'number',
  revised_cost: 'number',
  existing_use: 'text',
  proposed_use: 'text',
  permit_type: 'text',
  description: 'text',
  address: 'text',
  street_number: 'number',
  street: 'text',
  unit: 'text',
  block: 'text',
  lot: 'text',
  zipcode: 'text',
  neighborhood: 'text',
  supervisor_district: 'text',
  existing_units: 'number',
  proposed_units: 'number',
  existing_stories: 'number',
  proposed_stories: 'number',
  load_date: 'day',
} as const;

export type PlainName = keyof typeof KINDS;

/** A row of a file as text; '' where it has no such value. Days are `2016-12-21`. */
export type PlainRow = Readonly<Record<PlainName, string>>;

/** What tells a row of one file from all its others. */
export const plainId = ({
  application_number,
  record_id,
}: Pick<PlainRow, 'application_number' | 'record_id'>): string =>
  `${application_number.replace('#', '').toUpperCase()} ${record_id}`;

type Cell = string | number | boolean | Date | null | undefined;
type Cells = Readonly<Record<string, Cell>>;

/** The columns of a layout, by what they mean. */
interface Layout {
  readonly text: (cell: Cell) => string;
  readonly day: (cell: Cell) => string;
  readonly titles: Readonly<Record<string, string>>;
}

const rowOf = (
  cells: Cells,
  { text, day, titles }: Layout,
  index: number,
  loadDate: string,
): PlainRow & { readonly isRow: boolean } => {
  const at = (name: string): Cell => cells[titles[name] ?? ''];
  const said = (name: string): string => text(at(name));
  const orNone = (name: string): string => said(name).replace(/^(\*|0+)$/, '');
  const amount = (name: string): string => said(name).replace(/^\$/, '').replaceAll(',', '');
  // A count that is no number is left out.
  const count = (name: string): string => /^\d+$/.exec(said(name))?.[0] ?? '';
  const joined = (one: string, suffix: string): string =>
    [one, suffix].filter(Boolean).join(suffix.length > 2 ? ' ' : '');
  const unit = joined(orNone('unit'), orNone('unit_suffix'));
  const street = said('street').replaceAll(/\s+/g, ' ');
  const site = [
    joined(said('street_number'), orNone('number_suffix')),
    street,
    orNone('street_suffix'),
    unit,
  ];
  const number = said('street_number');
  return {
    isRow: said('number') !== '',
    application_number: said('number').replace('#', ''),
    record_id: String(index),
    status: said('status'),
    status_date: day(at('status_date')),
    file_date: day(at('file_date')),
    issued_date: day(at('issued_date')),
    completed_date: day(at('completed_date')),
    expiration_date: day(at('expiration_date')),
    estimated_cost: amount('estimated_cost'),
    revised_cost: amount('revised_cost'),
    existing_use: said('existing_use'),
    proposed_use: said('proposed_use'),
    permit_type: said('permit_type'),
    description: said('description'),
    address: [...site, 'San Francisco, CA'].filter(Boolean).join(' '),
    street_number: /^\d{1,9}$/.test(number) ? number : '',
    street,
    unit,
    block: said('block'),
    lot: said('lot'),
    zipcode: said('zipcode'),
    neighborhood: said('neighborhood'),
    supervisor_district: said('supervisor_district'),
    existing_units: count('existing_units'),
    proposed_units: count('proposed_units'),
    existing_stories: count('existing_stories'),
    proposed_stories: count('proposed_stories'),
    load_date: loadDate,
  };
};

const DAY_MS = 86_400_000;

const MONTHLY: Layout = {
  // A formula that failed says nothing.
  text: (cell) => (cell === null || cell === undefined || cell === '#NAME?' ? '' : cell.toString().trim()),
  day: (cell) =>
    typeof cell === 'number'
      ? new Date(Date.UTC(1899, 11, 30) + cell * DAY_MS).toISOString().slice(0, 10)
      : '',
  titles: {
    number: 'APPLICATION #',
    status: 'STATUS',
    status_date: 'STATUS_DATE',
    file_date: 'FILE_DATE',
    expiration_date: 'EXPIRATION_DATE',
    estimated_cost: 'ESTIMATED COST',
    revised_cost: 'REVISED COST',
    existing_use: 'EXISTING USE',
    proposed_use: 'PROPOSED USE',
    description: 'DESCRIPTION',
    street_number: 'STREET_NUMBER',
    number_suffix: 'STREET_NUMBER_SFX',
    street: 'AVS_STREET_NAME',
    street_suffix: 'AVS_STREET_SFX',
    unit: 'UNIT',
    unit_suffix: 'UNIT_SFX',
    block: 'BLOCK',
    lot: 'LOT',
    existing_units: 'EXISTING UNITS',
    proposed_units: 'PROPOSED UNITS',
    existing_stories: 'EXISTING STORIES',
    proposed_stories: 'PROPOSED STORIES',
  },
};

const PORTAL: Layout = {
  text: (cell) => (cell ?? '').toString().trim(),
  day: (cell) => (cell ?? '').toString().replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2'),
  titles: {
    number: 'Permit Number',
    permit_type: 'Permit Type',
    status: 'Current Status',
    status_date: 'Current Status Date',
    file_date: 'Filed Date',
    issued_date: 'Issued Date',
    completed_date: 'Completed Date',
    expiration_date: 'Permit Expiration Date',
    estimated_cost: 'Estimated Cost',
    revised_cost: 'Revised Cost',
    existing_use: 'Existing Use',
    proposed_use: 'Proposed Use',
    description: 'Description',
    street_number: 'Street Number',
    number_suffix: 'Street Number Suffix',
    street: 'Street Name',
    street_suffix: 'Street Suffix',
    unit: 'Unit',
    unit_suffix: 'Unit Suffix',
    block: 'Block',
    lot: 'Lot',
    existing_units: 'Existing Units',
    proposed_units: 'Proposed Units',
    existing_stories: 'Number of Existing Stories',
    proposed_stories: 'Number of Proposed Stories',
    zipcode: 'Zipcode',
    neighborhood: 'Neighborhoods - Analysis Boundaries',
    supervisor_district: 'Supervisor District',
  },
};

const rowsOf = (lines: readonly Cells[], layout: Layout, loadDate: string): PlainRow[] =>
  lines
    .map((cells, index) => rowOf(cells, layout, index, loadDate))
    .filter(({ isRow }) => isRow)
    .map(({ isRow: _isRow, ...row }) => row);

/** The rows of December 2016. @param loadDate the day on which it was loaded */
export const plainDecember = async (loadDate: string): Promise<PlainRow[]> => {
  const { sheets } = await readXlsx(
    await readFile(new URL('../../../local/demo/December2016Issued.xlsx', import.meta.url)),
  );
  const [titles = [], ...lines] = sheets[0]?.rows ?? [];
  // Of two columns with one title, the first is the site's.
  const cellsOf = (line: readonly Cell[]): Cells =>
    Object.fromEntries(titles.map((title, at) => [String(title), line[at]] as const).reverse());
  return rowsOf(lines.map(cellsOf), MONTHLY, loadDate);
};

/** The rows of a CSV file of the city's portal. @param loadDate the day on which it was loaded */
export const plainPortal = (csv: string, loadDate: string): PlainRow[] =>
  rowsOf(Papa.parse<Cells>(csv, { header: true, skipEmptyLines: true }).data, PORTAL, loadDate);

/** A condition: what it means, and how a query writes it. */
export interface PlainCondition {
  readonly name: PlainName;
  readonly operator: string;
  readonly values: readonly string[];
  readonly written: string;
}

/** Remembers what was answered for a text: rows have the same few values again and again. */
const remembered = <T>(answer: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    known.set(text, now);
    return now;
  };
};

const DIGITS = 45;

/** A decimal as a whole number of its smallest parts, so that any two compare exactly. */
const exact = remembered((decimal: string): bigint => {
  const [whole = '', fraction = ''] = decimal.replace(/^\$/, '').replaceAll(',', '').split('.');
  return BigInt(`${whole}${fraction.padEnd(DIGITS, '0')}`);
});

const folded = remembered((text: string): string => text.normalize('NFC').trim().toLowerCase());

const compared = (name: PlainName, value: string): string =>
  name === 'application_number' ? folded(value).replace(/^#\s*/, '') : folded(value);

/** The order of two values of an attribute, neither of them ''. */
export const comparePlainly = (name: PlainName, one: string, other: string): number => {
  if (KINDS[name] === 'number') return Number(exact(one) > exact(other)) - Number(exact(one) < exact(other));
  const [left, right] = [compared(name, one), compared(name, other)];
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
};

const holds = ({ name, operator, values }: PlainCondition, row: PlainRow): boolean => {
  const value = row[name];
  const [first = '', second = ''] = values;
  const isBlank = compared(name, value) === '';
  const order = (given: string): number => comparePlainly(name, value, given);
  switch (operator) {
    case 'null':
      return isBlank === (first === 'true');
    case 'ne':
      return isBlank || order(first) !== 0;
    case 'eq':
      return !isBlank && order(first) === 0;
    case 'in':
      return !isBlank && values.some((one) => order(one) === 0);
    case 'lt':
      return !isBlank && order(first) < 0;
    case 'lte':
      return !isBlank && order(first) <= 0;
    case 'gt':
      return !isBlank && order(first) > 0;
    case 'gte':
      return !isBlank && order(first) >= 0;
    case 'between':
      return !isBlank && order(first) >= 0 && order(second) <= 0;
    case 'begins':
      return compared(name, value).startsWith(compared(name, first));
    case 'contains':
      return compared(name, value).includes(compared(name, first));
    default:
      throw new Error(`no operator: ${operator}`);
  }
};

/** Whether a row meets all conditions. */
export const meetsPlainly = (conditions: readonly PlainCondition[], row: PlainRow): boolean =>
  conditions.every((condition) => holds(condition, row));

/** What the rows of an answer have at one place, in the order in which it must have them. */
export const sortedPlainly = (
  rows: readonly PlainRow[],
  sort: PlainName,
  order: 'asc' | 'desc' | undefined,
): string[] => {
  const isUp = (order ?? (sort === 'lot' || sort === 'street_number' ? 'asc' : 'desc')) === 'asc';
  const values = rows.map((row) => row[sort]);
  const given = values.filter((value) => value !== '');
  given.sort((one, other) => comparePlainly(sort, one, other) * (isUp ? 1 : -1));
  // Rows without the value come last in either direction.
  return [...given, ...values.filter((value) => value === '')];
};

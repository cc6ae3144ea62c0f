import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';
import type { Pulse } from '../../../systems/permits/report/pulse.ts';
import { openReport, type Reading, type Row } from '../../../systems/permits/report/report.ts';
import type { Cell, DateSystem, Unreadable } from '../../../systems/permits/report/sheet.ts';

import { columnsOf, type Columns } from '../../../systems/permits/row/header.ts';

type Value = string | number | boolean | Date | null;

/** The monthly report's columns that matter, in the order of December 2016, the contractor's among them. */
export const HEADER = [
  'APPLICATION #',
  'FILE_DATE',
  'STATUS_DATE',
  'STATUS',
  'EXPIRATION_DATE',
  'ESTIMATED COST',
  'REVISED COST',
  'EXISTING USE',
  'EXISTING UNITS',
  'PROPOSED USE',
  'PROPOSED UNITS',
  'BLOCK',
  'LOT',
  'STREET_NUMBER',
  'STREET_NUMBER_SFX',
  'AVS_STREET_NAME',
  'AVS_STREET_SFX',
  'UNIT',
  'UNIT_SFX',
  'FIRST_NAME',
  'STREET_NUMBER',
  'STREET',
  'STREET_SUFFIX',
  'CITY',
  'ZIP_CODE',
  'DESCRIPTION',
];

const ROW: Readonly<Record<string, Value>> = {
  'APPLICATION #': '#201612013997',
  FILE_DATE: 42705,
  STATUS_DATE: 42725,
  STATUS: 'ISSUED',
  EXPIRATION_DATE: 42907,
  'ESTIMATED COST': 9399,
  'REVISED COST': 9399,
  'EXISTING USE': '1 FAMILY DWELLING',
  'EXISTING UNITS': 1,
  'PROPOSED USE': '1 FAMILY DWELLING',
  'PROPOSED UNITS': 1,
  BLOCK: 2998,
  LOT: 32,
  STREET_NUMBER: 235,
  AVS_STREET_NAME: 'BELLA VISTA',
  AVS_STREET_SFX: 'WY',
  FIRST_NAME: 'PAT',
  STREET: 'SANTANA',
  STREET_SUFFIX: 'ST',
  CITY: 'HAYWARD',
  ZIP_CODE: '94544-0000',
  DESCRIPTION: 'Replace windows.',
};

const CONTRACTORS_NUMBER = HEADER.lastIndexOf('STREET_NUMBER');

/** A row under HEADER: a proper permit with some cells changed. */
export const row = (changes: Readonly<Record<string, Value>> = {}): Value[] =>
  HEADER.map((title, at) => (at === CONTRACTORS_NUMBER ? 30800 : ({ ...ROW, ...changes }[title] ?? null)));

export const workbook = async (
  rows: Value[][],
  dateSystem: '1900' | '1904' = '1900',
): Promise<Uint8Array> => {
  const written: unknown = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }], dateSystem });
  if (!(written instanceof Uint8Array)) throw new Error('no bytes');
  return written;
};

/** A workbook of permits. */
export const permitsFile = (...changes: Readonly<Record<string, Value>>[]): Promise<Uint8Array> =>
  workbook([HEADER, ...changes.map(row)]);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

type Cells = readonly (Cell | Unreadable)[];

/** Takes any row that is not blank for a header. */
const anyHeader = (cells: Cells) => ({ columns: cells });

/** All sheets of a file with all their rows; the first row that is not blank is the header. */
export const readSheets = async <Columns = Cells>(
  bytes: Uint8Array,
  columnsOf = anyHeader as unknown as Reading<Columns>['columnsOf'],
  pulse: Pulse = () => undefined,
) => {
  const { sheets, leftOut } = await openReport(bytes, { columnsOf, pulse });
  const read: { name: string; header: Columns; dateSystem: DateSystem; rows: Row[] }[] = [];
  for (const { rows, columns: header, ...sheet } of sheets) {
    const all: Row[] = [];
    for await (const row of rows) all.push(row);
    read.push({ ...sheet, header, rows: all });
  }
  return { sheets: read, leftOut };
};

/** The only sheet of a file. */
export const readReport = async (bytes: Uint8Array) => {
  const { sheets } = await readSheets(bytes);
  const [sheet] = sheets;
  if (sheet === undefined || sheets.length > 1) throw new Error(`${sheets.length} sheets`);
  const { header, dateSystem, rows } = sheet;
  return { header, dateSystem, rows };
};

/** The columns of a header that is one. */
export const columnsIn = (header: Cells): Columns => {
  const found = columnsOf(header);
  if ('missing' in found) throw new Error(`no header: missing ${found.missing.join(', ')}`);
  return found.columns;
};

const demo = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../local/demo/${name}`, import.meta.url));

export const december = (): Promise<Uint8Array> => demo('December2016Issued.xlsx');
export const openData = (): Promise<Uint8Array> => demo('DataSF_Building_Permits_sample.csv');

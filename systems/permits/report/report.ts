import { Refusal } from './refusal.ts';
import type { Cell, DateSystem, Line, Sheet } from './sheet.ts';

/** A row of data below the header. */
export interface Row {
  /** Zero-based place below the header; blank rows are left out, but counted. */
  readonly index: number;
  /** As a spreadsheet program numbers it: the header is usually row 1. */
  readonly sheetRow: number;
  readonly cells: readonly Cell[];
  /** Why this row cannot be trusted, though the rest of the file can. */
  readonly fault?: string;
}

export interface Report {
  readonly header: readonly Cell[];
  readonly dateSystem: DateSystem;
  /** Can be walked once; throws Refusal where the file is damaged. */
  readonly rows: AsyncIterable<Row>;
}

const EXPECTED = 'expected an Excel workbook (.xlsx) or a CSV file';

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;

/** By content, never by name. Each reader is loaded only when a file needs it. */
const sheetOf = async (bytes: Uint8Array): Promise<Sheet> => {
  if (bytes.length === 0) throw new Refusal(`the file is empty: ${EXPECTED}`);
  if (startsWith(bytes, 'PK\x03\x04')) return (await import('./xlsx.ts')).readXlsx(bytes);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0'))
    throw new Refusal(`the file is an old Excel workbook (.xls) or has a password: ${EXPECTED}`);
  if (startsWith(bytes, 'PK\x05\x06')) throw new Refusal(`the file is an empty zip archive: ${EXPECTED}`);
  const start = Buffer.from(bytes.subarray(0, 256))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('<')) throw new Refusal(`the file is a web page or XML: ${EXPECTED}`);
  return (await import('./csv.ts')).readCsv(bytes);
};

const isBlank = ({ cells }: Line): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

const firstOf = async (lines: Sheet['lines']): Promise<Line> => {
  for (;;) {
    const { done, value } = await lines.next();
    if (done) throw new Refusal(`the file has no rows: ${EXPECTED}`);
    if (!isBlank(value)) return value;
  }
};

async function* rowsBelow(header: Line, lines: Sheet['lines']): AsyncGenerator<Row, void, undefined> {
  for await (const line of lines) {
    if (isBlank(line)) continue;
    const { at, cells, fault } = line;
    yield { index: at - header.at - 1, sheetRow: at + 1, cells, ...(fault !== undefined && { fault }) };
  }
}

/**
 * Opens a report of either format. The first row that is not blank is the header.
 * @throws Refusal when it is neither, saying what was expected
 */
export const openReport = async (bytes: Uint8Array): Promise<Report> => {
  const { dateSystem, lines } = await sheetOf(bytes);
  const header = await firstOf(lines);
  return { header: header.cells, dateSystem, rows: rowsBelow(header, lines) };
};

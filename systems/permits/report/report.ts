import { formatOf } from './format.ts';
import type { Pulse } from './pulse.ts';
import { Refusal } from './refusal.ts';
import {
  type Cell,
  type DateSystem,
  type LeftOut,
  type Line,
  rowPlace,
  type Sheet,
  type Unreadable,
} from './sheet.ts';

/** A row of data below the header. */
export interface Row {
  /** Zero-based place below the header; blank rows are left out, but counted. */
  readonly index: number;
  /** As a spreadsheet program numbers it: the header is usually row 1. */
  readonly sheetRow: number;
  readonly cells: readonly (Cell | Unreadable)[];
  /** Why this row cannot be trusted, though the rest of the file can. */
  readonly fault?: string;
}

/** What a row is when it is read as a header. */
export type HeaderFound<Columns> =
  | { readonly columns: Columns }
  /** The titles that are missing, and how many are there. */
  | { readonly missing: readonly string[]; readonly known: number };

/** What a report needs to know of its rows. */
export interface Reading<Columns> {
  /** @param isSparse whether the file leaves out columns that are blank in every row */
  readonly columnsOf: (cells: Line['cells'], isSparse: boolean) => HeaderFound<Columns>;
  readonly pulse: Pulse;
}

/** A sheet of permits. */
export interface PermitSheet<Columns> {
  /** '' in a format that has no sheets. */
  readonly name: string;
  readonly columns: Columns;
  readonly dateSystem: DateSystem;
  /** Can be walked once; throws Refusal where the file is damaged. */
  readonly rows: AsyncIterable<Row>;
}

export interface Report<Columns> {
  /** At least one, in the order of the file. */
  readonly sheets: readonly PermitSheet<Columns>[];
  /** The other sheets, each with its reason. */
  readonly leftOut: readonly LeftOut[];
}

const HEADER_ROWS = 20;
const LINES_BETWEEN_PULSES = 1_000;
/** A row with so many titles that are known is a header, whatever else is in it. */
const KNOWN_OF_A_HEADER = 3;
/** A reason has up to 2,000 characters in the contract. */
const MAX_NAMES = 30;
const MAX_SHEETS = 8;
const MAX_NAME_LENGTH = 30;
const cut = (name: string): string => name.slice(0, MAX_NAME_LENGTH).toWellFormed();

const isBlankCell = (cell: Cell | Unreadable): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');
const isBlank = ({ cells }: Line): boolean => cells.every(isBlankCell);

/** Without the blank cells at its end. */
const widthOf = ({ cells }: Line): number => cells.findLastIndex((cell) => !isBlankCell(cell)) + 1;

interface Header<Columns> {
  readonly line: Line;
  readonly columns: Columns;
}

/** The line that comes closest to a header. */
interface NearMiss {
  readonly sheet: Sheet;
  readonly line: Line;
  readonly missing: readonly string[];
  readonly known: number;
}

/** A sheet without a header is read to its end: only then is it known to be whole, and rightly left out. */
const headerOf = async <Columns>(
  sheet: Sheet,
  columnsOf: Reading<Columns>['columnsOf'],
): Promise<Header<Columns> | NearMiss | undefined> => {
  let nearest: NearMiss | undefined;
  for await (const line of sheet.lines()) {
    if (line.at >= HEADER_ROWS || isBlank(line)) continue;
    const found = columnsOf(line.cells, sheet.isSparse === true);
    if ('columns' in found) return { line, columns: found.columns };
    if (nearest === undefined || found.known > nearest.known) nearest = { sheet, line, ...found };
  }
  return nearest;
};

const faultOf = (line: Line, width: number, { isCutWhenShort }: Sheet): string | undefined => {
  const isCut = isCutWhenShort === true && line.cells.length < width;
  const cells = isCut ? line.cells.length : widthOf(line);
  return isCut || cells > width ? `the row has ${cells} cells, but the header has ${width}` : undefined;
};

async function* rowsBelow(header: Line, sheet: Sheet, pulse: Pulse): AsyncGenerator<Row, void, undefined> {
  const width = widthOf(header);
  let lines = 0;
  for await (const line of sheet.lines()) {
    if (lines % LINES_BETWEEN_PULSES === 0) pulse();
    lines += 1;
    if (line.at <= header.at || isBlank(line)) continue;
    const fault = faultOf(line, width, sheet);
    const { at, cells } = line;
    yield { index: at - header.at - 1, sheetRow: at + 1, cells, ...(fault !== undefined && { fault }) };
  }
}

/**
 * Names, not content: a row without a known name may be a list of people, and one that contains a number and few known
 * names is not a header, either; they are not shown. In JSON, names are what they are.
 */
const namesOf = ({ sheet, line, known }: NearMiss): string | undefined => {
  if (known === 0 && sheet.isSparse !== true) return undefined;
  const names = line.cells
    .filter((cell) => !isBlankCell(cell))
    .map((cell) => (typeof cell === 'string' && /\p{L}/u.test(cell) ? cell.trim() : undefined));
  if (known < KNOWN_OF_A_HEADER && names.includes(undefined)) return undefined;
  const shown = names.slice(0, MAX_NAMES).map((name = '?') => cut(name));
  return `${shown.join(', ')}${names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : ''}`;
};

const refusalOf = (nearest: NearMiss | undefined, leftOut: readonly LeftOut[]): Refusal => {
  const others = leftOut.slice(0, MAX_SHEETS).map(({ name, reason }) => `"${cut(name)}" (${reason})`);
  const more = leftOut.length > others.length ? ` and ${leftOut.length - others.length} more` : '';
  const leftOutToo = others.length === 0 ? [] : [`sheets left out: ${others.join(', ')}${more}`];
  if (nearest === undefined) return new Refusal(['the file has no rows', ...leftOutToo].join('; '));
  const { sheet, line, missing } = nearest;
  const names = namesOf(nearest);
  return new Refusal(
    [
      `not a permits report: none of the first ${HEADER_ROWS} rows has the columns of one`,
      ...(sheet.readWith === undefined ? [] : [`read with ${sheet.readWith}`]),
      `${rowPlace(sheet.name, line.at + 1)} comes closest`,
      `missing columns ${missing.join(', ')}`,
      ...(names === undefined ? [] : [`found ${names}`]),
      ...leftOutToo,
    ].join('; '),
  );
};

/**
 * Opens a report of any format. Every visible sheet with a header in its first twenty rows is a sheet
 * of permits; the others are named.
 * @throws Refusal if no sheet has a header, with what was found and what was expected
 */
export const openReport = async <Columns>(
  bytes: Uint8Array,
  { columnsOf, pulse }: Reading<Columns>,
): Promise<Report<Columns>> => {
  const { sheets, leftOut } = await formatOf(bytes, pulse);
  const permits: PermitSheet<Columns>[] = [];
  const others: LeftOut[] = [...leftOut];
  let nearest: NearMiss | undefined;
  for (const sheet of sheets) {
    const header = await headerOf(sheet, columnsOf);
    if (header !== undefined && 'columns' in header) {
      const rows = rowsBelow(header.line, sheet, pulse);
      permits.push({ name: sheet.name, columns: header.columns, dateSystem: sheet.dateSystem, rows });
      continue;
    }
    others.push({ name: sheet.name, reason: header === undefined ? 'no rows' : 'no header of permits' });
    if (header !== undefined && header.known > (nearest?.known ?? -1)) nearest = header;
  }
  if (permits.length === 0) throw refusalOf(nearest, leftOut);
  return { sheets: permits, leftOut: others };
};

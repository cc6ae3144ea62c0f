import { formatOf } from './format.ts';
import { Refusal } from './refusal.ts';
import type { Cell, DateSystem, LeftOut, Line, Pulse, Sheet, Unreadable } from './sheet.ts';

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

/** What a row is when it is taken for a header. */
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
const MAX_NAMES = 60;
const MAX_NAME_LENGTH = 40;

const isBlankCell = (cell: Cell | Unreadable | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
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

async function* firstLines(sheet: Sheet): AsyncGenerator<Line, void, undefined> {
  for await (const line of sheet.lines()) {
    if (line.at >= HEADER_ROWS) return;
    if (!isBlank(line)) yield line;
  }
}

const headerOf = async <Columns>(
  sheet: Sheet,
  columnsOf: Reading<Columns>['columnsOf'],
): Promise<Header<Columns> | NearMiss | undefined> => {
  let nearest: NearMiss | undefined;
  for await (const line of firstLines(sheet)) {
    const found = columnsOf(line.cells, sheet.isSparse === true);
    if ('columns' in found) return { line, columns: found.columns };
    if (nearest === undefined || found.known > nearest.known) nearest = { sheet, line, ...found };
  }
  return nearest;
};

const faultOf = (line: Line, width: number, { shortLines }: Sheet): string | undefined => {
  const cells = shortLines === 'cut' && line.cells.length < width ? line.cells.length : widthOf(line);
  const isWrong = cells > width || (shortLines === 'cut' && line.cells.length < width);
  return isWrong ? `the row has ${cells} cells, but the header has ${width}` : undefined;
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

/** Names, not content: a row with a number or a date in it is no header, and none of it is shown. */
const namesOf = ({ cells }: Line): string | undefined => {
  const given = cells.filter((cell) => !isBlankCell(cell));
  const isName = (cell: Cell | Unreadable): cell is string =>
    typeof cell === 'string' && /^\D*\p{L}/u.test(cell);
  const names = given.filter(isName).map((name) => name.trim());
  if (names.length < given.length || names.some((name) => name.length > MAX_NAME_LENGTH)) return undefined;
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `${names.slice(0, MAX_NAMES).join(', ')}${more}`;
};

const placeOf = ({ name }: Sheet, line: Line): string =>
  name === '' ? `row ${line.at + 1}` : `row ${line.at + 1} of sheet "${name}"`;

const refusalOf = (nearest: NearMiss | undefined, leftOut: readonly LeftOut[]): Refusal => {
  const others = leftOut.map(({ name, reason }) => `"${name}" (${reason})`).join(', ');
  if (nearest === undefined)
    return new Refusal(`the file has no rows${others === '' ? '' : `; sheets left out: ${others}`}`);
  const { sheet, line, missing } = nearest;
  const names = namesOf(line);
  return new Refusal(
    [
      `not a permits report: no header in the first ${HEADER_ROWS} rows`,
      ...(sheet.readWith === undefined ? [] : [`read with ${sheet.readWith}`]),
      `${placeOf(sheet, line)} comes closest: missing columns ${missing.join(', ')}`,
      ...(names === undefined ? [] : [`found ${names}`]),
    ].join('; '),
  );
};

/**
 * Opens a report of any format. Every visible sheet with a header in its first twenty rows is a sheet
 * of permits; the others are named.
 * @throws Refusal when there is none, saying what was found beside what was expected
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
    if (header !== undefined && header.known >= (nearest?.known ?? 0)) nearest = header;
  }
  if (permits.length === 0) throw refusalOf(nearest, leftOut);
  return { sheets: permits, leftOut: others };
};

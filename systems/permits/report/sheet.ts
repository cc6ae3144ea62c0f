/** A cell's value. A date is a bare serial, or text where the file has text. */
export type Cell = string | number | boolean | null;

/** A cell that says something which the file does not hold, or not exactly; to read it is to reject its row. */
export interface Unreadable {
  readonly fault: string;
}

/** Which day an Excel serial counts from: 1900-01-01 is 1, or 1904-01-01 is 0. */
export type DateSystem = '1900' | '1904';

/** A line of a sheet. `at` is its zero-based place in the file; lines that the file leaves out are skipped. */
export interface Line {
  readonly at: number;
  readonly cells: readonly (Cell | Unreadable)[];
}

/** What a reader of one file format makes of a sheet. */
export interface Sheet {
  /** '' in a format that has no sheets. */
  readonly name: string;
  readonly dateSystem: DateSystem;
  /** How the sheet was read, where that was a choice: `a comma as the delimiter`. */
  readonly readWith?: string;
  /** Whether a line that ends before its header was cut; in other formats its further cells are blank. */
  readonly isCutWhenShort?: boolean;
  /** Whether a column may be missing because it is blank in every row. */
  readonly isSparse?: boolean;
  /** Begins at the first line each time; throws Refusal where the file is damaged. */
  readonly lines: () => AsyncGenerator<Line, void, undefined>;
}

/** A sheet that is not read. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** All sheets of a file, in its order. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly leftOut: readonly LeftOut[];
}

/** No report of the city is wider; a hostile file's lines may be 16,384 cells each. Further ones are not kept. */
export const MAX_CELLS = 500;

/** Where a row is, for people. @param row as a spreadsheet program numbers it */
export const rowPlace = (sheet: string, row: number): string =>
  sheet === '' ? `row ${row}` : `row ${row} of sheet "${sheet}"`;

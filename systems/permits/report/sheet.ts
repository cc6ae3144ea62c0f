/** A cell's value. Dates with a date format come as ISO 8601 text in UTC; others are bare serials. */
export type Cell = string | number | boolean | null;

/** Which day an Excel serial counts from: 1900-01-01 is 1, or 1904-01-01 is 0. */
export type DateSystem = '1900' | '1904';

/** A line of a sheet. `at` is its zero-based place in the file; lines that the file leaves out are skipped. */
export interface Line {
  readonly at: number;
  readonly cells: readonly Cell[];
  /** Why this line cannot be trusted, though the rest of the file can. */
  readonly fault?: string;
}

/** What a reader of one file format makes of a file. `lines` throws Refusal where the file is damaged. */
export interface Sheet {
  readonly dateSystem: DateSystem;
  readonly lines: AsyncGenerator<Line, void, undefined>;
}

/** No report of the city is wider; a hostile file's lines may be 16,384 cells each. */
export const MAX_CELLS = 500;

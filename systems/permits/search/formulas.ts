/** What spreadsheets read as a number, which is no formula although it begins with a sign. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What a formula, or what hides one, begins with. Source: https://owasp.org/www-community/attacks/CSV_Injection */
const BEGINNING = /^[=+\-@\t\r]/;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before what would begin one. Quotes do not help,
 * because a spreadsheet removes them before it looks. All other text, and every number, stays as it is.
 */
export const guarded = (cell: string): string =>
  BEGINNING.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;

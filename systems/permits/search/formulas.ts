/** What spreadsheets read as a number, which is no formula although it begins with a sign. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Where a spreadsheet may see the beginning of a formula: at the start of the cell, and behind what may
 * divide it. `guarded` says why each of them is here.
 */
const FORMULA =
  /^(?=[\t\r\n]|(?:[^\S\t\r\n]|[\0\p{Cf}])*[=+\-@＝＋－＠])|(?<=[;\t\r\n])(?=(?:[^\S\t\r\n]|["\0\p{Cf}])*[=+\-@＝＋－＠])/gu;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before what would begin one. Quotes
 * do not help, because a spreadsheet removes them before it looks. A number stays as it is.
 *
 * - Excel reads a cell that begins with `=`, `+`, `-` or `@` as a formula, LibreOffice one with `=`. A tab
 *   or a line end in front of it hides nothing (OWASP's rule for CSV).
 * - Blanks and invisible signs in front hide nothing either: LibreOffice (its option "Trim spaces") and
 *   other readers remove them before they look.
 * - The full-width signs `＝＋－＠` are typed for the plain ones in East Asian languages, and may be taken
 *   for them there.
 * - Where the comma is the separator, a quoted cell is one cell, so a `=` on its second line is text to
 *   Excel and LibreOffice. But where Windows has the semicolon as its list separator, as in most of Europe,
 *   Excel divides our lines at semicolons and not at commas. Our quotes are then not at the beginning of a
 *   cell, so they mean nothing, and each `;`, tab and line end in a cell can begin another one. Therefore
 *   what follows these is guarded as well, also behind quotes, which may open a cell there.
 */
export const guarded = (cell: string): string => (NUMBER.test(cell) ? cell : cell.replace(FORMULA, "'"));

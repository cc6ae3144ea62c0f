import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import { Refusal } from './refusal.ts';
import { type Pulse, pulseByBytes } from './pulse.ts';
import type { Line, Sheet, Sheets } from './sheet.ts';

const CHUNK_BYTES = 256 * 1024;
/** A record that is longer comes from a quote that is never closed. */
const MAX_RECORD_CHARS = 1024 * 1024;
const FIRST_LINES = 20;
const FIRST_BYTES = 256 * 1024;
const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a vertical bar',
};

/** How the cells and the lines of a file are separated. */
interface Dialect {
  readonly delimiter: string;
  /** Excel's own first line `sep=;` names the delimiter, and is not a row of the table. */
  readonly isNamed: boolean;
}

const cellsOf = (line: string, delimiter: string): number => line.split(delimiter).length;

/** The one that divides one of the first lines into the most cells; a title above the header has few. */
const delimiterOf = (lines: readonly string[]): string => {
  const most = (delimiter: string) => Math.max(...lines.map((line) => cellsOf(line, delimiter)));
  return Object.keys(DELIMITERS).reduce((best, other) => (most(other) > most(best) ? other : best), ',');
};

/** Ends each line in the same way, also in cells that are quoted. */
const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

const dialectOf = (bytes: Uint8Array): Dialect => {
  const start = withLineFeeds(new TextDecoder().decode(bytes.subarray(0, FIRST_BYTES)));
  const named = /^sep=(.)(?:\n|$)/i.exec(start)?.[1];
  // What is in quotes divides nothing, also in quotes that are closed behind the first bytes.
  const bare = start.replaceAll(/"[^"]*"/g, '');
  const lines = (bytes.length > FIRST_BYTES ? bare.replace(/"[^"]*/, '') : bare).split('\n', FIRST_LINES);
  return { delimiter: named ?? delimiterOf(lines), isNamed: named !== undefined };
};

/** Text in pieces, each with what its predecessor left over. */
function* piecesOf(bytes: Uint8Array): Generator<{ text: string; isLast: boolean }, void, undefined> {
  const decoder = new TextDecoder();
  let held = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const isLast = at + CHUNK_BYTES >= bytes.length;
    const all = held + decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: !isLast });
    // Its line feed may be the first of the next piece.
    held = all.endsWith('\r') ? '\r' : '';
    yield { text: withLineFeeds(all.slice(0, all.length - held.length)), isLast };
  }
}

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

const WRONG_QUOTES: Readonly<Record<string, string>> = {
  MissingQuotes: 'a quote is never closed',
  InvalidQuotes: 'there is text behind a closing quote',
};

async function* linesOf(
  bytes: Uint8Array,
  dialect: Dialect,
  pulse: Pulse,
): AsyncGenerator<Line, void, undefined> {
  const pass = pulseByBytes(pulse);
  const { delimiter, isNamed } = dialect;
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let rest = '';
  let at = 0;
  for (const { text, isLast } of piecesOf(bytes)) {
    pass(text.length);
    rest += text;
    const { data, errors, meta } = parser.parse(rest, 0, !isLast) as Parsed;
    // The last row of a piece goes on in the next one, which closes what seems to be open.
    const wrong = errors.find(({ row = 0 }) => isLast || row < data.length);
    if (wrong !== undefined)
      throw new Refusal(
        `the CSV file is damaged in row ${at + (wrong.row ?? 0) + 1}: ${WRONG_QUOTES[wrong.code] ?? wrong.code}`,
      );
    rest = rest.slice(meta.cursor);
    if (rest.length > MAX_RECORD_CHARS)
      throw new Refusal(`the CSV file is damaged in row ${at + 1}: it is longer than a megabyte`);
    for (const cells of data) {
      if (at > 0 || !isNamed) yield { at, cells };
      at += 1;
    }
  }
}

/**
 * Reads a CSV file: UTF-8, with or without a byte order mark; double quotes (RFC 4180), and a quote
 * inside a bare cell is an inch sign; commas, semicolons, tabs or bars; line ends of any kind, also
 * mixed. A misplaced quote refuses the file, because from there on it is unknown where a cell ends.
 */
export const readCsv = (bytes: Uint8Array, pulse: Pulse): Sheets => {
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new Refusal('the file is neither an Excel workbook (.xlsx) nor text in UTF-8, as CSV and JSON are');
  const dialect = dialectOf(bytes);
  const sheet: Sheet = {
    name: '',
    dateSystem: '1900',
    readWith: `${DELIMITERS[dialect.delimiter] ?? `"${dialect.delimiter}"`} as the delimiter`,
    isCutWhenShort: true,
    lines: () => linesOf(bytes, dialect, pulse),
  };
  return { sheets: [sheet], leftOut: [] };
};

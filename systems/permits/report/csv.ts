import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from './refusal.ts';
import { MAX_CELLS } from './sheet.ts';
import type { Line, Sheet } from './sheet.ts';

const CHUNK_BYTES = 64 * 1024;
/** A record that is longer comes from a quote that is never closed. */
const MAX_RECORD_CHARS = 1024 * 1024;

/** The parser works through one chunk at a time, whole; so chunks are small. */
function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

const isRecord = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((cell) => typeof cell === 'string');

const refusalOf = (error: CsvError): Refusal => {
  const where = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
  return new Refusal(`the CSV file is damaged${where}: ${error.code.toLowerCase().replaceAll('_', ' ')}`, {
    cause: error,
  });
};

const faultOf = (cells: number, width: number) =>
  cells === width ? {} : { fault: `the row has ${cells} cells, but the header has ${width}` };

async function* linesOf(bytes: Uint8Array): AsyncGenerator<Line, void, undefined> {
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: MAX_RECORD_CHARS });
  let at = 0;
  let width: number | undefined;
  try {
    for await (const record of Readable.from(chunksOf(bytes)).pipe(parser)) {
      if (!isRecord(record))
        throw new Error('the CSV parser returned a record that is not a list of strings');
      const blank = record.every((cell) => cell.trim() === '');
      if (!blank) width ??= record.length;
      if ((width ?? 0) > MAX_CELLS) throw new Refusal(`the CSV file has more than ${MAX_CELLS} columns`);
      yield { at, cells: record, ...(!blank && width !== undefined && faultOf(record.length, width)) };
      at += 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error) : error;
  }
}

/**
 * Reads a CSV file: UTF-8, with or without a byte order mark, comma and double quotes (RFC 4180). A
 * row with more or fewer cells than the header has a fault; a misplaced quote refuses the file,
 * because from there on it is unknown where a cell ends.
 */
export const readCsv = (bytes: Uint8Array): Sheet => {
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new Refusal('the file is neither an Excel workbook (.xlsx) nor a CSV file in UTF-8');
  return { dateSystem: '1900', lines: linesOf(bytes) };
};

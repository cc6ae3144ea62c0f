import Papa from 'papaparse';
import { chosenOf, type Column, type FoundPermit } from './columns.ts';
import { guarded } from './formulas.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** How a CSV file is written. */
export interface CsvOptions {
  readonly columns: readonly Column[];
  /** Begins with a byte order mark, without which Excel does not read UTF-8. */
  readonly bom?: boolean | undefined;
  /** `raw` leaves cells as they are that a spreadsheet would take for formulas; otherwise they are guarded. */
  readonly formulas?: 'guarded' | 'raw' | undefined;
}

/**
 * Found permits as CSV (RFC 4180): a header, a row for each permit, '' for what is absent. Each line ends
 * with CRLF, also the last one.
 */
export const csvOf = (permits: readonly FoundPermit[], { columns, bom, formulas }: CsvOptions): string => {
  const cellOf = (value: string): string => (formulas === 'raw' ? value : guarded(value));
  // LibreOffice also divides at semicolons and tabs, unless they are in quotes. The only cell of a line is
  // quoted where it is empty, because readers leave out an empty line.
  const quotes = (cell: string): boolean => /[;\t]/.test(cell) || (cell === '' && columns.length === 1);
  const rows = permits.map((permit) => columns.map((column) => cellOf(permit[column] ?? '')));
  const csv = Papa.unparse([[...columns], ...rows], { newline: '\r\n', quotes });
  return `${bom === true ? BYTE_ORDER_MARK : ''}${csv}\r\n`;
};

/** Found permits as newline-delimited JSON: an object a line, and each line ends. */
export const ndjsonOf = (permits: readonly FoundPermit[], columns: readonly Column[]): string =>
  permits.map((permit) => `${JSON.stringify(chosenOf(permit, columns))}\n`).join('');

/** NaN where there is no number: `Number` alone makes 0 of an empty text. */
const degreesOf = (text = ''): number => (text.trim() === '' ? NaN : Number(text));

/** Longitude first (RFC 7946), or null where the permit has no place. */
const geometryOf = ({ longitude, latitude }: FoundPermit) => {
  const coordinates = [degreesOf(longitude), degreesOf(latitude)];
  return coordinates.every(Number.isFinite) ? { type: 'Point', coordinates } : null;
};

/**
 * Found permits as a FeatureCollection (RFC 7946), also on a map where the coordinates are not chosen.
 * @param columns become properties; coordinates are in the geometry, and not repeated
 * @param foreign the rest of the answer, which becomes members of the collection
 */
export const geojsonOf = (
  permits: readonly FoundPermit[],
  columns: readonly Column[],
  foreign: Readonly<Record<string, unknown>>,
): string => {
  const properties = columns.filter((column) => column !== 'latitude' && column !== 'longitude');
  const features = permits.map((permit) => ({
    type: 'Feature',
    geometry: geometryOf(permit),
    properties: chosenOf(permit, properties),
  }));
  return JSON.stringify({ ...foreign, type: 'FeatureCollection', features });
};

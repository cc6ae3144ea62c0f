import Negotiator from 'negotiator';

/** How a page of found permits can be written. */
export type Format = 'json' | 'csv' | 'ndjson' | 'geojson';

/**
 * What a client may ask for, the first where it leaves the choice to us. The parameters say what our bodies
 * are, so that a client which asks for them finds them.
 */
const OFFERS: ReadonlyMap<string, Format> = new Map([
  ['application/json; charset=utf-8', 'json'],
  ['text/csv; charset=utf-8; header=present', 'csv'],
  ['application/x-ndjson; charset=utf-8', 'ndjson'],
  ['application/ndjson; charset=utf-8', 'ndjson'],
  ['application/geo+json; charset=utf-8', 'geojson'],
]);

/**
 * The format of an answer: the query parameter decides, else the header Accept (RFC 9110).
 *
 * A header that names none of our formats, or that cannot be read, gets JSON and never a 406: RFC 9110 allows
 * us to disregard the header, and the rest of the API answers JSON whatever it says.
 */
export const formatOf = (accept: string | undefined, format: Format | undefined): Format => {
  if (format !== undefined) return format;
  const best = new Negotiator({ headers: { accept } }).mediaType([...OFFERS.keys()]);
  return OFFERS.get(best ?? '') ?? 'json';
};

const CONTENT_TYPES = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  geojson: 'application/geo+json',
} as const satisfies Readonly<Record<Format, string>>;

/** The header Content-Type of a format. */
export const contentTypeOf = <F extends Format>(format: F): (typeof CONTENT_TYPES)[F] =>
  CONTENT_TYPES[format];

/**
 * The header Content-Disposition of a format. A browser shows JSON and saves the others, which it cannot show.
 * @param day of the answer, such as `2026-11-28`
 */
export const contentDispositionOf = (format: Format, day: string): string | undefined =>
  format === 'json' ? undefined : `attachment; filename="permits-${day}.${format}"`;

/** Where the work is, cleaned: what the city's files write for "none" is ''. */
export interface Site {
  readonly block: string;
  readonly lot: string;
  readonly number: string;
  readonly numberSuffix: string;
  readonly street: string;
  readonly streetSuffix: string;
  readonly unit: string;
  readonly unitSuffix: string;
}

/** Suffix `*` and unit 0 mean none in the city's files. */
export const orNone = (text: string): string => (/^(\*|0+)$/.test(text) ? '' : text);

/** `BELLA VISTA` is `Bella Vista`, `O'FARRELL` is `O'Farrell`; `03RD` stays as the city counts, `03rd`. */
const titled = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(^|[\s-])(o')?\p{L}/gu, (start) => start.toUpperCase());

/** A short suffix is written to its number (`3B`), a long one behind it (`3 Front Unit`). */
const suffixed = (text: string, suffix: string): string =>
  [text, suffix].filter((part) => part !== '').join(suffix.length > 2 ? ' ' : '');

/**
 * The site's address in one line, such as `235 Bella Vista Wy San Francisco, CA`. Both of the city's
 * formats write third street `03RD`, so `03rd` is kept: it is what people will search for.
 */
export const addressLine = (site: Site): string =>
  [
    suffixed(site.number, site.numberSuffix),
    titled(site.street),
    titled(site.streetSuffix),
    suffixed(site.unit, site.unitSuffix),
    'San Francisco, CA',
  ]
    .filter((part) => part !== '')
    .join(' ');

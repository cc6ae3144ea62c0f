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

/** More digits are no street number. Search keys rely on it. */
const STREET_NUMBER = /^0*(\d{1,9})$/;

/** `BELLA VISTA` is `Bella Vista`, `O'FARRELL` is `O'Farrell`; `03RD` stays as the city counts, `03rd`. */
const titled = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(^|[\s-])(o')?\p{L}/gu, (start) => start.toUpperCase());

/** A short suffix is written to its number (`3B`), a long one behind it (`3 Front Unit`). */
const suffixed = (text: string, suffix: string): string =>
  [text, suffix].filter((part) => part !== '').join(suffix.length > 2 ? ' ' : '');

const unitOf = ({ unit, unitSuffix }: Site): string => suffixed(unit, unitSuffix);

/** The searchable parts of a site; '' if missing. A street number that is not all digits counts as missing. */
export const addressParts = (
  site: Site,
): { readonly street_number: string; readonly street: string; readonly unit: string } => ({
  street_number: STREET_NUMBER.exec(site.number)?.[1] ?? '',
  street: titled(site.street),
  unit: unitOf(site),
});

/**
 * The site's address in one line, such as `235 Bella Vista Wy San Francisco, CA`. Both of the city's
 * formats write third street `03RD`, so `03rd` is kept: it is what people will search for.
 */
export const addressLine = (site: Site): string =>
  [
    suffixed(site.number, site.numberSuffix),
    titled(site.street),
    titled(site.streetSuffix),
    unitOf(site),
    'San Francisco, CA',
  ]
    .filter((part) => part !== '')
    .join(' ');

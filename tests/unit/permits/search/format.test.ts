import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  contentDispositionOf,
  contentTypeOf,
  type Format,
  formatOf,
} from '../../../../systems/permits/search/format.ts';

const FORMATS: readonly Format[] = ['json', 'csv', 'ndjson', 'geojson'];

describe('the format of an answer', () => {
  test.each<[string, string | undefined, Format]>([
    ['no header', undefined, 'json'],
    ['an empty header', '', 'json'],
    ['anything', '*/*', 'json'],
    ['any application', 'application/*', 'json'],
    ['any text', 'text/*', 'csv'],
    ['JSON', 'application/json', 'json'],
    ['CSV', 'text/csv', 'csv'],
    ['NDJSON', 'application/x-ndjson', 'ndjson'],
    ['NDJSON without the x', 'application/ndjson', 'ndjson'],
    ['GeoJSON', 'application/geo+json', 'geojson'],
    ['capitals', 'TEXT/CSV', 'csv'],
    ['our own parameters', 'text/csv; charset=UTF-8; header="present"', 'csv'],
    ['a charset', 'application/geo+json;charset=utf-8', 'geojson'],
    ['a charset that we do not write', 'text/csv;charset=utf-16', 'json'],
    ['two, the first of which we do not have', 'application/xml, text/csv', 'csv'],
    ['two that are wanted alike', 'text/csv, application/json', 'csv'],
    ['the better one behind', 'text/csv;q=0.5, application/geo+json;q=0.6', 'geojson'],
    ['a capital Q', 'text/csv;Q=0.5, application/geo+json;q=0.6', 'geojson'],
    ['a specific one before a wildcard', '*/*, text/csv', 'csv'],
    ['a wildcard that is wanted more', 'text/csv;q=0.5, */*', 'json'],
    ['JSON wanted less than the rest', 'application/json;q=0.5, */*', 'csv'],
    ['JSON excluded', 'application/json;q=0, */*;q=0.1', 'csv'],
    ['CSV excluded from texts', 'text/csv;q=0, text/*', 'json'],
    ['all excluded', '*/*;q=0', 'json'],
    ['what a browser sends', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['what axios sends', 'application/json, text/plain, */*', 'json'],
    ['only what we do not have', 'application/xml', 'json'],
    ['a weight that is no number', 'text/csv;q=high', 'json'],
    ['a media type without a slash', 'csv', 'json'],
    ['commas', ',,,', 'json'],
    ['a quote that is never closed', 'application/xml;a=", text/csv', 'json'],
  ])('the header asks for %s', (_name, accept, want) => expect(formatOf(accept, undefined)).toBe(want));

  test.each(FORMATS)('the parameter %s wins over the header', (format) =>
    expect(formatOf('text/csv, application/json;q=0', format)).toBe(format),
  );

  test.each([
    ['a long name', 'a'.repeat(1_000_000)],
    ['many commas', ','.repeat(100_000)],
    ['many types', 'a/b,'.repeat(20_000)],
    ['many parameters', `a/b${';q=1'.repeat(100_000)}`],
    ['many quotes', `a/b;c=${'"'.repeat(100_000)}`],
    ['many blanks', `a/b;${' '.repeat(100_000)}=`],
  ])('a header of %s is no error', (_name, accept) => expect(formatOf(accept, undefined)).toBe('json'));

  test('no header is an error', () => {
    const part = fc.constantFrom(
      'text/csv',
      '*/*',
      'q=',
      '0.5',
      ';',
      ',',
      '"',
      '\\',
      '=',
      '/',
      ' ',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (accept) => expect(FORMATS).toContain(formatOf(accept, undefined)),
      ),
    );
  });

  test.each(FORMATS)('a client that asks for the Content-Type of %s gets it', (format) =>
    expect(formatOf(contentTypeOf(format), undefined)).toBe(format),
  );
});

test.each<[Format, string, string | undefined]>([
  ['json', 'application/json', undefined],
  ['csv', 'text/csv; charset=utf-8; header=present', 'attachment; filename="permits-2026-11-28.csv"'],
  ['ndjson', 'application/x-ndjson', 'attachment; filename="permits-2026-11-28.ndjson"'],
  ['geojson', 'application/geo+json', 'attachment; filename="permits-2026-11-28.geojson"'],
])('the headers of %s', (format, type, disposition) => {
  expect(contentTypeOf(format)).toBe(type);
  expect(contentDispositionOf(format, '2026-11-28')).toBe(disposition);
});

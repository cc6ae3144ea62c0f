import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Papa from 'papaparse';
import { type Column, COLUMNS, type FoundPermit } from '../../../../systems/permits/search/columns.ts';
import { csvOf, geojsonOf, ndjsonOf } from '../../../../systems/permits/search/written.ts';

/** Any text that UTF-8 can hold, often with what formats treat specially. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...Array.from(',"\r\n\t; =\ufeff\u2028')), fc.string({ unit: 'binary' })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const columns = fc.subarray([...COLUMNS], { minLength: 1 });
const permits = fc.array(
  fc.record(Object.fromEntries(COLUMNS.map((column) => [column, text])) as Record<Column, typeof text>, {
    requiredKeys: [],
  }),
  { maxLength: 5 },
);

const chosen = (permit: FoundPermit, names: readonly Column[]) =>
  Object.fromEntries(names.flatMap((name) => (permit[name] === undefined ? [] : [[name, permit[name]]])));

const PERMIT: FoundPermit = {
  application_number: '#201612210001',
  status: 'issued',
  description: 'REMOVE WALL, ADD 6" PIPE',
  longitude: '-122.408',
  latitude: '37.775',
};

describe('CSV', () => {
  test('has a header, and a line for each permit', () =>
    expect(
      csvOf([PERMIT, { description: '=1+1' }], { columns: ['status', 'description', 'lot', 'longitude'] }),
    ).toBe(
      'status,description,lot,longitude\r\nissued,"REMOVE WALL, ADD 6"" PIPE",,-122.408\r\n,\'=1+1,,\r\n',
    ));

  test('of no permits is its header', () =>
    expect(csvOf([], { columns: ['status', 'lot'] })).toBe('status,lot\r\n'));

  test('begins with a byte order mark where one is asked for', () =>
    expect(csvOf([], { columns: ['lot'], bom: true })).toBe('\ufefflot\r\n'));

  test('leaves formulas alone where they are asked for', () =>
    expect(csvOf([{ description: '=1+1' }], { columns: ['description'], formulas: 'raw' })).toBe(
      'description\r\n=1+1\r\n',
    ));

  test('keeps a permit of which the only chosen column is absent', () =>
    expect(csvOf([PERMIT], { columns: ['lot'] })).toBe('lot\r\n""\r\n'));

  test.each([
    ['a semicolon', 'wall; door', '"wall; door"'],
    ['a tab', 'wall\tdoor', '"wall\tdoor"'],
  ])('quotes %s, at which some spreadsheets divide', (_name, description, want) =>
    expect(csvOf([{ description }], { columns: ['description'] })).toBe(`description\r\n${want}\r\n`),
  );

  test('with raw formulas is read back as the same cells', () => {
    fc.assert(
      fc.property(permits, columns, fc.boolean(), (found, names, bom) => {
        // Prepare
        const want = [names, ...found.map((permit) => names.map((name) => permit[name] ?? ''))];

        // Act
        const csv = csvOf(found, { columns: names, formulas: 'raw', bom });

        // Assess
        // The last line end is not the beginning of a row to a spreadsheet, but it is one to papaparse.
        expect(csv).toMatch(/\r\n$/);
        const { data, errors } = Papa.parse(csv.slice(0, -2), { delimiter: ',', newline: '\r\n' });
        expect(errors).toEqual([]);
        expect(data).toEqual(want);
      }),
    );
  });
});

describe('NDJSON', () => {
  test('has an object on each line, and every line ends', () =>
    expect(ndjsonOf([PERMIT, {}], ['status', 'lot', 'longitude'])).toBe(
      '{"status":"issued","longitude":"-122.408"}\n{}\n',
    ));

  test('of no permits is empty', () => expect(ndjsonOf([], COLUMNS)).toBe(''));

  test('is read back line by line as what was chosen', () => {
    fc.assert(
      fc.property(permits, columns, (found, names) => {
        // Act
        const lines = ndjsonOf(found, names).split('\n');

        // Assess
        expect(lines.pop()).toBe('');
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
          found.map((permit) => chosen(permit, names)),
        );
      }),
    );
  });
});

describe('GeoJSON', () => {
  test('has a feature for each permit, at its place, whatever is chosen', () =>
    expect(JSON.parse(geojsonOf([PERMIT], ['status'], { total: 1, cursor: 'abc' }))).toEqual({
      type: 'FeatureCollection',
      total: 1,
      cursor: 'abc',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-122.408, 37.775] },
          properties: { status: 'issued' },
        },
      ],
    }));

  test('does not repeat the coordinates as properties', () =>
    expect(JSON.parse(geojsonOf([PERMIT], ['status', 'latitude', 'longitude'], {}))).toMatchObject({
      features: [{ properties: { status: 'issued' } }],
    }));

  test.each<[string, FoundPermit]>([
    ['no coordinates', {}],
    ['a latitude alone', { latitude: '37.775' }],
    ['an empty longitude', { latitude: '37.775', longitude: ' ' }],
    ['a longitude that is no number', { latitude: '37.775', longitude: 'west' }],
    ['an infinite latitude', { latitude: 'Infinity', longitude: '-122.408' }],
  ])('has no geometry for %s', (_name, permit) =>
    expect(JSON.parse(geojsonOf([permit], ['status'], {}))).toEqual({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: null, properties: {} }],
    }),
  );

  test('stays a collection whatever the rest of the answer is called', () =>
    expect(JSON.parse(geojsonOf([], COLUMNS, { type: 'page', features: 7 }))).toEqual({
      type: 'FeatureCollection',
      features: [],
    }));

  test('is read back with the same places and properties', () => {
    const degrees = fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0);
    fc.assert(
      fc.property(permits, columns, degrees, degrees, (found, names, longitude, latitude) => {
        // Prepare
        const placed = found.map((permit) => ({
          ...permit,
          longitude: String(longitude),
          latitude: String(latitude),
        }));
        const properties = names.filter((name) => name !== 'latitude' && name !== 'longitude');

        // Act
        const collection = JSON.parse(geojsonOf(placed, names, { complete: true })) as unknown;

        // Assess
        expect(collection).toEqual({
          type: 'FeatureCollection',
          complete: true,
          features: placed.map((permit) => ({
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [longitude, latitude] },
            properties: chosen(permit, properties),
          })),
        });
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { bytesOf, readReport, readSheets } from './files.ts';

const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

describe('the JSON of the open data', () => {
  test('its keys are the header, also those that only some records have', async () =>
    expect(await readReport(json([{ a: '1' }, {}, { b: 2, a: null }]))).toEqual({
      header: ['a', 'b'],
      dateSystem: '1900',
      rows: [
        { index: 0, sheetRow: 2, cells: ['1', null] },
        { index: 2, sheetRow: 4, cells: [null, 2] },
      ],
    }));

  test('a byte order mark and spaces before it make no difference', async () =>
    expect((await readReport(bytesOf('\ufeff \n [ { "a" : "1" } ] \n'))).rows).toHaveLength(1));

  test.each<[string, unknown, unknown]>([
    ['a text', 'é "quoted"', 'é "quoted"'],
    ['a number', 9399.5, 9399.5],
    ['a truth', true, true],
    ['a point', { type: 'Point', coordinates: [-122.4, 37.7] }, 'POINT (-122.4 37.7)'],
    [
      'a place of the older API',
      { latitude: '37.7', longitude: '-122.4', human_address: '{}' },
      '(37.7, -122.4)',
    ],
    ['another object', { type: 'Line' }, '{"type":"Line"}'],
    ['another shape', { type: 'Line', coordinates: [1, 2] }, '{"type":"Line","coordinates":[1,2]}'],
    ['half a place', { latitude: '37.7' }, '{"latitude":"37.7"}'],
    ['the other half', { longitude: '-122.4' }, '{"longitude":"-122.4"}'],
    ['a list', [1, 2], '[1,2]'],
    ['a list of lists, six deep', [[[[[[1]]]]]], '[[[[[[1]]]]]]'],
  ])('a value may be %s', async (_name, value, want) =>
    expect((await readReport(json([{ a: 'x', b: value }]))).rows[0]?.cells).toEqual(['x', want]),
  );

  test('more records than one piece holds are all read, in their order', async () => {
    const records = Array.from({ length: 5_000 }, (_, at) => ({ a: String(at), b: 'é'.repeat(at % 7) }));
    const { rows } = await readReport(json(records));
    expect(rows.map(({ cells }) => cells[0])).toEqual(records.map(({ a }) => a));
  });

  test('a record of a megabyte is read', async () => {
    const long = 'x'.repeat(1024 * 1024);
    expect((await readReport(json([{ a: long }]))).rows[0]?.cells).toEqual([long]);
  });

  test('as many columns are read as a file may have', async () => {
    const record = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at]));
    expect((await readReport(json([record]))).header).toHaveLength(500);
  });

  test('the clock is looked at while the keys are gathered', async () => {
    const late = new Error('the time is up');
    const file = json(Array.from({ length: 1_000 }, () => ({ a: 'x'.repeat(6_000) })));
    const pulse = () => {
      throw late;
    };
    await expect(readSheets(file, undefined, pulse)).rejects.toBe(late);
  });

  test('what the parser says of what is damaged is kept for the log', async () =>
    expect(readSheets(bytesOf('[{"a":oops}]'))).rejects.toMatchObject({
      cause: { message: expect.any(String) as unknown },
    }));

  const NO_LIST = /^the file is JSON, but not a list of permits/;
  test.each<[string, string, RegExp]>([
    ['an object', '{"type":"FeatureCollection","features":[{"a":1}]}', NO_LIST],
    ['an object of objects', '{"a":{"b":1}}', NO_LIST],
    ['a list of nothing', '[null]', NO_LIST],
    ['a list of texts', '["a","b"]', NO_LIST],
    ['a list of lists', '[["a"],["b"]]', NO_LIST],
    ['an empty list', '[]', /^the file has no rows$/],
    ['a list of an empty record', '[{}]', /^the file has no rows$/],
    ['a list that is cut', '[{"a":1},{"a":', /^the JSON file is damaged or incomplete$/],
    ['a list with something behind it', '[{"a":1}] [', /^the JSON file is damaged or incomplete$/],
    ['words', '[{"a":oops}]', /^the JSON file is damaged or incomplete$/],
    ['lists in lists without end', '[{"a":'.padEnd(1_000_000, '['), /^the JSON file is nested too deep/],
    ['a record of megabytes', `[{"a":"${'x'.repeat(2_000_000)}"}]`, /longer than a megabyte$/],
    [
      'records of ever new keys',
      JSON.stringify(Array.from({ length: 600 }, (_, at) => ({ [`k${at}`]: 1 }))),
      /more than 500 columns$/,
    ],
  ])('refused is %s', async (_name, text, message) =>
    expect(readSheets(bytesOf(text))).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringMatching(message) as unknown,
    }),
  );
});

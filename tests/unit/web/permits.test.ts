import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { curlOf } from '../../../web/permits/curl.ts';
import { labelOf, valueText } from '../../../web/permits/fields.ts';
import { changesBetween } from '../../../web/permits/history.ts';
import { costText, rowsText, totalText } from '../../../web/permits/total.ts';

const ORIGIN = 'https://console.example.com';

/** What a shell gives to curl. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
    encoding: 'utf8',
    env: { KEY: 'secret key' },
  })
    .split('\0')
    .slice(0, -1);

describe('a search as curl', () => {
  test('can be read', () =>
    expect(curlOf(ORIGIN, { status: ['in.issued,complete'], file_date: ['gte.2016-12-01'], limit: 50 })).toBe(
      `curl '${ORIGIN}/v1/permits?status=in.issued,complete&file_date=gte.2016-12-01&limit=50' \\\n  -H "x-api-key: $KEY"`,
    ));

  test.each([
    [`'; rm -rf / #`],
    ['$(id) `id` $KEY ${KEY}'],
    ['"; id; "'],
    ['\\ \n \t !! *'],
    ['[1-3]{a,b}'],
    ['a&b=c#d?e%20+'],
    ['e\u0301 🛁 \ud800'],
  ])('sends %j as it is', (hostile) => {
    const [url = '', ...more] = argumentsOf(curlOf(ORIGIN, { address: [`eq.${hostile}`, 'ne.x'] }));

    expect(more).toEqual(['-H', 'x-api-key: secret key']);
    expect(new URL(url).searchParams.getAll('address')).toEqual([`eq.${hostile.toWellFormed()}`, 'ne.x']);
    expect(url).toMatch(/^[\w.:/?=&%,~()*!-]+$/);
  });

  test('sends any value as it is', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (values) => {
        const [url = ''] = /(?<=')[^']*(?=')/.exec(curlOf(ORIGIN, { lot: values })) ?? [];
        expect(new URL(url).searchParams.getAll('lot')).toEqual(values);
      }),
    ));
});

describe('what is known of the number of rows', () => {
  const CURSOR = { cursor: 'abc' };
  test.each([
    ['2,166', { ...CURSOR, total: 2166 }, 50],
    ['about 700', { ...CURSOR, total: 700, totalIsEstimate: true }, 50],
    ['about 750', { ...CURSOR, total: 700, totalIsEstimate: true }, 750],
    ['at least 50', CURSOR, 50],
    ['73', {}, 73],
  ])('is %s', (text, page, seen) => expect(totalText(page, seen)).toBe(text));

  test.each([
    ['1', '1 row'],
    ['about 1', 'about 1 row'],
    ['at least 51', 'at least 51 rows'],
  ])('counts %s as %s', (total, text) => expect(rowsText(total)).toBe(text));

  test('stands beside what a page has cost', () => {
    expect(costText({ readUnits: 3.5, itemsRead: 79, filtered: 56, index: 'file_month' })).toBe(
      'This page used 3.5 read units. 79 rows were read by the index of file dates; 56 did not meet the filter.',
    );
    expect(costText({ readUnits: 1, itemsRead: 1, filtered: 0, index: 'number' })).toBe(
      'This page used 1 read unit. 1 row was read by the index of application numbers.',
    );
  });
});

describe('a value', () => {
  test.each([
    ['application_number', '#201612013997', '201612013997'],
    ['file_date', '2016-12-01T00:00:00.000000+0000', 'Dec 1, 2016'],
    ['estimated_cost', '9399.50', '$9,399.50'],
    ['estimated_cost', '12345678901234567890.01', '$12,345,678,901,234,567,890.01'],
    ['status', 'issued', 'issued'],
    ['issued_date', undefined, ''],
  ])('of %s is written as people do', (field, value, text) => expect(valueText(field, value)).toBe(text));

  test('has a name that people say', () => {
    expect(labelOf('file_date')).toBe('File date');
    expect(labelOf('zipcode')).toBe('Zip code');
  });
});

describe('the differences between two files', () => {
  const row = (more: object = {}) => ({
    application_number: '#1',
    record_id: '0',
    status: 'filed',
    status_date: '2016-12-01T00:00:00.000000+0000',
    file_date: '2016-12-01T00:00:00.000000+0000',
    expiration_date: '',
    estimated_cost: '5',
    revised_cost: '5',
    existing_use: '',
    proposed_use: '',
    description: 'a',
    address: '1 Main St',
    load_date: '2026-11-01T00:00:00.000000+0000',
    ...more,
  });

  test('are those of the permit, not of the file', () => {
    expect(changesBetween([row()], [row({ record_id: '9', load_date: 'later' })])).toEqual([]);
    expect(changesBetween([row()], [row({ status: 'issued' })])).toEqual([
      { row: '1 Main St', field: 'status', before: 'filed', after: 'issued' },
    ]);
  });

  test('of several rows are found by their addresses, whatever their order', () => {
    const [one, two, three] = ['1 Main St', '2 Main St', '3 Main St'].map((address) => row({ address }));
    if (!one || !two || !three) throw new Error('there are three');
    expect(changesBetween([one, two], [three, { ...two, estimated_cost: '6' }])).toEqual([
      { row: '3 Main St', field: 'row', after: '3 Main St' },
      { row: '2 Main St', field: 'estimated_cost', before: '5', after: '6' },
      { row: '1 Main St', field: 'row', before: '1 Main St' },
    ]);
  });

  test('show a corrected address of the only row', () =>
    expect(changesBetween([row()], [row({ address: '1 Main Street' })])).toEqual([
      { row: '1 Main Street', field: 'address', before: '1 Main St', after: '1 Main Street' },
    ]));

  test('are all rows where a file no longer lists the permit', () =>
    expect(changesBetween([row()], [])).toEqual([{ row: '1 Main St', field: 'row', before: '1 Main St' }]));
});

import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '../../../systems/permits/row/header.ts';
import { permitOf } from '../../../systems/permits/row/permit.ts';
import type { Cell } from '../../../systems/permits/report/sheet.ts';
import { HEADER, row } from './files.ts';

const source = { columns: columnsOf(HEADER), dateSystem: '1900' } as const;
const cells = (changes: Record<string, Cell>): Cell[] =>
  row(changes).map((value) => (value instanceof Date ? value.toISOString() : value));
const mapped = (changes: Record<string, Cell>) => permitOf(cells(changes), source, 7);

test('a row becomes a permit, all of it text', () =>
  expect(mapped({})).toMatchObject({
    number: '201612013997',
    permit: {
      application_number: '#201612013997',
      record_id: '7',
      status: 'issued',
      status_date: '2016-12-21T00:00:00.000000+0000',
      file_date: '2016-12-01T00:00:00.000000+0000',
      expiration_date: '2017-06-21T00:00:00.000000+0000',
      estimated_cost: '9399',
      revised_cost: '9399',
      existing_use: '1 family dwelling',
      proposed_use: '1 family dwelling',
      description: 'Replace windows.',
      address: '235 Bella Vista Wy San Francisco, CA',
      block: '2998',
      lot: '32',
      existing_units: '1',
      proposed_units: '1',
    },
  }));

test('nothing of the contractor is kept', () =>
  expect(JSON.stringify(mapped({}))).not.toMatch(/30800|SANTANA|HAYWARD|94544|PAT/i));

test.each<[string, Record<string, Cell>, Record<string, unknown>]>([
  ['a number without its sign', { 'APPLICATION #': '201612013997' }, { application_number: '#201612013997' }],
  ['a number that is a number', { 'APPLICATION #': 201612013997 }, { application_number: '#201612013997' }],
  [
    'a blank cost is 0',
    { 'ESTIMATED COST': null, 'REVISED COST': ' ' },
    { estimated_cost: '0', revised_cost: '0' },
  ],
  ['a fractional cost', { 'ESTIMATED COST': 9399.5 }, { estimated_cost: '9399.5' }],
  ['a blank date is blank', { EXPIRATION_DATE: null }, { expiration_date: '' }],
  [
    'a date that the sheet formats',
    { FILE_DATE: '2016-12-01T00:00:00.000Z' },
    { file_date: '2016-12-01T00:00:00.000000+0000' },
  ],
  [
    'unit 0 and suffix * are none',
    { UNIT: 0, AVS_STREET_SFX: '*' },
    { address: '235 Bella Vista San Francisco, CA' },
  ],
  [
    'a formula error is no unit',
    { UNIT: 3, UNIT_SFX: '#NAME?' },
    { address: '235 Bella Vista Wy 3 San Francisco, CA' },
  ],
  ['block and lot may be text', { BLOCK: '0259', LOT: '007A' }, { block: '0259', lot: '007A' }],
  ['spaces inside a description stay', { DESCRIPTION: ' a  b ' }, { description: 'a  b' }],
  ['a blank use is blank', { 'EXISTING USE': null }, { existing_use: '' }],
  ['a count of 0 is kept', { 'EXISTING UNITS': 0 }, { existing_units: '0' }],
  ['half of a surrogate pair is replaced', { DESCRIPTION: 'a\ud800' }, { description: 'a\ufffd' }],
])('%s', (_name, changes, want) => expect(mapped(changes)).toMatchObject({ permit: want }));

test.each(['block', 'existing_units', 'zipcode', 'latitude'])('a %s that is not given is absent', (field) => {
  const result = mapped({ BLOCK: null, 'EXISTING UNITS': 'n/a' });
  expect(result).toHaveProperty('permit');
  expect(result).not.toHaveProperty(`permit.${field}`);
});

test.each<[string, Record<string, Cell>, string]>([
  ['no number', { 'APPLICATION #': null }, 'APPLICATION #: not an application number'],
  ['a malformed number', { 'APPLICATION #': '2016 12/01' }, 'APPLICATION #: not an application number'],
  ['a number that lost digits', { 'APPLICATION #': 2 ** 53 }, 'APPLICATION #: not an application number'],
  ['a formula error for a number', { 'APPLICATION #': '#N/A' }, 'APPLICATION #: not an application number'],
  ['a malformed date', { FILE_DATE: 'soon' }, 'FILE_DATE: not a date'],
  ['a day that never was', { STATUS_DATE: '02/30/2016' }, 'STATUS_DATE: not a date'],
  ['a negative cost', { 'ESTIMATED COST': -1 }, 'ESTIMATED COST: not an amount of at least 0'],
  ['a formula error for a cost', { 'REVISED COST': '#REF!' }, 'REVISED COST: not an amount of at least 0'],
])('%s rejects the row and names the column', (_name, changes, rejected) =>
  expect(mapped(changes)).toEqual({ rejected }),
);

/** Each text as long as it may be, and one letter longer. */
describe.each<[string, number, string?]>([
  ['BLOCK', 50],
  ['LOT', 50],
  ['STREET_NUMBER', 50],
  ['STREET_NUMBER_SFX', 50],
  ['AVS_STREET_NAME', 100],
  ['AVS_STREET_SFX', 50],
  ['UNIT', 50],
  ['UNIT_SFX', 50],
  ['STATUS', 100],
  ['EXISTING USE', 500],
  ['PROPOSED USE', 500],
  ['DESCRIPTION', 32_767],
])('%s', (title, most) => {
  test(`may have ${most} characters`, () =>
    expect(mapped({ [title]: 'x'.repeat(most) })).toHaveProperty('permit'));
  test('may not have one more', () =>
    expect(mapped({ [title]: 'x'.repeat(most + 1) })).toEqual({
      rejected: `${title}: longer than ${most} characters`,
    }));
});

describe('an address', () => {
  // Signs of three bytes, but for the last one; seven signs stand between the eight parts.
  const sized = (bytes: number) =>
    mapped({
      BLOCK: '‱'.repeat(50),
      LOT: '‱'.repeat(50),
      STREET_NUMBER: '‱'.repeat(50),
      AVS_STREET_NAME: '‱'.repeat(100),
      UNIT: '‱'.repeat(50),
      STREET_NUMBER_SFX: 'x'.repeat(50),
      AVS_STREET_SFX: 'x'.repeat(bytes - 3 * 300 - 50 - 7),
    });
  test('of 1,000 bytes is kept', () => expect(sized(1_000)).toHaveProperty('permit'));
  test('of more, which DynamoDB would refuse with a counter, rejects the row', () =>
    expect(sized(1_001)).toEqual({ rejected: 'the address is too long' }));
});

describe('the city’s open data', () => {
  const TITLES = [
    'Permit Number',
    'Filed Date',
    'Current Status',
    'Current Status Date',
    'Estimated Cost',
    'Revised Cost',
    'Existing Use',
    'Proposed Use',
    'Description',
    'Block',
    'Lot',
    'Street Number',
    'Street Name',
    'Unit',
    'Number of Existing Stories',
    'Number of Proposed Stories',
    'Zipcode',
    'Location',
  ];
  const columns = columnsOf(TITLES);
  const of = (zipcode: string, location: string) =>
    permitOf(
      ['1', '', '', '', '', '', '', '', '', '', '', '', '', '', 2, '3', zipcode, location],
      { ...source, columns },
      0,
    );

  test.each<[string, string, object]>([
    ['a place', '(37.785, -122.408)', { latitude: '37.785', longitude: '-122.408' }],
    ['a place in whole degrees, with spaces', ' ( -37 ,122 ) ', { latitude: '-37', longitude: '122' }],
    ['words behind a place', '(37.785, -122.408) or so', {}],
    ['words before a place', 'at (37.785, -122.408)', {}],
    ['a place without brackets', '37.785, -122.408', {}],
    ['half a place', '(37.785)', {}],
    ['no place', '', {}],
  ])('%s', (_name, location, want) => {
    const result = of('94102', location);
    const permit = 'permit' in result ? result.permit : undefined;
    expect({ latitude: permit?.latitude, longitude: permit?.longitude }).toEqual({
      latitude: undefined,
      longitude: undefined,
      ...want,
    });
  });

  test('stories and the zip code are kept, blank costs are 0', () =>
    expect(of('94102-0001', '')).toMatchObject({
      permit: {
        existing_stories: '2',
        proposed_stories: '3',
        zipcode: '94102-0001',
        estimated_cost: '0',
        file_date: '',
      },
    }));

  test.each([
    ['a zip code of 11 characters', '94102-00012', '', 'Zipcode: longer than 10 characters'],
    ['a place of 201', '', ' x'.padEnd(202, 'x'), 'Location: longer than 200 characters'],
  ])('%s rejects the row', (_name, zipcode, location, rejected) =>
    expect(of(zipcode, location)).toEqual({ rejected }),
  );
});

test.each([
  ['32 characters', 'A'.repeat(32), true],
  ['33 characters', 'A'.repeat(33), false],
  ['small letters', 'm1-2', true],
  ['the largest exact number', 2 ** 53 - 1, true],
  ['a fraction', 1.5, false],
  ['a sign inside', '1#2', false],
  ['a space inside', '1 2', false],
])('a number of %s is kept: %s', (_name, number, is) =>
  expect('permit' in mapped({ 'APPLICATION #': number })).toBe(is),
);

test('a row shorter than the header has blank cells at its end', () =>
  expect(permitOf(cells({}).slice(0, 20), source, 0)).toMatchObject({ permit: { description: '' } }));

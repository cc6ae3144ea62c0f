import { describe, expect, test } from '@jest/globals';
import { answerOf } from '../../../systems/permits/row/answer.ts';
import { permitOf } from '../../../systems/permits/row/permit.ts';
import type { Cell, Unreadable } from '../../../systems/permits/report/sheet.ts';
import { columnsIn, HEADER, row } from './files.ts';

const GOOD = row().map((value) => (value instanceof Date ? value.toISOString() : value));
const source = { columns: columnsIn(HEADER), dateSystem: '1900' } as const;
const cells = (changes: Record<string, Cell | Unreadable>): (Cell | Unreadable)[] =>
  HEADER.map((title, at) => (title in changes ? (changes[title] ?? null) : (GOOD[at] ?? null)));
const mapped = (changes: Record<string, Cell | Unreadable>) => permitOf(cells(changes), source, 7);

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
    'a blank cost is not 0',
    { 'ESTIMATED COST': null, 'REVISED COST': 0 },
    { estimated_cost: '', revised_cost: '0' },
  ],
  ['a status alone makes a permit', { FILE_DATE: null }, { file_date: '', status: 'issued' }],
  ['a file date alone makes one', { STATUS: null, STATUS_DATE: null }, { status: '', status_date: '' }],
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

test('the answer says 0 of a cost that is blank, as it always has', () => {
  const result = mapped({ 'ESTIMATED COST': null, 'REVISED COST': 0 });
  expect('permit' in result && answerOf({ ...result.permit, load_date: '' })).toMatchObject({
    estimated_cost: '0',
    revised_cost: '0',
  });
});

const NO_NUMBER = 'not an application number';
const NO_AMOUNT = 'not an amount of at least 0';
const LOST = 'a number of more than 15 digits, of which the last may be lost';
test.each<[string, string, Cell | Unreadable, string, string | undefined]>([
  ['no number', 'APPLICATION #', null, NO_NUMBER, undefined],
  ['a malformed number', 'APPLICATION #', ' 2016 12/01', NO_NUMBER, '2016 12/01'],
  ['a number without a digit', 'APPLICATION #', 'TOTAL', NO_NUMBER, 'TOTAL'],
  ['a formula error for a number', 'APPLICATION #', '#N/A', NO_NUMBER, '#N/A'],
  ['a number of 16 digits in a number cell', 'APPLICATION #', 2016120139971230, LOST, '2016120139971230'],
  [
    'a number in scientific notation',
    'APPLICATION #',
    '2.01612E+11',
    'in scientific notation, so its last digits are lost',
    '2.01612E+11',
  ],
  ['a malformed date', 'FILE_DATE', 'soon', 'not a date', 'soon'],
  ['a day that never was', 'STATUS_DATE', '02/30/2016', 'not a date', '02/30/2016'],
  ['a negative cost', 'ESTIMATED COST', -1, NO_AMOUNT, '-1'],
  ['a cost of 16 digits in a number cell', 'REVISED COST', 1234567890123456, LOST, '1234567890123456'],
  ['a formula error for a cost', 'REVISED COST', '#REF!', NO_AMOUNT, '#REF!'],
  [
    'a cell that cannot be read',
    'DESCRIPTION',
    { fault: 'a formula without its result' },
    'a formula without its result',
    undefined,
  ],
  ['a count that cannot be read', 'EXISTING UNITS', { fault: 'lost' }, 'lost', undefined],
])('%s rejects the row and names the column', (_name, column, value, reason, shown) =>
  expect(mapped({ [column]: value })).toEqual({
    rejected: { column, reason, ...(shown !== undefined && { value: shown }) },
  }),
);

test('a cell that is not read may be what it likes', () =>
  expect(mapped({ FIRST_NAME: { fault: 'lost' } })).toHaveProperty('permit'));

test('a row with neither a file date nor a status is not a permit', () =>
  expect(mapped({ FILE_DATE: null, STATUS: ' ', STATUS_DATE: null })).toEqual({
    rejected: { reason: 'neither a file date nor a status' },
  }));

test('of a long value the first 200 characters are shown', () =>
  expect(mapped({ FILE_DATE: 'x'.repeat(201) })).toMatchObject({ rejected: { value: 'x'.repeat(200) } }));

test.each([
  [30, 'permit'],
  [31, 'rejected'],
])('a text with %d combining marks on one character becomes %s', (marks, outcome) => {
  expect(mapped({ DESCRIPTION: `cafe${'\u0301\u0323'.repeat(20).slice(0, marks)}s` })).toHaveProperty(
    outcome,
  );
});

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
      rejected: {
        column: title,
        value: 'x'.repeat(Math.min(most + 1, 200)),
        reason: `longer than ${most} characters`,
      },
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
    expect(sized(1_001)).toEqual({ rejected: { reason: 'the address is too long' } }));
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
    'Permit Type',
    'Issued Date',
    'Completed Date',
    'Neighborhoods - Analysis Boundaries',
    'Supervisor District',
  ];
  const MORE = ['8', '12/21/2016', '', 'Mission', 9];
  const columns = columnsIn(TITLES);
  const of = (zipcode: string, location: string, more: readonly Cell[] = MORE) =>
    permitOf(
      ['1', '', 'issued', '', '', '', '', '', '', '', '', '', '', '', 2, '3', zipcode, location, ...more],
      { ...source, columns },
      0,
    );

  test('a place is kept, and one that is not understood is reported', () => {
    const known = { latitude: '37.785', longitude: '-122.408' };
    expect(of('94102', '(37.785, -122.408)')).toMatchObject({ permit: known, isPlaceUnclear: false });
    expect(of('94102', '')).toMatchObject({ isPlaceUnclear: false });
    const unclear = of('94102', 'somewhere '.repeat(100));
    expect(unclear).toMatchObject({ isPlaceUnclear: true });
    expect(unclear).not.toHaveProperty('permit.latitude');
  });

  test('all that only the open data has is kept', () =>
    expect(of('94102-0001', '')).toMatchObject({
      permit: {
        existing_stories: '2',
        proposed_stories: '3',
        zipcode: '94102-0001',
        estimated_cost: '',
        file_date: '',
        permit_type: '8',
        issued_date: '2016-12-21T00:00:00.000000+0000',
        neighborhood: 'Mission',
        supervisor_district: '9',
      },
    }));

  test('a completion is kept, and one that has not been is absent', () => {
    expect(of('94102', '', ['8', '', '12/21/2016'])).toMatchObject({
      permit: { completed_date: '2016-12-21T00:00:00.000000+0000' },
    });
    expect(of('94102', '')).not.toHaveProperty('permit.completed_date');
  });

  test('a zip code of 11 characters rejects the row', () =>
    expect(of('94102-00012', '')).toMatchObject({ rejected: { column: 'Zipcode' } }));
});

test.each([
  ['32 characters', '1'.padEnd(32, 'A'), true],
  ['33 characters', '1'.padEnd(33, 'A'), false],
  ['no digit', 'A-B', false],
  ['small letters', 'm1-2', true],
  ['fifteen digits in a number cell', 999_999_999_999_999, true],
  ['a fraction', 1.5, false],
  ['a sign inside', '1#2', false],
  ['a space inside', '1 2', false],
])('a number of %s is kept: %s', (_name, number, is) =>
  expect('permit' in mapped({ 'APPLICATION #': number })).toBe(is),
);

test('a row shorter than the header has blank cells at its end', () =>
  expect(permitOf(cells({}).slice(0, 20), source, 0)).toMatchObject({ permit: { description: '' } }));

import { expect, test } from '@jest/globals';
import { columnsOf } from '../../../systems/permits/row/header.ts';
import { permitOf } from '../../../systems/permits/row/permit.ts';
import type { Cell } from '../../../systems/permits/report/sheet.ts';
import { HEADER, row } from './files.ts';

const LOADED = '2017-01-03T00:00:00.000000+0000';
const source = { columns: columnsOf(HEADER), dateSystem: '1900', loadDate: LOADED } as const;
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
      load_date: LOADED,
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
  expect('permit' in result && Object.keys(result.permit)).not.toContain(field);
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
  [
    'a description beyond a cell',
    { DESCRIPTION: 'x'.repeat(32_768) },
    'DESCRIPTION: longer than 32767 characters',
  ],
  ['a unit beyond reason', { UNIT: 'x'.repeat(51) }, 'UNIT: longer than 50 characters'],
])('%s rejects the row and names the column', (_name, changes, rejected) =>
  expect(mapped(changes)).toEqual({ rejected }),
);

test('an address whose key DynamoDB would refuse rejects the row', () => {
  const long = {
    BLOCK: '‱'.repeat(50),
    LOT: '‱'.repeat(50),
    AVS_STREET_NAME: '‱'.repeat(100),
    UNIT: '‱'.repeat(50),
    UNIT_SFX: '‱'.repeat(50),
    STREET_NUMBER: '‱'.repeat(50),
  };
  expect(mapped(long)).toEqual({ rejected: 'the address is too long' });
});

test('a row shorter than the header has blank cells at its end', () =>
  expect(permitOf(cells({}).slice(0, 20), source, 0)).toMatchObject({ permit: { description: '' } }));

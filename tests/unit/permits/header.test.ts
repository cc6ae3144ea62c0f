import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '../../../systems/permits/row/header.ts';
import type { Cell, Unreadable } from '../../../systems/permits/report/sheet.ts';
import { columnsIn, december, HEADER, openData, readReport } from './files.ts';

type Cells = readonly (Cell | Unreadable)[];
const at = (header: Cells) =>
  Object.fromEntries([...columnsIn(header)].map(([field, column]) => [field, column.at]));
const missing = (header: Cells, isSparse?: boolean) => {
  const found = columnsOf(header, isSparse);
  return 'missing' in found ? found.missing : [];
};

test('December 2016: the site’s columns, never the contractor’s', async () => {
  const { header } = await readReport(await december());
  expect(at(header)).toEqual({
    number: 0,
    form_number: 1,
    file_date: 2,
    status_date: 3,
    status: 4,
    expiration_date: 6,
    estimated_cost: 7,
    revised_cost: 8,
    existing_use: 9,
    existing_units: 10,
    proposed_use: 11,
    proposed_units: 12,
    existing_stories: 15,
    proposed_stories: 16,
    block: 20,
    lot: 21,
    street_number: 22,
    street_number_suffix: 23,
    street: 24,
    street_suffix: 25,
    unit: 26,
    unit_suffix: 27,
    description: 40,
  });
});

test('the city’s open data: its street and zip code are the site’s', async () => {
  const { header } = await readReport(await openData());
  const titles = header.map(String);
  const wanted = {
    number: 'Permit Number',
    file_date: 'Filed Date',
    status: 'Current Status',
    status_date: 'Current Status Date',
    expiration_date: 'Permit Expiration Date',
    estimated_cost: 'Estimated Cost',
    revised_cost: 'Revised Cost',
    existing_use: 'Existing Use',
    proposed_use: 'Proposed Use',
    description: 'Description',
    block: 'Block',
    lot: 'Lot',
    street_number: 'Street Number',
    street_number_suffix: 'Street Number Suffix',
    street: 'Street Name',
    street_suffix: 'Street Suffix',
    unit: 'Unit',
    unit_suffix: 'Unit Suffix',
    existing_units: 'Existing Units',
    proposed_units: 'Proposed Units',
    existing_stories: 'Number of Existing Stories',
    proposed_stories: 'Number of Proposed Stories',
    zipcode: 'Zipcode',
    location: 'Location',
    permit_type: 'Permit Type',
    issued_date: 'Issued Date',
    completed_date: 'Completed Date',
    neighborhood: 'Neighborhoods - Analysis Boundaries',
    supervisor_district: 'Supervisor District',
  };
  const places = Object.entries(wanted).map(([field, title]) => [field, titles.indexOf(title)]);
  expect(at(header)).toEqual(Object.fromEntries(places));
  expect(places.map(([, place]) => place)).not.toContain(-1);
});

test.each([
  ['APPLICATION #', 'APPLICATION_NUMBER'],
  ['APPLICATION #', 'Application Number'],
  ['APPLICATION #', 'APPLICATION NO.'],
  ['APPLICATION #', 'APPLICATION NUMBER'],
  ['APPLICATION #', 'APPLICATION'],
  ['EXISTING USE', 'EXISTINGUSE'],
  ['EXISTING USE', 'EXISTING_USE'],
  ['STATUS_DATE', 'STATUS_ DATE'],
  ['ESTIMATED COST', ' estimated  cost '],
])('%s may be written %s', (usual, other) =>
  expect(at(HEADER.map((title) => (title === usual ? other : title)))).toEqual(at(HEADER)),
);

describe('the open data’s API', () => {
  const API =
    'permit_number,filed_date,status,status_date,estimated_cost,revised_cost,existing_use,proposed_use,description,block,lot,street_number,street_name,unit,permit_expiration_date,number_of_existing_stories,neighborhoods_analysis_boundaries,supervisor_district'.split(
      ',',
    );

  test('its names are those of the portal, in small letters and without “current”', () =>
    expect(at(API)).toMatchObject({
      number: 0,
      file_date: 1,
      status: 2,
      status_date: 3,
      street: 12,
      expiration_date: 14,
      existing_stories: 15,
      neighborhood: 16,
      supervisor_district: 17,
    }));

  test('a sparse file may leave out what is blank in every row, but not what makes a permit', () => {
    expect(missing(API.slice(0, 4), true)).toEqual([]);
    expect(missing(API.slice(0, 2), true)).toEqual(['Current Status', 'Current Status Date']);
    expect(missing(API.slice(0, 4))).toContain('Unit');
  });
});

test.each(['EXPIRATION_DATE', 'STREET_NUMBER_SFX', 'AVS_STREET_SFX', 'UNIT_SFX', 'EXISTING UNITS'])(
  'a file without %s is read',
  (title) => expect(missing(HEADER.filter((other) => other !== title))).toEqual([]),
);

test('a column is called as the file calls it', () => {
  const columns = columnsIn(HEADER.map((title) => (title === 'STATUS' ? ' Status ' : title)));
  expect(columns.get('status')).toEqual({ at: 3, title: 'Status' });
});

test('a column that every report has may not be there twice, others may', () => {
  expect(() => columnsIn([...HEADER, ' Status '])).toThrow('the header has the column STATUS twice');
  expect(columnsIn([...HEADER, 'EXPIRATION DATE', 'CITY', 'CITY']).get('status')).toMatchObject({ at: 3 });
});

test.each([
  'APPLICATION #',
  'FILE_DATE',
  'STATUS',
  'STATUS_DATE',
  'ESTIMATED COST',
  'REVISED COST',
  'EXISTING USE',
  'PROPOSED USE',
  'DESCRIPTION',
  'BLOCK',
  'LOT',
  // The contractor's STREET does not stand in for it.
  'AVS_STREET_NAME',
  'UNIT',
])('a row without %s is not a header', (title) =>
  expect(missing(HEADER.filter((other) => other !== title))).toEqual([title]),
);

test('what is missing is called as the format calls it of which more is there', async () => {
  const { header } = await readReport(await openData());
  const without = header.filter((title) => title !== 'Lot' && title !== 'Current Status');
  expect(missing(without)).toEqual(['Current Status', 'Lot']);
  expect(missing(header.filter((title) => title !== 'Permit Number'))).toEqual(['Permit Number']);
  expect(missing(HEADER.filter((title) => !['STATUS', 'BLOCK', 'DESCRIPTION'].includes(title)))).toEqual([
    'STATUS',
    'DESCRIPTION',
    'BLOCK',
  ]);
});

test('the contractor’s STREET_NUMBER does not stand in for the site’s', () =>
  expect(missing(HEADER.filter((_title, index) => index !== HEADER.indexOf('STREET_NUMBER')))).toEqual([
    'STREET_NUMBER',
  ]));

test('another column before the contractor’s STREET is the site’s', () => {
  const others = HEADER.filter((title) => title !== 'BLOCK' && title !== 'STREET');
  expect(at([...others, 'BLOCK', 'STREET'])).toMatchObject({ block: others.length });
});

test('a row of numbers and blanks has no columns', () =>
  expect(columnsOf([1, null, true, { fault: 'unreadable' }])).toMatchObject({ known: 0 }));

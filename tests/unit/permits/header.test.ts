import { expect, test } from '@jest/globals';
import { columnsOf } from '../../../systems/permits/row/header.ts';
import { Refusal } from '../../../systems/permits/report/refusal.ts';
import type { Cell } from '../../../systems/permits/report/sheet.ts';
import { december, HEADER, openData, readReport } from './files.ts';

const at = (header: readonly Cell[]) =>
  Object.fromEntries([...columnsOf(header)].map(([field, column]) => [field, column.at]));

test('December 2016: the site’s columns, never the contractor’s', async () => {
  const { header } = await readReport(await december());
  expect(at(header)).toEqual({
    number: 0,
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
  };
  const places = Object.entries(wanted).map(([field, title]) => [field, titles.indexOf(title)]);
  expect(at(header)).toEqual(Object.fromEntries(places));
  expect(places.map(([, place]) => place)).not.toContain(-1);
});

test.each([
  ['APPLICATION #', 'APPLICATION_NUMBER'],
  ['APPLICATION #', 'Application Number'],
  ['EXISTING USE', 'EXISTING_USE'],
  ['STATUS_DATE', 'STATUS_ DATE'],
  ['ESTIMATED COST', ' estimated  cost '],
])('%s may be written %s', (usual, other) =>
  expect(at(HEADER.map((title) => (title === usual ? other : title)))).toEqual(at(HEADER)),
);

test.each(['EXPIRATION_DATE', 'STREET_NUMBER_SFX', 'AVS_STREET_SFX', 'UNIT_SFX', 'EXISTING UNITS'])(
  'a file without %s is read',
  (title) => expect(() => columnsOf(HEADER.filter((other) => other !== title))).not.toThrow(),
);

test('a column is called as the file calls it, and the first of two is read', () => {
  const columns = columnsOf([...HEADER.map((title) => (title === 'STATUS' ? ' Status ' : title)), 'STATUS']);
  expect(columns.get('status')).toEqual({ at: 3, title: 'Status' });
});

test('a refusal names columns as the city’s open data has them', async () => {
  const { header } = await readReport(await openData());
  const without = header.filter((title) => title !== 'Lot' && title !== 'Current Status');
  expect(() => columnsOf(without)).toThrow(
    new Refusal('not a permits report: missing columns Current Status, Lot'),
  );
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
])('a file without %s is refused', (title) =>
  expect(() => columnsOf(HEADER.filter((other) => other !== title))).toThrow(`missing columns ${title}`),
);

test('a refusal names all columns that are missing', () => {
  const without = HEADER.filter((title) => !['STATUS', 'BLOCK', 'DESCRIPTION'].includes(title));
  expect(() => columnsOf(without)).toThrow(
    new Refusal('not a permits report: missing columns STATUS, DESCRIPTION, BLOCK'),
  );
});

test('the contractor’s STREET_NUMBER does not stand in for the site’s', () => {
  const withoutTheFirst = HEADER.filter((_title, index) => index !== HEADER.indexOf('STREET_NUMBER'));
  expect(() => columnsOf(withoutTheFirst)).toThrow('missing columns STREET_NUMBER');
});

test('another column before the contractor’s STREET is the site’s', () => {
  const others = HEADER.filter((title) => title !== 'BLOCK' && title !== 'STREET');
  expect(at([...others, 'BLOCK', 'STREET'])).toMatchObject({ block: others.length });
});

test('a header of numbers and blanks has no columns', () =>
  expect(() => columnsOf([1, null, true])).toThrow(/missing columns APPLICATION #, FILE_DATE/));

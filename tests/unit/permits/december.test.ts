import { beforeAll, expect, test } from '@jest/globals';
import { addressId } from '../../../systems/permits/row/identity.ts';
import { permitOf } from '../../../systems/permits/row/permit.ts';
import { columnsIn, december, openData, readReport } from './files.ts';

const permitsOf = async (bytes: Uint8Array) => {
  const { header, dateSystem, rows } = await readReport(bytes);
  const source = { columns: columnsIn(header), dateSystem };
  return rows.map(({ cells, index }) => {
    const mapped = permitOf(cells, source, index);
    if ('rejected' in mapped) throw new Error(`row ${index} is rejected: ${mapped.rejected.reason}`);
    return { ...mapped, id: [mapped.number, addressId(mapped.site)] };
  });
};

let permits: Awaited<ReturnType<typeof permitsOf>>;
beforeAll(async () => {
  permits = await permitsOf(await december());
});

test('the real file: 2,166 rows of 2,015 applications', () => {
  expect(permits).toHaveLength(2_166);
  expect(new Set(permits.map(({ number }) => number)).size).toBe(2_015);
  expect(new Set(permits.map(({ id }) => JSON.stringify(id))).size).toBe(2_166);
  expect(permits.map(({ permit }) => permit.record_id)).toEqual(permits.map((_, at) => String(at)));
});

test('the real file: the permit that everyone asks for', () => {
  expect(permits.filter(({ number }) => number === '201612013997').map(({ permit }) => permit)).toEqual([
    {
      application_number: '#201612013997',
      record_id: '1556',
      status: 'issued',
      status_date: '2016-12-21T00:00:00.000000+0000',
      file_date: '2016-12-01T00:00:00.000000+0000',
      expiration_date: '2017-06-21T00:00:00.000000+0000',
      estimated_cost: '9399',
      revised_cost: '9399',
      existing_use: '1 family dwelling',
      proposed_use: '1 family dwelling',
      description:
        'Replacing aluminum windows with paintable wood windows with acrylic clad. U-FACTOR: 0.32  SHGC: 0.25; SAME SIZE  SAME LOCATION.',
      address: '235 Bella Vista Wy San Francisco, CA',
      block: '2998',
      lot: '32',
      street_number: '235',
      street: 'Bella Vista',
      existing_units: '1',
      proposed_units: '1',
      existing_stories: '2',
      proposed_stories: '2',
      form_number: '8',
    },
  ]);
});

test('the real file: the formula error in AB1011 is no unit', () => {
  expect(permits[1_009]?.permit).toMatchObject({ address: '260 California St 3 San Francisco, CA' });
});

test('the city’s open data: ten permits, the first as the file has it', async () => {
  const sample = await permitsOf(await openData());
  expect(sample).toHaveLength(10);
  expect(sample[0]?.permit).toEqual({
    application_number: '#201505065519',
    record_id: '0',
    status: 'expired',
    status_date: '2017-12-21T00:00:00.000000+0000',
    file_date: '2015-05-06T00:00:00.000000+0000',
    expiration_date: '2016-11-03T00:00:00.000000+0000',
    estimated_cost: '4000',
    revised_cost: '4000',
    existing_use: 'tourist hotel/motel',
    proposed_use: '',
    description:
      'ground fl facade: to erect illuminated, electric, wall, single faced sign. n/a for maher ordinance 155-13.',
    address: '140 Ellis St San Francisco, CA',
    block: '326',
    lot: '23',
    street_number: '140',
    street: 'Ellis',
    existing_units: '143',
    existing_stories: '6',
    zipcode: '94102',
    latitude: '37.785719256680785',
    longitude: '-122.40852313194863',
    permit_type: '4',
    issued_date: '2015-11-09T00:00:00.000000+0000',
    neighborhood: 'Tenderloin',
    supervisor_district: '3',
  });
});

import { expect, test } from '@jest/globals';
import { addressLine, orNone } from '../../../systems/permits/row/address.ts';
import type { Site } from '../../../systems/permits/row/address.ts';
import { NOWHERE } from './rows.ts';

const site = (given: Partial<Site>): Site => ({ ...NOWHERE, ...given });

test.each<[string, Partial<Site>, string]>([
  [
    'words are in title case',
    { number: '235', street: 'BELLA VISTA', streetSuffix: 'WY' },
    '235 Bella Vista Wy San Francisco, CA',
  ],
  [
    'the city’s zero is kept',
    { number: '1', street: '03RD', streetSuffix: 'ST' },
    '1 03rd St San Francisco, CA',
  ],
  ["O'FARRELL", { number: '1', street: "O'FARRELL", streetSuffix: 'ST' }, "1 O'Farrell St San Francisco, CA"],
  [
    'an abbreviation',
    { number: '1', street: 'DR. CARLTON B. GOODLETT', streetSuffix: 'PL' },
    '1 Dr. Carlton B. Goodlett Pl San Francisco, CA',
  ],
  [
    'a suffix of the number',
    { number: '215', numberSuffix: '½', street: 'HENRY', streetSuffix: 'ST' },
    '215½ Henry St San Francisco, CA',
  ],
  [
    'a unit',
    { number: '1', street: 'EMBARCADERO CENTER', unit: '4' },
    '1 Embarcadero Center 4 San Francisco, CA',
  ],
  [
    'a short suffix of the unit',
    { number: '1', street: 'POST', unit: '4', unitSuffix: 'B' },
    '1 Post 4B San Francisco, CA',
  ],
  [
    'a suffix without a unit',
    { number: '301', street: 'MISSION', unitSuffix: 'C102' },
    '301 Mission C102 San Francisco, CA',
  ],
  [
    'a long suffix of the unit',
    { number: '1', street: 'POST', unit: '4', unitSuffix: 'FRONT UNIT' },
    '1 Post 4 FRONT UNIT San Francisco, CA',
  ],
  ['spaces in a street', { street: 'BELLA   VISTA' }, 'Bella Vista San Francisco, CA'],
  ['a hyphen', { street: 'SAINT-GERMAIN' }, 'Saint-Germain San Francisco, CA'],
  ['a letter that is no Latin one of 26', { street: 'ÉCOLE ÉTÉ' }, 'École Été San Francisco, CA'],
  ['an apostrophe inside', { street: "D'ARCY" }, "D'arcy San Francisco, CA"],
  ['a suffix of two letters', { number: '1', numberSuffix: 'AB' }, '1AB San Francisco, CA'],
  ['a suffix of three letters', { number: '1', numberSuffix: 'ABC' }, '1 ABC San Francisco, CA'],
  ['nothing at all', {}, 'San Francisco, CA'],
])('%s', (_name, given, want) => expect(addressLine(site(given))).toBe(want));

test.each([
  ['*', ''],
  ['0', ''],
  ['00', ''],
  ['10', '10'],
  ['A', 'A'],
  ['*A', '*A'],
  ['A*', 'A*'],
  ['0A', '0A'],
  ['', ''],
])('%s is kept as "%s"', (text, want) => expect(orNone(text)).toBe(want));

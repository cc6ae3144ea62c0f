import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Permit } from '../../../../systems/permits/row/permit.ts';
import {
  type Attribute,
  ATTRIBUTES,
  compareNumbers,
  NAMES,
} from '../../../../systems/permits/search/attributes.ts';
import { filterOf, meets, OPERATORS_OF } from '../../../../systems/permits/search/filter.ts';
import { Failure } from '../../../../core/errors.ts';

const PERMIT: Permit = {
  application_number: '#201612013997',
  record_id: '7',
  status: 'issued',
  status_date: '2016-12-21T00:00:00.000000+0000',
  file_date: '2016-12-01T00:00:00.000000+0000',
  expiration_date: '',
  estimated_cost: '9399.5',
  revised_cost: '',
  existing_use: '1 family dwelling',
  proposed_use: '',
  description: 'Replace windows, "in kind" in.house',
  address: '235 Bella Vista Wy San Francisco, CA',
  street_number: '235',
  street: 'Bella Vista',
  load_date: '2026-11-28T10:00:00.000000+0000',
};

/** What something is refused with. */
const refusal = (work: () => unknown): Failure => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

const found = (attribute: Attribute, ...texts: string[]): boolean =>
  meets(filterOf({ [attribute]: texts }), PERMIT);

test.each<[Attribute, string, boolean]>([
  // Equality, of text without case and outer space.
  ['status', 'issued', true],
  ['status', ' ISSUED ', true],
  ['status', 'eq.issued', true],
  ['status', 'issue', false],
  ['status', 'ne.issued', false],
  ['status', 'ne.complete', true],
  ['zipcode', 'ne.94110', true],
  ['application_number', '201612013997', true],
  ['application_number', '#201612013997', true],
  ['application_number', 'eq.# 201612013997', true],
  ['description', 'eq.in.house', false],
  ['description', 'contains.in.house', true],
  ['estimated_cost', '9399.5', true],
  ['estimated_cost', '9399.50', true],
  ['estimated_cost', '$9,399.50', true],
  ['estimated_cost', '9399', false],
  // Numbers by their value, not by their text.
  ['estimated_cost', 'gt.9399', true],
  ['estimated_cost', 'gt.9399.5', false],
  ['estimated_cost', 'gte.9399.5', true],
  ['estimated_cost', 'gt.99', true],
  ['estimated_cost', 'lt.10000', true],
  ['estimated_cost', 'lt.9399.5', false],
  ['estimated_cost', 'lte.9399.5', true],
  ['estimated_cost', 'between.9399.5,9399.5', true],
  ['estimated_cost', 'between.0,9399.49', false],
  ['estimated_cost', 'between.9400,9500', false],
  ['estimated_cost', 'gte.9400', false],
  ['street_number', 'lt.1000', true],
  ['record_id', 'in.1,7', true],
  // Days.
  ['status_date', '2016-12-21', true],
  ['status_date', 'gt.2016-12-21', false],
  ['status_date', 'gte.2016-12-21', true],
  ['status_date', 'lt.2016-12-22', true],
  ['status_date', 'between.2016-12-20,2016-12-21', true],
  ['load_date', '2026-11-28', true],
  // Lists.
  ['status', 'in.complete,issued', true],
  ['status', 'in.complete, filed', false],
  ['description', 'in."Replace windows, ""in kind"" in.house",x', true],
  ['address', 'in.x, "235 Bella Vista Wy San Francisco, CA" ', true],
  // Parts of text.
  ['description', 'begins.REPLACE', true],
  ['description', 'begins.windows', false],
  ['description', 'contains."IN KIND"', true],
  ['street', 'begins.bella', true],
  // What is not there.
  ['revised_cost', 'null.true', true],
  ['revised_cost', 'null.false', false],
  ['revised_cost', '0', false],
  ['revised_cost', 'lt.1', false],
  ['revised_cost', 'between.0,1', false],
  ['revised_cost', 'ne.0', true],
  ['expiration_date', 'null.true', true],
  ['expiration_date', 'lte.2017-01-01', false],
  ['lot', 'null.true', true],
  ['proposed_use', 'in.a,b', false],
])('%s=%s of the permit is %s', (attribute, text, want) => {
  expect(found(attribute, text)).toBe(want);
});

test('all conditions must hold, also several on one attribute', () => {
  expect(found('estimated_cost', 'gte.9000', 'lt.9400')).toBe(true);
  expect(found('estimated_cost', 'gte.9000', 'lt.9300')).toBe(false);
  expect(meets(filterOf({ status: ['issued'], street: ['market'] }), PERMIT)).toBe(false);
  expect(meets(filterOf({}), PERMIT)).toBe(true);
});

describe('what cannot be a condition is refused with the name of its parameter', () => {
  test.each<[Attribute, string, string]>([
    ['status', '', 'must have a value: use null.true to find rows without one'],
    ['status', 'eq. ', 'must have a value'],
    ['status', 'in.issued,', 'must have a value'],
    ['status', 'gte.issued', 'cannot be compared with gte: use eq, ne, in, begins, contains, null'],
    ['estimated_cost', 'contains.999', 'cannot be compared with contains'],
    ['estimated_cost', 'ten', 'must be a number of at least 0'],
    ['estimated_cost', '-5', 'must be a number of at least 0'],
    ['estimated_cost', 'between.5', 'must have two values after between.'],
    ['file_date', 'between.2016-12-01', 'such as between.2016-12-01,2016-12-31'],
    ['estimated_cost', 'between.1,2,3', 'must have two values after between.'],
    ['estimated_cost', 'between.10,9', 'must have the smaller value first after between.'],
    ['file_date', '2016-02-30', 'must be a day that exists'],
    ['file_date', '12/01/2016', 'must be a day that exists'],
    ['file_date', 'null.yes', 'must be null.true or null.false'],
    ['description', 'contains.ab', 'must have at least 3 characters after contains.'],
    ['status', 'in."issued', 'must be a list with commas'],
    ['status', 'in."issued"x', 'must be a list with commas'],
    [
      'status',
      `in.${Array.from({ length: 101 }, (_, at) => at).join(',')}`,
      'must have at most 100 values after in.',
    ],
  ])('%s=%s', (attribute, text, message) => {
    const { code, faults } = refusal(() => filterOf({ [attribute]: [text] }));
    expect(code).toBe('RequestInvalid');
    expect(faults).toEqual([
      { in: 'query', name: attribute, message: expect.stringContaining(message) as unknown },
    ]);
  });
});

test('a hundred values of a list are taken', () => {
  const values = Array.from({ length: 100 }, (_, at) => String(at));
  expect(filterOf({ lot: [`in.${values.join(',')}`] })[0]?.values).toEqual(values);
});

test('a list of spaces and quotes is read in time that grows with its length only', () => {
  const hostile = `in.${' '.repeat(20_000)}"${'"" '.repeat(20_000)}`;
  expect(refusal(() => filterOf({ lot: [hostile] })).code).toBe('RequestInvalid');
});

test('values come back as they were put into a list', () => {
  const value = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 9, size: 'max' }), (values) => {
      const list = values.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
      const wanted = new Set(values.map((one) => one.normalize('NFC').trim().toLowerCase()));
      expect(new Set(filterOf({ lot: [`in.${list}`] })[0]?.values)).toEqual(wanted);
    }),
  );
});

test('every attribute has the operators of its kind', () => {
  for (const name of NAMES)
    for (const operator of OPERATORS_OF[ATTRIBUTES[name]]) {
      const value = { text: 'abc', number: '5', day: '2016-12-01' }[ATTRIBUTES[name]];
      const rest = operator === 'null' ? 'true' : operator === 'between' ? `${value},${value}` : value;
      expect(filterOf({ [name]: [`${operator}.${rest}`] })).toMatchObject([{ attribute: name, operator }]);
    }
});

test('decimals compare as numbers do', () => {
  const decimal = fc.tuple(fc.nat({ max: 5_000 }), fc.nat({ max: 99 })).map(([whole, cents]) => {
    return String(whole + cents / 100);
  });
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      expect(Math.sign(compareNumbers(one, other))).toBe(Math.sign(Number(one) - Number(other)));
    }),
  );
});

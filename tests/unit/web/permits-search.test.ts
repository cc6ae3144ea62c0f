import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { NAMES, ATTRIBUTES } from '../../../systems/permits/search/attributes.ts';
import { candidatesOf } from '../../../systems/permits/search/candidates.ts';
import { COLUMNS as ANSWERED } from '../../../systems/permits/search/columns.ts';
import { filterOf, OPERATORS_OF } from '../../../systems/permits/search/filter.ts';
import { searchOf } from '../../../web/permits/derive.ts';
import {
  type Condition,
  conditionOf,
  faultIn,
  listOf,
  listText,
  OPERATORS,
  written,
} from '../../../web/permits/language.ts';
import {
  COLUMNS,
  searchOfView,
  sortsFor,
  type View,
  viewOf,
  withConditions,
} from '../../../web/permits/link.ts';
import { permitSearchOf } from '../../../web/permits/search.ts';
import { conditionsOf, faultsIn, tokensOf } from '../../../web/permits/tokens.ts';

const contract: unknown = parse(await readFile('openapi.yaml', 'utf8'));
const SEARCH = searchOf(contract);

const field = fc.constantFrom(...SEARCH.fields);
/** Values that mean something to a parser on their way. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'in.house',
    'a,b',
    '"',
    'say "so"',
    ' outer ',
    '',
    '.',
    '=',
    '&',
    "it's",
    '#1',
    '%2C',
    'true',
    '1e5',
  ),
  fc.constantFrom('2016-12-21', '2016-02-30', '10000', '9,399.50', '$5', '-1', 'ten', '-'),
);
const condition: fc.Arbitrary<Condition> = fc
  .tuple(field, fc.constantFrom(...OPERATORS), fc.array(value, { minLength: 1, maxLength: 3 }))
  .map(([{ name }, operator, values]) => ({
    field: name,
    operator,
    text: operator === 'in' || operator === 'between' ? listText(values) : (values[0] ?? ''),
  }));

describe('what the console takes from the contract', () => {
  test('is what the API searches by', () => {
    expect(SEARCH.fields.map(({ name, kind }) => [name, kind])).toEqual(Object.entries(ATTRIBUTES));
    for (const { name, kind, operators, maxConditions } of SEARCH.fields) {
      expect([name, [...operators].sort()]).toEqual([name, [...OPERATORS_OF[kind]].sort()]);
      expect(maxConditions).toBe(10);
    }
    expect(SEARCH.columns).toEqual(ANSWERED);
    expect(SEARCH.sorts).toEqual(['file_date', 'status_date', 'estimated_cost', 'street_number', 'lot']);
    expect(SEARCH.formats).toEqual(['json', 'csv', 'ndjson', 'geojson']);
  });

  test('has the columns that are shown at first', () =>
    expect(SEARCH.columns).toEqual(expect.arrayContaining([...COLUMNS])));

  test.each([
    ['an operator that the console does not know', '`eq` or `near`', /does not know/],
    ['no operator', 'Conditions on text.', /does not know/],
  ])('stops the build when a filter names %s', (_name, description, message) => {
    const changed = structuredClone(contract) as {
      components: { schemas: { TextFilter: { description: string } } };
    };
    changed.components.schemas.TextFilter.description = description;
    expect(() => searchOf(changed)).toThrow(message);
  });

  test('stops the build when the operation is gone', () =>
    expect(() => searchOf({ paths: {} })).toThrow('The contract has no /me/permits'));
});

/** What the API makes of a condition. */
const askedOf = (one: Condition): string => {
  try {
    const [read] = filterOf({ [one.field]: [written(one)] });
    return `accepted as ${read?.operator ?? 'nothing'}`;
  } catch (error) {
    return String(error);
  }
};

describe('the language of searches', () => {
  test('a list is read as it was written', () =>
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        expect(listOf(listText(values))).toEqual(values);
      }),
    ));

  test('a condition is read as it was written', () =>
    fc.assert(
      fc.property(condition, (one) => {
        expect(conditionOf(one.field, written(one))).toEqual(one);
      }),
    ));

  test.each([
    ['issued', 'eq', 'issued'],
    ['in.house', 'in', 'house'],
    ['eq.in.house', 'eq', 'in.house'],
    ['St. Mary', 'eq', 'St. Mary'],
    ['', 'eq', ''],
  ])('%p means %s', (parameter, operator, text) =>
    expect(conditionOf('status', parameter)).toEqual({ field: 'status', operator, text }),
  );

  test('what the console rejects, the API rejects; what it accepts is the same condition to the API', () =>
    fc.assert(
      fc.property(condition, (one) => {
        const faults = faultsIn([one], SEARCH.fields);
        // The API has the last word, and names the field.
        expect(askedOf(one)).toMatch(
          faults.length > 0 ? one.field : new RegExp(`${one.field}|^accepted as ${one.operator}$`),
        );
      }),
    ));

  test.each([
    ['status', 'lt', '5', 'cannot be compared'],
    ['status', 'eq', ' ', 'needs a value'],
    ['status', 'in', 'a,,b', 'needs a value'],
    ['status', 'in', '"a', 'needs commas'],
    ['status', 'null', 'maybe', 'is either empty or not empty'],
    ['file_date', 'gte', '2016-02-30', 'needs a day that exists'],
    ['file_date', 'eq', '12/21/2016', 'needs a day that exists'],
    ['file_date', 'between', '2016-12-01', 'needs two values'],
    ['file_date', 'between', '2016-12-02,2016-12-01', 'needs the earlier day first'],
    ['estimated_cost', 'gt', 'ten', 'needs a number'],
    ['estimated_cost', 'gt', '-1', 'needs a number'],
    ['description', 'contains', 'ab', 'needs at least 3 characters'],
  ] as const)('%s with %s.%s is named', (name, operator, text, fault) => {
    const known = SEARCH.fields.find((one) => one.name === name);
    expect(known && faultIn({ field: name, operator, text }, known)).toContain(fault);
  });

  test('more than ten conditions on a field are named', () =>
    expect(
      faultsIn(
        Array.from({ length: 11 }, () => ({ field: 'lot', operator: 'ne', text: 'a' })),
        SEARCH.fields,
      ),
    ).toEqual(['Lot can have at most 10 conditions.']));

  test('the filter shows a condition, and holds it', () =>
    fc.assert(
      fc.property(condition, (one) => {
        fc.pre(one.operator !== 'null' || ['true', 'false'].includes(one.text));
        expect(conditionsOf(tokensOf([one]))).toEqual([one]);
      }),
    ));
});

/** As the page writes an address, and as the router reads it: digits become a number. */
const throughAddress = (search: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(search)) as Record<string, unknown>;

const view: fc.Arbitrary<View> = fc
  .record({
    conditions: fc.array(condition, { maxLength: 4 }),
    sort: fc.option(fc.constantFrom(...SEARCH.sorts), { nil: undefined }),
    order: fc.option(fc.constantFrom('asc' as const, 'desc' as const), { nil: undefined }),
    columns: fc.shuffledSubarray([...SEARCH.columns], { minLength: 1 }),
    limit: fc.integer({ min: 1, max: 100 }),
    wrap: fc.boolean(),
    permit: fc.option(fc.stringMatching(/^[0-9A-Za-z-]{1,32}$/), { nil: undefined }),
  })
  .map((one) => withConditions(one, grouped(one.conditions), SEARCH));

/** A link has the conditions of a field together. */
const grouped = (conditions: readonly Condition[]): Condition[] =>
  [...new Map(conditions.map(({ field: name }) => [name, name])).keys()].flatMap((name) =>
    conditions.filter((one) => one.field === name),
  );

describe('a link', () => {
  test('is read as it was written', () =>
    fc.assert(
      fc.property(view, (one) => {
        const search = permitSearchOf(throughAddress(searchOfView(one)));
        expect(viewOf(search, SEARCH)).toEqual({ view: one, problems: [] });
      }),
    ));

  test('of a first visit says nothing', () => expect(searchOfView(viewOf({}, SEARCH).view)).toEqual({}));

  test('has no cursor', () =>
    expect(permitSearchOf({ cursor: 'abc', lot: 5 })).toEqual({ cursor: undefined, lot: 5 }));

  test('of any kind comes to a view that can be written and read', () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom('sort', 'limit', 'fields', 'permit', 'lot', 'order')),
          fc.jsonValue(),
        ),
        (search) => {
          const read = viewOf(permitSearchOf(search), SEARCH);
          const again = viewOf(permitSearchOf(throughAddress(searchOfView(read.view))), SEARCH);
          expect(again).toEqual({ view: read.view, problems: [] });
        },
      ),
    ));

  test.each([
    [{ colour: 'red' }, 'Permits have no field “colour”.'],
    [{ sort: 'colour' }, 'With this filter, rows cannot be in the order of “colour”.'],
    [{ sort: 'lot' }, 'With this filter, rows cannot be in the order of “lot”.'],
    [{ order: 'up' }, '“up” is no direction.'],
    [{ fields: 'status,colour' }, 'There is no column “colour”.'],
    [{ limit: 1001 }, 'A page has 1 to 100 rows.'],
    [{ permit: '../keys' }, '“../keys” is no application number.'],
    [{ ['__proto__']: 'x' }, 'Permits have no field “__proto__”.'],
  ])('%j says what was left out', (search, problem) =>
    expect(viewOf(permitSearchOf(search), SEARCH).problems).toEqual([problem]),
  );
});

describe('the orders that the console offers', () => {
  /** What the API can sort by, but for a filter of application numbers, which it does not sort. */
  const sortable = (one: Condition): unknown[] =>
    one.field === 'application_number' && (one.operator === 'eq' || one.operator === 'in')
      ? []
      : candidatesOf(filterOf({ [one.field]: [written(one)] }), () => new Map(), 1, true).map(
          ({ sort }) => sort,
        );

  test.each(NAMES.map((name) => [name]))('with a condition on %s are those of the API', (name) => {
    const { kind, operators } = SEARCH.fields.find((one) => one.name === name) ?? {
      kind: 'text',
      operators: [],
    };
    const text = { text: 'abc', number: '5', day: '2016-12-01' }[kind];
    for (const operator of operators) {
      const texts: Partial<Record<string, string>> = { between: `${text},${text}`, null: 'true' };
      const one: Condition = { field: name, operator, text: texts[operator] ?? text };
      expect([operator, new Set(sortsFor([one], SEARCH))]).toEqual([operator, new Set(sortable(one))]);
    }
  });
});

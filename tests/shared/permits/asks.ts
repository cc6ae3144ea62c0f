import fc from 'fast-check';
import { comparePlainly, KINDS, type PlainCondition, type PlainName, type PlainRow } from './plain.ts';

/** What a search asks for, as a person thinks it; `query` writes it. */
export interface Asked {
  readonly conditions: readonly PlainCondition[];
  readonly sort?: PlainName | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** Text that is in no row, or that has a meaning to a parser on its way. */
const HOSTILE = [
  ...[
    'in.house',
    'eq.',
    '.',
    '%',
    '%25',
    '#',
    '#0',
    '~',
    '$',
    '*',
    '\\',
    '"',
    '""',
    ',',
    'a,"b"',
    "' OR 1=1 --",
  ],
  ...[
    'none',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '<script>',
    '{{7*7}}',
    '🛁',
    'İ',
    'ﬁ',
    'e\u0301',
  ],
  ...['\u{10ffff}', '\uffff', 'PERMIT#1', 'COUNTS', '0', 'zzz', '000', 'a b', 'x'.repeat(300)],
];
const HOSTILE_NUMBERS = [
  '0',
  '0.01',
  '9',
  '10',
  '99999',
  '100000',
  '999999999',
  '1000000000',
  '9'.repeat(38),
];
const HOSTILE_DAYS = ['0001-01-01', '1899-12-31', '1970-01-01', '2000-02-29', '2016-02-29', '9999-12-31'];

/** Text of another case, with spaces around it: to a search it is the same. */
const disguised = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(text, text, text.toUpperCase(), text.toLowerCase(), ` ${text}  `);

/** A number as people may write it. */
const styled = (number: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    number,
    number,
    `0${number}`,
    `$${number}`,
    number.includes('.') ? `${number}0` : `${number}.0`,
  );

const NO_NUMBER = /[^\d.]/g;

const valuesOf = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<string> => {
  const given = rows.map((row) => row[name]).filter((value) => value.trim() !== '');
  const found = given.length === 0 ? fc.constant('0') : fc.constantFrom(...given);
  switch (KINDS[name]) {
    case 'text':
      return fc.oneof(
        { weight: 6, arbitrary: found.chain(disguised) },
        { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      );
    case 'number':
      return fc
        .oneof(
          { weight: 6, arbitrary: found.map((value) => value.replaceAll(NO_NUMBER, '')) },
          { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) },
        )
        .chain(styled);
    case 'day':
      return fc.oneof(
        { weight: 6, arbitrary: found.map((value) => (value === '0' ? '2016-12-21' : value)) },
        { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_DAYS) },
      );
  }
};

/** A value of a list, in quotes where it needs them, or where somebody likes them. */
const quoted = (value: string, isLiked: boolean): string =>
  isLiked || /[,"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const inOrder = (name: PlainName, [one, other]: readonly [string, string]): [string, string] =>
  comparePlainly(name, one, other) > 0 ? [other, one] : [one, other];

/** A piece of text that is not blank, from the start or from anywhere. */
const pieces = (name: PlainName, rows: readonly PlainRow[], atStart: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(valuesOf(name, rows), fc.nat(40), fc.integer({ min: atStart ? 1 : 3, max: 12 }))
    .map(([text, at, length]) => {
      const letters = [...text.normalize('NFC').trim()];
      return letters
        .slice(atStart ? 0 : at % letters.length)
        .slice(0, length)
        .join('');
    });

const one = (
  name: PlainName,
  operator: string,
  values: readonly string[],
  written: string,
): PlainCondition => ({
  name,
  operator,
  values,
  written: `${operator}.${written}`,
});

const BARE = /^(eq|ne|lt|lte|gt|gte|between|in|begins|contains|null)\./;

const equalities = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<PlainCondition> =>
  fc.tuple(valuesOf(name, rows), fc.boolean()).map(([value, isBare]) => ({
    ...one(name, 'eq', [value], value),
    ...(isBare && !BARE.test(value) && { written: value }),
  }));

const lists = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<PlainCondition> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.array(valuesOf(name, rows), { minLength: 1, maxLength: 5 }) },
        { weight: 1, arbitrary: fc.array(valuesOf(name, rows), { minLength: 90, maxLength: 100 }) },
      ),
      fc.boolean(),
    )
    // A filter has at most 4,000 characters.
    .map(([values, isLiked]) => [values.filter((value) => value.length < 30), isLiked] as const)
    .filter(([values]) => values.length > 0)
    .map(([values, isLiked]) =>
      one(name, 'in', values, values.map((value) => quoted(value, isLiked)).join(',')),
    );

const ranges = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<PlainCondition> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('lt', 'lte', 'gt', 'gte'), valuesOf(name, rows))
      .map(([operator, value]) => one(name, operator, [value], value)),
    fc.tuple(valuesOf(name, rows), valuesOf(name, rows)).map((both) => {
      const values = inOrder(name, both);
      return one(name, 'between', values, values.map((value) => quoted(value, false)).join(','));
    }),
  );

const texts = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<PlainCondition> =>
  fc.oneof(
    pieces(name, rows, true)
      .filter((value) => value.trim() !== '')
      .map((value) => one(name, 'begins', [value], value)),
    pieces(name, rows, false)
      // The leading # of a number is not compared, so it does not count.
      .filter((value) => [...value.normalize('NFC').trim().replace(/^#\s*/, '')].length >= 3)
      .map((value) => one(name, 'contains', [value], value)),
  );

/** A condition on an attribute, its values from these rows or hostile. */
export const conditionOn = (name: PlainName, rows: readonly PlainRow[]): fc.Arbitrary<PlainCondition> =>
  fc.oneof(
    { weight: 3, arbitrary: equalities(name, rows) },
    { weight: 2, arbitrary: lists(name, rows) },
    { weight: 3, arbitrary: KINDS[name] === 'text' ? texts(name, rows) : ranges(name, rows) },
    { weight: 1, arbitrary: valuesOf(name, rows).map((value) => one(name, 'ne', [value], value)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('true', 'false').map((value) => one(name, 'null', [value], value)),
    },
  );

const NAMES = Object.keys(KINDS) as PlainName[];
/** Those that an index knows come more often. */
const INDEXED: readonly PlainName[] = [
  ...(['file_date', 'status', 'status_date', 'neighborhood', 'block', 'lot'] as const),
  ...(['street', 'street_number', 'estimated_cost', 'application_number'] as const),
];

/** What a filter can be sorted by, as the contract says it. */
const sortsOf = (conditions: readonly PlainCondition[]): PlainName[] => {
  const isPinned = (name: PlainName): boolean =>
    conditions.some((one) => one.name === name && (one.operator === 'eq' || one.operator === 'in'));
  if (
    conditions.some(
      ({ name, operator }) =>
        name === 'application_number' &&
        operator !== 'ne' &&
        operator !== 'begins' &&
        operator !== 'contains',
    )
  )
    return [];
  return [
    'file_date',
    'status_date',
    'estimated_cost',
    ...(isPinned('street') ? (['street_number'] as const) : []),
    ...(isPinned('block') ? (['lot'] as const) : []),
  ];
};

/** Conditions on some attributes: most are about one row, so that together they find something. */
const conditionsOn = (
  names: readonly PlainName[],
  rows: readonly PlainRow[],
): fc.Arbitrary<PlainCondition[]> =>
  fc
    .constantFrom(...rows)
    .chain((row) =>
      fc.tuple(
        ...names.map((name) =>
          row[name].trim() === ''
            ? conditionOn(name, rows)
            : fc.oneof(
                { weight: 4, arbitrary: conditionOn(name, [row]) },
                { weight: 1, arbitrary: conditionOn(name, rows) },
              ),
        ),
      ),
    );

/**
 * Searches of 1 to 4 conditions that are right, by attributes that may repeat, most values taken from the rows.
 * @param also conditions of which one is in each search
 */
export const searches = (
  rows: readonly PlainRow[],
  also?: fc.Arbitrary<PlainCondition>,
): fc.Arbitrary<Asked> => {
  // Few searches are by what no row has.
  const isGiven = (one: PlainName): boolean => rows.some((row) => row[one] !== '');
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...INDEXED.filter(isGiven)) },
    { weight: 4, arbitrary: fc.constantFrom(...NAMES.filter(isGiven)) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
  );
  const some = name
    .chain((first) =>
      fc
        .array(fc.oneof({ weight: 4, arbitrary: name }, { weight: 1, arbitrary: fc.constant(first) }), {
          maxLength: 3,
        })
        .map((others) => [first, ...others]),
    )
    .chain((names) => conditionsOn(names, rows));
  const all = also ? fc.tuple(some, also).map(([most, last]) => [...most, last]) : some;
  return all.chain((conditions) =>
    fc.record({
      conditions: fc.constant(conditions),
      sort: fc.constantFrom(undefined, undefined, ...sortsOf(conditions)),
      order: fc.constantFrom(undefined, 'asc' as const, 'desc' as const),
    }),
  );
};

/** The parameters of a search, each as often as it has conditions. */
export const parametersOf = ({ conditions, sort, order }: Asked): [string, string][] => [
  ...conditions.map(({ name, written }): [string, string] => [name, written]),
  ...(sort ? [['sort', sort] as [string, string]] : []),
  ...(order ? [['order', order] as [string, string]] : []),
];

import { invalid } from '../../../core/errors.ts';
import { decimalOf } from '../row/decimal.ts';
import {
  type Attribute,
  ATTRIBUTES,
  comparisonOf,
  folded,
  foldedNumber,
  type Kind,
  NAMES,
  valueOf,
} from './attributes.ts';
import type { Permit } from '../row/permit.ts';

const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'begins',
  'contains',
  'null',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition of a filter. */
export interface Condition {
  readonly attribute: Attribute;
  readonly operator: Operator;
  /** As they are compared. Of `null`, `true` or `false`. */
  readonly values: readonly string[];
}

/** All of these conditions must hold. */
export type Filter = readonly Condition[];

/** The query parameters that hold conditions. */
export type FilterQuery = Readonly<Partial<Record<Attribute, readonly string[]>>>;

const ORDERED: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'null'];

/** The operators of each kind of attribute; the contract says the same. */
export const OPERATORS_OF: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'in', 'begins', 'contains', 'null'],
  number: ORDERED,
  day: ORDERED,
};

/** Two values of a kind that has an order. */
const EXAMPLES: Readonly<Record<Kind, string>> = {
  text: 'a,b',
  number: '5,10',
  day: '2016-12-01,2016-12-31',
};

const notTwo = (kind: Kind): string =>
  `must have two values after between., such as between.${EXAMPLES[kind]}`;

const NO_NUMBER = 'must be a number of at least 0 with up to 40 digits, such as 10000 or 9399.50';
const NO_LIST =
  'must be a list with commas; put a value with a comma or a quote in double quotes, and double the quote';

const MAX_VALUES = 100;
const LEAST_CONTAINED = 3;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** The first dot behind the name of an operator splits; without one the whole text is a value. */
const split = (text: string): readonly [Operator, string] => {
  const at = text.indexOf('.');
  const operator = OPERATORS.find((one) => one === text.slice(0, Math.max(at, 0)));
  return operator ? [operator, text.slice(at + 1)] : ['eq', text];
};

const QUOTED = /^"((?:[^"]|"")*)"$/;
const PARTS = /( *"(?:[^"]|"")*" *|[^,"]*)(,|$)/y;

/** The values of a list: parted by commas; one that holds a comma is quoted, and a quote in it doubled. */
const listOf = (text: string): string[] | undefined => {
  const values: string[] = [];
  PARTS.lastIndex = 0;
  for (;;) {
    const match = PARTS.exec(text);
    if (!match) return undefined;
    const [, value = '', end] = match;
    const quoted = QUOTED.exec(value.trim())?.[1];
    values.push(quoted === undefined ? value : quoted.replaceAll('""', '"'));
    if (end === '') return values;
  }
};

/** Reads conditions on one attribute; its refusals name the attribute. */
const readerOf = (attribute: Attribute) => {
  const kind = ATTRIBUTES[attribute];
  const refuse = (message: string): never => {
    throw invalid('query', attribute, message);
  };
  const comparable = (text: string): string => {
    if (text.trim() === '') return refuse('must have a value: use null.true to find rows without one');
    switch (kind) {
      case 'text':
        return attribute === 'application_number' ? foldedNumber(text) : folded(text);
      case 'day':
        return isDay(text.trim()) ? text.trim() : refuse('must be a day that exists, such as 2016-12-21');
      case 'number':
        return decimalOf(text) ?? refuse(NO_NUMBER);
    }
  };
  const list = (text: string): string[] => (listOf(text) ?? refuse(NO_LIST)).map(comparable);
  const read: Readonly<Record<Operator, (rest: string) => string[]>> = {
    eq: (rest) => [comparable(rest)],
    ne: (rest) => [comparable(rest)],
    lt: (rest) => [comparable(rest)],
    lte: (rest) => [comparable(rest)],
    gt: (rest) => [comparable(rest)],
    gte: (rest) => [comparable(rest)],
    begins: (rest) => [comparable(rest)],
    in: (rest) => {
      const values = [...new Set(list(rest))];
      return values.length <= MAX_VALUES
        ? values
        : refuse(`must have at most ${MAX_VALUES} values after in.`);
    },
    between: (rest) => {
      const values = list(rest);
      const [low = '', high = ''] = values;
      if (values.length !== 2) return refuse(notTwo(kind));
      return comparisonOf(attribute)(low, high) <= 0
        ? values
        : refuse('must have the smaller value first after between.');
    },
    contains: (rest) => {
      const value = comparable(rest);
      return [...value].length >= LEAST_CONTAINED
        ? [value]
        : refuse(`must have at least ${LEAST_CONTAINED} characters after contains.`);
    },
    null: (rest) =>
      rest === 'true' || rest === 'false' ? [rest] : refuse('must be null.true or null.false'),
  };
  return (text: string): Condition => {
    const [operator, rest] = split(text);
    if (!OPERATORS_OF[kind].includes(operator))
      return refuse(
        `cannot be compared with ${operator}: use ${OPERATORS_OF[kind].join(', ')}; put eq. before a value that begins with ${operator}.`,
      );
    return { attribute, operator, values: read[operator](rest) };
  };
};

/**
 * The filter of a search.
 * @param query each parameter as often as it was sent, `operator.value` or a value
 * @throws Failure RequestInvalid naming the parameter that is wrong
 */
export const filterOf = (query: FilterQuery): Filter =>
  NAMES.flatMap((attribute) => (query[attribute] ?? []).map(readerOf(attribute)));

type Test = (value: string, values: readonly string[], compare: (a: string, b: string) => number) => boolean;

const first =
  (test: (order: number) => boolean): Test =>
  (value, [given = ''], compare) =>
    value !== '' && test(compare(value, given));

const TESTS: Readonly<Record<Operator, Test>> = {
  eq: (value, [given]) => value === given,
  // A row without the value has another one.
  ne: (value, [given]) => value !== given,
  lt: first((order) => order < 0),
  lte: first((order) => order <= 0),
  gt: first((order) => order > 0),
  gte: first((order) => order >= 0),
  between: (value, [low = '', high = ''], compare) =>
    value !== '' && compare(value, low) >= 0 && compare(value, high) <= 0,
  in: (value, values) => values.includes(value),
  begins: (value, [given = '']) => value.startsWith(given),
  contains: (value, [given = '']) => value.includes(given),
  null: (value, [wanted]) => (value === '') === (wanted === 'true'),
};

/** Whether a row meets a filter. Pages, exports and indexes all use this one. */
export const meets = (filter: Filter, permit: Permit): boolean =>
  filter.every(({ attribute, operator, values }) =>
    TESTS[operator](valueOf(permit, attribute), values, comparisonOf(attribute)),
  );

/** The operators of the language of searches, as `GET /permits` describes it. */
export const OPERATORS = [
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

/** How the values of a field are compared. */
export type Kind = 'text' | 'number' | 'day';

/** One condition of a search; all of them must hold. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  /** What stands behind the operator: a value, or a list with commas. Of `null`, `true` or `false`. */
  readonly text: string;
}

/** A condition as a parameter holds it. It names its operator, so the text may begin with anything. */
export const written = ({ operator, text }: Pick<Condition, 'operator' | 'text'>): string =>
  `${operator}.${text}`;

/** A condition as a parameter holds it: the first dot behind an operator ends it, and without one it is `eq`. */
export const conditionOf = (field: string, parameter: string): Condition => {
  const at = parameter.indexOf('.');
  const operator = OPERATORS.find((one) => one === parameter.slice(0, Math.max(at, 0)));
  return operator === undefined
    ? { field, operator: 'eq', text: parameter }
    : { field, operator, text: parameter.slice(at + 1) };
};

const PART = /( *"(?:[^"]|"")*" *|[^,"]*)(,|$)/y;
const QUOTED = /^"((?:[^"]|"")*)"$/;

/** The values of a list, as `in` and `between` have; undefined where its quotes are wrong. */
export const listOf = (text: string): string[] | undefined => {
  const values: string[] = [];
  PART.lastIndex = 0;
  for (;;) {
    const match = PART.exec(text);
    if (!match) return undefined;
    const [, value = '', end] = match;
    const quoted = QUOTED.exec(value.trim())?.[1];
    values.push(quoted === undefined ? value : quoted.replaceAll('""', '"'));
    if (end === '') return values;
  }
};

/** Values as a list: one with a comma, a quote or outer spaces is put in quotes, and a quote in it is doubled. */
export const listText = (values: readonly string[]): string =>
  values
    .map((value) =>
      /[,"]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value,
    )
    .join(',');

const MOST_VALUES = 100;
const LEAST_CONTAINED = 3;

const isDay = (text: string): boolean => {
  const day = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

const NUMBER = /^\s*\$?\s*(\d|\.\d)/;

const valueFault = (kind: Kind, value: string): string | undefined => {
  if (value.trim() === '') return 'needs a value; choose “is empty” to find rows without one';
  if (kind === 'day' && !isDay(value)) return 'needs a day that exists, written as 2016-12-21';
  if (kind === 'number' && !NUMBER.test(value) && value.trim() !== '-')
    return 'needs a number of at least 0, such as 10000 or 9399.50';
  return undefined;
};

const listFault = (kind: Kind, { operator, text }: Condition): string | undefined => {
  const values = listOf(text);
  if (values === undefined)
    return 'needs commas between its values; put a value with a comma or a quote in double quotes, and double the quote';
  if (operator === 'between' && values.length !== 2) return 'needs two values with a comma between them';
  if (new Set(values).size > MOST_VALUES && values.every((value) => value === value.trim().toLowerCase()))
    return `takes at most ${MOST_VALUES} values`;
  const [low = '', high = ''] = values.map((value) => value.trim());
  const fault = values.map((value) => valueFault(kind, value)).find((one) => one !== undefined);
  return (
    fault ??
    (operator === 'between' && kind === 'day' && low > high ? 'needs the earlier day first' : undefined)
  );
};

/**
 * What is wrong with a condition, as far as it can be seen without asking; the API has the last word.
 * @returns the rest of a sentence that begins with the name of the field
 */
export const faultIn = (
  condition: Condition,
  { kind, operators }: { readonly kind: Kind; readonly operators: readonly Operator[] },
): string | undefined => {
  const { operator, text } = condition;
  if (!operators.includes(operator)) return `cannot be compared with “${operator}”`;
  if (operator === 'null')
    return text === 'true' || text === 'false' ? undefined : 'is either empty or not empty';
  if (operator === 'in' || operator === 'between') return listFault(kind, condition);
  const isShort = [...text.trim().normalize('NFC')].length < LEAST_CONTAINED;
  const isTooShort = operator === 'contains' && isShort;
  return (
    valueFault(kind, text) ??
    (isTooShort ? `needs at least ${LEAST_CONTAINED} characters after “contains”` : undefined)
  );
};

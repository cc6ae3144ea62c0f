import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { FilterField } from './derive.ts';
import { labelOf } from './fields.ts';
import { type Condition, faultIn, type Operator } from './language.ts';

/** The operators as the filter shows them. What is no sign is a word that a reader can type. */
export const SIGNS: Readonly<Record<Operator, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  between: 'between',
  in: 'in',
  begins: '^',
  contains: ':',
  null: 'is',
};

const OPERATORS = new Map(Object.entries(SIGNS).map(([operator, sign]) => [sign, operator as Operator]));

export const EMPTY = 'empty';
export const NOT_EMPTY = 'not empty';

/** Conditions as the filter holds them. */
export const tokensOf = (conditions: readonly Condition[]): PropertyFilterProps.Token[] =>
  conditions.map(({ field, operator, text }) => ({
    propertyKey: field,
    operator: SIGNS[operator],
    value: operator === 'null' && (text === 'true' || text === 'false') ? emptyText(text) : text,
  }));

const emptyText = (text: 'true' | 'false'): string => (text === 'true' ? EMPTY : NOT_EMPTY);

/** What a reader typed after `is`; what means neither stays as it is, to be named. */
const nullText = (value: string): string => {
  const typed = value.trim().toLowerCase();
  if (typed === EMPTY) return 'true';
  return typed === NOT_EMPTY ? 'false' : value;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The conditions that the filter holds. */
export const conditionsOf = (tokens: readonly PropertyFilterProps.Token[]): Condition[] =>
  tokens.flatMap(({ propertyKey, operator: sign, value }) => {
    const operator = OPERATORS.get(sign);
    if (propertyKey === undefined || operator === undefined) return [];
    const text = textOf(value);
    return [{ field: propertyKey, operator, text: operator === 'null' ? nullText(text) : text }];
  });

/** What is wrong with a filter, a sentence each. */
export const faultsIn = (conditions: readonly Condition[], fields: readonly FilterField[]): string[] => {
  const single = conditions.flatMap((condition) => {
    const field = fields.find(({ name }) => name === condition.field);
    const fault = field && faultIn(condition, field);
    return fault === undefined ? [] : [`${labelOf(condition.field)} ${fault}.`];
  });
  const many = fields
    .filter(
      ({ name, maxConditions }) => conditions.filter((one) => one.field === name).length > maxConditions,
    )
    .map(({ name, maxConditions }) => `${labelOf(name)} can have at most ${maxConditions} conditions.`);
  return [...single, ...many];
};

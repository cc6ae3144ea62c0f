import FormField from '@cloudscape-design/components/form-field';
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { SEARCH } from './contract.ts';
import type { FilterField } from './derive.ts';
import { labelOf, valueText } from './fields.ts';
import type { Condition, Kind, Operator } from './language.ts';
import type { Row } from './permit.ts';
import { conditionsOf, SIGNS, tokensOf } from './tokens.ts';
import { boundsForm, dayForm, emptyForm, listForm } from './ValueForms.tsx';

const WORDS: Readonly<Record<Operator, string>> = {
  eq: 'Equals',
  ne: 'Does not equal',
  lt: 'Less than',
  lte: 'At most',
  gt: 'Greater than',
  gte: 'At least',
  between: 'Between two values, both included',
  in: 'One of several values',
  begins: 'Begins with',
  contains: 'Contains',
  null: 'Empty or not empty',
};
const DAY_WORDS: Readonly<Partial<Record<Operator, string>>> = {
  eq: 'On',
  ne: 'Not on',
  lt: 'Before',
  lte: 'On or before',
  gt: 'After',
  gte: 'On or after',
};

const formOf = (kind: Kind, operator: Operator) => {
  if (operator === 'null') return { form: emptyForm };
  if (operator === 'in') return { form: listForm };
  if (operator === 'between') return { form: boundsForm(kind) };
  return kind === 'day' ? { form: dayForm } : {};
};

/** The most characters of a value that the filter shows. Its editor shows all of them. */
const SHOWN = 60;

const shown = (value: unknown): string => {
  const text = String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

const propertyOf = ({ name, kind, operators }: FilterField): PropertyFilterProps.FilteringProperty => ({
  key: name,
  propertyLabel: labelOf(name),
  groupValuesLabel: labelOf(name),
  defaultOperator: '=',
  operators: operators.map((operator) => ({
    operator: SIGNS[operator],
    description: (kind === 'day' ? DAY_WORDS[operator] : undefined) ?? WORDS[operator],
    format: shown,
    ...formOf(kind, operator),
  })),
});

const PROPERTIES = SEARCH.fields.map(propertyOf);

/** The longest value that is offered, and the most of one field. */
const [LONGEST, MOST] = [60, 30];

/** Values of the page that is looked at, to choose from. The API knows more. */
const offeredOf = (rows: readonly Row[]): PropertyFilterProps.FilteringOption[] =>
  SEARCH.fields
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ name }) => {
      const values = rows.map((row) => valueText(name, row[name as keyof Row]));
      return [...new Set(values)]
        .filter((value) => value !== '' && value.length <= LONGEST)
        .sort()
        .slice(0, MOST)
        .map((value) => ({ propertyKey: name, value }));
    });

/** Words without a field are looked for in the description. */
const described = (token: PropertyFilterProps.Token): PropertyFilterProps.Token =>
  token.propertyKey === undefined
    ? { ...token, propertyKey: 'description', operator: SIGNS.contains }
    : token;

/** The conditions of the search: all of them must hold. */
export const Filter = ({
  conditions,
  faults,
  rows,
  countText,
  onChange,
}: {
  readonly conditions: readonly Condition[];
  /** What is wrong with them, a sentence each. */
  readonly faults: readonly string[];
  /** Of the page that is looked at. */
  readonly rows: readonly Row[];
  readonly countText: string;
  readonly onChange: (conditions: readonly Condition[]) => void;
}) => (
  <FormField stretch errorText={faults.length === 0 ? undefined : faults.join(' ')}>
    <PropertyFilter
      query={{ operation: 'and', tokens: tokensOf(conditions) }}
      onChange={({ detail }) => {
        onChange(conditionsOf(detail.tokens.map(described)));
      }}
      filteringProperties={PROPERTIES}
      filteringOptions={offeredOf(rows)}
      hideOperations
      expandToViewport
      countText={countText}
      filteringAriaLabel="Filter permits"
      filteringPlaceholder="Words of the description, or a field"
      filteringConstraintText={conditions.length > 1 ? 'All conditions must hold.' : undefined}
      filteringEmpty="There is no such field"
    />
  </FormField>
);

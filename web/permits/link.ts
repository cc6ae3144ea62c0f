import type { SearchContract } from './derive.ts';
import { type Condition, conditionOf, type Operator, written } from './language.ts';
import { type PermitSearch, plainly } from './search.ts';

export type Order = 'asc' | 'desc';

/** What a reader looks at: all that a link says, and no more. */
export interface View {
  readonly conditions: readonly Condition[];
  readonly sort: string | undefined;
  readonly order: Order | undefined;
  /** The columns that are shown, in their order. */
  readonly columns: readonly string[];
  /** How many rows a page has. */
  readonly limit: number;
  /** Whether long texts are shown whole. */
  readonly wrap: boolean;
  /** The application number of the permit in the panel, without `#`. */
  readonly permit: string | undefined;
}

/** What a link says, and what of it means nothing: a sentence each. */
export interface Read {
  readonly view: View;
  readonly problems: readonly string[];
}

/** What is shown of a row unless a reader chooses. */
export const COLUMNS: readonly string[] = [
  'application_number',
  'address',
  'status',
  'file_date',
  'estimated_cost',
  'proposed_use',
  'description',
];

export const LIMIT = 50;
/** The API allows more, but a table of more rows is slow. */
const MOST_ROWS = 100;

/** Orders that need a filter: the rows of one value are in them. */
const SORT_NEEDS: Readonly<Record<string, string>> = { street_number: 'street', lot: 'block' };
/** Operators that name the values themselves. */
const POINTS: readonly Operator[] = ['eq', 'in'];

const isNamed = (conditions: readonly Condition[], field: string): boolean =>
  conditions.some((one) => one.field === field && POINTS.includes(one.operator));

/** What the rows of a filter can be in the order of, as the contract says. */
export const sortsFor = (conditions: readonly Condition[], { sorts }: SearchContract): string[] =>
  isNamed(conditions, 'application_number')
    ? []
    : sorts.filter((sort) => {
        const needed = SORT_NEEDS[sort];
        return needed === undefined || isNamed(conditions, needed);
      });

/** The direction of an order for which none was chosen: days and costs begin with the greatest. */
export const orderOf = (sort: string): Order => (sort in SORT_NEEDS ? 'asc' : 'desc');

const NUMBER = /^#?([0-9A-Za-z-]{1,32})$/;

/** The value of a parameter that a link has once. */
const single = (search: PermitSearch, name: string): string | undefined => {
  const value = Object.hasOwn(search, name) ? search[name] : undefined;
  return typeof value === 'object' ? value[0] : value?.toString();
};

/** Reads parameters, and collects what is wrong with them. */
const reading = (search: PermitSearch, contract: SearchContract) => {
  const given = Object.entries(search).filter(([, values]) => values !== undefined);
  const problems: string[] = [];
  const wrong = <T = undefined>(sentence: string, instead?: T): T | undefined => {
    problems.push(sentence);
    return instead;
  };
  const conditions = given.flatMap(([name, values]) =>
    contract.fields.some((field) => field.name === name)
      ? [values].flat().map((value) => conditionOf(name, String(value)))
      : [],
  );
  return {
    problems,
    conditions,
    unknown: (): void => {
      const known = ['sort', 'order', 'fields', 'limit', 'wrap', 'permit'];
      for (const [name] of given)
        if (!known.includes(name) && !contract.fields.some((field) => field.name === name))
          wrong(`Permits have no field “${name}”.`);
    },
    sort: (): string | undefined => {
      const sort = single(search, 'sort');
      if (sort === undefined || sortsFor(conditions, contract).includes(sort)) return sort;
      return wrong(`With this filter, rows cannot be in the order of “${sort}”.`);
    },
    order: (): Order | undefined => {
      const order = single(search, 'order');
      if (order === undefined || order === 'asc' || order === 'desc') return order;
      return wrong(`“${order}” is no direction.`);
    },
    columns: (): readonly string[] => {
      const names = single(search, 'fields')
        ?.split(',')
        .map((name) => name.trim());
      for (const name of names?.filter((one) => !contract.columns.includes(one)) ?? [])
        wrong(`There is no column “${name}”.`);
      const columns = [...new Set(names)].filter((name) => contract.columns.includes(name));
      return columns.length === 0 ? COLUMNS : columns;
    },
    limit: (): number => {
      const text = single(search, 'limit') ?? String(LIMIT);
      const limit = /^\d+$/.test(text) ? Number(text) : 0;
      if (limit >= 1 && limit <= MOST_ROWS) return limit;
      problems.push(`A page has 1 to ${MOST_ROWS} rows.`);
      return limit > MOST_ROWS ? MOST_ROWS : LIMIT;
    },
    permit: (): string | undefined => {
      const permit = single(search, 'permit');
      const number = NUMBER.exec(permit ?? '')?.[1];
      return permit === undefined || number !== undefined
        ? number
        : wrong(`“${permit}” is no application number.`);
    },
  };
};

/** Reads a link. Whatever it holds, it comes to something that can be looked at. */
export const viewOf = (search: PermitSearch, contract: SearchContract): Read => {
  const link = reading(search, contract);
  link.unknown();
  const view: View = {
    conditions: link.conditions,
    sort: link.sort(),
    order: link.order(),
    columns: link.columns(),
    limit: link.limit(),
    wrap: single(search, 'wrap') === 'true',
    permit: link.permit(),
  };
  return { view, problems: link.problems };
};

/** The parameters of conditions: each as often as there are conditions on it. */
export const parametersOf = (conditions: readonly Condition[]): Record<string, string[]> => {
  const parameters = new Map<string, string[]>();
  for (const one of conditions)
    parameters.set(one.field, [...(parameters.get(one.field) ?? []), written(one)]);
  return Object.fromEntries(parameters);
};

/** Writes a link. What is as usual is left out, so that it can be read. */
export const searchOfView = (view: View): PermitSearch => ({
  ...Object.fromEntries(
    Object.entries(parametersOf(view.conditions)).map(([name, values]) => {
      const [first = ''] = values;
      return [name, values.length === 1 ? first : values];
    }),
  ),
  ...(view.sort !== undefined && { sort: view.sort }),
  ...(view.order !== undefined && { order: view.order }),
  ...(view.columns.join() !== COLUMNS.join() && { fields: view.columns.join() }),
  ...(view.limit !== LIMIT && { limit: view.limit }),
  ...(view.wrap && { wrap: true }),
  ...(view.permit !== undefined && { permit: plainly(view.permit) }),
});

/** Another filter for a view. An order that it does not allow goes. */
export const withConditions = (
  view: View,
  conditions: readonly Condition[],
  contract: SearchContract,
): View => {
  const isSorted = view.sort !== undefined && sortsFor(conditions, contract).includes(view.sort);
  return isSorted ? { ...view, conditions } : { ...view, conditions, sort: undefined, order: undefined };
};

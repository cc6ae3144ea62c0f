import { type Kind, type Operator, OPERATORS } from './language.ts';

/** A field of a permit that a search can have a condition on. */
export interface FilterField {
  readonly name: string;
  readonly kind: Kind;
  readonly operators: readonly Operator[];
  /** What it is, in the words of the contract. */
  readonly description: string;
  /** The most conditions on it. */
  readonly maxConditions: number;
}

/** What the contract says of a search for permits. The build takes it from openapi.yaml. */
export interface SearchContract {
  readonly fields: readonly FilterField[];
  /** What rows can be in the order of. */
  readonly sorts: readonly string[];
  readonly formats: readonly string[];
  /** What an answer says of a row, in its order. */
  readonly columns: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const PATH = '/me/permits';

/** Parameters whose schema is one of these hold conditions. */
const KINDS: Readonly<Record<string, Kind>> = {
  TextFilter: 'text',
  NumberFilter: 'number',
  DayFilter: 'day',
};

const json = (value: unknown, what: string): Json => {
  if (typeof value !== 'object' || value === null) throw new Error(`The contract has no ${what}`);
  return value as Json;
};

const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string') throw new Error(`The contract has no ${what}`);
  return value;
};

const texts = (value: unknown, what: string): string[] => {
  if (!Array.isArray(value)) throw new Error(`The contract has no ${what}`);
  return value.map((one) => text(one, what));
};

/** The value that a local reference names; anything else is itself. */
const followed = (contract: Json, value: unknown): Json => {
  const ref = json(value, 'value')['$ref'];
  if (typeof ref !== 'string') return json(value, 'value');
  const found = ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => json(at, ref)[key], contract);
  return json(found, ref);
};

/** The operators that the description of a filter names, in its order. */
const operatorsIn = (description: string): Operator[] => {
  const named = new Set([...description.matchAll(/`([a-z]+)`/g)].map(([, name]) => name));
  const operators = OPERATORS.filter((one) => named.has(one));
  if (operators.length === 0 || operators.length < named.size)
    throw new Error(`The contract names operators that the console does not know: ${description}`);
  return operators;
};

const fieldOf = (contract: Json, parameter: Json): FilterField | undefined => {
  const schema = json(parameter['schema'], 'schema of a parameter');
  const kind = KINDS[String(schema['$ref']).replace('#/components/schemas/', '')];
  if (kind === undefined) return undefined;
  const filter = followed(contract, schema);
  return {
    name: text(parameter['name'], 'name of a parameter'),
    kind,
    operators: operatorsIn(text(filter['description'], 'description of a filter')),
    description: text(parameter['description'], 'description of a parameter').trim(),
    maxConditions: Number(filter['maxItems']),
  };
};

/**
 * What a console has to know of the search, out of the whole contract.
 * @throws Error when the contract does not say it, or says something that the console does not know
 */
export const searchOf = (contract: unknown): SearchContract => {
  const whole = json(contract, 'paths');
  const operation = json(json(json(whole['paths'], 'paths')[PATH], PATH)['get'], `GET ${PATH}`);
  const parameters = operation['parameters'];
  if (!Array.isArray(parameters)) throw new Error(`The contract has no parameters of GET ${PATH}`);
  const all = parameters.map((one) => followed(whole, one));
  const choicesOf = (name: string): string[] => {
    const parameter = all.find((one) => one['name'] === name);
    return texts(json(parameter?.['schema'], `parameter ${name}`)['enum'], `choices of ${name}`);
  };
  const row = followed(whole, { $ref: '#/components/schemas/FoundPermit' });
  return {
    fields: all.map((one) => fieldOf(whole, one)).filter((field) => field !== undefined),
    sorts: choicesOf('sort'),
    formats: choicesOf('format'),
    columns: Object.keys(json(row['properties'], 'properties of FoundPermit')),
  };
};

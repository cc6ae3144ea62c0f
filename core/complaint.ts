import { list, text } from './json.ts';

/** One complaint of a compiled validator: the fields of ajv's error object that we read. */
export interface Complaint {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Params = Complaint['params'];

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date, such as 2026-01-31',
  'date-time': 'a date and time with a time zone, such as 2026-01-31T09:30:00Z',
  email: 'an e-mail address',
  int32: 'a whole number of at most 32 bits',
  int64: 'a whole number',
  ipv4: 'an IPv4 address',
  uuid: 'a UUID',
};

const counted = (params: Params, unit: string): string => {
  const limit = Number(params['limit']);
  return `${String(limit)} ${unit}${limit === 1 ? '' : 's'}`;
};

/** What each keyword of a schema asks for. Ajv's own messages quote regular expressions. */
const SAID: Readonly<Record<string, (params: Params) => string>> = {
  additionalProperties: () => 'is not a known field',
  anyOf: () => 'must match one of the allowed forms',
  discriminator: ({ tag }) => `must have a known value in ${text(tag)}`,
  enum: ({ allowedValues }) => `must be one of: ${list(allowedValues).join(', ')}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${String(limit)}`,
  exclusiveMinimum: ({ limit }) => `must be greater than ${String(limit)}`,
  format: ({ format }) => `must be ${FORMATS[text(format)] ?? `in the format ${text(format)}`}`,
  maximum: ({ limit }) => `must be at most ${String(limit)}`,
  maxItems: (params) => `must have at most ${counted(params, 'item')}`,
  maxLength: (params) => `must have at most ${counted(params, 'character')}`,
  maxProperties: (params) => `must have at most ${counted(params, 'field')}`,
  minimum: ({ limit }) => `must be at least ${String(limit)}`,
  minItems: (params) => `must have at least ${counted(params, 'item')}`,
  minLength: (params) => `must have at least ${counted(params, 'character')}`,
  minProperties: (params) => `must have at least ${counted(params, 'field')}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${String(multipleOf)}`,
  not: () => 'must not have this form',
  oneOf: () => 'must match exactly one of the allowed forms',
  // The contract says the rule in words beside the pattern: `x-trellis-says`.
  pattern: ({ says }) =>
    text(says) === '' ? 'has characters that are not allowed here' : `must ${text(says)}`,
  required: () => 'is required',
  type: ({ type }) =>
    `must be ${[type]
      .flat()
      .map((one) => TYPES[text(one)] ?? text(one))
      .join(' or ')}`,
  uniqueItems: () => 'must not have the same item twice',
};

/** What is wrong, as it follows a field's name: `must have at most 10 characters`. */
export const saidOf = ({ keyword, params }: Complaint): string =>
  (Object.hasOwn(SAID, keyword) ? SAID[keyword]?.(params) : undefined) ?? 'is not valid';

import { expect, test } from '@jest/globals';
import { saidOf, type Complaint } from '../../../core/complaint.ts';
import { ajvOf } from '../../../generate/validators.ts';
import type { Json } from '../../../core/json.ts';

/** What is said of a value that breaks a schema of the contract. */
const saidOfValue = (schema: Json, value: unknown): string[] => {
  const validate = ajvOf({ schemas: { One: schema } }, { code: false }).getSchema('schema-One');
  void validate?.(value);
  return ((validate?.errors ?? []) as readonly Complaint[]).map(saidOf);
};

test.each<[string, Json, unknown, string]>([
  ['an unknown field', { type: 'object', additionalProperties: false }, { a: 1 }, 'is not a known field'],
  ['a missing field', { type: 'object', required: ['a'] }, {}, 'is required'],
  ['a text', { type: 'string' }, 1, 'must be a string'],
  ['a number', { type: 'number' }, '1', 'must be a number'],
  ['a whole number', { type: 'integer' }, 1.5, 'must be a whole number'],
  ['a flag', { type: 'boolean' }, 'yes', 'must be true or false'],
  ['a list', { type: 'array', items: {} }, {}, 'must be a list'],
  ['an object', { type: 'object' }, [], 'must be an object'],
  ['a choice', { enum: ['a', 'b'] }, 'c', 'must be one of: a, b'],
  ['a text that is too short', { type: 'string', minLength: 1 }, '', 'must have at least 1 character'],
  ['a text that is too long', { type: 'string', maxLength: 2 }, 'abc', 'must have at most 2 characters'],
  ['a list that is too short', { type: 'array', minItems: 2 }, [1], 'must have at least 2 items'],
  ['a list that is too long', { type: 'array', maxItems: 1 }, [1, 2], 'must have at most 1 item'],
  ['a list with doubles', { type: 'array', uniqueItems: true }, [1, 1], 'must not have the same item twice'],
  ['an object with too few', { type: 'object', minProperties: 1 }, {}, 'must have at least 1 field'],
  ['an object with too many', { type: 'object', maxProperties: 0 }, { a: 1 }, 'must have at most 0 fields'],
  ['a number that is too small', { type: 'number', minimum: 1 }, 0, 'must be at least 1'],
  ['a number that is too large', { type: 'number', maximum: 1 }, 2, 'must be at most 1'],
  [
    'a number at a bound that excludes',
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    1,
    'must be greater than 1',
  ],
  [
    'a number at an upper bound that excludes',
    { type: 'number', maximum: 1, exclusiveMaximum: true },
    1,
    'must be less than 1',
  ],
  ['another multiple', { type: 'number', multipleOf: 5 }, 6, 'must be a multiple of 5'],
  ['a date', { type: 'string', format: 'date' }, 'soon', 'must be a date, such as 2026-01-31'],
  [
    'a moment',
    { type: 'string', format: 'date-time' },
    '2026-01-31',
    'must be a date and time with a time zone, such as 2026-01-31T09:30:00Z',
  ],
  ['an address', { type: 'string', format: 'email' }, 'a', 'must be an e-mail address'],
  ['another format', { type: 'string', format: 'ipv6' }, 'a', 'must be in the format ipv6'],
  [
    'a pattern, in its words',
    { type: 'string', pattern: '^[a-z]$', 'x-trellis-says': 'be a small letter' },
    'A',
    'must be a small letter',
  ],
  [
    'a pattern without words',
    { type: 'string', pattern: '^[a-z]$' },
    'A',
    'has characters that are not allowed here',
  ],
  ['what is not allowed', { not: { type: 'string' } }, 'a', 'must not have this form'],
])('%s', (_name, schema, value, said) => expect(saidOfValue(schema, value)).toEqual([said]));

test.each([
  ['anyOf', 'must match one of the allowed forms'],
  ['oneOf', 'must match exactly one of the allowed forms'],
])('%s says so after what each form misses', (keyword, said) =>
  expect(saidOfValue({ [keyword]: [{ type: 'string' }, { type: 'number' }] }, true).at(-1)).toBe(said),
);

test('a keyword that is not known here is still a sentence', () => {
  expect(saidOf({ instancePath: '', keyword: 'constructor', params: {} })).toBe('is not valid');
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { contractOf } from '../../generate/contract.ts';
import { json, list, objectsIn, text } from '../../core/json.ts';
import { ajvOf } from '../../generate/validators.ts';
import { Failure, type Code } from '../../core/errors.ts';
import { GATEWAY_ERRORS } from '../../generate/responses.ts';
import { failed, STATUS } from '../../core/http/failed.ts';

const source = readFileSync('openapi.yaml', 'utf8');
const contract = contractOf(source);
const { operations, schemas } = contract;

/** The status that a default's code stands for. */
const OF_DEFAULT: Readonly<Record<string, number>> = {
  DEFAULT_4XX: 400,
  DEFAULT_5XX: 500,
};

const isThrown = (code: string): code is Code => code in STATUS;

/** The codes that the contract's description explains, each with its status. */
const documented = [
  ...text(json(json(schemas['Error']?.['properties'])['code'])['description']).matchAll(
    /^- `(\w+)` \((\d{3})\): /gm,
  ),
].map(([, code = '', status]): [string, number] => [code, Number(status)]);

test('the contract explains each code that an answer may have, once and in the order of its list', () => {
  expect(documented.map(([code]) => code)).toEqual(
    json(json(schemas['Error']?.['properties'])['code'])['enum'],
  );
});

test.each(documented)('%s is answered with %d by functions and gateway alike', (code, status) => {
  const ours = isThrown(code) ? [failed(new Failure(code, ''), '').status] : [];
  const theirs = Object.entries(GATEWAY_ERRORS)
    .filter(([, error]) => error.code === code)
    .map(([type, error]) => error.status ?? OF_DEFAULT[type]);

  // Each of them once: a status that differs would be a second one.
  expect([...new Set([...ours, ...theirs])]).toEqual([status]);
});

test('an independent validator of OpenAPI accepts the contract, as it is written', async () => {
  expect(await new Validator().validate(source)).toEqual({ valid: true });
});

const exact = Object.entries(schemas).flatMap(([name, schema]): [string, RegExp, RegExp][] => {
  const [pattern, rule] = [text(schema['pattern']), text(schema['x-trellis-pattern'])];
  return rule === '' ? [] : [[name, new RegExp(pattern, 'u'), new RegExp(rule, 'u')]];
});

test.each(exact)('the pattern of %s lets through all that its exact rule does', (_name, pattern, rule) => {
  const unit = fc.oneof(
    fc.constantFrom(' ', ',', '\n', '\u200b', '\u2028', 'a'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 4 }), (parts) => {
      const value = parts.join('');
      fc.pre(rule.test(value));
      expect(value).toMatch(pattern);
    }),
  );
});

test('the servers have the stage as their path, and no path repeats it', () => {
  expect(
    list(contract.document['servers']).filter((server) => !text(json(server)['url']).endsWith('/v1')),
  ).toEqual([]);
  expect(operations.filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
});

/** Each example of the contract, beside the schema that it is of. */
const examples = [...objectsIn(contract.document)]
  // A schema may have a property of the name `example`.
  .filter(({ path, node }) => 'example' in node && path.at(-1) !== 'properties')
  .map(({ path, node }) => ({
    place: path.join('.'),
    schema: json(node['schema'] ?? node),
    value: node['example'],
  }));

test('there are examples', () => expect(examples.length).toBeGreaterThan(10));

test.each(examples)('the example of $place is valid', ({ schema, value }) => {
  const ajv = ajvOf({ schemas: { ...schemas, ExampleUnderTest: schema } }, { code: false });
  const validate = ajv.getSchema('schema-ExampleUnderTest');

  const valid = validate?.(value);

  expect({ valid, errors: validate?.errors }).toEqual({ valid: true, errors: null });
});

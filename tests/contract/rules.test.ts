import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { contractOf } from '../../generate/contract.ts';
import { json, list, objectsIn, text, type Json } from '../../core/json.ts';
import { ajvOf } from '../../generate/validators.ts';
import { Failure, type Code } from '../../core/errors.ts';
import { GATEWAY_ERRORS } from '../../generate/responses.ts';
import { failed, STATUS } from '../../core/http/failed.ts';

const contract = contractOf(readFileSync('openapi.yaml', 'utf8'));
const { operations, schemas } = contract;

/** The status that a default's code stands for. */
const OF_DEFAULT: Readonly<Record<string, number>> = {
  DEFAULT_4XX: 400,
  DEFAULT_5XX: 500,
};

const isThrown = (code: string): code is Code => code in STATUS;

const resolved = (node: unknown): Json => {
  const reference = json(node)['$ref'];
  if (typeof reference !== 'string') return json(node);
  return json(
    reference
      .split('/')
      .slice(1)
      .reduce<unknown>((at, step) => json(at)[step], contract.document),
  );
};

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

/** A schema of a request, and all that it refers to. */
const reached = (node: unknown, seen = new Set<string>()): { path: readonly string[]; node: Json }[] =>
  [...objectsIn(node)].flatMap((one) => {
    const reference = text(one.node['$ref']);
    if (reference === '') return [one];
    if (seen.has(reference)) return [];
    seen.add(reference);
    return reached(resolved(one.node), seen);
  });

test('each pattern of a request says its rule in words, for messages show no regular expressions', () => {
  const silent = operations.flatMap(({ id, parameters, body }) =>
    reached([...parameters.map(({ schema }) => schema), schemas[body?.schema ?? ''] ?? {}])
      .filter(({ node }) => 'pattern' in node && text(node['x-trellis-says']) === '')
      .map(({ node }) => `${id}: ${text(node['pattern'])}`),
  );
  expect(silent).toEqual([]);
});

test('every error has the shape Error', () => {
  const shapes = operations.flatMap(({ id, source }) =>
    Object.entries(json(source['responses']))
      .filter(([status]) => !status.startsWith('2') && !status.startsWith('3'))
      .map(([status, response]) => {
        const content = json(resolved(response)['content']);
        return { id, status, schema: json(json(content['application/json'])['schema'])['$ref'] };
      }),
  );

  expect(shapes).toEqual(shapes.map((shape) => ({ ...shape, schema: '#/components/schemas/Error' })));
});

test('every operation documents what the gateway and `serve` may answer', () => {
  const missing = operations.flatMap(({ id, access, parameters, body, source }) => {
    const may = ['500', ...(parameters.length > 0 || body ? ['400'] : []), ...(body ? ['413'] : [])];
    // A query parameter that the contract does not name is refused, too.
    if (access.kind === 'key') may.push('400', '403', '429');
    if (access.kind === 'user') may.push('400', '401', '429', ...(access.groups.length > 0 ? ['403'] : []));
    return [...new Set(may)]
      .filter((status) => !(status in json(source['responses'])))
      .map((status) => `${id}: ${status}`);
  });

  expect(missing).toEqual([]);
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

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { contractOf } from '../../generate/contract.ts';
import { json, list, objectsIn, text, type Json } from '../../core/json.ts';
import { ajvOf } from '../../generate/validators.ts';
import { Failure, type Code } from '../../core/errors.ts';
import { failed } from '../../core/http/failed.ts';
import { unionIn } from './template/source.ts';

const contract = contractOf(readFileSync('openapi.yaml', 'utf8'));
const { operations, schemas } = contract;

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

test('the codes that the contract documents are those of core/errors.ts, with their statuses', () => {
  const codes = unionIn(readFileSync('core/errors.ts', 'utf8'), 'Code');
  const ours = codes.map((code) => failed(new Failure(code as Code, ''), ''));
  const description = text(json(json(schemas['Error']?.['properties'])['code'])['description']);

  const documented = [...description.matchAll(/^- `(\w+)` \((\d{3})\)/gm)].map(([, code, status]) => ({
    code,
    status: Number(status),
  }));

  const wanted = [...ours, failed(new Error(), '')].map(({ status, body }) => ({ code: body.code, status }));
  const byCode = (one: { code: string | undefined }, other: { code: string | undefined }): number =>
    String(one.code).localeCompare(String(other.code));
  expect(documented.sort(byCode)).toEqual(wanted.sort(byCode));
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
    const may = ['500', ...(parameters.length > 0 || body ? ['400'] : [])];
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

import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { contractOf } from '../../../core/generate/contract.ts';
import { THINGS } from '../http/things.ts';

/** The contract of things with one place changed: `['paths', '/things/{id}', 'get', 'tags']`. */
const changed = (at: readonly string[], value: unknown): string => {
  const document: unknown = parse(THINGS);
  let node = document as Record<string, unknown>;
  for (const step of at.slice(0, -1)) node = node[step] as Record<string, unknown>;
  const last = at.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(node, last);
  else node[last] = value;
  return stringify(document);
};
const get = ['paths', '/things/{id}', 'get'];
const put = ['paths', '/things/{id}', 'put'];

test('an operation says where it is, who may call it, what it takes', () => {
  expect(contractOf(THINGS).operations).toMatchObject([
    {
      id: 'getThing',
      method: 'GET',
      path: '/things/{id}',
      tag: 'things',
      access: { kind: 'open' },
      parameters: [
        { in: 'path', name: 'id', type: 'string', list: 'none', required: true },
        { name: 'limit', type: 'integer', list: 'none', required: false },
        { name: 'price', type: 'number' },
        { name: 'deep', type: 'boolean' },
        { name: 'color', type: 'string', list: 'repeated' },
        { name: 'sizes', type: 'integer', list: 'comma' },
        { in: 'header', name: 'x-trace' },
      ],
    },
    { id: 'putThing', access: { kind: 'key', scope: 'things' }, body: { schema: 'Thing', required: true } },
  ]);
});

describe('what cannot be kept is refused, and the refusal says where and what would be right', () => {
  test.each<[string, readonly string[], unknown, string]>([
    ['another version of OpenAPI', ['openapi'], '3.1.0', 'openapi: must be 3.0.x'],
    ['no security', [...get, 'security'], undefined, 'GET /things/{id}: needs an explicit `security`'],
    ['a key without a scope', [...put, 'x-trellis-scope'], undefined, 'needs an `x-trellis-scope`'],
    ['a scope that nobody checks', [...get, 'x-trellis-scope'], 'things', 'is open, and has a scope'],
    ['alternatives of security', [...put, 'security'], [{ apiKey: [] }, {}], 'must have one security scheme'],
    [
      'an unknown security scheme',
      [...put, 'security'],
      [{ magic: [] }],
      'the security scheme magic must be',
    ],
    ['no operationId', [...get, 'operationId'], undefined, 'needs an operationId'],
    ['an operationId twice', [...get, 'operationId'], 'putThing', 'operationId putThing: is used twice'],
    ['two tags', [...get, 'tags'], ['things', 'others'], 'needs one tag'],
    ['no responses', [...get, 'responses'], {}, 'needs its responses'],
    ['a path parameter that is not declared', [...get, 'parameters'], [], 'its path has the parameters [id]'],
    [
      'brackets in a parameter name',
      [...get, 'parameters', '1', 'name'],
      'cost[gte]',
      'the gateway refuses the parameter name "cost[gte]"',
    ],
    ['a cookie', [...get, 'parameters', '1', 'in'], 'cookie', 'the parameter limit is in "cookie"'],
    [
      'an object parameter',
      [...get, 'parameters', '1', 'schema'],
      { type: 'object' },
      'the parameter limit must be of type',
    ],
    ['a body of a GET', [...get, 'requestBody'], { $ref: '#/x' }, 'a GET has no body'],
    [
      'a body without a $ref',
      [...put, 'requestBody', 'content', 'application/json', 'schema'],
      { type: 'object' },
      'its schema a $ref',
    ],
    [
      'a reference that leads nowhere',
      ['components', 'schemas', 'Part'],
      undefined,
      '#/components/schemas/Part leads nowhere',
    ],
    [
      'a schema name with a dash',
      ['components', 'schemas', 'Big-Thing'],
      { type: 'object' },
      'schema Big-Thing: the gateway takes',
    ],
    [
      'gateway responses, which are generated',
      ['x-amazon-apigateway-gateway-responses'],
      {},
      'is generated; leave it out',
    ],
    [
      'a parameter twice',
      ['paths', '/things/{id}', 'parameters'],
      [{ name: 'limit', in: 'query', schema: { type: 'string' } }],
      'its query parameter limit is declared twice',
    ],
    [
      'OPTIONS, which is generated',
      ['paths', '/things/{id}', 'options'],
      {},
      'OPTIONS /things/{id}: must be one of',
    ],
  ])('%s', (_name, at, value, says) => expect(() => contractOf(changed(at, value))).toThrow(says));

  test('all refusals come at once', () => {
    const source = changed([...get, 'security'], undefined).replace(
      'operationId: putThing',
      'operationId: 9',
    );
    expect(() => contractOf(source)).toThrow(/needs an explicit `security`[^]*needs an operationId/);
  });
});

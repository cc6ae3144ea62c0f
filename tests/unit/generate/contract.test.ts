import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { contractOf } from '../../../generate/contract.ts';
import { MINE, THINGS } from '../http/things.ts';

/** A contract with one place changed: `['paths', '/things/{id}', 'get', 'tags']`. */
const changed = (at: readonly string[], value: unknown, source = THINGS): string => {
  const document: unknown = parse(source);
  let node = document as Record<string, unknown>;
  for (const step of at.slice(0, -1)) node = node[step] as Record<string, unknown>;
  const last = at.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(node, last);
  else node[last] = value;
  return stringify(document);
};
const get = ['paths', '/things/{id}', 'get'];
const put = ['paths', '/things/{id}', 'put'];
const key = ['components', 'securitySchemes', 'apiKey'];

test('an operation says where it is, who may call it, what it takes', () => {
  const texts = { type: 'array', items: { type: 'string' } };
  const source = changed([...get, 'parameters', '6', 'schema'], texts);
  expect(contractOf(source).operations).toMatchObject([
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
        { in: 'header', name: 'x-trace', type: 'string', list: 'comma' },
      ],
    },
    { id: 'putThing', access: { kind: 'key', scope: 'things' }, body: { schema: 'Thing', required: true } },
  ]);
});

test.each<[string, readonly string[], unknown]>([
  ['a remark beside the methods of a path', ['paths', '/things/{id}', 'x-remark'], 'none'],
  ['a header in capitals', [...key, 'name'], 'X-API-Key'],
])('%s changes nothing', (_name, at, value) => {
  expect(contractOf(changed(at, value)).operations).toEqual(contractOf(THINGS).operations);
});

test('the parameters of a path may be declared in any order, and a body may be left out', () => {
  const source = changed([...put, 'requestBody', 'required'], undefined)
    .replace('/things/{id}:', '/things/{of}/{id}:')
    .replaceAll(/( *)- name: id\n/g, '$1- { name: of, in: path, schema: { type: string } }\n$1- name: id\n');
  expect(contractOf(source).operations[1]).toMatchObject({
    path: '/things/{of}/{id}',
    body: { required: false },
  });
});

test('an operation of users says which groups it is for', () => {
  expect(contractOf(MINE).operations.map(({ access }) => access)).toEqual([
    { kind: 'user', groups: [] },
    { kind: 'user', groups: ['admins'] },
  ]);
});

test('a throttle is the operation’s own, or the whole contract’s', () => {
  const own = changed([...get, 'x-trellis-throttle'], { rate: 5, burst: 10 });
  const whole = contractOf(changed(['x-trellis-throttle'], { rate: 200, burst: 100 }, own));

  expect(whole.throttle).toEqual({ rate: 200, burst: 100 });
  expect(whole.operations.map(({ throttle }) => throttle)).toEqual([{ rate: 5, burst: 10 }, undefined]);
  expect(contractOf(THINGS).throttle).toBeUndefined();
});

describe('a throttle that the gateway could not keep is refused', () => {
  test.each<[string, unknown]>([
    ['a rate of nothing', { rate: 0, burst: 1 }],
    ['a rate below nothing', { rate: -1, burst: 1 }],
    ['a part of a request', { rate: 0.5, burst: 1 }],
    ['a burst of nothing', { rate: 1, burst: 0 }],
    ['a rate alone', { rate: 1 }],
    ['a burst alone', { burst: 1 }],
    ['a number as text', { rate: '1', burst: 1 }],
    ['another field', { rate: 1, burst: 1, quota: 1 }],
    ['a number', 5],
    ['nothing', null],
  ])('%s', (_name, value) => {
    expect(() => contractOf(changed([...get, 'x-trellis-throttle'], value))).toThrow(
      '- GET /things/{id}: `x-trellis-throttle` must be { rate, burst }',
    );
    expect(() => contractOf(changed(['x-trellis-throttle'], value))).toThrow(
      '- `x-trellis-throttle` must be { rate, burst }',
    );
  });
});

describe('what a user operation cannot say is refused', () => {
  const user = ['components', 'securitySchemes', 'user'];
  const me = ['paths', '/me', 'get'];
  const groups = ['paths', '/users', 'get', 'x-trellis-groups'];
  const bad = 'GET /users: its `x-trellis-groups` must be a list of names in small letters';
  test.each<[string, readonly string[], unknown, string]>([
    ['no groups at all', groups, [], bad],
    ['groups that are no list', groups, 'admins', bad],
    ['a group with a capital', groups, ['admins', 'onlyViewers'], bad],
    ['a group that is no text', groups, [7], bad],
    ['a scope', [...me, 'x-trellis-scope'], 'permits', 'GET /me: takes a token, and has a scope'],
    ['scopes of a token', [...me, 'security'], [{ user: ['email'] }], 'GET /me: lists scopes of user'],
    ['another kind of scheme', [...user, 'type'], 'oauth2', 'the security scheme user must be'],
    ['basic authentication', [...user, 'scheme'], 'basic', 'the security scheme user must be'],
    ['a token of unknown form', [...user, 'bearerFormat'], undefined, 'or http bearer of the format JWT'],
  ])('%s', (_name, at, value, says) => expect(() => contractOf(changed(at, value, MINE))).toThrow(says));
});

describe('what cannot be kept is refused, and the refusal says where and what would be right', () => {
  test.each<[string, readonly string[], unknown, string]>([
    ['another version of OpenAPI', ['openapi'], '3.1.0', 'openapi: must be 3.0.x'],
    ['no security', [...get, 'security'], undefined, 'GET /things/{id}: needs an explicit `security`'],
    ['a key without a scope', [...put, 'x-trellis-scope'], undefined, 'needs an `x-trellis-scope`'],
    ['a key with an empty scope', [...put, 'x-trellis-scope'], '', 'needs an `x-trellis-scope`'],
    ['a key that is no key', [...key, 'type'], 'http', 'the security scheme apiKey must be'],
    ['a key in the query', [...key, 'in'], 'query', 'the security scheme apiKey must be'],
    ['a key in another header', [...key, 'name'], 'x-key', 'the security scheme apiKey must be'],
    ['a scope that nobody checks', [...get, 'x-trellis-scope'], 'things', 'is open, and has a scope'],
    ['groups of an open operation', [...get, 'x-trellis-groups'], ['admins'], 'is open, and has groups'],
    ['groups of a key', [...put, 'x-trellis-groups'], ['admins'], 'takes an API key, and has groups'],
    ['alternatives of security', [...put, 'security'], [{ apiKey: [] }, {}], 'must have one security scheme'],
    [
      'two schemes at once',
      [...put, 'security'],
      [{ apiKey: [], user: [] }],
      'must have one security scheme',
    ],
    ['security without a scheme', [...put, 'security'], [{}], 'must have one security scheme'],
    [
      'an unknown security scheme',
      [...put, 'security'],
      [{ magic: [] }],
      'the security scheme magic must be',
    ],
    ['no operationId', [...get, 'operationId'], undefined, 'needs an operationId'],
    ['an operationId with a dash', [...get, 'operationId'], 'get-thing', 'needs an operationId'],
    ['an operationId twice', [...get, 'operationId'], 'putThing', 'operationId putThing: is used twice'],
    ['two tags', [...get, 'tags'], ['things', 'others'], 'needs one tag'],
    ['a tag with a dash', [...get, 'tags'], ['th-ings'], 'needs one tag'],
    ['no responses', [...get, 'responses'], {}, 'needs its responses'],
    [
      'a path parameter that is not declared',
      [...get, 'parameters'],
      [],
      'its path has the parameters [id], and it declares []',
    ],
    [
      'a list in the path',
      [...get, 'parameters', '0', 'schema'],
      { type: 'array', items: { type: 'string' } },
      'the path parameter id cannot be a list',
    ],
    [
      'brackets in a parameter name',
      [...get, 'parameters', '1', 'name'],
      'cost[gte]to',
      'the gateway refuses the parameter name "cost[gte]to"',
    ],
    ['a cookie', [...get, 'parameters', '1', 'in'], 'cookie', 'the parameter limit is in "cookie"'],
    [
      'an object parameter',
      [...get, 'parameters', '1', 'schema'],
      { type: 'object' },
      'the parameter limit must be of type string, number, integer, boolean, or a list of one',
    ],
    ['a body of a GET', [...get, 'requestBody'], { $ref: '#/x' }, 'a GET has no body'],
    ['a body of a DELETE', [...get.slice(0, 2), 'delete'], { requestBody: {} }, 'a DELETE has no body'],
    ['a body of two types', [...put, 'requestBody', 'content', 'text/plain'], {}, 'application/json alone'],
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

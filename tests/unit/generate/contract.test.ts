import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { json, type Json } from '../../../core/json.ts';
import { contractOf } from '../../../generate/contract.ts';
import { gatewayOf } from '../../../generate/gateway.ts';
import { generate } from '../../../generate/generate.ts';
import { MINE, RAW, THINGS } from '../http/things.ts';

const PARSED = new Map([THINGS, MINE].map((source) => [source, parse(source) as Json]));

/** A contract with one place changed: `['paths', '/things/{id}', 'get', 'tags']`. */
const changed = (at: readonly string[], value: unknown, source = THINGS): string => {
  const document = structuredClone(PARSED.get(source) ?? json(parse(source)));
  const owner = at
    .slice(0, -1)
    .reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, document);
  const last = at.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  // JSON is YAML, and is read faster.
  return JSON.stringify(document, null, 2);
};
const get = ['paths', '/things/{id}', 'get'];
const put = ['paths', '/things/{id}', 'put'];
const key = ['components', 'securitySchemes', 'apiKey'];

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
    { id: 'putThing', access: { kind: 'key', scope: 'manager' }, body: { schema: 'Thing', required: true } },
  ]);
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
      '- x-trellis-throttle: `x-trellis-throttle` must be { rate, burst }',
    );
  });
});

describe('what a user operation cannot say is refused', () => {
  const user = ['components', 'securitySchemes', 'user'];
  const me = ['paths', '/me', 'get'];
  const groups = ['paths', '/users', 'get', 'x-trellis-groups'];
  const bad = 'GET /users: its `x-trellis-groups` must be a list of at least one of: admins, viewers (line ';
  test.each<[string, readonly string[], unknown, string]>([
    ['no groups at all', groups, [], bad],
    ['groups that are no list', groups, 'admins', bad],
    [
      'a group with a capital',
      groups,
      ['admins', 'Viewers'],
      'there is no group "Viewers": use admins, viewers',
    ],
    ['a group that is no text', groups, [7], 'there is no group "": use admins, viewers'],
    [
      'a misspelt word',
      [...me, 'x-trellis-group'],
      ['admins'],
      'x-trellis-group is not known here: did you mean x-trellis-groups?',
    ],
    ['a scope', [...me, 'x-trellis-scope'], 'permits', 'GET /me: takes a token, and has a scope'],
    ['scopes of a token', [...me, 'security'], [{ user: ['email'] }], 'GET /me: lists scopes of user'],
    ['basic authentication', [...user, 'scheme'], 'basic', 'the security scheme user must be'],
    ['a bearer of another type', [...user, 'type'], 'apiKey', 'the security scheme user must be'],
    [
      'a place that is not one',
      [...me, 'security'],
      [{}],
      'GET /me: must have one security scheme: the gateway knows no alternatives',
    ],
    ['no scheme', [...me, 'security'], ['user'], 'must have one security scheme'],
    ['a token of unknown form', [...user, 'bearerFormat'], undefined, 'or http bearer of the format JWT'],
  ])('%s', (_name, at, value, says) => expect(() => contractOf(changed(at, value, MINE))).toThrow(says));
});

describe('what cannot be kept is refused, and the refusal says where and what would be right', () => {
  test.each<[string, readonly string[], unknown, string]>([
    ['another version of OpenAPI', ['openapi'], '3.1.0', 'openapi: must be 3.0.x'],
    ['no security', [...get, 'security'], undefined, 'GET /things/{id}: needs an explicit `security`'],
    ['a key without a scope', [...put, 'x-trellis-scope'], undefined, 'needs an `x-trellis-scope`'],
    ['a key with an empty scope', [...put, 'x-trellis-scope'], '', 'needs an `x-trellis-scope`'],
    ['a key with several scopes', [...put, 'x-trellis-scope'], ['music'], 'needs an `x-trellis-scope`'],
    ['a key that is no apiKey', [...key, 'type'], 'http', 'the security scheme apiKey must be an apiKey in'],
    ['a key in the query', [...key, 'in'], 'query', 'the security scheme apiKey must be an apiKey in'],
    ['a key of another name', [...key, 'name'], 'api-key', 'the security scheme apiKey must be an apiKey in'],
    ['a scope that nobody checks', [...get, 'x-trellis-scope'], 'things', 'is open, and has a scope'],
    ['groups of an open operation', [...get, 'x-trellis-groups'], ['admins'], 'is open, and has groups'],
    ['groups of a key', [...put, 'x-trellis-groups'], ['admins'], 'takes an API key, and has groups'],
    ['alternatives of security', [...put, 'security'], [{ apiKey: [] }, {}], 'must have one security scheme'],
    [
      'an unknown security scheme',
      [...put, 'security'],
      [{ magic: [] }],
      'the security scheme magic must be',
    ],
    [
      'no operationId',
      [...get, 'operationId'],
      undefined,
      'GET /things/{id}: needs an operationId of letters and digits, the first one small (line 9, column 7, #/paths/~1things~1{id}/get)',
    ],
    ['an operationId with a capital', [...get, 'operationId'], 'GetThing', '/get/operationId)'],
    ['an operationId with a dash', [...get, 'operationId'], 'get-thing', 'needs an operationId'],
    ['an operationId that begins with a digit', [...get, 'operationId'], '1thing', 'needs an operationId'],
    [
      'no tag',
      [...get, 'tags'],
      undefined,
      'GET /things/{id}: needs one tag, in small letters: the function that answers it (line 9, column 7,',
    ],
    [
      'an empty list of tags',
      [...get, 'tags'],
      [],
      'that answers it (line 9, column 7, #/paths/~1things~1{id}/get)',
    ],
    ['a tag with a capital', [...get, 'tags'], ['tHings'], 'needs one tag, in small letters'],
    ['a tag with a dash', [...get, 'tags'], ['my-things'], 'needs one tag, in small letters'],
    ['a tag that ends with a digit', [...get, 'tags'], ['things2'], '/get/tags)'],
    ['a version that only ends so', ['openapi'], 'v3.0.3', 'openapi: must be 3.0.x, which the gateway reads'],
    ['no version', ['openapi'], undefined, 'must be 3.0.x, which the gateway reads'],
    ['a status of four digits', [...get, 'responses', '2000'], { description: 'a' }, '2000 is not a status'],
    ['a status below the first', [...get, 'responses', '099'], { description: 'a' }, '099 is not a status'],
    ['a range that there is not', [...get, 'responses', '6XX'], { description: 'a' }, '6XX is not a status'],
    [
      'a range with more behind it',
      [...get, 'responses', '4XXX'],
      { description: 'a' },
      '4XXX is not a status: use one from 100 to 599',
    ],
    ['no responses at all', [...get, 'responses'], undefined, 'GET /things/{id}: needs its responses'],
    [
      'a body of two forms',
      [...put, 'requestBody', 'content', 'text/csv'],
      {},
      'its body must be application/json alone',
    ],
    [
      'a body of another form',
      [...put, 'requestBody', 'content'],
      { 'text/csv': {} },
      'application/json alone',
    ],
    [
      'a body that is a part of a schema',
      [...put, 'requestBody', 'content', 'application/json', 'schema'],
      { $ref: '#/components/schemas/Thing/properties/name' },
      'its schema a $ref to #/components/schemas (line',
    ],
    [
      'a body of another place',
      [...put, 'requestBody', 'content', 'application/json', 'schema'],
      { $ref: '#/components/parameters/Thing' },
      'its schema a $ref to #/components/schemas (line',
    ],
    [
      'a path parameter of another name',
      [...get, 'parameters', '0', 'name'],
      'no',
      'its path has the parameters [id], and it declares [no]',
    ],
    ...['x-amazon-apigateway-policy', 'x-amazon-apigateway-request-validators'].map(
      (name): [string, readonly string[], unknown, string] => [
        name,
        [name],
        {},
        `${name}: is generated: leave it out`,
      ],
    ),
    [
      'the source of keys',
      ['x-amazon-apigateway-api-key-source'],
      'AUTHORIZER',
      'x-amazon-apigateway-api-key-source: is generated: leave it out',
    ],
    [
      'a method of HTTP that is not kept',
      ['paths', '/things/{id}', 'trace'],
      {},
      'trace is not kept: a path has get, put, post, delete, patch (line',
    ],
    [
      'a schema name with an underscore at its end',
      ['components', 'schemas', 'Thing_'],
      { type: 'object' },
      'schema Thing_: its name may have letters and digits only',
    ],
    [
      'a schema name with one before it',
      ['components', 'schemas', '_Thing'],
      { type: 'object' },
      'schema _Thing: its name may have letters and digits only',
    ],
    [
      'a path parameter that is a list',
      [...get, 'parameters', '0', 'schema'],
      { type: 'array', items: { type: 'string' } },
      'the path parameter id cannot be a list',
    ],
    [
      'a list of lists',
      [...get, 'parameters', '4', 'schema', 'items'],
      { type: 'array', items: { type: 'string' } },
      'the parameter color must be of type string, number, integer, boolean, or a list of one',
    ],
    [
      'another style of a path parameter',
      [...get, 'parameters', '0', 'style'],
      'matrix',
      'the path parameter id has the style matrix: only simple is kept',
    ],
    [
      'reserved characters',
      [...get, 'parameters', '1', 'allowReserved'],
      true,
      'the parameter limit has allowReserved, which is not kept: leave it out',
    ],
    [
      'the content of a parameter',
      [...get, 'parameters', '1', 'content'],
      {},
      'the parameter limit has content, which is not kept: leave it out',
    ],
    [
      'the header Content-Type',
      [...get, 'parameters', '6', 'name'],
      'Content-Type',
      'OpenAPI ignores the header parameter Content-Type: use the content types of the body',
    ],
    [
      'the header Authorization',
      [...get, 'parameters', '6', 'name'],
      'authorization',
      'OpenAPI ignores the header parameter authorization: use `security`',
    ],
    [
      'a blank in a parameter name',
      [...get, 'parameters', '1', 'name'],
      'li mit',
      'the gateway refuses the parameter name "li mit": use letters, digits, . _ $ - (line',
    ],
    ['a tag that is a word of JavaScript', [...get, 'tags'], ['class'], 'its tag class cannot be the name'],
    ['a tag that is a generated file', [...get, 'tags'], ['types'], 'its tag types cannot be the name'],
    ['an operationId of JavaScript', [...get, 'operationId'], 'delete', 'its operationId delete is a word'],
    [
      'a scope that no key has',
      [...put, 'x-trellis-scope'],
      'nosuch',
      'no key can have the scope nosuch: use one of permits, music, manager',
    ],
    [
      'a word on a path',
      ['paths', '/things/{id}', 'x-trellis-scope'],
      'manager',
      'x-trellis-scope is not known',
    ],
    [
      'a word on a schema',
      ['components', 'schemas', 'Part', 'x-trellis-say'],
      'a',
      'x-trellis-say is not known',
    ],
    [
      'a word on a parameter',
      [...get, 'parameters', '1', 'x-trellis-says'],
      'a',
      'x-trellis-says is not known here: leave it out',
    ],
    [
      'a word of the whole',
      ['x-trellis-throttles'],
      {},
      'x-trellis-throttles is not known here: did you mean',
    ],
    [
      'words without a pattern',
      ['components', 'schemas', 'Part', 'x-trellis-says'],
      'be',
      'the schema has no pattern',
    ],
    [
      'servers of an operation',
      [...get, 'servers'],
      [{ url: 'https://a.example' }],
      'has servers, which are not',
    ],
    ['callbacks', [...put, 'callbacks'], {}, 'has callbacks, which are not kept'],
    ['a form of the body that there is not', [...put, 'x-trellis-body'], 'text', 'may only be raw'],
    ['a form of a body that there is not', [...get, 'x-trellis-body'], 'raw', 'only beside a requestBody'],
    [
      'a method that is not kept',
      ['paths', '/things/{id}', 'head'],
      get,
      'head is not kept: a path has get, put',
    ],
    [
      'another style',
      [...get, 'parameters', '4', 'style'],
      'pipeDelimited',
      'has the style pipeDelimited: only form',
    ],
    [
      'an empty value',
      [...get, 'parameters', '1', 'allowEmptyValue'],
      true,
      'has allowEmptyValue, which is not',
    ],
    [
      'the header Accept',
      [...get, 'parameters', '6', 'name'],
      'accept',
      'OpenAPI ignores the header parameter accept',
    ],
    [
      'an optional path parameter',
      [...get, 'parameters', '0', 'required'],
      false,
      'id must be required: true',
    ],
    ['no status of its own', [...get, 'responses'], { default: { description: 'a' } }, 'a status of its own'],
    [
      'an answer that is no text',
      [...get, 'responses', '200', 'content'],
      { 'image/png': { schema: { type: 'string', format: 'binary' } } },
      'an answer of image/png is not kept',
    ],
    ['a status beyond the last', [...get, 'responses', '600'], { description: 'a' }, '600'],
    ['an unknown keyword', ['components', 'schemas', 'Part', 'const'], 1, '"const" is not known here'],
    [
      'an unknown format',
      ['components', 'schemas', 'Thing', 'properties', 'name', 'format'],
      'zip-code',
      'the format zip-code is not known',
    ],
    [
      'a pattern that is none',
      ['components', 'schemas', 'Thing', 'properties', 'name', 'pattern'],
      '^[',
      'is not a regular expression of Unicode',
    ],
    [
      'an enum that forgets null',
      ['components', 'schemas', 'Thing', 'properties', 'born'],
      { type: 'string', nullable: true, enum: ['a'] },
      'must hold null, for the schema is nullable',
    ],
    [
      'an operationId twice',
      [...get, 'operationId'],
      'putThing',
      'PUT /things/{id}: the operationId putThing is used twice (line 94, column 9, #/paths/~1things~1{id}/put/operationId)',
    ],
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
      'schema Thing: its $ref #/components/schemas/Part leads nowhere (line ',
    ],
    [
      'a schema name with a dash',
      ['components', 'schemas', 'Big-Thing'],
      { type: 'object' },
      'schema Big-Thing: its name may have letters and digits only',
    ],
    [
      'gateway responses, which are generated',
      ['x-amazon-apigateway-gateway-responses'],
      {},
      'is generated: leave it out',
    ],
    [
      'a parameter twice',
      [...get, 'parameters', '2'],
      { name: 'limit', in: 'query', schema: { type: 'string' } },
      'its query parameter limit is declared twice',
    ],
    [
      'OPTIONS, which is generated',
      ['paths', '/things/{id}', 'options'],
      {},
      'OPTIONS /things/{id}: is generated: leave it out',
    ],
  ])('%s', (_name, at, value, says) => expect(() => contractOf(changed(at, value))).toThrow(says));

  // What OpenAPI itself refuses, and the compiler of validators.
  test.each<[string, readonly string[], unknown, string]>([
    [
      'a word of OpenAPI that is misspelt',
      [...get, 'sumary'],
      'a',
      '"sumary" is not known here: did you mean summary?',
    ],
    ['a response without its description', [...get, 'responses', '404'], {}, 'needs "description"'],
    [
      'a bound as in JSON Schema',
      ['components', 'schemas', 'Part', 'exclusiveMinimum'],
      1,
      'must be of the type boolean, not integer',
    ],
    [
      'a default of another type',
      [...get, 'parameters', '1', 'schema', 'default'],
      'x',
      'the default must be a whole',
    ],
    [
      'a default out of bounds',
      [...get, 'parameters', '1', 'schema', 'default'],
      101,
      'the default must be at most 100',
    ],
  ])('%s', (_name, at, value, says) =>
    expect(generate({ contract: changed(at, value) })).rejects.toThrow(says),
  );

  test.each<[string, readonly string[], unknown]>([
    ['a range beside a status', [...get, 'responses', '4XX'], { description: 'a' }],
    ['all other statuses', [...get, 'responses', 'default'], { description: 'a' }],
    ['words of others beside statuses', [...get, 'responses', 'x-amazon-apigateway-any'], {}],
    ['a query parameter called accept', [...get, 'parameters', '1', 'name'], 'accept'],
    ['all the characters of a name', [...get, 'parameters', '1', 'name'], 'a.b_C$-1'],
    ['no empty values', [...get, 'parameters', '1', 'allowEmptyValue'], false],
    ['the style that is kept', [...get, 'parameters', '1', 'style'], 'form'],
    ['that of a header', [...get, 'parameters', '6', 'style'], 'simple'],
    [
      'a type that a part of a schema says',
      [...get, 'parameters', '1', 'schema'],
      { allOf: [{ description: 'a' }, { type: 'integer' }] },
    ],
    ['what is said of a path', ['paths', '/things/{id}', 'summary'], 'a'],
    ['the description of a path', ['paths', '/things/{id}', 'description'], 'a'],
    ['an operationId of all it may have', [...put, 'operationId'], 'a1B2'],
    ...[
      'application/json; charset=utf-8',
      'application/problem+json',
      'application/x-ndjson',
      'application/xml',
      'image/svg+xml',
      'text/csv',
      'text/x.y-z+w ; charset=utf-8',
    ].map((type): [string, readonly string[], unknown] => [
      `an answer of ${type}`,
      [...get, 'responses', '200', 'content'],
      { [type]: {} },
    ]),
  ])('%s is kept', (_name, at, value) => expect(() => contractOf(changed(at, value))).not.toThrow());

  test.each([
    'application/pdf',
    'application/jsonp',
    'a text/csv',
    'image/svg',
    'text/',
    'x/y+jsonx',
    'x/y+xm',
  ])('an answer of %s is not kept', (type) =>
    expect(() => contractOf(changed([...get, 'responses', '200', 'content'], { [type]: {} }))).toThrow(
      `an answer of ${type} is not kept, for it is not text: answer a presigned URL of it`,
    ),
  );

  test('a body says whether it must come, and whether its function gets the text', () => {
    const bodies = (source: string) => contractOf(source).operations.flatMap(({ body }) => body ?? []);
    expect(bodies(THINGS)).toEqual([{ schema: 'Thing', required: true, isRaw: false }]);
    expect(bodies(RAW)).toEqual([{ schema: 'Numbers', required: true, isRaw: true }]);
    expect(bodies(changed([...put, 'requestBody', 'required'], undefined))).toMatchObject([
      { required: false },
    ]);
  });

  test('a path parameter that is refused is not said to be missing, too', () =>
    expect(() => contractOf(changed([...get, 'parameters', '0', 'in'], 'cookie'))).toThrow(
      expect.objectContaining({ faults: [expect.stringContaining('the parameter id is in "cookie"')] }),
    ));

  test('all refusals come at once', () => {
    const source = changed([...put, 'operationId'], '9', changed([...get, 'security'], undefined));
    expect(() => contractOf(source)).toThrow(/needs an explicit `security`[^]*needs an operationId/);
  });
});

describe('paths that API Gateway could not have are refused', () => {
  /** A contract with these paths, each of one operation. */
  const withPaths = (...paths: readonly string[]): string =>
    stringify({
      openapi: '3.0.3',
      info: { title: 'Paths', version: '1' },
      paths: Object.fromEntries(
        paths.map((path, at) => [
          path,
          {
            parameters: [...path.matchAll(/\{([\w-]+)\}/g)].map(([, name]) => ({
              name,
              in: 'path',
              required: true,
              schema: { type: 'string' },
            })),
            get: {
              operationId: `get${String(at)}`,
              tags: ['things'],
              security: [],
              responses: { 200: { description: 'a' } },
            },
          },
        ]),
      ),
    });

  test.each<[string, readonly string[], string]>([
    ['two names for one place', ['/a/{id}', '/a/{no}/b'], '/a/{no}/b: has {no} where another path has {id}'],
    ['half a parameter', ['/a/{id}.json'], 'the gateway does not take the part "{id}.json"'],
    ['other characters', ['/a b'], 'the gateway does not take the part "a b"'],
    ['a slash at the end', ['/a/'], 'must not end with /'],
    ['no slash before it', ['a'], 'a: must begin with / (line'],
    ['2,001 characters', [`/${'a'.repeat(2_000)}`], 'is longer than 2000 characters'],
    ['a parameter in the middle of a part', ['/a/b{id}'], 'the gateway does not take the part "b{id}"'],
    [
      'two names for one place behind another parameter',
      ['/a/{id}/b/{no}', '/a/{id}/b/{other}'],
      'has {other} where another path has {no}',
    ],
    ['an empty part', ['/a//b'], 'the gateway does not take the part ""'],
    ['a name twice', ['/a/{id}/b/{id}'], 'has the parameter {id} twice'],
    ['a greedy parameter', ['/a/{id+}'], 'the gateway does not take the part "{id+}"'],
  ])('%s', (_name, paths, says) => expect(() => contractOf(withPaths(...paths))).toThrow(says));

  test.each<[string, readonly string[]]>([
    ['a name and a parameter side by side', ['/a/{id}', '/a/b']],
    ['the same name twice below one place', ['/a/{id}', '/a/{id}/b', '/a/{id}/{no}']],
    ['all the characters', ['/a-b.c_d:e/{id-1}']],
    ['the root', ['/']],
    ['2,000 characters', [`/${'a'.repeat(1_999)}`]],
    ['a name of its own in each place', ['/a/{id}/b/{no}', '/a/{id}/c/{other}', '/b/{which}']],
    ['three paths whose words are the same', ['/a/b', '/a-b', '/a_b']],
  ])('%s is fine', (_name, paths) => {
    const gateway = gatewayOf(contractOf(withPaths(...paths)));
    const ids = [...gateway.matchAll(/operationId: (\S+)/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('refusals come in the order of the text, by line and column, and not of what finds them', () => {
  const source = `openapi: 3.0.3
x-first: 1
info: { title: T, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: a, in: query, schema: { type: string } }
        - { name: b, in: cookie, schema: { type: string } }
      responses: { '200': { description: a }, '20': { description: a } }
      security: []
      x-second: 1
    put: { tags: [A], operationId: '9', security: [], responses: { '200': { description: a } } }
components:
  schemas:
    A-B: { type: string }
`;
  expect(() => contractOf(source)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        new RegExp(
          [
            'x-first: .*line 2, column 1, #/x-first',
            'GET /a: needs an operationId .*line 6, column 5, #/paths/~1a/get',
            'GET /a: needs one tag, .*line 6, column 5, #/paths/~1a/get',
            'GET /a: the parameter b .*line 9, column 11, #/paths/~1a/get/parameters/1',
            'GET /a: 20 is not a status.*line 10, column 47, #/paths/~1a/get/responses/20',
            'GET /a: x-second .*line 12, column 7, #/paths/~1a/get/x-second',
            'PUT /a: needs one tag, .*line 13, column 12, #/paths/~1a/put/tags',
            'PUT /a: needs an operationId .*line 13, column 23, #/paths/~1a/put/operationId',
            'schema A-B: its name .*line 16, column 5, #/components/schemas/A-B',
          ].join('[^\\n]*\\n- '),
        ),
      ),
    }),
  );
});

test('every refusal has its line and column, in the order of the document', async () => {
  const source = `openapi: 3.0.3
info: { title: T, version: '1' }
paths:
  /a:
    get:
      operationId: getA
      tags: [class]
      security: []
      responses: { '200': { description: a } }
      surprise: 1
`;
  await expect(generate({ contract: source })).rejects.toThrow(
    expect.objectContaining({
      message: `openapi.yaml cannot be kept:
- GET /a: its tag class cannot be the name of a function here: use another one (line 7, column 7, #/paths/~1a/get/tags)
- GET /a: "surprise" is not known here (line 10, column 7, #/paths/~1a/get/surprise)`,
    }),
  );
});

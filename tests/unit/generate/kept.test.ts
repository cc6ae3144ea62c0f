import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { readRequest } from '../../../core/http/request.ts';
import type { Table } from '../../../core/http/table.ts';
import type { Json } from '../../../core/json.ts';
import { contractOf } from '../../../generate/contract.ts';
import { validatorsOf } from '../../../generate/validators.ts';
import { requestOf } from '../http/events.ts';
import { tableOf } from '../http/things.ts';
import { contractWith, type Parts } from './one-operation.ts';

type Given = Parameters<typeof requestOf>[0];

/** What becomes of a request: the parts that are read, or the fault that is found first. */
const readBy = (table: Table, given: Given): unknown => {
  const route = table['POST /x'];
  if (!route) throw new Error('there is no route');
  try {
    const { path, query, headers, body } = readRequest(
      route,
      requestOf({ method: 'POST', resource: '/x', ...given }),
    );
    return { ...path, ...query, ...headers, ...(body === undefined ? {} : { body }) };
  } catch (error) {
    return error instanceof Failure ? (error.faults?.[0]?.message ?? error.message) : error;
  }
};

const bodyOf = (value: unknown): Given => ({ body: JSON.stringify(value) });
const withBody = async (parts: Parts, value: unknown): Promise<unknown> =>
  readBy(await tableOf(contractWith(parts)), bodyOf(value));

const ref = (pointer: string): Json => ({ $ref: `#/components/schemas/${pointer}` });
const text: Json = { type: 'string' };

describe('a schema is kept as OpenAPI says it', () => {
  const M: Json = { type: 'object', properties: { z: { type: 'integer' } } };
  const tagged = (name: string): Json => ({
    type: 'object',
    properties: { kind: text, [name]: text },
    required: [name],
  });

  test.each<[string, Parts, unknown, unknown]>([
    [
      'a reference into a schema is not one to a schema of the last name',
      { body: { type: 'object', properties: { a: ref('M/properties/z') } }, schemas: { M, z: text } },
      { a: 'x' },
      'must be a whole number',
    ],
    [
      'a slash in a reference is written ~1',
      {
        body: { type: 'object', properties: { a: ref('M/properties/p~1q') } },
        schemas: { M: { type: 'object', properties: { 'p/q': { type: 'integer' } } } },
      },
      { a: 'x' },
      'must be a whole number',
    ],
    [
      'a property may be called like a keyword',
      { body: { type: 'object', properties: { exclusiveMinimum: text, minimum: { type: 'number' } } } },
      { exclusiveMinimum: 1 },
      'must be a string',
    ],
    [
      'what only answers have is not asked of a request',
      {
        body: {
          type: 'object',
          required: ['id', 'n'],
          properties: { id: { ...text, readOnly: true }, n: text },
        },
      },
      { n: 'a' },
      { body: { n: 'a' } },
    ],
    [
      'properties make an object of a schema without a type',
      { body: { properties: { a: text } } },
      'a text',
      'must be an object',
    ],
    [
      'a default behind a reference is filled in',
      {
        body: { type: 'object', properties: { a: ref('D') } },
        schemas: { D: { type: 'integer', default: 7 } },
      },
      {},
      { body: { a: 7 } },
    ],
    [
      'a default of one schema of several is for people',
      { body: { type: 'object', properties: { a: { oneOf: [{ type: 'integer', default: 7 }, text] } } } },
      {},
      { body: {} },
    ],
    [
      'an integer that JavaScript would round is refused',
      { body: { type: 'object', properties: { a: { type: 'integer' } } } },
      { a: 2 ** 53 },
      'must be at most 9007199254740991',
    ],
    [
      'an int64, too',
      { body: { type: 'object', properties: { a: { type: 'integer', format: 'int64' } } } },
      { a: -(2 ** 53) },
      'must be at least -9007199254740991',
    ],
    [
      '19.99 is a multiple of 0.01',
      { body: { type: 'object', properties: { a: { type: 'number', multipleOf: 0.01 } } } },
      { a: 19.99 },
      { body: { a: 19.99 } },
    ],
    [
      '19.999 is not',
      { body: { type: 'object', properties: { a: { type: 'number', multipleOf: 0.01 } } } },
      { a: 19.999 },
      'must be a multiple of 0.01',
    ],
    [
      'a moment has a T and a whole offset',
      { body: { type: 'object', properties: { a: { ...text, format: 'date-time' } } } },
      { a: '2024-01-01 00:00:00+02' },
      'must be a date and time with a time zone, such as 2026-01-31T09:30:00Z',
    ],
    [
      'a discriminator means schemas by their names',
      {
        body: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
        schemas: { Cat: tagged('purrs'), Dog: tagged('barks') },
      },
      { kind: 'Dog', barks: 'a' },
      { body: { kind: 'Dog', barks: 'a' } },
    ],
    [
      'and by its mapping',
      {
        body: {
          oneOf: [ref('Cat'), ref('Dog')],
          discriminator: {
            propertyName: 'kind',
            mapping: { woof: '#/components/schemas/Dog', miaow: 'Cat' },
          },
        },
        schemas: { Cat: tagged('purrs'), Dog: tagged('barks') },
      },
      { kind: 'woof', purrs: 'a' },
      'is required',
    ],
    ['any value fits an empty schema', { body: {} }, [1], { body: [1] }],
    [
      'words of others are passed over',
      { body: { type: 'object', 'x-internal': true, properties: { a: text } } },
      { a: 'a' },
      { body: { a: 'a' } },
    ],
    [
      'an example is no reference',
      { body: { type: 'object', example: { $ref: '#/nowhere' }, properties: { a: text } } },
      {},
      { body: {} },
    ],
  ])('%s', async (_name, parts, value, want) => expect(await withBody(parts, value)).toEqual(want));
});

describe('dates and moments are checked by the code that is written', () => {
  const parts: Parts = {
    body: {
      type: 'object',
      properties: { date: { ...text, format: 'date' }, moment: { ...text, format: 'date-time' } },
    },
  };
  const DATES = ['2024-02-29', '2000-02-29', '1999-12-31', '0004-11-30', '2023-02-28', '2024-06-30'];
  const NO_DATES = [
    ...['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00', '2024-12-32'],
    ...['24-01-01', '2024-1-01', '2024-01-1', ' 2024-01-01', '2024-01-01 ', '12024-01-01', '2024-01-011', ''],
  ];
  const MOMENTS = [
    ...[
      '2024-02-29T00:00:00Z',
      '2024-02-29t23:59:59z',
      '2024-01-01T12:34:56.5Z',
      '2024-01-01T00:00:00.123+05:30',
    ],
    ...['2016-12-31T23:59:60Z', '2016-12-31T18:29:60-05:30', '2017-01-01T00:59:60+01:00'],
    ...['2017-01-01T05:29:60+05:30', '2024-01-01T00:00:00+23:59', '2024-01-01T00:00:00-23:59'],
  ];
  const NO_MOMENTS = [
    ...['2016-12-31T22:59:60Z', '2016-12-31T23:58:60Z', '2016-12-31T23:59:61Z', '2016-12-31T23:59:60+01:00'],
    ...['2017-01-01T05:30:60+05:30', '2024-01-01T24:00:00Z', '2024-01-01T23:60:00Z', '2024-01-01T00:00:00'],
    ...['2024-01-01T00:00:00+24:00', '2024-01-01T00:00:00+00:60', '2024-01-01T00:00:00+02', '2024-01-01'],
    ...[
      '2024-01-01T00:00:00+0200',
      '2024-01-01 00:00:00Z',
      '2024-01-01T00:00:00ZTZ',
      '2024-01-01T00:00:00Z ',
    ],
    ...['2024-01-01T 00:00:00Z', '2024-01-01T00:00:00.Z', '2024-01-01T00:00:00.xZ', '2024-01-01T0:00:00Z'],
    ...['2024-02-30T00:00:00Z', 'T00:00:00Z', '2024-01-01T00:00:00x02:00', '2024-01-01T'],
  ];

  test('and let through what is one, and nothing else', async () => {
    const table = await tableOf(contractWith(parts));
    const isRead = (body: Json): boolean => typeof readBy(table, bodyOf(body)) === 'object';
    const read = (name: string, values: readonly string[]) =>
      values.filter((value) => isRead({ [name]: value }));
    expect([read('date', DATES), read('date', NO_DATES)]).toEqual([DATES, []]);
    expect([read('moment', MOMENTS), read('moment', NO_MOMENTS)]).toEqual([MOMENTS, []]);
  });
});

describe('the names of JavaScript’s own objects are names like any other', () => {
  const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

  test.each(NAMES)('a field %s that is required and missing', async (name) => {
    const body = { type: 'object', required: [name], properties: Object.fromEntries([[name, text]]) };
    expect(await withBody({ body }, {})).toBe('is required');
  });

  test.each(NAMES)('a field %s that is not known', async (name) => {
    const body = { type: 'object', additionalProperties: false, properties: { a: text } };
    const table = await tableOf(contractWith({ body }));
    expect(readBy(table, { body: `{"${name}":1}` })).toBe('is not a known field');
  });

  test.each(NAMES)('a query parameter %s', async (name) => {
    const parameters = [{ name, in: 'query', schema: { type: 'integer' } }];
    const table = await tableOf(contractWith({ parameters }));
    const query = Object.fromEntries([[name, ['7']]]);

    expect(readBy(table, {})).toEqual({});
    expect(Object.entries(readBy(table, { query }) as object)).toEqual([[name, 7]]);
  });
});

describe('parameters are kept as OpenAPI says them', () => {
  const inQuery = (schema: Json): Json => ({ name: 'a', in: 'query', schema });

  test.each<[string, Parts, Given, unknown]>([
    [
      'an operation’s own replaces its path’s',
      { ofPath: [inQuery(text)], parameters: [inQuery({ type: 'integer' })] },
      { query: { a: ['x'] } },
      'must be a whole number',
    ],
    [
      'a chain of references is followed',
      {
        parameters: [{ $ref: '#/components/parameters/A' }],
        components: {
          parameters: { A: { $ref: '#/components/parameters/B' }, B: inQuery({ type: 'integer' }) },
        },
      },
      { query: { a: ['x'] } },
      'must be a whole number',
    ],
    [
      'a type may come by allOf and references',
      { parameters: [inQuery({ allOf: [ref('L')] })], schemas: { L: ref('M'), M: { type: 'integer' } } },
      { query: { a: ['7'] } },
      { a: 7 },
    ],
    [
      'an integer beyond what JavaScript holds is refused, and not rounded',
      { parameters: [inQuery({ type: 'integer', format: 'int64' })] },
      { query: { a: ['9007199254740993'] } },
      'must be at most 9007199254740991',
    ],
    [
      'a number too small to hold is not zero',
      { parameters: [inQuery({ type: 'number' })] },
      { query: { a: ['1e-400'] } },
      'must be a number',
    ],
    [
      'a number too large to hold is not infinity',
      { parameters: [inQuery({ type: 'number' })] },
      { query: { a: ['1e400'] } },
      'must be a number',
    ],
    ['zero is zero', { parameters: [inQuery({ type: 'number' })] }, { query: { a: ['0.0e5'] } }, { a: 0 }],
    [
      'a list in a header may have spaces, as fetch joins it',
      {
        parameters: [{ name: 'X-Ids', in: 'header', schema: { type: 'array', items: { type: 'integer' } } }],
      },
      { headers: { 'x-ids': '1, 2,3' } },
      { 'x-ids': [1, 2, 3] },
    ],
  ])('%s', async (_name, parts, given, want) =>
    expect(readBy(await tableOf(contractWith(parts)), given)).toEqual(want),
  );
});

describe('no body is more than a bad request', () => {
  const schemas = { Tree: { type: 'object', properties: { in: ref('Tree') } } };
  const parts: Parts = {
    body: {
      type: 'object',
      properties: { tree: ref('Tree'), ids: { type: 'array', uniqueItems: true, items: {} } },
    },
    schemas,
  };
  const nested = (open: string, close: string, depth: number): string =>
    `${open.repeat(depth)}${close.repeat(depth)}`;

  test.each<[string, string, unknown]>([
    ['64 levels are walked', `{"a":${nested('[', ']', 63)}}`, expect.any(Object)],
    ['65 are not', `{"a":${nested('[', ']', 64)}}`, 'is nested deeper than 64 levels'],
    [
      'thousands of levels with an escape',
      `{"a":"\\ud83d\\ude00","z":${nested('[', ']', 8_000)}}`,
      'is nested deeper than 64 levels',
    ],
    [
      'a schema of itself, over and over',
      `{"tree":${'{"in":'.repeat(5_000)}{}${'}'.repeat(5_000)}}`,
      'is nested deeper than 64 levels',
    ],
    ['brackets in a text are not levels', JSON.stringify({ a: `"\\${'['.repeat(500)}` }), expect.any(Object)],
    ['brackets that are never closed', '['.repeat(20_000), 'is nested deeper than 64 levels'],
    [
      'items that are no texts but say how to become one',
      '{"ids":[{},{"toString":""},{"toString":""}]}',
      'must not have the same item twice',
    ],
    ['items of no prototype', '{"ids":[{"__proto__":1},{"__proto__":2}]}', expect.any(Object)],
  ])('%s', async (_name, body, want) =>
    expect(readBy(await tableOf(contractWith(parts)), { body })).toEqual(want),
  );
});

describe('a list of many wrong items', () => {
  const parts: Parts = {
    body: {
      type: 'object',
      properties: { ids: { type: 'array', maxItems: 2, uniqueItems: true, items: ref('Id') } },
    },
    schemas: { Id: { type: 'string', maxLength: 1, pattern: '^a', 'x-trellis-says': 'begin with a' } },
  };

  test('has all that is wrong with it told, in the order of the list', async () => {
    const validate = (await tableOf(contractWith(parts)))['POST /x']?.validate;
    expect(validate?.({ body: { ids: ['bb', {}, 'bb'] } })).toBe(false);
    expect(validate?.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual([
      '/body/ids maxItems',
      '/body/ids/0 maxLength',
      '/body/ids/0 pattern',
      '/body/ids/1 type',
      '/body/ids/2 maxLength',
      '/body/ids/2 pattern',
      '/body/ids uniqueItems',
    ]);
  });

  test('is reported without copying the earlier complaints for each item', () => {
    const contract = contractOf(contractWith(parts));
    expect(validatorsOf(contract, contract.operations).code).not.toMatch(/concat|equal/);
  });
});

test('YAML may say once what is the same twice', () => {
  const source = `openapi: 3.0.3
info: { title: Merged, version: '1' }
paths:
  /a:
    get: &get
      operationId: getA
      tags: [things]
      security: []
      responses: &answers
        '200': &answer { description: a }
        '404': *answer
    put:
      operationId: putA
      tags: [things]
      security: []
      responses: *answers
  /b:
    summary: The other one
    get:
      <<: *get
      operationId: getB
`;
  const operations = contractOf(source).operations.map(({ method, path, id }) => `${method} ${path} ${id}`);
  expect(operations).toEqual(['GET /a getA', 'PUT /a putA', 'GET /b getB']);
});

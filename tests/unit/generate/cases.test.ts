import { expect, test } from '@jest/globals';
import type { Json } from '../../../core/json.ts';
import { ContractError } from '../../../generate/document.ts';
import { generate } from '../../../generate/generate.ts';
import { contractWith, type Parts } from './one-operation.ts';

/** Where a contract is refused: the pointers of its faults, in the order of the text; nothing when it is kept. */
const refusedAt = async (source: string): Promise<(string | undefined)[]> => {
  try {
    await generate({ contract: source });
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.faults.map((fault) => /\(line \d+, column \d+, (\S+)\)$/.exec(fault)?.[1]);
  }
};

const text: Json = { type: 'string' };
const ok = { description: 'a' };
const B = '#/components/schemas/B';
const POST = '#/paths/~1x/post';
const ref = (pointer: string): Json => ({ $ref: `#/components/schemas/${pointer}` });
const fields = (properties: Json, more: Json = {}): Parts => ({
  body: { type: 'object', properties, ...more },
});
const query = (schema: Json): Parts => ({ parameters: [{ name: 'a', in: 'query', schema }] });
const header = (name: string): Json => ({ name, in: 'header', schema: text });
const get = (operationId: string, parameters: readonly Json[] = []): Json => ({
  get: { operationId, tags: ['things'], security: [], parameters, responses: { 200: ok } },
});
const paths = (all: Json): Parts => ({ document: { paths: all } });
const id = (schema: Json): Json => ({ name: 'id', in: 'path', required: true, schema });

/** What generate once got wrong: each is kept, as kept.test.ts shows of those with values, or refused. */
test.each<[string, Parts, readonly string[]]>([
  [
    'a reference into a schema',
    {
      ...fields({ a: ref('M/properties/z') }),
      schemas: { M: { properties: { z: { type: 'integer' } } }, z: text },
    },
    [],
  ],
  [
    'exclusiveMinimum as a number',
    fields({ a: { type: 'number', exclusiveMinimum: 5 } }),
    [`${B}/properties/a/exclusiveMinimum`],
  ],
  [
    'properties that are called like keywords',
    fields({ minimum: { type: 'number' }, exclusiveMinimum: text }, { additionalProperties: false }),
    [],
  ],
  [
    'a required field that only answers have',
    fields({ id: { ...text, readOnly: true }, name: text }, { required: ['id', 'name'] }),
    [],
  ],
  [
    'a parameter called constructor',
    { parameters: [{ name: 'constructor', in: 'query', schema: text }] },
    [],
  ],
  [
    'fields of JavaScript’s own names',
    fields(Object.fromEntries(['__proto__', 'constructor', 'toString'].map((name) => [name, text]))),
    [],
  ],
  ['unique objects', fields({ a: { type: 'array', uniqueItems: true, items: { type: 'object' } } }), []],
  ['a multiple of 0.01', fields({ a: { type: 'number', multipleOf: 0.01 } }), []],
  [
    'a default of another type',
    query({ type: 'integer', default: 'five' }),
    [`${POST}/parameters/0/schema/default`],
  ],
  [
    'an answer in CSV',
    { operation: { responses: { 200: { ...ok, content: { 'text/csv': { schema: text } } } } } },
    [],
  ],
  [
    'paths whose preflights would share an id',
    paths({
      '/a/b': get('one'),
      '/a-b': get('two'),
      '/aB': get('three'),
      '/a/{id}': get('four', [id(text)]),
    }),
    [],
  ],
  ['a path without its first slash', paths({ x: get('one') }), ['#/paths/x']],
  [
    'headers that OpenAPI ignores',
    { parameters: ['Accept', 'Authorization', 'Content-Type'].map(header) },
    [0, 1, 2].map((at) => `${POST}/parameters/${String(at)}`),
  ],
  ['properties without a type', { body: { properties: { a: text }, required: ['a'] } }, []],
  ...['class', 'types', 'validate'].map((tag): [string, Parts, string[]] => [
    `the tag ${tag}`,
    { operation: { tags: [tag] } },
    [`${POST}/tags`],
  ]),
  ['an int64', query({ type: 'integer', format: 'int64' }), []],
  [
    'a scope that no key has',
    {
      operation: { security: [{ key: [] }], 'x-trellis-scope': 'nosuch' },
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
    },
    [`${POST}/x-trellis-scope`],
  ],
  [
    'an overriding parameter, chains of references, allOf, any value',
    {
      document: {
        paths: {
          '/x/{id}': {
            parameters: [id(text)],
            ...get('one', [
              id({ type: 'integer' }),
              { $ref: '#/components/parameters/A' },
              { name: 'b', in: 'query', schema: { allOf: [ref('L')] } },
              { name: 'c', in: 'query', schema: ref('M') },
            ]),
          },
        },
        components: {
          parameters: {
            A: { $ref: '#/components/parameters/Q' },
            Q: { name: 'a', in: 'query', schema: text },
          },
          schemas: {
            L: { type: 'integer' },
            M: ref('L'),
            Any: {},
            E: { type: 'object', example: { $ref: '#/nowhere' } },
          },
        },
      },
    },
    [],
  ],
])('%s', async (_name, parts, want) => expect(await refusedAt(contractWith(parts))).toEqual(want));

import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../core/json.ts';
import { checkCompiling } from '../../../generate/compiling.ts';
import { contractOf } from '../../../generate/contract.ts';
import { ContractError } from '../../../generate/document.ts';
import { generate } from '../../../generate/generate.ts';
import { contractWith, type Parts } from './one-operation.ts';

/** What is said of a contract: each fault without its line; nothing when it is kept. */
const faultsOf = async (source: string, read: (source: string) => unknown = generated): Promise<string[]> => {
  try {
    await read(source);
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.faults.map((fault) => fault.replace(/line \d+, column \d+, /, ''));
  }
};
/** With the checks of OpenAPI's structure and of the compiler, which take longest. */
const generated = (source: string) => generate({ contract: source });
/** Without them. */
const read = (source: string) => contractOf(source);

const text: Json = { type: 'string' };
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const operation = (name: string, value: unknown): Parts => ({ operation: { [name]: value } });
const field = (schema: Json): Parts => ({ body: { type: 'object', properties: { a: schema } } });
const PARAMETER: Json = { name: 'q', in: 'query', schema: text };
const ok = { description: 'a' };
const JSON_OF_B = { 'application/json': { schema: ref('B') } };

describe('a word that is not known is refused wherever it stands', () => {
  const groups = 'x-trelis-groups';
  const meant = `${groups} is not known here: did you mean x-trellis-groups?`;

  test.each<[string, Parts, string]>([
    ['the document', { document: { [groups]: ['admins'] } }, `${groups}: ${meant} (#/${groups})`],
    ['a path', { document: { paths: { '/x': { [groups]: [] } } } }, `/x: ${meant} (#/paths/~1x/${groups})`],
    ['an operation', operation(groups, ['admins']), `POST /x: ${meant} (#/paths/~1x/post/${groups})`],
    [
      'a parameter',
      { parameters: [{ ...PARAMETER, [groups]: [] }] },
      `POST /x: ${meant} (#/paths/~1x/post/parameters/0/${groups})`,
    ],
    [
      'a response',
      operation('responses', { 200: { ...ok, [groups]: [] } }),
      `POST /x: ${meant} (#/paths/~1x/post/responses/200/${groups})`,
    ],
    [
      'the responses',
      operation('responses', { 200: ok, [groups]: [] }),
      `POST /x: ${meant} (#/paths/~1x/post/responses/${groups})`,
    ],
    ['components', { components: { [groups]: [] } }, `components: ${meant} (#/components/${groups})`],
    [
      'a parameter in components',
      { components: { parameters: { Q: { ...PARAMETER, [groups]: [] } } } },
      `parameter Q: ${meant} (#/components/parameters/Q/${groups})`,
    ],
    [
      'the info',
      { document: { info: { title: 'a', version: '1', [groups]: 1 } } },
      `info: ${meant} (#/info/${groups})`,
    ],
    [
      'a schema',
      field({ ...text, 'x-trelis-says': 'be a' }),
      'schema B: x-trelis-says is not known here: did you mean x-trellis-says? (#/components/schemas/B/properties/a/x-trelis-says)',
    ],
    [
      'a property of any name',
      { body: { type: 'object', properties: { 'a~b/c': { ...text, 'x-trelis-says': 'be a' } } } },
      'schema B: x-trelis-says is not known here: did you mean x-trellis-says? (#/components/schemas/B/properties/a~0b~1c/x-trelis-says)',
    ],
    [
      'a response in components',
      { components: { responses: { R: { ...ok, [groups]: [] } } } },
      `response R: ${meant} (#/components/responses/R/${groups})`,
    ],
    [
      'an operation, and is like no known one',
      operation('x-internal', true),
      'POST /x: x-internal is not known here: use x-trellis-body, x-trellis-groups, x-trellis-scope, x-trellis-throttle (#/paths/~1x/post/x-internal)',
    ],
    [
      'a tag',
      { document: { tags: [{ name: 'things', 'x-trellis-network': 'A' }] } },
      'tags: x-trellis-network is not known here: did you mean x-trellis-networks? (#/tags/0/x-trellis-network)',
    ],
    [
      'the documentation of a tag',
      { document: { tags: [{ name: 'things', externalDocs: { url: 'a', 'x-trellis-networks': 'A' } }] } },
      'tags: x-trellis-networks is not known here: leave it out (#/tags/0/externalDocs/x-trellis-networks)',
    ],
    [
      'the document, where a tag may have it',
      { document: { 'x-trellis-networks': 'A' } },
      'x-trellis-networks: x-trellis-networks is not known here: use x-trellis-throttle (#/x-trellis-networks)',
    ],
    [
      'the info, where an operation may have it',
      { document: { info: { title: 'a', version: '1', 'x-trellis-throttle': 1 } } },
      'info: x-trellis-throttle is not known here: leave it out (#/info/x-trellis-throttle)',
    ],
    [
      'a request body, where an operation may have it',
      { body: text, operation: { requestBody: { content: JSON_OF_B, 'x-trellis-body': 'raw' } } },
      'POST /x: x-trellis-body is not known here: leave it out (#/paths/~1x/post/requestBody/x-trellis-body)',
    ],
    [
      'a path, where its operations may have it',
      { document: { paths: { '/x': { 'x-trellis-scope': 'music' } } } },
      '/x: x-trellis-scope is not known here: leave it out (#/paths/~1x/x-trellis-scope)',
    ],
  ])('%s', async (_name, parts, says) => expect(await faultsOf(contractWith(parts), read)).toEqual([says]));

  test.each<[string, Parts]>([
    ['words of others in a schema', field({ ...text, 'x-faker': 'name' })],
    [
      'a header whose name looks like a word',
      operation('responses', { 200: { ...ok, headers: { 'x-trace': { schema: text } } } }),
    ],
    [
      'a property whose name looks like a word',
      { body: { type: 'object', properties: { 'x-trelis-groups': text } } },
    ],
    ['words of the gateway', operation('x-amazon-apigateway-integration', { type: 'mock' })],
    [
      'what the examples of components hold',
      { components: { examples: { A: { value: { 'x-a': 1, $ref: '#/nowhere' } } } } },
    ],
    ['what the gateway’s words hold', { document: { 'x-amazon-apigateway-any': { 'x-a': 1 } } }],
    [
      'what an example holds',
      operation('responses', { 200: { ...ok, content: { 'application/json': { example: { 'x-a': 1 } } } } }),
    ],
  ])('%s are not such words', async (_name, parts) =>
    expect(await faultsOf(contractWith(parts), read)).toEqual([]),
  );
});

describe('a schema that no value could pass, or no validator could be made of, is refused', () => {
  const B = '#/components/schemas/B';

  test.each<[string, Json, string]>([
    [
      'lengths',
      { ...text, minLength: 3, maxLength: 2 },
      `nothing is within minLength 3 and maxLength 2 (${B}/maxLength)`,
    ],
    [
      'numbers',
      { type: 'integer', minimum: 3, maximum: 2 },
      `nothing is within minimum 3 and maximum 2 (${B}/maximum)`,
    ],
    [
      'numbers without their bounds',
      { type: 'number', minimum: 2, exclusiveMinimum: true, maximum: 2 },
      `nothing is within minimum 2 and maximum 2 (${B}/maximum)`,
    ],
    [
      'numbers without their upper bound',
      { type: 'number', minimum: 2, exclusiveMaximum: true, maximum: 2 },
      `nothing is within minimum 2 and maximum 2 (${B}/maximum)`,
    ],
    [
      'fields',
      { type: 'object', minProperties: 2, maxProperties: 1 },
      `nothing is within minProperties 2 and maxProperties 1 (${B}/maxProperties)`,
    ],
    ['a multiple of nothing', { type: 'number', multipleOf: 0 }, `must be greater than 0 (${B}/multipleOf)`],
    ...['allOf', 'anyOf', 'enum', 'oneOf'].map((name): [string, Json, string] => [
      `an empty ${name}`,
      { [name]: [] },
      `must have at least one entry (${B}/${name})`,
    ]),
    ['a choice twice', { enum: ['a', 'b', 'a'] }, `has the same entry twice (${B}/enum)`],
    [
      'a required field twice',
      { properties: { a: text }, required: ['a', 'a'] },
      `has the same entry twice (${B}/required)`,
    ],
    [
      'a discriminator without choices',
      { type: 'object', discriminator: { propertyName: 'a' } },
      `chooses among the schemas of a oneOf, which is not there (${B}/discriminator)`,
    ],
    [
      'no null, though it is nullable',
      { properties: { a: { ...text, nullable: true, enum: ['a'] } } },
      `must hold null, for the schema is nullable (${B}/properties/a/enum)`,
    ],
    [
      'a format that is only like a pattern',
      { properties: { a: { ...text, format: 'time' } } },
      `the format time is not known: leave it out, or use a pattern (${B}/properties/a/format)`,
    ],
    [
      'a pattern without the flag u',
      { ...text, pattern: '^\\-$' },
      `is not a regular expression of Unicode (the flag u of JavaScript) (${B}/pattern)`,
    ],
    [
      'an exact pattern that is not a pattern',
      { ...text, 'x-trellis-pattern': '(' },
      `is not a regular expression of Unicode (the flag u of JavaScript) (${B}/x-trellis-pattern)`,
    ],
    [
      'what is not known inside of what is ruled out',
      { not: { maxLenght: 1 } },
      `"maxLenght" is not known here: did you mean maxLength? (${B}/not/maxLenght)`,
    ],
    ['a short word that is like none', { abc: 1 }, `"abc" is not known here (${B}/abc)`],
    ['a short word that is like one', { tpe: 1 }, `"tpe" is not known here: did you mean type? (${B}/tpe)`],
    [
      'a long word that is too unlike one',
      { descriptionABCD: 1 },
      `"descriptionABCD" is not known here (${B}/descriptionABCD)`,
    ],
    [
      'a word like those of this project',
      { 'x-trellis-wholly-unlike': 1 },
      `x-trellis-wholly-unlike is not known here: use x-trellis-pattern, x-trellis-says (${B}/x-trellis-wholly-unlike)`,
    ],
    [
      'a required field, where others are ruled out',
      { type: 'object', required: ['id'], additionalProperties: false },
      `requires "id", which no property is (${B}/required/0)`,
    ],
    [
      'a required field of what is in a list',
      { type: 'array', items: { type: 'object', required: ['id'] } },
      `requires "id", which no property is (${B}/items/required/0)`,
    ],
    [
      'items',
      { type: 'array', items: text, minItems: 2, maxItems: 1 },
      `nothing is within minItems 2 and maxItems 1 (${B}/maxItems)`,
    ],
    [
      'a circle of references',
      { allOf: [ref('B')] },
      `its $ref ${B} leads back to itself, with no property and no list between (${B}/allOf/0/$ref)`,
    ],
    [
      'itself alone',
      ref('B'),
      `its $ref ${B} leads back to itself, with no property and no list between (${B}/$ref)`,
    ],
    [
      'a required field that is misspelt',
      { type: 'object', properties: { name: text }, required: ['nmae'] },
      `requires "nmae", which no property is: did you mean name? (${B}/required/0)`,
    ],
    [
      'a required field that is not described',
      { type: 'object', properties: { name: text }, required: ['id'] },
      `requires "id", which no property is (${B}/required/0)`,
    ],
  ])('%s', async (_name, body, says) =>
    expect(await faultsOf(contractWith({ body }), read)).toEqual([`schema B: ${says}`]),
  );

  test.each<[string, Json]>([
    ['the same bounds', { ...text, minLength: 2, maxLength: 2 }],
    ['a required field of any name', { type: 'object', required: ['id'], additionalProperties: text }],
    ['a required field of a part', { type: 'object', required: ['id'], allOf: [ref('Base')] }],
    [
      'a required field of the whole',
      { properties: { id: text, no: text }, anyOf: [{ required: ['id'] }, { required: ['no'] }] },
    ],
    ['a circle through a property', { type: 'object', properties: { next: ref('B') } }],
    ['the same bounds of a number', { type: 'number', minimum: 2, maximum: 2 }],
    ['numbers between bounds', { type: 'number', minimum: 2, exclusiveMinimum: true, maximum: 3 }],
    ['numbers below a bound', { type: 'number', maximum: -1, exclusiveMaximum: true }],
    ['numbers above a bound', { type: 'number', minimum: 1, exclusiveMinimum: true }],
    ['the same lengths beside bounds', { minLength: 2, maxLength: 2, minimum: 1, exclusiveMinimum: true }],
    ['null, where it is a choice', { ...text, nullable: true, enum: ['a', null] }],
    ['choices without null', { ...text, nullable: false, enum: ['a'] }],
    [
      'an exact pattern with its words',
      { ...text, 'x-trellis-pattern': '^a', 'x-trellis-says': 'begin with a' },
    ],
    [
      'a choice by a mapping',
      {
        oneOf: [ref('Base')],
        discriminator: { propertyName: 'id', mapping: { a: 'Base', b: '#/components/schemas/Base' } },
      },
    ],
    [
      'a choice without references',
      { oneOf: [text], discriminator: { propertyName: 'a', mapping: { a: 'A' } } },
    ],
    [
      'a required field that one of several leaves to all others',
      { allOf: [{ required: ['id'] }, { type: 'object', additionalProperties: true }] },
    ],
  ])('%s can be passed', async (_name, body) =>
    expect(
      await faultsOf(
        contractWith({ body, schemas: { Base: { type: 'object', properties: { id: text } } } }),
        read,
      ),
    ).toEqual([]),
  );

  test('a parameter that refers to itself through another', async () => {
    const to = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });
    const parts = { parameters: [to('P')], components: { parameters: { P: to('Q'), Q: to('P') } } };
    const says = 'leads back to itself, with no property and no list between';
    expect(await faultsOf(contractWith(parts), read)).toEqual([
      expect.stringContaining(`parameter P: its $ref #/components/parameters/Q ${says}`),
      expect.stringContaining(`parameter Q: its $ref #/components/parameters/P ${says}`),
    ]);
  });

  test('a circle through another schema', async () =>
    expect(
      await faultsOf(
        contractWith({ body: { allOf: [ref('C')] }, schemas: { C: { anyOf: [text, ref('B')] } } }),
        read,
      ),
    ).toEqual([
      'schema C: its $ref #/components/schemas/B leads back to itself, with no property and no list between (#/components/schemas/C/anyOf/1/$ref)',
      'schema B: its $ref #/components/schemas/C leads back to itself, with no property and no list between (#/components/schemas/B/allOf/0/$ref)',
    ]));
});

describe('one mistake is reported once, by its place and its text', () => {
  const B = '#/components/schemas/B';

  test.each<[string, Parts, string]>([
    [
      'a keyword that is misspelt',
      field({ ...text, maxLenght: 3 }),
      `schema B: "maxLenght" is not known here: did you mean maxLength? (${B}/properties/a/maxLenght)`,
    ],
    [
      'a schema that is not there',
      { ...field(ref('Thin')), schemas: { Thing: text } },
      `schema B: its $ref #/components/schemas/Thin leads nowhere: did you mean Thing? (${B}/properties/a/$ref)`,
    ],
    [
      'a schema of another file',
      field({ $ref: './package.json#/name' }),
      `schema B: its $ref ./package.json#/name leads out of this document: what it means must be here (${B}/properties/a/$ref)`,
    ],
    [
      'a parameter that is not there',
      { parameters: [{ $ref: '#/components/parameters/Id' }] },
      'POST /x: its $ref #/components/parameters/Id leads nowhere (#/paths/~1x/post/parameters/0/$ref)',
    ],
    [
      'the schema of a parameter that is not there',
      { parameters: [{ ...PARAMETER, schema: ref('Id') }] },
      'POST /x: its $ref #/components/schemas/Id leads nowhere (#/paths/~1x/post/parameters/0/schema/$ref)',
    ],
    [
      'a mapping to what is not a choice',
      {
        body: { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind', mapping: { dog: 'Dog' } } },
        schemas: { Cat: { type: 'object', properties: { kind: text } } },
      },
      `schema B: Dog is not one of the schemas in its oneOf (${B}/discriminator/mapping/dog)`,
    ],
    [
      'a pattern that other tools cannot read',
      field({ ...text, pattern: '^\\p{L}+$' }),
      `schema B: other tools cannot read it: say it in plain classes, and the exact rule in x-trellis-pattern (${B}/properties/a/pattern)`,
    ],
    [
      'paths that are a list',
      { document: { paths: ['/x'] } },
      'paths: must be of the type Paths, not array (#/paths)',
    ],
    [
      'a picture as an answer',
      operation('responses', { 200: { ...ok, content: { 'image/png': {} } } }),
      'POST /x: an answer of image/png is not kept, for it is not text: answer a presigned URL of it (#/paths/~1x/post/responses/200/content/image~1png)',
    ],
  ])('%s', async (_name, parts, says) => expect(await faultsOf(contractWith(parts))).toEqual([says]));
});

describe('a text that is not a contract is refused with its place', () => {
  const none = 'the document: must be an object with openapi, info and paths (line 1, column 1, #)';

  test.each([
    ['an empty file', '', none],
    ['a comment alone', '# nothing', none],
    ['a list', '- a', none],
    ['a word', 'openapi', none],
    [
      'a name twice, before others',
      'a: { c: 1, c: 2 }\nb: 1',
      'a: is there twice (line 1, column 12, #/a/c)',
    ],
    ['a name twice in a list', 'a: [1, { c: 1, c: 2 }]', 'a: is there twice (line 1, column 16, #/a/1/c)'],
    ['a name twice', 'a: 1\nb:\n  c: 1\n  c: 2', 'b: is there twice (line 4, column 3, #/b/c)'],
    [
      'an alias of nothing',
      'a: [*b]',
      'a: no anchor &b stands before the alias *b (line 1, column 5, #/a/0)',
    ],
    [
      'an alias of what it is in',
      'a: &a { b: *a }',
      'a: the alias *a is inside what it stands for (line 1, column 12, #/a/b)',
    ],
    ['invalid YAML', 'openapi: 3.0.3\npaths: [', 'paths: Flow sequence in block collection must be'],
    [
      'another version',
      "openapi: 3.1.0\ninfo: { title: a, version: '1' }\npaths: {}",
      'openapi: must be 3.0.x',
    ],
    [
      'more levels than people write',
      `a: ${'['.repeat(200)}${']'.repeat(200)}`,
      'a: is nested deeper than 100 levels (line 1, column 103, #/a/0/',
    ],
  ])('%s', (_name, source, says) =>
    expect(() => contractOf(source)).toThrow(`openapi.yaml cannot be kept:\n- ${says}`),
  );
});

test('a chain of hundreds of schemas is kept', async () => {
  const names = Array.from({ length: 301 }, (_none, at) => `C${String(at)}`);
  const schemas = Object.fromEntries(
    names.map((name, at) => {
      const next = names[at + 1];
      return [name, { type: 'object', properties: { next: next === undefined ? text : ref(next) } }];
    }),
  );

  expect(await faultsOf(contractWith({ body: ref('C0'), schemas }))).toEqual([]);
});

describe('the error names the place of what no validator can be made of, and of a default that its schema refuses', () => {
  const bad: Json = { nullable: true };
  const says = 'no validator can be made of it: "nullable" cannot be used without "type"';
  const B = ['components', 'schemas', 'B'];
  const C = ['components', 'schemas', 'C'];

  test.each<[string, Parts, { path: string[]; message: string }[]]>([
    ['nothing is wrong', { body: { type: 'object', properties: { a: { ...text, default: 'b' } } } }, []],
    ['a body', { body: bad }, [{ path: B, message: says }]],
    ['a schema that nothing refers to', { schemas: { C: bad } }, [{ path: C, message: says }]],
    [
      'what others refer to, once',
      { body: { properties: { a: ref('C') } }, schemas: { C: bad, D: ref('C') } },
      [{ path: C, message: says }],
    ],
    [
      'a parameter',
      { parameters: [{ ...PARAMETER, schema: { allOf: [{ type: 'integer' }, bad] } }] },
      [{ path: ['paths', '/x', 'post'], message: says }],
    ],
    [
      'the default of a field',
      { schemas: { C: { type: 'object', properties: { a: { ...text, maxLength: 1, default: 'bc' } } } } },
      [{ path: [...C, 'properties', 'a', 'default'], message: 'the default must have at most 1 character' }],
    ],
    [
      'the default of a parameter',
      { parameters: [{ ...PARAMETER, schema: { type: 'integer', default: 'a' } }] },
      [
        {
          path: ['paths', '/x', 'post', 'parameters', '0', 'schema', 'default'],
          message: 'the default must be a whole number',
        },
      ],
    ],
  ])('%s', (_name, parts, want) => expect(checkCompiling(contractOf(contractWith(parts)))).toEqual(want));
});

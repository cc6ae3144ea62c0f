import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../core/json.ts';
import { schemaId } from '../../../generate/schemas.ts';
import { ajvOf } from '../../../generate/validators.ts';

const ref = (pointer: string): Json => ({ $ref: `#/components/schemas/${pointer}` });
const text: Json = { type: 'string' };
const whole: Json = { type: 'integer' };
const { MAX_SAFE_INTEGER: MOST, MIN_SAFE_INTEGER: LEAST } = Number;

/** What a schema makes of a value: the value, with its defaults; undefined when it is refused. */
const made = (schema: Json, value: unknown, more: Readonly<Record<string, Json>> = {}): unknown => {
  const ajv = ajvOf({ schemas: { ...more, One: schema } }, { code: false });
  const given: unknown = structuredClone(value);
  return ajv.getSchema(schemaId('#/components/schemas/One'))?.(given) === true ? given : undefined;
};

describe('a schema lets through', () => {
  test.each<[string, Json, readonly unknown[], readonly unknown[]]>([
    ['numbers from a bound on', { type: 'number', minimum: 3 }, [3, 2 ** 60], [2.99]],
    ['numbers up to a bound', { type: 'number', maximum: 3 }, [3, -(2 ** 60)], [3.01]],
    ['numbers above a bound', { type: 'number', minimum: 3, exclusiveMinimum: true }, [3.01], [3, 2]],
    ['numbers below a bound', { type: 'number', maximum: 3, exclusiveMaximum: true }, [2.99], [3, 4]],
    [
      'a bound itself, where the flag says so',
      { type: 'number', minimum: 3, exclusiveMinimum: false, maximum: 4, exclusiveMaximum: false },
      [3, 4],
      [2, 5],
    ],
    ['whole numbers that are not rounded', whole, [0, MOST, LEAST], [0.5, MOST + 1, LEAST - 1]],
    [
      'those, also under wider bounds',
      { ...whole, minimum: -1e300, maximum: 1e300 },
      [MOST, LEAST],
      [2 ** 53],
    ],
    ['those, also of 64 bits', { ...whole, format: 'int64', minimum: 0 }, [0, MOST], [-1, 2 ** 53]],
    ['whole numbers within bounds', { ...whole, minimum: -2, maximum: 2 }, [-2, 2], [-3, 3]],
    [
      'whole numbers between bounds',
      { ...whole, minimum: -2, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true },
      [-1, 1],
      [-2, 2],
    ],
    ['32 bits', { ...whole, format: 'int32' }, [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, -(2 ** 31) - 1]],
    ['numbers of any size', { type: 'number' }, [2 ** 60, -0.5], ['1']],
    ['objects, where fields are described', { properties: { a: text } }, [{}, { a: 'x' }], [1, [], { a: 1 }]],
    ['objects, where fields are required', { required: ['a'] }, [{ a: 1 }], ['a', {}]],
    ['objects, where others are ruled out', { additionalProperties: false }, [{}], ['a', { a: 1 }]],
    ['lists, where items are described', { items: text }, [[], ['a']], ['a', {}, [1]]],
    ['anything, where nothing is said', {}, [1, 'a', null, [], {}], []],
    ['null, where it says so', { ...text, nullable: true }, ['a', null], [1]],
    ['no null otherwise', text, ['a'], [null]],
    ['the choices', { enum: ['a', 1] }, ['a', 1], ['b', '1', null]],
    ['lengths', { ...text, minLength: 1, maxLength: 2 }, ['a', '😀😀'], ['', 'abc']],
    ['counts of items', { items: {}, minItems: 1, maxItems: 2 }, [[1], [1, 2]], [[], [1, 2, 3]]],
    [
      'no item twice',
      { items: {}, uniqueItems: true },
      [
        [1, 2],
        [{ a: 1 }, { a: 2 }],
      ],
      [[{ a: 1 }, { a: 1 }]],
    ],
    ['items twice otherwise', { items: {}, uniqueItems: false }, [[1, 1]], [1]],
    [
      'counts of fields',
      { type: 'object', minProperties: 1, maxProperties: 2 },
      [{ a: 1 }, { a: 1, b: 2 }],
      [{}, { a: 1, b: 2, c: 3 }],
    ],
    ['multiples', { type: 'number', multipleOf: 0.01 }, [19.99], [19.999]],
    ['a pattern', { ...text, pattern: '^a+$' }, ['aa'], ['ab']],
    ['the exact pattern', { ...text, pattern: '^.$', 'x-trellis-pattern': '^\\p{L}$' }, ['é'], ['1']],
    ['fields of a schema', { additionalProperties: whole }, [{ a: 1 }], [{ a: 'x' }]],
    ['what all of several do', { allOf: [whole, { maximum: 3 }] }, [3], [4, 1.5]],
    ['what any of several does', { anyOf: [whole, { ...text, maxLength: 1 }] }, [3, 'a'], [1.5, 'ab']],
    ['what one of several does', { oneOf: [whole, { type: 'number', minimum: 3 }] }, [1, 3.5], [4, 1.5]],
    ['what another does not', { not: text }, [1], ['a']],
    ['dates', { ...text, format: 'date' }, ['2024-02-29'], ['2023-02-29']],
    ['ids', { ...text, format: 'uuid' }, ['0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11'], ['a']],
    ...['binary', 'password'].map((format): [string, Json, unknown[], unknown[]] => [
      `any text of the format ${format}`,
      { ...text, format },
      ['', 'a'],
      [1],
    ]),
    ...['double', 'float'].map((format): [string, Json, unknown[], unknown[]] => [
      `any number of the format ${format}`,
      { type: 'number', format },
      [0.1, 1e300],
      ['1'],
    ]),
    [
      'an object without what only answers have',
      {
        required: ['id', 'no', 'a'],
        properties: { id: { ...text, readOnly: true }, no: ref('No'), a: text },
      },
      [{ a: 'x' }, { a: 'x', id: 'y', no: 1 }],
      [{}, { id: 'y', no: 1 }],
    ],
    [
      'what a schema means that it refers to, and one inside it',
      {
        properties: {
          a: ref('No'),
          b: ref('Deep/properties/in~1out~0'),
          c: ref('Deep/properties/in-out'),
          d: ref('Deep/properties/No'),
        },
      },
      [{ a: 1, b: 'x', c: 1, d: 'x' }],
      [{ a: 'x' }, { b: 1 }, { c: 'x' }, { d: 1 }],
    ],
  ])('%s', (_name, schema, passed, refused) => {
    const more = {
      No: { ...whole, readOnly: true },
      Deep: { type: 'object', properties: { 'in/out~': text, 'in-out': whole, No: text } },
    };
    for (const value of passed) expect(made(schema, value, more)).toEqual(value);
    for (const value of refused) expect([value, made(schema, value, more)]).toEqual([value, undefined]);
  });
});

describe('a default is filled in', () => {
  const five: Json = { ...whole, default: 5 };
  test.each<[string, Json, unknown, unknown]>([
    ['of a field', { properties: { a: five } }, {}, { a: 5 }],
    ['of a field that refers to it', { properties: { a: ref('Five') } }, {}, { a: 5 }],
    ['of a field of a part', { allOf: [{ properties: { a: five } }] }, {}, { a: 5 }],
    ['of a field of a list’s items', { items: { properties: { a: five } } }, [{}], [{ a: 5 }]],
    ['not where the field is there', { properties: { a: five } }, { a: 1 }, { a: 1 }],
    ['not of one choice', { oneOf: [{ properties: { a: five } }] }, {}, {}],
    ['not of one of any', { anyOf: [{ properties: { a: five } }] }, {}, {}],
    [
      'not of a choice by its tag',
      {
        oneOf: [{ properties: { kind: { enum: ['a'] }, a: five } }],
        discriminator: { propertyName: 'kind' },
      },
      { kind: 'a' },
      { kind: 'a' },
    ],
    ['not of what is ruled out', { not: { required: ['b'], properties: { a: five } } }, {}, {}],
  ])('%s', (_name, schema, value, want) => expect(made(schema, value, { Five: five })).toEqual(want));
});

describe('a discriminator', () => {
  const kind = (name: string, more: Json = text): Json => ({
    type: 'object',
    properties: { kind: more, [name]: text },
    required: [name],
  });
  const more = {
    Cat: kind('purrs'),
    Dog: kind('barks'),
    Owl: kind('hoots', { enum: ['night'] }),
    Elk: kind('runs', ref('Kind')),
    Kind: { enum: ['deer'] },
  };
  const choice = (mapping: Json | undefined, ...names: readonly string[]): Json => ({
    oneOf: names.map(ref),
    discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
  });

  test.each<[string, Json, readonly unknown[], readonly unknown[]]>([
    [
      'means schemas by their names',
      choice(undefined, 'Cat', 'Dog'),
      [
        { kind: 'Cat', purrs: 'a' },
        { kind: 'Dog', barks: 'a' },
      ],
      [{ purrs: 'a' }, { kind: 'Cat', barks: 'a' }, { kind: 'Fox', barks: 'a' }, 'Cat'],
    ],
    [
      'means them by its mapping, to a name or a reference',
      choice({ miaow: 'Cat', purr: 'Cat', woof: '#/components/schemas/Dog' }, 'Cat', 'Dog'),
      [
        { kind: 'miaow', purrs: 'a' },
        { kind: 'purr', purrs: 'a' },
        { kind: 'woof', barks: 'a' },
      ],
      [
        { kind: 'Cat', purrs: 'a' },
        { kind: 'woof', purrs: 'a' },
      ],
    ],
    [
      'means by its name a schema that its mapping leaves out',
      choice({ miaow: 'Cat' }, 'Cat', 'Dog'),
      [{ kind: 'Dog', barks: 'a' }],
      [{ kind: 'Cat', purrs: 'a' }],
    ],
    [
      'reads the tag where a schema says it',
      choice(undefined, 'Owl', 'Elk'),
      [
        { kind: 'night', hoots: 'a' },
        { kind: 'deer', runs: 'a' },
      ],
      [
        { kind: 'Owl', hoots: 'a' },
        { kind: 'Elk', runs: 'a' },
      ],
    ],
  ])('%s', (_name, schema, passed, refused) => {
    for (const value of passed) expect(made(schema, value, more)).toEqual(value);
    for (const value of refused) expect([value, made(schema, value, more)]).toEqual([value, undefined]);
  });
});

import { expect, test } from '@jest/globals';
import { contractOf } from '../../../generate/contract.ts';
import { routesOf } from '../../../generate/routes.ts';
import { generate } from '../../../generate/generate.ts';
import { messageTypesOf, typesOf } from '../../../generate/types.ts';
import { messageValidatorsOf, runtimeOf, validatorsOf } from '../../../generate/validators.ts';
import { MINE, RAW, THINGS } from '../http/things.ts';

const generatedFrom = (source: string): string =>
  `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`;

test('a contract becomes these files', async () => {
  const files = await generate({ contract: THINGS });
  expect([...files.keys()].sort()).toEqual([
    ...['gateway.yaml', 'runtime.js', 'things.ts', 'things.validate.d.ts', 'things.validate.js', 'types.ts'],
  ]);
  expect(files.get('runtime.js')).toBe(runtimeOf());
});

test('what validators call is a module of today’s JavaScript', () => {
  const runtime = runtimeOf();
  expect(runtime.startsWith(generatedFrom('generate/runtime.ts'))).toBe(true);
  expect(runtime).toMatch(/^export \{$/m);
  expect(runtime).not.toMatch(/: (string|number|boolean)\b/);
});

test('a complaint is one line of a validator, and does not name a place in the schema', () => {
  const contract = contractOf(THINGS);
  const { code } = validatorsOf(contract, contract.operations);
  expect(code).not.toMatch(/schemaPath|vErrors === null/);
  expect(code).toContain('runtime.joined(vErrors, ');
  expect(code.match(/^import .*/gm)).toEqual([
    expect.stringMatching(/^import \* as runtime from "\.\/runtime\.js"/),
  ]);
  expect(validatorsOf(contractOf(RAW), []).code).not.toContain('import');
});

test('validators are declared by their operations, and those of messages by their types', () => {
  const contract = contractOf(THINGS);
  const things = validatorsOf(contract, contract.operations);
  expect(things.declaration).toBe(
    `${generatedFrom('openapi.yaml')}import type { Validate } from '../http/table.ts';

export declare const getThing: Validate;
export declare const putThing: Validate;
`,
  );
  expect(things.code.startsWith(generatedFrom('openapi.yaml'))).toBe(true);

  const messages = messageValidatorsOf({
    schemas: { One: { type: 'object' }, Two: {} },
    sent: ['One', 'Two'],
  });
  expect(messages.declaration).toBe(
    `${generatedFrom('core/messages/messages.yaml')}import type { Check } from '../messages/check.ts';
import type { components } from './messages.ts';

export declare const One: Check<components['schemas']['One']>;
export declare const Two: Check<components['schemas']['Two']>;
`,
  );
  expect(messages.code.startsWith(generatedFrom('core/messages/messages.yaml'))).toBe(true);
});

test('types are in alphabetical order, those of messages are read-only, and an example is no reference', async () => {
  const nowhere = { $ref: '#/nowhere' };
  const text = { type: 'string' };
  const schemas = {
    Berry: { type: 'object', required: ['example'], properties: { example: text, examples: text } },
    Apple: {
      allOf: [{ type: 'object', properties: { a: { ...text, example: nowhere } } }],
      example: { inner: nowhere },
    },
  };
  const types = await typesOf({
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas },
  });
  const ofMessages = await messageTypesOf({ schemas: { Berry: schemas.Berry, Cherry: text } });

  expect(types.startsWith(generatedFrom('openapi.yaml'))).toBe(true);
  expect(types).toMatch(
    /Apple: \{\s+a\?: string;\s+\};\s+Berry: \{\s+example: string;\s+examples\?: string;/,
  );
  expect(types).not.toContain('readonly');
  expect(ofMessages.startsWith(generatedFrom('core/messages/messages.yaml'))).toBe(true);
  expect(ofMessages).toMatch(/readonly Berry: \{\s+readonly example: string;[^]*readonly Cherry: string;/);
});

const table = (tag: string, source: string): string[] =>
  routesOf(tag, contractOf(source).operations)
    .split('\n')
    .filter((line) => line !== '');

test('the route table of a function has each operation, with what a request is read by', () =>
  expect(table('things', THINGS)).toEqual([
    expect.stringContaining('Generated from openapi.yaml by `npm run generate`'),
    "import type { Table } from '../http/table.ts';",
    "import * as validate from './things.validate.js';",
    'export const things = {',
    '  "GET /things/{id}": {',
    "    id: 'getThing',",
    '    access: {"kind":"open"},',
    '    parameters: [',
    '      {"in":"path","name":"id","type":"string","list":"none"},',
    '      {"in":"query","name":"limit","type":"integer","list":"none"},',
    '      {"in":"query","name":"price","type":"number","list":"none"},',
    '      {"in":"query","name":"deep","type":"boolean","list":"none"},',
    '      {"in":"query","name":"color","type":"string","list":"repeated"},',
    '      {"in":"query","name":"sizes","type":"integer","list":"comma"},',
    '      {"in":"header","name":"x-trace","type":"string","list":"none"},',
    '    ],',
    "    body: 'none',",
    '    validate: validate.getThing,',
    '  },',
    '  "PUT /things/{id}": {',
    "    id: 'putThing',",
    '    access: {"kind":"key","scope":"manager"},',
    '    parameters: [',
    '      {"in":"path","name":"id","type":"string","list":"none"},',
    '    ],',
    "    body: 'json',",
    '    validate: validate.putThing,',
    '  },',
    '} as const satisfies Table;',
  ]));

test.each([
  ['the text of its body', 'numbers', RAW, "    body: 'raw',"],
  ['no body', 'users', MINE, "    body: 'none',"],
  ['no parameters', 'users', MINE, '    parameters: [],'],
  ['the groups of its users', 'users', MINE, '    access: {"kind":"user","groups":["admins"]},'],
])('an operation says that it takes %s', (_what, tag, source, line) =>
  expect(table(tag, source)).toContain(line),
);

import { expect, test } from '@jest/globals';
import { contractOf } from '../../../generate/contract.ts';
import { routesOf } from '../../../generate/routes.ts';
import { MINE, RAW, THINGS } from '../http/things.ts';

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

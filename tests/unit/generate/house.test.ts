import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import type { Json } from '../../../core/json.ts';
import { generate } from '../../../generate/generate.ts';
import type { House } from '../../../generate/house.ts';

const error: Json = {
  description: 'a',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

/** An operation that keeps every rule. */
const CONTRACT = stringify({
  openapi: '3.0.3',
  info: { title: 'House', version: '1' },
  tags: [{ name: 'notes', description: 'a' }],
  paths: {
    '/notes': {
      post: {
        operationId: 'addNote',
        tags: ['notes'],
        security: [{ user: [] }],
        'x-trellis-groups': ['admins'],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
        responses: {
          200: { description: 'a' },
          ...Object.fromEntries(
            ['400', '401', '403', '413', '429', '431', '500'].map((status) => [status, error]),
          ),
        },
      },
    },
  },
  components: {
    securitySchemes: { user: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: {
      Error: { type: 'object', properties: { message: { type: 'string', maxLength: 10 } } },
      Note: {
        type: 'object',
        properties: {
          text: { type: 'string', maxLength: 10, pattern: '^a', 'x-trellis-says': 'begin with a' },
          color: { type: 'string', enum: ['red'] },
          parts: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/Part' } },
        },
      },
      Part: { type: 'string', maxLength: 10 },
    },
  },
});

const TEMPLATE = `
Resources:
  NotesFunction: { Type: AWS::Serverless::Function }
  NotesInvokePermission: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref NotesFunction } }
`;

const FILES: Readonly<Record<string, string>> = { 'functions/notes/http.ts': '', 'template.yaml': TEMPLATE };
const house: House = { file: (path) => FILES[path] };

/** The contract with one place changed: `['tags']`; undefined takes it out. */
const changed = (at: readonly string[], value: unknown): string => {
  const document = parse(CONTRACT) as Record<string, unknown>;
  const owner = at
    .slice(0, -1)
    .reduce<Record<string, unknown>>((node, step) => node[step] as Record<string, unknown>, document);
  if (value === undefined) Reflect.deleteProperty(owner, at.at(-1) ?? '');
  else owner[at.at(-1) ?? ''] = value;
  return stringify(document);
};

const post = ['paths', '/notes', 'post'];
const note = ['components', 'schemas', 'Note', 'properties'];
const key: Json = { type: 'apiKey', in: 'header', name: 'x-api-key' };

test('a contract that keeps the rules of the house is generated', async () => {
  expect([...(await generate({ contract: CONTRACT, house })).keys()]).toContain('notes.ts');
});

describe('what breaks a rule of the house is refused with its place', () => {
  test.each<[string, readonly string[], unknown, string]>([
    ...['400', '401', '403', '413', '429', '431', '500'].map(
      (status): [string, readonly string[], unknown, string] => [
        `no response ${status}`,
        [...post, 'responses', status],
        undefined,
        `- POST /notes: needs the response ${status}, for`,
      ],
    ),
    [
      'an error of another shape',
      [...post, 'responses', '404'],
      { description: 'a' },
      '- POST /notes: must answer application/json with the schema #/components/schemas/Error, as all errors do (line',
    ],
    [
      'a text without a limit',
      [...note, 'text', 'maxLength'],
      undefined,
      '- schema Note: the string has no limit: add maxLength or enum (line',
    ],
    [
      'a list without a limit',
      [...note, 'parts', 'maxItems'],
      undefined,
      '- schema Note: the array has no limit: add maxItems (line',
    ],
    [
      'a text of an answer without a limit',
      [...post, 'responses', '200', 'headers'],
      { 'x-a': { schema: { type: 'string' } } },
      '- POST /notes: the string has no limit: add maxLength or enum (line',
    ],
    [
      'a pattern without words',
      ['components', 'schemas', 'Part', 'pattern'],
      '^a',
      '- schema Part: needs x-trellis-says beside it: the rule in words',
    ],
    ['a tag that is not described', ['tags'], [], 'its tag notes lacks an entry in `tags`'],
  ])('%s', (_name, at, value, says) =>
    expect(generate({ contract: changed(at, value), house })).rejects.toThrow(says),
  );

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a tag that no function answers',
      {},
      'lacks functions/notes/http.ts, NotesFunction in template.yaml, a permission for the gateway to invoke NotesFunction: "npm run new -- notes" makes',
    ],
    ['a tag without an entry', { 'template.yaml': TEMPLATE }, 'lacks functions/notes/http.ts: '],
    [
      'a function that the gateway may not invoke',
      { ...FILES, 'template.yaml': 'Resources: { NotesFunction: {} }' },
      'lacks a permission for the gateway to invoke NotesFunction: ',
    ],
  ])('%s', (_name, files, says) =>
    expect(generate({ contract: CONTRACT, house: { file: (path) => files[path] } })).rejects.toThrow(
      `- POST /notes: its tag notes ${says}`,
    ),
  );
});

test.each<[string, string]>([
  ['a pattern of answers alone needs no words', changed(['components', 'schemas', 'Error', 'pattern'], '^a')],
  [
    'an operation of a key needs no 401',
    changed(['paths', '/notes'], {
      get: {
        operationId: 'listNotes',
        tags: ['notes'],
        security: [{ key: [] }],
        'x-trellis-scope': 'permits',
        responses: {
          200: { description: 'a' },
          ...Object.fromEntries(['400', '403', '429', '431', '500'].map((status) => [status, error])),
        },
      },
    }).replace('securitySchemes:\n', `securitySchemes:\n    key: ${JSON.stringify(key)}\n`),
  ],
])('%s', (_name, contract) => expect(generate({ contract, house })).resolves.toBeDefined());

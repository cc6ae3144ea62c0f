import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import type { Json } from '../../../core/json.ts';
import { generate } from '../../../generate/generate.ts';
import { readContract } from '../../../generate/contract.ts';
import { linesOf } from '../../../generate/document.ts';
import { type House, houseFaults, houseIn } from '../../../generate/house.ts';

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
Mappings: { invoked: &invoked { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref NotesFunction } } }
Resources:
  NotesFunction: { Type: AWS::Serverless::Function }
  NotesInvokePermission: { <<: *invoked }
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
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const key: Json = { type: 'apiKey', in: 'header', name: 'x-api-key' };

/** What the house says of a contract that is otherwise well. */
const said = (source: string, of: House = house): string[] => {
  const { document, contract, faults } = readContract(source);
  return linesOf(document, [...faults, ...houseFaults(contract, of)]);
};

test('the house in a folder is its files', () => {
  const { file } = houseIn('.');
  expect(file('package.json')).toContain('"name": "trellis"');
  expect(file('no/such/file')).toBeUndefined();
});

test('a contract that keeps the rules of the house is generated', async () => {
  expect([...(await generate({ contract: CONTRACT, house })).keys()]).toContain('notes.ts');
});

describe('what breaks a rule of the house is refused with its place', () => {
  test.each<[string, readonly string[], unknown, string]>([
    ...[
      ['400', 'its input may be invalid'],
      ['401', 'its token may be invalid'],
      ['403', 'not every caller may use it'],
      ['413', 'its body may be too large'],
      ['429', 'callers may be too fast'],
      ['431', 'its headers may be too large'],
      ['500', 'any operation may fail'],
    ].map(([status = '', why = '']): [string, readonly string[], unknown, string] => [
      `no response ${status}`,
      [...post, 'responses', status],
      undefined,
      `POST /notes: needs the response ${status}, for ${why} (line`,
    ]),
    [
      'an error of all statuses of another shape',
      [...post, 'responses', '4XX'],
      { ...error, content: { 'application/json': { schema: { $ref: '#/components/schemas/Part' } } } },
      'POST /notes: must answer application/json with the schema #/components/schemas/Error',
    ],
    [
      'an exact rule without words',
      ['components', 'schemas', 'Part', 'x-trellis-pattern'],
      '^\\p{L}$',
      'schema Part: needs x-trellis-says beside it: the rule in words, as it follows "must" (line',
    ],
    [
      'a pattern of a parameter without words',
      [...post, 'parameters'],
      [{ name: 'q', in: 'query', schema: { type: 'string', maxLength: 9, pattern: '^a' } }],
      'POST /notes: needs x-trellis-says beside it',
    ],
    [
      'an error of another shape',
      [...post, 'responses', '423'],
      { description: 'a' },
      'POST /notes: must answer application/json with the schema #/components/schemas/Error, as all errors do (line',
    ],
    [
      'a text without a limit',
      [...note, 'text', 'maxLength'],
      undefined,
      'schema Note: the string has no limit: add maxLength or enum (line',
    ],
    [
      'a list without a limit',
      [...note, 'parts', 'maxItems'],
      undefined,
      'schema Note: the array has no limit: add maxItems (line',
    ],
    [
      'a text of an answer without a limit',
      [...post, 'responses', '200', 'headers'],
      { 'x-a': { schema: { type: 'string' } } },
      'POST /notes: the string has no limit: add maxLength or enum (line',
    ],
    [
      'a pattern without words',
      ['components', 'schemas', 'Part', 'pattern'],
      '^a',
      'schema Part: needs x-trellis-says beside it: the rule in words',
    ],
    ['a tag that is not described', ['tags'], [], 'its tag notes lacks an entry in `tags`'],
  ])('%s', (_name, at, value, says) =>
    expect(said(changed(at, value))).toEqual([expect.stringContaining(says)]),
  );

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a tag that no function answers',
      {},
      'lacks functions/notes/http.ts, NotesFunction in template.yaml, a permission for the gateway to invoke NotesFunction: "npm run new -- notes" makes',
    ],
    [
      'a project without a template',
      { 'functions/notes/http.ts': '' },
      'lacks NotesFunction in template.yaml, ',
    ],
    ['a tag without an entry', { 'template.yaml': TEMPLATE }, 'lacks functions/notes/http.ts: '],
    [
      'a function of another name',
      { ...FILES, 'template.yaml': TEMPLATE.replace('  NotesFunction:', '  NoteFunction:') },
      'lacks NotesFunction in template.yaml: ',
    ],
    [
      'a function that the gateway may not invoke',
      { ...FILES, 'template.yaml': 'Resources: { NotesFunction: {} }' },
      'lacks a permission for the gateway to invoke NotesFunction: ',
    ],
  ])('%s', (_name, files, says) =>
    expect(said(CONTRACT, { file: (path) => files[path] })).toEqual([
      expect.stringContaining(`POST /notes: its tag notes ${says}`),
    ]),
  );

  test('by generating nothing', () =>
    expect(generate({ contract: changed(['tags'], []), house })).rejects.toThrow('lacks an entry in `tags`'));
});

/** The contract with other answers of its operation, and something else about it. */
const answering = (statuses: readonly string[], more: Json, ...without: readonly string[]): string =>
  changed(
    post,
    Object.fromEntries(
      Object.entries({
        ...(parse(CONTRACT) as { paths: Record<string, { post: Json }> }).paths['/notes']?.post,
        ...more,
        responses: {
          200: { description: 'a' },
          ...Object.fromEntries(statuses.map((status) => [status, error])),
        },
      }).filter(([name]) => !without.includes(name)),
    ),
  ).replace('securitySchemes:\n', `securitySchemes:\n    key: ${JSON.stringify(key)}\n`);

const query: Json = { name: 'q', in: 'query', schema: { type: 'string', maxLength: 9 } };
const ofKey: Json = { security: [{ key: [] }], 'x-trellis-scope': 'permits' };

test.each<[string, string]>([
  ['a schema that leads back to itself is as good as any', changed([...note, 'in'], ref('Note'))],
  [
    'what stands beside a reference says nothing',
    changed([...note, 'in'], { ...ref('Part'), type: 'string' }),
  ],
  ['a pattern of answers alone needs no words', changed(['components', 'schemas', 'Error', 'pattern'], '^a')],
  [
    'an answer that leads elsewhere needs no shape',
    changed([...post, 'responses', '303'], { description: 'a' }),
  ],
  [
    'an operation of a key needs no 401',
    answering(['400', '403', '429', '431', '500'], ofKey, 'requestBody', 'x-trellis-groups'),
  ],
  [
    'an operation of all users needs no 403',
    answering(['400', '401', '429', '431', '500'], {}, 'requestBody', 'x-trellis-groups'),
  ],
  [
    'an open operation needs none of these',
    answering(['431', '500'], { security: [] }, 'requestBody', 'x-trellis-groups'),
  ],
])('%s', (_name, contract) => expect(said(contract)).toEqual([]));

test.each<[string, string, readonly string[]]>([
  [
    'with a parameter',
    answering([], { security: [], parameters: [query] }, 'requestBody', 'x-trellis-groups'),
    ['400', '431', '500'],
  ],
  ['with a body', answering([], { security: [] }, 'x-trellis-groups'), ['400', '413', '431', '500']],
  ['of a key', answering([], ofKey, 'requestBody', 'x-trellis-groups'), ['400', '403', '429', '431', '500']],
  ['of all users', answering([], {}, 'requestBody', 'x-trellis-groups'), ['400', '401', '429', '431', '500']],
])('an operation %s needs these answers', (_name, contract, statuses) =>
  expect(said(contract).map((line) => /needs the response (\d+)/.exec(line)?.[1])).toEqual(statuses),
);

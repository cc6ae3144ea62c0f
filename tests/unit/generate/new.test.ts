import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { check } from 'prettier';
import { parse } from 'yaml';
import { json, type Json } from '../../../core/json.ts';
import { serve } from '../../../core/http/serve.ts';
import { resourcesOf } from '../../../generate/house.ts';
import { planOf, type Project, putAbove } from '../../../generate/new/plan.ts';
import { nameRefusals } from '../../../generate/new/refusals.ts';
import { runtimeOf } from '../../../generate/validators.ts';
import { bundlesOf } from '../../contract/template/bundles.ts';
import { context } from '../http/events.ts';
import { tableOf } from '../http/things.ts';

const OPENAPI = `
openapi: 3.0.3
info: { title: Small, version: '1' }
tags:
  # npm run new: tags stand above
paths:
  # npm run new: paths stand above
  /tags: {}
components:
  securitySchemes: { user: { type: http, scheme: bearer, bearerFormat: JWT } }
  responses:
${['BadRequest', 'Unauthorized', 'TooManyRequests', 'HeadersTooLarge', 'ServerError']
  .map(
    (name) => `    ${name}:
      description: It failed
      content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } }
`,
  )
  .join('')}
  schemas:
    # npm run new: schemas stand above
    Error: { type: object, properties: { message: { type: string, maxLength: 10 } } }
    Permit: { type: string, maxLength: 10 }
`;
const ANCHORS = 'bundle byGateway byLambda entries failing logs readsDenials writesLogs writesTraces'.split(
  ' ',
);
const TEMPLATE = `
Mappings: { ${ANCHORS.map((name) => `${name}: &${name} { Of: ${name} }`).join(', ')} }
Resources:
  # npm run new: functions stand above
  ApiLogs: { Type: AWS::Logs::LogGroup }
`;
const TEXTS: Readonly<Record<string, string>> = {
  'openapi.yaml': OPENAPI,
  'template.yaml': TEMPLATE,
  'core/messages/messages.yaml': 'components: { schemas: { Said: { type: object } } }',
  'core/contract/runtime.js': runtimeOf(),
  'events/taken.json': '{}',
};
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  '.': ['core', 'functions'],
  'core/contract': ['messages.ts', 'messages.validate.js', 'runtime.js'],
  functions: ['users'],
  systems: ['accounts', 'users'],
  'tests/unit': ['shared'],
};
const STYLE = { singleQuote: true, printWidth: 110 };
const project: Project = {
  file: (path) => TEXTS[path],
  names: (folder) => FOLDERS[folder] ?? [],
  style: STYLE,
};

describe.each([
  ['without a table', false],
  ['with a table', true],
])('a new function %s', (_name, table) => {
  let files: ReadonlyMap<string, string>;
  const textOf = (path: string): string => files.get(path) ?? '';
  const isGenerated = (path: string): boolean => path.startsWith('core/contract/');
  beforeAll(async () => {
    files = await planOf({ name: 'notes', table }, project);
  });

  test('touches nothing but the contract, the template, what is generated, and files of its own', () => {
    expect([...files.keys()].filter((path) => !isGenerated(path)).sort()).toEqual(
      [
        'events/notes.json',
        'functions/notes/http.ts',
        'openapi.yaml',
        ...(table ? ['systems/notes/aws/store.ts'] : []),
        'systems/notes/reading/reading.ts',
        'systems/notes/wiring.ts',
        'template.yaml',
        'tests/integration/notes.test.ts',
        'tests/unit/notes/reading.test.ts',
        ...(table ? ['tests/unit/notes/store.test.ts'] : []),
      ].sort(),
    );
    expect([...files.keys()].filter(isGenerated).sort()).toEqual(
      [
        ...['gateway.yaml', 'messages.ts', 'messages.validate.d.ts', 'messages.validate.js', 'notes.ts'],
        ...['notes.validate.d.ts', 'notes.validate.js', 'types.ts'],
      ].map((name) => `core/contract/${name}`),
    );
  });

  test.each(['openapi.yaml', 'template.yaml'])(
    'adds lines to %s, and changes none that was there',
    (path) => {
      const [before, after] = [(TEXTS[path] ?? '').split('\n'), textOf(path).split('\n')];
      const places: number[] = [];
      // Where each line ends up, looked for after the one before it; 0 when it is gone.
      for (const line of before) places.push(after.indexOf(line, places.at(-1) ?? 0) + 1);
      expect(places).not.toContain(0);
      expect(after.length).toBeGreaterThan(before.length);
    },
  );

  test('is written as prettier would', async () => {
    for (const [path, text] of files)
      if (!isGenerated(path) && path !== 'openapi.yaml' && path !== 'template.yaml')
        expect([path, await check(text, { ...STYLE, filepath: path })]).toEqual([path, true]);
  });

  test('imports what there is, and so do its tests', async () => {
    const entryPoints = [...files.keys()].filter((path) => /^(functions|tests\/unit)\//.test(path));
    const bundles = await bundlesOf({ entryPoints }, files);
    expect(bundles).toHaveLength(table ? 3 : 2);
    expect(bundles.map((bundle) => /^test\W|^  handler$/m.test(bundle))).not.toContain(false);
  });

  test('has the resources that it needs, and the table when it keeps something', () => {
    const { ApiLogs: _logs, ...added } = resourcesOf(textOf('template.yaml'));
    const ends = ['Function', 'Role', 'InvokePermission', 'Logs', 'ErrorsAlarm'];
    expect(Object.keys(added).sort()).toEqual(
      [...ends, ...(table ? ['Table'] : [])].map((end) => `Notes${end}`).sort(),
    );
    const { Environment, CodeUri } = json(json(added['NotesFunction'])['Properties']) as Record<string, Json>;
    expect(CodeUri).toBe('functions/notes/');
    expect('NOTES_TABLE' in json(Environment?.['Variables'])).toBe(table);
    expect(JSON.stringify(added['NotesRole']).includes('dynamodb:GetItem')).toBe(table);
    const entry = textOf('functions/notes/http.ts');
    for (const line of ['  NOTES_TABLE: text,', 'const parts = notesParts(db, env.NOTES_TABLE);'])
      expect(entry.split('\n').includes(line)).toBe(table);
  });

  test('has a sample event like those of the other functions', async () => {
    const other = (await readFile('events/users.json', 'utf8'))
      .replaceAll('/me"', '/notes"')
      .replace('"getMe"', '"getNotes"');
    const like = json(parse(other));

    expect(parse(textOf('events/notes.json'))).toEqual({
      ...like,
      requestContext: {
        ...json(like['requestContext']),
        resourceId: expect.stringMatching(/^[a-z0-9]{6}$/),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  test('keeps and reads under the same key', () => {
    const keys = [
      'systems/notes/aws/store.ts',
      'tests/unit/notes/store.test.ts',
      'tests/integration/notes.test.ts',
    ];
    const kept = keys.flatMap((path) => /sk: (?:\{ S: )?'(\w+)'/.exec(textOf(path))?.[1] ?? []);
    expect(kept).toEqual(table ? ['NOTES', 'NOTES', 'NOTES'] : []);
  });

  test('answers its sample event', async () => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const handlers = {
      getNotes: async ({ caller: { sub } }: { caller: { sub: string } }) => ({
        status: 200,
        body: { text: sub },
      }),
    };
    const handler = serve(await tableOf(textOf('openapi.yaml')), handlers as never, {
      origin: 'https://console.example',
      findKey: async () => undefined,
      isDenied: () => false,
    });
    const answer = await handler(parse(textOf('events/notes.json')) as never, context);
    expect(answer).toMatchObject({ statusCode: 200 });
    expect(JSON.parse(answer.body)).toEqual({ text: '0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11' });
  });
});

describe('a name is refused that', () => {
  test.each([
    ['is not one word in small letters', 'Notes', 'one word in small letters'],
    ['has a dash', 'my-notes', 'one word in small letters'],
    ['leads elsewhere', '../notes', 'one word in small letters'],
    ['is empty', '', 'one word in small letters'],
    ['is a word of JavaScript', 'class', 'means something else'],
    ['is a word of TypeScript', 'type', 'means something else'],
    ['an entry uses for another thing', 'guards', 'means something else'],
    ['is a letter too long', 'n'.repeat(21), 'The name must have at most 20 letters.'],
    [
      'a function and a system have',
      'users',
      'functions/users/ already exists.\nsystems/users/ already exists.',
    ],
    ['a system has', 'accounts', 'systems/accounts/ already exists'],
    ['a path of the contract has', 'tags', 'already has the path /tags'],
    ['a schema of the contract has', 'permit', 'already has a schema Permit'],
    ['a folder of the project has', 'core', 'core is a folder of the project'],
    ['a folder of tests has', 'shared', 'shared is a folder of the project'],
    ['generated files have', 'messages', 'core/contract/ already has files named messages'],
    ['a resource of the template has', 'api', 'already has ApiLogs'],
    ['a file of its own has', 'taken', 'events/taken.json already exists'],
  ])('%s', async (_name, name, says) => expect(planOf({ name, table: true }, project)).rejects.toThrow(says));
});

test('a name may have 20 letters', () =>
  expect(nameRefusals('n'.repeat(20), { contract: OPENAPI, template: TEMPLATE }, project.names)).toEqual([]));

test.each(['openapi.yaml', 'template.yaml', 'core/messages/messages.yaml'])(
  'without %s nothing is made',
  (path) =>
    expect(
      planOf(
        { name: 'notes', table: false },
        { ...project, file: (one) => (one === path ? undefined : TEXTS[one]) },
      ),
    ).rejects.toThrow(`${path} is not there.`),
);

test('what is there of the project is read first', () =>
  expect(planOf({ name: 'notes', table: false }, { ...project, file: () => undefined })).rejects.toThrow(
    'openapi.yaml is not there',
  ));

test('the mark of a place is looked for in the file that lacks it', () =>
  expect(
    planOf(
      { name: 'notes', table: false },
      { ...project, file: (path) => (path === 'template.yaml' ? 'Resources: {}' : TEXTS[path]) },
    ),
  ).rejects.toThrow(
    'template.yaml must have the line "# npm run new: functions stand above" once: it says where to write.',
  ));

test.each([
  ['not at all', 'a\n'],
  ['twice', '# npm run new: tags stand above\n# npm run new: tags stand above\n'],
])('a place that is marked %s is reported', (_name, text) =>
  expect(() => putAbove('file.yaml', text, 'tags', 'b')).toThrow('must have the line "# npm run new: tags'),
);

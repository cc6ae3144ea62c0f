import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import { contractOf } from '../../generate/contract.ts';
import { planOf, putAbove, type Project } from '../../generate/new/plan.ts';
import { actionFaults } from './template/actions.ts';
import { reachesOf } from './template/bundles.ts';
import { readProject } from './template/project.ts';
import { readTemplate } from './template/read.ts';
import { RULES } from './template/rules.ts';

/** A name that no function will have. */
const NAME = 'zyxwv';
const FUNCTION = 'ZyxwvFunction';

const here: Project = {
  file: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  names: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
  style: (await resolveConfig('package.json')) ?? {},
};

describe.each([
  ['without a table', false],
  ['with a table', true],
])('a new function %s', (_name, table) => {
  let files: ReadonlyMap<string, string>;
  const textOf = (path: string): string => files.get(path) ?? readFileSync(path, 'utf8');
  beforeAll(async () => {
    files = await planOf({ name: NAME, table }, here);
  });

  test('keeps every rule of the template', () => {
    const project = readProject();
    const added = [...files].filter(([path]) => path.startsWith('events/'));
    const { operations, throttle } = contractOf(textOf('openapi.yaml'));
    const changed = {
      template: readTemplate(textOf('template.yaml'), textOf),
      operations,
      throttle,
      file: (path: string) => files.get(path) ?? project.file(path),
      events: new Map([
        ...project.events,
        ...added.map(([path, text]) => [path.replace('events/', ''), text] as const),
      ]),
    };

    expect(RULES.flatMap(([, rule]) => rule(changed))).toEqual([]);
  });

  test('may do what its code does, and no more', async () => {
    const template = readTemplate(textOf('template.yaml'), textOf);

    const faults = actionFaults(template, await reachesOf(template, files));
    expect(faults.filter((fault) => fault.startsWith(FUNCTION))).toEqual([]);
  });

  test('is written as prettier would', async () => {
    const texts = [...files].filter(([path]) => !path.startsWith('core/contract/'));
    const wrong: string[] = [];
    for (const [path, text] of texts)
      if (!(await check(text, { ...here.style, filepath: path }))) wrong.push(path);
    expect(wrong).toEqual([]);
  });

  test.each(['openapi.yaml', 'template.yaml'])('changes no line of %s that was there', (path) => {
    const lines = textOf(path).split('\n');
    const before = (here.file(path) ?? '').split('\n');

    // Where each line ends up, looked for after the one before it; 0 when it is gone.
    const places: number[] = [];
    for (const line of before) places.push(lines.indexOf(line, places.at(-1) ?? 0) + 1);
    expect(places).not.toContain(0);
    expect(lines.length).toBeGreaterThan(before.length);
  });

  test('touches nothing but those two, what is generated, and files of its own', () => {
    const changed = [...files.keys()].filter((path) => here.file(path) !== undefined);
    expect(changed.filter((path) => !path.startsWith('core/contract/'))).toEqual([
      'openapi.yaml',
      'template.yaml',
    ]);
  });
});

describe('a name is refused that', () => {
  test.each([
    ['is not one word in small letters', 'Notes', 'one word in small letters'],
    ['has a dash', 'my-notes', 'one word in small letters'],
    ['leads elsewhere', '../notes', 'one word in small letters'],
    ['is empty', '', 'one word in small letters'],
    ['is long', 'n'.repeat(21), 'at most 20 letters'],
    ['is a word of JavaScript', 'class', 'means something else'],
    ['is a word of TypeScript', 'type', 'means something else'],
    ['an entry uses for another thing', 'guards', 'means something else'],
    ['a function has', 'users', 'functions/users/ already exists'],
    ['a system has', 'accounts', 'systems/accounts/ already exists'],
    ['a path of the contract has', 'tags', 'already has the path /tags'],
    ['a schema of the contract has', 'permit', 'already has a schema Permit'],
    ['a folder of the project has', 'core', 'core is a folder of the project'],
    ['generated files have', 'messages', 'core/contract/ already has files named messages'],
    ['a resource of the template has', 'api', 'already has ApiLogs'],
  ])('%s', async (_name, name, says) => expect(planOf({ name, table: true }, here)).rejects.toThrow(says));
});

describe('a place that is marked', () => {
  test.each([
    ['not at all', 'a\n'],
    ['twice', '# npm run new: tags stand above\n# npm run new: tags stand above\n'],
  ])('%s is reported', (_name, text) =>
    expect(() => putAbove('file.yaml', text, 'tags', 'b')).toThrow('must have the line "# npm run new: tags'),
  );
});

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Json, json, text } from '../../core/json.ts';
import { PAGES as GENERATED, pageWith } from '../docs.ts';
import { errorsIn } from '../errors.ts';
import { faultsOfValues } from './template/parameters.ts';
import { readProject } from './template/project.ts';

const textOf = (path: string): string => readFileSync(path, 'utf8');

test.each(Object.entries(GENERATED))(
  'the tables of %s are fresh (npm run docs writes them)',
  (path, tables) => {
    const page = textOf(path);
    expect(page).toBe(pageWith(page, tables()));
  },
);

test.each([
  ['a failure', "throw new Failure('Conflict', 'No');", { code: 'Conflict', message: 'No' }],
  ['its values', 'new Failure("NotFound", `a ${b} c ${d}`)', { code: 'NotFound', message: 'a … c …' }],
  ['a message from elsewhere', "new Failure('Refused', why)", { code: 'Refused', message: undefined }],
  [
    'a field',
    "invalid('body', 'name', 'is wrong')",
    { code: 'RequestInvalid', message: 'The body field name is wrong' },
  ],
  [
    'a parameter',
    'invalid(place, `a`, `must be ${one}`)',
    { code: 'RequestInvalid', message: 'The … parameter a must be …' },
  ],
  [
    'a rule about the user directory',
    "[{ names: ['X'], code: 'Conflict', message: 'No' }]",
    { code: 'Conflict', message: 'No' },
  ],
  ['the user directory’s own words', "[{ names: ['X'], code: 'Refused' }]", { code: 'Refused' }],
])('the table of errors has %s', (_name, source, error) => expect(errorsIn(source)).toEqual([error]));

/** What git does not keep is made on each machine: a page may name it where it is not. */
const IGNORED = textOf('.gitignore')
  .split('\n')
  .map((line) => line.replace(/\/$/, ''));

/** Every file and folder below a folder, as paths from here. */
const below = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== '.git' && !IGNORED.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...below(path)] : [path];
    });
const PATHS = below('.');
const TOP = PATHS.filter((path) => !path.includes('/'));
const PAGES = PATHS.filter((path) => /^([A-Z]+|docs\/.*)\.md$/.test(path));

/**
 * The paths that a page names in backticks: in a folder of the repository, of a folder, or of a file by its ending.
 * `<name>` stands for any name; one name alone may lie in any folder.
 */
const namedIn = (page: string): string[] =>
  [...page.replace(/^```.*?^```/gms, '').matchAll(/`([\w.<>-]+(?:\/[\w.<>-]+)*\/?)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => {
      const [first = ''] = name.split('/');
      if (IGNORED.includes(first)) return false;
      if (name.includes('/')) return TOP.includes(first) || /\/$|\.(ts|js|json|yaml|md)$/.test(name);
      return /^[a-z][\w-]*\.(ts|js|json|yaml|md|toml)$/.test(name);
    });

const isThere = (name: string): boolean => {
  const path = name.replace(/\/$/, '');
  const steps = path.replaceAll('.', '\\.').replace(/<[^>]*>/g, '[^/]+');
  const pattern = new RegExp(`${path.includes('/') ? '^' : '(^|/)'}${steps}$`);
  return PATHS.some((one) => pattern.test(one));
};

test.each(PAGES)('%s names only what is there', (page) =>
  expect(namedIn(textOf(page)).filter((name) => !isThere(name))).toEqual([]),
);

test.each(PAGES)('%s links only to what is there', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
    normalize(join(dirname(page), link)).replace(/\/$/, ''),
  );
  expect(links.filter((link) => !PATHS.includes(link))).toEqual([]);
});

test.each([
  ['`core/gone.ts`', 'core/gone.ts'],
  ['`functions/<tag>/handler.ts`', 'functions/<tag>/handler.ts'],
  ['`gone/`', 'gone/'],
  ['`gone/file.ts`', 'gone/file.ts'],
  ['`gone.yaml`', 'gone.yaml'],
])('a page that names %s names what is not there', (page, name) =>
  expect(namedIn(page).filter((one) => !isThere(one))).toEqual([name]),
);

test.each([
  '`image/jpeg`',
  '`/users/{username}`',
  '`.local/endpoints.json`',
  '`POST /users`',
  '```sh\ngone/x.ts\n```',
])('%s is no path of the repository', (page) => expect(namedIn(page)).toEqual([]));

/** What CloudFormation, or SAM, leaves when the stack is deleted. */
const retained = () =>
  Object.entries(readProject().template.resources).filter(
    ([, resource]) =>
      text(resource['DeletionPolicy'] ?? 'Delete') !== 'Delete' ||
      json(resource['Properties'])['RetentionPolicy'] === 'Retain',
  );

test('docs/deploy.md names all that outlives a stack', () => {
  const [, section = ''] = textOf('docs/deploy.md').split('## What outlives a stack');
  const isTable = (resource: Json): boolean => resource['Type'] === 'AWS::DynamoDB::Table';
  const tables = Object.entries(readProject().template.resources).filter(([, one]) => isTable(one));
  const others = retained().filter(([, one]) => !isTable(one));
  const missing = others.filter(([id]) => !section.includes(`\`${id}\``));
  expect(retained().length - others.length).toBe(tables.length);
  expect(section).toContain('- all tables,');
  expect(others.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

test('docs/deploy.md says what each parameter is for, in the order in which they are asked for', () => {
  const named = [...textOf('docs/deploy.md').matchAll(/^\| `([A-Z]\w+)` /gm)].map(([, name]) => name);
  const parameters = Object.keys(readProject().template.parameters);
  expect(named.filter((name) => name !== undefined && parameters.includes(name))).toEqual(parameters);
});

test('README says how much the holder of a permits key may ask for', () => {
  const { Throttle, Quota } = json(json(readProject().template.resources['PermitsUsagePlan'])['Properties']);
  const [rate, quota] = [json(Throttle)['RateLimit'], json(Quota)['Limit']].map((limit) =>
    Number(limit).toLocaleString('en'),
  );
  const words = textOf('README.md').replaceAll('\n', ' ');
  expect(words).toContain(
    `make ${rate ?? ''} requests a second and ${quota ?? ''} a day, as every permits key`,
  );
});

test.each(PAGES)('%s copies only files that are there', (page) => {
  const copied = textOf(page).matchAll(
    /(?:s3 cp (?:.*? )??|readFileSync\(')([\w./-]+\.(?:jpg|mp4|xlsx|csv))/g,
  );
  expect([...copied].map(([, name = '']) => name).filter((name) => !PATHS.includes(name))).toEqual([]);
});

describe('samconfig.toml', () => {
  /** The sections of an environment, without its name: settings as they are written. */
  const sectionsFor = (environment: string): Map<string, string> =>
    new Map(
      textOf('samconfig.toml')
        .split(/^(?=\[)/m)
        .map((section) => /^\[(\w+)\.(\w+)\.parameters\]\n(.*)$/s.exec(section))
        .filter((found) => found?.[1] === environment)
        .map((found) => [found?.[2] ?? '', found?.[3] ?? '']),
    );
  /** As a person writes them, in a list, or as `sam deploy --guided` saves them, in one text. */
  const overridesIn = (section: string): Record<string, string> => {
    const [, given = ''] = section.split(/^parameter_overrides = /m);
    const pairs = [...given.matchAll(/^ {2}"(\w+)=(.*)",$/gm), ...given.matchAll(/(\w+)=\\"(.*?)\\"/g)];
    return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
  };

  test.each(['default', 'production'])('tags what is deployed in the environment %s', (environment) =>
    expect(sectionsFor(environment).get('deploy')).toMatch(/^tags = "application=/m),
  );

  test('has for production each setting of a stack to try things out: SAM does not read that one then', () => {
    const names = (environment: string, section: string): string[] =>
      [...(sectionsFor(environment).get(section) ?? '').matchAll(/^(\w+) = /gm)].map(([, name = '']) => name);
    for (const section of ['global', 'build', 'validate', 'deploy'])
      expect(names('production', section)).toEqual(expect.arrayContaining(names('default', section)));
  });

  test('protects what production keeps, with values that the template takes', () => {
    const overrides = overridesIn(sectionsFor('production').get('deploy') ?? '');
    expect(overrides['ProtectTables']).toBe('true');
    expect(Number(overrides['MinPasswordLength'])).toBeGreaterThanOrEqual(8);
    expect(faultsOfValues(readProject().template, overrides)).toEqual([]);
  });

  test.each([
    'parameter_overrides = [\n  "ProtectTables=true",\n  "AlarmEmail=",\n]',
    String.raw`parameter_overrides = "ProtectTables=\"true\" AlarmEmail=\"\""`,
  ])('is read in the form %j', (section) =>
    expect(overridesIn(section)).toEqual({ ProtectTables: 'true', AlarmEmail: '' }),
  );

  test.each([
    [{ MinPasswordLength: '7' }, 'MinPasswordLength may not be 7'],
    [{ Gone: 'true' }, 'Gone may not be true'],
    [{ ClarifaiAppId: '' }, 'a rule of the template refuses them together'],
  ])('could not hold %j', (given, says) =>
    expect(faultsOfValues(readProject().template, given)).toContain(says),
  );
});

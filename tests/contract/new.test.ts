import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { resolveConfig } from 'prettier';
import { contractOf } from '../../generate/contract.ts';
import { planOf, type Project } from '../../generate/new/plan.ts';
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
});

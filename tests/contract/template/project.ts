import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { contractOf, type Contract } from '../../../generate/contract.ts';
import { readTemplate, type Template } from './read.ts';

/** All that the rules of the template look at. */
export interface Project {
  readonly template: Template;
  readonly operations: Contract['operations'];
  readonly throttle: Contract['throttle'];
  /** The text of a file of the project; undefined when there is none. */
  readonly file: (path: string) => string | undefined;
  /** The text of each file in `events/`, by its name. */
  readonly events: ReadonlyMap<string, string>;
}

/** A rule: it lists what breaks it, and nothing when it is kept. */
export type Rule = (project: Project) => string[];

const textOf = (path: string): string => readFileSync(path, 'utf8');

/** The project in the working directory. */
export const readProject = (): Project => {
  const { operations, throttle } = contractOf(textOf('openapi.yaml'));
  return {
    template: readTemplate(textOf('template.yaml'), textOf),
    operations,
    throttle,
    file: (path) => (existsSync(path) ? textOf(path) : undefined),
    events: new Map(readdirSync('events').map((name) => [name, textOf(`events/${name}`)])),
  };
};

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { json, list, text, type Json } from '../core/json.ts';
import { byTag, type Contract, type Operation } from './contract.ts';
import {
  child,
  children,
  type DocumentFault,
  follow,
  followed,
  type Node,
  pointerOf,
  type Refuse,
} from './document.ts';
import { functionOf } from './gateway.ts';
import { positionsIn } from './positions.ts';
import { isRef, schemasIn } from './schemas.ts';
import { PATTERN, SAYS } from './words.ts';

/** The project that a contract is of. */
export interface House {
  /** The text of a file of the project; undefined if it does not exist. */
  readonly file: (path: string) => string | undefined;
}

/** The project in a folder. */
export const houseIn = (root: string): House => ({
  file: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
});

/** The resources of template.yaml, by their names; a reference is the name that it refers to. */
export const resourcesOf = (template: string): Json =>
  // It is the project's own file: however often a part of it is used again, that is meant.
  json(json(parse(template, { merge: true, logLevel: 'silent', maxAliasCount: -1 }))['Resources']);

/** A rule of this project, beside those of OpenAPI and of the gateway. */
type Rule = (contract: Contract, refuse: Refuse, house: House) => void;

const lackedBy = (tag: string, { root }: Contract, { file }: House): string[] => {
  const [entry, name] = [`functions/${tag}/http.ts`, functionOf(tag)];
  const resources = Object.entries(resourcesOf(file('template.yaml') ?? ''));
  const permitted = resources.map(([, resource]) => json(json(resource)['Properties'])['FunctionName']);
  const described = list(json(root.value)['tags']).map((one) => json(one)['name']);
  return [
    ...(file(entry) === undefined ? [entry] : []),
    ...(resources.some(([id]) => id === name) ? [] : [`${name} in template.yaml`]),
    ...(permitted.includes(name) ? [] : [`a permission for the gateway to invoke ${name}`]),
    ...(described.includes(tag) ? [] : [`an entry in \`tags\``]),
  ];
};

const tagsAreAnswered: Rule = (contract, refuse, house) => {
  for (const [tag, [first]] of byTag(contract)) {
    const lacked = lackedBy(tag, contract, house);
    if (first && lacked.length > 0)
      refuse(
        child(first.node, 'tags'),
        `its tag ${tag} lacks ${lacked.join(', ')}: "npm run new -- ${tag}" makes what a new tag needs`,
      );
  }
};

/** The statuses that the gateway and `serve` answer by themselves, when they do, and why. */
const OWN: readonly (readonly [status: string, does: (operation: Operation) => boolean, why: string])[] = [
  [
    '400',
    // A query parameter that the contract does not name is refused, too.
    ({ access, parameters, body }) => access.kind !== 'open' || parameters.length > 0 || body !== undefined,
    'its input may be invalid',
  ],
  ['401', ({ access }) => access.kind === 'user', 'its token may be invalid'],
  [
    '403',
    ({ access }) => access.kind === 'key' || (access.kind === 'user' && access.groups.length > 0),
    'not every caller may use it',
  ],
  ['413', ({ body }) => body !== undefined, 'its body may be too large'],
  ['429', ({ access }) => access.kind !== 'open', 'callers may be too fast'],
  ['431', () => true, 'its headers may be too large'],
  ['500', () => true, 'any operation may fail'],
];

const answersAreDocumented: Rule = ({ operations }, refuse) => {
  for (const operation of operations) {
    const responses = child(operation.node, 'responses');
    for (const [status, does, why] of OWN)
      if (does(operation) && !(status in json(responses.value)))
        refuse(responses, `needs the response ${status}, for ${why}`);
  }
};

const ERROR = '#/components/schemas/Error';

const errorsHaveOneShape: Rule = ({ root, operations }, refuse) => {
  for (const { node } of operations)
    for (const [status, response] of children(child(node, 'responses'))) {
      if (/^[23]/.test(status)) continue;
      const media = json(json(followed(root, response)['content'])['application/json']);
      if (json(media['schema'])['$ref'] !== ERROR)
        refuse(response, `must answer application/json with the schema ${ERROR}, as all errors do`);
    }
};

const LIMITS: Readonly<Record<string, readonly string[]>> = {
  string: ['maxLength', 'enum'],
  array: ['maxItems'],
};

const valuesAreLimited: Rule = ({ root }, refuse) => {
  const schemas = positionsIn(root).flatMap(({ kind, node }) => (kind === 'schema' ? schemasIn(node) : []));
  for (const schema of schemas) {
    if (isRef(schema.value)) continue;
    const value = json(schema.value);
    const limits = LIMITS[text(value['type'])];
    if (limits && !limits.some((name) => name in value))
      refuse(schema, `the ${text(value['type'])} has no limit: add ${limits.join(' or ')}`);
  }
};

/** Schemas, and all that they refer to, by pointer. */
const reachedFrom = (
  root: Node,
  schemas: readonly Node[],
  found = new Map<string, Node>(),
): Map<string, Node> => {
  for (const schema of schemas.flatMap(schemasIn)) {
    if (found.has(pointerOf(schema.path))) continue;
    found.set(pointerOf(schema.path), schema);
    const target = isRef(schema.value) ? follow(root, schema) : undefined;
    if (target) reachedFrom(root, [target], found);
  }
  return found;
};

/** Messages show no regular expressions. */
const patternsHaveWords: Rule = ({ root, operations }, refuse) => {
  const given = operations.flatMap(({ parameters, body }) => [
    ...parameters.map(({ node }) => node),
    ...(body ? [child(root, 'components', 'schemas', body.schema)] : []),
  ]);
  for (const schema of reachedFrom(root, given).values()) {
    const { pattern, [PATTERN]: exact, [SAYS]: says } = json(schema.value);
    if ((pattern ?? exact) !== undefined && text(says) === '')
      refuse(child(schema, 'pattern'), `needs ${SAYS} beside it: the rule in words, as it follows "must"`);
  }
};

const RULES: readonly Rule[] = [
  tagsAreAnswered,
  answersAreDocumented,
  errorsHaveOneShape,
  valuesAreLimited,
  patternsHaveWords,
];

/** Where a contract breaks the rules of its project. Other contracts need not keep them. */
export const houseFaults = (contract: Contract, house: House): DocumentFault[] => {
  const faults: DocumentFault[] = [];
  for (const rule of RULES) rule(contract, ({ path }, message) => void faults.push({ path, message }), house);
  return faults;
};

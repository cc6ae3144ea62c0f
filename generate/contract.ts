import type { components } from '../core/contract/types.ts';
import type { Access } from '../core/http/table.ts';
import { isJson, json, list, text, type Json } from '../core/json.ts';
import { SCOPES } from '../core/scopes.ts';
import {
  child,
  children,
  ContractError,
  type Document,
  type DocumentFault,
  documentOf,
  follow,
  followed,
  linesOf,
  type Node,
  type Refuse,
} from './document.ts';
import { type ContractParameter, parametersOf } from './parameters.ts';
import { checkPaths, parametersIn } from './paths.ts';
import { checkNetworks } from './policy.ts';
import { positionsIn } from './positions.ts';
import { checkReference, checkSchema } from './schema-faults.ts';
import { accessOf, type Known } from './security.ts';
import { BODY, checkWords, THROTTLE } from './words.ts';

export type { ContractParameter } from './parameters.ts';

/** How many requests a second the gateway lets through, and how many at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** One operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The function that answers it: the operation's one tag. */
  readonly tag: string;
  readonly access: Access;
  readonly parameters: readonly ContractParameter[];
  /** The JSON body: the name of its schema, and whether the function gets its text, which it checks itself. */
  readonly body: { readonly schema: string; readonly required: boolean; readonly isRaw: boolean } | undefined;
  /** What the gateway lets through for all callers together; undefined where the contract's own holds. */
  readonly throttle: Throttle | undefined;
  readonly source: Json;
  /** Where it is in the document. */
  readonly node: Node;
}

/** The contract, read, and found to be something that the gateway and the functions can keep. */
export interface Contract {
  readonly document: Json;
  readonly root: Node;
  readonly operations: readonly Operation[];
  /** Of every operation that has none of its own. */
  readonly throttle: Throttle | undefined;
  readonly schemas: Readonly<Record<string, Json>>;
}

/** What the generator writes, and would write over. */
const GENERATED = [
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-policy',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-api-key-source',
];
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
/** What a path may have beside its methods. */
const OF_PATHS = ['description', 'parameters', 'summary'];
const SCHEMAS = '#/components/schemas/';

const GROUPS = ['admins', 'viewers'] as const satisfies readonly components['schemas']['Group'][];
const KNOWN: Known = { scopes: SCOPES, groups: GROUPS };

/** Files and names that the generator makes itself: a tag of such a name would write over them. */
const TAKEN = ['gateway', 'messages', 'runtime', 'types', 'validate'];
/** Names that JavaScript's modules cannot give. Source: ECMA-262, 12.7.2 and 13.1 */
const RESERVED = [
  ...['arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default'],
  ...[
    'delete',
    'do',
    'else',
    'enum',
    'eval',
    'export',
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
  ],
  ...['implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private'],
  ...['protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof'],
  ...['undefined', 'var', 'void', 'while', 'with', 'yield'],
];

const idOf = (operation: Node, refuse: Refuse): string => {
  const id = text(json(operation.value)['operationId']);
  const at = child(operation, 'operationId');
  if (!/^[a-z][A-Za-z0-9]*$/.test(id))
    refuse(id === '' ? operation : at, 'needs an operationId of letters and digits, the first one small');
  else if (RESERVED.includes(id))
    refuse(at, `its operationId ${id} is a word of JavaScript: use another one`);
  return id;
};

const tagOf = (operation: Node, refuse: Refuse): string => {
  const tags = list(json(operation.value)['tags']);
  const tag = text(tags[0]);
  const at = child(operation, 'tags');
  if (tags.length !== 1 || !/^[a-z]+$/.test(tag))
    refuse(
      tags.length === 0 ? operation : at,
      'needs one tag, in small letters: the function that answers it',
    );
  else if (TAKEN.includes(tag) || RESERVED.includes(tag))
    refuse(at, `its tag ${tag} cannot be the name of a function here: use another one`);
  return tag;
};

const bodyOf = (root: Node, operation: Node, method: string, refuse: Refuse): Operation['body'] => {
  const given = child(operation, 'requestBody');
  const { [BODY]: form } = json(operation.value);
  if (form !== undefined && (form !== 'raw' || given.value === undefined))
    refuse(child(operation, BODY), `\`${BODY}\` may only be raw, and only beside a requestBody`);
  if (given.value === undefined) return undefined;
  if (method === 'get') refuse(given, 'a GET has no body');
  const body = followed(root, given);
  const content = json(body['content']);
  const reference = text(json(json(content['application/json'])['schema'])['$ref']);
  if (
    Object.keys(content).length !== 1 ||
    !reference.startsWith(SCHEMAS) ||
    reference.slice(SCHEMAS.length).includes('/')
  )
    return void refuse(
      given,
      'its body must be application/json alone, its schema a $ref to #/components/schemas',
    );
  return {
    schema: reference.slice(SCHEMAS.length),
    required: body['required'] === true,
    isRaw: form === 'raw',
  };
};

const isStatus = (name: string): boolean => /^[1-5]\d\d$/.test(name);
/** `2XX` and `default` say of many statuses what none of them is. */
const isRange = (name: string): boolean => name === 'default' || /^[1-5]XX$/.test(name);

/** What an answer can be: the gateway passes on text as it is. */
const TEXTS = /^(text\/[\w.+-]+|application\/(json|x-ndjson|xml)|[\w.-]+\/[\w.-]+\+(json|xml))(\s*;.*)?$/;

const checkResponses = (root: Node, operation: Node, refuse: Refuse): void => {
  const responses = child(operation, 'responses');
  const all = children(responses);
  if (all.length === 0) return void refuse(operation, 'needs its responses');
  if (!all.some(([name]) => isStatus(name)))
    refuse(responses, 'needs a response with a status of its own, such as 200: a range says no status');
  for (const [name, response] of all) {
    if (!isStatus(name) && !isRange(name) && !name.startsWith('x-'))
      refuse(response, `${name} is not a status: use one from 100 to 599`);
    const content = child(follow(root, response) ?? response, 'content');
    for (const [type, media] of children(content)) {
      if (!TEXTS.test(type))
        refuse(media, `an answer of ${type} is not kept, for it is not text: answer a presigned URL of it`);
    }
  }
};

const isLimit = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/** The throttle of an operation, or of the whole document; undefined when it has none. */
const throttleIn = (owner: Node, refuse: Refuse): Throttle | undefined => {
  const at = child(owner, THROTTLE);
  if (at.value === undefined) return undefined;
  const { rate, burst, ...others } = json(at.value);
  if (isLimit(rate) && isLimit(burst) && Object.keys(others).length === 0) return { rate, burst };
  return void refuse(
    at,
    `\`${THROTTLE}\` must be { rate, burst }: whole numbers above 0, the requests a second and at once`,
  );
};

/** What OpenAPI lets an operation say and nothing here would do. */
const NOT_KEPT = ['callbacks', 'servers'];

const checkPathParameters = (
  path: string,
  operation: Node,
  parameters: readonly ContractParameter[],
  refuse: Refuse,
): void => {
  const named = parametersIn(path).sort();
  const declared = parameters
    .filter(({ in: place }) => place === 'path')
    .map(({ name }) => name)
    .sort();
  if (named.join() !== declared.join())
    refuse(
      operation,
      `its path has the parameters [${named.join(', ')}], and it declares [${declared.join(', ')}]`,
    );
};

/** What is the same for all operations of a document. */
interface Around {
  readonly root: Node;
  readonly known: Known;
  readonly refuse: Refuse;
}

const operationOf = (
  path: string,
  item: Node,
  method: string,
  { root, known, refuse }: Around,
): Operation | undefined => {
  const node = child(item, method);
  for (const name of NOT_KEPT)
    if (name in json(node.value))
      refuse(child(node, name), `has ${name}, which are not kept: leave them out`);
  checkResponses(root, node, refuse);
  const [id, tag] = [idOf(node, refuse), tagOf(node, refuse)];
  const { parameters, isWhole } = parametersOf(root, item, node, refuse);
  if (isWhole) checkPathParameters(path, node, parameters, refuse);
  const access = accessOf(root, node, known, refuse);
  const body = bodyOf(root, node, method, refuse);
  const throttle = throttleIn(node, refuse);
  const source = json(node.value);
  return (
    access && {
      id,
      method: method.toUpperCase(),
      path,
      tag,
      access,
      parameters,
      body,
      throttle,
      source,
      node,
    }
  );
};

const operationsOf = (paths: Node, around: Around): Operation[] =>
  children(paths).flatMap(([path, item]) =>
    children(item).flatMap(([name, inner]) => {
      if (OF_PATHS.includes(name) || name.startsWith('x-')) return [];
      if (METHODS.includes(name)) return operationOf(path, item, name, around) ?? [];
      around.refuse(
        inner,
        name === 'options'
          ? 'is generated: leave it out'
          : `${name} is not kept: a path has ${METHODS.join(', ')}`,
      );
      return [];
    }),
  );

/** Checks each place as what it is: words and references of all, and what schemas say. */
const checkPlaces = ({ root, refuse }: Around): void => {
  for (const { kind, node } of positionsIn(root))
    if (kind === 'schema') checkSchema(node, refuse, root);
    else {
      checkWords({ kind, node }, refuse);
      checkReference(node, refuse, root);
    }
  for (const [name, schema] of children(child(root, 'components', 'schemas')))
    if (!/^[A-Za-z0-9]+$/.test(name)) refuse(schema, 'its name may have letters and digits only');
};

const checkWhole = (around: Around, operations: readonly Operation[]): void => {
  const { root, refuse } = around;
  for (const name of GENERATED)
    if (name in json(root.value)) refuse(child(root, name), 'is generated: leave it out');
  checkPlaces(around);
  checkNetworks(root, refuse);
  const seen = new Set<string>();
  for (const { id, node } of operations) {
    if (seen.has(id)) refuse(child(node, 'operationId'), `the operationId ${id} is used twice`);
    seen.add(id);
  }
};

/** What was read of a document, and all that is wrong with it. */
export interface Reading {
  readonly document: Document;
  readonly contract: Contract;
  readonly faults: readonly DocumentFault[];
}

/**
 * Reads a contract, and says what in it the gateway or the functions could not keep.
 * @throws ContractError when it is not YAML
 */
export const readContract = (source: string, known: Known = KNOWN): Reading => {
  const document = documentOf(source, 'openapi.yaml');
  const { root } = document;
  const faults: DocumentFault[] = [];
  const refuse: Refuse = ({ path }, message) => void faults.push({ path, message });
  const around = { root, known, refuse };
  if (!text(json(root.value)['openapi']).startsWith('3.0.'))
    refuse(child(root, 'openapi'), 'must be 3.0.x, which the gateway reads');
  const given = child(root, 'paths');
  // The check of the structure says what it is instead.
  const paths = isJson(given.value) ? given : { ...given, value: {} };
  checkPaths(paths, refuse);
  const operations = operationsOf(paths, around);
  checkWhole(around, operations);
  const throttle = throttleIn(root, refuse);
  const schemas = Object.fromEntries(
    children(child(root, 'components', 'schemas')).map(([name, { value }]) => [name, json(value)]),
  );
  return { document, contract: { document: json(root.value), root, operations, throttle, schemas }, faults };
};

/**
 * Reads the contract and refuses what the gateway or the functions could not keep.
 * @param source the text of openapi.yaml
 * @throws ContractError with each fault, its place and what would be right
 */
export const contractOf = (source: string, known: Known = KNOWN): Contract => {
  const { document, contract, faults } = readContract(source, known);
  if (faults.length > 0) throw new ContractError('openapi.yaml', linesOf(document, faults));
  return contract;
};

/** The operations of each function, by tag, in the order of the contract. */
export const byTag = ({ operations }: Contract): ReadonlyMap<string, readonly Operation[]> => {
  const tags = new Map<string, Operation[]>();
  for (const operation of operations)
    tags.set(operation.tag, [...(tags.get(operation.tag) ?? []), operation]);
  return tags;
};

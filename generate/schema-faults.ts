import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isJson, json, list, text } from '../core/json.ts';
import { child, children, type Node, pointerOf, type Refuse, stepsOf } from './document.ts';
import { unique } from './runtime.ts';
import { combinedIn, FORMATS, isRef, partsIn, schemasIn, tagsOf } from './schemas.ts';
import { checkSchemaWords, meantBy, PATTERN, SAYS } from './words.ts';

/** The keywords of a schema in OpenAPI 3.0, each of which is kept. Source: its section 4.7.24 */
const KEYWORDS = [
  ...[
    'additionalProperties',
    'allOf',
    'anyOf',
    'default',
    'deprecated',
    'description',
    'discriminator',
    'enum',
  ],
  ...[
    'example',
    'exclusiveMaximum',
    'exclusiveMinimum',
    'externalDocs',
    'format',
    'items',
    'maxItems',
    'maxLength',
  ],
  ...['maxProperties', 'maximum', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf', 'not'],
  ...['nullable', 'oneOf', 'pattern', 'properties', 'readOnly', 'required', 'title', 'type', 'uniqueItems'],
  ...['writeOnly', 'xml'],
];

/** Bounds, of which the lower must not be above the upper. */
const BOUNDS = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minimum', 'maximum'],
] as const;

/** What only JavaScript reads in a regular expression, and only with its flag u. */
const NOT_PORTABLE = /\\p\{|\\u\{|\\k<|\(\?<|\\c[A-Z]/i;

/** Says of a schema what is wrong with it. */
type Check = (schema: Node, refuse: Refuse, root: Node) => void;

const isKnownFormat = (name: string): boolean =>
  FORMATS.has(name) ||
  (Object.hasOwn(fullFormats, name) && fullFormats[name as keyof typeof fullFormats] instanceof RegExp);

const checkKeywords: Check = (schema, refuse) => {
  checkSchemaWords(schema, refuse);
  for (const [name, at] of children(schema))
    if (!KEYWORDS.includes(name) && !name.startsWith('x-'))
      refuse(at, `"${name}" is not known here${meantBy(name, KEYWORDS)}`);
};

const isRegExp = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
};

const checkPattern: Check = (schema, refuse) => {
  const { pattern, [PATTERN]: exact, [SAYS]: says } = json(schema.value);
  for (const [name, value] of Object.entries({ pattern, [PATTERN]: exact }))
    if (value !== undefined && !isRegExp(text(value)))
      refuse(child(schema, name), 'is not a regular expression of Unicode (the flag u of JavaScript)');
  if (NOT_PORTABLE.test(text(pattern)))
    refuse(
      child(schema, 'pattern'),
      `other tools cannot read it: say it in plain classes, and the exact rule in ${PATTERN}`,
    );
  if (says !== undefined && pattern === undefined && exact === undefined)
    refuse(child(schema, SAYS), 'says the rule of a pattern, but the schema has no pattern');
};

const checkValues: Check = (schema, refuse) => {
  const { enum: choices, nullable, format } = json(schema.value);
  if (Array.isArray(choices) && nullable === true && !choices.includes(null))
    refuse(child(schema, 'enum'), 'must hold null, for the schema is nullable');
  if (typeof format === 'string' && !isKnownFormat(format))
    refuse(child(schema, 'format'), `the format ${format} is not known: leave it out, or use a pattern`);
};

const checkBounds: Check = (schema, refuse) => {
  const value = json(schema.value);
  if (value['multipleOf'] === 0) refuse(child(schema, 'multipleOf'), 'must be greater than 0');
  const excludes = value['exclusiveMinimum'] === true || value['exclusiveMaximum'] === true;
  for (const [lower, upper] of BOUNDS) {
    const [least, most] = [value[lower], value[upper]];
    if (typeof least !== 'number' || typeof most !== 'number') continue;
    if (least > most || (least === most && excludes && lower === 'minimum'))
      refuse(
        child(schema, upper),
        `nothing is within ${lower} ${String(least)} and ${upper} ${String(most)}`,
      );
  }
};

/** The keywords whose list must have an entry, and those whose list must not have one twice. */
const LISTS = { filled: ['allOf', 'anyOf', 'enum', 'oneOf'], unique: ['enum', 'required'] };

const checkLists: Check = (schema, refuse) => {
  for (const name of LISTS.filled) {
    const at = child(schema, name);
    if (Array.isArray(at.value) && at.value.length === 0) refuse(at, 'must have at least one entry');
  }
  for (const name of LISTS.unique) {
    const at = child(schema, name);
    if (!unique(list(at.value))) refuse(at, 'has the same entry twice');
  }
};

/** Where a discriminator chooses nothing, or maps to a schema that is not one of its choices. */
const checkMapping: Check = (schema, refuse) => {
  const { oneOf, discriminator } = json(schema.value);
  if (isJson(discriminator) && !Array.isArray(oneOf))
    refuse(child(schema, 'discriminator'), 'chooses among the schemas of a oneOf, which is not there');
  const mapping = child(schema, 'discriminator', 'mapping');
  const references = list(oneOf).filter(isRef);
  const meant = references.flatMap(({ $ref }) => tagsOf(json(mapping.value), $ref));
  if (!isJson(discriminator) || references.length === 0) return;
  for (const [tag, at] of children(mapping))
    if (!meant.includes(tag)) refuse(at, `${text(at.value)} is not one of the schemas in its oneOf`);
};

/** What says of the same value what a schema says, through references, itself first; by pointer. */
const sameValue = (root: Node, schema: Node, found = new Map<string, Node>()): ReadonlyMap<string, Node> => {
  const pointer = pointerOf(schema.path);
  if (found.has(pointer)) return found;
  found.set(pointer, schema);
  for (const next of nextOf(root, schema)) sameValue(root, next, found);
  return found;
};

const nextOf = (root: Node, schema: Node): Node[] =>
  isRef(schema.value) ? [child(root, ...(stepsOf(schema.value.$ref) ?? []))] : combinedIn(schema);

/** Where a reference leaves its document, is broken, or is circular in a way that decides nothing. */
export const checkReference: Check = (node, refuse, root) => {
  if (!isRef(node.value)) return;
  const { $ref } = node.value;
  const steps = stepsOf($ref);
  const fail = (message: string): void => refuse(child(node, '$ref'), `its $ref ${$ref} ${message}`);
  if (!steps) return void fail('leads out of this document: what it means must be here');
  const target = child(root, ...steps);
  const known = Object.keys(json(child(root, ...steps.slice(0, -1)).value));
  if (target.value === undefined) return void fail(`leads nowhere${meantBy(steps.at(-1) ?? '', known)}`);
  if (sameValue(root, target).has(pointerOf(node.path)))
    fail('leads back to itself, with no property and no list between');
};

const propertiesOf = (schema: Node): string[] => Object.keys(json(json(schema.value)['properties']));

/** Whether a schema says of fields that it does not name. */
const saysOfOthers = ({ value }: Node): boolean => Boolean(json(value)['additionalProperties']);

/**
 * Where a schema requires a field that is not described: one that is misspelt, or has no type.
 * @param around the schemas that combine this one
 */
const checkRequired = (schema: Node, refuse: Refuse, root: Node, around: readonly Node[] = []): void => {
  const all = [...around, schema];
  const said = all.flatMap((one) => [...sameValue(root, one).values()]);
  const properties = said.flatMap(propertiesOf);
  for (const [, name] of said.some(saysOfOthers) ? [] : children(child(schema, 'required')))
    if (!properties.includes(text(name.value)))
      refuse(
        name,
        `requires "${text(name.value)}", which no property is${meantBy(text(name.value), properties)}`,
      );
  for (const inner of combinedIn(schema)) checkRequired(inner, refuse, root, all);
  for (const inner of partsIn(schema)) checkRequired(inner, refuse, root);
};

const CHECKS: readonly Check[] = [
  checkReference,
  checkKeywords,
  checkPattern,
  checkValues,
  checkBounds,
  checkLists,
  checkMapping,
];

/** Refuses what no validator would check, and what no value could pass. */
export const checkSchema: Check = (schema, refuse, root) => {
  for (const one of schemasIn(schema))
    // What stands beside a reference says nothing.
    for (const check of isRef(one.value) ? [checkReference] : CHECKS) check(one, refuse, root);
  checkRequired(schema, refuse, root);
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _, Ajv, type CodeKeywordDefinition, type Format } from 'ajv';
import pattern from 'ajv/dist/vocabularies/validation/pattern.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { transformSync } from 'esbuild';
import { bannerOf } from './banner.ts';
import type { Parameter } from '../core/http/table.ts';
import { isJson, json, text, type Json } from '../core/json.ts';
import type { Contract, ContractParameter, Operation } from './contract.ts';
import type { Messages } from './messages.ts';
import * as runtime from './runtime.ts';

/** The id under which a validator knows a schema of the contract. */
const schemaId = (name: string): string => `schema-${name}`;

/** What a schema tells people. A validator would carry it along. */
const FOR_PEOPLE = ['description', 'example', 'externalDocs', 'title', 'xml'];

/** A bound that excludes is a flag beside the bound in OpenAPI 3.0, and a number in JSON Schema. */
const boundsOf = ({ exclusiveMinimum, exclusiveMaximum, minimum, maximum }: Json): Json => ({
  ...(exclusiveMinimum === true ? { exclusiveMinimum: minimum } : minimum === undefined ? {} : { minimum }),
  ...(exclusiveMaximum === true ? { exclusiveMaximum: maximum } : maximum === undefined ? {} : { maximum }),
});

const partOf = (key: string, value: unknown): unknown => {
  if (key === 'properties')
    return Object.fromEntries(Object.entries(json(value)).map(([name, one]) => [name, jsonSchema(one)]));
  // Ajv reads which schema a tag means from the schemas' own enums, and refuses to be told.
  return key === 'discriminator' ? { propertyName: json(value)['propertyName'] } : jsonSchema(value);
};

/** Turns OpenAPI 3.0's form of a schema into JSON Schema's, where the schemas refer to each other by id. */
const jsonSchema = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(jsonSchema);
  if (!isJson(node)) return node;
  if (typeof node['$ref'] === 'string') return { $ref: schemaId(node['$ref'].split('/').at(-1) ?? '') };
  const { exclusiveMinimum: _min, exclusiveMaximum: _max, minimum: _from, maximum: _to, ...others } = node;
  const rest = Object.entries(others)
    .filter(([key]) => !FOR_PEOPLE.includes(key))
    .map(([key, value]): [string, unknown] => [key, partOf(key, value)]);
  return { ...Object.fromEntries(rest), ...boundsOf(node) };
};

/** A part holds nothing but declared parameters: `core/http` makes it of them, and refuses others itself. */
const partSchema = (parameters: readonly ContractParameter[]): Json => ({
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, jsonSchema(schema)])),
});

const PARTS = ['path', 'query', 'header'] as const satisfies readonly Parameter['in'][];

/**
 * The schema of `{ path, query, header, body }` of one operation. `core/http` makes that object, each part an object,
 * so that is not checked; a part without parameters has no schema.
 */
const requestSchema = ({ id, parameters, body }: Operation): Json => {
  const parts = PARTS.map((place) => [place, parameters.filter((one) => one.in === place)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([place, some]): [string, Json] => [place, partSchema(some)]);
  return {
    $id: id,
    required: body?.required ? ['body'] : [],
    properties: { ...Object.fromEntries(parts), ...(body ? { body: { $ref: schemaId(body.schema) } } : {}) },
  };
};

/** The formats that a pattern cannot say. What any number is needs no check. */
const FORMATS: readonly (readonly [string, Format])[] = [
  ['date', runtime.date],
  ['date-time', runtime.dateTime],
  ['double', true],
  ['float', true],
  ['int32', runtime.int32],
  ['int64', runtime.int64],
];

/** The rule of a pattern in words, as it follows "must": people are not shown regular expressions. */
const SAYS = 'x-trellis-says';

const patternInWords = {
  ...pattern.default,
  error: { message: '', params: ({ parentSchema }) => _`{says: ${text(parentSchema?.[SAYS])}}` },
} satisfies CodeKeywordDefinition;

/** An ajv that knows the contract's schemas by `schemaId`. */
export const ajvOf = ({ schemas }: Pick<Contract, 'schemas'>, options: { code: boolean }): Ajv => {
  const ajv = new Ajv({
    allErrors: true,
    // `core/complaint.ts` says what each keyword asks for.
    messages: false,
    // A schema that several refer to is compiled once, and called.
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    useDefaults: true,
    discriminator: true,
    ...(options.code ? { code: { source: true, esm: true, lines: true, formats: _`runtime` } } : {}),
  });
  ajv.addKeyword(SAYS).removeKeyword('pattern').addKeyword(patternInWords);
  addFormats.default(ajv);
  for (const [name, format] of FORMATS) ajv.addFormat(name, format);
  for (const [name, schema] of Object.entries(schemas))
    ajv.addSchema({ $id: schemaId(name), ...json(jsonSchema(schema)) });
  return ajv;
};

/** The module that all validators import: `runtime.ts`, as JavaScript. */
export const runtimeOf = (): string =>
  bannerOf('generate/runtime.ts') +
  transformSync(readFileSync(join(import.meta.dirname, 'runtime.ts'), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
  }).code;

/**
 * Ajv's code with less in it: a complaint is added by one line, and does not name the place in the schema, which is not
 * read. Where ajv writes otherwise one day, the code stays as it is.
 */
const shortened = (code: string): string =>
  code
    .replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    .replaceAll(
      /const (err\d+) = (.*);\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g,
      '(vErrors ??= []).push($2);\n',
    );

/**
 * A module of ajv's code that has its runtime from `runtime.js`, and of which a bundler can leave out each validator.
 * @throws Error when the code needs what `runtime.ts` does not have
 */
const moduleOf = (code: string): string => {
  const own = shortened(code)
    .replaceAll(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, 'runtime.$1')
    .replaceAll('runtime["date-time"]', 'runtime.dateTime')
    .replaceAll('= new RegExp(', '= /* @__PURE__ */ new RegExp(');
  const called = [...own.matchAll(/= (?:runtime(?:\.(\w+)|\["([^"]+)"\])|(require\(.*\)))/g)];
  const names = called.map(([, plain, quoted, other]) => plain ?? quoted ?? other ?? '');
  for (const name of names)
    if (!(name in runtime)) throw new Error(`generate/runtime.ts does not have ${name}`);
  return transformSync(`${names.length > 0 ? "import * as runtime from './runtime.js';\n" : ''}${own}`, {
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    treeShaking: true,
    minifySyntax: true,
    logLevel: 'silent',
  }).code;
};

/** A module of validators and its declaration. */
export interface Validators {
  readonly code: string;
  readonly declaration: string;
}

/** @param ids of the schemas, by the name under which the module exports their validators */
const codeOf = (ajv: Ajv, ids: Readonly<Record<string, string>>): string =>
  moduleOf(standalone.default(ajv, ids));

/**
 * The validators of one function's operations, compiled to plain code: an ES module that exports one
 * for each operationId, and its declaration.
 */
export const validatorsOf = (contract: Contract, operations: readonly Operation[]): Validators => {
  const ajv = ajvOf(contract, { code: true });
  for (const operation of operations) ajv.addSchema(requestSchema(operation));
  const ids = operations.map(({ id }) => id);
  const banner = bannerOf('openapi.yaml');
  return {
    code: banner + codeOf(ajv, Object.fromEntries(ids.map((id) => [id, id]))),
    declaration: `${banner}import type { Validate } from '../http/table.ts';\n\n${ids.map((id) => `export declare const ${id}: Validate;\n`).join('')}`,
  };
};

/** The validators of the messages between functions, by name. Each says the type of what it lets through. */
export const messageValidatorsOf = ({ schemas, sent }: Messages): Validators => {
  const ids = Object.fromEntries(sent.map((name) => [name, schemaId(name)]));
  const banner = bannerOf('core/messages/messages.yaml');
  return {
    code: banner + codeOf(ajvOf({ schemas }, { code: true }), ids),
    declaration: `${banner}import type { Check } from '../messages/check.ts';
import type { components } from './messages.ts';

${sent.map((name) => `export declare const ${name}: Check<components['schemas']['${name}']>;\n`).join('')}`,
  };
};

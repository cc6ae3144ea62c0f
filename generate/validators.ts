import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { buildSync } from 'esbuild';
import { bannerOf } from './banner.ts';
import { isJson, json, type Json } from '../core/json.ts';
import type { Contract, ContractParameter, Operation } from './contract.ts';
import type { Messages } from './messages.ts';

/** The id under which a validator knows a schema of the contract. */
const schemaId = (name: string): string => `schema-${name}`;

/** Ajv reads which schema a tag means from the schemas' own enums, and refuses to be told. */
const withoutMapping = ({ mapping: _mapping, ...rest }: Json): Json => rest;

/**
 * Turns OpenAPI 3.0's form of a schema into JSON Schema's: a bound that excludes is a number there,
 * and the contract's schemas refer to each other by id.
 */
const jsonSchema = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(jsonSchema);
  if (!isJson(node)) return node;
  if (typeof node['$ref'] === 'string') return { $ref: schemaId(node['$ref'].split('/').at(-1) ?? '') };
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...others } = node;
  const bounds = {
    ...(exclusiveMinimum === true ? { exclusiveMinimum: minimum } : minimum === undefined ? {} : { minimum }),
    ...(exclusiveMaximum === true ? { exclusiveMaximum: maximum } : maximum === undefined ? {} : { maximum }),
  };
  const rest = Object.entries(others).map(([key, value]): [string, unknown] => [
    key,
    key === 'discriminator' ? withoutMapping(json(value)) : jsonSchema(value),
  ]);
  return { ...Object.fromEntries(rest), ...bounds };
};

const partSchema = (parameters: readonly ContractParameter[]): Json => ({
  type: 'object',
  additionalProperties: false,
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, jsonSchema(schema)])),
});

/** The schema of `{ path, query, header, body }` of one operation. */
const requestSchema = ({ id, parameters, body }: Operation): Json => {
  const part = (place: string): Json => partSchema(parameters.filter((parameter) => parameter.in === place));
  return {
    $id: id,
    type: 'object',
    required: ['path', 'query', 'header', ...(body?.required ? ['body'] : [])],
    properties: {
      path: part('path'),
      query: part('query'),
      header: part('header'),
      ...(body ? { body: { $ref: schemaId(body.schema) } } : {}),
    },
  };
};

/** An ajv that knows the contract's schemas by `schemaId`. Strict but for the words that OpenAPI adds. */
export const ajvOf = ({ schemas }: Pick<Contract, 'schemas'>, options: { code: boolean }): Ajv => {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    useDefaults: true,
    discriminator: true,
    ...(options.code ? { code: { source: true, esm: true, lines: true } } : {}),
  });
  ajv.addVocabulary(['example', 'xml', 'externalDocs']);
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(schemas))
    ajv.addSchema({ $id: schemaId(name), ...json(jsonSchema(schema)) });
  return ajv;
};

/** Puts ajv's runtime into the module, so that it imports nothing. */
const bundled = (code: string, root: string): string => {
  // The synchronous form leaves no service process behind.
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir: root, sourcefile: 'validators.js' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
};

/** A module of validators and its declaration. */
export interface Validators {
  readonly code: string;
  readonly declaration: string;
}

/** @param ids of the schemas, by the name under which the module exports their validators */
const codeOf = (ajv: Ajv, ids: Readonly<Record<string, string>>, root: string): string =>
  bundled(standalone.default(ajv, ids), root);

/**
 * The validators of one function's operations, compiled to plain code: an ES module that exports one
 * for each operationId, and its declaration.
 */
export const validatorsOf = (
  contract: Contract,
  operations: readonly Operation[],
  root: string,
): Validators => {
  const ajv = ajvOf(contract, { code: true });
  for (const operation of operations) ajv.addSchema(requestSchema(operation));
  const ids = operations.map(({ id }) => id);
  const banner = bannerOf('openapi.yaml');
  return {
    code: banner + codeOf(ajv, Object.fromEntries(ids.map((id) => [id, id])), root),
    declaration: `${banner}import type { Validate } from '../http/table.ts';\n\n${ids.map((id) => `export declare const ${id}: Validate;\n`).join('')}`,
  };
};

/** The validators of the messages between functions, by name. Each says the type of what it lets through. */
export const messageValidatorsOf = ({ schemas, sent }: Messages, root: string): Validators => {
  const ids = Object.fromEntries(sent.map((name) => [name, schemaId(name)]));
  const banner = bannerOf('core/messages/messages.yaml');
  return {
    code: banner + codeOf(ajvOf({ schemas }, { code: true }), ids, root),
    declaration: `${banner}import type { Check } from '../messages/check.ts';
import type { components } from './messages.ts';

${sent.map((name) => `export declare const ${name}: Check<components['schemas']['${name}']>;\n`).join('')}`,
  };
};

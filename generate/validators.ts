import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _, Ajv, type CodeKeywordDefinition } from 'ajv';
import pattern from 'ajv/dist/vocabularies/validation/pattern.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { transformSync } from 'esbuild';
import { bannerOf } from './banner.ts';
import type { Parameter } from '../core/http/table.ts';
import { json, text, type Json } from '../core/json.ts';
import type { Contract, ContractParameter, Operation } from './contract.ts';
import { child, type Node, stepsOf } from './document.ts';
import type { Messages } from './messages.ts';
import * as runtime from './runtime.ts';
import { type Context, FORMATS, jsonSchema, propertyOf, schemaId } from './schemas.ts';
import { SAYS } from './words.ts';

/** A part holds nothing but declared parameters: `core/http` makes it of them, and refuses others itself. */
const partSchema = (parameters: readonly ContractParameter[], context: Context): Json => ({
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  properties: Object.fromEntries(parameters.map(({ name, node }) => [name, propertyOf(node, context)])),
});

const PARTS = ['path', 'query', 'header'] as const satisfies readonly Parameter['in'][];

/**
 * The schema of `{ path, query, header, body }` of one operation. `core/http` makes that object, each part an object,
 * so that is not checked; a part without parameters has no schema. A raw body is text, for its function to check.
 */
export const requestSchema = ({ id, parameters, body }: Operation, context: Context): Json => {
  const parts = PARTS.map((place) => [place, parameters.filter((one) => one.in === place)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([place, some]): [string, Json] => [place, partSchema(some, context)]);
  if (body) context.refer(`${REFERENCE}${body.schema}`);
  return {
    $id: id,
    required: body?.required ? ['body'] : [],
    properties: {
      ...Object.fromEntries(parts),
      ...(body && !body.isRaw ? { body: { $ref: schemaId(`${REFERENCE}${body.schema}`) } } : {}),
    },
  };
};

const patternInWords = {
  ...pattern.default,
  error: { message: '', params: ({ parentSchema }) => _`{says: ${text(parentSchema?.[SAYS])}}` },
} satisfies CodeKeywordDefinition;

/** Ajv compares each item with each other one where items may be objects: minutes, for a list of a body's size. */
const uniqueAtOnce: CodeKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: { message: '', params: _`{}` },
  code(context) {
    if (context.schema !== true) return;
    const unique = context.gen.scopeValue('keyword', { ref: runtime.unique, code: _`runtime.unique` });
    context.fail(_`!${unique}(${context.data})`);
  },
};

/** What schemas refer to: the whole document, or schemas alone. */
export interface Schemas {
  readonly schemas: Contract['schemas'];
  readonly root?: Node;
}

const rootOf = ({ schemas, root }: Schemas): Node => root ?? { path: [], value: { components: { schemas } } };

/** A compiler of schemas, which knows by `schemaId` those that were converted, and all that they refer to. */
export interface Compiler {
  readonly ajv: Ajv;
  readonly convert: Context;
  /** The references that it knows, each after those that it needs: compiled so, a long chain overflows no stack. */
  readonly inOrder: readonly string[];
}

const REFERENCE = '#/components/schemas/';

/** @throws Error where ajv cannot compile a schema */
export const compilerOf = (given: Schemas, options: { code: boolean }): Compiler => {
  const root = rootOf(given);
  const ajv = new Ajv({
    allErrors: true,
    // `core/complaint.ts` says what each keyword asks for.
    messages: false,
    // A schema that several refer to is compiled once, and called.
    inlineRefs: false,
    // `constructor` is a name like any other.
    ownProperties: true,
    // 19.99 is a multiple of 0.01, though not in binary.
    multipleOfPrecision: 9,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    useDefaults: true,
    discriminator: true,
    ...(options.code ? { code: { source: true, esm: true, lines: true, formats: _`runtime` } } : {}),
  });
  ajv.addKeyword(SAYS).removeKeyword('pattern').addKeyword(patternInWords);
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueAtOnce);
  addFormats.default(ajv);
  for (const [name, format] of FORMATS) ajv.addFormat(name, format);
  const known = new Set<string>();
  const inOrder: string[] = [];
  const refer = (reference: string): void => {
    if (known.has(reference)) return;
    known.add(reference);
    const schema = child(root, ...(stepsOf(reference) ?? []));
    ajv.addSchema({ $id: schemaId(reference), ...json(jsonSchema(schema, convert)) });
    inOrder.push(reference);
  };
  const convert: Context = { root, refer, isChosen: false };
  return { ajv, convert, inOrder };
};

/** A compiler that knows all schemas of a contract. */
export const wholeCompilerOf = (given: Schemas, options: { code: boolean }): Compiler => {
  const compiler = compilerOf(given, options);
  for (const name of Object.keys(given.schemas)) compiler.convert.refer(`${REFERENCE}${name}`);
  return compiler;
};

/** An ajv that knows the contract's schemas by `schemaId`. */
export const ajvOf = (given: Schemas, options: { code: boolean }): Ajv => wholeCompilerOf(given, options).ajv;

const compileInOrder = ({ ajv, inOrder }: Compiler): void => {
  for (const reference of inOrder) ajv.getSchema(schemaId(reference));
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
 * read. Complaints of a schema that is called are added to those before, which ajv copies with each item of a list.
 * Where ajv writes otherwise one day, the code stays as it is.
 */
const shortened = (code: string): string =>
  code
    .replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    .replaceAll(
      /const (err\d+) = (.*);\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g,
      '(vErrors ??= []).push($2);\n',
    )
    .replaceAll(
      /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);\nerrors = vErrors\.length;\n/g,
      'vErrors = runtime.joined(vErrors, $1.errors);\nerrors = vErrors.length;\n',
    );

/**
 * A module of ajv's code that has its runtime from `runtime.js`, and of which a bundler can leave out each validator.
 * @throws Error when the code needs what `runtime.ts` does not have
 */
const moduleOf = (code: string): string => {
  const own = shortened(code)
    // The one name of a format that a module cannot give.
    .replaceAll('runtime["date-time"]', 'runtime.dateTime')
    .replaceAll(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, 'runtime.$1')
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
  const compiler = compilerOf(contract, { code: true });
  const { ajv, convert } = compiler;
  for (const operation of operations) ajv.addSchema(requestSchema(operation, convert));
  compileInOrder(compiler);
  const ids = operations.map(({ id }) => id);
  const banner = bannerOf('openapi.yaml');
  return {
    code: banner + codeOf(ajv, Object.fromEntries(ids.map((id) => [id, id]))),
    declaration: `${banner}import type { Validate } from '../http/table.ts';\n\n${ids.map((id) => `export declare const ${id}: Validate;\n`).join('')}`,
  };
};

/** The validators of the messages between functions, by name. Each says the type of what it lets through. */
export const messageValidatorsOf = ({ schemas, sent }: Messages): Validators => {
  const ids = Object.fromEntries(sent.map((name) => [name, schemaId(`${REFERENCE}${name}`)]));
  const banner = bannerOf('core/messages/messages.yaml');
  return {
    code: banner + codeOf(ajvOf({ schemas }, { code: true }), ids),
    declaration: `${banner}import type { Check } from '../messages/check.ts';
import type { components } from './messages.ts';

${sent.map((name) => `export declare const ${name}: Check<components['schemas']['${name}']>;\n`).join('')}`,
  };
};

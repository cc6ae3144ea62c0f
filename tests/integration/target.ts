import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type Ajv } from 'ajv';
import { parse } from 'yaml';
import { contractOf, type Operation } from '../../generate/contract.ts';
import { ajvOf } from '../../generate/validators.ts';
import type { Gap } from '../gaps.ts';

/** Somewhere the application runs. */
export interface Target {
  readonly name: string;
  /** The API's address, without a slash at its end. */
  readonly api: () => string;
  /** A key of the permits plan that is registered. */
  readonly key: () => string;
  readonly gaps: readonly Gap[];
}

/** A request; the method is GET unless it says otherwise. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly impatient?: boolean;
}

/** One answer, as the tests compare it: JSON is read, all else is text. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const source = await readFile('openapi.yaml', 'utf8');
const contract = contractOf(source);
/** Of two paths that fit a request, API Gateway takes the one without a parameter there. */
const operations = [...contract.operations].sort(
  (one, other) => one.path.split('{').length - other.path.split('{').length,
);
const ajv: Ajv = ajvOf(contract, { code: false });

const matches = (path: string, operation: Operation): boolean =>
  new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path);

/** `application/json`, of JSON with any parameters; all other types are written in full. */
const typeOf = (contentType: string): string =>
  contentType.startsWith('application/json') ? 'application/json' : contentType;

/**
 * The schema name that the contract gives an answer: of its operation, status and type, or `Error` for what
 * no operation answers; undefined for an answer without a body.
 */
const schemaFor = (method: string, path: string, status: number, contentType: string): string | undefined => {
  const operation = operations.find((one) => one.method === method && matches(path, one));
  if (!operation) return 'Error';
  const document: unknown = parse(source, { merge: true, maxAliasCount: -1 });
  const at = (node: unknown, ...steps: string[]): unknown =>
    steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], node);
  let response = at(document, 'paths', operation.path, method.toLowerCase(), 'responses', String(status));
  if (response === undefined)
    throw new Error(`${operation.id} answered ${String(status)}, which the contract does not name`);
  const reference = at(response, '$ref');
  if (typeof reference === 'string') response = at(document, ...reference.split('/').slice(1));
  if (at(response, 'content') === undefined) return undefined;
  const schema = at(response, 'content', typeOf(contentType), 'schema', '$ref');
  if (typeof schema !== 'string')
    throw new Error(`${operation.id} names no schema for ${String(status)} as ${contentType}`);
  return schema.split('/').at(-1) ?? '';
};

/** Asks again while the plan's throttle says so, for as long as its Retry-After says, as a client should. */
const patiently = async (send: () => Promise<Response>): Promise<Response> => {
  for (let tries = 1; ; tries += 1) {
    const response = await send();
    const waitS = Number(response.headers.get('retry-after'));
    if (response.status !== 429 || !(waitS > 0) || tries === 20) return response;
    await response.text();
    await setTimeout(waitS * 1000);
  }
};

/**
 * The answer to a request, when it is what the contract says.
 * @param text its body, as it came
 * @throws Error when the contract has no such answer, or the body does not match its schema
 */
export const answerOf = (
  method: string,
  path: string,
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  text: string,
): Answer => {
  if (method === 'OPTIONS') return { status, headers, body: text };
  const type = headers.get('content-type') ?? '';
  const schema = schemaFor(method, path.split('?')[0] ?? '', status, type);
  const body: unknown = typeOf(type) === 'application/json' && text !== '' ? JSON.parse(text) : text;
  if (schema === undefined ? text !== '' : !ajv.validate(`schema-${schema}`, body))
    throw new Error(
      `${method} ${path} -> ${String(status)}: ${text} is no ${schema ?? 'empty body'}: ${ajv.errorsText()}`,
    );
  return { status, headers, body };
};

/**
 * Sends a request, and checks that what comes back is what the contract says. A throttled one is sent
 * again, unless `impatient`.
 */
export const ask = async (
  target: Target,
  path: string,
  { impatient = false, ...init }: Ask = {},
): Promise<Answer> => {
  const send = () => fetch(`${target.api()}${path}`, { redirect: 'manual', ...init });
  const response = await (impatient ? send() : patiently(send));
  // As it came: `response.text` would drop a byte order mark.
  const text = Buffer.from(await response.arrayBuffer()).toString();
  return answerOf(init.method ?? 'GET', path, response, text);
};

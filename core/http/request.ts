import type { APIGatewayProxyEvent } from 'aws-lambda';
import { Failure, type Fault } from '../errors.ts';
import { saidOf, type Complaint } from '../complaint.ts';
import { isWellFormed } from '../json.ts';
import type { Parameter, Route } from './table.ts';

/** The parts of a request, each value of the type that the contract says. */
export interface ReadRequest {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** The most faults that one answer lists: the schema `Error` says so. */
const MOST_FAULTS = 100;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Reads one value. What is not of its type stays text, and the validator says what it should be: so does a number
 * that JavaScript would turn into zero or infinity.
 */
const valueOf = (type: Parameter['type'], text: string): unknown => {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'string' || !NUMBER.test(text)) return text;
  const value = Number(text);
  const isLost = !Number.isFinite(value) || (value === 0 && /[1-9]/.test(text.split(/e/i)[0] ?? ''));
  return isLost ? text : value;
};

/**
 * All values of one header, in whatever case its name was sent; a repeated header has several.
 * @param name in lower case
 */
export const headerValues = (event: APIGatewayProxyEvent, name: string): string[] => {
  const multi = event.multiValueHeaders ?? {};
  const isIt = (key: string): boolean => key.length === name.length && key.toLowerCase() === name;
  const found = Object.keys(multi).filter(isIt);
  if (found.length > 0) return found.flatMap((key) => multi[key] ?? []);
  const single = event.headers ?? {};
  return Object.keys(single)
    .filter(isIt)
    .flatMap((key) => single[key] ?? []);
};

/**
 * A header's value as it was sent: the last one of several; of `cookie` all of them as one, since HTTP/2 lets a client
 * split it (RFC 9113, 8.2.3).
 * @param name in lower case
 */
export const headerValue = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  const values = headerValues(event, name);
  return name === 'cookie' && values.length > 1 ? values.join('; ') : values.at(-1);
};

type Values = Readonly<Record<string, readonly string[] | undefined>>;

/** The query's values by name: the event's own object, which is only read. */
const queryOf = (event: APIGatewayProxyEvent): Values =>
  event.multiValueQueryStringParameters ??
  Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [
      name,
      value === undefined ? [] : [value],
    ]),
  );

/**
 * A REST API hands path parameters over as they stand in the URL, percent-encoded.
 * @returns undefined when it is not decodable
 */
const decoded = (value: string): string | undefined => {
  try {
    return value.includes('%') ? decodeURIComponent(value) : value;
  } catch {
    return undefined;
  }
};

const put = (
  into: Record<string, unknown>,
  parameter: Parameter,
  values: readonly string[],
  faults: Fault[],
): void => {
  const { name, type, list } = parameter;
  const [first] = values;
  if (first === undefined) return;
  if (list === 'none') {
    if (values.length > 1) faults.push({ in: parameter.in, name, message: 'appears more than once' });
    else into[name] = valueOf(type, first);
    return;
  }
  // Clients join the values of a header by a comma and a space.
  const isHeader = parameter.in === 'header';
  const texts =
    list === 'comma'
      ? values.flatMap((value) => value.split(',').map((one) => (isHeader ? one.trim() : one)))
      : values;
  into[name] = texts.map((text) => valueOf(type, text));
};

/** The deepest nesting of a body: what walks it calls itself for each level, and nothing real is deeper. */
const MOST_DEEP = 64;

/** Whether JSON is nested too deep to be walked; told from its text, before anything is made of it. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (isText) {
      if (one === '\\') at += 1;
      else if (one === '"') isText = false;
    } else if (one === '"') isText = true;
    else if (one === '{' || one === '[') depth += 1;
    else if (one === '}' || one === ']') depth -= 1;
    if (depth > MOST_DEEP) return true;
  }
  return false;
};

const SURROGATE = /\\u[dD][89a-fA-F]/;

/** The body as it was sent; undefined if it is empty. */
const textOf = ({ body, isBase64Encoded }: APIGatewayProxyEvent): string | undefined => {
  if (!body) return undefined;
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
};

const bodyOf = (text: string | undefined, faults: Fault[]): unknown => {
  if (text === undefined) return undefined;
  const fail = (message: string): undefined => void faults.push({ in: 'body', name: '', message });
  if (isTooDeep(text)) return void fail(`is nested deeper than ${String(MOST_DEEP)} levels`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return void fail('is not JSON');
  }
  // Half of a surrogate pair can only come by an escape; no store takes it.
  if (SURROGATE.test(text) && !isWellFormed(body)) return void fail('contains half of a surrogate pair');
  return body;
};

/** The names that a complaint adds to the path of the object that it is about, by its keyword. */
const ADDED: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  additionalProperties: 'additionalProperty',
};

/** Says of a validator's complaint which field it is about. `/body/a/b` is the field `a.b` of the body. */
const faultOf = (complaint: Complaint): Fault => {
  const [, part, ...steps] = complaint.instancePath
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const added = ADDED[complaint.keyword];
  const names = added === undefined ? steps : [...steps, String(complaint.params[added])];
  // A complaint without a part is about a body that is missing.
  return {
    in: part === 'path' || part === 'query' || part === 'header' ? part : 'body',
    name: (part === undefined ? [] : names).join('.').slice(0, 200),
    message: saidOf(complaint).slice(0, 500),
  };
};

const sentenceOf = ([first, ...others]: readonly Fault[]): string => {
  if (!first) return 'The request is invalid';
  const kind = first.in === 'body' ? 'field' : 'parameter';
  const subject = first.name === '' ? `The ${first.in}` : `The ${first.in} ${kind} ${first.name}`;
  return `${subject} ${first.message}${others.length > 0 ? ` (and ${String(others.length)} more)` : ''}`;
};

const refuse = (faults: readonly Fault[]): never => {
  throw new Failure('RequestInvalid', sentenceOf(faults).slice(0, 1000), {
    faults: faults.slice(0, MOST_FAULTS),
  });
};

type Input = Readonly<Record<Parameter['in'], Record<string, unknown>>>;

/** Without a prototype, so that a parameter may be called `constructor`. */
const empty = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;

/** The values of one parameter, as texts; none when it is not given. */
const valuesOf = (
  { in: place, name }: Parameter,
  event: APIGatewayProxyEvent,
  query: Values,
  faults: Fault[],
): readonly string[] => {
  if (place === 'query') return Object.hasOwn(query, name) ? (query[name] ?? []) : [];
  if (place === 'header') return headerValues(event, name);
  const given = event.pathParameters ?? {};
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  if (value === undefined) return [];
  const text = decoded(value);
  if (text !== undefined) return [text];
  faults.push({ in: 'path', name, message: 'is not URL-encoded' });
  return [];
};

const parametersOf = (route: Route, event: APIGatewayProxyEvent, faults: Fault[]): Input => {
  const input: Input = { path: empty(), query: empty(), header: empty() };
  const query = queryOf(event);
  for (const parameter of route.parameters)
    put(input[parameter.in], parameter, valuesOf(parameter, event, query, faults), faults);
  for (const name of Object.keys(query))
    if (!route.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name))
      faults.push({ in: 'query', name: name.slice(0, 200), message: 'is not a known parameter' });
  return input;
};

/** @throws Failure RequestInvalid when the validator itself gives up: what it was given is at fault, not we */
const isValid = ({ validate }: Route, input: unknown): boolean => {
  try {
    return validate(input);
  } catch (cause) {
    throw new Failure('RequestInvalid', 'The request cannot be checked', { cause });
  }
};

/**
 * Reads and checks a request of one route. Repeated query parameters are lists, header names are in
 * lower case, a body may be base64. A query parameter that the contract does not name is refused, so
 * that a misspelt filter is never taken for no filter.
 * @throws Failure RequestInvalid, with a fault for each field that is wrong
 */
export const readRequest = (route: Route, event: APIGatewayProxyEvent): ReadRequest => {
  const faults: Fault[] = [];
  const input = parametersOf(route, event, faults);
  const sent = route.body === 'none' ? undefined : textOf(event);
  const body = route.body === 'raw' ? sent : bodyOf(sent, faults);
  if (faults.length > 0) refuse(faults);
  const checked = body === undefined ? input : { ...input, body };
  if (!isValid(route, checked)) refuse((route.validate.errors ?? []).map(faultOf));
  return { path: input.path, query: input.query, headers: input.header, body };
};

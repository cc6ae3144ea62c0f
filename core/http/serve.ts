import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { operations } from '../contract/types.ts';
import { Failure } from '../errors.ts';
import { describe, log } from '../log.ts';
import { admit, type Guards } from './access.ts';
import { baseOf } from './base.ts';
import type { Caller, CallerOf } from './caller.ts';
import { contention } from '../aws/busy.ts';
import { failed } from './failed.ts';
import { headerValue, readRequest } from './request.ts';
import type { Route, Table } from './table.ts';

type Fields<T> = [T] extends [never] ? object : NonNullable<T>;
type LowerKeys<T> = { [K in keyof T as K extends string ? Lowercase<K> : K]: T[K] };
type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;

interface OperationShape {
  parameters: { path?: unknown; query?: unknown; header?: unknown };
  requestBody?: unknown;
  responses: object;
}

type BodyIn<Op extends OperationShape, Form> =
  | (Form extends 'raw' ? string : JsonOf<NonNullable<Op['requestBody']>>)
  | (undefined extends Op['requestBody'] ? undefined : never);

/**
 * What a handler is given: validated, coerced, and typed by the contract. A raw body is its text, which has
 * not been checked.
 */
export interface Input<
  Op extends OperationShape,
  C extends Caller = Caller,
  Form extends Route['body'] = 'json',
> {
  readonly path: Fields<Op['parameters']['path']>;
  readonly query: Fields<Op['parameters']['query']>;
  /** Only the headers that the contract names, in lower case. */
  readonly headers: LowerKeys<Fields<Op['parameters']['header']>>;
  readonly body: BodyIn<Op, Form>;
  readonly caller: C;
  /** The id that an error of this request has. */
  readonly requestId: string;
  /**
   * A header that the contract cannot declare, such as Origin or Cookie: its value as it was sent, the
   * last one of several; of Cookie all of them as one.
   * @param name in lower case
   */
  readonly header: (name: string) => string | undefined;
  /** What stands before the operation's path in this request's: `/v1`, or nothing. For Location headers. */
  readonly base: string;
  readonly log: typeof log;
}

/** A header that is sent more than once has a list: Set-Cookie. */
type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>;

type JsonType = 'application/json' | `application/json;${string}`;

/** The body of a response, by its content type: JSON from a value, any other one as its text. */
type BodyOf<Content> = Content extends object
  ? {
      [Type in keyof Content & string]: Type extends JsonType
        ? { readonly body: Content[Type] }
        : { readonly contentType: Type; readonly body: string };
    }[keyof Content & string]
  : { readonly body?: undefined };

/** JSON that is text already, of an operation whose numbers must keep every digit. */
interface Written {
  readonly contentType: 'application/json';
  readonly body: string;
}

/** One of the contract's responses to this operation; where bodies are raw, also one that is written already. */
export type Reply<Op extends OperationShape, Form extends Route['body'] = 'json'> = {
  [Status in keyof Op['responses'] & number]: {
    readonly status: Status;
    readonly headers?: ReplyHeaders;
  } & (
    | BodyOf<Op['responses'][Status] extends { content: infer Content } ? Content : undefined>
    | (Form extends 'raw' ? Written : never)
  );
}[keyof Op['responses'] & number];

type IdsOf<T extends Table> = T[keyof T]['id'];
type RouteOf<T extends Table, Id> = Extract<T[keyof T], { readonly id: Id }>;
type FormOf<T extends Table, Id> = RouteOf<T, Id>['body'];
type CallerFor<T extends Table, Id> = CallerOf<RouteOf<T, Id>['access']['kind']>;

/** One function for each operation of the table: none missing, none unknown. */
export type Handlers<T extends Table, Ops = operations> = {
  readonly [Id in IdsOf<T>]: Id extends keyof Ops
    ? Ops[Id] extends OperationShape
      ? (request: Input<Ops[Id], CallerFor<T, Id>, FormOf<T, Id>>) => Promise<Reply<Ops[Id], FormOf<T, Id>>>
      : never
    : never;
};

interface AnyReply {
  readonly status: number;
  readonly headers?: ReplyHeaders;
  /** Set where the body is a text, and not the value of a JSON one. */
  readonly contentType?: string;
  readonly body?: unknown;
}

const textOf = ({ contentType, body }: AnyReply): string => {
  if (body === undefined) return '';
  return contentType !== undefined && typeof body === 'string' ? body : JSON.stringify(body);
};

/**
 * A reply as API Gateway wants it: the headers that are sent more than once apart.
 * @param fixed the headers of every answer
 */
const resultOf = (fixed: Readonly<Record<string, string>>, reply: AnyReply): APIGatewayProxyResult => {
  const { status, headers: own, contentType } = reply;
  const body = textOf(reply);
  if (!own && contentType === undefined) return { statusCode: status, headers: fixed, body };
  const headers: Record<string, string> = { ...fixed, ...(contentType && { 'content-type': contentType }) };
  const repeated: Record<string, string[]> = {};
  for (const [name, one] of Object.entries(own ?? {}))
    if (typeof one === 'string') headers[name] = one;
    else repeated[name] = [...one];
  return Object.keys(repeated).length > 0
    ? { statusCode: status, headers, multiValueHeaders: repeated, body }
    : { statusCode: status, headers, body };
};

const fixedHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After,WWW-Authenticate',
  vary: 'Origin',
});

export type GatewayHandler = (
  event: APIGatewayProxyEvent,
  context: Context,
) => Promise<APIGatewayProxyResult>;

const refuseOtherIds = (table: Table, handlers: Readonly<Record<string, unknown>>): void => {
  const wanted = new Set(Object.values(table).map(({ id }) => id));
  const missing = [...wanted].filter((id) => typeof handlers[id] !== 'function');
  const unknown = Object.keys(handlers).filter((id) => !wanted.has(id));
  if (missing.length + unknown.length === 0) return;
  throw new Error(
    `The handlers do not fit the contract: missing ${missing.join(', ') || 'none'}; unknown ${unknown.join(', ') || 'none'}`,
  );
};

interface Found {
  readonly route: Route;
  readonly resource: string;
  readonly handle: (request: unknown) => Promise<AnyReply>;
}

/** By resource, then by method. */
type Routes = ReadonlyMap<string, ReadonlyMap<string, Found>>;

/**
 * Maps, because an event could name `constructor` or `__proto__`; one in another, because a key put together for each
 * request would be hashed for each request.
 */
const routesOf = (table: Table, handlers: Readonly<Record<string, unknown>>): Routes => {
  const routes = new Map<string, Map<string, Found>>();
  for (const [name, route] of Object.entries(table)) {
    const [method = '', resource = ''] = name.split(' ');
    const methods = routes.get(resource) ?? new Map<string, Found>();
    // The type of `serve` has proved the pairing that is lost in this lookup by name.
    methods.set(method, { route, resource, handle: handlers[route.id] as Found['handle'] });
    routes.set(resource, methods);
  }
  return routes;
};

/** An event that is not the gateway's may be anything. */
type AnyEvent = Partial<APIGatewayProxyEvent> | null;

/** What a request was found to be, as far as it came. */
interface Seen {
  operationId: string | undefined;
  caller: string | undefined;
  readonly requestId: string;
}

/** @param seen filled in, for the log */
const replyTo = async (
  routes: Routes,
  guards: Guards,
  event: APIGatewayProxyEvent,
  seen: Seen,
): Promise<AnyReply> => {
  const given: AnyEvent = event;
  const found = routes.get(given?.resource ?? '')?.get(given?.httpMethod ?? '');
  if (!found) throw new Failure('EventUnknown', 'This event is not an API Gateway request for this function');
  seen.operationId = found.route.id;
  const caller = await admit(found.route.access, event, guards);
  seen.caller = caller.id;
  return found.handle({
    ...readRequest(found.route, event),
    caller,
    requestId: seen.requestId,
    header: (name: string) => headerValue(event, name),
    base: baseOf(found.resource, given?.requestContext?.path),
    log,
  });
};

interface RequestLine extends Readonly<Seen> {
  readonly status: number;
  readonly durationMs: number;
  readonly coldStart: boolean;
}

/** @param error what was thrown, if anything was */
const logRequest = (line: RequestLine, error: unknown): void => {
  if (line.status >= 500)
    log.error('request failed', { ...line, ...(error !== undefined && { error: describe(error) }) });
  else log.info('request', { ...line, ...(error instanceof Failure && { code: error.code }) });
};

/**
 * Makes the Lambda handler of one function from its generated route table and a function for each
 * operation. Total by type: a missing or an unknown operationId does not compile. The key sets are
 * compared again at start, because a spread hides an unknown key from the compiler.
 *
 * A request that fails any step is answered with the contract's error shape; nothing is ever passed
 * on for want of a rule. One structured line is logged for each request.
 * @throws Error at start, when handlers and table differ
 */
export const serve = <const T extends Table, Ops = operations>(
  table: T,
  handlers: NoInfer<Handlers<T, Ops>>,
  guards: Guards,
): GatewayHandler => {
  refuseOtherIds(table, handlers);
  const routes = routesOf(table, handlers);
  const headers = fixedHeaders(guards.origin);
  let coldStart = true;

  return async (event, context) => {
    const startedAt = performance.now();
    const given: AnyEvent = event;
    const requestId = given?.requestContext?.requestId ?? context.awsRequestId;
    const seen: Seen = { operationId: undefined, caller: undefined, requestId };
    let result: APIGatewayProxyResult;
    let error: unknown;
    try {
      result = resultOf(headers, await replyTo(routes, guards, event, seen));
    } catch (thrown) {
      // Retries have been made where they help. Contention with other requests is not a server error.
      error = contention(thrown) ?? thrown;
      result = resultOf(headers, failed(error, requestId));
    }
    const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
    const { operationId, caller } = seen;
    logRequest({ operationId, status: result.statusCode, durationMs, caller, requestId, coldStart }, error);
    coldStart = false;
    return result;
  };
};

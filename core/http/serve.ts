import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { operations } from '../contract/types.ts';
import { Failure } from '../errors.ts';
import { describe, log } from '../log.ts';
import { admit, type Guards } from './access.ts';
import { baseOf } from './base.ts';
import type { Caller, CallerOf } from './caller.ts';
import { failed } from './failed.ts';
import { headerValues, readRequest } from './request.ts';
import type { Route, Table } from './table.ts';

type Fields<T> = [T] extends [never] ? object : NonNullable<T>;
type LowerKeys<T> = { [K in keyof T as K extends string ? Lowercase<K> : K]: T[K] };
type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;

interface OperationShape {
  parameters: { path?: unknown; query?: unknown; header?: unknown };
  requestBody?: unknown;
  responses: object;
}

/** What a handler is given: validated, coerced, and typed by the contract. */
export interface Input<Op extends OperationShape, C extends Caller = Caller> {
  readonly path: Fields<Op['parameters']['path']>;
  readonly query: Fields<Op['parameters']['query']>;
  /** Only the headers that the contract names, in lower case. */
  readonly headers: LowerKeys<Fields<Op['parameters']['header']>>;
  readonly body:
    JsonOf<NonNullable<Op['requestBody']>> | (undefined extends Op['requestBody'] ? undefined : never);
  readonly caller: C;
  /**
   * A header that the contract cannot declare, such as Origin or Cookie: its value as it was sent, the
   * last one of several.
   * @param name in lower case
   */
  readonly header: (name: string) => string | undefined;
  /** What stands before the operation's path in this request's: `/v1`, or nothing. For Location headers. */
  readonly base: string;
  readonly log: typeof log;
}

/** A header that is sent more than once has a list: Set-Cookie. */
type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>;

/** One of the contract's responses to this operation. */
export type Reply<Op extends OperationShape> = {
  [Status in keyof Op['responses'] & number]: {
    readonly status: Status;
    readonly headers?: ReplyHeaders;
  } & (JsonOf<Op['responses'][Status]> extends undefined
    ? { readonly body?: undefined }
    : { readonly body: JsonOf<Op['responses'][Status]> });
}[keyof Op['responses'] & number];

type IdsOf<T extends Table> = T[keyof T]['id'];
type RouteOf<T extends Table, Id> = Extract<T[keyof T], { readonly id: Id }>;
type CallerFor<T extends Table, Id> = CallerOf<RouteOf<T, Id>['access']['kind']>;

/** One function for each operation of the table: none missing, none unknown. */
export type Handlers<T extends Table, Ops = operations> = {
  readonly [Id in IdsOf<T>]: Id extends keyof Ops
    ? Ops[Id] extends OperationShape
      ? (request: Input<Ops[Id], CallerFor<T, Id>>) => Promise<Reply<Ops[Id]>>
      : never
    : never;
};

/** What `serve` needs from outside; see `outside`. */
export interface Outside extends Guards {
  /** The origin that browsers may call from, for CORS. */
  readonly origin: string;
}

interface AnyReply {
  readonly status: number;
  readonly headers?: ReplyHeaders;
  readonly body?: unknown;
}

/** The headers of an answer, those that are sent more than once apart, as API Gateway wants them. */
const headersOf = (
  fixed: Readonly<Record<string, string>>,
  own: ReplyHeaders,
): Pick<APIGatewayProxyResult, 'headers' | 'multiValueHeaders'> => {
  const headers: Record<string, string> = { ...fixed };
  const repeated: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(own))
    if (typeof value === 'string') headers[name] = value;
    else repeated[name] = [...value];
  return Object.keys(repeated).length > 0 ? { headers, multiValueHeaders: repeated } : { headers };
};

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
  outside: Outside,
): GatewayHandler => {
  const run: Readonly<Record<string, unknown>> = handlers;
  refuseOtherIds(table, run);
  // Maps, because an event could name `constructor` or `__proto__`; by resource and then by method,
  // because a key put together for each request would be hashed for each request.
  interface Found {
    readonly route: Route;
    readonly resource: string;
    readonly handle: (request: unknown) => Promise<AnyReply>;
  }
  const routes = new Map<string, Map<string, Found>>();
  for (const [name, route] of Object.entries(table)) {
    const [method = '', resource = ''] = name.split(' ');
    const methods = routes.get(resource) ?? new Map<string, Found>();
    // The type above has proved the pairing that is lost in this lookup by name.
    methods.set(method, { route, resource, handle: run[route.id] as Found['handle'] });
    routes.set(resource, methods);
  }
  const fixedHeaders = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': outside.origin,
    'access-control-expose-headers': 'Retry-After,WWW-Authenticate',
    vary: 'Origin',
  };
  let coldStart = true;

  return async (event, context) => {
    const startedAt = performance.now();
    let found: Found | undefined;
    let caller: Caller | undefined;
    let reply: AnyReply;
    let body = '';
    let error: unknown;
    // An event that is not the gateway's may be anything.
    const given: Partial<APIGatewayProxyEvent> | null = event;
    const requestId = given?.requestContext?.requestId ?? context.awsRequestId;
    try {
      found = routes.get(given?.resource ?? '')?.get(given?.httpMethod ?? '');
      if (!found)
        throw new Failure('EventUnknown', 'This event is not a request of the gateway to this function');
      caller = await admit(found.route.access, event, outside);
      reply = await found.handle({
        ...readRequest(found.route, event),
        caller,
        header: (name: string) => headerValues(event, name).at(-1),
        base: baseOf(found.resource, given?.requestContext?.path),
        log,
      });
      if (reply.body !== undefined) body = JSON.stringify(reply.body);
    } catch (thrown) {
      error = thrown;
      reply = failed(thrown, requestId);
      body = JSON.stringify(reply.body);
    }
    const line = {
      operationId: found?.route.id,
      status: reply.status,
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
      caller: caller?.id,
      requestId,
      coldStart,
    };
    coldStart = false;
    if (reply.status >= 500) log.error('request failed', { ...line, error: describe(error) });
    else log.info('request', error instanceof Failure ? { ...line, code: error.code } : line);
    if (!reply.headers) return { statusCode: reply.status, headers: fixedHeaders, body };
    return { statusCode: reply.status, ...headersOf(fixedHeaders, reply.headers), body };
  };
};

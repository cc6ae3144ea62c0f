import { randomUUID } from 'node:crypto';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { ErrorCode } from '../../core/errors.ts';
import { FUNCTION_FAILED } from '../../generate/responses.ts';
import { hasCode } from '../../ops/files.ts';
import type { ServeConsole } from '../console/serve.ts';
import { HOST, STAGE } from '../places.ts';

/** Where the API is at this moment: its id changes when its contract is deployed anew. */
export interface Target {
  readonly port: number;
  readonly apiId: string;
}

/**
 * How long an idle connection stays open, longer than clients usually keep one. With Node's 5 seconds, a busy client
 * sends its next request just when the connection is closed.
 */
const KEPT_MS = 75_000;

/** Headers that concern one connection and not the message; RFC 9110, section 7.6.1. */
const OF_CONNECTION = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers to pass on, as a flat list of names and values: repeated ones stay repeated, in their order. */
export const passedOn = (raw: readonly string[], drop: readonly string[] = []): string[] => {
  const passed: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    const lower = name.toLowerCase();
    if (!OF_CONNECTION.has(lower) && !drop.includes(lower)) passed.push(name, value);
  }
  return passed;
};

/**
 * Where a request goes at the emulator: `/v1/permits/%23123?a=b`, behind the stage. The emulator
 * decodes a path before it looks for a route and hands parameters over decoded; API Gateway does
 * neither. So what is encoded in the path is encoded once more.
 * @returns undefined for what is not the API's
 */
export const apiPath = (url: string, apiId: string): string | undefined => {
  const rest = url.startsWith(`/${STAGE}`) ? url.slice(STAGE.length + 1) : undefined;
  if (rest === undefined || !/^([/?]|$)/.test(rest)) return undefined;
  const [path = '', ...query] = rest.split('?');
  const encoded = [path.replaceAll('%', '%25'), ...query].join('?');
  return `/restapis/${apiId}/${STAGE}/_user_request_${encoded.startsWith('/') ? encoded : `/${encoded}`}`;
};

/** An error that no part of AWS answers here, in the shape of all others. */
interface ProxyError {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
}

const MALFORMED: ProxyError = {
  status: 400,
  code: 'RequestInvalid',
  message: 'This is not a well-formed HTTP request',
};
/** API Gateway's limit on the request line and headers of a REST API. */
const MOST_HEADER_BYTES = 10_240;
const HEADERS_TOO_LARGE: ProxyError = {
  status: 431,
  code: 'RequestTooLarge',
  message: `The request line and headers are larger than ${MOST_HEADER_BYTES.toLocaleString('en')} bytes`,
};
const NOT_THE_API: ProxyError = {
  status: 404,
  code: 'NotFound',
  message: `Nothing is here. The API is at /${STAGE}`,
};
const DOWN: ProxyError = {
  status: 503,
  code: 'Internal',
  message: 'The local emulator is not running. Start it with: npm start',
};
const BROKE_OFF: ProxyError = {
  status: 502,
  code: 'Internal',
  message: 'The local emulator broke off its answer',
};
/** What API Gateway answers when a function fails; the emulator answers with the text of what was thrown. */
const FAILED: ProxyError = { status: 502, ...FUNCTION_FAILED };

const bodyOf = ({ code, message }: ProxyError): string =>
  JSON.stringify({ message, code, requestId: randomUUID() });

const answer = (response: ServerResponse, error: ProxyError): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = bodyOf(error);
  response.writeHead(error.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
};

/**
 * The headers of an answer that stay behind: those of the connection; the emulator's ids of the request, which are
 * not the `requestId` of the body as on AWS; and the length of a 204, which RFC 9110, section 8.6, forbids.
 */
const droppedFrom = (status: number): string[] => [
  'x-amzn-requestid',
  'x-amz-request-id',
  ...(status === 204 ? ['content-length'] : []),
];

const forward = (
  incoming: IncomingMessage,
  response: ServerResponse,
  { port, path, agent }: { port: number; path: string; agent: Agent },
): void => {
  const from = incoming.socket.remoteAddress ?? HOST;
  const upstream = httpRequest({
    host: HOST,
    port,
    path,
    method: incoming.method ?? 'GET',
    agent,
    headers: [
      ...passedOn(incoming.rawHeaders, ['host', 'x-forwarded-for']),
      ...['Host', `${HOST}:${String(port)}`, 'X-Forwarded-For', from],
      // The body's length is not known: it goes on as it comes.
      ...(incoming.headers['transfer-encoding'] === undefined ? [] : ['Transfer-Encoding', 'chunked']),
    ],
  });
  upstream.on('response', (reply) => {
    const status = reply.statusCode ?? FAILED.status;
    if (status === FAILED.status) {
      reply.resume();
      answer(response, FAILED);
      return;
    }
    response.writeHead(status, reply.statusMessage, passedOn(reply.rawHeaders, droppedFrom(status)));
    pipeline(reply, response, () => undefined);
  });
  upstream.on('error', (error) => {
    answer(response, hasCode(error, 'ECONNREFUSED') ? DOWN : BROKE_OFF);
  });
  response.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
};

/** Answers what is no HTTP request that we take: by its reason, and without keeping anyone waiting. */
const refuse = (error: Error, socket: Socket): void => {
  if (!socket.writable) return;
  const refusal = hasCode(error, 'HPE_HEADER_OVERFLOW') ? HEADERS_TOO_LARGE : MALFORMED;
  const body = bodyOf(refusal);
  const line = `HTTP/1.1 ${String(refusal.status)} ${STATUS_CODES[refusal.status] ?? ''}`;
  const length = `Content-Length: ${String(Buffer.byteLength(body))}`;
  socket.end([line, 'Content-Type: application/json', length, 'Connection: close', '', body].join('\r\n'));
};

/**
 * One origin for all: the API at `/v1/…` and the console at every other address, as CloudFront does it on AWS. No
 * URL holds an emulator's id.
 * @returns the listening server
 */
export const startProxy = (
  port: number,
  target: () => Target,
  serveConsole: ServeConsole = () => false,
): Promise<Server> => {
  const agent = new Agent({ keepAlive: true, timeout: 60_000 });
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (incoming, response) => {
    const { port: upstreamPort, apiId } = target();
    const path = apiPath(incoming.url ?? '', apiId);
    if (path !== undefined) forward(incoming, response, { port: upstreamPort, path, agent });
    else if (!serveConsole(incoming, response)) answer(response, NOT_THE_API);
  });
  server.keepAliveTimeout = KEPT_MS;
  server.on('clientError', refuse);
  server.on('close', () => {
    agent.destroy();
  });
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, HOST, () => {
      listening(server);
    });
  });
};

/** Ends a proxy, and the requests that are on their way. */
export const closeProxy = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.close(() => {
      closed();
    });
    server.closeAllConnections();
  });

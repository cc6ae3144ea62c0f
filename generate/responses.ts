import type { components } from '../core/contract/types.ts';
import type { Json } from '../core/json.ts';
import { SOON_S } from '../core/time.ts';

type Code = components['schemas']['Error']['code'];

/** One error that the gateway answers by itself, before or instead of a function. */
export interface GatewayError {
  /** Undefined for the defaults, which answer for several statuses. */
  readonly status?: number;
  readonly code: Code;
  /** What the answer says; undefined for what API Gateway says of the request. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No method takes an AWS signature, so a rejected signature means that no method was found. */
export const NO_OPERATION = {
  status: 404,
  code: 'NotFound',
  message: 'No operation has this method and path',
} as const satisfies GatewayError;

/** What a caller learns of a function that failed. */
export const FUNCTION_FAILED = {
  code: 'Internal',
  message: 'Internal server error',
} as const satisfies GatewayError;

const FORBIDDEN = { status: 403, code: 'Forbidden' } as const;

/**
 * The errors of the gateway, by its type of response: the statuses, and what each is for, are in "Gateway response
 * types for API Gateway" of its developer guide. What is not here is one of the two defaults.
 */
export const GATEWAY_ERRORS: Readonly<Record<string, GatewayError>> = {
  DEFAULT_4XX: { code: 'RequestInvalid' },
  DEFAULT_5XX: FUNCTION_FAILED,
  ACCESS_DENIED: { ...FORBIDDEN, message: 'Access is denied' },
  EXPIRED_TOKEN: NO_OPERATION,
  INVALID_API_KEY: {
    ...FORBIDDEN,
    message: 'This operation needs a valid API key in the x-api-key header',
  },
  INVALID_SIGNATURE: NO_OPERATION,
  MISSING_AUTHENTICATION_TOKEN: NO_OPERATION,
  QUOTA_EXCEEDED: {
    status: 429,
    code: 'QuotaExceeded',
    // A fixed Retry-After would be wrong: the gateway computes nothing in its own answers.
    message: 'The API key has used up its daily quota: it is renewed at midnight UTC',
  },
  REQUEST_TOO_LARGE: { status: 413, code: 'RequestTooLarge', message: 'The request is larger than 10 MB' },
  RESOURCE_NOT_FOUND: NO_OPERATION,
  THROTTLED: {
    status: 429,
    code: 'TooManyRequests',
    message: 'Too many requests: wait a second, then try again',
    headers: { 'Retry-After': String(SOON_S) },
  },
  UNAUTHORIZED: {
    status: 401,
    code: 'Unauthorized',
    message: 'This operation needs a valid ID token in the Authorization header',
    headers: { 'WWW-Authenticate': 'Bearer realm="admin"' },
  },
  // Functions accept any content type; only the mock behind unknown paths checks it.
  UNSUPPORTED_MEDIA_TYPE: NO_OPERATION,
  WAF_FILTERED: { ...FORBIDDEN, message: 'The firewall rejected this request' },
};

export const ORIGIN: Json = { 'Fn::Sub': "'${ConsoleOrigin}'" };

const bodyOf = ({ code, message }: GatewayError): string => {
  // A quoted JSON string, on AWS and on the emulator alike.
  const said = message === undefined ? '$context.error.messageString' : JSON.stringify(message);
  return `{"message":${said},"code":"${code}","requestId":"$context.requestId"}`;
};

/** The values of headers as mappings have them: constants stand in single quotes. */
const headersOf = ({ headers = {} }: GatewayError): Json => ({
  'Access-Control-Allow-Origin': ORIGIN,
  'Access-Control-Expose-Headers': "'Retry-After,WWW-Authenticate'",
  'Cache-Control': "'no-store'",
  Vary: "'Origin'",
  ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`])),
});

const named = (prefix: string, headers: Json): Json =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [`${prefix}.${name}`, value]));

const responseOf = (error: GatewayError): Json => ({
  ...(error.status === undefined ? {} : { statusCode: String(error.status) }),
  responseParameters: named('gatewayresponse.header', headersOf(error)),
  responseTemplates: { 'application/json': bodyOf(error) },
});

/** The gateway's own errors, in the contract's shape, for `x-amazon-apigateway-gateway-responses`. */
export const gatewayResponses = (): Json =>
  Object.fromEntries(Object.entries(GATEWAY_ERRORS).map(([type, error]) => [type, responseOf(error)]));

/** What a method answers that the gateway answers by itself, with nothing behind it. */
interface Mock {
  readonly operationId: string;
  readonly parameters?: readonly Json[];
  readonly description: string;
  readonly status: number;
  readonly headers: Json;
  readonly body: string;
}

/** A method that is open, and always answers the same. */
export const mockOf = ({ operationId, parameters = [], description, status, headers, body }: Mock): Json => ({
  operationId,
  ...(parameters.length === 0 ? {} : { parameters }),
  security: [],
  responses: {
    [status]: {
      description,
      headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }])),
    },
  },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    // By default, API Gateway reads a body of another content type as the template's result, and answers 500.
    passthroughBehavior: 'never',
    requestTemplates: { 'application/json': `{"statusCode":${String(status)}}` },
    responses: {
      default: {
        statusCode: String(status),
        responseParameters: named('method.response.header', headers),
        responseTemplates: { 'application/json': body },
      },
    },
  },
});

const ANY = 'x-amazon-apigateway-any-method';
const nothing = (operationId: string, parameters: readonly Json[] = []): Json => ({
  [ANY]: mockOf({
    operationId,
    parameters,
    description: 'No operation',
    status: NO_OPERATION.status,
    headers: headersOf(NO_OPERATION),
    body: bodyOf(NO_OPERATION),
  }),
});

/**
 * Answers for the paths that the contract does not have. Without a method there, API Gateway reads the header
 * `Authorization: Bearer …` as a signature that is incomplete, and answers 403.
 */
export const UNKNOWN_PATHS: Readonly<Record<string, Json>> = {
  '/': nothing('unknownRoot'),
  '/{proxy+}': nothing('unknownPath', [
    { name: 'proxy', in: 'path', required: true, schema: { type: 'string' } },
  ]),
};

import { SOON_S } from '../time.ts';
import { Failure, type Code, type ErrorCode, type Fault } from '../errors.ts';

/** The error body that the contract's schema `Error` describes. */
export interface ErrorBody {
  readonly message: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors?: readonly Fault[];
}

/** The status of each code that functions answer. */
export const STATUS = {
  EventUnknown: 400,
  RequestInvalid: 400,
  CursorInvalid: 400,
  Refused: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooManyRequests: 429,
  // The one limit whose caller cannot act.
  KeyCapacityReached: 503,
} as const satisfies Record<Code, number>;

/** What a status wants beside its body; the gateway's own answers of these statuses have the same. */
const HEADERS: Partial<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer realm="admin"' },
  429: { 'retry-after': String(SOON_S) },
};

/** An error as the contract documents it, beside the headers that every answer has. */
export interface FailedReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: ErrorBody;
}

/**
 * Turns anything thrown into the reply that the contract documents. What is not a `Failure` is a 500
 * that says nothing about its cause. A 401 says how to authenticate, a 429 when to come back.
 */
export const failed = (error: unknown, requestId: string): FailedReply => {
  if (!(error instanceof Failure))
    return { status: 500, body: { message: 'Internal server error', code: 'Internal', requestId } };
  const body = { message: error.message, code: error.code, requestId };
  const status = STATUS[error.code];
  const headers =
    error.retryAfterS === undefined ? HEADERS[status] : { 'retry-after': String(error.retryAfterS) };
  return {
    status,
    ...(headers && { headers }),
    body: error.faults ? { ...body, errors: error.faults } : body,
  };
};

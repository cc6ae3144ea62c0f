import { Failure, type Code, type Fault } from '../errors.ts';

/** The error body that the contract's schema `Error` describes. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly Fault[];
}

const STATUS = {
  EventUnknown: 400,
  RequestInvalid: 400,
  Forbidden: 403,
} as const satisfies Record<Code, number>;

/**
 * Turns anything thrown into the reply that the contract documents. What is not a `Failure` is a 500
 * that says nothing about its cause.
 */
export const failed = (error: unknown, requestId: string): { status: number; body: ErrorBody } => {
  if (!(error instanceof Failure))
    return { status: 500, body: { message: 'Internal server error', code: 'Internal', requestId } };
  const body = { message: error.message, code: error.code, requestId };
  return { status: STATUS[error.code], body: error.faults ? { ...body, errors: error.faults } : body };
};

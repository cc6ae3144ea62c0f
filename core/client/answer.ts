import type { components } from '../contract/types.ts';
import { retryAfterS } from './sending.ts';

type ErrorBody = components['schemas']['Error'];

/** An answer of the API that is an error: in the shape that all of them have. */
export class ApiError extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'ApiError';
  readonly status: number;
  /** Absent when something else than the API has answered. */
  readonly code: ErrorBody['code'] | undefined;
  readonly requestId: string | undefined;
  /** What is wrong with each field of the request. */
  readonly faults: NonNullable<ErrorBody['errors']>;
  /** When it may be tried again, in seconds. */
  readonly retryAfterS: number | undefined;

  constructor(response: Response, body: Partial<ErrorBody>) {
    super(body.message ?? `The answer has status ${String(response.status)}`);
    this.status = response.status;
    this.code = body.code;
    this.requestId = body.requestId;
    this.faults = body.errors ?? [];
    this.retryAfterS = retryAfterS(response);
  }
}

/** What a call of the client comes to. */
interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

const isBody = (error: unknown): error is Partial<ErrorBody> => typeof error === 'object' && error !== null;

/**
 * The body of a good answer.
 * @throws ApiError for any other answer; TypeError, as `fetch` does, when there was none
 */
export const answerOf = async <T>(call: Promise<Outcome<T>>): Promise<T> => {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiError(response, isBody(error) ? error : {});
  return data as T;
};

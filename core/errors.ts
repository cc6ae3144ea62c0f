import type { components } from './contract/types.ts';

/** Every code that an answer may have: the contract's one list, for the gateway and the functions. */
export type ErrorCode = components['schemas']['Error']['code'];

/**
 * What can go wrong on purpose in a function, as a closed set. No HTTP here: `core/http/failed.ts` is the one
 * place that knows which status each code has.
 */
export type Code = Exclude<ErrorCode, 'Internal' | 'QuotaExceeded' | 'RequestTooLarge'>;

/** One fault of a request: the part it is in, the field's name (a dotted path in a body), what is wrong. */
export interface Fault {
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly name: string;
  readonly message: string;
}

/** An expected failure: its message is written for the caller and holds no secret and no internals. */
export class Failure extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'Failure';
  readonly code: Code;
  readonly faults: readonly Fault[] | undefined;
  /** When it may be tried again, in seconds from now. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: Code,
    message: string,
    options?: ErrorOptions & { faults?: readonly Fault[]; retryAfterS?: number },
  ) {
    super(message, options);
    this.code = code;
    this.faults = options?.faults;
    this.retryAfterS = options?.retryAfterS;
  }
}

/**
 * A request with one field that is wrong: its fault, and the same in a sentence.
 * @param message what is wrong, as it follows the field's name: `must be in the future`
 */
export const invalid = (place: Fault['in'], name: string, message: string): Failure =>
  new Failure(
    'RequestInvalid',
    `The ${place} ${place === 'body' ? 'field' : 'parameter'} ${name} ${message}`,
    { faults: [{ in: place, name, message }] },
  );

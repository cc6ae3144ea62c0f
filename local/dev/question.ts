import { json, list, text } from '../../core/json.ts';

/**
 * What `npm run dev` asks a function that it has bundled. No request of the gateway looks like it, and no event that is
 * written by hand: those have no `requestContext`.
 */
export const QUESTION = { 'trellis:dev': 'Which handlers do not fit the contract?', requestContext: {} };

export const isQuestion = (event: unknown): boolean => json(event)['trellis:dev'] === QUESTION['trellis:dev'];

/** The answer. */
export interface Misfits {
  /** The operations that have no handler. */
  readonly missing: readonly string[];
  /** The handlers that have no operation. */
  readonly unknown: readonly string[];
}

/** The answer of a function, read. */
export const misfitsIn = (answer: unknown): Misfits => ({
  missing: list(json(answer)['missing']).map(text),
  unknown: list(json(answer)['unknown']).map(text),
});

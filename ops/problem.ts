import { refusalOf } from './files.ts';

/**
 * A fault that a person can correct. The message says what is wrong and what to do about it; it is printed
 * without a stack trace.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/**
 * What to print for anything thrown: the message of a Problem, a sentence for a path that this machine refuses, the
 * stack trace of everything else.
 */
export const explain = (error: unknown): string => {
  if (error instanceof Problem) return error.message;
  const refusal = refusalOf(error);
  if (refusal) return `${refusal.path} cannot be used: ${refusal.why}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/**
 * Something that stands in the way and that a person can put right. The message says what is wrong
 * and what to do about it; it is printed without a stack.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What to print of anything thrown: a problem's message alone, the stack of everything else. */
export const explain = (error: unknown): string => {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

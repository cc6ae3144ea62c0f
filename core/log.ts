import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The one logger of a function; its service name is POWERTOOLS_SERVICE_NAME. Events, cell contents,
 * tokens and anything personal are never given to it.
 */
export const log = new Logger();

/** What a log line tells of an error: `causes` holds the same of each `cause`, the nearest first. */
export interface Described {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly causes?: readonly Described[];
}

const MAX_CAUSES = 5;

const one = (error: unknown): Described => {
  // Anything may be thrown; of what is no error only the type is told, it could be anybody's data.
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, message: error.message };
};

const causesOf = (error: unknown): Described[] => {
  const chain: Described[] = [];
  let at = error;
  while (at instanceof Error && at.cause !== undefined && chain.length < MAX_CAUSES) {
    chain.push(one(at.cause));
    at = at.cause;
  }
  return chain;
};

/** An error and its chain of causes (at most five, so a ring of causes ends) as plain data. */
export const describe = (error: unknown): Described => {
  const causes = causesOf(error);
  return { ...one(error), ...(causes.length > 0 && { causes }) };
};

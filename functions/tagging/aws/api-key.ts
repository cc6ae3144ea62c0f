import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { ParameterNotFound } from '@aws-sdk/client-ssm';

/** How long a key is believed, in seconds: as long as a changed one goes unnoticed. */
const BELIEVED_S = 300;
/** What may stand in the parameter when there is no key: SSM holds no empty text. */
export const NO_KEY = 'none';

/**
 * The provider's key, from a SecureString that is read when it is first needed and then remembered for a while;
 * that there is none is not remembered.
 * @param name of the parameter
 * @returns a function that gives undefined when there is no key, and throws when it cannot be read
 */
export const apiKey = (name: string) => async (): Promise<string | undefined> => {
  try {
    const value = (await getParameter(name, { decrypt: true, maxAge: BELIEVED_S }))?.trim();
    return value === undefined || value === '' || value === NO_KEY ? undefined : value;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof ParameterNotFound) return undefined;
    throw error;
  }
};

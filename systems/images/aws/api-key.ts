import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { ParameterNotFound } from '@aws-sdk/client-ssm';

/** How long a key is believed, in seconds, as long as the provider accepts it. */
const BELIEVED_S = 300;
/** What may stand in the parameter when there is no key: SSM holds no empty text. */
const NO_KEY = 'none';

/** Gives the provider's key, undefined when there is none. @throws when it cannot be read */
export type ApiKey = (how?: {
  /** Reads it although it may be remembered: the provider does not accept what is. */
  readonly isFresh: boolean;
}) => Promise<string | undefined>;

/**
 * The provider's key, from a SecureString that is read when it is first needed and then remembered for a while;
 * its absence is not remembered.
 * @param name of the parameter
 */
export const apiKey =
  (name: string): ApiKey =>
  async ({ isFresh } = { isFresh: false }) => {
    try {
      const options = { decrypt: true, maxAge: BELIEVED_S, forceFetch: isFresh };
      const value = (await getParameter(name, options))?.trim();
      return value === undefined || value === '' || value === NO_KEY ? undefined : value;
    } catch (error) {
      if (error instanceof Error && error.cause instanceof ParameterNotFound) return undefined;
      throw error;
    }
  };

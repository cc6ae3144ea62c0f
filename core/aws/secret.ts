import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

/** How long a value is believed, in seconds: as long as a changed secret goes unnoticed. */
const BELIEVED_S = 300;

/**
 * The secret that signs cursors and hashes codes, read when it is first needed and then remembered for a
 * while; a failed reading is not remembered.
 * @returns a function that throws when the secret cannot be read or is empty
 */
export const signingSecret = (arn: string) => async (): Promise<string> => {
  const value = await getSecret(arn, { maxAge: BELIEVED_S });
  if (typeof value !== 'string' || value === '') throw new Error('the signing secret is empty, or no text');
  return value;
};

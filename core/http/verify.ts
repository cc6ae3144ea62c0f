import type { Json } from '../json.ts';

/** Verifies an ID token; the claims that it makes. Rejects, whatever is wrong with it. */
export type Verify = (token: string) => Promise<Json>;

/** Whose tokens are taken. */
export interface UserPool {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Fetches a pool's public keys from this address, whatever address its tokens' issuer suggests. */
const keysFrom = (url: string) => async (): Promise<ArrayBuffer> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the user pool's keys: status ${answer.status}`);
  return answer.arrayBuffer();
};

const verifierOf = async ({ userPoolId, clientId }: UserPool, endpoint: string | undefined) => {
  // Loaded where it is needed, for everywhere else the gateway verifies.
  const { CognitoJwtVerifier } = await import('aws-jwt-verify/cognito-verifier');
  const pool = { userPoolId, clientId, tokenUse: 'id' } as const;
  if (endpoint === undefined) return CognitoJwtVerifier.create(pool);
  const { SimpleJwksCache } = await import('aws-jwt-verify/jwk');
  const fetcher = { fetch: keysFrom(`${endpoint}/${userPoolId}/.well-known/jwks.json`) };
  return CognitoJwtVerifier.create(pool, { jwksCache: new SimpleJwksCache({ fetcher }) });
};

/**
 * Verifies ID tokens of a user pool: signature, issuer, client, kind, expiry. Only for `sam local`,
 * which has no authorizer. The pool's keys are fetched once, and again when a token names a new one.
 * @param endpoint an emulator's address, without a slash at the end; undefined on AWS
 */
export const tokenVerifier = (pool: UserPool, endpoint: string | undefined): Verify => {
  let verifier: ReturnType<typeof verifierOf> | undefined;
  return async (token) => {
    verifier ??= verifierOf(pool, endpoint);
    return (await verifier).verify(token);
  };
};

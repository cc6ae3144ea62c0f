import { roleOf } from '../directory/roles.ts';
import type { components } from '../../../core/contract/types.ts';
import { isJson, type Json, list, text } from '../../../core/json.ts';

type Schemas = components['schemas'];

/** The tokens of somebody who is signed in, as the user directory gives them. */
export interface Session {
  readonly idToken: string;
  readonly accessToken: string;
  /** Absent where it stays the same. */
  readonly refreshToken?: string;
}

/** What an ID token says that this API goes by. */
export interface Claims {
  readonly sub: string;
  /** The session that the token belongs to; a refreshed token has the same. */
  readonly originJti: string | undefined;
  /** Epoch seconds. */
  readonly issuedAt: number;
  /** Epoch seconds. */
  readonly expiresAt: number;
  readonly groups: readonly string[];
}

/** The parser's message quotes the token, so nothing of it is passed on. */
const unreadable = (): Error => new Error('the user directory returned an unreadable ID token');

const payloadOf = (idToken: string): Json => {
  let payload: unknown;
  try {
    payload = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw unreadable();
  }
  if (!isJson(payload)) throw unreadable();
  return payload;
};

/**
 * The claims of an ID token that has come straight from the user directory: nothing is verified here.
 * @throws Error when it is no such token
 */
export const claimsOf = (idToken: string): Claims => {
  const { sub, iat, exp, origin_jti, 'cognito:groups': groups } = payloadOf(idToken);
  if (typeof sub !== 'string' || typeof iat !== 'number' || typeof exp !== 'number') throw unreadable();
  return {
    sub,
    originJti: text(origin_jti) || undefined,
    issuedAt: iat,
    expiresAt: exp,
    groups: list(groups).map(text),
  };
};

/** A session as the API answers it, without the refresh token. `expiresIn` is the ID token's, in seconds. */
export const tokensOf = ({ idToken, accessToken }: Session): Schemas['Tokens'] => {
  const { issuedAt, expiresAt, groups } = claimsOf(idToken);
  return { token: idToken, accessToken, expiresIn: expiresAt - issuedAt, role: roleOf(groups) };
};

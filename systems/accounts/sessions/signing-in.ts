import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { epochSeconds } from '../../../core/time.ts';
import {
  type Asking,
  noRefreshCookie,
  refreshCookie,
  refreshTokenIn,
  refuseOtherPages,
} from './refresh-cookie.ts';
import { REFRESH_TOKEN_S } from '../work/times.ts';
import { claimsOf, type Session, tokensOf } from './session.ts';

type Schemas = components['schemas'];

/** What a user has to do before they are signed in. */
export type Challenge = Schemas['Challenge'];

/** The user directory, as far as sessions go. What it refuses is a Failure. */
export interface Sessions {
  signIn(username: string, password: string): Promise<Session | Challenge>;
  answer(answer: { username: string; session: string; newPassword: string }): Promise<Session>;
  /** New tokens; the refresh token stays the same. */
  refresh(refreshToken: string): Promise<Session>;
  /** Ends what a refresh token can still get. One that is none, or has ended, is a success. */
  revoke(refreshToken: string): Promise<void>;
}

export interface Ports {
  readonly sessions: Sessions;
  readonly isDenied: (holder: {
    readonly sub: string;
    readonly originJti: string | undefined;
    readonly issuedAt?: number;
  }) => Promise<boolean> | boolean;
  /** Refuses the tokens of a session, by their `origin_jti`, until then (epoch seconds). */
  readonly denySession: (originJti: string, until: number) => Promise<void>;
  /** Refuses the tokens of a user that were issued at or before a second, until another (both epoch seconds). */
  readonly denyBefore: (sub: string, before: number, until: number) => Promise<void>;
  /** The console's. */
  readonly origin: string;
  readonly now: () => Date;
}

type Headers = Readonly<Record<string, readonly string[]>>;

interface SignedIn {
  readonly status: 201;
  readonly headers?: Headers;
  readonly body: Schemas['Tokens'];
}

/** Who signs out, from their token. */
type Leaving = Readonly<{ sub: string; originJti: string | undefined; issuedAt: number }>;

const signedIn = (session: Session, cookie: boolean, { base }: Asking): SignedIn => {
  const { refreshToken } = session;
  const body = tokensOf(session);
  if (refreshToken === undefined) throw new Error('the user directory returned no refresh token');
  return cookie
    ? { status: 201, headers: { 'set-cookie': [refreshCookie(base, refreshToken)] }, body }
    : { status: 201, body: { ...body, refreshToken } };
};

/** Signing in, staying so, and signing out: one function for each operation. */
export const signing = ({ sessions, isDenied, denySession, denyBefore, origin, now }: Ports) => {
  /** The refresh token that was sent. By cookie it may have been some other page that made the request. */
  const refreshTokenOf = (body: Schemas['Refresh'] | undefined, asking: Asking): string => {
    if (body?.refreshToken !== undefined) return body.refreshToken;
    const token = refreshTokenIn(asking);
    if (token === undefined) throw new Failure('Unauthorized', 'The request has no refresh token: sign in');
    refuseOtherPages(asking, origin);
    return token;
  };

  return {
    signIn: async ({
      body: { username, password, cookie },
      ...asking
    }: Asking & { readonly body: Schemas['SignIn'] }) => {
      if (cookie) refuseOtherPages(asking, origin);
      const got = await sessions.signIn(username, password);
      if ('challenge' in got) return { status: 200 as const, body: got };
      return signedIn(got, cookie, asking);
    },

    answerChallenge: async ({
      body: { cookie, ...answer },
      ...asking
    }: Asking & { readonly body: Schemas['ChallengeAnswer'] }) => {
      if (cookie) refuseOtherPages(asking, origin);
      return signedIn(await sessions.answer(answer), cookie, asking);
    },

    /** The directory does not know who has signed out here, so the deny list is asked before it is believed. */
    refreshTokens: async ({
      body,
      ...asking
    }: Asking & { readonly body: Schemas['Refresh'] | undefined }) => {
      const refreshToken = refreshTokenOf(body, asking);
      const session = await sessions.refresh(refreshToken);
      const { sub, originJti, issuedAt } = claimsOf(session.idToken);
      if (await isDenied({ sub, originJti })) {
        await sessions.revoke(refreshToken);
        throw new Failure('Unauthorized', 'The session has ended: sign in again');
      }
      // Groups have changed within this second: tokens of the next one hold the new ones.
      if (await isDenied({ sub, originJti, issuedAt }))
        throw new Failure('TooManyRequests', 'Your session is being updated: try again in a second');
      return { status: 200 as const, body: tokensOf(session) };
    },

    /** The deny list first: what comes after may fail, and the session has ended all the same. */
    signOut: async ({
      body,
      caller: { sub, originJti, issuedAt },
      base,
    }: Asking & { readonly body: Schemas['Refresh'] | undefined; readonly caller: Leaving }) => {
      const until = epochSeconds(now()) + REFRESH_TOKEN_S;
      if (originJti === undefined) await denyBefore(sub, issuedAt, until);
      else await denySession(originJti, until);
      if (body?.refreshToken !== undefined) await sessions.revoke(body.refreshToken);
      return {
        status: 200 as const,
        headers: { 'set-cookie': [noRefreshCookie(base)] } satisfies Headers,
        body: { message: 'Signed out' },
      };
    },
  };
};

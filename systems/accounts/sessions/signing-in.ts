import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { type Asking, refreshCookie, refreshTokenIn, refuseOtherPages } from './refresh-cookie.ts';
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
  /** The console's. */
  readonly origin: string;
}

type Headers = Readonly<Record<string, readonly string[]>>;

interface SignedIn {
  readonly headers?: Headers;
  readonly body: Schemas['Tokens'];
}

/** A new session as an answer has it, with its refresh token in a cookie or in the body. */
export const sessionAnswer = (session: Session, cookie: boolean, { base }: Asking): SignedIn => {
  const { refreshToken } = session;
  const body = tokensOf(session);
  if (refreshToken === undefined) throw new Error('the user directory returned no refresh token');
  return cookie
    ? { headers: { 'set-cookie': [refreshCookie(base, refreshToken)] }, body }
    : { body: { ...body, refreshToken } };
};

/** Signing in, and staying so: one function for each operation. */
export const signing = ({ sessions, isDenied, origin }: Ports) => {
  /** The refresh token that was sent. By cookie it may have been some other page that made the request. */
  const refreshTokenOf = (body: Schemas['Refresh'] | undefined, asking: Asking): string => {
    if (body?.refreshToken !== undefined) return body.refreshToken;
    const token = refreshTokenIn(asking);
    if (token === undefined) throw new Failure('Unauthorized', 'The request has no refresh token: sign in');
    refuseOtherPages(asking, origin);
    return token;
  };

  /** The directory does not know who is denied here. @throws Failure TooManyRequests where new tokens will be good */
  const refuseDenied = async ({ idToken }: Session): Promise<void> => {
    const { sub, originJti, issuedAt } = claimsOf(idToken);
    if (!(await isDenied({ sub, originJti, issuedAt }))) return;
    if (await isDenied({ sub, originJti }))
      throw new Failure('Unauthorized', 'The session has ended: sign in again');
    // Groups have changed, or all sessions have ended, within this second: tokens of the next one are good.
    throw new Failure('TooManyRequests', 'Your session is being updated: try again in a second');
  };

  return {
    signIn: async ({
      body: { username, password, cookie },
      ...asking
    }: Asking & { readonly body: Schemas['SignIn'] }) => {
      if (cookie) refuseOtherPages(asking, origin);
      const got = await sessions.signIn(username, password);
      if ('challenge' in got) return { status: 200 as const, body: got };
      await refuseDenied(got);
      return { status: 201 as const, ...sessionAnswer(got, cookie, asking) };
    },

    answerChallenge: async ({
      body: { cookie, ...answer },
      ...asking
    }: Asking & { readonly body: Schemas['ChallengeAnswer'] }) => {
      if (cookie) refuseOtherPages(asking, origin);
      const session = await sessions.answer(answer);
      await refuseDenied(session);
      return { status: 201 as const, ...sessionAnswer(session, cookie, asking) };
    },

    refreshTokens: async ({
      body,
      ...asking
    }: Asking & { readonly body: Schemas['Refresh'] | undefined }) => {
      const refreshToken = refreshTokenOf(body, asking);
      const session = await sessions.refresh(refreshToken);
      try {
        await refuseDenied(session);
      } catch (error) {
        if (error instanceof Failure && error.code === 'Unauthorized') await sessions.revoke(refreshToken);
        throw error;
      }
      return { status: 200 as const, body: tokensOf(session) };
    },
  };
};

import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { type Actor, audited, type AuditPorts, ownAction } from '../audit/audit.ts';
import { endAllSessions, type EndPorts } from './ending.ts';
import { type Asking, refuseOtherPages } from './refresh-cookie.ts';
import { claimsOf, type Session } from './session.ts';
import { sessionAnswer, type Sessions } from './signing-in.ts';

type Schemas = components['schemas'];

/** What the user directory does with passwords. What it refuses is a Failure. */
export interface Passwords {
  /**
   * @param accessToken of a session that was begun with the old password
   * @throws Failure Unauthorized when either is good no longer
   */
  changePassword(accessToken: string, oldPassword: string, newPassword: string): Promise<void>;
  resetPassword(reset: Schemas['PasswordReset']): Promise<void>;
  /** The user of this name, as the directory spells it; undefined when there is no such user. */
  named(username: string): Promise<Actor | undefined>;
}

export interface PasswordPorts extends AuditPorts, EndPorts {
  readonly sessions: Pick<Sessions, 'signIn'>;
  readonly passwords: Passwords;
  /** The console's. */
  readonly origin: string;
}

/** What the directory answers; undefined when it refuses a password or a session. */
const unlessRefused = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Failure && error.code === 'Unauthorized') return undefined;
    throw error;
  }
};

/** Changing a password, and resetting one: both end every session that was begun before. */
export const passwordChanges = (ports: PasswordPorts) => {
  const { sessions, passwords, origin, pause } = ports;

  /** The session that a password begins. Nothing when it is the wrong one, or begins none of this user. */
  const sessionBy = async ({ sub, username }: Actor, password: string): Promise<Session | undefined> => {
    const got = await unlessRefused(sessions.signIn(username, password));
    // Names are used again.
    return got === undefined || 'challenge' in got || claimsOf(got.idToken).sub !== sub ? undefined : got;
  };

  /** @returns whether it was the old one */
  const replaced = async (caller: Actor, oldPassword: string, newPassword: string): Promise<boolean> => {
    const session = await sessionBy(caller, oldPassword);
    if (session === undefined) return false;
    const change = passwords.changePassword(session.accessToken, oldPassword, newPassword).then(() => true);
    return (await unlessRefused(change)) ?? false;
  };

  /** Changes it, unless an earlier request has, which was cut before it could end the sessions. */
  const setPassword = async (caller: Actor, oldPassword: string, newPassword: string): Promise<void> => {
    if (await replaced(caller, oldPassword, newPassword)) return;
    if (!(await sessionBy(caller, newPassword)))
      throw invalid('body', 'oldPassword', 'is not your current password');
  };

  /** The directory's clock may be behind: tokens of a second that has ended are refused. */
  const freshSession = async (caller: Actor, password: string, after: number): Promise<Session> => {
    for (let tries = 1; tries <= 5; tries += 1) {
      const session = await sessionBy(caller, password);
      if (!session) break;
      if (claimsOf(session.idToken).issuedAt > after) return session;
      await pause(1000);
    }
    throw new Failure('Unauthorized', 'Your password is changed: sign in with it');
  };

  return {
    changePassword: async ({
      body: { oldPassword, newPassword, cookie },
      caller,
      ...asking
    }: Asking & { readonly body: Schemas['PasswordChange']; readonly caller: Actor }) => {
      if (cookie) refuseOtherPages(asking, origin);
      const session = await audited(ports, ownAction('changePassword', caller), async () => {
        await setPassword(caller, oldPassword, newPassword);
        return freshSession(caller, newPassword, await endAllSessions(ports, caller.sub));
      });
      return { status: 200 as const, ...sessionAnswer(session, cookie, asking) };
    },

    /** Recorded once the code was right: without a code, the request may come from anyone. */
    resetPassword: async ({ body }: { readonly body: Schemas['PasswordReset'] }) => {
      // First: a code is good once, so little may fail after it.
      const user = await passwords.named(body.username);
      await passwords.resetPassword(body);
      if (!user) throw new Error('a password was reset, but the user directory does not know the user');
      await audited(ports, ownAction('resetPassword', user), () => endAllSessions(ports, user.sub));
      return { status: 200 as const, body: { message: 'The password is set' } };
    },
  };
};

import type { components } from '../../../core/contract/types.ts';
import { epochSeconds } from '../../../core/time.ts';
import { audited, type AuditPorts, ownAction } from '../audit/audit.ts';
import type { TokenDenials } from '../denials/denial.ts';
import { REFRESH_TOKEN_S } from '../work/times.ts';
import { endAllSessions, type EndPorts } from './ending.ts';
import { type Asking, noRefreshCookie } from './refresh-cookie.ts';
import type { Sessions } from './signing-in.ts';

type Schemas = components['schemas'];

export interface SignOutPorts extends EndPorts, AuditPorts {
  readonly sessions: Pick<Sessions, 'revoke'>;
  readonly denySession: TokenDenials['denySession'];
}

/** Who signs out, from their token. */
type Leaving = Readonly<{ sub: string; username: string; originJti: string | undefined; issuedAt: number }>;

/** What is answered to who is out. */
const signedOut = (base: string, message: string) => ({
  status: 200 as const,
  headers: { 'set-cookie': [noRefreshCookie(base)] as readonly string[] },
  body: { message },
});

/** Signing out, here and everywhere: one function for each operation. */
export const signingOut = (ports: SignOutPorts) => {
  const { sessions, denySession, denyBefore, now } = ports;
  return {
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
      return signedOut(base, 'Signed out');
    },

    endSessions: async ({ caller, base }: Asking & { readonly caller: Leaving }) => {
      await audited(ports, ownAction('endSessions', caller), () => endAllSessions(ports, caller.sub));
      return signedOut(base, 'Signed out everywhere');
    },
  };
};

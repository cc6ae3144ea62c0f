import { auth } from '../../core/contract/auth.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { signUp } from '../../systems/accounts/sign-up/signing-up.ts';
import { confirmEmail } from '../../systems/accounts/email/confirming.ts';
import { authClients, authParts } from '../../systems/accounts/wiring.ts';

const env = settings({
  ACCOUNTS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  EMAIL_SENDER: optional(text),
  SIGNING_SECRET_ARN: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const clients = authClients();
const { directory, sessions, passwords, email, audit } = authParts(clients, env);

const done = <S extends number>(status: S, message: string) => ({ status, body: { message } });

export const handler = serve(
  auth,
  {
    signUp: async ({ body }) => {
      await signUp({ directory }, body);
      return done(201, 'Created');
    },
    signIn: sessions.signIn,
    answerChallenge: sessions.answerChallenge,
    refreshTokens: sessions.refreshTokens,
    signOut: sessions.signOut,
    forgotPassword: async ({ body }) => {
      await directory.forgotPassword(body.username);
      return done(200, 'If the account has a proven e-mail address, a code is on its way.');
    },
    resetPassword: passwords.resetPassword,
    changePassword: passwords.changePassword,
    endSessions: sessions.endSessions,
    changeEmail: async ({ body, caller }) => {
      await email.ask(caller.sub, body.email);
      return done(202, 'A code is on its way');
    },
    confirmEmail: async ({ body, caller }) => {
      await confirmEmail({ ...audit, email }, caller, body.code);
      return done(200, 'The address is yours');
    },
  },
  guards({
    db: clients.dynamoDB,
    origin: env.CONSOLE_ORIGIN,
    deniedTable: env.DENIED_TABLE,
    userPool: { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID },
  }),
);

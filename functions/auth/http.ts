import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { tokenDenials } from '../../systems/accounts/aws/token-denials.ts';
import { mailer } from '../../systems/accounts/aws/ses.ts';
import { signingSecret } from '../../core/aws/secret.ts';
import { auth } from '../../core/contract/auth.ts';
import { denyList } from '../../core/http/denied.ts';
import { guards } from '../../core/http/guards.ts';
import { serve } from '../../core/http/serve.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { cognito } from '../../systems/accounts/aws/cognito.ts';
import { emailProof, newCode } from '../../systems/accounts/email/email-proof.ts';
import { proofStore } from '../../systems/accounts/aws/email-proof-store.ts';
import { signing } from '../../systems/accounts/session/signing-in.ts';

const env = settings({
  ACCOUNTS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  EMAIL_SENDER: optional(text),
  SIGNING_SECRET_ARN: text,
  USER_POOL_CLIENT_ID: text,
  USER_POOL_ID: text,
});
const db = new DynamoDBClient({});
const now = () => new Date();
const userPool = { userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID };

const directory = cognito(new CognitoIdentityProviderClient({}), userPool);
const sessions = signing({
  sessions: directory,
  // A list of its own for each question: the cache of the guards might not know yet who has just signed out.
  isDenied: (holder) => denyList(db, env.DENIED_TABLE)(holder),
  ...tokenDenials(db, env.DENIED_TABLE),
  origin: env.CONSOLE_ORIGIN,
  now,
});
const email = emailProof({
  proofs: proofStore(db, env.ACCOUNTS_TABLE),
  // One attempt: a call whose answer was lost may have sent the mail.
  mail:
    env.EMAIL_SENDER === undefined
      ? undefined
      : mailer(new SESv2Client({ maxAttempts: 1 }), env.EMAIL_SENDER),
  setEmail: (sub, address) => directory.setEmail(sub, address),
  secret: signingSecret(env.SIGNING_SECRET_ARN),
  newCode,
  now,
});

export const handler = serve(
  auth,
  {
    async signUp({ body }) {
      await directory.signUp(body);
      return { status: 201, body: { message: 'Created' } };
    },
    signIn: sessions.signIn,
    answerChallenge: sessions.answerChallenge,
    refreshTokens: sessions.refreshTokens,
    signOut: sessions.signOut,
    async forgotPassword({ body }) {
      await directory.forgotPassword(body.username);
      const message = 'If the account has a proven e-mail address, a code is on its way.';
      return { status: 200, body: { message } };
    },
    async resetPassword({ body }) {
      await directory.resetPassword(body);
      return { status: 200, body: { message: 'The password is set' } };
    },
    async changeEmail({ body, caller }) {
      await email.ask(caller.sub, body.email);
      return { status: 202, body: { message: 'A code is on its way' } };
    },
    async confirmEmail({ body, caller }) {
      await email.confirm(caller.sub, body.code);
      return { status: 200, body: { message: 'The address is yours' } };
    },
  },
  guards({ db, origin: env.CONSOLE_ORIGIN, deniedTable: env.DENIED_TABLE, userPool }),
);

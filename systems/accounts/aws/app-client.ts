import { createHmac } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  type AdminInitiateAuthCommandInput,
  AdminRespondToAuthChallengeCommand,
  type AdminRespondToAuthChallengeCommandInput,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type AdminUpdateUserAttributesCommandInput,
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  ConfirmForgotPasswordCommand,
  type ConfirmForgotPasswordCommandInput,
  DescribeUserPoolClientCommand,
  ForgotPasswordCommand,
  type ForgotPasswordCommandInput,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
  SignUpCommand,
  type SignUpCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import { type Call, isPassedOver, refusalOf } from './cognito-errors.ts';
import type { Session } from '../sessions/session.ts';
import type { Passwords } from '../sessions/passwords.ts';
import type { Sessions } from '../sessions/signing-in.ts';

interface PoolClient {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** The app client, and the secret by which Cognito knows it. */
interface AppClient extends PoolClient {
  readonly secret: string;
}

/** By this Cognito knows that it is the app client that speaks of the user. */
const secretHash = ({ secret, clientId }: AppClient, username: string): string =>
  createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');

interface NewUser {
  readonly username: string;
  readonly password: string;
  readonly email?: string | undefined;
}

const signUpOf = (client: AppClient, { username, password, email }: NewUser): SignUpCommandInput => ({
  ClientId: client.clientId,
  SecretHash: secretHash(client, username),
  Username: username,
  Password: password,
  ...(email !== undefined && { UserAttributes: [{ Name: 'email', Value: email }] }),
});

const signInOf = (client: AppClient, username: string, password: string): AdminInitiateAuthCommandInput => ({
  UserPoolId: client.userPoolId,
  ClientId: client.clientId,
  AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: username, PASSWORD: password, SECRET_HASH: secretHash(client, username) },
});

const answerOf = (
  client: AppClient,
  { username, session, newPassword }: { username: string; session: string; newPassword: string },
): AdminRespondToAuthChallengeCommandInput => ({
  UserPoolId: client.userPoolId,
  ClientId: client.clientId,
  ChallengeName: 'NEW_PASSWORD_REQUIRED',
  Session: session,
  ChallengeResponses: {
    USERNAME: username,
    NEW_PASSWORD: newPassword,
    SECRET_HASH: secretHash(client, username),
  },
});

const forgottenOf = (client: AppClient, username: string): ForgotPasswordCommandInput => ({
  ClientId: client.clientId,
  SecretHash: secretHash(client, username),
  Username: username,
});

const resetOf = (
  client: AppClient,
  { username, code, newPassword }: { username: string; code: string; newPassword: string },
): ConfirmForgotPasswordCommandInput => ({
  ...forgottenOf(client, username),
  ConfirmationCode: code,
  Password: newPassword,
});

/** By sub, which Cognito takes for a name: a new user of the same name is never hit. */
const provenEmailOf = (
  userPoolId: string,
  sub: string,
  email: string,
): AdminUpdateUserAttributesCommandInput => ({
  UserPoolId: userPoolId,
  Username: sub,
  UserAttributes: [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ],
});

/** Asks, and turns what Cognito refuses into what the caller reads: see cognito-errors.ts. */
const asked = async <T>(call: Call, answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof CognitoIdentityProviderServiceException)) throw error;
    // The name of the exception alone: its message may hold what was typed.
    const refused = { call, exception: error.name };
    if (isPassedOver(call, error.name)) {
      log.info('the user directory rejected a request; the caller is not told', refused);
      return undefined;
    }
    const refusal = refusalOf(call, error);
    if (refusal) log.info('the user directory rejected a request', refused);
    throw refusal ?? error;
  }
};

/** @throws Error when there are no tokens */
const sessionOf = (result: AuthenticationResultType | undefined): Session => {
  const { IdToken, AccessToken, RefreshToken } = result ?? {};
  if (!IdToken || !AccessToken) throw new Error('the user directory returned no tokens');
  return {
    idToken: IdToken,
    accessToken: AccessToken,
    ...(RefreshToken && { refreshToken: RefreshToken }),
  };
};

/** Reads once and remembers, unless it fails. */
const remembered = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};

/** What the user directory does for the operations of `auth`. What it refuses is a Failure. */
export interface UserDirectory extends Sessions, Passwords {
  signUp(user: NewUser): Promise<void>;
  /** Sends a code, if there is such a user, with a proven address; a success in any case. */
  forgotPassword(username: string): Promise<void>;
  /** Ends every session: no refresh token works any longer. @throws Failure Unauthorized when the user is gone */
  signOutEverywhere(sub: string): Promise<void>;
  /** The user's proven address; undefined without one. */
  provenEmail(sub: string): Promise<string | undefined>;
  /** Gives the user this address, as a proven one. */
  setEmail(sub: string, email: string): Promise<void>;
}

const isBusy = (error: unknown): boolean => error instanceof Failure && error.code === 'TooManyRequests';

/** What the pool knows of a user, by name or by sub; nothing of one who is gone. */
const userAt = async (idp: CognitoIdentityProviderClient, userPoolId: string, name: string) => {
  const command = new AdminGetUserCommand({ UserPoolId: userPoolId, Username: name });
  const { Username: username, UserAttributes = [] } = (await asked('read', idp.send(command))) ?? {};
  const valueOf = (attribute: string) => UserAttributes.find(({ Name }) => Name === attribute)?.Value;
  return {
    username,
    sub: valueOf('sub'),
    provenEmail: valueOf('email_verified') === 'true' ? valueOf('email') : undefined,
  };
};

/** The app client of a pool, read once. @throws Failure TooManyRequests when the directory stays busy */
const appOf = (idp: CognitoIdentityProviderClient, pool: PoolClient): (() => Promise<AppClient>) =>
  remembered(async () => {
    const command = new DescribeUserPoolClientCommand({
      UserPoolId: pool.userPoolId,
      ClientId: pool.clientId,
    });
    // Each instance of a function asks when it starts, and Cognito answers some 15 a second.
    const answer = await withBackoff(() => asked('client', idp.send(command)), isBusy);
    const secret = answer?.UserPoolClient?.ClientSecret;
    if (!secret) throw new Error('the app client has no secret');
    return { ...pool, secret };
  });

/** Signing in, and what keeps a session going. */
const sessionsOf = (idp: CognitoIdentityProviderClient, app: () => Promise<AppClient>): Sessions => ({
  async signIn(username, password) {
    const client = await app();
    const command = new AdminInitiateAuthCommand(signInOf(client, username, password));
    const answer = await asked('signIn', idp.send(command));
    if (answer?.ChallengeName === undefined) return sessionOf(answer?.AuthenticationResult);
    if (answer.ChallengeName === 'NEW_PASSWORD_REQUIRED' && answer.Session)
      return { challenge: 'NEW_PASSWORD_REQUIRED', session: answer.Session };
    log.warn('a challenge that this API does not offer', { challenge: answer.ChallengeName });
    throw new Failure('Unauthorized', 'Incorrect username or password.');
  },

  async answer(given) {
    const client = await app();
    const command = new AdminRespondToAuthChallengeCommand(answerOf(client, given));
    const answer = await asked('answer', idp.send(command));
    if (answer?.ChallengeName === undefined) return sessionOf(answer?.AuthenticationResult);
    log.warn('a challenge that this API does not offer', { challenge: answer.ChallengeName });
    throw new Failure('Unauthorized', 'The session has ended: sign in again');
  },

  async refresh(refreshToken) {
    const { clientId, secret } = await app();
    const command = new GetTokensFromRefreshTokenCommand({
      RefreshToken: refreshToken,
      ClientId: clientId,
      ClientSecret: secret,
    });
    return sessionOf((await asked('refresh', idp.send(command)))?.AuthenticationResult);
  },

  async revoke(refreshToken) {
    const { clientId, secret } = await app();
    const command = new RevokeTokenCommand({
      Token: refreshToken,
      ClientId: clientId,
      ClientSecret: secret,
    });
    await asked('revoke', idp.send(command));
  },
});

const passwordsOf = (
  idp: CognitoIdentityProviderClient,
  app: () => Promise<AppClient>,
): Pick<UserDirectory, keyof Passwords | 'forgotPassword'> => ({
  async changePassword(AccessToken, PreviousPassword, ProposedPassword) {
    const command = new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword });
    await asked('changePassword', idp.send(command));
  },

  async forgotPassword(username) {
    const client = await app();
    await asked('forgot', idp.send(new ForgotPasswordCommand(forgottenOf(client, username))));
  },

  async resetPassword(reset) {
    const client = await app();
    await asked('reset', idp.send(new ConfirmForgotPasswordCommand(resetOf(client, reset))));
  },

  async named(name) {
    const { userPoolId } = await app();
    const { username, sub } = await userAt(idp, userPoolId, name);
    return sub === undefined || username === undefined ? undefined : { sub, username };
  },
});

/**
 * The user pool behind its one app client. The client's secret is read from the pool when it is first
 * needed, so that it stands in no environment.
 */
export const appClient = (idp: CognitoIdentityProviderClient, pool: PoolClient): UserDirectory => {
  const app = appOf(idp, pool);
  return {
    ...sessionsOf(idp, app),

    async signUp(user) {
      const client = await app();
      await asked('signUp', idp.send(new SignUpCommand(signUpOf(client, user))));
    },

    ...passwordsOf(idp, app),

    // Much has been done when a session is ended, so that it is tried more than once.
    async signOutEverywhere(sub) {
      const input = { UserPoolId: pool.userPoolId, Username: sub };
      await withBackoff(
        () => asked('endSessions', idp.send(new AdminUserGlobalSignOutCommand(input))),
        isBusy,
      );
    },

    async provenEmail(sub) {
      return (await userAt(idp, pool.userPoolId, sub)).provenEmail;
    },

    async setEmail(sub, email) {
      const input = provenEmailOf(pool.userPoolId, sub, email);
      await asked('setEmail', idp.send(new AdminUpdateUserAttributesCommand(input)));
    },
  };
};

import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { appClient } from '../../../systems/accounts/aws/app-client.ts';
import type { Answer } from '../../shared/sdk.ts';
import { cognitoAnswering, refusedBy } from './answering.ts';

beforeAll(() => log.setLogLevel('SILENT'));

/** As Cognito documents it: of the name and the client's id, by the client's secret. */
const hash = createHmac('sha256', 's').update('adaclient').digest('base64');
const tokens = { IdToken: 'i', AccessToken: 'a', RefreshToken: 'r', ExpiresIn: 900 };

const directoryOf = (...answers: Answer[]) => {
  const { client: idp, asked } = cognitoAnswering(...answers);
  return { directory: appClient(idp, { userPoolId: 'pool', clientId: 'client' }), asked };
};

/** What Cognito was asked beside the client's secret. */
const requestOf = async (
  call: (directory: ReturnType<typeof appClient>) => Promise<unknown>,
): Promise<unknown> => {
  const { directory, asked } = directoryOf({ AuthenticationResult: tokens });
  await call(directory);
  return asked.find(({ command }) => command !== 'DescribeUserPoolClient')?.input;
};

describe('requests', () => {
  test('an address is given only by who gave one', async () => {
    const user = { username: 'ada', password: 'Abc123!' };
    const want = { ClientId: 'client', SecretHash: hash, Username: 'ada', Password: 'Abc123!' };
    expect(await requestOf((to) => to.signUp(user))).toEqual(want);
    expect(await requestOf((to) => to.signUp({ ...user, email: 'ada@example.com' }))).toEqual({
      ...want,
      UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }],
    });
  });

  test('signing in takes the flow that only a server may use', async () =>
    expect(await requestOf((to) => to.signIn('ada', 'Abc123!'))).toEqual({
      UserPoolId: 'pool',
      ClientId: 'client',
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: 'Abc123!', SECRET_HASH: hash },
    }));

  test('an answer brings the new password', async () =>
    expect(
      await requestOf((to) => to.answer({ username: 'ada', session: 'session', newPassword: 'Own123!' })),
    ).toEqual({
      UserPoolId: 'pool',
      ClientId: 'client',
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: 'session',
      ChallengeResponses: { USERNAME: 'ada', NEW_PASSWORD: 'Own123!', SECRET_HASH: hash },
    }));

  test('a forgotten password and its reset speak of the same user', async () => {
    const want = { ClientId: 'client', SecretHash: hash, Username: 'ada' };
    expect(await requestOf((to) => to.forgotPassword('ada'))).toEqual(want);
    const reset = { username: 'ada', code: '1', newPassword: 'Own123!' };
    expect(await requestOf((to) => to.resetPassword(reset))).toEqual({
      ...want,
      ConfirmationCode: '1',
      Password: 'Own123!',
    });
  });

  test('a password is changed by the access token of a session', async () =>
    expect(await requestOf((to) => to.changePassword('a', 'Abc123!', 'Own123!'))).toEqual({
      AccessToken: 'a',
      PreviousPassword: 'Abc123!',
      ProposedPassword: 'Own123!',
    }));

  test('all sessions are ended by sub', async () =>
    expect(await requestOf((to) => to.signOutEverywhere('sub-1'))).toEqual({
      UserPoolId: 'pool',
      Username: 'sub-1',
    }));

  test('a user is returned with the name as the directory spells it', async () => {
    const { directory, asked } = directoryOf({
      Username: 'Ada',
      UserAttributes: [{ Name: 'sub', Value: 'sub-1' }],
    });
    expect(await directory.named('ada')).toEqual({ username: 'Ada', sub: 'sub-1' });
    expect(asked.at(-1)).toEqual({ command: 'AdminGetUser', input: { UserPoolId: 'pool', Username: 'ada' } });
  });

  test('a proven address is set by sub', async () =>
    expect(await requestOf((to) => to.setEmail('sub-1', 'ada@example.com'))).toEqual({
      UserPoolId: 'pool',
      Username: 'sub-1',
      UserAttributes: [
        { Name: 'email', Value: 'ada@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
    }));
});

describe('signing in', () => {
  test('answers the tokens', () =>
    expect(directoryOf({ AuthenticationResult: tokens }).directory.signIn('ada', 'x')).resolves.toEqual({
      idToken: 'i',
      accessToken: 'a',
      refreshToken: 'r',
    }));

  test('answers the challenge of a first sign-in', () =>
    expect(
      directoryOf({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's' }).directory.signIn('ada', 'x'),
    ).resolves.toEqual({ challenge: 'NEW_PASSWORD_REQUIRED', session: 's' }));

  test.each(['SMS_MFA', 'MFA_SETUP', 'SELECT_CHALLENGE'])('refuses the challenge %s', async (challenge) => {
    const { directory } = directoryOf(
      { ChallengeName: challenge, Session: 's' },
      { ChallengeName: challenge },
    );
    await expect(directory.signIn('ada', 'x')).rejects.toMatchObject({ code: 'Unauthorized' });
    const answer = { username: 'ada', session: 's', newPassword: 'x' };
    await expect(directory.answer(answer)).rejects.toMatchObject({ code: 'Unauthorized' });
  });

  test.each<[string, Answer]>([
    ['nothing', {}],
    ['no ID token', { AuthenticationResult: { AccessToken: 'a' } }],
    ['no access token', { AuthenticationResult: { IdToken: 'i' } }],
  ])('an answer with %s is a fault', (_name, answer) =>
    expect(directoryOf(answer).directory.signIn('ada', 'x')).rejects.toThrow('returned no tokens'),
  );
});

test('ending all sessions is tried again while the directory is busy', async () => {
  const busy = refusedBy('TooManyRequestsException');
  await expect(directoryOf(busy, busy, {}).directory.signOutEverywhere('sub-1')).resolves.toBeUndefined();
});

describe('the client’s secret', () => {
  test('is read once, and goes along where Cognito wants it', async () => {
    const { directory, asked } = directoryOf({ AuthenticationResult: { IdToken: 'i', AccessToken: 'a' } });
    await expect(directory.refresh('r')).resolves.toEqual({ idToken: 'i', accessToken: 'a' });
    await directory.revoke('r');
    expect(asked).toEqual([
      { command: 'DescribeUserPoolClient', input: { UserPoolId: 'pool', ClientId: 'client' } },
      {
        command: 'GetTokensFromRefreshToken',
        input: { RefreshToken: 'r', ClientId: 'client', ClientSecret: 's' },
      },
      { command: 'RevokeToken', input: { Token: 'r', ClientId: 'client', ClientSecret: 's' } },
    ]);
  });

  const busyFor = (times: number) => {
    const { client: idp } = cognitoAnswering();
    let asked = 0;
    idp.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== 'DescribeUserPoolClientCommand') return next(args);
          asked += 1;
          if (asked <= times) throw refusedBy('TooManyRequestsException');
          return next(args);
        },
      { step: 'initialize', priority: 'high' },
    );
    return { directory: appClient(idp, { userPoolId: 'pool', clientId: 'client' }), asked: () => asked };
  };

  test('is asked for again while many instances start at once', async () => {
    const { directory, asked } = busyFor(2);
    await expect(directory.forgotPassword('ada')).resolves.toBeUndefined();
    expect(asked()).toBe(3);
  });

  test('is a reason to come back later when Cognito stays busy, and no fault', async () => {
    const { directory } = busyFor(100);
    await expect(directory.forgotPassword('ada')).rejects.toMatchObject({ code: 'TooManyRequests' });
  });

  test('is read again after a reading that failed', async () => {
    const { client: idp } = cognitoAnswering();
    const failures = [refusedBy('NotAuthorizedException')];
    idp.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const failure = commandName === 'DescribeUserPoolClientCommand' ? failures.shift() : undefined;
          if (failure) throw failure;
          return next(args);
        },
      { step: 'initialize', priority: 'high' },
    );
    const directory = appClient(idp, { userPoolId: 'pool', clientId: 'client' });
    // Not the user's fault: no 401.
    await expect(directory.forgotPassword('ada')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(directory.forgotPassword('ada')).resolves.toBeUndefined();
  });
});

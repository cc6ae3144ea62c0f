import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, expect, test } from '@jest/globals';
import { log } from '../../core/log.ts';
import { awsConfig } from '../../ops/clients.ts';
import { claimsOf } from '../../systems/accounts/sessions/session.ts';
import { authParts } from '../../systems/accounts/wiring.ts';
import { call, newUser, signIn } from '../integration/accounts.ts';
import { endpoints, output } from '../integration/stack.ts';
import { type Fault, faultLine, MODES } from './faults.ts';
import { eachOf } from './turns.ts';

log.setLogLevel('SILENT');

const config = awsConfig({ endpoint: endpoints.aws, region: endpoints.region });
const clients = {
  cognito: new CognitoIdentityProviderClient(config),
  dynamoDB: new DynamoDBClient(config),
  ses: new SESv2Client({ ...config, maxAttempts: 1 }),
};
afterAll(() => {
  for (const client of Object.values(clients)) client.destroy();
});
const during = faultLine({ Cognito: clients.cognito, DynamoDB: clients.dynamoDB });

/** As a function has them that has just started, so that it remembers nothing. */
const parts = () =>
  authParts(clients, {
    ACCOUNTS_TABLE: output('AccountsTableName'),
    CONSOLE_ORIGIN: 'https://console.example.com',
    DENIED_TABLE: output('DeniedTableName'),
    EMAIL_SENDER: undefined,
    SIGNING_SECRET_ARN: '',
    USER_POOL_CLIENT_ID: endpoints.resources.userPoolClientId,
    USER_POOL_ID: output('UserPoolId'),
  });

/** A user with a session changes their password, and retries after a failure. @returns what holds afterwards */
const trial = async (fault: Fault | undefined) => {
  const user = await newUser();
  const { token, refreshToken } = await signIn(user);
  const { sub } = claimsOf(token);
  const change = () =>
    parts().passwords.changePassword({
      header: () => undefined,
      base: '',
      caller: { sub, username: user.username },
      body: { oldPassword: user.password, newPassword: 'New123!', cookie: false },
    });

  const { calls, error } = await during(fault, change);
  const { body } = error === undefined ? { body: undefined } : await change();

  const status = async (path: string, given: object) => (await call('POST', path, { body: given })).status;
  const signsIn = (password: string) => status('/signin', { username: user.username, password });
  const seen = {
    'the old session': await status('/token', { refreshToken }),
    'the old password': await signsIn(user.password),
    'the new password': await signsIn('New123!'),
    'the new session': body && (await status('/token', { refreshToken: body.refreshToken })),
  };
  return { calls, seen };
};

test('A password that is changed ends every session, whichever call fails, after the same request again', async () => {
  // Prepare
  const { calls } = await trial(undefined);
  const faults = calls.flatMap((_call, i) => MODES.map((mode): Fault => ({ at: i + 1, mode })));

  // Act
  const trials = await eachOf(faults, async (fault) => [fault, (await trial(fault)).seen] as const);

  // Assess
  expect(calls.length).toBeGreaterThan(6);
  for (const [{ at, mode }, seen] of trials)
    expect([calls[at - 1], mode, seen]).toEqual([
      calls[at - 1],
      mode,
      {
        'the old session': 401,
        'the old password': 401,
        'the new password': 201,
        'the new session': seen['the new session'] === undefined ? undefined : 200,
      },
    ]);
});

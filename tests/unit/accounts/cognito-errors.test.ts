import { beforeAll, describe, expect, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { appClient, type UserDirectory } from '../../../systems/accounts/aws/app-client.ts';
import { cognitoAnswering, refusedBy } from './answering.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const CALLS = {
  signUp: (to) => to.signUp({ username: 'ada', password: 'Abc123!' }),
  signIn: (to) => to.signIn('ada', 'Abc123!'),
  answer: (to) => to.answer({ username: 'ada', session: 's', newPassword: 'Abc123!' }),
  refresh: (to) => to.refresh('r'),
  revoke: (to) => to.revoke('r'),
  forgotPassword: (to) => to.forgotPassword('ada'),
  resetPassword: (to) => to.resetPassword({ username: 'ada', code: '1', newPassword: 'Abc123!' }),
  changePassword: (to) => to.changePassword('a', 'Abc123!', 'Own123!'),
  named: (to) => to.named('ada'),
  setEmail: (to) => to.setEmail('sub-1', 'ada@example.com'),
  signOutEverywhere: (to) => to.signOutEverywhere('sub-1'),
} satisfies Record<string, (to: UserDirectory) => Promise<unknown>>;
type Name = keyof typeof CALLS;

const failing = (call: Name, error: Error): Promise<unknown> => {
  const { client } = cognitoAnswering(error);
  return CALLS[call](appClient(client, { userPoolId: 'pool', clientId: 'client' }));
};

const OWN = 'in words of its own';
const WRONG = 'Incorrect username or password.';
const OVER = 'The session has ended: sign in again';
const AGAIN = 'The session has ended: sign in again';
const CODE = 'Invalid verification code provided, please try again.';
const BUSY = 'Too many attempts: try again later';

describe('what the user directory refuses', () => {
  test.each<[Name, string, string, string]>([
    ['signUp', 'UsernameExistsException', 'Conflict', 'A user with this name already exists'],
    ['signUp', 'InvalidPasswordException', 'Refused', OWN],
    ['signUp', 'InvalidParameterException', 'Refused', OWN],
    ['signUp', 'UserLambdaValidationException', 'Refused', OWN],
    ['signUp', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['signUp', 'LimitExceededException', 'TooManyRequests', BUSY],
    ['signIn', 'NotAuthorizedException', 'Unauthorized', WRONG],
    ['signIn', 'UserNotFoundException', 'Unauthorized', WRONG],
    ['signIn', 'UserNotConfirmedException', 'Unauthorized', WRONG],
    ['signIn', 'PasswordResetRequiredException', 'Unauthorized', WRONG],
    ['signIn', 'InvalidParameterException', 'Unauthorized', WRONG],
    ['signIn', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['answer', 'InvalidPasswordException', 'Refused', OWN],
    ['answer', 'PasswordHistoryPolicyViolationException', 'Refused', OWN],
    ['answer', 'NotAuthorizedException', 'Unauthorized', OVER],
    ['answer', 'CodeMismatchException', 'Unauthorized', OVER],
    ['answer', 'ExpiredCodeException', 'Unauthorized', OVER],
    ['answer', 'InvalidParameterException', 'Unauthorized', OVER],
    ['answer', 'UserNotFoundException', 'Unauthorized', OVER],
    ['answer', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['refresh', 'NotAuthorizedException', 'Unauthorized', AGAIN],
    ['refresh', 'UserNotFoundException', 'Unauthorized', AGAIN],
    ['refresh', 'InvalidParameterException', 'Unauthorized', AGAIN],
    ['refresh', 'RefreshTokenReuseException', 'Unauthorized', AGAIN],
    ['refresh', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['revoke', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['forgotPassword', 'TooManyRequestsException', 'TooManyRequests', BUSY],
    ['resetPassword', 'CodeMismatchException', 'Refused', CODE],
    ['resetPassword', 'ExpiredCodeException', 'Refused', CODE],
    ['resetPassword', 'UserNotFoundException', 'Refused', CODE],
    ['resetPassword', 'NotAuthorizedException', 'Refused', CODE],
    ['resetPassword', 'UserNotConfirmedException', 'Refused', CODE],
    ['resetPassword', 'InvalidParameterException', 'Refused', CODE],
    ['resetPassword', 'InvalidPasswordException', 'Refused', OWN],
    ['resetPassword', 'TooManyFailedAttemptsException', 'TooManyRequests', BUSY],
    ['resetPassword', 'LimitExceededException', 'TooManyRequests', BUSY],
    ['changePassword', 'InvalidPasswordException', 'Refused', OWN],
    ['changePassword', 'PasswordHistoryPolicyViolationException', 'Refused', OWN],
    ['changePassword', 'InvalidParameterException', 'Refused', OWN],
    ['changePassword', 'NotAuthorizedException', 'Unauthorized', AGAIN],
    ['changePassword', 'UserNotFoundException', 'Unauthorized', AGAIN],
    ['changePassword', 'LimitExceededException', 'TooManyRequests', BUSY],
    ['signOutEverywhere', 'UserNotFoundException', 'Unauthorized', AGAIN],
    ['setEmail', 'UserNotFoundException', 'Unauthorized', AGAIN],
    ['setEmail', 'InvalidParameterException', 'Refused', OWN],
  ])('%s, %s: %s', async (call, exception, code, message) => {
    await expect(failing(call, refusedBy(exception))).rejects.toMatchObject({
      name: 'Failure',
      code,
      message,
      cause: { name: exception },
    });
  });

  test.each([
    'UserNotFoundException',
    'InvalidParameterException',
    'NotAuthorizedException',
    'UserNotConfirmedException',
    'CodeDeliveryFailureException',
    'LimitExceededException',
  ])('who forgot a password is not told of %s', async (exception) => {
    await expect(failing('forgotPassword', refusedBy(exception))).resolves.toBeUndefined();
  });

  test.each(['UnauthorizedException', 'InvalidParameterException', 'UnsupportedTokenTypeException'])(
    'a refresh token that is none (%s) has been revoked',
    async (exception) => {
      await expect(failing('revoke', refusedBy(exception))).resolves.toBeUndefined();
    },
  );
});

test('a name that the directory does not know belongs to no one', async () => {
  await expect(failing('named', refusedBy('UserNotFoundException'))).resolves.toBeUndefined();
});

describe('a fault', () => {
  const names = Object.keys(CALLS) as Name[];

  test.each(names)('of Cognito stays one: %s', async (call) => {
    await expect(failing(call, refusedBy('InternalErrorException'))).rejects.toMatchObject({
      name: 'InternalErrorException',
    });
  });

  test.each(names)('of the network stays one, whatever its name: %s', async (call) => {
    const error = Object.assign(new Error('down'), { name: 'NotAuthorizedException' });
    await expect(failing(call, error)).rejects.toBe(error);
  });
});

test('a long refusal is cut to what the contract allows', async () => {
  const error = Object.assign(refusedBy('InvalidPasswordException'), { message: 'x'.repeat(2_000) });
  await expect(failing('signUp', error)).rejects.toMatchObject({ message: 'x'.repeat(1_000) });
});

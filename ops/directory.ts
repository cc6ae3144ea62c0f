import {
  AdminAddUserToGroupCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { createUserCommand, NOTHING } from '../systems/accounts/aws/create-user.ts';
import { directory } from '../systems/accounts/aws/directory.ts';
import { newUsername } from '../systems/accounts/directory/usernames.ts';

/** A user of the directory, as the commands of this folder make them. */
export interface NewUser {
  readonly username: string;
  /** Counts as verified: the operator vouches for it. */
  readonly email: string;
  /** If given, the user is mailed nothing. */
  readonly temporaryPassword?: string | undefined;
}

/**
 * Creates a user who gets no API keys. Cognito mails them a temporary password, unless one is given.
 * @returns false when a user of this name exists already; that user does not change
 * @throws Error for the operator when no one may be given this name
 */
export const createUser = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { username, email, temporaryPassword }: NewUser,
): Promise<boolean> => {
  const name = newUsername(username);
  if ('complaint' in name) {
    // Existing users keep names that are older than the rules.
    if (await directory(client, UserPoolId).byName(username)) return false;
    throw new Error(`This username ${name.complaint}`);
  }
  const quietly = { MessageAction: 'SUPPRESS', TemporaryPassword: temporaryPassword } as const;
  try {
    await client.send(
      createUserCommand(
        {
          UserPoolId,
          Username: username,
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
          ...(temporaryPassword === undefined ? { DesiredDeliveryMediums: ['EMAIL'] } : quietly),
        },
        NOTHING,
      ),
    );
    return true;
  } catch (error) {
    if (error instanceof UsernameExistsException) return false;
    throw error;
  }
};

/** Adds a user to the admins; succeeds also for a user who is an admin already. */
export const makeAdmin = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
): Promise<void> => {
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'admins' }));
};

/** Sets a password that need not be changed at the first sign-in. */
export const setPassword = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
  Password: string,
): Promise<void> => {
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
};

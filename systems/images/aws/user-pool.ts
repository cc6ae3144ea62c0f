import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { isUuid } from '../image/object-keys.ts';

/**
 * Tells whether a user is gone for certain: neither the reading of one user nor the list of all knows the `sub`.
 * Whatever else comes of asking is thrown, and is no certainty.
 */
export const goneUsers =
  (client: CognitoIdentityProviderClient, userPoolId: string) =>
  async (sub: string): Promise<boolean> => {
    // It becomes part of a filter.
    if (!isUuid(sub)) throw new Error('not the sub of a user');
    try {
      await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: sub }));
      return false;
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error;
    }
    const listing = { UserPoolId: userPoolId, Filter: `sub = "${sub}"`, Limit: 1 };
    const { Users } = await client.send(new ListUsersCommand(listing));
    return Users?.length === 0;
  };

import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  type AdminUpdateUserAttributesCommandInput,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  ListUsersCommand,
  type ListUsersCommandInput,
  ListUsersInGroupCommand,
  paginateAdminListGroupsForUser,
  paginateListUsers,
  TooManyRequestsException,
  UnsupportedUserStateException,
  UserLambdaValidationException,
  UsernameExistsException,
  UserNotFoundException,
  CodeDeliveryFailureException,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Code, Failure } from '../../../core/errors.ts';
import {
  INVITED,
  type Directory,
  type DirectoryUser,
  type NewUser,
  type UserAttributes,
  type UserPage,
  type UserQuery,
} from '../directory/directory.ts';

/** Cognito gives no more users at once. */
const MAX_PAGE = 60;
const MAX_REASON = 1_000;

/** What both AdminGetUser and the lists answer of a user. */
interface CognitoUser {
  readonly Username?: string | undefined;
  readonly Attributes?: readonly AttributeType[] | undefined;
  readonly UserCreateDate?: Date | undefined;
  readonly Enabled?: boolean | undefined;
  readonly UserStatus?: string | undefined;
}

/**
 * A user of the pool. An attribute that was taken away is empty, which is the same as not there.
 * @throws Error when it lacks what every user has
 */
export const userFrom = (user: CognitoUser): DirectoryUser => {
  const attributes = new Map(user.Attributes?.map(({ Name, Value }) => [Name, Value ?? '']));
  const { Username: username, UserCreateDate: createdAt, UserStatus: status } = user;
  const sub = attributes.get('sub') ?? '';
  if (sub === '' || username === undefined || createdAt === undefined || status === undefined)
    throw new Error('a user of the pool lacks a sub, a name, a date or a status');
  const email = attributes.get('email') ?? '';
  const apiKey = attributes.get('custom:apiKey') ?? '';
  return {
    sub,
    username,
    ...(email !== '' && { email }),
    emailVerified: attributes.get('email_verified')?.toLowerCase() === 'true',
    // What Cognito does not say is not granted.
    enabled: user.Enabled ?? false,
    status,
    createdAt,
    ...(apiKey !== '' && { apiKey }),
  };
};

/** `attribute operator "value"`, as ListUsers reads it. */
const filter = (attribute: string, operator: '=' | '^=', value: string): string =>
  `${attribute} ${operator} "${value.replace(/[\\"]/g, '\\$&')}"`;

const STATE_FILTER = {
  enabled: filter('status', '=', 'Enabled'),
  disabled: filter('status', '=', 'Disabled'),
  invited: filter('cognito:user_status', '=', INVITED),
} as const;

/** The one filter that Cognito takes: by what is likely to leave the fewest. */
export const filterOf = ({
  username,
  email,
  state,
}: Omit<UserQuery, 'limit' | 'token'>): string | undefined => {
  if (username !== undefined) return filter('username', '^=', username);
  if (email !== undefined) return filter('email', '^=', email);
  return state && STATE_FILTER[state];
};

/** A page of those whom a query may mean; `matches` says whom it does mean. */
export const usersOf = (pool: string, query: UserQuery): ListUsersCommandInput => ({
  UserPoolId: pool,
  Limit: Math.min(query.limit, MAX_PAGE),
  Filter: filterOf(query),
  PaginationToken: query.token,
});

/**
 * Whether all of a query holds of a user: names by their very letters, addresses in any case. As in what the
 * API answers of a user, one who is disabled is no longer invited.
 */
export const matches = ({ username, email, state }: UserQuery, user: DirectoryUser): boolean => {
  if (username !== undefined && !user.username.startsWith(username)) return false;
  if (email !== undefined && !user.email?.toLowerCase().startsWith(email.toLowerCase())) return false;
  if (state === undefined) return true;
  return user.enabled === (state !== 'disabled') && (state !== 'invited' || user.status === INVITED);
};

/** Without an address there is nowhere to mail to. */
export const newUserOf = (pool: string, user: NewUser): AdminCreateUserCommandInput => ({
  UserPoolId: pool,
  Username: user.username,
  UserAttributes:
    user.email === undefined
      ? []
      : [
          { Name: 'email', Value: user.email },
          { Name: 'email_verified', Value: 'true' },
        ],
  TemporaryPassword: user.temporaryPassword,
  DesiredDeliveryMediums: ['EMAIL'],
  MessageAction: user.sendEmail && user.email !== undefined ? undefined : 'SUPPRESS',
  ClientMetadata: { scopes: user.scopes.join(','), sendEmail: String(user.sendEmail) },
});

/** Mails an invited user a new temporary password. */
export const againOf = (pool: string, username: string): AdminCreateUserCommandInput => ({
  UserPoolId: pool,
  Username: username,
  MessageAction: 'RESEND',
  DesiredDeliveryMediums: ['EMAIL'],
});

/** An empty value deletes an attribute, as Cognito documents; the emulator has no call of its own for it. */
export const attributesOf = (
  pool: string,
  username: string,
  { apiKey, email, emailVerified }: UserAttributes,
): AdminUpdateUserAttributesCommandInput => ({
  UserPoolId: pool,
  Username: username,
  UserAttributes: [
    ...(apiKey === undefined ? [] : [{ Name: 'custom:apiKey', Value: apiKey ?? '' }]),
    ...(email === undefined ? [] : [{ Name: 'email', Value: email }]),
    ...(emailVerified === undefined ? [] : [{ Name: 'email_verified', Value: String(emailVerified) }]),
  ],
});

/** The errors of Cognito's that are somebody's mistake, each with what it means for one call. */
type Meanings = readonly (readonly [new (...args: never[]) => Error, Code, message?: string])[];

const PATIENCE = 'The user directory is busy; try again in a moment';
const ALWAYS: Meanings = [
  [TooManyRequestsException, 'TooManyRequests', PATIENCE],
  [LimitExceededException, 'TooManyRequests', PATIENCE],
];
const NOBODY: Meanings = [[UserNotFoundException, 'NotFound', 'There is no such user']];
const TAKEN = 'There is a user of that name already';
/** Said in Cognito's own words. */
const REFUSALS: Meanings = [
  [InvalidParameterException, 'Refused'],
  [InvalidPasswordException, 'Refused'],
  [UserLambdaValidationException, 'Refused'],
];
const CURSOR: Meanings = [
  [InvalidParameterException, 'CursorInvalid', 'The cursor is not good for this list'],
];

const asked = async <T>(call: Promise<T>, meanings: Meanings = []): Promise<T> => {
  try {
    return await call;
  } catch (cause) {
    const [, code, message] = [...meanings, ...ALWAYS].find(([of]) => cause instanceof of) ?? [];
    if (code === undefined || !(cause instanceof Error)) throw cause;
    throw new Failure(code, message ?? cause.message.slice(0, MAX_REASON), { cause });
  }
};

/** @param client of the Cognito user pools API */
export const directory = (client: CognitoIdentityProviderClient, userPoolId: string): Directory => {
  const pool = { UserPoolId: userPoolId };
  const at = (username: string) => ({ ...pool, Username: username });

  /** By name or by sub: Cognito takes both. */
  const read = async (username: string): Promise<DirectoryUser | undefined> => {
    try {
      const { UserAttributes, ...user } = await asked(client.send(new AdminGetUserCommand(at(username))));
      return userFrom({ ...user, Attributes: UserAttributes });
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      // A name that nobody can have.
      if (error instanceof InvalidParameterException) return undefined;
      throw error;
    }
  };

  /** A user whose name is another's sub hides that other from `read`; the list finds them. */
  const bySubListed = async (sub: string): Promise<DirectoryUser | undefined> => {
    const input = { ...pool, Filter: filter('sub', '=', sub), Limit: 1 };
    const { Users: users = [] } = await asked(client.send(new ListUsersCommand(input)));
    return users.map(userFrom).find((user) => user.sub === sub);
  };

  return {
    async byName(username) {
      const user = await read(username);
      return user?.sub === username && user.username !== username ? undefined : user;
    },
    async bySub(sub) {
      const user = await read(sub);
      return user === undefined || user.sub === sub ? user : bySubListed(sub);
    },
    async *all() {
      const pages = paginateListUsers({ client, pageSize: MAX_PAGE }, pool)[Symbol.asyncIterator]();
      for (let page = await asked(pages.next()); page.done !== true; page = await asked(pages.next()))
        yield* (page.value.Users ?? []).map(userFrom);
    },
    async list(query) {
      const meanings = query.token === undefined ? [] : CURSOR;
      const answer = await asked(client.send(new ListUsersCommand(usersOf(userPoolId, query))), meanings);
      const users = (answer.Users ?? []).map(userFrom).filter((user) => matches(query, user));
      return pageOf(users, answer.PaginationToken);
    },
    async groupsOf(username) {
      const groups: string[] = [];
      const pages = paginateAdminListGroupsForUser({ client, pageSize: MAX_PAGE }, at(username));
      const collect = async () => {
        for await (const { Groups = [] } of pages)
          groups.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
      };
      try {
        await asked(collect());
      } catch (error) {
        if (error instanceof UserNotFoundException) return [];
        throw error;
      }
      return groups;
    },
    async inGroup(group, { limit, token }) {
      const input = { ...pool, GroupName: group, Limit: Math.min(limit, MAX_PAGE), NextToken: token };
      const answer = await asked(
        client.send(new ListUsersInGroupCommand(input)),
        token === undefined ? [] : CURSOR,
      );
      return pageOf((answer.Users ?? []).map(userFrom), answer.NextToken);
    },
    async create(user) {
      try {
        const { User } = await asked(client.send(new AdminCreateUserCommand(newUserOf(userPoolId, user))), [
          [UsernameExistsException, 'Conflict', TAKEN],
          ...REFUSALS,
        ]);
        return userFrom(User ?? {});
      } catch (error) {
        // Cognito has made the user all the same (aws-sdk issue 438): the invitation can be sent again.
        if (!(error instanceof CodeDeliveryFailureException)) throw error;
        const made = await read(user.username);
        if (made === undefined) throw error;
        return made;
      }
    },
    async resend(username) {
      await asked(client.send(new AdminCreateUserCommand(againOf(userPoolId, username))), [
        [UnsupportedUserStateException, 'Conflict', 'The user has signed in since'],
        [CodeDeliveryFailureException, 'Conflict', 'The user directory could not send the mail'],
        ...NOBODY,
      ]);
    },
    async setAttributes(username, attributes) {
      const input = attributesOf(userPoolId, username, attributes);
      if (input.UserAttributes?.length === 0) return;
      await asked(client.send(new AdminUpdateUserAttributesCommand(input)), [...NOBODY, ...REFUSALS]);
    },
    async disable(username) {
      await asked(client.send(new AdminDisableUserCommand(at(username))), NOBODY);
    },
    async enable(username) {
      await asked(client.send(new AdminEnableUserCommand(at(username))), NOBODY);
    },
    async signOutEverywhere(username) {
      await asked(client.send(new AdminUserGlobalSignOutCommand(at(username))), NOBODY);
    },
    async addToGroup(username, group) {
      await asked(client.send(new AdminAddUserToGroupCommand({ ...at(username), GroupName: group })), NOBODY);
    },
    async removeFromGroup(username, group) {
      const input = { ...at(username), GroupName: group };
      await asked(client.send(new AdminRemoveUserFromGroupCommand(input)), NOBODY);
    },
    async remove(sub) {
      try {
        await asked(client.send(new AdminDeleteUserCommand(at(sub))));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    },
  };
};

const pageOf = (users: DirectoryUser[], token: string | undefined): UserPage => ({
  users,
  ...(token !== undefined && { token }),
});

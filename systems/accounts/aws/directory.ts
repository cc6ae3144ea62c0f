import {
  AdminAddUserToGroupCommand,
  type AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  type ListUsersCommandInput,
  ListUsersInGroupCommand,
  paginateAdminListGroupsForUser,
  paginateListUsers,
  CodeDeliveryFailureException,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  INVITED,
  type Directory,
  type DirectoryUser,
  type NewUser,
  type UserAttributes,
  type UserPage,
  type UserQuery,
} from '../directory/directory.ts';
import { foldedName } from '../directory/usernames.ts';
import { type Call, isPassedOver, refusalOf } from './cognito-errors.ts';
import { createUserCommand, NOTHING } from './create-user.ts';

/** Cognito gives no more users at once. */
const MAX_PAGE = 60;

interface Pool {
  readonly UserPoolId: string;
}

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
const userFrom = (user: CognitoUser): DirectoryUser => {
  const values = new Map(user.Attributes?.map(({ Name, Value }) => [Name, Value]));
  const valueOf = (name: string): string => values.get(name) ?? '';
  const { Username: username, UserCreateDate: createdAt, UserStatus: status } = user;
  const sub = valueOf('sub');
  if (sub === '' || username === undefined || createdAt === undefined || status === undefined)
    throw new Error('a user of the pool lacks a sub, a name, a date or a status');
  const email = valueOf('email');
  const apiKey = valueOf('custom:apiKey');
  return {
    sub,
    username,
    ...(email !== '' && { email }),
    emailVerified: valueOf('email_verified').toLowerCase() === 'true',
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
const filterOf = ({ username, email, state }: Omit<UserQuery, 'limit' | 'token'>): string | undefined => {
  if (username !== undefined) return filter('username', '^=', username);
  if (email !== undefined) return filter('email', '^=', email);
  return state && STATE_FILTER[state];
};

/** A page of those whom a query may mean; `matches` says whom it does mean. */
const usersOf = (pool: Pool, query: UserQuery): ListUsersCommandInput => ({
  ...pool,
  Limit: Math.min(query.limit, MAX_PAGE),
  Filter: filterOf(query),
  PaginationToken: query.token,
});

/**
 * Whether all of a query holds of a user: names and addresses in any case, as the pool has them. As in what the
 * API answers of a user, one who is disabled is no longer invited.
 */
const matches = ({ username, email, state }: UserQuery, user: DirectoryUser): boolean => {
  if (username !== undefined && !foldedName(user.username).startsWith(foldedName(username))) return false;
  if (email !== undefined && !user.email?.toLowerCase().startsWith(email.toLowerCase())) return false;
  if (state === undefined) return true;
  return user.enabled === (state !== 'disabled') && (state !== 'invited' || user.status === INVITED);
};

/** Without an address there is nowhere to mail to. */
const newUserOf = (pool: Pool, user: NewUser): AdminCreateUserCommand =>
  createUserCommand(
    {
      ...pool,
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
    },
    user,
  );

/** An empty value deletes an attribute, as Cognito documents; the emulator has no call of its own for it. */
const attributesOf = ({ apiKey, email, emailVerified }: UserAttributes): AttributeType[] => [
  ...(apiKey === undefined ? [] : [{ Name: 'custom:apiKey', Value: apiKey ?? '' }]),
  ...(email === undefined ? [] : [{ Name: 'email', Value: email }]),
  ...(emailVerified === undefined ? [] : [{ Name: 'email_verified', Value: String(emailVerified) }]),
];

/** Asks, and turns what Cognito refuses into a Failure. @returns undefined for what is passed over */
const asked = async <T>(call: Call, answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof CognitoIdentityProviderServiceException)) throw error;
    if (isPassedOver(call, error.name)) return undefined;
    throw refusalOf(call, error) ?? error;
  }
};

const pageOf = (users: DirectoryUser[], token: string | undefined): UserPage => ({
  users,
  ...(token !== undefined && { token }),
});

/** A token that Cognito refuses is the caller's fault; a list without a token has nothing to refuse. */
const pageCall = ({ token }: { readonly token?: string | undefined }): Call =>
  token === undefined ? 'firstPage' : 'nextPage';

/** Who is there. */
const reading = (client: CognitoIdentityProviderClient, pool: Pool) => {
  /** By name or by sub: Cognito takes both. */
  const read = async (username: string): Promise<DirectoryUser | undefined> => {
    const found = await asked('read', client.send(new AdminGetUserCommand({ ...pool, Username: username })));
    return found && userFrom({ ...found, Attributes: found.UserAttributes });
  };

  /** A user whose name is another's sub hides that other from `read`; the list finds them. */
  const bySubListed = async (sub: string): Promise<DirectoryUser | undefined> => {
    const input = { ...pool, Filter: filter('sub', '=', sub), Limit: 1 };
    const page = await asked('firstPage', client.send(new ListUsersCommand(input)));
    return (page?.Users ?? []).map(userFrom).find((user) => user.sub === sub);
  };

  return {
    byName: async (username) => {
      const user = await read(username);
      const name = foldedName(username);
      return user?.sub === name && foldedName(user.username) !== name ? undefined : user;
    },
    bySub: async (sub) => {
      const user = await read(sub);
      return user === undefined || user.sub === sub ? user : bySubListed(sub);
    },
    async *all() {
      const pages = paginateListUsers({ client, pageSize: MAX_PAGE }, pool)[Symbol.asyncIterator]();
      const next = () => asked('firstPage', pages.next());
      for (let page = await next(); page !== undefined && page.done !== true; page = await next())
        yield* (page.value.Users ?? []).map(userFrom);
    },
    list: async (query) => {
      const answer = await asked(pageCall(query), client.send(new ListUsersCommand(usersOf(pool, query))));
      const users = (answer?.Users ?? []).map(userFrom).filter((user) => matches(query, user));
      return pageOf(users, answer?.PaginationToken);
    },
    inGroup: async (group, { limit, token }) => {
      const input = { ...pool, GroupName: group, Limit: Math.min(limit, MAX_PAGE), NextToken: token };
      const answer = await asked(pageCall({ token }), client.send(new ListUsersInGroupCommand(input)));
      return pageOf((answer?.Users ?? []).map(userFrom), answer?.NextToken);
    },
    groupsOf: async (username) => {
      const groups: string[] = [];
      const pages = paginateAdminListGroupsForUser(
        { client, pageSize: MAX_PAGE },
        { ...pool, Username: username },
      );
      const collect = async () => {
        for await (const { Groups = [] } of pages)
          groups.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []));
        return groups;
      };
      return (await asked('groups', collect())) ?? [];
    },
  } satisfies Partial<Directory>;
};

/** What is done to users. */
const changing = (client: CognitoIdentityProviderClient, pool: Pool) => {
  const at = (username: string) => ({ ...pool, Username: username });
  return {
    resend: async (username) => {
      const command = createUserCommand(
        { ...at(username), MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] },
        // The worker mails the keys itself.
        NOTHING,
      );
      await asked('resend', client.send(command));
    },
    setAttributes: async (username, attributes) => {
      const UserAttributes = attributesOf(attributes);
      if (UserAttributes.length === 0) return;
      const command = new AdminUpdateUserAttributesCommand({ ...at(username), UserAttributes });
      await asked('setAttributes', client.send(command));
    },
    disable: async (username) => {
      await asked('change', client.send(new AdminDisableUserCommand(at(username))));
    },
    enable: async (username) => {
      await asked('change', client.send(new AdminEnableUserCommand(at(username))));
    },
    signOutEverywhere: async (username) => {
      await asked('change', client.send(new AdminUserGlobalSignOutCommand(at(username))));
    },
    addToGroup: async (username, group) => {
      const input = { ...at(username), GroupName: group };
      await asked('change', client.send(new AdminAddUserToGroupCommand(input)));
    },
    removeFromGroup: async (username, group) => {
      const input = { ...at(username), GroupName: group };
      await asked('change', client.send(new AdminRemoveUserFromGroupCommand(input)));
    },
    remove: async (sub) => {
      await asked('remove', client.send(new AdminDeleteUserCommand(at(sub))));
    },
  } satisfies Partial<Directory>;
};

/** @param client of the Cognito user pools API */
export const directory = (client: CognitoIdentityProviderClient, userPoolId: string): Directory => {
  const pool = { UserPoolId: userPoolId };
  const readers = reading(client, pool);
  return {
    ...readers,
    ...changing(client, pool),
    async create(user) {
      try {
        const made = await asked('create', client.send(newUserOf(pool, user)));
        return userFrom(made?.User ?? {});
      } catch (error) {
        // Cognito has made the user all the same (aws-sdk issue 438): the invitation can be sent again.
        if (!(error instanceof CodeDeliveryFailureException)) throw error;
        const made = await readers.byName(user.username);
        if (made === undefined) throw error;
        return made;
      }
    },
  };
};

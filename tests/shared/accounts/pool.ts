import {
  type AttributeType,
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  type UserStatusType,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Answer, CONFIG, fake, type Input } from '../sdk.ts';

/** Somebody in the pool. */
interface Member {
  readonly username: string;
  readonly sub: string;
  readonly createdAt: Date;
  readonly attributes: Map<string, string>;
  readonly groups: Set<string>;
  enabled: boolean;
  status: UserStatusType;
}

/** Who is to be in the pool; the rest is usual. */
export interface Somebody {
  readonly sub: string;
  readonly username?: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly enabled?: boolean;
  readonly status?: UserStatusType;
  readonly groups?: readonly string[];
  readonly apiKey?: string;
  readonly createdAt?: Date;
}

const refusal = (name: string): Error =>
  new CognitoIdentityProviderServiceException({ name, message: name, $fault: 'client', $metadata: {} });

const textOf = (input: Input, name: string): string => {
  const value = input[name];
  if (typeof value !== 'string') throw new Error(`the pool in memory is asked without ${name}`);
  return value;
};

const attributesOf = (member: Member): AttributeType[] => [
  { Name: 'sub', Value: member.sub },
  ...Array.from(member.attributes, ([Name, Value]) => ({ Name, Value })),
];

const shown = (member: Member): UserType => ({
  Username: member.username,
  Attributes: attributesOf(member),
  UserCreateDate: member.createdAt,
  Enabled: member.enabled,
  UserStatus: member.status,
});

const fieldOf = (member: Member, name: string): string => {
  if (name === 'username') return member.username;
  if (name === 'sub') return member.sub;
  if (name === 'status') return member.enabled ? 'Enabled' : 'Disabled';
  if (name === 'cognito:user_status') return member.status;
  return member.attributes.get(name) ?? '';
};

/** `attribute = "value"`, or `^=` for how it begins: all that ListUsers takes. */
const filtered = (members: readonly Member[], filter: unknown): Member[] => {
  if (typeof filter !== 'string') return [...members];
  const [, name = '', operator, quoted = ''] =
    /^([\w:]+) (=|\^=) "((?:[^"\\]|\\["\\])*)"$/.exec(filter) ?? [];
  if (name === '') throw refusal('InvalidParameterException');
  const value = quoted.replace(/\\(.)/g, '$1');
  return members.filter((member) =>
    operator === '=' ? fieldOf(member, name) === value : fieldOf(member, name).startsWith(value),
  );
};

/** A page from a place that a token tells, and the token of the next: a list goes on with pages of the same size. */
const paged = (members: readonly Member[], limit: unknown, token: unknown) => {
  const size = Math.min(Number(limit ?? 60), 60);
  const [from, sizeBefore] = typeof token === 'string' ? token.split('/').map(Number) : [0, size];
  if (from === undefined || Number.isNaN(from) || sizeBefore !== size)
    throw refusal('InvalidParameterException');
  const to = from + size;
  return {
    users: members.slice(from, to).map(shown),
    next: to < members.length ? `${String(to)}/${String(size)}` : undefined,
  };
};

/**
 * A Cognito user pool in memory, as far as the accounts ask for it: names or subs stand for users, the sessions of
 * somebody who is disabled cannot be ended, and it answers late.
 */
export const memoryPool = () => {
  const members = new Map<string, Member>();
  const faults = new Map<string, Error>();
  const signedOut: string[] = [];
  let made = 0;

  const add = (somebody: Somebody): Member => {
    const { sub, username = `name-${sub}`, email = `${sub}@example.com`, groups = [], apiKey } = somebody;
    const member: Member = {
      sub,
      username,
      createdAt: somebody.createdAt ?? new Date('2026-11-21T11:00:00.000Z'),
      attributes: new Map([
        ...(email === ''
          ? []
          : ([
              ['email', email],
              ['email_verified', String(somebody.emailVerified ?? true)],
            ] as const)),
        ...(apiKey === undefined ? [] : ([['custom:apiKey', apiKey]] as const)),
      ]),
      groups: new Set(groups),
      enabled: somebody.enabled ?? true,
      status: somebody.status ?? 'CONFIRMED',
    };
    members.set(sub, member);
    return member;
  };
  const found = (input: Input): Member => {
    const name = textOf(input, 'Username');
    const member = [...members.values()].find(({ username }) => username === name) ?? members.get(name);
    if (!member) throw refusal('UserNotFoundException');
    return member;
  };
  const set = (member: Member, attributes: unknown): void => {
    for (const { Name = '', Value = '' } of (attributes ?? []) as AttributeType[])
      if (Value === '') member.attributes.delete(Name);
      else member.attributes.set(Name, Value);
  };
  const create = (input: Input): Answer => {
    if (input['MessageAction'] === 'RESEND') {
      if (found(input).status !== 'FORCE_CHANGE_PASSWORD') throw refusal('UnsupportedUserStateException');
      return {};
    }
    const username = textOf(input, 'Username');
    if ([...members.values()].some((one) => one.username === username))
      throw refusal('UsernameExistsException');
    const sub = `made-${String((made += 1))}`;
    const member = add({ sub, username, email: '', status: 'FORCE_CHANGE_PASSWORD', createdAt: new Date() });
    set(member, input['UserAttributes']);
    return { User: shown(member) };
  };

  const commands: Readonly<Record<string, (input: Input) => Answer>> = {
    AdminGetUser: (input) => {
      const { Attributes: UserAttributes, ...user } = shown(found(input));
      return { ...user, UserAttributes };
    },
    AdminCreateUser: create,
    AdminUpdateUserAttributes: (input) => {
      set(found(input), input['UserAttributes']);
      return {};
    },
    AdminEnableUser: (input) => {
      found(input).enabled = true;
      return {};
    },
    AdminDisableUser: (input) => {
      found(input).enabled = false;
      return {};
    },
    AdminUserGlobalSignOut: (input) => {
      const member = found(input);
      if (member.enabled) signedOut.push(member.sub);
      return {};
    },
    AdminAddUserToGroup: (input) => {
      found(input).groups.add(textOf(input, 'GroupName'));
      return {};
    },
    AdminRemoveUserFromGroup: (input) => {
      found(input).groups.delete(textOf(input, 'GroupName'));
      return {};
    },
    AdminListGroupsForUser: (input) => ({
      Groups: Array.from(found(input).groups, (GroupName) => ({ GroupName })),
    }),
    AdminDeleteUser: (input) => {
      members.delete(found(input).sub);
      return {};
    },
    ListUsers: (input) => {
      const all = filtered([...members.values()], input['Filter']);
      const { users, next } = paged(all, input['Limit'], input['PaginationToken']);
      return { Users: users, ...(next !== undefined && { PaginationToken: next }) };
    },
    ListUsersInGroup: (input) => {
      const all = [...members.values()].filter(({ groups }) => groups.has(textOf(input, 'GroupName')));
      const { users, next } = paged(all, input['Limit'], input['NextToken']);
      return { Users: users, ...(next !== undefined && { NextToken: next }) };
    },
  };
  const failing = Object.fromEntries(
    Object.entries(commands).map(([command, run]) => [
      command,
      (input: Input): Answer => {
        const fault = faults.get(command);
        faults.delete(command);
        if (fault) throw fault;
        return run(input);
      },
    ]),
  );
  const { client, sent } = fake(new CognitoIdentityProviderClient(CONFIG), failing);
  return {
    client,
    /** Commands that were sent, in order. */
    sent,
    add,
    /** By sub, as they are now. */
    members: members as ReadonlyMap<string, Readonly<Member>>,
    /** The subs of those whose sessions were ended. */
    signedOut,
    /** Lets the next command of this name fail. */
    fail: (command: string, error: Error = new Error(`${command} is down`)) =>
      void faults.set(command, error),
  };
};

import {
  CognitoIdentityProviderClient,
  InvalidParameterException,
  InvalidPasswordException,
  LimitExceededException,
  TooManyRequestsException,
  UnsupportedUserStateException,
  UserLambdaValidationException,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  againOf,
  attributesOf,
  directory,
  filterOf,
  matches,
  newUserOf,
  userFrom,
  usersOf,
} from '../../../systems/accounts/aws/directory.ts';
import type { Directory, UserQuery } from '../../../systems/accounts/directory/directory.ts';
import { ann, START, SUB } from './invited.ts';

/** A user as Cognito lists them. */
const listed = (name = 'ann', sub = SUB, extra: object = {}) => ({
  Username: name,
  Attributes: [
    { Name: 'sub', Value: sub },
    { Name: 'email', Value: `${name}@example.com` },
    { Name: 'email_verified', Value: 'false' },
  ],
  UserCreateDate: START,
  Enabled: true,
  UserStatus: 'FORCE_CHANGE_PASSWORD',
  ...extra,
});
/** As AdminGetUser answers them. */
const got = (name = 'ann', sub = SUB) => {
  const { Attributes: UserAttributes, ...user } = listed(name, sub);
  return { ...user, UserAttributes };
};

/** A directory whose pool gives these answers, one a call; errors are thrown. */
const answering = (...answers: (object | Error)[]) => {
  const client = new CognitoIdentityProviderClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const sent: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      return { output: { $metadata: {}, ...answer }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { users: directory(client, 'pool'), sent };
};

const said = { $metadata: {}, message: 'Cognito says no' };
const notFound = new UserNotFoundException(said);

describe('a user of the pool', () => {
  test('is read from its attributes', () => expect(userFrom(listed())).toStrictEqual(ann));

  test('whose attributes were taken away has none', () => {
    const Attributes = [
      { Name: 'sub', Value: SUB },
      { Name: 'email', Value: '' },
      { Name: 'custom:apiKey', Value: '' },
    ];
    const user = userFrom(listed('ann', SUB, { Attributes }));
    expect(user).not.toHaveProperty('email');
    expect(user).not.toHaveProperty('apiKey');
  });

  test.each([
    ['True', true],
    ['true', true],
    ['false', false],
  ])('with email_verified %s is %p', (Value, verified) => {
    const Attributes = [
      { Name: 'sub', Value: SUB },
      { Name: 'email_verified', Value },
    ];
    expect(userFrom(listed('ann', SUB, { Attributes })).emailVerified).toBe(verified);
  });

  test('of whom Cognito does not say that they are enabled is not', () =>
    expect(userFrom(listed('ann', SUB, { Enabled: undefined })).enabled).toBe(false));

  test('that lacks what every user has is an error', () => expect(() => userFrom({})).toThrow('lacks a sub'));
});

describe('what is asked of the pool', () => {
  test.each<[string, Omit<UserQuery, 'limit'>, string | undefined]>([
    ['everybody', {}, undefined],
    ['a name', { username: 'an', email: 'x', state: 'disabled' }, 'username ^= "an"'],
    ['an address', { email: 'an', state: 'disabled' }, 'email ^= "an"'],
    ['who is disabled', { state: 'disabled' }, 'status = "Disabled"'],
    ['who is enabled', { state: 'enabled' }, 'status = "Enabled"'],
    ['who is invited', { state: 'invited' }, 'cognito:user_status = "FORCE_CHANGE_PASSWORD"'],
    ['a quote and a backslash', { username: 'a"b\\' }, 'username ^= "a\\"b\\\\"'],
  ])('one filter: %s', (_name, query, filter) => expect(filterOf(query)).toBe(filter));

  test('no text closes the quotes of its filter', () =>
    fc.assert(
      fc.property(fc.string(), (username) =>
        expect(filterOf({ username })).toMatch(/^username \^= "(?:[^"\\]|\\["\\])*"$/s),
      ),
    ));

  test('a page holds sixty at most', () =>
    expect([usersOf('pool', { limit: 100 }).Limit, usersOf('pool', { limit: 7 }).Limit]).toEqual([60, 7]));

  test('an invited user has a proved address and is told by mail', () =>
    expect(
      newUserOf('pool', { username: 'ann', email: 'a@b.c', sendEmail: true, scopes: ['permits', 'music'] }),
    ).toEqual({
      UserPoolId: 'pool',
      Username: 'ann',
      UserAttributes: [
        { Name: 'email', Value: 'a@b.c' },
        { Name: 'email_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
      ClientMetadata: { scopes: 'permits,music', sendEmail: 'true' },
    }));

  test.each([
    ['nobody wants a mail', { email: 'a@b.c', sendEmail: false }],
    ['there is no address', { sendEmail: true }],
  ])('Cognito mails nothing when %s', (_when, user) =>
    expect(
      newUserOf('pool', { username: 'ann', temporaryPassword: 'pw', scopes: [], ...user }),
    ).toMatchObject({ MessageAction: 'SUPPRESS', TemporaryPassword: 'pw' }),
  );

  test('an invitation again', () =>
    expect(againOf('pool', 'ann')).toMatchObject({ Username: 'ann', MessageAction: 'RESEND' }));

  test('an attribute is set, left, or taken away by an empty value', () =>
    expect([
      attributesOf('pool', 'ann', { apiKey: 'k', emailVerified: false }).UserAttributes,
      attributesOf('pool', 'ann', { apiKey: null, email: 'a@b.c' }).UserAttributes,
    ]).toEqual([
      [
        { Name: 'custom:apiKey', Value: 'k' },
        { Name: 'email_verified', Value: 'false' },
      ],
      [
        { Name: 'custom:apiKey', Value: '' },
        { Name: 'email', Value: 'a@b.c' },
      ],
    ]));
});

describe('who a query means', () => {
  const off = { ...ann, enabled: false };
  const confirmed = { ...ann, status: 'CONFIRMED' };
  test.each<[string, Omit<UserQuery, 'limit'>, typeof ann, boolean]>([
    ['a name by its beginning', { username: 'an' }, ann, true],
    ['a name by its letters', { username: 'An' }, ann, false],
    ['not by its middle', { username: 'nn' }, ann, false],
    ['an address in any case', { email: 'ANN@' }, ann, true],
    ['all that is asked', { username: 'an', email: 'bob' }, ann, false],
    ['enabled', { state: 'enabled' }, ann, true],
    ['not enabled', { state: 'enabled' }, off, false],
    ['disabled', { state: 'disabled' }, off, true],
    ['not disabled', { state: 'disabled' }, ann, false],
    ['invited', { state: 'invited' }, ann, true],
    ['no longer invited', { state: 'invited' }, confirmed, false],
    ['invited and disabled is disabled', { state: 'invited' }, off, false],
  ])('%s', (_name, query, user, is) => expect(matches({ limit: 1, ...query }, user)).toBe(is));
});

describe('one user', () => {
  test('by name', async () => expect(await answering(got()).users.byName('ann')).toStrictEqual(ann));

  test('nobody by a name that nobody has', async () =>
    expect(await answering(notFound).users.byName('bob')).toBeUndefined());

  test('a sub is no name, though Cognito takes it as one', async () =>
    expect(await answering(got()).users.byName(SUB)).toBeUndefined());

  test('by sub', async () => expect(await answering(got()).users.bySub(SUB)).toStrictEqual(ann));

  test('nobody by a sub that nobody has', async () =>
    expect(await answering(notFound).users.bySub(SUB)).toBeUndefined());

  test('a user whose name is another’s sub does not stand for that other', async () => {
    const { users, sent } = answering(got(SUB, 'impostor'), { Users: [listed()] });
    expect(await users.bySub(SUB)).toStrictEqual(ann);
    expect(sent[1]).toMatchObject({ Filter: `sub = "${SUB}"` });
  });
});

describe('users', () => {
  test('a page holds whom the query means, and goes on with Cognito’s token', async () => {
    const off = listed('anton', 's2', { Enabled: false });
    const { users } = answering({ Users: [listed(), off], PaginationToken: 'next' });
    const page = await users.list({ username: 'an', state: 'enabled', limit: 2 });
    expect(page.users.map(({ username }) => username)).toEqual(['ann']);
    expect(page.token).toBe('next');
  });

  test('the last page has no token', async () =>
    expect(await answering({ Users: [] }).users.list({ limit: 2 })).toStrictEqual({ users: [] }));

  test('all are read from all pages', async () => {
    const { users } = answering(
      { Users: [listed()], PaginationToken: 'x' },
      { Users: [listed('bob', 's2')] },
    );
    const names: string[] = [];
    for await (const { username } of users.all()) names.push(username);
    expect(names).toEqual(['ann', 'bob']);
  });

  test('the members of a group', async () => {
    const { users, sent } = answering({ Users: [listed()], NextToken: 'x' });
    expect(await users.inGroup('admins', { limit: 100, token: 't' })).toStrictEqual({
      users: [ann],
      token: 'x',
    });
    expect(sent[0]).toMatchObject({ GroupName: 'admins', Limit: 60, NextToken: 't' });
  });

  test('the groups of a user come from all pages, and nobody is in none', async () => {
    const pages = [{ Groups: [{ GroupName: 'a' }], NextToken: 'x' }, { Groups: [{ GroupName: 'b' }] }];
    expect(await answering(...pages).users.groupsOf('ann')).toEqual(['a', 'b']);
    expect(await answering(notFound).users.groupsOf('bob')).toEqual([]);
  });

  test('a new user is answered as it is', async () =>
    expect(
      await answering({ User: listed() }).users.create({ username: 'ann', sendEmail: true, scopes: [] }),
    ).toStrictEqual(ann));

  test('nothing to change asks for nothing', async () => {
    const { users, sent } = answering();
    await users.setAttributes('ann', {});
    expect(sent).toEqual([]);
  });

  test('a user who is gone is deleted', async () =>
    expect(answering(notFound).users.remove(SUB)).resolves.toBeUndefined());
});

describe('what Cognito refuses', () => {
  const newUser = { username: 'ann', sendEmail: true, scopes: [] };
  const long = new InvalidParameterException({ $metadata: {}, message: 'x'.repeat(2_000) });
  const refused = new InvalidParameterException(said);
  test.each<[string, Error, (users: Directory) => Promise<unknown>, string, string]>([
    ['a name that is taken', new UsernameExistsException(said), (u) => u.create(newUser), 'Conflict', ''],
    ['a bad field', refused, (u) => u.create(newUser), 'Refused', said.message],
    ['a bad password', new InvalidPasswordException(said), (u) => u.create(newUser), 'Refused', said.message],
    ['by our trigger', new UserLambdaValidationException(said), (u) => u.create(newUser), 'Refused', ''],
    ['at length', long, (u) => u.create(newUser), 'Refused', 'x'.repeat(1_000)],
    ['an address', refused, (u) => u.setAttributes('ann', { email: 'x' }), 'Refused', said.message],
    ['a foreign token', refused, (u) => u.list({ limit: 1, token: 't' }), 'CursorInvalid', ''],
    [
      'a foreign token of a group',
      refused,
      (u) => u.inGroup('g', { limit: 1, token: 't' }),
      'CursorInvalid',
      '',
    ],
    ['in a hurry', new TooManyRequestsException(said), (u) => u.byName('ann'), 'TooManyRequests', ''],
    ['over its limit', new LimitExceededException(said), (u) => u.create(newUser), 'TooManyRequests', ''],
    ['who has signed in', new UnsupportedUserStateException(said), (u) => u.resend('ann'), 'Conflict', ''],
    ['nobody to invite', notFound, (u) => u.resend('ann'), 'NotFound', ''],
    ['nobody to change', notFound, (u) => u.setAttributes('ann', { apiKey: null }), 'NotFound', ''],
    ['nobody to disable', notFound, (u) => u.disable('ann'), 'NotFound', ''],
    ['nobody to enable', notFound, (u) => u.enable('ann'), 'NotFound', ''],
    ['nobody to sign out', notFound, (u) => u.signOutEverywhere('ann'), 'NotFound', ''],
    ['nobody to add', notFound, (u) => u.addToGroup('ann', 'g'), 'NotFound', ''],
    ['nobody to take out', notFound, (u) => u.removeFromGroup('ann', 'g'), 'NotFound', ''],
  ])('%s', async (_name, error, call, code, message) => {
    const { users } = answering(error);
    await expect(call(users)).rejects.toMatchObject({
      name: 'Failure',
      code,
      cause: error,
      message: expect.stringContaining(message),
    });
  });

  test.each<[string, (users: Directory) => Promise<unknown>]>([
    ['a first page has no token that could be wrong', (u) => u.list({ limit: 1 })],
    ['nor has a group’s', (u) => u.inGroup('g', { limit: 1 })],
    ['a deletion refuses nothing', (u) => u.remove(SUB)],
  ])('%s: the error is passed on', async (_name, call) =>
    expect(call(answering(refused).users)).rejects.toBe(refused),
  );
});

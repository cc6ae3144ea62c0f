import {
  CodeDeliveryFailureException,
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
import { directory } from '../../../systems/accounts/aws/directory.ts';
import type { Directory, UserQuery } from '../../../systems/accounts/directory/directory.ts';
import { answerFor, CONFIG, type Input, inTurn } from '../../shared/sdk.ts';
import { late } from '../../shared/leftover.ts';
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

/** A directory whose pool gives these answers, one a call, late; errors are thrown. */
const answering = (...answers: (Readonly<Record<string, unknown>> | Error)[]) => {
  const client = new CognitoIdentityProviderClient(CONFIG);
  const sent: Input[] = [];
  const next = inTurn(...answers);
  answerFor(client, (command, input) => {
    sent.push(structuredClone(input));
    return late(command, 1, () => {
      const answer = next();
      if (answer instanceof Error) throw answer;
      return answer;
    });
  });
  return { users: directory(client, 'pool'), sent };
};

const said = { $metadata: {}, message: 'Cognito says no' };
const notFound = new UserNotFoundException(said);

describe('a user of the pool', () => {
  const read = (user: Readonly<Record<string, unknown>>) =>
    answering({ Users: [user] })
      .users.list({ limit: 1 })
      .then(({ users: [only] }) => only);

  test('is read from its attributes', async () => expect(await read(listed())).toStrictEqual(ann));

  test('whose attributes were taken away has none', async () => {
    const Attributes = [
      { Name: 'sub', Value: SUB },
      { Name: 'email', Value: '' },
      { Name: 'custom:apiKey', Value: '' },
    ];
    const user = await read(listed('ann', SUB, { Attributes }));
    expect(user).not.toHaveProperty('email');
    expect(user).not.toHaveProperty('apiKey');
  });

  test.each([
    ['True', true],
    ['true', true],
    ['false', false],
  ])('with email_verified %s is %p', async (Value, verified) => {
    const Attributes = [
      { Name: 'sub', Value: SUB },
      { Name: 'email_verified', Value },
      { Name: 'custom:apiKey', Value: 'k1' },
    ];
    expect(await read(listed('ann', SUB, { Attributes }))).toMatchObject({
      emailVerified: verified,
      apiKey: 'k1',
    });
  });

  test('of whom Cognito does not say that they are enabled is not', async () =>
    expect((await read(listed('ann', SUB, { Enabled: undefined })))?.enabled).toBe(false));

  test.each([
    ['sub', { Attributes: [] }],
    ['name', { Username: undefined }],
    ['date', { UserCreateDate: undefined }],
    ['status', { UserStatus: undefined }],
  ])('without a %s is an error', (_what, without) =>
    expect(read(listed('ann', SUB, without))).rejects.toThrow('lacks a sub'),
  );
});

describe('what the pool is asked for', () => {
  const asked = async (query: UserQuery) => {
    const { users, sent } = answering({ Users: [] });
    await users.list(query);
    return sent[0];
  };

  test.each<[string, Omit<UserQuery, 'limit'>, string | undefined]>([
    ['everybody', {}, undefined],
    ['a name', { username: 'an', email: 'x', state: 'disabled' }, 'username ^= "an"'],
    ['an address', { email: 'an', state: 'disabled' }, 'email ^= "an"'],
    ['who is disabled', { state: 'disabled' }, 'status = "Disabled"'],
    ['who is enabled', { state: 'enabled' }, 'status = "Enabled"'],
    ['who is invited', { state: 'invited' }, 'cognito:user_status = "FORCE_CHANGE_PASSWORD"'],
    ['a quote and a backslash', { username: 'a"b\\' }, 'username ^= "a\\"b\\\\"'],
  ])('by one filter: %s', async (_name, query, Filter) =>
    expect(await asked({ limit: 1, ...query })).toMatchObject({ UserPoolId: 'pool', Filter }),
  );

  test('by a filter whose quotes no text closes', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), async (username) =>
        expect((await asked({ username, limit: 1 }))?.['Filter']).toMatch(
          /^username \^= "(?:[^"\\]|\\["\\])*"$/s,
        ),
      ),
    ));

  test.each([
    [100, 60],
    [60, 60],
    [7, 7],
  ])('in a page of %d it gives %d at most', async (limit, Limit) =>
    expect(await asked({ limit })).toMatchObject({ Limit }),
  );
});

describe('a new user', () => {
  const created = async (user: object) => {
    const { users, sent } = answering({ User: listed() });
    await users.create({ username: 'ann', sendEmail: true, scopes: [], ...user });
    return sent[0];
  };

  test('has a proved address and is told by mail', async () =>
    expect(await created({ email: 'a@b.c', scopes: ['permits', 'music'] })).toEqual({
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
  ])('is mailed nothing when %s', async (_when, user) =>
    expect(await created({ temporaryPassword: 'pw', ...user })).toMatchObject({
      MessageAction: 'SUPPRESS',
      TemporaryPassword: 'pw',
    }),
  );

  test('whom Cognito has made without sending its mail is there', async () => {
    const undelivered = new CodeDeliveryFailureException(said);
    const user = { username: 'ann', sendEmail: true, scopes: [] };
    expect(await answering(undelivered, got()).users.create(user)).toStrictEqual(ann);
    await expect(answering(undelivered, notFound).users.create(user)).rejects.toBe(undelivered);
  });
});

describe('what is done to a user', () => {
  test('an invitation goes out again', async () => {
    const { users, sent } = answering({});
    await users.resend('ann');
    expect(sent).toEqual([
      {
        UserPoolId: 'pool',
        Username: 'ann',
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: ['EMAIL'],
        ClientMetadata: { scopes: '', sendEmail: 'false' },
      },
    ]);
  });

  test('an attribute is set, left, or taken away by an empty value', async () => {
    const { users, sent } = answering({}, {});
    await users.setAttributes('ann', { apiKey: 'k', emailVerified: false });
    await users.setAttributes('ann', { apiKey: null, email: 'a@b.c' });
    expect(sent.map(({ UserAttributes }) => UserAttributes)).toEqual([
      [
        { Name: 'custom:apiKey', Value: 'k' },
        { Name: 'email_verified', Value: 'false' },
      ],
      [
        { Name: 'custom:apiKey', Value: '' },
        { Name: 'email', Value: 'a@b.c' },
      ],
    ]);
  });
});

describe('whom a query means', () => {
  test.each<[string, Omit<UserQuery, 'limit'>, object, boolean]>([
    ['a name by its beginning', { username: 'an' }, {}, true],
    ['a name in any case', { username: 'An' }, {}, true],
    ['a name that the pool has in another case', { username: 'an' }, { Username: 'Ann' }, true],
    ['not by its middle', { username: 'nn' }, {}, false],
    ['an address in any case', { email: 'ANN@' }, {}, true],
    ['all that is asked', { username: 'an', email: 'bob' }, {}, false],
    ['enabled', { state: 'enabled' }, {}, true],
    ['not enabled', { state: 'enabled' }, { Enabled: false }, false],
    ['disabled', { state: 'disabled' }, { Enabled: false }, true],
    ['not disabled', { state: 'disabled' }, {}, false],
    ['invited', { state: 'invited' }, {}, true],
    ['no longer invited', { state: 'invited' }, { UserStatus: 'CONFIRMED' }, false],
    ['invited and disabled is disabled', { state: 'invited' }, { Enabled: false }, false],
  ])('%s', async (_name, query, user, is) => {
    const { users } = answering({ Users: [listed('ann', SUB, user)] });
    expect((await users.list({ limit: 1, ...query })).users).toHaveLength(is ? 1 : 0);
  });
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

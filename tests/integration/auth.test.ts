import { describe, expect, test } from '@jest/globals';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  asAdmin,
  call,
  newName,
  newSession,
  newUser,
  rule,
  signIn,
  userNamed,
  type Session,
} from './accounts.ts';
import { type Json, json } from '../../core/json.ts';
import { aws, endpoints } from './stack.ts';
import type { Answer } from './target.ts';

const CONSOLE = { origin: new URL(endpoints.api).origin, 'content-type': 'application/json' };

/** An answer without what differs from one request to the next. */
const said = ({ status, body, headers }: Answer) => ({
  status,
  body: { ...(body as object), requestId: '' },
  authenticate: headers.get('www-authenticate'),
});

/** Makes a user past the API and the trigger, as they were made before there were rules for names. */
const older = async (Username: string, Password: string): Promise<void> => {
  const user = { UserPoolId: endpoints.resources.userPoolId, Username };
  await aws.cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
  await aws.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
};

const signUp = (body: unknown) => call('POST', '/signup', { body });

describe('signing up', () => {
  test('who signs up is there, and can sign in at once', async () => {
    const who = { username: newName(), password: 'Abc123!' };

    const { status, body } = await signUp(who);

    expect({ status, body }).toEqual({ status: 201, body: { message: 'Created' } });
    expect((await signIn(who)).role).toBe('user');
  });

  test('an address is kept, and not taken for proven', async () => {
    const username = newName();
    const email = `${username}@example.com`;

    await signUp({ username, password: 'Abc123!', email });

    expect(await userNamed(username)).toMatchObject({ email, emailVerified: false, state: 'active' });
  });

  test('a name already in use is a conflict, as it is for an invitation', async () => {
    const who = await newUser();

    const signedUp = await signUp(who);
    const invited = await asAdmin('POST', '/users', { username: who.username, sendEmail: false });

    const conflict = { message: 'A user with this name already exists', code: 'Conflict' };
    expect([signedUp, invited]).toMatchObject([
      { status: 409, body: conflict },
      { status: 409, body: conflict },
    ]);
  });

  test.each([
    ['that is invisible', '\u3164'],
    ['with a selector', 'admin\ufe0e'],
    ['in two scripts', '\u0430dmin'],
    ['in fullwidth letters', 'ａｄｍｉｎ'],
    ['that is decomposed', 'e\u0301ric'],
  ])('a name %s is refused alike by a sign-up and an invitation', async (_what, username) => {
    const signedUp = await signUp({ username, password: 'Abc123!' });
    const invited = await asAdmin('POST', '/users', { username, sendEmail: false });

    expect(signedUp).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'body', name: 'username' }] },
    });
    expect(invited).toMatchObject({ status: 400, body: { code: 'RequestInvalid' } });
    expect(json(invited.body as Json)['message']).toBe(json(signedUp.body)['message']);
  });

  test('who has a name from before the rules signs in, and an admin disables and deletes them', async () => {
    const username = `${newName()}\u0430`;
    await older(username, 'Abc123!');

    const signedIn = await call('POST', '/signin', { body: { username, password: 'Abc123!' } });
    const disabled = await asAdmin('PATCH', `/users/${encodeURIComponent(username)}`, { enabled: false });
    const deleted = await asAdmin('DELETE', `/users/${encodeURIComponent(username)}`);

    expect(signedIn).toMatchObject({ status: 201 });
    expect([disabled.status, deleted.status]).toEqual([200, 202]);
  });

  rule('usernames ignore case')('a name that differs in its case alone is taken', async () => {
    const { username, password } = await newUser();
    expect(await signUp({ username: username.toUpperCase(), password })).toMatchObject({ status: 409 });
  });

  test('a name that looks like an id of a user is refused', async () => {
    const { status, body } = await signUp({ username: crypto.randomUUID(), password: 'Abc123!' });

    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringContaining('looks like a user id') });
  });

  test.each([
    ['a weak password', { username: 'somebody', password: 'abc' }],
    ['no password', { username: 'somebody' }],
    ['no name', { password: 'Abc123!' }],
    ['a name with a space', { username: 'some body', password: 'Abc123!' }],
    ['a name of 129 characters', { username: 'n'.repeat(129), password: 'Abc123!' }],
    ['a group of one’s own choice', { username: 'somebody', password: 'Abc123!', groups: ['admins'] }],
    ['an address that is none', { username: 'somebody', password: 'Abc123!', email: 'x' }],
    ['a list', []],
  ])('%s is refused', async (_what, body) => {
    expect(await signUp(body)).toMatchObject({ status: 400 });
  });

  test.each([
    ['none', {}],
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form’s', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON’s', { 'content-type': 'application/json; charset=utf-8' }],
  ])('the body is read whatever its content type: %s', async (_what, headers: Record<string, string>) => {
    // Bytes, for which fetch adds no content type of its own.
    const body = new TextEncoder().encode(JSON.stringify({ username: newName(), password: 'Abc123!' }));

    const response = await fetch(`${endpoints.api}/signup`, { method: 'POST', headers, body });

    expect([response.status, await response.json()]).toEqual([201, { message: 'Created' }]);
  });
});

describe('signing in', () => {
  test('answers the tokens of a session', async () => {
    const who = await newUser();

    const { status, body } = await call('POST', '/signin', { body: who });

    expect(status).toBe(201);
    expect(body).toEqual({
      token: expect.stringMatching(/^ey/),
      accessToken: expect.stringMatching(/^ey/),
      refreshToken: expect.stringMatching(/./),
      expiresIn: 900,
      role: 'user',
    });
  });

  test('a wrong name and a wrong password are answered alike', async () => {
    const { username } = await newUser();

    const [wrongName, oddName, wrongPassword] = await Promise.all([
      call('POST', '/signin', { body: { username: newName(), password: 'Abc123!' } }),
      call('POST', '/signin', { body: { username: 'no name at all', password: 'Abc123!' } }),
      call('POST', '/signin', { body: { username, password: 'Abc124!' } }),
    ]);

    expect(said(wrongPassword)).toMatchObject({
      status: 401,
      body: { message: 'Incorrect username or password.', code: 'Unauthorized' },
      authenticate: 'Bearer realm="admin"',
    });
    expect(said(wrongName)).toEqual(said(wrongPassword));
    expect(said(oddName)).toEqual(said(wrongPassword));
  });

  test.each(['', 'Bearer ', 'bearer '])('a token is taken with “%s” before it', async (scheme) => {
    const { username, token } = await newSession();

    expect(await call('GET', '/me', { token: `${scheme}${token}` })).toMatchObject({
      status: 200,
      body: { username, role: 'user', groups: [], state: 'active' },
    });
  });

  rule('a challenge is answered in its session')('a session that nobody began sets no password', async () => {
    const { username } = await newUser();
    const session = 'a session that nobody has begun';

    expect(
      await call('POST', '/signin/challenge', { body: { username, session, newPassword: 'Abc124!' } }),
    ).toMatchObject({ status: 401 });
  });
});

/** A session whose refresh token is in the cookie. */
const cookieSession = async () => {
  const { username, password } = await newUser();
  const answer = await call('POST', '/signin', {
    body: { username, password, cookie: true },
    headers: CONSOLE,
  });
  const setCookie = answer.headers.getSetCookie();
  const cookie = setCookie[0]?.split(';')[0] ?? '';
  return { ...answer, setCookie, cookie, token: (answer.body as Session).token };
};

const WRONG_PAGES: [string, Record<string, string>][] = [
  ['no Origin', { 'content-type': 'application/json' }],
  ['another Origin', { ...CONSOLE, origin: 'http://127.0.0.1:1' }],
  ['text/plain', { ...CONSOLE, 'content-type': 'text/plain' }],
];

describe('the cookie of a browser', () => {
  test('holds the refresh token where no script and no other path gets it', async () => {
    const { status, body, setCookie } = await cookieSession();

    expect(status).toBe(201);
    expect(body).not.toHaveProperty('refreshToken');
    expect(setCookie).toHaveLength(1);
    const [value, ...attributes] = (setCookie[0] ?? '').split('; ');
    expect(value).toMatch(/^refresh=./);
    expect(attributes).toEqual(
      expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/v1/token']),
    );
  });

  test.each(WRONG_PAGES)('is not given with %s', async (_what, headers) => {
    const who = await newUser();

    const answer = await call('POST', '/signin', { body: { ...who, cookie: true }, headers });

    expect(answer).toMatchObject({ status: 403, body: { code: 'Forbidden' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('gets new tokens', async () => {
    const { cookie } = await cookieSession();

    const { status, body } = await call('POST', '/token', { body: {}, headers: { ...CONSOLE, cookie } });

    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refreshToken');
    expect(await call('GET', '/me', { token: (body as Session).token })).toMatchObject({ status: 200 });
  });

  test.each(WRONG_PAGES)('gets no tokens with %s', async (_what, headers) => {
    const { cookie } = await cookieSession();

    expect(await call('POST', '/token', { body: {}, headers: { ...headers, cookie } })).toMatchObject({
      status: 403,
    });
  });

  test('is cleared by signing out, and worth nothing afterwards', async () => {
    const { cookie, token } = await cookieSession();

    const out = await call('POST', '/signout', { token, body: {} });

    expect(out).toMatchObject({ status: 200, body: { message: 'Signed out' } });
    expect(out.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^refresh=;.*Max-Age=0;.*Path=\/v1\/token/),
    ]);
    expect(await call('POST', '/token', { body: {}, headers: { ...CONSOLE, cookie } })).toMatchObject({
      status: 401,
    });
  });
});

describe('a refresh token', () => {
  test('in the body gets new tokens, of the same user', async () => {
    const { username, refreshToken } = await newSession();

    const { status, body } = await call('POST', '/token', { body: { refreshToken } });

    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 900, role: 'user' });
    expect(await call('GET', '/me', { token: (body as Session).token })).toMatchObject({
      body: { username },
    });
  });

  test.each([
    ['junk', { refreshToken: 'junk' }],
    ['none', {}],
  ])('that is %s gets nothing', async (_what, body) => {
    expect(await call('POST', '/token', { body })).toMatchObject({
      status: 401,
      body: { code: 'Unauthorized' },
    });
  });

  test('that is an ID token gets nothing', async () => {
    const { token } = await newSession();
    expect(await call('POST', '/token', { body: { refreshToken: token } })).toMatchObject({ status: 401 });
  });

  test('ends at once when it is given to sign out with', async () => {
    const { token, refreshToken } = await newSession();

    await call('POST', '/signout', { token, body: { refreshToken } });

    expect(await call('POST', '/token', { body: { refreshToken } })).toMatchObject({ status: 401 });
  });

  test('ends with its session when it is not', async () => {
    const { token, refreshToken } = await newSession();

    await call('POST', '/signout', { token, body: {} });

    expect(await call('POST', '/token', { body: { refreshToken } })).toMatchObject({ status: 401 });
  });

  test('of another session goes on', async () => {
    const who = await newUser();
    const [here, there] = [await signIn(who), await signIn(who)];

    await call('POST', '/signout', { token: here.token, body: {} });

    expect(await call('POST', '/token', { body: { refreshToken: there.refreshToken } })).toMatchObject({
      status: 200,
    });
  });
});

describe.each(['/token', '/signout'])('%s', (path) => {
  test('needs no body', async () => {
    const { token } = await newSession();
    const { cookie } = await cookieSession();

    const answer = await call('POST', path, { token, headers: { ...CONSOLE, cookie } });

    expect(answer).toMatchObject({ status: 200 });
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  asAdmin,
  bodyOf,
  call,
  newName,
  newSession,
  newUser,
  rule,
  type Schemas,
  type Session,
  signIn,
  untilAnswered,
  userNamed,
} from './accounts.ts';
import { found, mailsAbout, mailsTo } from './mail.ts';
import { endpoints } from './stack.ts';

const CODE_MAIL = 'Trellis code';
const codeIn = (text: string | undefined): string => found(/code: (\d{8})/, text);

const askForCode = (token: string, email: string) =>
  call('POST', '/me/email', { token, body: { email }, impatient: true });

const confirm = (token: string, code: string) => call('POST', '/me/email/confirm', { token, body: { code } });

/** Somebody who is signed in and has been mailed a code. */
const askedForCode = async () => {
  const who = await newSession();
  const email = `${who.username}@example.com`;
  const { status } = await askForCode(who.token, email);
  expect(status).toBe(202);
  const [mail] = await mailsAbout(email, CODE_MAIL);
  return { ...who, email, code: codeIn(mail?.text), mail };
};

/** Somebody whose address is proven. */
const proven = async () => {
  const who = await askedForCode();
  expect(await confirm(who.token, who.code)).toMatchObject({ status: 200 });
  return who;
};

/** Another code than the one that was sent. */
const otherThan = (code: string): string => (code === '00000000' ? '11111111' : '00000000');

describe('an address', () => {
  test('that is replaced is notified, and not of the new one', async () => {
    // Prepare
    const { username, token, email } = await proven();
    const next = `${username}-next@example.com`;
    expect(await askForCode(token, next)).toMatchObject({ status: 202 });
    const [sent] = await mailsAbout(next, CODE_MAIL);

    // Act
    expect(await confirm(token, codeIn(sent?.text))).toMatchObject({ status: 200 });

    // Assess
    const [notice] = await mailsAbout(email, 'address was changed');
    expect(notice?.text).toContain('ask an admin of Trellis to disable the account');
    expect(JSON.stringify(notice)).not.toContain(next);
  });

  test('is the user’s once they say the code that was mailed to it', async () => {
    const { username, token, email, code } = await askedForCode();
    expect(await userNamed(username)).toMatchObject({ emailVerified: false });

    const { status } = await confirm(token, code);

    expect(status).toBe(200);
    expect(await userNamed(username)).toMatchObject({ email, emailVerified: true });
  });

  test('is told the same code in text and in HTML', async () => {
    const { code, mail } = await askedForCode();
    expect(mail?.html).toContain(code);
  });

  test('stays what it was until the new one is proven', async () => {
    const who = { username: newName(), password: 'Abc123!' };
    const old = `${who.username}@example.com`;
    await call('POST', '/signup', { body: { ...who, email: old } });

    const { status } = await askForCode((await signIn(who)).token, `other-${old}`);

    expect(status).toBe(202);
    expect(await userNamed(who.username)).toMatchObject({ email: old });
  });

  test('is not proven by a code twice', async () => {
    const { token, code } = await proven();
    expect(await confirm(token, code)).toMatchObject({ status: 400, body: { code: 'Refused' } });
  });

  test('is not proven by another user’s code', async () => {
    const [one, other] = [await askedForCode(), await askedForCode()];
    expect(await confirm(other.token, one.code)).toMatchObject({ status: 400, body: { code: 'Refused' } });
  });

  test('is not proven by the right code after five wrong ones', async () => {
    const { username, token, code } = await askedForCode();

    for (let tries = 1; tries <= 5; tries += 1)
      expect(await confirm(token, otherThan(code))).toMatchObject({
        status: 400,
        body: { message: 'The code is wrong or has expired', code: 'Refused' },
      });

    expect(await confirm(token, code)).toMatchObject({ status: 400, body: { code: 'Refused' } });
    expect(await userNamed(username)).toMatchObject({ emailVerified: false });
  });

  test('is asked for once a minute', async () => {
    const { token, email } = await askedForCode();

    const { status, headers, body } = await askForCode(token, `other-${email}`);

    expect(status).toBe(429);
    expect(body).toMatchObject({ code: 'TooManyRequests' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await mailsTo(`other-${email}`)).toEqual([]);
  });

  test.each([
    ['none at all', 'x'],
    ['two', 'ada@example.com,bob@example.com'],
    ['one with a line more', 'ada@example.com\r\nBcc: bob@example.com'],
    ['one with a name', 'Ada <ada@example.com>'],
  ])('that is %s is refused, naming the field', async (_what, email) => {
    const { token } = await newSession();
    expect(await askForCode(token, email)).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'body', name: 'email' }] },
    });
  });
});

const forget = (username: string) => call('POST', '/password/forgot', { body: { username } });

const reset = (body: Schemas['PasswordReset']) => call('POST', '/password/reset', { body });

/** A session is over: its token may be remembered for half a minute, its refresh token is worth nothing at once. */
const expectEnded = async ({ token, refreshToken }: Pick<Session, 'token' | 'refreshToken'>) => {
  expect(await call('POST', '/token', { body: { refreshToken } })).toMatchObject({ status: 401 });
  // A write asks the deny list afresh.
  expect(await call('POST', '/signout', { token, body: {} })).toMatchObject({ status: 401 });
  await untilAnswered(401, () => call('GET', '/me', { token }));
};

const recordsOf = async (username: string) =>
  bodyOf('AuditPage', await asAdmin('GET', `/audit?user=${username}`)).records;

/** The answer, without its id. */
const said = ({ status, body }: Awaited<ReturnType<typeof reset>>) => ({
  status,
  body: { ...(body as object), requestId: '' },
});

const signInStatus = async (username: string, password: string): Promise<number> =>
  (await call('POST', '/signin', { body: { username, password } })).status;

describe('a forgotten password', () => {
  test('is replaced with the code that is mailed to the proven address', async () => {
    const { username, password, email } = await proven();
    await forget(username);
    const [mail] = await mailsAbout(email, 'verification code');
    const code = found(/code is (\d+)/, mail?.text);

    const { status, body } = await reset({ username, code, newPassword: 'Xyz789!' });

    expect({ status, body }).toEqual({ status: 200, body: { message: 'The password is set' } });
    expect(await signInStatus(username, 'Xyz789!')).toBe(201);
    expect(await signInStatus(username, password)).toBe(401);
    expect(await reset({ username, code, newPassword: 'Abc123!' })).toMatchObject({ status: 400 });
  });

  test('that is reset ends the sessions from before, and the reset is on record', async () => {
    const { username, token, refreshToken, email } = await proven();
    await forget(username);
    const [mail] = await mailsAbout(email, 'verification code');
    const code = found(/code is (\d+)/, mail?.text);

    expect(await reset({ username, code, newPassword: 'Xyz789!' })).toMatchObject({ status: 200 });

    await expectEnded({ token, refreshToken });
    expect(
      await call('GET', '/me', { token: (await signIn({ username, password: 'Xyz789!' })).token }),
    ).toMatchObject({ status: 200 });
    expect(await recordsOf(username)).toMatchObject([
      { action: 'resetPassword', by: username, whom: username, outcome: 'done' },
      { action: 'confirmEmail', by: username, whom: username, outcome: 'done' },
    ]);
  });

  test('nobody is told whether there is such a user, or such an address', async () => {
    const [{ username }, unproven] = [await proven(), await newUser()];

    const known = await forget(username);

    expect(known).toMatchObject({ status: 200 });
    expect(said(await forget(unproven.username))).toEqual(said(known));
    expect(said(await forget(newName()))).toEqual(said(known));
  });

  test('nobody is told by a wrong code, either', async () => {
    const { username } = await proven();
    await forget(username);

    const [wrong, nobody] = await Promise.all([
      reset({ username, code: '111111', newPassword: 'Xyz789!' }),
      reset({ username: newName(), code: '111111', newPassword: 'Xyz789!' }),
    ]);

    expect(wrong).toMatchObject({ status: 400, body: { code: 'Refused' } });
    expect(said(nobody)).toEqual(said(wrong));
  });

  rule('a code goes only to a verified address')(
    'no code goes to an address that no one verified',
    async () => {
      const username = newName();
      const email = `${username}@example.com`;
      await call('POST', '/signup', { body: { username, password: 'Abc123!', email } });

      await forget(username);

      expect(await mailsTo(email)).toEqual([]);
    },
  );
});

const change = (token: string, body: object, headers = {}) =>
  call('PUT', '/me/password', {
    token,
    body: { oldPassword: 'Abc123!', newPassword: 'Xyz789!', ...body },
    headers,
  });

describe('a password', () => {
  test('is changed, which ends every session but the new one', async () => {
    const user = await newUser();
    const [one, other] = [await signIn(user), await signIn(user)];

    const { status, body } = await change(one.token, {});

    expect(status).toBe(200);
    const fresh = body as Session;
    // At once, and also for what asks the deny list afresh.
    expect(await call('POST', '/token', { body: { refreshToken: fresh.refreshToken } })).toMatchObject({
      status: 200,
    });
    expect(
      await call('POST', '/me/email/confirm', { token: fresh.token, body: { code: '12345678' } }),
    ).toMatchObject({ status: 400 });
    await expectEnded(one);
    await expectEnded(other);
    expect(await call('GET', '/me', { token: fresh.token })).toMatchObject({ status: 200 });
    expect(await signInStatus(user.username, 'Abc123!')).toBe(401);
    expect(await signInStatus(user.username, 'Xyz789!')).toBe(201);
    expect(await recordsOf(user.username)).toMatchObject([
      { action: 'confirmEmail', outcome: 'Refused' },
      { action: 'changePassword', outcome: 'done' },
    ]);
  });

  test('is changed from the console, which keeps its refresh token in the cookie', async () => {
    const { token } = await newSession();
    const { origin } = new URL(endpoints.api);

    const answer = await change(token, { cookie: true }, { origin, 'content-type': 'application/json' });

    expect(answer).toMatchObject({ status: 200, body: { role: 'user' } });
    expect(answer.body).not.toHaveProperty('refreshToken');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^refresh=.+; .*HttpOnly/)]);
  });

  test.each([
    [
      'with a wrong old one',
      { oldPassword: 'Guess1!' },
      { code: 'RequestInvalid', errors: [{ name: 'oldPassword' }] },
    ],
    ['to one that is too short', { newPassword: 'A1!' }, { errors: [{ name: 'newPassword' }] }],
    ['without the old one', { oldPassword: undefined }, { errors: [{ name: 'oldPassword' }] }],
  ])('is not changed %s, and the session goes on', async (_what, body, want) => {
    const who = await newSession();

    expect(await change(who.token, body)).toMatchObject({ status: 400, body: want });

    expect(await call('POST', '/token', { body: { refreshToken: who.refreshToken } })).toMatchObject({
      status: 200,
    });
    expect(await signInStatus(who.username, 'Abc123!')).toBe(201);
  });

  test('is changed once by requests at the same time', async () => {
    const who = await newSession();
    const passwords = ['One123!', 'Two123!', 'Three123!'];

    const answers = await Promise.all(passwords.map((newPassword) => change(who.token, { newPassword })));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 400, 401, 429]).toContain(status);
    const open = await Promise.all(passwords.map((one) => signInStatus(who.username, one)));
    expect(open.filter((status) => status === 201)).toHaveLength(1);
  });
});

describe('signing out everywhere', () => {
  test('ends every session of the user, and no one else’s', async () => {
    const [user, somebody] = [await newUser(), await newSession()];
    const [one, other] = [await signIn(user), await signIn(user)];

    const out = await call('POST', '/me/sessions/end', { token: one.token });

    expect(out).toMatchObject({ status: 200, body: { message: 'Signed out everywhere' } });
    expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^refresh=;.*Max-Age=0/)]);
    // A session that begins now is a new one.
    const again = await signIn(user);
    expect(await call('POST', '/signout', { token: again.token, body: {} })).toMatchObject({ status: 200 });
    await expectEnded(one);
    await expectEnded(other);
    expect(await call('POST', '/signout', { token: somebody.token, body: {} })).toMatchObject({
      status: 200,
    });
  });
});

import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  asAdmin,
  bodyOf,
  call,
  invoke,
  keysOf,
  newName,
  newSession,
  newUser,
  permitsBy,
  type Schemas,
  type Session,
  userNamed,
} from './accounts.ts';
import { found, mailsAbout, mailsTo } from './mail.ts';
import { aws, endpoints, until } from './stack.ts';

const KEY_MAIL = 'Trellis API key';
const KEY_LINE = /^ {2}permits: (\S+)$/m;
const PASSWORD_MAIL = 'temporary password';
const SIGNED_IN = { status: 201 };

const invite = (body: Schemas['NewUser']) => asAdmin('POST', '/users', body);
const userPool = { UserPoolId: endpoints.resources.userPoolId };

/** An attribute as the directory has it: `custom:apiKey` is in no answer of the API. */
const attribute = async (username: string, name: string): Promise<string | undefined> => {
  const user = await aws.cognito.send(new AdminGetUserCommand({ ...userPool, Username: username }));
  return user.UserAttributes?.find(({ Name }) => Name === name)?.Value;
};

const invited = (username: string): Promise<Schemas['User']> =>
  until(
    () => userNamed(username),
    ({ invitation }) => invitation?.state === 'done',
  );

/** Signs in for the first time with a temporary password, and sets another one. */
const firstSignIn = async (username: string, password: string, newPassword: string) => {
  const asked = await call('POST', '/signin', { body: { username, password } });
  const { challenge, session } = bodyOf('Challenge', asked);
  expect(challenge).toBe('NEW_PASSWORD_REQUIRED');
  return call('POST', '/signin/challenge', { body: { username, session, newPassword } });
};

/** What Cognito sends to the trigger when an admin creates a user. */
const adminCreated = (userName: string, clientMetadata?: Record<string, string>) => ({
  version: '1',
  region: endpoints.region,
  ...userPool,
  userPoolId: userPool.UserPoolId,
  userName,
  callerContext: { awsSdkVersion: 'aws-cli-2.31.0', clientId: 'CLIENT_ID_NOT_APPLICABLE' },
  triggerSource: 'PreSignUp_AdminCreateUser',
  request: { userAttributes: { email: `${userName}@example.com` }, validationData: null, clientMetadata },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
});

const trigger = (event: unknown) => invoke('AuthTriggerFunction', event);

/** What an admin does in Cognito's console, or by `aws cognito-idp admin-create-user`. */
const createdInCognito = async (clientMetadata?: Record<string, string>) => {
  const username = newName('cognito');
  const email = `${username}@example.com`;
  await aws.cognito.send(
    new AdminCreateUserCommand({
      ...userPool,
      Username: username,
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  );
  const event = adminCreated(username, clientMetadata);
  // Cognito repeats a call that takes longer than 5 seconds.
  const answers = [await trigger(event), await trigger(event)];
  return { username, email, event, answers };
};

const mailed = { username: newName('invited'), scopes: ['permits', 'music'] as const };
const address = `${mailed.username}@example.com`;
const taken = newName('taken');
let refused: Awaited<ReturnType<typeof invite>>;
let answer: Awaited<ReturnType<typeof invite>>;
let inCognito: Awaited<ReturnType<typeof createdInCognito>>;
let withScopes: Awaited<ReturnType<typeof createdInCognito>>;

// The queue holds invitations back for some seconds: all of them wait together, and what needs no waiting
// comes first.
beforeAll(async () => {
  const email = `${taken}@example.com`;
  await call('POST', '/signup', { body: { username: taken, password: 'Abc123!', email } });
  refused = await invite({ username: taken, scopes: ['permits'], email, sendEmail: true });
  answer = await invite({ ...mailed, scopes: [...mailed.scopes], email: address, sendEmail: true });
  inCognito = await createdInCognito();
  withScopes = await createdInCognito({ scopes: 'music,manager', sendEmail: 'false' });
});

describe('an invitation without a mail', () => {
  test('answers a temporary password and a key for each scope, once', async () => {
    const username = newName('told');

    const { status, body } = await invite({
      username,
      scopes: ['permits', 'music', 'manager'],
      sendEmail: false,
    });

    const { keys = [], temporaryPassword = '' } = body as Schemas['InvitedUser'];
    expect(status).toBe(201);
    expect(keys.map(({ key }) => [key.scope, key.state])).toEqual([
      ['permits', 'active'],
      ['music', 'active'],
      ['manager', 'active'],
    ]);
    expect(await permitsBy(keys[0]?.value ?? '')).toMatchObject({ status: 200 });
    expect(await keysOf(username)).toEqual(keys.map(({ key }) => key));
    expect(await firstSignIn(username, temporaryPassword, 'Xyz789!')).toMatchObject(SIGNED_IN);
  });

  test('sends none, address or not', async () => {
    const username = newName('told');
    const email = `${username}@example.com`;

    const { body } = await invite({ username, email, scopes: ['permits'], sendEmail: false });

    expect(body).toMatchObject({
      user: { emailVerified: true, invitation: { state: 'done', mail: 'none' } },
    });
    expect(await mailsTo(email)).toEqual([]);
  });

  test('needs no keys at all', async () => {
    const username = newName('told');
    expect(await invite({ username, scopes: [], sendEmail: false })).toMatchObject({
      status: 201,
      body: { keys: [] },
    });
  });
});

describe('an invitation is refused', () => {
  test('where a mail is wanted and no address is given, naming the field', async () => {
    expect(await asAdmin('POST', '/users', { username: newName() })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'body', name: 'email' }] },
    });
  });

  test('for a name that looks like an id of a user, naming the field', async () => {
    const username = crypto.randomUUID();
    expect(await asAdmin('POST', '/users', { username, sendEmail: false })).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'body', name: 'username' }] },
    });
  });

  test('for a name that is taken', () => {
    expect(refused).toMatchObject({ status: 409, body: { code: 'Conflict' } });
  });

  test('when somebody who is no admin asks', async () => {
    const { token } = await newSession();
    const body = { username: newName(), sendEmail: false };
    expect(await call('POST', '/users', { token, body })).toMatchObject({ status: 403 });
  });
});

describe('an invitation by mail', () => {
  test('answers the user, and nothing secret', () => {
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      user: expect.objectContaining({
        username: mailed.username,
        email: address,
        emailVerified: true,
        state: 'invited',
      }),
    });
  });

  test('ends in keys that were sent', async () => {
    expect(await invited(mailed.username)).toMatchObject({ invitation: { state: 'done', mail: 'sent' } });
    expect(await keysOf(mailed.username)).toMatchObject([{ scope: 'permits' }, { scope: 'music' }]);
  });

  test('brings all keys in one mail, which open what they are for', async () => {
    const mails = await mailsAbout(address, KEY_MAIL);

    expect(mails).toHaveLength(1);
    const [{ text, html }] = mails as [(typeof mails)[0]];
    const key = found(/permits: (\S+)/, text);
    expect(html).toContain(key);
    expect(html).toContain(found(/music: (\S+)/, text));
    expect(await permitsBy(key)).toMatchObject({ status: 200 });
    expect(await permitsBy(found(/music: (\S+)/, text))).toMatchObject({ status: 403 });
  });

  test('leaves the id of the permits key with the user', async () => {
    await invited(mailed.username);
    const permits = (await keysOf(mailed.username)).find(({ scope }) => scope === 'permits');
    expect(await attribute(mailed.username, 'custom:apiKey')).toBe(permits?.id);
  });

  test('brings a temporary password, which has to be replaced at the first sign-in', async () => {
    const [mail] = await mailsAbout(address, PASSWORD_MAIL);
    const temporary = found(/temporary password is (\S+)\.$/, mail?.text);

    const { status, body } = await firstSignIn(mailed.username, temporary, 'Xyz789!');

    expect(status).toBe(201);
    expect(await call('GET', '/me', { token: (body as Session).token })).toMatchObject({
      body: { username: mailed.username, state: 'active', invitation: { state: 'done' } },
    });
    expect(
      await call('POST', '/signin', { body: { username: mailed.username, password: temporary } }),
    ).toMatchObject({ status: 401 });
    expect(
      await call('POST', '/signin', { body: { username: mailed.username, password: 'Xyz789!' } }),
    ).toMatchObject(SIGNED_IN);
  });
});

describe('an invitation that was refused', () => {
  test('gives nothing to who has the name', async () => {
    // It was queued later, and for as long.
    await invited(mailed.username);

    expect(await keysOf(taken)).toEqual([]);
    expect(await userNamed(taken)).toMatchObject({ emailVerified: false });
    expect(await userNamed(taken)).not.toHaveProperty('invitation');
    expect(await mailsTo(`${taken}@example.com`)).toEqual([]);
  });
});

describe('a user whom an admin creates in Cognito', () => {
  test('is let through by the trigger, whose event comes back as it was', () => {
    expect(inCognito.answers).toEqual([
      { failed: undefined, answer: JSON.parse(JSON.stringify(inCognito.event)) as unknown },
      { failed: undefined, answer: JSON.parse(JSON.stringify(inCognito.event)) as unknown },
    ]);
  });

  test('gets one key for permits, in one mail, although the trigger was called twice', async () => {
    const { username, email } = inCognito;

    expect(await invited(username)).toMatchObject({ emailVerified: true, invitation: { mail: 'sent' } });

    const mails = await mailsAbout(email, KEY_MAIL);
    const [key] = await keysOf(username);
    expect(mails).toHaveLength(1);
    expect(await keysOf(username)).toHaveLength(1);
    expect(await attribute(username, 'custom:apiKey')).toBe(key?.id);
    expect(await permitsBy(found(/permits: (\S+)/, mails[0]?.text))).toMatchObject({ status: 200 });
  });

  test('gets the keys that the client metadata asks for', async () => {
    const { username, email } = withScopes;

    expect(await invited(username)).toMatchObject({ invitation: { mail: 'none' } });

    expect(await keysOf(username)).toMatchObject([{ scope: 'music' }, { scope: 'manager' }]);
    expect((await mailsTo(email)).filter(({ subject }) => subject.includes(KEY_MAIL))).toEqual([]);
  });

  test.each([
    ['another kind of trigger', { ...adminCreated('x'), triggerSource: 'PostConfirmation_ConfirmSignUp' }],
    ['scopes that nobody knows', adminCreated('x', { scopes: 'everything' })],
    ['a name that looks like an id', adminCreated(crypto.randomUUID())],
    ['no event of Cognito', { Records: [] }],
  ])('is refused by the trigger for %s', async (_what, event) => {
    expect(await trigger(event)).toMatchObject({ failed: 'Unhandled' });
  });
});

describe('sending an invitation again', () => {
  const resend = (username: string) => asAdmin('POST', `/users/${username}/invitation`);

  test('mails new keys in the place of those that were sent, and a password that works', async () => {
    const { username, email } = inCognito;
    await invited(username);
    const [first] = await mailsAbout(email, KEY_MAIL);
    const before = found(KEY_LINE, first?.text);
    expect(await permitsBy(before)).toMatchObject({ status: 200 });

    expect(await resend(username)).toMatchObject({ status: 202 });

    const mails = await mailsAbout(email, KEY_MAIL, 2);
    const after = found(KEY_LINE, mails.find(({ text }) => text.includes('earlier e-mail'))?.text);
    expect(after).not.toBe(before);
    expect(await permitsBy(after)).toMatchObject({ status: 200 });
    expect((await keysOf(username)).map(({ lastFour }) => lastFour)).toEqual([after.slice(-4)]);
    const passwords = await mailsAbout(email, PASSWORD_MAIL, 2);
    const temporary = found(/temporary password is (\S+)\.$/, passwords.at(-1)?.text);
    expect(await firstSignIn(username, temporary, 'Xyz789!')).toMatchObject(SIGNED_IN);
  });

  test('is refused once it was sent and the user has signed in', async () => {
    const { username } = withScopes;
    await invited(username);
    await aws.cognito.send(
      new AdminSetUserPasswordCommand({
        ...userPool,
        Username: username,
        Password: 'Xyz789!',
        Permanent: true,
      }),
    );
    // It was not sent, so it may be: there are the keys to send.
    expect(await resend(username)).toMatchObject({ status: 202 });
    await until(
      () => userNamed(username),
      ({ invitation }) => invitation?.mail === 'sent',
    );

    expect(await resend(username)).toMatchObject({ status: 409, body: { code: 'Conflict' } });
  });

  test('is refused for who was not invited, and for nobody', async () => {
    const { username } = await newUser();
    expect(await resend(username)).toMatchObject({ status: 409, body: { code: 'Conflict' } });
    expect(await resend(newName())).toMatchObject({ status: 404 });
  });
});

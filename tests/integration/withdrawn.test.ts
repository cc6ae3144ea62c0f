import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  asAdmin,
  call,
  issueKey,
  newSession,
  permitsBy,
  signIn,
  type Session,
  type Somebody,
  untilAnswered,
} from './accounts.ts';
import type { Answer } from './target.ts';

/*
 * What was believed a moment ago may be believed for half a minute more. So each of these is used, then
 * withdrawn, and all are waited for together.
 */

interface Withdrawn {
  readonly refusal: 401 | 403;
  readonly use: () => Promise<Answer>;
  readonly withdraw: () => Promise<Answer>;
}

/** Somebody who is signed in and has a key. */
const holder = async () => {
  const who = await newSession();
  return { ...who, issued: await issueKey(who) };
};
type Holder = Awaited<ReturnType<typeof holder>>;

const byToken = ({ token }: Session) => ({
  refusal: 401 as const,
  use: () => call('GET', '/me', { token }),
});
const byKey = ({ issued: { value } }: Holder) => ({ refusal: 403 as const, use: () => permitsBy(value) });
const change = ({ username }: Pick<Somebody, 'username'>, body: object) =>
  asAdmin('PATCH', `/users/${username}`, body);
const changeKey = ({ username, issued: { key } }: Holder, body: object) =>
  asAdmin('PATCH', `/users/${username}/keys/${key.id}`, body);

const CASES: Readonly<Record<string, (who: Holder) => Withdrawn>> = {
  'the token of a session that was signed out of': (who) => ({
    ...byToken(who),
    withdraw: () => call('POST', '/signout', { token: who.token, body: {} }),
  }),
  'the token of a disabled user': (who) => ({
    ...byToken(who),
    withdraw: () => change(who, { enabled: false }),
  }),
  'the key of a disabled user': (who) => ({
    ...byKey(who),
    withdraw: () => change(who, { enabled: false }),
  }),
  'a token from before a change of groups': (who) => ({
    ...byToken(who),
    withdraw: () => change(who, { groups: ['viewers'] }),
  }),
  'the token of a deleted user': (who) => ({
    ...byToken(who),
    withdraw: () => asAdmin('DELETE', `/users/${who.username}`),
  }),
  'the key of a deleted user': (who) => ({
    ...byKey(who),
    withdraw: () => call('DELETE', '/me', { token: who.token }),
  }),
  'a disabled key': (who) => ({ ...byKey(who), withdraw: () => changeKey(who, { enabled: false }) }),
  'a key whose end was set to some seconds from now': (who) => ({
    ...byKey(who),
    withdraw: () => changeKey(who, { expiresAt: new Date(Date.now() + 10_000).toISOString() }),
  }),
  'a deleted key': (who) => ({
    ...byKey(who),
    withdraw: () => asAdmin('DELETE', `/users/${who.username}/keys/${who.issued.key.id}`),
  }),
  'a key that was replaced without an overlap': (who) => ({
    ...byKey(who),
    withdraw: () => call('POST', '/me/keys/rotate', { token: who.token, body: { overlapHours: 0 } }),
  }),
};

const withdrawn = new Map<string, Holder & Withdrawn>();

beforeAll(async () => {
  for (const [name, prepare] of Object.entries(CASES)) {
    const who = await holder();
    const prepared = prepare(who);
    expect(await prepared.use()).toMatchObject({ status: 200 });
    const { status } = await prepared.withdraw();
    expect([200, 201, 202]).toContain(status);
    withdrawn.set(name, { ...who, ...prepared });
  }
});

const of = (name: keyof typeof CASES): Holder & Withdrawn => {
  const found = withdrawn.get(name);
  if (!found) throw new Error(`nobody prepared ${name}`);
  return found;
};

describe('within a minute', () => {
  test.each(Object.keys(CASES))('%s is refused', async (name) => {
    const { refusal, use } = of(name);
    expect(await untilAnswered(refusal, use)).toMatchObject({ status: refusal });
  });
});

describe('what is given back', () => {
  test('a key that is enabled again works', async () => {
    const who = of('a disabled key');
    await untilAnswered(403, who.use);

    expect(await changeKey(who, { enabled: true })).toMatchObject({ body: { state: 'active' } });

    expect(await untilAnswered(200, who.use)).toMatchObject({ status: 200 });
  });

  test('a user who is disabled is refused as if they had mistyped, and comes back when enabled', async () => {
    const who = of('the key of a disabled user');
    const credentials = { username: who.username, password: who.password };
    const [disabled, mistyped] = [
      await call('POST', '/signin', { body: credentials }),
      await call('POST', '/signin', { body: { ...credentials, password: 'Abc124!' } }),
    ];
    expect(disabled.status).toBe(401);
    expect({ ...(disabled.body as object), requestId: '' }).toEqual({
      ...(mistyped.body as object),
      requestId: '',
    });

    expect(await change(who, { enabled: true })).toMatchObject({ body: { state: 'active' } });

    expect(await signIn(credentials)).toMatchObject({ role: 'user' });
  });

  test('the refresh token of a disabled user gets nothing, enabled again or not', async () => {
    const { refreshToken, username } = of('the token of a disabled user');
    const refresh = () => call('POST', '/token', { body: { refreshToken } });
    expect(await refresh()).toMatchObject({ status: 401 });

    await change({ username }, { enabled: true });

    expect(await refresh()).toMatchObject({ status: 401 });
  });

  test('a user whose groups were changed gets a new token', async () => {
    const { username, password } = of('a token from before a change of groups');

    const { token, role } = await signIn({ username, password });

    expect(role).toBe('viewer');
    expect(await call('GET', '/me', { token })).toMatchObject({ status: 200, body: { groups: ['viewers'] } });
  });
});

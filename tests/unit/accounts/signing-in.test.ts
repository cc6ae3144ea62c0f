import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { type Challenge, signing } from '../../../systems/accounts/sessions/signing-in.ts';
import { signingOut } from '../../../systems/accounts/sessions/signing-out.ts';
import { late } from '../../shared/leftover.ts';
import { tokenOf } from './answering.ts';

const ORIGIN = 'https://console.example.com';
const NOW = new Date('2026-11-21T12:00:00.000Z');
const MONTH_LATER = NOW.getTime() / 1000 + 30 * 86_400;
const idToken = tokenOf({ sub: 'sub-1', iat: 1_000, exp: 1_900, origin_jti: 'o' });
const answered = { token: idToken, accessToken: 'a', expiresIn: 900, role: 'user' };
const COOKIE = 'refresh=r; Max-Age=2592000; Path=/v1/token; HttpOnly; Secure; SameSite=Strict';
const NO_COOKIE = 'refresh=; Max-Age=0; Path=/v1/token; HttpOnly; Secure; SameSite=Strict';

/** A user directory with one session, whose refresh token is `r`, and a deny list. */
const world = (given: { challenge?: Challenge } = {}) => {
  const session = { idToken, accessToken: 'a', refreshToken: 'r' };
  const denied = new Map<string, number>();
  const revoked = new Set<string>();
  const faults = { denyIsDown: false };
  const ended: string[] = [];
  const recorded: string[] = [];
  const clock = { ms: NOW.getTime() };
  let asked = 0;
  const ports = {
    sessions: {
      signIn: async () => {
        asked += 1;
        return given.challenge ?? session;
      },
      answer: async () => session,
      refresh: async (token: string) => {
        if (token !== 'r' || revoked.has(token))
          throw new Failure('Unauthorized', 'The session has ended: sign in again');
        return { idToken, accessToken: 'a' };
      },
      revoke: (token: string) => late('revoke', 3, () => void revoked.add(token)),
    },
    isDenied: ({
      sub,
      originJti,
      issuedAt,
    }: {
      sub: string;
      originJti: string | undefined;
      issuedAt?: number;
    }) =>
      denied.has(`jti:${originJti ?? ''}`) || (denied.get(`before:${sub}`) ?? -1) >= (issuedAt ?? Infinity),
    denySession: (jti: string, until: number) =>
      late('denySession', 3, () => {
        if (faults.denyIsDown) throw new Error('the table is down');
        denied.set(`jti:${jti}`, until);
      }),
    denyBefore: (sub: string, before: number, until: number) =>
      late('denyBefore', 3, () => void denied.set(`before:${sub}`, before).set('until', until)),
    records: {
      add: async ({ action }: { action: string }) => void recorded.push(action),
      setOutcome: async () => undefined,
      newest: async () => [],
    },
    newId: () => 'id',
    signOutEverywhere: (sub: string) => late('signOutEverywhere', 3, () => void ended.push(sub)),
    pause: (ms: number) =>
      late('pause', 1, () => {
        clock.ms += ms;
      }),
    origin: ORIGIN,
    now: () => new Date(clock.ms),
  };
  return {
    ...signing(ports),
    ...signingOut(ports),
    ended,
    recorded,
    clock,
    denied,
    revoked,
    faults,
    asked: () => asked,
  };
};

const asking = (headers: Record<string, string> = {}) => ({
  header: (name: string) => headers[name],
  base: '/v1',
});
const fromConsole = (headers: Record<string, string> = {}) =>
  asking({ 'content-type': 'application/json', origin: ORIGIN, ...headers });
const credentials = { username: 'ada', password: 'Abc123!' };
const answer = { username: 'ada', session: 'session', newPassword: 'Own123!' };

describe('signing in', () => {
  test('answers the refresh token in the body', async () => {
    const want = { status: 201, body: { ...answered, refreshToken: 'r' } };
    const here = world();
    expect(await here.signIn({ ...asking(), body: { ...credentials, cookie: false } })).toEqual(want);
    expect(await here.answerChallenge({ ...asking(), body: { ...answer, cookie: false } })).toEqual(want);
  });

  test('with cookie, the console gets it as a cookie alone', async () => {
    const want = { status: 201, headers: { 'set-cookie': [COOKIE] }, body: answered };
    const here = world();
    expect(await here.signIn({ ...fromConsole(), body: { ...credentials, cookie: true } })).toEqual(want);
    expect(await here.answerChallenge({ ...fromConsole(), body: { ...answer, cookie: true } })).toEqual(want);
  });

  test('with cookie, any other page is refused before a password is tried', async () => {
    const here = world();
    const elsewhere = asking({ 'content-type': 'application/json', origin: 'https://evil.example.com' });
    await expect(here.signIn({ ...elsewhere, body: { ...credentials, cookie: true } })).rejects.toMatchObject(
      { code: 'Forbidden' },
    );
    await expect(
      here.answerChallenge({ ...elsewhere, body: { ...answer, cookie: true } }),
    ).rejects.toMatchObject({ code: 'Forbidden' });
    expect(here.asked()).toBe(0);
  });

  test('for the first time answers a challenge, and no cookie', async () => {
    const challenge: Challenge = { challenge: 'NEW_PASSWORD_REQUIRED', session: 'session' };
    const request = { ...fromConsole(), body: { ...credentials, cookie: true } };
    expect(await world({ challenge }).signIn(request)).toEqual({ status: 200, body: challenge });
  });
});

describe('new tokens', () => {
  const want = { status: 200, body: answered };

  test('come for a refresh token in the body, from anywhere', async () =>
    expect(await world().refreshTokens({ ...asking(), body: { refreshToken: 'r' } })).toEqual(want));

  test.each([undefined, {}])('come for the console’s cookie, with body %j', async (body) =>
    expect(await world().refreshTokens({ ...fromConsole({ cookie: 'refresh=r' }), body })).toEqual(want),
  );

  test('come for the body’s refresh token where there is a cookie, too', async () =>
    expect(
      await world().refreshTokens({ ...asking({ cookie: 'refresh=old' }), body: { refreshToken: 'r' } }),
    ).toEqual(want));

  test.each<[string, Record<string, string>]>([
    ['another page', { 'content-type': 'application/json', origin: 'https://evil.example.com' }],
    ['a form', { 'content-type': 'text/plain', origin: ORIGIN }],
    ['a simple client', {}],
  ])('come for no cookie that %s sends', async (_name, headers) => {
    const request = { ...asking({ ...headers, cookie: 'refresh=r' }), body: undefined };
    await expect(world().refreshTokens(request)).rejects.toMatchObject({ code: 'Forbidden' });
  });

  test.each([asking(), fromConsole(), fromConsole({ cookie: 'refresh=' }), fromConsole({ cookie: 'a=b' })])(
    'come for nothing at no time',
    async (request) => {
      await expect(world().refreshTokens({ ...request, body: {} })).rejects.toMatchObject({
        code: 'Unauthorized',
        message: 'The request has no refresh token: sign in',
      });
    },
  );

  test('come no more for a session that has ended, whose refresh token is revoked then', async () => {
    const here = world();
    here.denied.set('jti:o', 0);
    await expect(here.refreshTokens({ ...asking(), body: { refreshToken: 'r' } })).rejects.toMatchObject({
      code: 'Unauthorized',
      message: 'The session has ended: sign in again',
    });
    expect([...here.revoked]).toEqual(['r']);
  });

  test('wait for the second after a change of groups, and keep their refresh token', async () => {
    const here = world();
    here.denied.set('before:sub-1', 1_000);
    await expect(here.refreshTokens({ ...asking(), body: { refreshToken: 'r' } })).rejects.toMatchObject({
      code: 'TooManyRequests',
      message: 'Your session is being updated: try again in a second',
    });
    expect(here.revoked.size).toBe(0);
    here.denied.set('before:sub-1', 999);
    expect(await here.refreshTokens({ ...asking(), body: { refreshToken: 'r' } })).toEqual(want);
  });
});

describe('signing out', () => {
  const caller = { sub: 'sub-1', username: 'ada', originJti: 'o', issuedAt: 1_000 };
  const want = { status: 200, headers: { 'set-cookie': [NO_COOKIE] }, body: { message: 'Signed out' } };

  test('ends the session for as long as its refresh token would be good, and clears the cookie', async () => {
    const here = world();
    expect(await here.signOut({ ...asking(), body: undefined, caller })).toEqual(want);
    expect([...here.denied]).toEqual([['jti:o', MONTH_LATER]]);
    expect(here.revoked.size).toBe(0);
  });

  test('revokes the refresh token that is given', async () => {
    const here = world();
    expect(await here.signOut({ ...asking(), body: { refreshToken: 'r' }, caller })).toEqual(want);
    expect([...here.revoked]).toEqual(['r']);
    await expect(here.refreshTokens({ ...asking(), body: { refreshToken: 'r' } })).rejects.toMatchObject({
      code: 'Unauthorized',
    });
  });

  test('by a token that names no session ends all that were issued until then', async () => {
    const here = world();
    const nameless = { ...caller, originJti: undefined };
    expect(await here.signOut({ ...asking(), body: undefined, caller: nameless })).toEqual(want);
    expect([...here.denied]).toEqual([
      ['before:sub-1', 1_000],
      ['until', MONTH_LATER],
    ]);
  });

  test('is not said to be done when the session could not be ended', async () => {
    const here = world();
    here.faults.denyIsDown = true;
    await expect(here.signOut({ ...asking(), body: { refreshToken: 'r' }, caller })).rejects.toThrow('down');
    expect(here.revoked.size).toBe(0);
  });
});

describe('signing out everywhere', () => {
  const caller = { sub: 'sub-1', username: 'ada', originJti: 'o', issuedAt: 1_000 };
  const second = NOW.getTime() / 1000;

  test('ends every session, clears the cookie, and is answered when a new session can begin', async () => {
    const here = world();
    here.clock.ms += 250;
    expect(await here.endSessions({ ...asking(), caller })).toEqual({
      status: 200,
      headers: { 'set-cookie': [NO_COOKIE] },
      body: { message: 'Signed out everywhere' },
    });
    expect([here.ended, here.recorded]).toEqual([['sub-1'], ['endSessions']]);
    expect([...here.denied]).toEqual([
      ['before:sub-1', second],
      ['until', second + 3_600],
    ]);
    expect(here.clock.ms).toBe(NOW.getTime() + 1_000);
  });
});

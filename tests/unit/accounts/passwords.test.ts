import { beforeEach, describe, expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import type { AuditRecord } from '../../../systems/accounts/audit/audit.ts';
import { passwordChanges } from '../../../systems/accounts/sessions/passwords.ts';
import { late } from '../../shared/leftover.ts';
import { tokenOf } from './answering.ts';

const NOW = Date.parse('2026-11-21T12:00:00.250Z');
const SECOND = Math.floor(NOW / 1000);
const ORIGIN = 'https://console.example.com';
const ada = { sub: 'sub-1', username: 'ada' };
const wrong = () => new Failure('Unauthorized', 'Incorrect username or password.');

/** A user directory with one user and a deny list. `behindMs` is how late the directory's clock is. */
const world = ({ behindMs = 0, sub = 'sub-1' } = {}) => {
  const state = { password: 'Old123!', ms: NOW, calls: [] as string[], fails: '' };
  const records: AuditRecord[] = [];
  const call = <T>(name: string, work: () => T): Promise<T> =>
    late(name, 3, () => {
      state.calls.push(name);
      if (state.fails === name) {
        state.fails = '';
        throw new Error(`${name} is down`);
      }
      return work();
    });
  const changes = passwordChanges({
    sessions: {
      signIn: (_username, password) =>
        call(`signIn ${password}`, () => {
          if (password !== state.password) throw wrong();
          const iat = Math.floor((state.ms - behindMs) / 1000);
          const idToken = tokenOf({ sub, iat, exp: iat + 900, origin_jti: String(state.calls.length) });
          return { idToken, accessToken: `by ${password}`, refreshToken: 'r' };
        }),
    },
    passwords: {
      changePassword: (accessToken, oldPassword, newPassword) =>
        call('changePassword', () => {
          if (newPassword === 'weak') throw new Failure('Refused', 'Password not long enough');
          if (accessToken !== `by ${state.password}` || oldPassword !== state.password) throw wrong();
          state.password = newPassword;
        }),
      resetPassword: ({ code, newPassword }) =>
        call('resetPassword', () => {
          if (code !== '123456') throw new Failure('Refused', 'Invalid verification code');
          state.password = newPassword;
        }),
      named: (username) => call('named', () => (username.toLowerCase() === 'ada' ? ada : undefined)),
    },
    signOutEverywhere: () => call('signOutEverywhere', () => undefined),
    denyBefore: (who, before, until) =>
      call(`deny ${who} ${String(before - SECOND)} ${String(until - before)}`, () => undefined),
    pause: (ms) =>
      call('pause', () => {
        state.ms += ms;
      }),
    records: {
      add: (record) => call('record', () => void records.push(record)),
      setOutcome: async ({ id }, outcome) => {
        const at = records.findIndex((record) => record.id === id);
        records.push(...records.splice(at, 1).map((record) => ({ ...record, outcome })));
      },
      newest: async () => records,
    },
    newId: () => String(records.length),
    origin: ORIGIN,
    now: () => new Date(state.ms),
  });
  return { changes, state, records };
};

const asking = (headers: Record<string, string> = {}) => ({
  header: (name: string) => headers[name],
  base: '/v1',
});
const change = (here: ReturnType<typeof world>, body: object, from = asking()) =>
  here.changes.changePassword({
    ...from,
    caller: ada,
    body: { oldPassword: 'Old123!', newPassword: 'New123!', cookie: false, ...body },
  });
const ENDING = ['signOutEverywhere', 'deny sub-1 0 3600', 'pause'];

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});

describe('changing a password', () => {
  test('ends every session and begins one, whose tokens are not refused', async () => {
    const { status, body } = await change(here, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ refreshToken: 'r', expiresIn: 900, role: 'user' });
    expect(here.state).toMatchObject({ password: 'New123!', ms: (SECOND + 1) * 1000 });
    expect(here.state.calls).toEqual([
      'record',
      'signIn Old123!',
      'changePassword',
      ...ENDING,
      'signIn New123!',
    ]);
    expect(here.records).toMatchObject([
      { action: 'changePassword', by: 'ada', bySub: 'sub-1', whom: 'ada', whomSub: 'sub-1', outcome: 'done' },
    ]);
  });

  test('gives the console its refresh token as a cookie', async () => {
    const console = asking({ 'content-type': 'application/json', origin: ORIGIN });
    const { headers, body } = await change(here, { cookie: true }, console);
    expect(headers?.['set-cookie']).toEqual([expect.stringMatching(/^refresh=r; .*HttpOnly/)]);
    expect(body).not.toHaveProperty('refreshToken');
  });

  test('with cookie, any other page is refused before anything is done', async () => {
    const elsewhere = asking({ 'content-type': 'application/json', origin: 'https://evil.example.com' });
    await expect(change(here, { cookie: true }, elsewhere)).rejects.toMatchObject({ code: 'Forbidden' });
    expect(here.state.calls).toEqual([]);
  });

  test('takes no wrong old password, and says which field it is', async () => {
    await expect(change(here, { oldPassword: 'guess' })).rejects.toMatchObject({
      code: 'RequestInvalid',
      faults: [{ in: 'body', name: 'oldPassword', message: 'is not your current password' }],
    });
    expect(here.state.password).toBe('Old123!');
    expect(here.state.calls).not.toContain('signOutEverywhere');
    expect(here.records).toMatchObject([{ outcome: 'RequestInvalid' }]);
  });

  test('to one that the directory refuses ends no session', async () => {
    await expect(change(here, { newPassword: 'weak' })).rejects.toMatchObject({ code: 'Refused' });
    expect(here.state.calls).not.toContain('signOutEverywhere');
  });

  test.each(['signOutEverywhere', 'deny sub-1 0 3600', 'signIn New123!'])(
    'that was cut at %s is finished by the same request again',
    async (fails) => {
      here.state.fails = fails;
      await expect(change(here, {})).rejects.toThrow('is down');
      here.state.calls.length = 0;
      expect(await change(here, {})).toMatchObject({ status: 200 });
      expect(here.state.calls).toEqual(expect.arrayContaining(['signOutEverywhere', 'signIn New123!']));
      expect(here.state.password).toBe('New123!');
    },
  );

  test('twice at once sets one password, and tells the other that the old one is no longer current', async () => {
    const both = await Promise.allSettled([
      change(here, { newPassword: 'One123!' }),
      change(here, { newPassword: 'Two123!' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { faults: [{ name: 'oldPassword' }] },
    });
  });

  test('waits until the directory issues tokens that are not refused, although its clock is behind', async () => {
    here = world({ behindMs: 2_500 });
    await change(here, {});
    expect(here.state.ms - NOW).toBeGreaterThan(2_500);
    expect(here.state.ms - NOW).toBeLessThan(5_000);
  });

  test('waits a second longer for a token of the very second that is refused', async () => {
    here = world({ behindMs: 1_000 });
    await change(here, {});
    expect(here.state.ms).toBe((SECOND + 2) * 1000);
  });

  test('is said to be done when the directory issues no such token in time', async () => {
    here = world({ behindMs: 60_000 });
    await expect(change(here, {})).rejects.toMatchObject({
      code: 'Unauthorized',
      message: 'Your password is changed: sign in with it',
    });
    expect(here.state.password).toBe('New123!');
    expect(here.state.calls.filter((made) => made === 'signIn New123!')).toHaveLength(5);
  });

  test('is not done to another user who has the name by now', async () => {
    here = world({ sub: 'another' });
    await expect(change(here, {})).rejects.toMatchObject({ faults: [{ name: 'oldPassword' }] });
    expect(here.state.password).toBe('Old123!');
  });
});

describe('resetting a password', () => {
  const reset = (more: object = {}) =>
    here.changes.resetPassword({
      body: { username: 'ADA', code: '123456', newPassword: 'New123!', ...more },
    });

  test('ends every session, and leaves a record', async () => {
    expect(await reset()).toEqual({ status: 200, body: { message: 'The password is set' } });
    expect(here.state.calls).toEqual(['named', 'resetPassword', 'record', ...ENDING]);
    expect(here.records).toMatchObject([
      { action: 'resetPassword', by: 'ada', bySub: 'sub-1', whom: 'ada', whomSub: 'sub-1', outcome: 'done' },
    ]);
  });

  test.each([
    ['a wrong code', { code: '1' }],
    ['nobody’s name', { username: 'nobody', code: '1' }],
  ])('by %s ends no session, and leaves no record', async (_what, more) => {
    await expect(reset(more)).rejects.toMatchObject({ code: 'Refused' });
    expect(here.state.calls).toEqual(['named', 'resetPassword']);
    expect(here.records).toEqual([]);
  });

  test('is not said to be done when the sessions could not be ended', async () => {
    here.state.fails = 'signOutEverywhere';
    await expect(reset()).rejects.toThrow('is down');
  });
});

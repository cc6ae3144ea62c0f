import { beforeAll, describe, expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import { LEASE_MS } from '../../../systems/accounts/work/times.ts';
import { provision } from '../../../systems/accounts/invitations/inviting.ts';
import { shownState } from '../../../systems/accounts/keys/key.ts';
import { rotateKey } from '../../../systems/accounts/keys/rotating.ts';
import { refusedResend, resend } from '../../../systems/accounts/invitations/resending.ts';
import { invitationOf } from '../../shared/accounts/usual.ts';
import { ann, callsOf, type Cut, delivered, invite, SUB, world, type World } from './invited.ts';

beforeAll(() => log.setLogLevel('SILENT'));

/** A world where ann was invited a minute ago; the request to send again is made now. */
const asked = async (options: Parameters<typeof world>[0] = {}, work = invite) => {
  const here = world(options);
  await provision(here.ports, work);
  here.later(60_000);
  const request = { kind: 'resend' as const, sub: SUB, queuedAt: new Date().toISOString() };
  here.later(1_000);
  return { here, again: () => resend(here.ports, request) };
};

/** The values of keys in a mail, each once. */
const valuesIn = (mail = ''): string[] => [...new Set(mail.match(/value-of-made-\d+/g))];

const signIn = (here: World) => here.pool.add({ ...ann, status: 'CONFIRMED' });

describe('sending again', () => {
  test('one who never signed in gets a new password, and new keys in the place of those that were sent', async () => {
    const { here, again } = await asked({}, { ...invite, scopes: ['permits', 'manager'] });
    const before = here.keys().map(({ keyId }) => keyId);
    await again();
    expect(here.passwords()).toBe(1);
    expect(here.mails).toHaveLength(2);
    expect(valuesIn(here.mailed()[0])).toEqual(['value-of-made-1', 'value-of-made-2']);
    expect(valuesIn(here.mailed()[1])).toEqual(['value-of-made-3', 'value-of-made-4']);
    expect(here.mailed()[1]).toContain('Keys from an earlier e-mail no longer work.');
    expect(here.keys().filter(({ keyId }) => before.includes(keyId))).toEqual([]);
    expect([...here.gateway.keys.keys()].sort()).toEqual(['made-3', 'made-4']);
    expect(here.look()).toMatchObject({ mail: 'sent', permitsKeyIsNamed: true, leaseIsFree: true });
  });

  test('each time they are sent, the keys are other ones', async () => {
    const { here, again } = await asked();
    await again();
    here.later(60_000);
    await resend(here.ports, { kind: 'resend', sub: SUB, queuedAt: new Date().toISOString() });
    expect(here.mailed().map(valuesIn)).toEqual([1, 2, 3].map((n) => [`value-of-made-${String(n)}`]));
    expect([...here.gateway.keys.keys()]).toEqual(['made-3']);
  });

  test('keys whose mail failed are the same', async () => {
    const { here, again } = await asked({ mailer: 'down' });
    await resend(
      { ...here.ports, mailer: here.parts.mailer },
      { kind: 'resend', sub: SUB, queuedAt: new Date().toISOString() },
    );
    expect(here.mailed().map(valuesIn)).toEqual([['value-of-made-1']]);
    expect(here.mailed()[0]).not.toContain('earlier');
    expect([...here.gateway.keys.keys()]).toEqual(['made-1']);
    await again();
    expect(here.mails).toHaveLength(1);
  });

  test('a key that its user has replaced meanwhile is theirs, and is not mailed', async () => {
    const { here, again } = await asked({}, { ...invite, scopes: ['permits', 'manager'] });
    here.watch(async (_at, call, when) => {
      const [key] = here.keysOf(SUB).filter(({ scope }) => scope === 'permits');
      if (call !== 'directory.resend' || when !== 'after' || !key) return;
      here.watch(() => undefined);
      await rotateKey(here.parts, key, 0);
    });
    await again();
    expect(valuesIn(here.mailed()[1])).toEqual([expect.not.stringMatching(/made-[123]$/)]);
    expect(here.look().mail).toBe('sent');
    expect(here.keysOf(SUB).filter(({ scope }) => scope === 'permits')).toMatchObject([{ keyId: 'made-3' }]);
  });

  test('one who has signed in gets the keys whose mail failed', async () => {
    const { here, again } = await asked({}, { ...invite, sendEmail: false });
    signIn(here);
    await again();
    expect(here.passwords()).toBe(0);
    expect(here.mails).toHaveLength(1);
    expect(here.look().mail).toBe('sent');
  });

  test('a mail that fails again is marked again', async () => {
    const { here, again } = await asked({ mailer: 'down' });
    await again();
    expect(here.look()).toMatchObject({ mail: 'failed', leaseIsFree: true });
  });

  test('a stack without a sender says so', async () => {
    const { here, again } = await asked({ mailer: 'absent' });
    await again();
    expect(here.look().mail).toBe('unconfigured');
  });

  test('keys that work no longer are not mailed; the password is', async () => {
    const { here, again } = await asked();
    here.disableKeys();
    await again();
    expect(here.passwords()).toBe(1);
    expect(here.mails).toHaveLength(1);
    expect(here.look().mail).toBe('sent');
  });

  test('a key that the gateway has lost is not mailed', async () => {
    const { here, again } = await asked({ mailer: 'down' }, { ...invite, scopes: ['permits', 'manager'] });
    await here.parts.gateway.remove('made-1');
    await again();
    await resend(
      { ...here.ports, mailer: here.parts.mailer },
      { kind: 'resend', sub: SUB, queuedAt: new Date(Date.now() + 1).toISOString() },
    );
    expect(here.mailed()).toEqual([expect.not.stringContaining('undefined')]);
    expect(valuesIn(here.mailed()[0])).toEqual(['value-of-made-2']);
  });

  test('a key that cannot be renewed now is renewed when the request comes again', async () => {
    const { here, again } = await asked();
    here.watch((_at, call) => {
      if (call === 'gateway.create') throw new Failure('TooManyRequests', 'Try again in a second');
    });
    await expect(again()).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect([here.mails.length, here.look().mail]).toEqual([1, 'sent']);
    here.watch(() => undefined);
    await again();
    expect(here.mails).toHaveLength(2);
  });

  test.each([
    ['that was to be done without a mail, is mailed', { sendEmail: false }],
    ['that was mailed, is not mailed twice', {}],
  ])('what is asked for in the moment of an invitation %s', async (_what, work) => {
    const here = world();
    await provision(here.ports, { ...invite, ...work });
    await resend(here.ports, { kind: 'resend', sub: SUB, queuedAt: new Date().toISOString() });
    expect([here.mails.length, here.look().mail]).toEqual([1, 'sent']);
  });
});

describe('there is nothing to send', () => {
  test.each<[string, (here: World) => unknown, string]>([
    ['to nobody', (here) => here.parts.directory.remove(SUB), 'The user does not exist'],
    ['to one who is being deleted', (here) => here.beginDeletion(), 'The user is being deleted'],
    ['to the uninvited', (here) => here.parts.invitations.remove(SUB), 'The user has no invitation'],
    ['to one who has it and has signed in', signIn, 'The invitation was sent, and the user has signed in'],
    [
      'to one who has signed in and has no key that works',
      (here) => {
        signIn(here);
        here.addInvitation(
          invitationOf(SUB, {
            email: ann.email,
            state: 'done',
            mail: 'failed',
            updatedAt: '2026-01-01T00:00:00.000Z',
          }),
        );
        here.disableKeys();
      },
      'The invitation has no active key',
    ],
  ])('%s', async (_sentence, prepare, message) => {
    const code = message === 'The user does not exist' ? 'NotFound' : 'Conflict';
    const { here, again } = await asked();
    await prepare(here);
    await expect(again()).rejects.toMatchObject({ name: 'Failure', code, message });
    expect(here.look().leaseIsFree).toBe(true);
    expect(here.mails).toHaveLength(1);
    expect(here.passwords()).toBe(0);
  });

  const done = { state: 'done', mail: 'failed' } as const;
  const begun = { state: 'pending', mail: 'pending' } as const;
  test.each([
    ['an invitation that is not finished', ann, begun, 'The invitation is still being worked on'],
    ['no address', { status: ann.status }, done, 'The user has no e-mail address'],
    [
      'a mail that failed is sent to the address that was invited',
      { status: 'CONFIRMED', email: 'a@b.c' },
      { ...done, email: 'a@b.c' },
      undefined,
    ],
    [
      'one who has another address gets none',
      { status: 'CONFIRMED', email: 'other@b.c' },
      { ...done, email: 'a@b.c' },
      'The user has another e-mail address than the one that was invited, and has not proved it',
    ],
    [
      'one who has proved another address gets it there',
      { status: 'CONFIRMED', email: 'other@b.c', emailVerified: true },
      { ...done, email: 'a@b.c' },
      undefined,
    ],
  ])('%s', (_sentence, user, invitation, reason) =>
    expect(refusedResend({ emailVerified: false, ...user }, invitation)).toBe(reason),
  );
});

const whole = await asked();
const calls = await callsOf(whole.here, whole.again);
const steps = calls.flatMap((call, at) =>
  (['before', 'after'] as const).map((when): [string, Cut, number] => [call, when, at]),
);

describe('a request that is delivered twice', () => {
  test('sends once', async () => {
    const { here, again } = await asked();
    await again();
    await again();
    expect(here.mails).toHaveLength(2);
    expect(here.passwords()).toBe(1);
    expect(here.look().mail).toBe('sent');
  });

  test.each(steps)('%s, cut %s it (call %i): the keys go out once at most', async (_call, when, at) => {
    const { here, again } = await asked();
    here.watch((ofCall, _name, ofWhen) => {
      if (ofCall === at && ofWhen === when) throw new Error('cut');
    });
    await again().catch(() => undefined);
    here.watch(() => undefined);
    here.later(LEASE_MS + 1);
    await delivered(here, again);
    expect(here.mails.length).toBeLessThanOrEqual(2);
    expect(here.passwords()).toBeGreaterThanOrEqual(1);
    expect(here.look()).toMatchObject({ mail: expect.stringMatching(/^(sent|failed)$/), leaseIsFree: true });
    if (here.look().mail === 'sent') expect(here.mails).toHaveLength(2);
    // Whatever was cut: one key works, and it is none that was mailed before.
    const working = here.keysOf(SUB).filter((key) => shownState(key, new Date()) === 'active');
    expect(working).toHaveLength(1);
    expect(valuesIn(here.mailed()[0])).not.toContain(`value-of-${working[0]?.keyId ?? ''}`);
  });

  test('while another call has the invitation, it is to come again', async () => {
    const { here, again } = await asked();
    await here.parts.invitations.lease(SUB, 'somebody', new Date(), LEASE_MS);
    await expect(again()).rejects.toMatchObject({
      code: 'TooManyRequests',
      message: 'The invitation is being processed: try again in a few minutes',
    });
  });
});

import { LimitExceededException } from '@aws-sdk/client-api-gateway';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import { LEASE_MS } from '../../../systems/accounts/work/times.ts';
import type { InviteWork } from '../../../core/messages/accounts.ts';
import { provision } from '../../../systems/accounts/invitations/inviting.ts';
import { working } from '../../../systems/accounts/worker/worker.ts';
import { PLAN_OF } from '../../../systems/accounts/keys/key.ts';
import type { Scope } from '../../../core/scopes.ts';
import type { Somebody } from '../../shared/accounts/pool.ts';
import { denialOf } from '../../shared/accounts/usual.ts';
import { ann, callsOf, type Cut, delivered, invite, START, SUB, world, type World } from './invited.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const TWO: readonly Scope[] = ['permits', 'music'];
const both: InviteWork = { ...invite, scopes: TWO };

const keysOf = (scopes: readonly Scope[]) =>
  scopes.map((scope) => ({
    scope,
    state: 'active',
    gateway: true,
    plan: `id of /trellis/plans/${PLAN_OF[scope]}`,
  }));

/** What an invitation comes to: a working key for each scope, named by its user, and no lease left. */
const finished = (scopes: readonly Scope[]) => ({
  keys: keysOf(scopes),
  gatewayKeys: scopes.length,
  permitsKeyIsNamed: true,
  emailVerified: true,
  state: 'done',
  leaseIsFree: true,
});

const nothingLeft = {
  keys: [],
  gatewayKeys: 0,
  permitsKeyIsNamed: true, // there is neither
  emailVerified: undefined,
  state: undefined,
  mail: undefined,
  leaseIsFree: true,
};

describe('an invited user', () => {
  test('gets a working key, told once, mailed once, and named by its id', async () => {
    const here = world();
    expect(await provision(here.ports, invite)).toEqual({
      outcome: 'provisioned',
      issued: [
        { key: expect.objectContaining({ scope: 'permits', state: 'active' }), value: 'value-of-made-1' },
      ],
    });
    expect(here.look()).toEqual({ ...finished(['permits']), mail: 'sent' });
    expect(here.mailed()).toEqual([
      expect.stringMatching(/"ann@example.com".*"Your Trellis API key".*value-of-made-1/),
    ]);
  });

  test('waits, and is no dead letter, while the gateway can hold no more keys', async () => {
    const here = world();
    const full = new LimitExceededException({ $metadata: {}, message: 'no' });
    here.gateway.fail('CreateApiKey', full);
    await expect(working(here.ports)(invite)).resolves.toBeUndefined();
    expect(here.look()).toMatchObject({ keys: [], state: 'pending', mail: 'pending', leaseIsFree: true });
    const error = jest.spyOn(log, 'error');
    here.gateway.fail('CreateApiKey', full);
    expect(await provision(here.ports, invite)).toEqual({ outcome: 'full', issued: [] });
    // An alarm counts this line.
    expect(error.mock.calls).toEqual([
      [
        'an invitation waits: the gateway can hold no more keys',
        { sub: SUB, error: expect.objectContaining({ code: 'KeyCapacityReached' }) },
      ],
    ]);
    error.mockRestore();
    expect((await provision(here.ports, invite)).outcome).toBe('provisioned');
    expect(here.look()).toEqual({ ...finished(['permits']), mail: 'sent' });
  });

  test.each([
    ['asks for patience', new Failure('TooManyRequests', 'Try again in a second')],
    ['is down', new Error('the gateway is down')],
  ])('is to come again when the gateway %s', async (_why, error) => {
    const here = world();
    // As often as it is asked.
    here.watch((_at, call) => {
      if (call === 'gateway.create') throw error;
    });
    await expect(provision(here.ports, invite)).rejects.toBe(error);
    expect(here.look()).toMatchObject({ keys: [], state: 'pending', mail: 'pending', leaseIsFree: true });
  });

  test('has the permits key named, whichever of the keys comes first', async () => {
    const here = world();
    await provision(here.ports, { ...invite, scopes: ['manager', 'permits', 'music'] });
    expect(here.pool.members.get(SUB)?.attributes.get('custom:apiKey')).toBe('made-2');
  });

  test('has no key named who gets none for permits', async () => {
    const here = world();
    await provision(here.ports, { ...invite, scopes: ['music'] });
    expect(here.pool.members.get(SUB)?.attributes.has('custom:apiKey')).toBe(false);
  });

  test('gets a key for each scope, in one mail', async () => {
    const here = world();
    await provision(here.ports, both);
    expect(here.look()).toEqual({ ...finished(TWO), mail: 'sent' });
    expect(here.mailed()).toEqual([expect.stringContaining('"Your Trellis API keys"')]);
  });

  test.each<[string, Parameters<typeof world>[0], Partial<InviteWork>, string]>([
    ['an admin who wants no mail gets none', {}, { sendEmail: false }, 'none'],
    ['a user without an address gets no mail', { user: { ...ann, email: '' } }, {}, 'none'],
    ['a stack without a sender says so', { mailer: 'absent' }, {}, 'unconfigured'],
    ['a mail that fails leaves the keys, and its mark', { mailer: 'down' }, {}, 'failed'],
  ])('%s', async (_sentence, options, work, mail) => {
    const here = world(options);
    expect((await provision(here.ports, { ...invite, ...work })).outcome).toBe('provisioned');
    expect(here.look()).toMatchObject({ keys: keysOf(['permits']), state: 'done', mail, leaseIsFree: true });
    expect(here.mails).toEqual([]);
  });

  test('an address that nobody gave is not proved', async () => {
    const here = world({ user: { ...ann, email: '' } });
    await provision(here.ports, invite);
    expect(here.look().emailVerified).toBe(false);
  });

  test('a mail that fails is told to the log, without its address or its keys', async () => {
    const error = jest.spyOn(log, 'error');
    await provision(world({ mailer: 'down' }).ports, invite);
    expect(JSON.stringify(error.mock.calls)).not.toMatch(/ann|value-of/);
    expect(error.mock.calls).toEqual([
      [
        'the mail with the keys could not be sent',
        { sub: expect.any(String), error: expect.objectContaining({ message: expect.any(String) }) },
      ],
    ]);
    error.mockRestore();
  });

  test('a message that comes again changes nothing and tells nothing', async () => {
    const here = world();
    await provision(here.ports, invite);
    const before = here.look();
    expect(await provision(here.ports, invite)).toEqual({ outcome: 'already', issued: [] });
    expect(here.look()).toEqual(before);
    expect(here.mails).toHaveLength(1);
  });
});

describe('who is meant', () => {
  test('a user who is not there yet is waited for', async () => {
    const here = world();
    await here.parts.directory.remove(SUB);
    here.later(600_000);
    await expect(provision(here.ports, invite)).rejects.toThrow('does not exist yet');
  });

  test('a user who never comes gets nothing, and the message ends', async () => {
    const here = world();
    await here.parts.directory.remove(SUB);
    here.later(600_001);
    expect(await provision(here.ports, invite)).toEqual({ outcome: 'nobody', issued: [] });
    expect(here.look()).toEqual(nothingLeft);
  });

  const confirmed = { ...ann, status: 'CONFIRMED' } as const;
  const created = (ms: number) => ({ ...confirmed, createdAt: new Date(START.getTime() + ms) });
  test.each<[string, Somebody, string]>([
    ['an invited user of any age is meant', { ...ann, createdAt: new Date(0) }, 'provisioned'],
    ['one who signed up under the name at that moment is not', created(0), 'nobody'],
    ['one who had the name before is not', created(-60_000), 'nobody'],
    ['one who took the name after is not', created(1_000), 'nobody'],
  ])('%s', async (_sentence, user, outcome) => {
    const here = world({ user });
    expect((await provision(here.ports, invite)).outcome).toBe(outcome);
    expect(here.keys()).toHaveLength(outcome === 'nobody' ? 0 : 1);
  });

  test('one whose invitation was begun is meant whenever it is finished', async () => {
    const here = world();
    here.watch((_at, call) => {
      if (call === 'gateway.create') throw new Error('down');
    });
    await expect(provision(here.ports, invite)).rejects.toThrow('down');
    here.watch(() => undefined);
    here.pool.add({ ...confirmed, createdAt: new Date(0) });
    expect((await provision(here.ports, invite)).outcome).toBe('provisioned');
  });

  test('a user who is being deleted gets nothing', async () => {
    const here = world();
    here.beginDeletion();
    expect((await provision(here.ports, invite)).outcome).toBe('deleting');
    expect(here.made()).toBe(0);
  });

  test('the invitation of a user who may have no key now waits until they may', async () => {
    const here = world();
    here.addDenial(denialOf(SUB));
    const warn = jest.spyOn(log, 'warn');
    expect((await provision(here.ports, invite)).outcome).toBe('refused');
    expect(warn.mock.calls).toEqual([['an invitation waits: its user may not have keys now', { sub: SUB }]]);
    warn.mockRestore();
    expect(here.look()).toMatchObject({
      gatewayKeys: 0,
      state: 'pending',
      mail: 'pending',
      leaseIsFree: true,
    });
    await here.parts.denials.allow(SUB);
    expect((await provision(here.ports, invite)).outcome).toBe('provisioned');
    expect(here.look()).toEqual({ ...finished(['permits']), mail: 'sent' });
  });
});

test('a key that an admin disabled while the invitation was cut is neither made again nor told', async () => {
  const here = world();
  here.watch((_at, call, when) => {
    if (call === 'directory.setAttributes' && when === 'before') throw new Error('down');
  });
  await expect(provision(here.ports, both)).rejects.toThrow('down');
  here.watch(() => undefined);
  here.disableKeys(['permits']);
  const { issued } = await provision(here.ports, both);
  expect(issued.map(({ key }) => key.scope)).toEqual(['music']);
  expect(here.look().keys.map(({ state }) => state)).toEqual(['disabled', 'active']);
});

test('no mail goes out when an admin has disabled every key of an invitation that was cut', async () => {
  const here = world();
  here.watch((_at, call) => {
    if (call === 'directory.setAttributes') throw new Error('down');
  });
  await expect(provision(here.ports, invite)).rejects.toThrow('down');
  here.watch(() => undefined);
  here.disableKeys();
  expect(await provision(here.ports, invite)).toEqual({ outcome: 'provisioned', issued: [] });
  expect([here.mails, here.look().mail]).toEqual([[], 'none']);
});

const whole = world();
/** The calls of a whole run. */
const CALLS = await callsOf(whole, () => provision(whole.ports, both));
const CUTS: readonly Cut[] = ['before', 'after'];
const STEPS = CALLS.flatMap((call, at) => CUTS.map((when): [string, Cut, number] => [call, when, at]));

const cutAt =
  (at: number, when: Cut) =>
  (ofCall: number, _call: string, ofWhen: Cut): void => {
    if (ofCall === at && ofWhen === when) throw new Error('cut');
  };

const run = (here: World) => () => provision(here.ports, both);

/** One key a scope, and a mail that holds them: once at most, and never told as sent when it was not. */
const expectLaw = (here: World) => {
  expect(here.look()).toMatchObject(finished(TWO));
  expect(here.mails.length).toBeLessThanOrEqual(1);
  if (here.look().mail === 'sent') expect(here.mails).toHaveLength(1);
  else expect(here.look().mail).toBe('failed');
  for (const { value } of here.gateway.keys.values())
    for (const mail of here.mailed()) expect(mail).toContain(value);
};

describe('an invitation that is cut at a call and delivered again', () => {
  const sending = CALLS.indexOf('mailer.send');
  const isMailing = (at: number, when: Cut) =>
    at === sending || (at === sending - 1 && when === 'after') || (at === sending + 1 && when === 'before');

  test.each(STEPS)('%s, cut %s it (call %i)', async (_call, when, at) => {
    const here = world();
    here.watch(cutAt(at, when));
    await run(here)().catch(() => undefined);
    here.watch(() => undefined);
    here.later(LEASE_MS + 1);
    await delivered(here, run(here));
    expectLaw(here);
    expect(here.look().mail).toBe(isMailing(at, when) ? 'failed' : 'sent');
    expect(await run(here)()).toEqual({ outcome: 'already', issued: [] });
    expectLaw(here);
  });

  test('however often, it ends as it should', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(CALLS.length), fc.constantFrom(...CUTS)), { maxLength: 5 }),
        async (cuts) => {
          const here = world();
          for (const [at, when] of cuts) {
            here.watch(cutAt(at, when));
            await run(here)().catch(() => undefined);
            here.later(LEASE_MS + 1);
          }
          here.watch(() => undefined);
          await delivered(here, run(here));
          expectLaw(here);
        },
      ),
    ));
});

test('a lease that cannot be given back spoils nothing: it ends by itself', async () => {
  const warn = jest.spyOn(log, 'warn');
  const here = world();
  here.watch((_at, call) => {
    if (call === 'invitations.release') throw new Error('down');
  });
  expect((await run(here)()).outcome).toBe('provisioned');
  expect(warn.mock.calls).toEqual([
    ['a lease could not be released', { sub: SUB, error: { name: 'Error', message: 'down' } }],
  ]);
  warn.mockRestore();
  here.later(LEASE_MS);
  expect(here.look()).toEqual({ ...finished(TWO), mail: 'sent' });
});

describe('two workers at once', () => {
  test('make one key a scope and send one mail, however their calls fall', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const here = world();
        here.watch(() => scheduler.schedule(Promise.resolve()));
        const outcomes = await scheduler.waitFor(Promise.allSettled([run(here)(), run(here)()]));
        expectLaw(here);
        expect(here.look().mail).toBe('sent');
        const ends = outcomes.map((outcome) =>
          outcome.status === 'fulfilled' ? outcome.value.outcome : (outcome.reason as Failure).code,
        );
        expect(ends.filter((end) => end === 'provisioned')).toHaveLength(1);
        expect(ends).toContainEqual(expect.stringMatching(/^(already|TooManyRequests)$/));
      }),
    ));

  test('the one that comes second to the lease finds all done', async () => {
    const here = world();
    const first: unknown[] = [];
    here.watch(async (_at, call, when) => {
      if (call !== 'invitations.begin' || when !== 'after') return;
      here.watch(() => undefined);
      first.push(await run(here)());
    });
    expect(await run(here)()).toEqual({ outcome: 'already', issued: [] });
    expect(first).toMatchObject([{ outcome: 'provisioned' }]);
    expect(here.mails).toHaveLength(1);
  });

  test('the second is told to come again while the first holds the invitation', async () => {
    const here = world();
    const second: unknown[] = [];
    here.watch(async (_at, call, when) => {
      if (call !== 'gateway.create' || when !== 'after') return;
      here.watch(() => undefined);
      second.push(await run(here)().catch((error: unknown) => error));
    });
    await run(here)();
    expect(second).toEqual([expect.any(Failure)]);
    expect(here.look()).toEqual({ ...finished(TWO), mail: 'sent' });
  });
});

describe('an address that the user took after the invitation', () => {
  /** ann was disabled before the invitation's keys were made, enabled, and has signed in since. */
  const waited = async (attributes: Readonly<Record<string, string>>) => {
    const here = world();
    here.addDenial(denialOf(SUB));
    expect((await provision(here.ports, invite)).outcome).toBe('refused');
    await here.parts.denials.allow(SUB);
    here.pool.add({ ...ann, status: 'CONFIRMED' });
    for (const [name, value] of Object.entries(attributes))
      here.pool.members.get(SUB)?.attributes.set(name, value);
    const { outcome } = await provision(here.ports, invite);
    return { here, outcome, attributes: here.pool.members.get(SUB)?.attributes };
  };

  test('is not proved by it, and gets no keys', async () => {
    const { here, outcome, attributes } = await waited({ email: 'victim@example.com' });
    expect([outcome, attributes?.get('email'), attributes?.get('email_verified')]).toEqual([
      'provisioned',
      'victim@example.com',
      'false',
    ]);
    expect(here.mails).toEqual([]);
    expect(here.look()).toEqual({ ...finished(['permits']), emailVerified: false, mail: 'none' });
  });

  test('is left as it is, with the proof that they gave of it', async () => {
    const { here, attributes } = await waited({ email: 'mine@example.com', email_verified: 'true' });
    expect([attributes?.get('email'), attributes?.get('email_verified')]).toEqual([
      'mine@example.com',
      'true',
    ]);
    expect(here.mails).toEqual([]);
  });

  test('is not the one that is proved, when they take it in that moment', async () => {
    const here = world();
    here.watch((_at, call, when) => {
      if (call === 'directory.setAttributes' && when === 'before')
        here.pool.members.get(SUB)?.attributes.set('email', 'victim@example.com');
    });
    await provision(here.ports, invite);
    const attributes = here.pool.members.get(SUB)?.attributes;
    expect([attributes?.get('email'), attributes?.get('email_verified')]).toEqual([ann.email, 'true']);
    expect(here.mailed()).toEqual([expect.stringContaining(ann.email)]);
  });

  test('is the one that was invited: it is proved and mailed, late as it is', async () => {
    const { here, attributes } = await waited({});
    expect(attributes?.get('email_verified')).toBe('true');
    expect(here.mailed()).toEqual([expect.stringContaining(ann.email)]);
  });
});

describe('a user who is deleted before a call', () => {
  const BEFORE = CALLS.map((call, at): [string, number] => [call, at]);
  const meanwhile = (here: World, at: number, what: () => unknown) =>
    here.watch((ofCall, _call, when) => (ofCall === at && when === 'before' ? what() : undefined));

  test.each(BEFORE)('%s (call %i): nothing of theirs is left', async (_call, at) => {
    const here = world();
    meanwhile(here, at, () => {
      here.beginDeletion();
      return here.finishDeletion();
    });
    await run(here)().catch(() => undefined);
    here.later(600_001);
    expect((await run(here)()).outcome).toBe('nobody');
    expect(here.look()).toEqual(nothingLeft);
    expect(here.mails.length).toBeLessThanOrEqual(1);
  });

  test.each(BEFORE)(
    '%s (call %i): the deletion has no more to fear from the invitation',
    async (_call, at) => {
      const here = world();
      meanwhile(here, at, () => here.beginDeletion());
      const { outcome } = await run(here)();
      here.watch(() => undefined);
      expect(['deleting', 'provisioned']).toContain(outcome);
      await here.finishDeletion();
      expect(here.look()).toEqual(nothingLeft);
    },
  );

  test.each(BEFORE)('%s (call %i): one who takes the name inherits nothing', async (_call, at) => {
    const here = world();
    const heir = {
      ...ann,
      sub: 'heir',
      status: 'CONFIRMED',
      createdAt: new Date(START.getTime() + 3_600_000),
    } as const;
    let before: unknown;
    meanwhile(here, at, async () => {
      here.beginDeletion();
      await here.finishDeletion();
      before = structuredClone(here.pool.add(heir));
    });
    await run(here)().catch(() => undefined);
    here.later(3_600_000);
    expect((await run(here)()).outcome).toBe('nobody');
    expect(here.pool.members.get(heir.sub)).toEqual(before);
    expect(here.made()).toBe(0);
  });
});

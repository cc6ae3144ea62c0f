import { LimitExceededException } from '@aws-sdk/client-api-gateway';
import { beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { AccountWork } from '../../../core/messages/accounts.ts';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import type { Scope } from '../../../core/scopes.ts';
import { goOn } from '../../../systems/accounts/deletions/going-on.ts';
import type { Counts } from '../../../systems/accounts/reconciling/reconcile-run.ts';
import { reconcile } from '../../../systems/accounts/reconciling/reconciling.ts';
import { GRACE_MS, LEASE_MS } from '../../../systems/accounts/work/times.ts';
import type { AccountParts } from '../../../systems/accounts/wiring.ts';
import {
  BEFORE,
  deletionOf,
  denialOf,
  invitationOf,
  NOW,
  registered,
  type Watch,
  watched,
} from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

beforeEach(() => void jest.useFakeTimers({ now: NOW }));

const PAST_S = Date.parse(BEFORE) / 1000;
const LATER_S = NOW.getTime() / 1000 + 3600;
const ENDED_S = NOW.getTime() / 1000 + 86_400;
const ALL_TIME = { graceMs: 0, remainingMs: () => 300_000 };

/** The ports of a world where deletions that are queued are worked at once. */
const portsOf = ({ parts }: AccountWorld, watch: Watch = () => undefined): AccountParts => {
  const ports = watched(parts, watch);
  const send = (work: AccountWork) => (work.kind === 'delete' ? goOn(ports, work) : Promise.resolve());
  return { ...ports, send };
};

const run = (world: AccountWorld, graceMs = GRACE_MS) =>
  settled(() => reconcile(portsOf(world), { ...ALL_TIME, graceMs }));

/** Only the counts that are not zero. */
const counted = (counts: Counts): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

type Prepare = (world: AccountWorld) => unknown;
type Assess = (world: AccountWorld) => unknown;

const keyIds = (world: AccountWorld): string[] =>
  world
    .keys()
    .map(({ keyId }) => keyId)
    .sort();
const gatewayIds = (world: AccountWorld): string[] => [...world.gateway.keys.keys()].sort();
const subsOf = (world: AccountWorld, kind: string) => world.records(kind).map(({ sk }) => sk?.S ?? '');
const mailed = (world: AccountWorld) => world.mails.map(({ input }) => JSON.stringify(input['Destination']));
const namedBy = (world: AccountWorld, sub: string) =>
  world.pool.members.get(sub)?.attributes.get('custom:apiKey');
const hasKeys =
  (...ids: string[]): Assess =>
  (world) => {
    expect(keyIds(world)).toEqual(ids);
    expect(gatewayIds(world)).toEqual(ids);
  };
const hasNoKeys = hasKeys();
const names =
  (sub: string, keyId: string | undefined): Assess =>
  (world) =>
    expect(namedBy(world, sub)).toBe(keyId);

const FIXES: readonly (readonly [string, Prepare, Partial<Counts>, Assess])[] = [
  [
    'nothing is wrong',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k'));
    },
    {},
    hasKeys('k'),
  ],
  [
    'an unfinished deletion is finished',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k' });
      world.addKey(registered('u', 'k'));
      world.addAtGateway(registered('u', 'cut'));
      world.addInvitation(invitationOf('u'));
      world.addDeletion(deletionOf('u'));
      world.addDenial(denialOf('u', { reason: 'deleted' }));
    },
    { deletionsResumed: 1 },
    (world) => {
      hasNoKeys(world);
      expect([world.pool.members.size, world.tables.items('Accounts')]).toEqual([0, []]);
      return expect(world.parts.denials.get('u')).resolves.toMatchObject({
        reason: 'deleted',
        until: ENDED_S,
      });
    },
  ],
  [
    'a key at the gateway that is not registered goes',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addAtGateway(registered('u', 'cut'));
    },
    { unregisteredRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a key at the gateway that is not ours stays',
    (world) => void world.gateway.add('k', 'trellis/odd'),
    {},
    (world) => expect(gatewayIds(world)).toEqual(['k']),
  ],
  [
    'an entry without its key at the gateway goes',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k' });
      world.register(registered('u', 'k', {}));
    },
    { entriesRemoved: 1, attributesCorrected: 1 },
    (world) => {
      hasNoKeys(world);
      names('u', undefined)(world);
    },
  ],
  [
    'a key that is being removed goes',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'removing' }));
    },
    { removalsFinished: 1 },
    hasNoKeys,
  ],
  [
    'an entry that is being removed goes, also without its key at the gateway',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.register(registered('u', 'k', { state: 'removing' }));
    },
    { removalsFinished: 1 },
    hasNoKeys,
  ],
  [
    'a key of a user who is gone goes',
    (world) => {
      world.addKey(registered('gone', 'k'));
      world.gateway.usage.set('k', [[7, 993]]);
    },
    { ownerlessRemoved: 1 },
    (world) => {
      hasNoKeys(world);
      expect(world.records('PASTUSE')).toEqual([]);
    },
  ],
  [
    'an invitation of a user who is gone goes',
    (world) => world.addInvitation(invitationOf('gone')),
    { invitationsRemoved: 1 },
    (world) => expect(world.tables.items('Accounts')).toEqual([]),
  ],
  [
    'an expired key goes, one that has time left stays',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k1', { expiresAt: PAST_S }));
      world.addKey(registered('u', 'k2', { expiresAt: LATER_S }));
    },
    { expiredRemoved: 1 },
    hasKeys('k2'),
  ],
  [
    'a key whose making was cut goes',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'creating' }));
    },
    { unfinishedRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a cut invitation goes on with the key that it had begun',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'creating', slot: 'invitation-permits' }));
      world.addInvitation(invitationOf('u'));
    },
    { invitationsResumed: 1 },
    (world) => {
      hasKeys('k')(world);
      names('u', 'k')(world);
      expect(mailed(world)).toEqual(['{"ToAddresses":["u@example.com"]}']);
    },
  ],
  [
    'a key that no invitation waits for goes, although it has the slot of one',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'creating', slot: 'invitation-music', scope: 'music' }));
      world.addInvitation(invitationOf('u', { state: 'done', mail: 'sent' }));
    },
    { unfinishedRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a user who was invited past our API gets a key',
    (world) => world.pool.add({ sub: 'u', status: 'FORCE_CHANGE_PASSWORD' }),
    { usersInvited: 1 },
    (world) => {
      hasKeys('made-1')(world);
      names('u', 'made-1')(world);
    },
  ],
  [
    'an invitation waits while its user is disabled',
    (world) => {
      world.pool.add({ sub: 'u', enabled: false, status: 'FORCE_CHANGE_PASSWORD' });
      world.addDenial(denialOf('u'));
      world.addInvitation(invitationOf('u'));
      world.addKey(registered('u', 'k', { state: 'creating', slot: 'invitation-permits' }));
    },
    {},
    hasKeys('k'),
  ],
  [
    'the attribute follows the rotations, also through a key that has ended',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k1' });
      world.addKey(registered('u', 'k1', { replacedBy: 'k2', expiresAt: PAST_S }));
      world.addKey(registered('u', 'k2', { replacedBy: 'k3', expiresAt: LATER_S }));
      world.addKey(registered('u', 'k3'));
      world.addKey(registered('u', 'k4', { createdAt: NOW.toISOString() }));
    },
    { expiredRemoved: 1, attributesCorrected: 1 },
    names('u', 'k3'),
  ],
  [
    'an attribute that names no key of the user gets the newest permits key that works',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'not-mine' });
      world.pool.add({ sub: 'v' });
      world.addKey(registered('v', 'not-mine'));
      world.addKey(registered('u', 'old', { createdAt: '2026-01-01T00:00:00.000Z' }));
      world.addKey(registered('u', 'new'));
      world.addKey(registered('u', 'music', { scope: 'music', createdAt: NOW.toISOString() }));
      world.addKey(registered('u', 'off', { state: 'disabled', createdAt: NOW.toISOString() }));
    },
    { attributesCorrected: 1 },
    names('u', 'new'),
  ],
  [
    'the attribute that names a key whose replacement is gone stays',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k1' });
      world.addKey(registered('u', 'k1', { replacedBy: 'k2' }));
      world.addKey(registered('u', 'k3', { createdAt: NOW.toISOString() }));
    },
    {},
    names('u', 'k1'),
  ],
  [
    'a user who has no key, and of whom one is counted, has none counted',
    async (world) => {
      world.pool.add({ sub: 'u' });
      await world.parts.keys.counted('u');
      await world.parts.keys.recount('u', [], [registered('u', 'gone')]);
    },
    { countsCorrected: 1 },
    async (world) => expect((await world.parts.keys.counted('u')).keys.size).toBe(0),
  ],
  [
    'what is counted of a user who is gone goes',
    (world) => world.parts.keys.counted('gone'),
    { countsCorrected: 1 },
    (world) => expect(world.tables.items('Accounts')).toEqual([]),
  ],
  [
    'a user who is disabled in the directory is denied when an earlier denial has ended',
    (world) => {
      world.pool.add({ sub: 'u', enabled: false });
      world.addDenial(denialOf('u', { until: PAST_S }));
    },
    { usersDenied: 1 },
    (world) => expect(world.tables.items('Denied')).toMatchObject([{ reason: { S: 'disabled' } }]),
  ],
  [
    'a user who is disabled in the directory is denied, one who is enabled there is allowed',
    (world) => {
      world.pool.add({ sub: 'off', enabled: false });
      world.pool.add({ sub: 'on' });
      world.addDenial(denialOf('on'));
    },
    { usersDenied: 1, usersAllowed: 1 },
    (world) => expect(world.tables.items('Denied')).toMatchObject([{ id: { S: 'sub:off' } }]),
  ],
  [
    'the deny entry of a deletion is left alone while there is a user',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addDenial(denialOf('u', { reason: 'deleted' }));
    },
    {},
    (world) => expect(world.parts.denials.get('u')).resolves.toEqual(denialOf('u', { reason: 'deleted' })),
  ],
  [
    'the deny entry of a user who is gone gets an end',
    (world) => world.addDenial(denialOf('gone')),
    { denialsEnded: 1 },
    (world) => expect(world.parts.denials.get('gone')).resolves.toMatchObject({ until: ENDED_S }),
  ],
];

test.each(FIXES)('%s', async (_name, prepare, counts, assess) => {
  const world = accountWorld();
  await prepare(world);
  expect(counted(await run(world))).toEqual(counts);
  await assess(world);
  expect(counted(await run(world))).toEqual({});
});

test('whatever is younger than the grace is left alone', async () => {
  const world = accountWorld();
  const [createdAt, at] = [NOW.toISOString(), NOW];
  world.pool.add({ sub: 'u', status: 'FORCE_CHANGE_PASSWORD', createdAt: at });
  world.pool.add({ sub: 'v' });
  world.pool.add({ sub: 'on' });
  world.addKey(registered('v', 'k1', { state: 'creating', createdAt }));
  world.addKey(registered('gone', 'k2', { createdAt }));
  world.register(registered('v', 'k3', { createdAt }));
  world.addAtGateway(registered('v', 'k4', { createdAt }));
  world.addInvitation(invitationOf('v', { createdAt }));
  world.addInvitation(invitationOf('gone', { createdAt }));
  world.addDeletion(deletionOf('w', { startedAt: createdAt }));
  world.addDenial(denialOf('on', { since: at }));
  world.addDenial(denialOf('gone', { since: at }));
  const before = world.view();
  expect(counted(await run(world))).toEqual({});
  expect(world.view()).toEqual(before);
});

const YOUNG = new Date(NOW.getTime() - GRACE_MS + 1).toISOString();
const OLD = new Date(NOW.getTime() - GRACE_MS).toISOString();

test.each<[string, number, Parameters<typeof deletionOf>[1], object]>([
  ['has just begun', 0, { startedAt: YOUNG }, {}],
  ['began a while ago, and of which nobody has begun a step', 1, { startedAt: OLD }, { turn: 0, hops: 0 }],
  ['goes on', 0, { step: 'images', activeAt: YOUNG, turn: 7 }, {}],
  ['went on until a while ago', 1, { step: 'images', activeAt: OLD, turn: 7 }, { turn: 7, hops: 7 }],
  ['was stopped a while ago', 1, { step: 'images', activeAt: OLD, turn: 100 }, { turn: 100, hops: 0 }],
])('a deletion that %s is given to the queue %i times', async (_what, times, deletion, turn) => {
  // Prepare
  const world = accountWorld();
  world.addDeletion(deletionOf('u', deletion));
  const sent: unknown[] = [];
  const send = async (...message: unknown[]) => void sent.push(message);

  // Act
  const counts = await reconcile({ ...world.parts, send }, { ...ALL_TIME, graceMs: GRACE_MS });

  // Assess
  const message = [{ kind: 'delete', sub: 'u', queuedAt: NOW.toISOString(), ...turn }, 0];
  expect(sent).toEqual(Array.from({ length: times }, () => message));
  expect(counted(counts)).toEqual(times === 0 ? {} : { deletionsResumed: times });
  expect(await world.parts.deletions.get('u')).toEqual(deletionOf('u', deletion));
});

test('an invitation waits while the gateway can hold no more keys, and is no failure of the reconciler', async () => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  world.addInvitation(invitationOf('u'));
  world.gateway.fail('CreateApiKey', new LimitExceededException({ $metadata: {}, message: 'no' }));
  expect(counted(await run(world))).toEqual({});
  expect(counted(await run(world))).toEqual({ invitationsResumed: 1 });
});

test('a deletion that cannot be queued has failed, and the others are queued', async () => {
  const world = accountWorld();
  for (const sub of ['u', 'v', 'w']) world.addDeletion(deletionOf(sub));
  const send = async (work: AccountWork): Promise<void> => {
    if (work.kind === 'delete' && work.sub === 'v') throw new Error('the queue is down');
  };
  const error = jest.spyOn(log, 'error').mockReturnValue();
  const counts = await reconcile({ ...world.parts, send }, ALL_TIME);
  expect(counted(counts)).toEqual({ deletionsResumed: 2, failed: 1 });
  expect(error.mock.calls).toMatchObject([['a repair failed', { fix: 'deletionsResumed', sub: 'v' }]]);
  error.mockRestore();
});

test.each<[string, string, object, Prepare]>([
  ['usersDenied', 'denials.deny', { sub: 'u' }, (world) => world.pool.add({ sub: 'u', enabled: false })],
  [
    'usersAllowed',
    'denials.allow',
    { sub: 'u' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addDenial(denialOf('u'));
    },
  ],
  ['denialsEnded', 'denials.end', { sub: 'gone' }, (world) => world.addDenial(denialOf('gone'))],
  [
    'unregisteredRemoved',
    'gateway.remove',
    { keyId: 'cut' },
    (world) => world.addAtGateway(registered('u', 'cut')),
  ],
  [
    'entriesRemoved',
    'keys.remove',
    { keyId: 'k' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.register(registered('u', 'k'));
    },
  ],
  ['ownerlessRemoved', 'keys.remove', { keyId: 'k' }, (world) => world.addKey(registered('gone', 'k'))],
  [
    'removalsFinished',
    'keys.remove',
    { keyId: 'k' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'removing' }));
    },
  ],
  [
    'expiredRemoved',
    'keys.find',
    { keyId: 'k' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { expiresAt: PAST_S }));
    },
  ],
  [
    'unfinishedRemoved',
    'keys.change',
    { keyId: 'k' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'creating' }));
    },
  ],
  [
    'invitationsRemoved',
    'invitations.remove',
    { sub: 'gone' },
    (world) => world.addInvitation(invitationOf('gone')),
  ],
  [
    'invitationsResumed',
    'invitations.begin',
    { sub: 'u' },
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addInvitation(invitationOf('u'));
    },
  ],
  [
    'usersInvited',
    'invitations.begin',
    { sub: 'u' },
    (world) => world.pool.add({ sub: 'u', status: 'FORCE_CHANGE_PASSWORD' }),
  ],
  [
    'attributesCorrected',
    'directory.setAttributes',
    { sub: 'u' },
    (world) => world.pool.add({ sub: 'u', apiKey: 'k' }),
  ],
  [
    'countsCorrected',
    'keys.recount',
    { sub: 'u' },
    async (world) => {
      world.pool.add({ sub: 'u' });
      await world.parts.keys.counted('u');
      await world.parts.keys.recount('u', [], [registered('u', 'gone')]);
    },
  ],
  ['countsCorrected', 'keys.forgetCount', { sub: 'gone' }, (world) => world.parts.keys.counted('gone')],
])('a fix (%s) whose call %s fails at the end has failed, and the log says of whom', async (...row) => {
  const [fix, failing, about, prepare] = row;
  const error = jest.spyOn(log, 'error').mockReturnValue();
  const world = accountWorld();
  await prepare(world);
  const ports = portsOf(world, (call, moment) => {
    if (call === failing && moment === 'after') throw new Error('the service is down');
  });
  expect(counted(await reconcile(ports, ALL_TIME))).toEqual({ failed: 1 });
  expect(error.mock.calls).toEqual([
    ['a repair failed', { fix, ...about, error: { name: 'Error', message: 'the service is down' } }],
  ]);
  error.mockRestore();
});

/** What happens at a call that comes after the lists, and what must be left as it then is. */
const MEANWHILE: readonly (readonly [string, Prepare, string, Prepare])[] = [
  [
    'an expired key was given another end',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { expiresAt: PAST_S }));
    },
    'keys.find',
    (world) => world.addKey(registered('u', 'k', { expiresAt: LATER_S })),
  ],
  [
    'a key at the gateway was registered',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addAtGateway(registered('u', 'k'));
    },
    'keys.find',
    (world) => world.addKey(registered('u', 'k')),
  ],
  [
    'a key was finished',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k', { state: 'creating' }));
    },
    'invitations.all',
    (world) => world.addKey(registered('u', 'k')),
  ],
  [
    'an attribute was moved to the next key',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k1' });
      world.addKey(registered('u', 'k1', { replacedBy: 'k2' }));
      world.addKey(registered('u', 'k2', { replacedBy: 'k3' }));
    },
    'keys.all',
    (world) => {
      world.pool.add({ sub: 'u', apiKey: 'k3' });
      world.addKey(registered('u', 'k3'));
    },
  ],
  [
    'a user was enabled',
    (world) => world.pool.add({ sub: 'u', enabled: false }),
    'denials.all',
    (world) => world.pool.add({ sub: 'u' }),
  ],
  [
    'a user was denied',
    (world) => world.pool.add({ sub: 'u', enabled: false }),
    'denials.get',
    (world) => world.addDenial(denialOf('u', { since: NOW })),
  ],
  [
    'a user was disabled',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addDenial(denialOf('u'));
    },
    'denials.all',
    (world) => world.pool.add({ sub: 'u', enabled: false }),
  ],
  [
    'a deletion began of a user who is gone',
    (world) => world.addDenial(denialOf('u', { reason: 'deleted' })),
    'deletions.get',
    (world) => world.addDeletion(deletionOf('u')),
  ],
  [
    'an invitation began',
    (world) => world.pool.add({ sub: 'u', status: 'FORCE_CHANGE_PASSWORD' }),
    'invitations.get',
    (world) => world.addInvitation(invitationOf('u')),
  ],
];

test.each(MEANWHILE)('when meanwhile %s, that is left alone', async (_name, prepare, call, change) => {
  const world = accountWorld();
  prepare(world);
  let after = world.view();
  const ports = portsOf(world, (called, when) => {
    if (called !== call || when === 'after') return;
    change(world);
    after = world.view();
  });
  expect(counted(await reconcile(ports, ALL_TIME))).toEqual({});
  expect(world.view()).toEqual(after);
});

test('an invitation that comes to nothing is no fix', async () => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  world.addInvitation(invitationOf('u'));
  const { parts } = world;
  const register = () =>
    Promise.reject(new Failure('Conflict', 'The user is disabled or being deleted, and cannot have keys'));
  expect(counted(await reconcile({ ...parts, keys: { ...parts.keys, register } }, ALL_TIME))).toEqual({});
});

/** One mark of the broken world's: where there are several, each is as likely. */
const oneOf = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const SCOPE = oneOf<Scope>('permits', 'music', 'manager');
const KEY = fc.record({
  scope: SCOPE,
  state: oneOf('creating', 'active', 'active', 'disabled', 'removing'),
  end: oneOf(undefined, PAST_S, LATER_S),
  ofInvitation: fc.boolean(),
  isRegistered: oneOf(true, true, false),
  isAtGateway: oneOf(true, true, false),
  isReplaced: fc.boolean(),
});
const USER = fc.record({
  exists: oneOf(true, true, false),
  enabled: oneOf(true, true, false),
  status: oneOf('CONFIRMED', 'FORCE_CHANGE_PASSWORD'),
  hasEmail: fc.boolean(),
  /** Which key the attribute names; of another user's when there are not so many. */
  named: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  invitation: fc.option(
    fc.record({
      state: oneOf('pending', 'done'),
      mail: oneOf('none', 'pending', 'sending', 'sent', 'failed', 'unconfigured'),
      scopes: fc.uniqueArray(SCOPE, { minLength: 1 }),
    }),
    { nil: undefined },
  ),
  isBeingDeleted: oneOf(false, false, true),
  denial: oneOf(undefined, 'disabled', 'deleted', 'ending'),
  keys: fc.array(KEY, { maxLength: 4 }),
});

type Drawn = typeof USER extends fc.Arbitrary<infer U> ? readonly U[] : never;

const worldFrom = (drawn: Drawn): AccountWorld => {
  const world = accountWorld();
  drawn.forEach((user, u) => {
    const sub = `u${u}`;
    const { enabled, status, named } = user;
    if (user.exists)
      world.pool.add({
        sub,
        enabled,
        status,
        ...(!user.hasEmail && { email: '' }),
        ...(named !== undefined && { apiKey: `${sub}-${named}` }),
      });
    if (user.invitation) world.addInvitation(invitationOf(sub, user.invitation));
    if (user.isBeingDeleted) world.addDeletion(deletionOf(sub));
    if (user.isBeingDeleted || user.denial === 'deleted')
      world.addDenial(denialOf(sub, { reason: 'deleted' }));
    else if (user.denial === 'ending') world.addDenial(denialOf(sub, { reason: 'deleted', until: LATER_S }));
    else if (user.denial) world.addDenial(denialOf(sub));
    user.keys.forEach(({ scope, state, end, ...drawnKey }, k) => {
      const key = registered(sub, `${sub}-${k}`, {
        scope,
        state,
        ...(drawnKey.ofInvitation && { slot: `invitation-${scope}` }),
        ...(end !== undefined && { expiresAt: end }),
        ...(drawnKey.isReplaced && { replacedBy: `${sub}-${k + 1}` }),
      });
      if (drawnKey.isRegistered) world.register(key);
      if (drawnKey.isAtGateway) world.addAtGateway(key);
    });
  });
  return world;
};

const BROKEN = fc.array(USER, { maxLength: 4 });

/** The keys that work, of users who may use them. */
const healthy = (world: AccountWorld): string[] =>
  world
    .keys()
    .filter(
      ({ owner, keyId, state, expiresAt }) =>
        state === 'active' &&
        expiresAt !== PAST_S &&
        world.gateway.keys.get(keyId)?.enabled === true &&
        world.pool.members.get(owner)?.enabled === true &&
        !subsOf(world, 'DELETION').includes(owner),
    )
    .map(({ keyId }) => keyId);

const expectWorking = (world: AccountWorld, ids: readonly string[]): void =>
  expect(healthy(world)).toEqual(expect.arrayContaining([...ids]));

const expectWhole = (world: AccountWorld): void => {
  const users = [...world.pool.members.values()];
  const subs = users.map(({ sub }) => sub);
  expect(keyIds(world)).toEqual(gatewayIds(world));
  for (const { owner, state } of world.keys()) {
    expect(subs).toContain(owner);
    expect(state).not.toBe('removing');
  }
  expect(subs).toEqual(expect.arrayContaining(subsOf(world, 'INVITATION')));
  for (const { sub, enabled } of users) {
    const named = namedBy(world, sub);
    if (named !== undefined) expect(world.keysOf(sub).map(({ keyId }) => keyId)).toContain(named);
    if (!enabled) expect(world.isDenied(`sub:${sub}`)).toBe(true);
  }
  expect(subsOf(world, 'DELETION')).toEqual([]);
  expect(new Set(mailed(world)).size).toBe(world.mails.length);
};

/** The index of keys by owner shows what is there now, and nothing since. */
const lagging = (world: AccountWorld): AccountParts => {
  const [ports, before] = [portsOf(world), world.keys()];
  const byOwner = async (owner: string) => before.filter((key) => key.owner === owner);
  const find = async (owner: string, keyId: string) =>
    (await byOwner(owner)).find((key) => key.keyId === keyId);
  return { ...ports, keys: { ...ports.keys, byOwner, find } };
};

test('one run makes any world whole, takes no key that works, and leaves a second run nothing to do', () =>
  fc.assert(
    fc.asyncProperty(BROKEN, fc.boolean(), async (drawn, lags) => {
      const world = worldFrom(drawn);
      const working = healthy(world);
      const first = await reconcile(lags ? lagging(world) : portsOf(world), ALL_TIME);
      expect(first.failed).toBe(0);
      expectWorking(world, working);
      expectWhole(world);
      expect(counted(await run(world, 0))).toEqual({});
    }),
  ));

test('a run that was cut at any call, or whose call fails, leaves nothing that the next one does not finish', () =>
  fc.assert(
    fc.asyncProperty(BROKEN, fc.nat({ max: 120 }), fc.boolean(), async (drawn, at, goesOn) => {
      jest.setSystemTime(NOW);
      const world = worldFrom(drawn);
      const working = healthy(world);
      let calls = 0;
      const watch: Watch = () => {
        calls += 1;
        if (goesOn ? calls === at : calls >= at) throw new Error('the service is down');
      };
      await reconcile(portsOf(world, watch), ALL_TIME);
      expectWorking(world, working);
      // What was cut may hold a lease until then.
      jest.setSystemTime(NOW.getTime() + LEASE_MS);
      expect((await run(world, 0)).failed).toBe(0);
      expectWorking(world, working);
      expectWhole(world);
      expect(counted(await run(world, 0))).toEqual({});
    }),
  ));

/** A world whose lists lack what `isListed` says no to. */
const listingOnly = (ports: AccountParts, isListed: (list: string, id: string) => boolean): AccountParts => {
  async function* some<T>(name: string, list: AsyncIterable<T>, idOf: (one: T) => string) {
    for await (const one of list) if (isListed(name, idOf(one))) yield one;
  }
  const { directory, keys, gateway, denials, invitations } = ports;
  return {
    ...ports,
    directory: { ...directory, all: () => some('users', directory.all(), ({ sub }) => sub) },
    keys: { ...keys, all: () => some('keys', keys.all(), ({ keyId }) => keyId) },
    gateway: { ...gateway, ours: () => some('gateway', gateway.ours(), ({ id }) => id) },
    denials: { ...denials, all: () => some('denials', denials.all(), ({ sub }) => sub) },
    invitations: { ...invitations, all: () => some('invitations', invitations.all(), ({ sub }) => sub) },
  };
};

test('lists that lack things take no key, no invitation and no denial from anybody that is as it should be', () =>
  fc.assert(
    fc.asyncProperty(BROKEN, fc.func(fc.boolean()), async (drawn, isListed) => {
      const world = worldFrom(drawn);
      const working = healthy(world);
      const users = [...world.pool.members.values()].map(({ sub, enabled }) => ({ sub, enabled }));
      const named = users.filter(({ sub }) => working.includes(namedBy(world, sub) ?? ''));
      const deleted = subsOf(world, 'DELETION');
      const standing = users.filter(({ sub }) => !deleted.includes(sub));
      const invited = subsOf(world, 'INVITATION').filter((sub) => standing.some((user) => user.sub === sub));
      const ends = () =>
        Promise.all(
          standing.filter(({ enabled }) => !enabled).map(({ sub }) => world.parts.denials.get(sub)),
        );
      const endsBefore = (await ends()).map((denial) => denial?.until);
      await reconcile(listingOnly(portsOf(world), isListed), ALL_TIME);
      expectWorking(world, working);
      for (const { sub } of named) expect(namedBy(world, sub)).toBeDefined();
      expect(subsOf(world, 'INVITATION')).toEqual(expect.arrayContaining(invited));
      expect((await ends()).map((denial) => denial?.until)).toEqual(endsBefore);
      await run(world, 0);
      expectWhole(world);
    }),
  ));

test.each<[string, Prepare]>([
  [
    'denial',
    (world) => {
      world.pool.add({ sub: 'u', enabled: false });
      world.addDenial(denialOf('u'));
    },
  ],
  [
    'key',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addKey(registered('u', 'k'));
    },
  ],
  [
    'invitation',
    (world) => {
      world.pool.add({ sub: 'u' });
      world.addInvitation(invitationOf('u', { state: 'done', mail: 'sent' }));
    },
  ],
])('the %s of a user whom the list lacks stays as it is', async (_what, prepare) => {
  const world = accountWorld();
  prepare(world);
  const before = world.view();
  const ports = listingOnly(portsOf(world), (list) => list !== 'users');
  expect(counted(await reconcile(ports, ALL_TIME))).toEqual({});
  expect(world.view()).toEqual(before);
});

test('while the users cannot be listed, no key goes', async () => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  for (const state of ['creating', 'removing'] as const)
    world.addKey(registered('u', state, { state, slot: state }));
  const before = world.view();
  const ports = portsOf(world, (call) => {
    if (call === 'directory.all') throw new Error('the service is down');
  });
  expect(counted(await reconcile(ports, ALL_TIME))).toEqual({ failed: 6 });
  expect(world.view()).toEqual(before);
});

test('a list that cannot be had stops only what needs it', async () => {
  const world = accountWorld();
  world.addDeletion(deletionOf('u'));
  world.pool.add({ sub: 'v', enabled: false });
  const ports = portsOf(world, (call) => {
    if (call === 'gateway.ours') throw new Error('the service is down');
  });
  world.addDenial(denialOf('on'));
  world.pool.add({ sub: 'on' });
  const error = jest.spyOn(log, 'error').mockReturnValue();
  expect(counted(await reconcile(ports, ALL_TIME))).toEqual({ usersDenied: 1, usersAllowed: 1, failed: 2 });
  expect(error.mock.calls).toContainEqual(['a repair failed', expect.objectContaining({ part: 'fixKeys' })]);
  error.mockRestore();
});

test('when its time is nearly out it begins nothing, and says so', async () => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  for (const id of ['k1', 'k2', 'k3']) world.addKey(registered('u', id, { state: 'removing' }));
  const remainingMs = () => (world.keys().length > 2 ? 10_000 : 9_999);
  expect(counted(await reconcile(portsOf(world), { graceMs: 0, remainingMs }))).toEqual({
    removalsFinished: 1,
    cut: 1,
  });
  expect(counted(await run(world))).toEqual({ removalsFinished: 2 });
});

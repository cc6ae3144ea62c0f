import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../../core/errors.ts';
import type { AccountWork } from '../../../core/messages/accounts.ts';
import type { Scope } from '../../../core/scopes.ts';
import type { Counts } from '../../../systems/accounts/reconciling/reconcile-run.ts';
import { reconcile } from '../../../systems/accounts/reconciling/reconciling.ts';
import { GRACE_MS } from '../../../systems/accounts/work/times.ts';
import {
  addKey,
  BEFORE,
  deletionOf,
  denialOf,
  emptyState,
  gatewayKeyOf,
  invitationOf,
  keyOf,
  NOW,
  STACK,
  type State,
  userOf,
  type Watch,
  type World,
  worldOf,
} from './world.ts';

const PAST_S = Date.parse(BEFORE) / 1000;
const LATER_S = NOW.getTime() / 1000 + 3600;
const ALL_TIME = { graceMs: 0, remainingMs: () => 300_000 };

const run = (state: State, graceMs = GRACE_MS) => reconcile(worldOf(state), { ...ALL_TIME, graceMs });

/** Only the counts that are not zero. */
const counted = (counts: Counts): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

type Prepare = (state: State) => unknown;
type Assess = (state: State) => unknown;

const withUser = (state: State, sub: string, more: Parameters<typeof userOf>[1] = {}): void =>
  void state.users.set(sub, userOf(sub, more));

const keyIds = (state: State): string[] => [...state.keys.values()].map(({ keyId }) => keyId).sort();
const gatewayIds = (state: State): string[] => [...state.gateway.keys()].sort();
const hasKeys =
  (...ids: string[]): Assess =>
  (state) => {
    expect(keyIds(state)).toEqual(ids);
    expect(gatewayIds(state)).toEqual(ids);
  };
const hasNoKeys = hasKeys();
const names =
  (sub: string, keyId: string | undefined): Assess =>
  (state) =>
    expect(state.users.get(sub)?.apiKey).toBe(keyId);

const FIXES: readonly (readonly [string, Prepare, Partial<Counts>, Assess])[] = [
  [
    'nothing is wrong',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k'));
    },
    {},
    hasKeys('k'),
  ],
  [
    'an unfinished deletion is finished',
    (state) => {
      withUser(state, 'u', { apiKey: 'k' });
      addKey(state, keyOf('u', 'k'));
      state.gateway.set('cut', gatewayKeyOf({ keyId: 'cut', owner: 'u', slot: 's' }));
      state.invitations.set('u', invitationOf('u'));
      state.deletions.set('u', deletionOf('u'));
      state.denials.set('u', denialOf('u', { reason: 'deleted' }));
    },
    { deletionsResumed: 1 },
    (state) => {
      hasNoKeys(state);
      expect([state.users.size, state.invitations.size, state.deletions.size]).toEqual([0, 0, 0]);
      expect(state.denials.get('u')).toMatchObject({
        reason: 'deleted',
        until: NOW.getTime() / 1000 + 86_400,
      });
    },
  ],
  [
    'a key at the gateway that is not registered goes',
    (state) => {
      withUser(state, 'u');
      state.gateway.set('cut', gatewayKeyOf({ keyId: 'cut', owner: 'u', slot: 's' }));
    },
    { unregisteredRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a key at the gateway that is not ours stays',
    (state) => void state.gateway.set('k', { ...gatewayKeyOf(keyOf('u', 'k')), name: `${STACK}/odd` }),
    {},
    (state) => expect(gatewayIds(state)).toEqual(['k']),
  ],
  [
    'an entry without its key at the gateway goes',
    (state) => {
      withUser(state, 'u', { apiKey: 'k' });
      state.keys.set('h', keyOf('u', 'k', { hash: 'h' }));
    },
    { entriesRemoved: 1, attributesCorrected: 1 },
    (state) => {
      hasNoKeys(state);
      names('u', undefined)(state);
    },
  ],
  [
    'a key that is being removed goes',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { state: 'removing' }));
    },
    { removalsFinished: 1 },
    hasNoKeys,
  ],
  [
    'an entry that is being removed goes, also without its key at the gateway',
    (state) => {
      withUser(state, 'u');
      state.keys.set('h', keyOf('u', 'k', { hash: 'h', state: 'removing' }));
    },
    { removalsFinished: 1 },
    hasNoKeys,
  ],
  [
    'a key of a user who is gone goes',
    (state) => addKey(state, keyOf('gone', 'k')),
    { ownerlessRemoved: 1 },
    hasNoKeys,
  ],
  [
    'an invitation of a user who is gone goes',
    (state) => void state.invitations.set('gone', invitationOf('gone')),
    { invitationsRemoved: 1 },
    (state) => expect(state.invitations.size).toBe(0),
  ],
  [
    'an expired key goes, one that has time left stays',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k1', { expiresAt: PAST_S }));
      addKey(state, keyOf('u', 'k2', { expiresAt: LATER_S }));
    },
    { expiredRemoved: 1 },
    hasKeys('k2'),
  ],
  [
    'a key whose making was cut goes',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { state: 'creating' }));
    },
    { unfinishedRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a cut invitation goes on with the key that it had begun',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { state: 'creating', slot: 'invitation-permits' }));
      state.invitations.set('u', invitationOf('u'));
    },
    { invitationsResumed: 1 },
    (state) => {
      hasKeys('k')(state);
      names('u', 'k')(state);
      expect(state.mailed).toEqual(['u@example.com']);
    },
  ],
  [
    'a key that no invitation waits for goes, although it has the slot of one',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { state: 'creating', slot: 'invitation-music', scope: 'music' }));
      state.invitations.set('u', invitationOf('u', { state: 'done', mail: 'sent' }));
    },
    { unfinishedRemoved: 1 },
    hasNoKeys,
  ],
  [
    'a user who was invited past our API gets a key',
    (state) => withUser(state, 'u', { status: 'FORCE_CHANGE_PASSWORD' }),
    { usersInvited: 1 },
    (state) => {
      hasKeys('made-0')(state);
      names('u', 'made-0')(state);
    },
  ],
  [
    'an invitation waits while its user is disabled',
    (state) => {
      withUser(state, 'u', { enabled: false, status: 'FORCE_CHANGE_PASSWORD' });
      state.denials.set('u', denialOf('u'));
      state.invitations.set('u', invitationOf('u'));
      addKey(state, keyOf('u', 'k', { state: 'creating', slot: 'invitation-permits' }));
    },
    {},
    hasKeys('k'),
  ],
  [
    'the attribute follows the rotations, also through a key that has ended',
    (state) => {
      withUser(state, 'u', { apiKey: 'k1' });
      addKey(state, keyOf('u', 'k1', { replacedBy: 'k2', expiresAt: PAST_S }));
      addKey(state, keyOf('u', 'k2', { replacedBy: 'k3', expiresAt: LATER_S }));
      addKey(state, keyOf('u', 'k3'));
      addKey(state, keyOf('u', 'k4', { createdAt: NOW.toISOString() }));
    },
    { expiredRemoved: 1, attributesCorrected: 1 },
    names('u', 'k3'),
  ],
  [
    'an attribute that names no key of the user gets the newest permits key that works',
    (state) => {
      withUser(state, 'u', { apiKey: 'not-mine' });
      withUser(state, 'v');
      addKey(state, keyOf('v', 'not-mine'));
      addKey(state, keyOf('u', 'old', { createdAt: '2026-01-01T00:00:00.000Z' }));
      addKey(state, keyOf('u', 'new'));
      addKey(state, keyOf('u', 'music', { scope: 'music', createdAt: NOW.toISOString() }));
      addKey(state, keyOf('u', 'off', { state: 'disabled', createdAt: NOW.toISOString() }));
    },
    { attributesCorrected: 1 },
    names('u', 'new'),
  ],
  [
    'a user who is disabled in the directory is denied, one who is enabled there is allowed',
    (state) => {
      withUser(state, 'off', { enabled: false });
      withUser(state, 'on');
      state.denials.set('on', denialOf('on'));
    },
    { usersDenied: 1, usersAllowed: 1 },
    (state) => expect([...state.denials.keys()]).toEqual(['off']),
  ],
  [
    'the deny entry of a deletion is left alone while there is a user',
    (state) => {
      withUser(state, 'u');
      state.denials.set('u', denialOf('u', { reason: 'deleted' }));
    },
    {},
    (state) => expect(state.denials.get('u')).toEqual(denialOf('u', { reason: 'deleted' })),
  ],
  [
    'the deny entry of a user who is gone gets an end',
    (state) => void state.denials.set('gone', denialOf('gone')),
    { denialsEnded: 1 },
    (state) => expect(state.denials.get('gone')?.until).toBe(NOW.getTime() / 1000 + 86_400),
  ],
];

test.each(FIXES)('%s', async (_name, prepare, counts, assess) => {
  const state = emptyState();
  prepare(state);
  expect(counted(await run(state))).toEqual(counts);
  assess(state);
  expect(counted(await run(state))).toEqual({});
});

test('whatever is younger than the grace is left alone', async () => {
  const state = emptyState();
  const [createdAt, at] = [NOW.toISOString(), NOW];
  withUser(state, 'u', { status: 'FORCE_CHANGE_PASSWORD', createdAt: at });
  withUser(state, 'v');
  withUser(state, 'on');
  addKey(state, keyOf('v', 'k1', { state: 'creating', createdAt }));
  addKey(state, keyOf('gone', 'k2', { createdAt }));
  state.keys.set('h', keyOf('v', 'k3', { hash: 'h', createdAt }));
  state.gateway.set('k4', { ...gatewayKeyOf(keyOf('v', 'k4')), createdAt: at });
  state.invitations.set('v', invitationOf('v', { createdAt }));
  state.invitations.set('gone', invitationOf('gone', { createdAt }));
  state.deletions.set('w', deletionOf('w', { startedAt: createdAt }));
  state.denials.set('on', denialOf('on', { since: at }));
  state.denials.set('gone', denialOf('gone', { since: at }));
  const before = structuredClone(state);
  expect(counted(await run(state))).toEqual({});
  expect(state).toEqual(before);
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
  const state = emptyState();
  state.deletions.set('u', deletionOf('u', deletion));
  const sent: unknown[] = [];
  const send = async (...message: unknown[]) => void sent.push(message);

  // Act
  const counts = await reconcile({ ...worldOf(state), send }, { ...ALL_TIME, graceMs: GRACE_MS });

  // Assess
  const message = [{ kind: 'delete', sub: 'u', queuedAt: NOW.toISOString(), ...turn }, 0];
  expect(sent).toEqual(Array.from({ length: times }, () => message));
  expect(counted(counts)).toEqual(times === 0 ? {} : { deletionsResumed: times });
  expect(state.deletions.get('u')).toEqual(deletionOf('u', deletion));
});

test('a deletion that cannot be queued has failed, and the others are queued', async () => {
  const state = emptyState();
  for (const sub of ['u', 'v', 'w']) state.deletions.set(sub, deletionOf(sub));
  const send = async (work: AccountWork): Promise<void> => {
    if (work.kind === 'delete' && work.sub === 'v') throw new Error('the queue is down');
  };
  const counts = await reconcile({ ...worldOf(state), send }, ALL_TIME);
  expect(counted(counts)).toEqual({ deletionsResumed: 2, failed: 1 });
});

/** What happens at a call that comes after the lists, and what must be left as it then is. */
const MEANWHILE: readonly (readonly [string, Prepare, string, Prepare])[] = [
  [
    'an expired key was given another end',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { expiresAt: PAST_S }));
    },
    'keys.find',
    (state) => addKey(state, keyOf('u', 'k', { expiresAt: LATER_S })),
  ],
  [
    'a key at the gateway was registered',
    (state) => {
      withUser(state, 'u');
      state.gateway.set('k', gatewayKeyOf(keyOf('u', 'k')));
    },
    'keys.find',
    (state) => addKey(state, keyOf('u', 'k')),
  ],
  [
    'a key was finished',
    (state) => {
      withUser(state, 'u');
      addKey(state, keyOf('u', 'k', { state: 'creating' }));
    },
    'invitations.all',
    (state) => addKey(state, keyOf('u', 'k')),
  ],
  [
    'an attribute was moved to the next key',
    (state) => {
      withUser(state, 'u', { apiKey: 'k1' });
      addKey(state, keyOf('u', 'k1', { replacedBy: 'k2' }));
      addKey(state, keyOf('u', 'k2', { replacedBy: 'k3' }));
    },
    'keys.all',
    (state) => {
      withUser(state, 'u', { apiKey: 'k3' });
      addKey(state, keyOf('u', 'k3'));
    },
  ],
  [
    'a user was enabled',
    (state) => withUser(state, 'u', { enabled: false }),
    'denials.all',
    (state) => withUser(state, 'u'),
  ],
  [
    'a user was denied',
    (state) => withUser(state, 'u', { enabled: false }),
    'denials.get',
    (state) => state.denials.set('u', denialOf('u', { since: NOW })),
  ],
  [
    'a user was disabled',
    (state) => {
      withUser(state, 'u');
      state.denials.set('u', denialOf('u'));
    },
    'denials.all',
    (state) => withUser(state, 'u', { enabled: false }),
  ],
  [
    'a deletion began of a user who is gone',
    (state) => state.denials.set('u', denialOf('u', { reason: 'deleted' })),
    'deletions.get',
    (state) => state.deletions.set('u', deletionOf('u')),
  ],
  [
    'an invitation began',
    (state) => withUser(state, 'u', { status: 'FORCE_CHANGE_PASSWORD' }),
    'invitations.get',
    (state) => state.invitations.set('u', invitationOf('u')),
  ],
];

test.each(MEANWHILE)('when meanwhile %s, that is left alone', async (_name, prepare, call, change) => {
  const state = emptyState();
  prepare(state);
  let after = structuredClone(state);
  const world = worldOf(state, (called) => {
    if (called !== call) return;
    change(state);
    after = structuredClone(state);
  });
  expect(counted(await reconcile(world, ALL_TIME))).toEqual({});
  expect(state).toEqual(after);
});

test('an invitation that comes to nothing is no fix', async () => {
  const state = emptyState();
  withUser(state, 'u');
  state.invitations.set('u', invitationOf('u'));
  const world = worldOf(state);
  const register = () => Promise.reject(new Failure('Conflict', 'The user may have no keys'));
  expect(counted(await reconcile({ ...world, keys: { ...world.keys, register } }, ALL_TIME))).toEqual({});
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

const stateFrom = (drawn: Drawn): State => {
  const state = emptyState();
  drawn.forEach((user, u) => {
    const sub = `u${u}`;
    const named = user.named === undefined ? {} : { apiKey: `u${u}-${user.named}` };
    if (user.exists) {
      const { email, ...bare } = userOf(sub, { enabled: user.enabled, status: user.status, ...named });
      state.users.set(sub, user.hasEmail && email ? { ...bare, email } : bare);
    }
    if (user.invitation) state.invitations.set(sub, invitationOf(sub, user.invitation));
    if (user.denial === 'ending')
      state.denials.set(sub, denialOf(sub, { reason: 'deleted', until: LATER_S }));
    else if (user.denial) state.denials.set(sub, denialOf(sub, { reason: user.denial }));
    if (user.isBeingDeleted) {
      state.deletions.set(sub, deletionOf(sub));
      state.denials.set(sub, denialOf(sub, { reason: 'deleted' }));
    }
    user.keys.forEach((drawnKey, k) => {
      const key = keyOf(sub, `${sub}-${k}`, {
        scope: drawnKey.scope,
        state: drawnKey.state,
        ...(drawnKey.ofInvitation && { slot: `invitation-${drawnKey.scope}` }),
        ...(drawnKey.end !== undefined && { expiresAt: drawnKey.end }),
        ...(drawnKey.isReplaced && { replacedBy: `${sub}-${k + 1}` }),
      });
      if (drawnKey.isRegistered) state.keys.set(key.hash, key);
      if (drawnKey.isAtGateway) state.gateway.set(key.keyId, gatewayKeyOf(key));
    });
  });
  return state;
};

const BROKEN = fc.array(USER, { maxLength: 4 });

/** The keys that work, of users who may use them. */
const healthy = (state: State): string[] =>
  [...state.keys.values()]
    .filter(
      ({ owner, keyId, state: is, expiresAt }) =>
        is === 'active' &&
        expiresAt !== PAST_S &&
        state.gateway.get(keyId)?.enabled === true &&
        state.users.get(owner)?.enabled === true &&
        !state.deletions.has(owner),
    )
    .map(({ keyId }) => keyId);

const expectWorking = (state: State, ids: readonly string[]): void =>
  expect(healthy(state)).toEqual(expect.arrayContaining([...ids]));

const expectWhole = (state: State): void => {
  expect(keyIds(state)).toEqual(gatewayIds(state));
  for (const { owner, state: is } of state.keys.values()) {
    expect([...state.users.keys()]).toContain(owner);
    expect(is).not.toBe('removing');
  }
  for (const sub of state.invitations.keys()) expect([...state.users.keys()]).toContain(sub);
  for (const { sub, apiKey } of state.users.values())
    if (apiKey !== undefined)
      expect([...state.keys.values()].filter(({ owner }) => owner === sub)).toContainEqual(
        expect.objectContaining({ keyId: apiKey }),
      );
  for (const { sub, enabled } of state.users.values())
    if (!enabled) expect(state.denials.has(sub)).toBe(true);
  expect(state.deletions.size).toBe(0);
  expect(new Set(state.mailed).size).toBe(state.mailed.length);
};

test('one run makes any world whole, takes no key that works, and leaves a second run nothing to do', () =>
  fc.assert(
    fc.asyncProperty(BROKEN, fc.boolean(), async (drawn, lags) => {
      const state = stateFrom(drawn);
      const working = healthy(state);
      const first = await reconcile(worldOf(state, undefined, lags), ALL_TIME);
      expect(first.failed).toBe(0);
      expectWorking(state, working);
      expectWhole(state);
      expect(counted(await run(state, 0))).toEqual({});
    }),
    { numRuns: 400 },
  ));

test('a run that was cut at any call, or whose call fails, leaves nothing that the next one does not finish', () =>
  fc.assert(
    fc.asyncProperty(BROKEN, fc.nat({ max: 120 }), fc.boolean(), async (drawn, at, goesOn) => {
      const state = stateFrom(drawn);
      const working = healthy(state);
      let calls = 0;
      const watch: Watch = () => {
        calls += 1;
        if (goesOn ? calls === at : calls >= at) throw new Error('the service is down');
      };
      await reconcile(worldOf(state, watch), ALL_TIME);
      expectWorking(state, working);
      expect((await run(state, 0)).failed).toBe(0);
      expectWorking(state, working);
      expectWhole(state);
      expect(counted(await run(state, 0))).toEqual({});
    }),
    { numRuns: 400 },
  ));

/** A world whose lists lack what `isListed` says no to. */
const listingOnly = (world: World, isListed: (list: string, id: string) => boolean): World => {
  async function* some<T>(name: string, list: AsyncIterable<T>, idOf: (one: T) => string) {
    for await (const one of list) if (isListed(name, idOf(one))) yield one;
  }
  const { directory, keys, gateway, denials, invitations } = world;
  return {
    ...world,
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
      const state = stateFrom(drawn);
      const working = healthy(state);
      const named = [...state.users.values()].filter(
        ({ apiKey }) => apiKey !== undefined && working.includes(apiKey),
      );
      const invited = [...state.invitations.keys()].filter(
        (sub) => state.users.has(sub) && !state.deletions.has(sub),
      );
      const denied = [...state.denials.keys()].filter(
        (sub) => state.users.get(sub)?.enabled === false && !state.deletions.has(sub),
      );
      const untilOf = (sub: string) => state.denials.get(sub)?.until;
      const ends = denied.map(untilOf);
      await reconcile(listingOnly(worldOf(state), isListed), ALL_TIME);
      expectWorking(state, working);
      for (const { sub } of named) expect(state.users.get(sub)?.apiKey).toBeDefined();
      expect([...state.invitations.keys()]).toEqual(expect.arrayContaining(invited));
      expect(denied.map(untilOf)).toEqual(ends);
      await run(state, 0);
      expectWhole(state);
    }),
    { numRuns: 300 },
  ));

test('a list that cannot be had stops only what needs it', async () => {
  const state = emptyState();
  state.deletions.set('u', deletionOf('u'));
  withUser(state, 'v', { enabled: false });
  const world = worldOf(state, (call) => {
    if (call === 'gateway.ours') throw new Error('the service is down');
  });
  state.denials.set('on', denialOf('on'));
  withUser(state, 'on');
  expect(counted(await reconcile(world, ALL_TIME))).toEqual({ usersDenied: 1, usersAllowed: 1, failed: 2 });
});

test('when its time is nearly out it begins nothing, and says so', async () => {
  const state = emptyState();
  withUser(state, 'u');
  for (const id of ['k1', 'k2', 'k3']) addKey(state, keyOf('u', id, { state: 'removing' }));
  const remainingMs = () => (state.keys.size > 2 ? 10_000 : 9_999);
  expect(counted(await reconcile(worldOf(state), { graceMs: 0, remainingMs }))).toEqual({
    removalsFinished: 1,
    cut: 1,
  });
  expect(counted(await run(state))).toEqual({ removalsFinished: 2 });
});

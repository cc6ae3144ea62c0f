import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { adminChanges } from '../../../systems/accounts/admin/changes.ts';
import { listAudit } from '../../../systems/accounts/audit/audit-list.ts';
import { reconcile } from '../../../systems/accounts/reconciling/reconciling.ts';
import { ownAccount } from '../../../systems/accounts/self/self.ts';
import { adminA as admin, registered } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const NOW_S = NOW.getTime() / 1000;
beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));

const caller = { sub: 'u', username: 'name-u' };
const at = { username: 'name-u', keyId: 'k1' };

const prepared = (): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'u', apiKey: 'k1' });
  world.addKey(registered('u', 'k1'));
  world.addKey(registered('v', 'theirs'));
  return world;
};

const recordsOf = async ({ parts }: AccountWorld) => (await listAudit(parts, 'a', {})).records;

/** The states in the registry, and whether the gateway lets the key in. */
const standing = ({ keysOf, gateway }: AccountWorld) =>
  Object.fromEntries(
    keysOf('u').map(({ keyId, state }) => [keyId, [state, gateway.keys.get(keyId)?.enabled]] as const),
  );

describe('the holder of a key', () => {
  test('disables it, and enables it again', async () => {
    const world = prepared();
    const own = ownAccount(world.parts);

    const off = await settled(() => own.changeKey(caller, 'k1', { enabled: false }));
    const meanwhile = standing(world);
    const on = await settled(() => own.changeKey(caller, 'k1', { enabled: true }));

    expect(off).toMatchObject({ id: 'k1', state: 'disabled', disabledBy: 'owner' });
    expect(meanwhile).toEqual({ k1: ['paused', false] });
    expect(on).toMatchObject({ id: 'k1', state: 'active' });
    expect(on).not.toHaveProperty('disabledBy');
    expect(standing(world)).toEqual({ k1: ['active', true] });
  });

  test.each([
    ['an admin disabled', false],
    ['an admin disabled after they had', true],
  ])('cannot enable what %s', async (_who, isPausedBefore) => {
    const world = prepared();
    const own = ownAccount(world.parts);
    if (isPausedBefore) await own.changeKey(caller, 'k1', { enabled: false });
    const answer = await adminChanges(world.parts).changeKey(admin, at, { enabled: false });

    await expect(own.changeKey(caller, 'k1', { enabled: true })).rejects.toMatchObject({
      code: 'Conflict',
      message: 'An admin has disabled the key: only an admin can enable it',
    });

    expect(answer).toMatchObject({ state: 'disabled', disabledBy: 'admin' });
    expect(standing(world)).toEqual({ k1: ['disabled', false] });
  });

  test('does not make an admin’s disabling their own by disabling it again', async () => {
    const world = prepared();
    await adminChanges(world.parts).changeKey(admin, at, { enabled: false });

    const answer = await ownAccount(world.parts).changeKey(caller, 'k1', { enabled: false });

    expect(answer).toMatchObject({ state: 'disabled', disabledBy: 'admin' });
    expect(standing(world)).toEqual({ k1: ['disabled', false] });
  });

  test.each([true, false])(
    'leaves it as an admin disables it at the same time: enabled %p',
    async (enabled) => {
      const world = prepared();
      const own = ownAccount(world.parts);
      if (enabled) await own.changeKey(caller, 'k1', { enabled: false });
      world.tables.before('UpdateItem', () =>
        world.parts.keys.change(registered('u', 'k1').hash, { state: 'disabled' }),
      );

      await expect(own.changeKey(caller, 'k1', { enabled })).rejects.toMatchObject({
        code: 'Conflict',
        message: 'Another request changed or removed the key: try again',
        retryAfterS: 1,
      });

      expect(world.keysOf('u')).toMatchObject([{ state: 'disabled' }]);
    },
  );

  test('has it enabled by an admin, who may enable what they disabled themselves', async () => {
    const world = prepared();
    await ownAccount(world.parts).changeKey(caller, 'k1', { enabled: false });

    await adminChanges(world.parts).changeKey(admin, at, { enabled: true });

    expect(standing(world)).toEqual({ k1: ['active', true] });
  });

  test('deletes it everywhere, and it is counted no longer', async () => {
    const world = prepared();
    await world.parts.keys.counted('u');

    await settled(() => ownAccount(world.parts).deleteKey(caller, 'k1'));

    expect([standing(world), world.gateway.keys.has('k1')]).toEqual([{}, false]);
    expect((await world.parts.keys.counted('u')).keys.size).toBe(0);
    expect(world.pool.members.get('u')?.attributes.has('custom:apiKey')).toBe(false);
  });

  test('repeats a deletion that was cut, until nothing is left to delete', async () => {
    const world = prepared();
    const own = ownAccount(world.parts);
    world.gateway.fail('DeleteApiKey');

    await expect(own.deleteKey(caller, 'k1')).rejects.toThrow('is down');
    const cut = standing(world);
    await own.deleteKey(caller, 'k1');

    expect(cut).toEqual({ k1: ['removing', true] });
    expect(standing(world)).toEqual({});
    await expect(own.deleteKey(caller, 'k1')).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('what holders do with their keys is recorded', () => {
  test.each<[string, (own: ReturnType<typeof ownAccount>, keyId: string) => Promise<unknown>, string]>([
    [
      'changeMyKey',
      (own, keyId) => own.changeKey(caller, keyId, { enabled: false }),
      'key: k1; enabled: false',
    ],
    ['deleteMyKey', (own, keyId) => own.deleteKey(caller, keyId), 'key: k1'],
  ])('%s, with who did it; not for a key of another user, which stays', async (action, change, detail) => {
    const world = prepared();
    const own = ownAccount(world.parts);

    await expect(change(own, 'theirs')).rejects.toMatchObject({
      code: 'NotFound',
      message: 'The user has no key with this id',
    });
    await change(own, 'k1');

    expect(await recordsOf(world)).toMatchObject([
      { by: 'name-u', action, whom: 'name-u', detail, outcome: 'done' },
    ]);
    expect(world.records('AUDIT')).toMatchObject([{ bySub: { S: 'u' } }]);
    expect(world.keysOf('v')).toEqual([registered('v', 'theirs')]);
    expect(world.gateway.keys.get('theirs')?.enabled).toBe(true);
  });

  test('or not done', async () => {
    const world = prepared();
    world.tables.fail('PutItem', new Error('the records are down'));
    await expect(ownAccount(world.parts).deleteKey(caller, 'k1')).rejects.toThrow('the records are down');
    expect(standing(world)).toEqual({ k1: ['active', true] });
  });
});

/** The keys k0 and k1, each replaced by the next while it works on, and one of each kind that has nothing to do with it. */
const replacing = (): AccountWorld => {
  const world = accountWorld();
  const end = { expiresAt: NOW_S + 3600 };
  world.pool.add({ sub: 'u' });
  world.addKey(registered('u', 'k0', { replacedBy: 'k1', ...end }));
  world.addKey(registered('u', 'k1', { replacedBy: 'k2', ...end }));
  world.addKey(registered('u', 'k2'));
  world.addKey(registered('u', 'apart', { replacedBy: 'k9', ...end }));
  world.addKey(registered('u', 'music', { scope: 'music' }));
  return world;
};

describe('a key whose predecessors still work', () => {
  const APART = { apart: ['active', true], music: ['active', true] };

  test('is deleted with them', async () => {
    const world = replacing();
    await settled(() => ownAccount(world.parts).deleteKey(caller, 'k2'));
    expect(standing(world)).toEqual(APART);
    expect([...world.gateway.keys.keys()]).toEqual(['apart', 'music']);
  });

  test('opens nothing, as they do, when its deletion is cut, and the reconciler finishes it', async () => {
    const world = replacing();
    world.gateway.fail('DeleteApiKey');

    await expect(ownAccount(world.parts).deleteKey(caller, 'k2')).rejects.toThrow('is down');
    const cut = world.keysOf('u').filter(({ state }) => state === 'removing');
    await reconcile(world.parts, { graceMs: 600_000, remainingMs: () => 600_000 });

    expect(cut.map(({ keyId }) => keyId).sort()).toEqual(['k0', 'k1', 'k2']);
    expect(standing(world)).toEqual(APART);
  });

  test('is deleted without its successor, and with what it replaced', async () => {
    const world = replacing();
    await ownAccount(world.parts).deleteKey(caller, 'k1');
    expect(standing(world)).toEqual({ ...APART, k2: ['active', true] });
  });

  test('is disabled with them, and enabled alone', async () => {
    const world = replacing();
    const own = ownAccount(world.parts);

    await settled(() => own.changeKey(caller, 'k2', { enabled: false }));
    const off = standing(world);
    await own.changeKey(caller, 'k2', { enabled: true });

    const paused = { ...APART, k0: ['paused', false], k1: ['paused', false] };
    expect(off).toEqual({ ...paused, k2: ['paused', false] });
    expect(standing(world)).toEqual({ ...paused, k2: ['active', true] });
  });

  test('leaves one whose overlap has ended as it is', async () => {
    const world = replacing();
    world.addKey(registered('u', 'ended', { replacedBy: 'k2', expiresAt: NOW_S }));
    const own = ownAccount(world.parts);

    await own.changeKey(caller, 'k2', { enabled: false });
    const off = standing(world);
    await own.deleteKey(caller, 'k2');

    expect(off).toMatchObject({ k1: ['paused', false], ended: ['active', true] });
    expect(standing(world)).toEqual({ ...APART, ended: ['active', true] });
  });

  test('is disabled by an admin with them, for the admin alone to enable, no matter who disabled it before', async () => {
    const world = replacing();
    await ownAccount(world.parts).changeKey(caller, 'k0', { enabled: false });

    await adminChanges(world.parts).changeKey(admin, { ...at, keyId: 'k2' }, { enabled: false });

    const off = ['disabled', false];
    expect(standing(world)).toEqual({ ...APART, k0: off, k1: off, k2: off });
  });

  test.each([
    ['earlier', '2026-11-21T12:30:00Z', NOW_S + 1800],
    ['later', '2026-11-21T14:00:00Z', NOW_S + 3600],
  ])('is given an end that is %s than theirs: they end no later', async (_when, expiresAt, want) => {
    const world = replacing();

    await adminChanges(world.parts).changeKey(admin, { ...at, keyId: 'k2' }, { expiresAt });

    const ends = new Map(world.keysOf('u').map((key) => [key.keyId, key.expiresAt]));
    expect([ends.get('k0'), ends.get('k1'), ends.get('apart')]).toEqual([want, want, NOW_S + 3600]);
  });

  test('is not given an end while one of them is given an earlier one: that stays', async () => {
    const world = replacing();
    const hash = world.keysOf('u').find(({ keyId }) => keyId === 'k1')?.hash ?? '';
    world.tables.before('UpdateItem', () => world.parts.keys.change(hash, { expiresAt: NOW_S + 60 }));

    const change = adminChanges(world.parts).changeKey(
      admin,
      { ...at, keyId: 'k2' },
      { expiresAt: '2026-11-21T12:30:00Z' },
    );
    await expect(change).rejects.toMatchObject({ code: 'Conflict', retryAfterS: 1 });

    const ends = new Map(world.keysOf('u').map((key) => [key.keyId, key.expiresAt]));
    expect([ends.get('k1'), ends.get('k2')]).toEqual([NOW_S + 60, undefined]);
  });
});

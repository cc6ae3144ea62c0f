import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { adminChanges } from '../../../systems/accounts/admin/changes.ts';
import { finishDeletion } from '../../../systems/accounts/deletions/deletion.ts';
import { listKeys } from '../../../systems/accounts/keys/managing.ts';
import { usageOf } from '../../../systems/accounts/keys/usage.ts';
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

/** The last days of 90, of which the first have no requests. */
const lastDays = (...used: readonly number[]): (readonly number[])[] => [
  ...Array.from({ length: 90 - used.length }, () => [0, 1000]),
  ...used.map((one) => [one, 1000 - one]),
];

const prepared = (): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  world.addKey(registered('u', 'k1'));
  world.gateway.usage.set('k1', lastDays(5, 0, 7));
  return world;
};

/** What the keys of the user were used since the 19th, a list for each. */
const used = async ({ parts }: AccountWorld) =>
  (await usageOf(parts, 'u', { from: '2026-11-19' })).usage.map(({ keyId, scope, days }) => [
    keyId ?? 'gone',
    scope,
    days.map((day) => day.used),
  ]);

const GONE = ['gone', 'permits', [5, 0, 7]];

describe('the usage of a removed key is reported under its scope', () => {
  test.each<[string, (world: AccountWorld) => Promise<unknown>, unknown[]]>([
    [
      'because its owner replaced it',
      ({ parts }) => ownAccount(parts).rotateKey(caller, { overlapHours: 0 }),
      [['made-1', 'permits', [0, 0, 0]], GONE],
    ],
    ['because its owner deleted it', ({ parts }) => ownAccount(parts).deleteKey(caller, 'k1'), [GONE]],
    [
      'because an admin deleted it',
      ({ parts }) => adminChanges(parts).deleteKey(admin, { username: 'name-u', keyId: 'k1' }),
      [GONE],
    ],
    [
      'because it has expired',
      async ({ parts, register }) => {
        register(registered('u', 'k1', { expiresAt: NOW_S }));
        await reconcile(parts, { graceMs: 1, remainingMs: () => 600_000 });
      },
      [GONE],
    ],
  ])('%s', async (_why, end, want) => {
    const world = prepared();
    await settled(() => end(world));
    world.gateway.usage.delete('k1');
    expect(world.keysOf('u').filter(({ keyId }) => keyId === 'k1')).toEqual([]);
    expect(await used(world)).toEqual(want);
  });

  test('with that of other keys of the scope, not with that of other scopes', async () => {
    const world = prepared();
    world.addKey(registered('u', 'k2'));
    world.gateway.usage.set('k2', lastDays(1, 1));
    world.addKey(registered('u', 'k3', { scope: 'music' }));
    world.gateway.usage.set('k3', lastDays(9));
    const own = ownAccount(world.parts);

    for (const key of ['k1', 'k2', 'k3']) await own.deleteKey(caller, key);

    expect(await used(world)).toEqual([
      ['gone', 'permits', [5, 1, 8]],
      ['gone', 'music', [0, 0, 9]],
    ]);
  });

  test('once, while its removal is cut, and after it was repeated', async () => {
    const world = prepared();
    const own = ownAccount(world.parts);
    world.gateway.fail('DeleteApiKey');
    await expect(own.deleteKey(caller, 'k1')).rejects.toThrow('is down');
    const cut = await used(world);
    await own.deleteKey(caller, 'k1');

    expect(cut).toEqual([['k1', 'permits', [5, 0, 7]]]);
    expect(await used(world)).toEqual([GONE]);
  });

  test('also when the gateway had removed it before the registry did', async () => {
    const world = prepared();
    const own = ownAccount(world.parts);
    const remove = world.parts.keys.remove.bind(world.parts.keys);
    let isDown = true;
    const parts = {
      ...world.parts,
      keys: {
        ...world.parts.keys,
        remove: async (key: Parameters<typeof remove>[0]) => {
          if (isDown) throw new Error('the registry is down');
          return remove(key);
        },
      },
    };
    await expect(ownAccount(parts).deleteKey(caller, 'k1')).rejects.toThrow('the registry is down');
    world.gateway.usage.delete('k1');
    isDown = false;

    await own.deleteKey(caller, 'k1');

    expect(await used(world)).toEqual([GONE]);
  });

  test('on the days that are asked for, for as long as usage is reported', async () => {
    const world = prepared();
    await ownAccount(world.parts).deleteKey(caller, 'k1');

    expect((await usageOf(world.parts, 'u', { from: '2026-11-20', to: '2026-11-20' })).usage).toEqual([]);
    expect(world.records('PASTUSE')).toMatchObject([{ until: { N: String(NOW_S + 90 * 86_400) } }]);
  });

  test('unless it was never used, or its owner goes with it', async () => {
    const world = prepared();
    world.gateway.usage.delete('k1');
    await ownAccount(world.parts).deleteKey(caller, 'k1');
    const [unused] = [world.records('PASTUSE')];
    world.addKey(registered('u', 'k2'));
    world.addKey(registered('u', 'k3'));
    world.gateway.usage.set('k2', lastDays(1));
    world.gateway.usage.set('k3', lastDays(1));
    await ownAccount(world.parts).deleteKey(caller, 'k2');

    await ownAccount(world.parts).delete(caller);
    await finishDeletion(world.parts, 'u');

    expect([unused, world.records('PASTUSE'), world.keysOf('u')]).toEqual([[], [], []]);
  });
});

test('a key whose usage cannot be kept is not removed from the gateway, and opens nothing', async () => {
  const world = prepared();
  world.gateway.fail('GetUsage');
  await expect(ownAccount(world.parts).deleteKey(caller, 'k1')).rejects.toThrow('GetUsage is down');
  expect(world.keysOf('u')).toMatchObject([{ state: 'removing' }]);
  expect(world.gateway.keys.has('k1')).toBe(true);
});

describe('the last day of use', () => {
  test('is listed with each key that was used', async () => {
    const world = prepared();
    world.addKey(registered('u', 'k2'));
    world.addKey(registered('u', 'k3'));
    world.gateway.usage.set('k2', lastDays(3, 0, 0));

    const { keys } = await settled(() => listKeys(world.parts, 'u'));

    expect(keys.map(({ id, lastUsedDay }) => [id, lastUsedDay])).toEqual([
      ['k1', '2026-11-21'],
      ['k2', '2026-11-19'],
      ['k3', undefined],
    ]);
  });

  test('is left out where the gateway does not tell it', async () => {
    const world = prepared();
    world.gateway.fail('GetUsage');
    const { keys } = await listKeys(world.parts, 'u');
    expect(keys).toMatchObject([{ id: 'k1', state: 'active' }]);
    expect(keys[0]).not.toHaveProperty('lastUsedDay');
  });
});

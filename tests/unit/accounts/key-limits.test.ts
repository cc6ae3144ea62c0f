import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { finishDeletion } from '../../../systems/accounts/deletions/deletion.ts';
import { newKey, replaceKey } from '../../../systems/accounts/keys/managing.ts';
import { removeKey } from '../../../systems/accounts/keys/removing.ts';
import { reconcile } from '../../../systems/accounts/reconciling/reconciling.ts';
import { GRACE_MS } from '../../../systems/accounts/work/times.ts';
import { deletionOf, denialOf, NOW, registered } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';

const NOW_S = NOW.getTime() / 1000;
const HOUR_MS = 3_600_000;

beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));

/** u, with so many keys of before keys were counted, and v with one. */
const prepared = (many: number): AccountWorld => {
  const world = accountWorld();
  for (const sub of ['u', 'v']) world.pool.add({ sub });
  for (let one = 0; one < many; one += 1) world.addKey(registered('u', `k${String(one)}`));
  world.addKey(registered('v', 'other'));
  return world;
};

const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes
    .map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code))
    .sort();

const times = <T>(many: number, value: T): T[] => Array.from({ length: many }, () => value);

const countOf = async ({ parts }: AccountWorld, owner = 'u') => {
  const { keys, replaced } = await parts.keys.counted(owner);
  return { keys: [...keys].sort(), replaced: [...replaced.permits].sort() };
};

/** What is counted of u is what u has. */
const expectCounted = async (world: AccountWorld): Promise<void> => {
  const standing = world.keysOf('u');
  expect(await countOf(world)).toEqual({
    keys: standing.map(({ hash }) => hash).sort(),
    replaced: standing
      .filter(({ replacedBy }) => replacedBy !== undefined)
      .map(({ hash }) => hash)
      .sort(),
  });
};

const keyNamed = (world: AccountWorld, id: string) => {
  const key = world.keys().find(({ keyId }) => keyId === id);
  if (!key) throw new Error(`there is no key ${id}`);
  return key;
};

describe('requests at the same time', () => {
  test('give a user no more than 20 keys together', async () => {
    const world = prepared(19);
    const issues = times(25, () => newKey(world.parts, 'u', { scope: 'permits' }));
    const outcomes = await Promise.allSettled(issues.map((issue) => issue()));
    expect(codesOf(outcomes)).toEqual([...times(24, 'Conflict'), 'done']);
    expect(world.keysOf('u')).toHaveLength(20);
    expect(world.gateway.keys.size).toBe(21);
    await expectCounted(world);
  });

  test('give a new user no more than 20 keys together', async () => {
    const world = prepared(0);
    const issues = times(25, () => newKey(world.parts, 'u', { scope: 'permits' }));
    const outcomes = await Promise.allSettled(issues.map((issue) => issue()));
    expect(codesOf(outcomes)).toEqual([...times(5, 'Conflict'), ...times(20, 'done')]);
    expect(world.gateway.keys.size).toBe(21);
    await expectCounted(world);
  });

  test.each(['owner', 'admin'] as const)(
    'of an %s leave no more than two replaced keys of a scope working',
    async (by) => {
      const world = prepared(20);
      const outcomes = await Promise.allSettled(
        world.keysOf('u').map((key) => replaceKey(world.parts, key, 24, by)),
      );
      expect(codesOf(outcomes)).toEqual([...times(18, 'Conflict'), ...times(2, 'done')]);
      expect(world.keysOf('u').filter(({ replacedBy }) => replacedBy !== undefined)).toHaveLength(2);
      expect(world.keysOf('u')).toHaveLength(22);
      await expectCounted(world);
    },
  );

  test('rotate keys of a scope three times a day together', async () => {
    const world = prepared(20);
    const outcomes = await Promise.allSettled(
      world.keysOf('u').map((key) => replaceKey(world.parts, key, 0, 'owner')),
    );
    expect(codesOf(outcomes)).toEqual([...times(17, 'TooManyRequests'), ...times(3, 'done')].sort());
    expect(world.gateway.keys.size).toBe(21);
    await expectCounted(world);
  });

  test('remove and issue keys, and the count is right', async () => {
    const world = prepared(10);
    await Promise.allSettled([
      ...world.keysOf('u').map((key) => removeKey(world.parts, key)),
      ...times(10, 'music' as const).map((scope) => newKey(world.parts, 'u', { scope })),
    ]);
    expect(world.keysOf('u')).toHaveLength(10);
    await expectCounted(world);
  });
});

describe('the day’s rotations', () => {
  const rotated = async (world: AccountWorld, by: 'owner' | 'admin' = 'owner', scope = 'permits') => {
    const key = world.keysOf('u').find((one) => one.scope === scope && one.replacedBy === undefined);
    if (!key) throw new Error('there is no key');
    return replaceKey(world.parts, key, 0, by);
  };
  const REFUSED = {
    code: 'TooManyRequests',
    message: 'You have rotated keys of this scope 3 times today: wait until midnight UTC, or ask an admin',
    retryAfterS: 12 * 3600,
  };
  const used = async (): Promise<AccountWorld> => {
    const world = prepared(1);
    for (let one = 0; one < 3; one += 1) await rotated(world);
    return world;
  };

  test('are three, and the fourth makes no key at the gateway', async () => {
    const world = await used();
    const creations = world.gateway.keys.size;
    world.gateway.fail('CreateApiKey', new Error('nobody is to ask'));
    await expect(rotated(world)).rejects.toMatchObject(REFUSED);
    expect(world.gateway.keys.size).toBe(creations);
  });

  test('are counted anew on the next day, UTC', async () => {
    const world = await used();
    jest.setSystemTime(NOW.getTime() + 12 * HOUR_MS - 1);
    await expect(rotated(world)).rejects.toMatchObject({ code: 'TooManyRequests' });
    jest.setSystemTime(NOW.getTime() + 12 * HOUR_MS);
    await rotated(world);
    expect((await world.parts.keys.counted('u')).rotations).toEqual(new Map([['permits#2026-11-22', 1]]));
  });

  test('do not bind an admin, whose rotation is not counted either', async () => {
    const world = await used();
    await rotated(world, 'admin');
    expect((await world.parts.keys.counted('u')).rotations).toEqual(new Map([['permits#2026-11-21', 3]]));
    await expect(rotated(world)).rejects.toMatchObject({ code: 'TooManyRequests' });
  });

  test('of another scope, and of another user, are their own', async () => {
    const world = await used();
    world.addKey(registered('u', 'm', { scope: 'music' }));
    await rotated(world, 'owner', 'music');
    await replaceKey(world.parts, keyNamed(world, 'other'), 0, 'owner');
    expect(world.keysOf('v').map(({ keyId }) => keyId)).not.toContain('other');
  });

  test('that came to nothing are not counted', async () => {
    const world = prepared(1);
    const key = keyNamed(world, 'k0');
    world.register({ ...key, state: 'disabled' });
    await expect(replaceKey(world.parts, key, 0, 'owner')).rejects.toMatchObject({ code: 'Conflict' });
    expect((await world.parts.keys.counted('u')).rotations.size).toBe(0);
  });
});

describe('a replaced key', () => {
  const replaced = { replacedBy: 'next', expiresAt: NOW_S + 60 };
  const beside = (...more: object[]): AccountWorld => {
    const world = prepared(1);
    for (const [n, one] of more.entries())
      world.addKey(registered('u', `r${String(n)}`, { ...replaced, ...one }));
    return world;
  };

  test('counts no longer once its overlap has ended', async () => {
    const world = beside({}, {});
    await world.parts.keys.counted('u');
    jest.setSystemTime(NOW.getTime() + 60_000);
    await replaceKey(world.parts, keyNamed(world, 'k0'), 1, 'owner');
    expect((await countOf(world)).replaced).toEqual([keyNamed(world, 'k0').hash]);
  });

  test('counts as long as it could be enabled again, and goes with a rotation without overlap', async () => {
    const world = beside({ state: 'disabled' }, {});
    const key = keyNamed(world, 'k0');
    await expect(replaceKey(world.parts, key, 1, 'owner')).rejects.toMatchObject({ code: 'Conflict' });
    await replaceKey(world.parts, key, 0, 'owner');
    expect(world.keysOf('u').map(({ keyId }) => keyId)).toEqual(['made-1']);
    await expectCounted(world);
  });

  test('of 20 keys can be replaced all the same', async () => {
    const world = prepared(20);
    await replaceKey(world.parts, keyNamed(world, 'k0'), 1, 'owner');
    expect(world.keysOf('u')).toHaveLength(21);
    await expect(newKey(world.parts, 'u', { scope: 'music' })).rejects.toMatchObject({
      code: 'Conflict',
      message: 'The user has 20 keys: delete one first',
    });
  });
});

describe('a count', () => {
  const run = (world: AccountWorld) =>
    reconcile(world.parts, { graceMs: GRACE_MS, remainingMs: () => 600_000 });

  test('goes with its user', async () => {
    const world = prepared(2);
    await world.parts.keys.counted('u');
    world.addDeletion(deletionOf('u'));
    world.addDenial(denialOf('u', { reason: 'deleted' }));
    await finishDeletion(world.parts, 'u');
    expect(world.tables.items('Accounts')).toEqual([]);
    // Nothing that comes late begins it again.
    await world.parts.keys.counted('u');
    expect(world.tables.items('Accounts')).toEqual([]);
  });

  test('that lacks keys, or has some that are gone, is corrected, once', async () => {
    const world = prepared(2);
    await world.parts.keys.counted('u');
    world.addKey(registered('u', 'late', { replacedBy: 'k1', expiresAt: NOW_S + 60 }));
    const gone = registered('u', 'gone');
    await world.parts.keys.recount('u', [], [gone]);
    expect(await run(world)).toMatchObject({ countsCorrected: 1, failed: 0 });
    await expectCounted(world);
    expect(await run(world)).toMatchObject({ countsCorrected: 0, failed: 0 });
  });

  test('is left alone while keys come and go, whatever the lists said before', async () => {
    const world = prepared(2);
    await world.parts.keys.counted('u');
    world.tables.after('Scan', () => removeKey(world.parts, keyNamed(world, 'k0')));
    expect(await run(world)).toMatchObject({ countsCorrected: 0, failed: 0 });
    await expectCounted(world);
  });

  test('of nobody is removed', async () => {
    const world = prepared(0);
    for (const owner of ['v', 'gone']) await world.parts.keys.counted(owner);
    expect(await run(world)).toMatchObject({ countsCorrected: 1, failed: 0 });
    expect(world.records('KEYCOUNT').map(({ sk }) => sk?.S)).toEqual(['v']);
  });
});

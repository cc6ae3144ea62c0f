import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { listAudit } from '../../../systems/accounts/audit/audit-list.ts';
import { finishDeletion } from '../../../systems/accounts/deletions/deletion.ts';
import { ownAccount } from '../../../systems/accounts/self/self.ts';
import { registered } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-21T12:00:00.000Z') }));

const caller = { sub: 'u', username: 'name-u' };

const prepared = (): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'u' });
  world.pool.add({ sub: 'v' });
  return world;
};

describe('users for themselves', () => {
  test('are told who they are', async () =>
    expect(await ownAccount(prepared().parts).get(caller)).toMatchObject({ id: 'u', state: 'active' }));

  test.each([
    ['whose name somebody else has by now', { sub: 'u', username: 'name-v' }],
    ['who are gone', { sub: 'w', username: 'name-w' }],
  ])('%s have a token that is good for nothing', async (_who, gone) => {
    const { parts, isDenied } = prepared();
    const own = ownAccount(parts);
    for (const work of [own.get, own.delete])
      await expect(work(gone)).rejects.toMatchObject({
        code: 'Unauthorized',
        message: 'The user of this token no longer exists',
      });
    expect([isDenied('sub:u'), isDenied('sub:v')]).toEqual([false, false]);
  });

  test('may delete their account', async () => {
    const { parts, isDenied, records } = prepared();
    expect(await settled(() => ownAccount(parts).delete(caller))).toMatchObject({ state: 'deleting' });
    expect([isDenied('sub:u'), isDenied('sub:v')]).toEqual([true, false]);
    expect(records('DELETION')).toMatchObject([{ sk: { S: 'u' }, by: { S: 'self' } }]);
  });

  test.each<[string, (own: ReturnType<typeof ownAccount>) => Promise<unknown>, object]>([
    ['deletion', (own) => own.delete(caller), { action: 'deleteMe', outcome: 'done' }],
    [
      'rotation',
      (own) => own.rotateKey(caller, { overlapHours: 1 }),
      { action: 'rotateMyKey', detail: 'key: k1; overlapHours: 1', outcome: 'done' },
    ],
  ])('leave a record of a %s', async (_what, work, want) => {
    const { parts, addKey } = prepared();
    addKey(registered('u', 'k1'));
    await settled(() => work(ownAccount(parts)));
    expect((await listAudit(parts, 'a', {})).records).toMatchObject([
      { by: 'name-u', bySub: 'u', whom: 'name-u', whomSub: 'u', ...want },
    ]);
  });

  test('may ask again for the deletion that ends at this moment: there is nothing left to do', async () => {
    const { parts, isDenied, queued, tables } = prepared();
    await ownAccount(parts).delete(caller);
    tables.before('TransactWriteItems', async () =>
      tables.before('GetItem', () => finishDeletion(parts, 'u')),
    );
    expect(await settled(() => ownAccount(parts).delete(caller))).toMatchObject({
      id: 'u',
      state: 'deleting',
    });
    const left = tables.items('Accounts').filter(({ pk }) => pk?.S?.startsWith('AUDIT') !== true);
    expect([isDenied('sub:u'), queued().length, left]).toEqual([true, 1, []]);
    await expect(ownAccount(parts).delete(caller)).rejects.toMatchObject({ code: 'Unauthorized' });
  });

  test('see their own keys', async () => {
    const { parts, addKey } = prepared();
    addKey(registered('v', 'k1'));
    addKey(registered('u', 'k2'));
    expect((await ownAccount(parts).keys(caller)).keys.map(({ id: keyId }) => keyId)).toEqual(['k2']);
  });

  test('replace their one key that works, without naming it', async () => {
    const { parts, addKey, keysOf } = prepared();
    addKey(registered('u', 'k1'));
    addKey(registered('u', 'off', { state: 'disabled' }));
    const { key, value } = await settled(() => ownAccount(parts).rotateKey(caller, { overlapHours: 1 }));
    expect([key.id, key.state, value]).toEqual(['made-1', 'active', 'value-of-made-1']);
    expect(keysOf('u').find(({ keyId }) => keyId === 'k1')?.replacedBy).toBe('made-1');
  });

  test.each<[string, string[], string | undefined, object]>([
    ['another user’s', ['k1'], 'theirs', { code: 'NotFound', message: 'The user has no key with this id' }],
    [
      'one of several, unnamed',
      ['k1', 'k2'],
      undefined,
      { faults: [{ in: 'body', name: 'keyId', message: 'is required because there are several keys' }] },
    ],
    ['where there is none', [], undefined, { code: 'NotFound', message: 'You have no active key' }],
  ])('cannot replace a key: %s', async (_which, own, keyId, refusal) => {
    const { parts, addKey, keysOf } = prepared();
    addKey(registered('v', 'theirs'));
    for (const id of own) addKey(registered('u', id));
    const rotation = { overlapHours: 0, ...(keyId !== undefined && { keyId }) };
    await expect(ownAccount(parts).rotateKey(caller, rotation)).rejects.toMatchObject(refusal);
    expect([...keysOf('u'), ...keysOf('v')].filter(({ state }) => state !== 'active')).toEqual([]);
    expect(keysOf('v')).toHaveLength(1);
  });

  test('see what their keys were used, and no other’s', async () => {
    const { parts, addKey, gateway } = prepared();
    addKey(registered('u', 'k1'));
    addKey(registered('v', 'k2'));
    gateway.usage.set(
      'k1',
      Array.from({ length: 90 }, (_, day) => [day, 1000 - day]),
    );
    const { usage } = await ownAccount(parts).usage(caller, { from: '2026-11-20' });
    expect(usage).toEqual([
      {
        keyId: 'k1',
        scope: 'permits',
        days: [
          { date: '2026-11-20', used: 88, remaining: 912 },
          { date: '2026-11-21', used: 89, remaining: 911 },
        ],
      },
    ]);
    await expect(ownAccount(parts).usage(caller, { from: 'soon' })).rejects.toMatchObject({
      code: 'RequestInvalid',
      faults: [{ in: 'query', name: 'from' }],
    });
  });
});

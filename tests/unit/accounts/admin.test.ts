import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import { adminChanges } from '../../../systems/accounts/admin/changes.ts';
import { listAudit } from '../../../systems/accounts/audit/audit-list.ts';
import { adminA as admin, registered } from '../../shared/accounts/usual.ts';
import { type AccountWorld, accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));

const prepared = (): AccountWorld => {
  const world = accountWorld();
  world.pool.add({ sub: 'a', groups: ['admins'] });
  world.pool.add({ sub: 'u' });
  world.pool.add({ sub: 'v' });
  world.addKey(registered('u', 'k1'));
  world.addKey(registered('v', 'k2'));
  return world;
};

const recordsOf = async ({ parts }: AccountWorld) => (await listAudit(parts, 'a', {})).records;

type Changes = ReturnType<typeof adminChanges>;

/** Each change of the admins, with what its record says, and the same of somebody who is not there. */
const CHANGES: [string, (changes: Changes, username: string) => Promise<unknown>, string | undefined][] = [
  ['changeUser', (to, name) => to.changeUser(admin, name, { groups: ['viewers'] }), 'groups: viewers'],
  ['deleteUser', (to, name) => to.deleteUser(admin, name), undefined],
  ['issueKey', (to, name) => to.issueKey(admin, name, { scope: 'music' }), 'scope: music'],
  [
    'changeKey',
    (to, username) => to.changeKey(admin, { username, keyId: 'k1' }, { enabled: false }),
    'key: k1; enabled: false',
  ],
  ['deleteKey', (to, username) => to.deleteKey(admin, { username, keyId: 'k1' }), 'key: k1'],
  [
    'rotateKey',
    (to, username) => to.rotateKey(admin, { username, keyId: 'k1' }, 2),
    'key: k1; overlapHours: 2',
  ],
];

describe('what an admin changes is recorded', () => {
  test.each(CHANGES)('%s, when it is done', async (action, change, detail) => {
    const world = prepared();
    await settled(() => change(adminChanges(world.parts), 'name-u'));
    expect(await recordsOf(world)).toEqual([
      {
        id: expect.any(String),
        at: NOW.toISOString(),
        by: 'name-a',
        bySub: 'a',
        action,
        whom: 'name-u',
        whomSub: 'u',
        ...(detail !== undefined && { detail }),
        outcome: 'done',
      },
    ]);
  });

  test.each([
    ...CHANGES,
    ['resendInvitation', (to, name) => to.resendInvitation(admin, name), undefined],
  ] satisfies typeof CHANGES)('%s, when it fails', async (action, change) => {
    const world = prepared();
    await expect(change(adminChanges(world.parts), 'nobody')).rejects.toMatchObject({ code: 'NotFound' });
    const [record] = await recordsOf(world);
    expect(record).toMatchObject({ action, whom: 'nobody', outcome: 'NotFound' });
    expect(record).not.toHaveProperty('whomSub');
  });

  test('inviting, without the address', async () => {
    const world = prepared();
    const user = {
      username: 'ada',
      email: 'ada@example.com',
      scopes: ['permits', 'music'],
      sendEmail: false,
    };
    await adminChanges(world.parts).inviteUser(admin, { ...user, scopes: ['permits', 'music'] });
    const [record] = await recordsOf(world);
    const detail = 'scopes: permits, music; sendEmail: false';
    const whomSub = (await world.parts.directory.byName('ada'))?.sub;
    expect(record).toMatchObject({ action: 'inviteUser', whom: 'ada', whomSub, detail });
    expect(JSON.stringify(world.records('AUDIT'))).not.toContain('example.com');
  });

  test('sending an invitation again', async () => {
    const world = prepared();
    const changes = adminChanges(world.parts);
    await changes.inviteUser(admin, {
      username: 'ada',
      email: 'ada@example.com',
      scopes: ['permits'],
      sendEmail: false,
    });
    await changes.resendInvitation(admin, 'ada');
    expect(world.queued().map(({ kind }) => kind)).toEqual(['invite', 'resend']);
    expect((await recordsOf(world)).map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  });

  test.each(CHANGES)('or not done: %s', async (_action, change) => {
    const world = prepared();
    const before = structuredClone([world.tables.items('Keys'), world.tables.items('Denied')]);
    world.tables.fail('PutItem', new Error('the records are down'));
    await expect(change(adminChanges(world.parts), 'name-u')).rejects.toThrow('the records are down');
    expect([world.tables.items('Keys'), world.tables.items('Denied')]).toEqual(before);
    expect(world.queued()).toEqual([]);
  });

  test('with the code of its failure, or Internal', async () => {
    const world = prepared();
    world.gateway.fail('UpdateApiKey');
    const off = { enabled: true };
    const at = { username: 'name-u', keyId: 'k1' };
    await expect(adminChanges(world.parts).changeKey(admin, at, off)).rejects.toThrow('is down');
    expect(await recordsOf(world)).toMatchObject([{ outcome: 'Internal' }]);
  });
});

describe('a key of a user', () => {
  test.each<[string, (changes: Changes, at: { username: string; keyId: string }) => Promise<unknown>]>([
    ['changed', (to, at) => to.changeKey(admin, at, { enabled: false })],
    ['deleted', (to, at) => to.deleteKey(admin, at)],
    ['rotated', (to, at) => to.rotateKey(admin, at, 0)],
  ])('is not %s under the name of another user', async (_what, change) => {
    const { parts, keysOf, gateway } = prepared();
    await expect(change(adminChanges(parts), { username: 'name-u', keyId: 'k2' })).rejects.toMatchObject({
      code: 'NotFound',
      message: 'The user has no key with this id',
    });
    expect(keysOf('v')).toEqual([registered('v', 'k2')]);
    expect(gateway.keys.get('k2')?.enabled).toBe(true);
  });

  test('is issued to the user who is named', async () => {
    const { parts, keysOf } = prepared();
    const { key } = await adminChanges(parts).issueKey(admin, 'name-u', { scope: 'music', name: 'radio' });
    expect(keysOf('u').find(({ keyId }) => keyId === key.id)).toMatchObject({
      scope: 'music',
      name: 'radio',
      state: 'active',
    });
  });

  test('is rotated into one that works', async () => {
    const { parts, keysOf } = prepared();
    const at = { username: 'name-u', keyId: 'k1' };
    const { key } = await adminChanges(parts).rotateKey(admin, at, 0);
    expect(keysOf('u')).toMatchObject([{ keyId: key.id, state: 'active' }]);
  });

  test('is gone everywhere when it is deleted', async () => {
    const { parts, keysOf, gateway, pool } = prepared();
    pool.add({ sub: 'u', apiKey: 'k1' });
    await settled(() => adminChanges(parts).deleteKey(admin, { username: 'name-u', keyId: 'k1' }));
    expect([keysOf('u'), gateway.keys.has('k1')]).toEqual([[], false]);
    expect(pool.members.get('u')?.attributes.has('custom:apiKey')).toBe(false);
  });

  test('that the gateway has not removed is not said to be gone, and opens nothing', async () => {
    const { parts, keysOf, gateway } = prepared();
    gateway.fail('DeleteApiKey');
    const at = { username: 'name-u', keyId: 'k1' };
    await expect(adminChanges(parts).deleteKey(admin, at)).rejects.toThrow('is down');
    expect(keysOf('u')).toMatchObject([{ state: 'removing' }]);
    await adminChanges(parts).deleteKey(admin, at);
    expect(keysOf('u')).toEqual([]);
  });

  test.each([
    [false, { state: 'disabled', enabled: false }],
    [true, { state: 'active', enabled: true }],
  ])('is enabled: %p', async (enabled, want) => {
    const { parts, keysOf, gateway } = prepared();
    const at = { username: 'name-u', keyId: 'k1' };
    await adminChanges(parts).changeKey(admin, at, { enabled: !enabled });
    await settled(() => adminChanges(parts).changeKey(admin, at, { enabled }));
    expect({ state: keysOf('u')[0]?.state, enabled: gateway.keys.get('k1')?.enabled }).toEqual(want);
  });

  test('works only when both know it: what was cut leaves it closed', async () => {
    const at = { username: 'name-u', keyId: 'k1' };
    const off = prepared();
    off.gateway.fail('UpdateApiKey');
    await expect(adminChanges(off.parts).changeKey(admin, at, { enabled: false })).rejects.toThrow('is down');
    expect(off.keysOf('u')[0]?.state).toBe('disabled');
    const on = prepared();
    await adminChanges(on.parts).changeKey(admin, at, { enabled: false });
    on.gateway.fail('UpdateApiKey');
    await expect(adminChanges(on.parts).changeKey(admin, at, { enabled: true })).rejects.toThrow('is down');
    expect(on.keysOf('u')[0]?.state).toBe('disabled');
  });
});

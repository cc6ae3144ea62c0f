import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import {
  type Acting,
  changeUser as changeFound,
  type ChangePorts,
} from '../../../systems/accounts/users/changing.ts';
import { deleteUser } from '../../../systems/accounts/users/deleting.ts';
import { inviteUser, resendInvitation } from '../../../systems/accounts/users/inviting.ts';
import { listUsers } from '../../../systems/accounts/users/listing.ts';
import { getUser, userNamed } from '../../../systems/accounts/users/reading.ts';
import { acting } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const NOW_S = NOW.getTime() / 1000;
beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'clearTimeout'] }));

/** As an admin does it, who names the user. */
const changeUser = async (
  ports: ChangePorts,
  username: string,
  change: Parameters<typeof changeFound>[2],
  by: Acting,
) => changeFound(ports, await userNamed(ports, username), change, by);

const SUB = '5f2c1f0e-0000-4000-8000-000000000001';

describe('a user', () => {
  test('is told whole', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u', groups: ['viewers', 'admins'] });
    expect(await getUser(parts, 'name-u')).toEqual({
      username: 'name-u',
      id: 'u',
      email: 'u@example.com',
      emailVerified: true,
      role: 'admin',
      groups: ['admins', 'viewers'],
      state: 'active',
      createdAt: '2026-11-21T11:00:00.000Z',
    });
  });

  test('who is being deleted is told as long as something of them is left', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u' });
    await deleteUser(parts, await userNamed(parts, 'name-u'), 'self');
    expect(await getUser(parts, 'name-u')).toMatchObject({ state: 'deleting', email: 'u@example.com' });
    await parts.directory.remove('u');
    expect(await getUser(parts, 'name-u')).toEqual({
      username: 'name-u',
      id: 'u',
      emailVerified: false,
      role: 'user',
      groups: [],
      state: 'deleting',
      createdAt: NOW.toISOString(),
    });
  });

  test('who is not there is not found, by a sub neither', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: SUB });
    for (const name of ['name-v', SUB])
      for (const work of [getUser, userNamed, () => changeUser(parts, name, {}, acting)])
        await expect(work(parts, name)).rejects.toMatchObject({
          code: 'NotFound',
          message: 'No user has this name',
        });
  });
});

describe('a user who is disabled', () => {
  test('is refused, signed out and disabled', async () => {
    const { parts, pool, isDenied } = accountWorld();
    pool.add({ sub: 'u' });
    const user = await settled(() => changeUser(parts, 'name-u', { enabled: false }, acting));
    expect(user.state).toBe('disabled');
    expect([pool.members.get('u')?.enabled, pool.signedOut, isDenied('sub:u')]).toEqual([false, ['u'], true]);
    expect(await parts.denials.get('u')).toMatchObject({ reason: 'disabled' });
  });

  test('and is enabled again is refused with the tokens from before', async () => {
    const { parts, pool, tables } = accountWorld();
    pool.add({ sub: 'u' });
    await changeUser(parts, 'name-u', { enabled: false }, acting);
    await changeUser(parts, 'name-u', { enabled: true }, acting);
    expect(tables.items('Denied')).toEqual([
      { id: { S: 'before:u' }, before: { N: String(NOW_S) }, until: { N: String(NOW_S + 3600) } },
    ]);
  });

  test.each(['AdminUserGlobalSignOut', 'AdminDisableUser'])(
    'is refused already when %s fails',
    async (command) => {
      const { parts, pool, isDenied } = accountWorld();
      pool.add({ sub: 'u' });
      pool.fail(command);
      await expect(changeUser(parts, 'name-u', { enabled: false }, acting)).rejects.toThrow('is down');
      expect(isDenied('sub:u')).toBe(true);
    },
  );

  test('stays as they are when the refusal cannot be written', async () => {
    const { parts, pool, tables } = accountWorld();
    pool.add({ sub: 'u' });
    tables.fail('PutItem', new Error('the table is down'));
    await expect(changeUser(parts, 'name-u', { enabled: false }, acting)).rejects.toThrow(
      'the table is down',
    );
    expect([pool.members.get('u')?.enabled, pool.signedOut]).toEqual([true, []]);
  });

  test('and is enabled again may do what they could', async () => {
    const { parts, pool, isDenied } = accountWorld();
    pool.add({ sub: 'u' });
    await changeUser(parts, 'name-u', { enabled: false }, acting);
    pool.fail('AdminEnableUser');
    await expect(changeUser(parts, 'name-u', { enabled: true }, acting)).rejects.toThrow('is down');
    expect(isDenied('sub:u')).toBe(true);
    const user = await settled(() => changeUser(parts, 'name-u', { enabled: true }, acting));
    expect([user.state, pool.members.get('u')?.enabled, isDenied('sub:u')]).toEqual(['active', true, false]);
  });
});

describe('changes of one user at the same time', () => {
  test('are made one after the other: who is shown disabled is refused, and who is not is not', async () => {
    const { parts, pool, isDenied } = accountWorld();
    pool.add({ sub: 'u' });
    const changes = Array.from({ length: 6 }, (_none, i) => ({ enabled: i % 2 === 0 }));
    await Promise.allSettled(changes.map((change) => changeUser(parts, 'name-u', change, acting)));
    expect(isDenied('sub:u')).toBe(pool.members.get('u')?.enabled === false);
  });

  test.each<[string, Parameters<typeof changeUser>[2], Parameters<typeof changeUser>[2]]>([
    ['disabled', { enabled: false }, { enabled: true }],
    ['demoted', { groups: [] }, { groups: ['admins'] }],
  ])('give an admin who was %s meanwhile nothing back', async (_what, taken, wished) => {
    const { parts, pool } = accountWorld();
    for (const sub of ['u', 'other']) pool.add({ sub, groups: ['admins'] });
    const themselves = { sub: 'u', originJti: 'o', issuedAt: NOW_S };
    const [first, second] = await Promise.allSettled([
      changeUser(parts, 'name-u', taken, acting),
      changeUser(parts, 'name-u', wished, themselves),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'Unauthorized', message: 'Your rights have changed: sign in again' },
    });
    expect(pool.members.get('u')?.enabled === false || pool.members.get('u')?.groups.size === 0).toBe(true);
  });

  test('are not made while another one lasts', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u' });
    await parts.withLock('user u', 'this user', () =>
      expect(changeUser(parts, 'name-u', { enabled: false }, acting)).rejects.toMatchObject({
        code: 'Conflict',
        message: 'Another change to this user is in progress: try again',
      }),
    );
    expect(pool.members.get('u')?.enabled).toBe(true);
  });

  test('leave an admin who can sign in, no matter who is promoted and disabled at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { parts, pool } = accountWorld();
      pool.add({ sub: 'a', groups: ['admins'] });
      pool.add({ sub: 'b' });
      await Promise.allSettled([
        changeUser(parts, 'name-b', { enabled: false }, acting),
        changeUser(parts, 'name-b', { groups: ['admins'] }, acting),
        changeUser(parts, 'name-a', { groups: [] }, acting),
      ]);
      const able = [...pool.members.values()].filter(
        ({ enabled, groups }) => enabled && groups.has('admins'),
      );
      expect(able.length).toBeGreaterThan(0);
    }
  });
});

describe('the groups of a user', () => {
  test.each<[string, string[], ('admins' | 'viewers')[], string[]]>([
    ['are added', [], ['admins', 'viewers'], ['admins', 'viewers']],
    ['are taken away', ['admins', 'viewers'], [], []],
    ['are exchanged', ['admins'], ['viewers'], ['viewers']],
    ['that nobody may give stay', ['others'], ['viewers'], ['others', 'viewers']],
  ])('%s, and tokens with the old ones are refused', async (_what, before, groups, after) => {
    const { parts, pool, tables } = accountWorld();
    pool.add({ sub: 'u', groups: before });
    pool.add({ sub: 'other', groups: ['admins'] });
    const user = await settled(() => changeUser(parts, 'name-u', { groups }, acting));
    expect(user.groups).toEqual(after);
    expect([...(pool.members.get('u')?.groups ?? [])].sort()).toEqual(after);
    expect(tables.items('Denied')).toEqual([
      { id: { S: 'before:u' }, before: { N: String(NOW_S) }, until: { N: String(NOW_S + 3600) } },
    ]);
  });

  test('are not said to be changed as long as older tokens are good', async () => {
    const { parts, pool, tables } = accountWorld();
    pool.add({ sub: 'u' });
    tables.fail('PutItem', new Error('the deny list is down'));
    await expect(changeUser(parts, 'name-u', { groups: ['viewers'] }, acting)).rejects.toThrow('is down');
  });

  test.each<[string, 'viewers'[]]>([
    ['taken away', []],
    ['exchanged', ['viewers']],
  ])(
    'that are %s refuse older tokens before they go, so that no request in flight undoes it',
    async (_how, groups) => {
      const { parts, pool, isDenied } = accountWorld();
      for (const sub of ['u', 'other']) pool.add({ sub, groups: ['admins'] });
      pool.fail('AdminRemoveUserFromGroup');
      await expect(changeUser(parts, 'name-u', { groups }, acting)).rejects.toThrow('is down');
      expect(isDenied('before:u')).toBe(true);
    },
  );

  test.each<[string, Parameters<typeof changeUser>[2], number[]]>([
    ['a token that is issued then is good', { groups: ['viewers'] }, [1_000]],
    ['at once where nothing waits for a new token', { enabled: true }, []],
  ])('are said to be changed when %s', async (_when, change, waits) => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u' });
    const waited: number[] = [];
    await changeUser({ ...parts, pause: async (ms) => void waited.push(ms) }, 'name-u', change, acting);
    expect(waited).toEqual(waits);
  });

  test('are given while no other request counts the admins', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u' });
    await parts.withLock('admins', 'the admins', async () => {
      await changeUser(parts, 'name-u', { enabled: true }, acting);
      await expect(changeUser(parts, 'name-u', { groups: ['admins'] }, acting)).rejects.toMatchObject({
        code: 'Conflict',
        message: 'Another change to the admins is in progress: try again',
      });
    });
    expect(pool.members.get('u')?.groups).toEqual(new Set());
  });

  test('refuse tokens that were issued with the old ones while they were being taken away', async () => {
    const { parts, pool, tables } = accountWorld();
    for (const sub of ['u', 'other']) pool.add({ sub, groups: ['admins'] });
    // The locks on the user and on the admins are acquired, the first refusal is written, and the clock goes on.
    for (const second of [0, 1, 2])
      tables.after('PutItem', async () => jest.setSystemTime(NOW.getTime() + second * 1000));
    await settled(() => changeUser(parts, 'name-u', { groups: [] }, acting));
    expect(tables.items('Denied')).toMatchObject([{ before: { N: String(NOW_S + 2) } }]);
  });

  test('are left when they are not told', async () => {
    const { parts, pool, tables } = accountWorld();
    pool.add({ sub: 'u', groups: ['viewers'] });
    expect((await changeUser(parts, 'name-u', { enabled: true }, acting)).groups).toEqual(['viewers']);
    expect(tables.items('Denied')).toEqual([]);
  });

  test('refuse older tokens also when nothing has changed, for the change may have been cut', async () => {
    const { parts, pool, isDenied } = accountWorld();
    pool.add({ sub: 'u', groups: ['viewers'] });
    await changeUser(parts, 'name-u', { groups: ['viewers'] }, acting);
    expect(isDenied('before:u')).toBe(true);
  });
});

describe('the last admin', () => {
  const LAST = { code: 'Conflict', message: 'The last admin cannot be deleted, disabled or demoted' };
  const worlds = () => {
    const world = accountWorld();
    world.pool.add({ sub: 'a', groups: ['admins'] });
    world.pool.add({ sub: 'off', groups: ['admins'], enabled: false });
    return world;
  };

  test.each<[string, Parameters<typeof changeUser>[2]]>([
    ['disabled', { enabled: false }],
    ['demoted', { groups: ['viewers'] }],
    ['demoted and enabled', { enabled: true, groups: [] }],
  ])('cannot be %s', async (_what, change) => {
    const { parts, pool, tables } = worlds();
    await expect(changeUser(parts, 'name-a', change, acting)).rejects.toMatchObject(LAST);
    expect(pool.members.get('a')).toMatchObject({ enabled: true, groups: new Set(['admins']) });
    expect([tables.items('Denied'), tables.items('Accounts')]).toEqual([[], []]);
  });

  test('cannot be deleted', async () => {
    const { parts, tables } = worlds();
    const user = await userNamed(parts, 'name-a');
    await expect(deleteUser(parts, user, 'self')).rejects.toMatchObject(LAST);
    expect([tables.items('Denied'), tables.items('Accounts')]).toEqual([[], []]);
  });

  test.each<[string, Parameters<typeof changeUser>[2]]>([
    ['stay an admin', { groups: ['admins', 'viewers'] }],
    ['be enabled', { enabled: true }],
  ])('can %s', async (_what, change) => {
    const { parts } = worlds();
    expect(await changeUser(parts, 'name-a', change, acting)).toMatchObject({
      role: 'admin',
      state: 'active',
    });
  });

  test('of two admins who go at the same time is the one who stays', async () => {
    const { parts, pool } = accountWorld();
    for (const sub of ['a', 'b']) pool.add({ sub, groups: ['admins'] });
    const gone = await Promise.allSettled(
      ['name-a', 'name-b'].map((name) => changeUser(parts, name, { groups: [] }, acting)),
    );
    expect(gone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([...pool.members.values()].filter(({ groups }) => groups.has('admins'))).toHaveLength(1);
  });

  test('is not who is being deleted', async () => {
    const { parts, pool } = accountWorld();
    for (const sub of ['a', 'b']) pool.add({ sub, groups: ['admins'] });
    await deleteUser(parts, await userNamed(parts, 'name-b'), 'a');
    await expect(changeUser(parts, 'name-a', { enabled: false }, acting)).rejects.toMatchObject(LAST);
  });
});

describe('a deletion', () => {
  test('refuses the user at once, and leaves the rest to the queue', async () => {
    const { parts, pool, isDenied, queued, records } = accountWorld();
    pool.add({ sub: 'u' });
    const user = await settled(async () => deleteUser(parts, await userNamed(parts, 'name-u'), 'a'));
    expect(user).toMatchObject({ username: 'name-u', state: 'deleting', email: 'u@example.com' });
    expect(isDenied('sub:u')).toBe(true);
    expect(records('DELETION')).toMatchObject([{ sk: { S: 'u' }, by: { S: 'a' } }]);
    expect(queued()).toEqual([{ kind: 'delete', sub: 'u', queuedAt: NOW.toISOString(), turn: 0, hops: 0 }]);
  });

  test('lets nothing of the user be changed', async () => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'u' });
    await deleteUser(parts, await userNamed(parts, 'name-u'), 'self');
    for (const change of [{ enabled: true }, { enabled: false }, { groups: ['admins' as const] }])
      await expect(changeUser(parts, 'name-u', change, acting)).rejects.toMatchObject({
        code: 'Conflict',
        message: 'The user is being deleted',
      });
    expect(pool.members.get('u')).toMatchObject({ enabled: true, groups: new Set() });
  });
});

describe('an invitation', () => {
  const ada = { username: 'ada', scopes: ['permits' as const], sendEmail: false };

  test.each([
    ['an id of this system', { username: SUB }, 'username', 'looks like a user id: choose another one'],
    ['a dot', { username: '.' }, 'username', 'consists only of dots: choose another one'],
    ['two dots', { username: '..' }, 'username', 'consists only of dots: choose another one'],
    [
      'a name with an invisible letter',
      { username: 'ada\ufe0e' },
      'username',
      'must not contain invisible or blank characters: remove U+FE0E',
    ],
    ['a mail without an address', { sendEmail: true }, 'email', 'is required when sendEmail is true'],
  ])('of %s is refused', async (_what, wrong, name, message) => {
    const { parts, pool, queued } = accountWorld();
    await expect(inviteUser(parts, { ...ada, ...wrong })).rejects.toMatchObject({
      code: 'RequestInvalid',
      faults: [{ in: 'body', name, message }],
    });
    expect([pool.members.size, queued()]).toEqual([0, []]);
  });

  test.each(['a.b', '...', 'ada'])('of %s is none of these', async (username) => {
    const { parts } = accountWorld();
    expect((await inviteUser(parts, { ...ada, username })).user.username).toBe(username);
  });

  test('under a name that is taken is refused, and nothing is queued that could mean who has it', async () => {
    const { parts, pool, queued } = accountWorld();
    pool.add({ sub: 'u', username: 'ada' });
    await expect(inviteUser(parts, ada)).rejects.toMatchObject({
      code: 'Conflict',
      message: 'A user with this name already exists',
    });
    expect(queued()).toEqual([]);
  });

  test('without a mail tells a password and a key that works', async () => {
    const { parts, keysOf, gateway, queued, pool, mails } = accountWorld();
    const { user, temporaryPassword, keys = [] } = await settled(() => inviteUser(parts, ada));
    expect(user).toMatchObject({ state: 'invited', invitation: { state: 'done', mail: 'none' } });
    expect(temporaryPassword).toHaveLength(20);
    expect(pool.sent.map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ MessageAction: 'SUPPRESS', TemporaryPassword: temporaryPassword }),
    );
    expect(keys).toMatchObject([{ key: { scope: 'permits', state: 'active' }, value: 'value-of-made-1' }]);
    expect(keysOf(user.id)).toMatchObject([{ keyId: 'made-1', state: 'active' }]);
    expect(gateway.keys.get('made-1')).toMatchObject({
      enabled: true,
      plan: 'id of /trellis/plans/permits',
    });
    expect(pool.members.get(user.id)?.attributes.get('custom:apiKey')).toBe('made-1');
    expect(queued()).toMatchObject([{ kind: 'invite', username: 'ada', sendEmail: false }]);
    expect(mails).toEqual([]);
  });

  test('by mail leaves the keys to the queue, and tells no password', async () => {
    const { parts, keysOf, queued, pool } = accountWorld();
    const invited = await inviteUser(parts, { ...ada, sendEmail: true, email: 'ada@example.com' });
    expect(invited).toMatchObject({ user: { invitation: { state: 'pending', mail: 'pending' } } });
    expect(Object.keys(invited)).toEqual(['user']);
    expect(keysOf(invited.user.id)).toEqual([]);
    expect(pool.sent.filter(({ input }) => input['TemporaryPassword'] !== undefined)).toEqual([]);
    expect(queued()).toMatchObject([{ kind: 'invite', username: 'ada', sendEmail: true }]);
  });

  test('whose keys cannot be made now leaves them to the queue, and tells the password', async () => {
    const { parts, gateway } = accountWorld();
    gateway.fail('CreateApiKey');
    const { user, temporaryPassword, keys } = await inviteUser(parts, ada);
    expect([user.invitation?.state, temporaryPassword?.length, keys]).toEqual(['pending', 20, []]);
  });

  test('that could not be queued makes no user', async () => {
    const { parts, pool } = accountWorld();
    const send = () => Promise.reject(new Error('the queue is down'));
    await expect(inviteUser({ ...parts, send }, ada)).rejects.toThrow('the queue is down');
    expect(pool.members.size).toBe(0);
  });

  test('is sent again when it was done, and refused when there is none', async () => {
    const { parts, pool, queued } = accountWorld();
    await inviteUser(parts, { ...ada, email: 'ada@example.com' });
    await resendInvitation(parts, await userNamed(parts, 'ada'));
    const sub = [...pool.members.keys()][0];
    expect(queued().slice(1)).toEqual([{ kind: 'resend', sub, queuedAt: NOW.toISOString() }]);
    pool.add({ sub: 'u' });
    await expect(resendInvitation(parts, await userNamed(parts, 'name-u'))).rejects.toMatchObject({
      code: 'Conflict',
      message: 'The user has no invitation',
    });
    expect(queued()).toHaveLength(2);
  });
});

describe('the list of users', () => {
  const listed = async (search: object, more: { caller?: string; cursor?: string } = {}) => {
    const { parts, pool } = accountWorld();
    pool.add({ sub: 'ada', username: 'ada', groups: ['admins'] });
    pool.add({ sub: 'bob', username: 'bob', groups: ['viewers'] });
    pool.add({ sub: 'off', username: 'anton', enabled: false, groups: ['admins'] });
    pool.add({ sub: 'new', username: 'ann', status: 'FORCE_CHANGE_PASSWORD', email: 'x@y.z' });
    pool.add({ sub: 'going', username: 'gone' });
    await deleteUser(parts, await userNamed(parts, 'gone'), 'self');
    return listUsers(parts, more.caller ?? 'a', { ...search, ...(more.cursor && { cursor: more.cursor }) });
  };
  test.each<[string, object, string[]]>([
    ['all', {}, ['ada', 'bob', 'anton', 'ann', 'gone']],
    ['a beginning', { username: 'an' }, ['anton', 'ann']],
    ['an address', { email: 'X@' }, []],
    ['an address in its case', { email: 'x@' }, ['ann']],
    ['admins', { role: 'admin' }, ['ada', 'anton']],
    ['viewers', { role: 'viewer' }, ['bob']],
    ['neither', { role: 'user' }, ['ann', 'gone']],
    ['active', { state: 'active' }, ['ada', 'bob']],
    ['disabled', { state: 'disabled' }, ['anton']],
    ['invited', { state: 'invited' }, ['ann']],
    ['deleting', { state: 'deleting' }, ['gone']],
    ['deleting, of a role', { state: 'deleting', role: 'admin' }, []],
    ['several at once', { role: 'admin', state: 'active', username: 'a' }, ['ada']],
    ['several that no user meets', { role: 'admin', username: 'b' }, []],
  ])('by %s', async (_what, search, names) =>
    expect((await listed(search)).users.map(({ username }) => username)).toEqual(names),
  );

  test.each<[string, object]>([
    ['an admin', { role: 'admin' }],
    ['a viewer', { role: 'viewer' }],
    ['a name', { username: 'zo' }],
    ['an address', { email: 'zoe@' }],
    ['a state', { state: 'disabled' }],
  ])('by %s begins with who is searched for, no matter how many others come before', async (_by, search) => {
    const { parts, pool } = accountWorld();
    for (let one = 0; one < 9; one += 1) pool.add({ sub: `s${String(one)}` });
    const zoe = { email: 'zoe@example.com', groups: ['admins', 'viewers'], enabled: false };
    pool.add({
      sub: 'zoe',
      username: 'zoe',
      ...zoe,
      ...('role' in search && { groups: [`${String(search.role)}s`] }),
    });
    const page = await listUsers(parts, 'a', { ...search, limit: 1 });
    expect(page).toMatchObject({ users: [{ id: 'zoe' }] });
    expect(page.cursor).toBeUndefined();
  });

  test.each(['active', 'invited'] as const)('by the state %s shows no page of others', async (state) => {
    const { parts, pool } = accountWorld();
    for (const sub of ['a', 'b']) pool.add({ sub, enabled: state !== 'active' });
    pool.add({ sub: 'c', ...(state === 'invited' && { status: 'FORCE_CHANGE_PASSWORD' }) });
    expect((await listUsers(parts, 'a', { state, limit: 1 })).users).toMatchObject([{ id: 'c' }]);
  });

  test('has each of the many users of a page once, in order', async () => {
    const { parts, pool } = accountWorld();
    const subs = Array.from({ length: 21 }, (_none, n) => `s${String(n)}`);
    for (const sub of subs) pool.add({ sub });
    expect((await listUsers(parts, 'a', { limit: 21 })).users.map(({ id }) => id)).toEqual(subs);
  });

  test.each([
    [1, ['a'], true],
    [3, ['a', 'b', 'c'], true],
    [4, ['a', 'b', 'c', 'd'], false],
  ])('of those who go has %d of four, also who has left the directory', async (limit, ids, hasMore) => {
    const { parts, pool } = accountWorld();
    for (const sub of ['d', 'b', 'c', 'a']) {
      pool.add({ sub });
      await deleteUser(parts, await userNamed(parts, `name-${sub}`), 'self');
    }
    for (const sub of ['a', 'd']) await parts.directory.remove(sub);
    const { users, cursor } = await listUsers(parts, 'a', { state: 'deleting', limit });
    expect([users.map(({ id }) => id), cursor !== undefined]).toEqual([ids, hasMore]);
    if (cursor !== undefined)
      expect((await listUsers(parts, 'a', { state: 'deleting', limit, cursor })).users[0]?.id).toBe(
        ['b', 'c', 'd'][limit - 1],
      );
  });

  test('is not searched by a name and an address at once', async () => {
    await expect(listed({ username: 'a', email: 'x' })).rejects.toMatchObject({
      code: 'RequestInvalid',
      faults: [{ in: 'query', name: 'email', message: 'cannot be combined with username' }],
    });
  });

  test.each([{}, { state: 'deleting' as const }])('goes on with a cursor: %j', async (search) => {
    const { parts, pool } = accountWorld();
    for (const sub of ['a', 'b', 'c', 'd', 'e']) {
      pool.add({ sub });
      if ('state' in search) await deleteUser(parts, await userNamed(parts, `name-${sub}`), 'self');
    }
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(parts, 'a', { ...search, limit: 2, ...(cursor && { cursor }) });
      expect(page.users.length).toBeLessThanOrEqual(2);
      ids.push(...page.users.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test.each(['e', 'f'])('shows each once when %s goes who was shown', async (gone) => {
    const { parts, pool } = accountWorld();
    const subs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    for (const sub of subs) pool.add({ sub });
    const ids: string[] = [];
    let cursor: string | undefined;
    // The directory's own pages have four users; the second is shown in parts.
    for (const limit of [4, 2, 1, 4, 4]) {
      const page = await listUsers(parts, 'a', { limit, ...(cursor && { cursor }) });
      ids.push(...page.users.map(({ id }) => id));
      cursor = page.cursor;
      if (limit === 2) await parts.directory.remove(gone);
    }
    expect([ids, cursor]).toEqual([subs, undefined]);
  });

  test('has a short cursor within the longest page', async () => {
    const { parts, pool } = accountWorld();
    for (let one = 0; one < 121; one += 1) pool.add({ sub: `s${String(one)}` });
    const first = await listUsers(parts, 'a', { limit: 60 });
    const second = await listUsers(parts, 'a', { limit: 59, cursor: first.cursor });
    const third = await listUsers(parts, 'a', { limit: 60, cursor: second.cursor });
    expect(third.users.map(({ id }) => id)).toEqual(['s119']);
    expect(second.cursor?.length).toBeLessThan(700);
  });

  test('refuses the cursor of another caller, and of another search', async () => {
    const { parts, pool } = accountWorld();
    for (const sub of ['a', 'b', 'c']) pool.add({ sub });
    const { cursor = '' } = await listUsers(parts, 'a', { limit: 2 });
    for (const [caller, search] of [
      ['b', { limit: 2 }],
      ['a', { limit: 2, username: 'n' }],
    ] as const)
      await expect(listUsers(parts, caller, { ...search, cursor })).rejects.toMatchObject({
        code: 'CursorInvalid',
      });
  });
});

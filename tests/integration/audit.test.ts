import { describe, expect, test } from '@jest/globals';
import {
  asAdmin,
  bodyOf,
  call,
  issueKey,
  newName,
  newSession,
  newUser,
  type Schemas,
  userNamed,
} from './accounts.ts';
import { endpoints } from './stack.ts';

type Record = Schemas['AuditRecord'];

const page = async (query = ''): Promise<Schemas['AuditPage']> =>
  bodyOf('AuditPage', await asAdmin('GET', `/audit${query}`));

/** What was done about a user, the newest first. Other tests' actions lie in between. */
const about = async (whom: string): Promise<readonly Record[]> => (await page(`?user=${whom}`)).records;

describe('what an admin does', () => {
  test('leaves who did what to whom, when, and what came of it', async () => {
    const { username } = await newUser();
    const before = new Date().toISOString();

    await asAdmin('PATCH', `/users/${username}`, { enabled: false });

    const records = await about(username);
    expect(records).toEqual([
      {
        id: expect.stringMatching(/./),
        at: expect.stringMatching(/^20\d\d-.*Z$/),
        by: endpoints.users.admin.username,
        bySub: (await userNamed(endpoints.users.admin.username)).id,
        action: 'changeUser',
        whom: username,
        whomSub: (await userNamed(username)).id,
        detail: 'enabled: false',
        outcome: 'done',
      },
    ]);
    expect((records[0]?.at ?? '') >= before).toBe(true);
    expect((records[0]?.at ?? '') <= new Date().toISOString()).toBe(true);
  });

  test('is recorded under the name of its operation, the newest first', async () => {
    const username = newName('audited');
    const user = `/users/${username}`;

    await asAdmin('POST', '/users', { username, scopes: [], sendEmail: false });
    const { key } = await issueKey({ username });
    await asAdmin('PATCH', `${user}/keys/${key.id}`, { name: 'other' });
    const rotated = await asAdmin('POST', `${user}/keys/${key.id}/rotate`, { overlapHours: 1 });
    await asAdmin('DELETE', `${user}/keys/${(rotated.body as Schemas['IssuedKey']).key.id}`);
    await asAdmin('DELETE', user);

    expect((await about(username)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['deleteUser', 'done'],
      ['deleteKey', 'done'],
      ['rotateKey', 'done'],
      ['changeKey', 'done'],
      ['issueKey', 'done'],
      ['inviteUser', 'done'],
    ]);
  });

  test.each([
    ['Conflict', 'resendInvitation', 'POST', '/invitation', undefined],
    ['NotFound', 'deleteKey', 'DELETE', '/keys/none', undefined],
    ['RequestInvalid', 'issueKey', 'POST', '/keys', { scope: 'permits', expiresAt: '2020-01-01T00:00:00Z' }],
  ])('is recorded with %s when that came of it', async (outcome, action, method, path, body) => {
    const { username } = await newUser();

    expect((await asAdmin(method, `/users/${username}${path}`, body)).status).toBeGreaterThanOrEqual(400);

    expect(await about(username)).toMatchObject([{ action, outcome }]);
  });

  test('is recorded when there is nobody to do it to, too', async () => {
    const nobody = newName('nobody');
    await asAdmin('DELETE', `/users/${nobody}`);
    expect(await about(nobody)).toMatchObject([{ action: 'deleteUser', outcome: 'NotFound' }]);
  });

  test('is not all: users leave records of what they do to their own accounts', async () => {
    const who = await newSession();
    const { key } = await issueKey(who);
    await call('POST', '/me/keys/rotate', { token: who.token, body: { overlapHours: 0 } });
    await call('DELETE', '/me', { token: who.token });

    expect(await about(who.username)).toMatchObject([
      { action: 'deleteMe', by: who.username, whom: who.username, outcome: 'done' },
      {
        action: 'rotateMyKey',
        by: who.username,
        detail: `key: ${key.id}; overlapHours: 0`,
        outcome: 'done',
      },
      { action: 'issueKey', by: endpoints.users.admin.username },
    ]);
  });

  test('is not what somebody else tries', async () => {
    const { token, username } = await newSession();

    await call('DELETE', `/users/${username}`, { token });

    expect(await about(username)).toEqual([]);
  });

  test('holds no address, no password and no key', async () => {
    const username = newName('secret');
    const email = `${username}@example.com`;
    const invited = await asAdmin('POST', '/users', { username, email, sendEmail: false });
    const { temporaryPassword, keys } = bodyOf('InvitedUser', invited, 201);

    const records = JSON.stringify(await about(username));

    for (const secret of [email, temporaryPassword, keys?.[0]?.value])
      expect(records).not.toContain(secret ?? 'missing');
  });
});

describe('the list', () => {
  test('goes on, page by page, from the newest to the oldest', async () => {
    const { username } = await newUser();
    for (let times = 1; times <= 5; times += 1)
      await asAdmin('PATCH', `/users/${username}`, { enabled: true });

    const seen: Record[] = [];
    let cursor: string | undefined;
    do {
      const next = await page(`?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      expect(next.records.length).toBeLessThanOrEqual(2);
      seen.push(...next.records);
      cursor = next.cursor;
    } while (cursor !== undefined && seen.filter(({ whom }) => whom === username).length < 5);

    expect(seen.filter(({ whom }) => whom === username)).toHaveLength(5);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const moments = seen.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted().reverse());
  });

  test('is narrowed by user, action and time', async () => {
    const { username } = await newUser();
    const { id } = await userNamed(username);
    await asAdmin('PATCH', `/users/${username}`, { enabled: false });
    const between = new Date().toISOString();
    await asAdmin('DELETE', `/users/${username}`);
    const actions = async (query: string) => (await page(query)).records.map(({ action }) => action);

    expect(await actions(`?user=${username}`)).toEqual(['deleteUser', 'changeUser']);
    expect(await actions(`?user=${id}`)).toEqual(['deleteUser', 'changeUser']);
    expect(await actions(`?user=${id}&action=changeUser`)).toEqual(['changeUser']);
    expect(await actions(`?user=${id}&from=${between}`)).toEqual(['deleteUser']);
    expect(await actions(`?user=${id}&to=${between}`)).toEqual(['changeUser']);
  });

  test('takes no cursor of another list', async () => {
    const users = await asAdmin('GET', '/users?limit=1');
    const { cursor = '' } = bodyOf('UserPage', users);
    expect(await asAdmin('GET', `/audit?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'CursorInvalid' },
    });
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  asAdmin,
  bodyOf,
  call,
  newAdmin,
  newName,
  newSession,
  newUser,
  type Schemas,
  type Session,
  signIn,
  type Somebody,
  userNamed,
} from './accounts.ts';

const change = (username: string, body: unknown) => asAdmin('PATCH', `/users/${username}`, body);
const remove = (username: string) => asAdmin('DELETE', `/users/${username}`);

describe('finding users', () => {
  const prefix = newName('find');
  const email = (name: string): string => `${name}@${prefix}.example.com`;
  const names = [1, 2, 3, 4, 5].map((n) => `${prefix}-${String(n)}`);
  const [one = '', two = '', three = ''] = names;

  const find = async (query: string): Promise<readonly string[]> =>
    bodyOf('UserPage', await asAdmin('GET', `/users?${query}`)).users.map(({ username }) => username);

  beforeAll(async () => {
    for (const username of names)
      await call('POST', '/signup', { body: { username, password: 'Abc123!', email: email(username) } });
    await change(two, { enabled: false });
    await change(three, { groups: ['viewers'] });
  });

  test.each([
    ['the beginning of the name', `username=${prefix}`, names],
    ['the name and a state', `username=${one}&state=active`, [one]],
    ['the beginning of the address', `email=${prefix}-1`, [one]],
    ['a state', `username=${prefix}&state=disabled`, [two]],
    ['a state of most', `username=${prefix}&state=active`, names.filter((name) => name !== two)],
    ['a role', `username=${prefix}&role=viewer`, [three]],
    ['a role that none of them has', `username=${prefix}&role=admin`, []],
    ['a state and a role', `username=${prefix}&state=active&role=user`, [one, ...names.slice(3)]],
    ['a name that nobody has', `username=${prefix}-9`, []],
    ['a quotation mark, which is no end of a filter', `username=${prefix}%22`, []],
  ])('by %s', async (_what, query, wanted) => {
    expect((await find(query)).toSorted()).toEqual(wanted);
  });

  test('page by page, each user once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${cursor}`;
      const answer = await asAdmin('GET', `/users?username=${prefix}&limit=2${more}`);
      const page = bodyOf('UserPage', answer);
      expect(page.users.length).toBeLessThanOrEqual(2);
      seen.push(...page.users.map(({ username }) => username));
      cursor = page.cursor;
    } while (cursor !== undefined);

    expect(seen.toSorted()).toEqual(names);
  });

  describe('a cursor', () => {
    let cursor: string;
    beforeAll(async () => {
      const answer = await asAdmin('GET', `/users?username=${prefix}&limit=1`);
      cursor = bodyOf('UserPage', answer).cursor ?? '';
    });
    const INVALID = {
      status: 400,
      body: { code: 'CursorInvalid', errors: [{ in: 'query', name: 'cursor' }] },
    };

    test.each([
      ['another search', '/users?limit=1'],
      ['another filter', `/users?username=${prefix}&limit=1&state=active`],
      ['another list', '/audit?limit=1'],
    ])('of %s is refused', async (_what, path) => {
      expect(await asAdmin('GET', `${path}&cursor=${cursor}`)).toMatchObject(INVALID);
    });

    test('that was altered is refused', async () => {
      const [position = '', signature = ''] = cursor.split('.');
      const altered = `${Buffer.from('"0"').toString('base64url')}.${signature}`;
      expect(altered).not.toBe(`${position}.${signature}`);
      for (const bad of [altered, `${cursor}x`, position])
        expect(await asAdmin('GET', `/users?username=${prefix}&limit=1&cursor=${bad}`)).toMatchObject(
          INVALID,
        );
    });
  });

  test.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=61'],
    ['limit', 'limit=many'],
    ['state', 'state=gone'],
    ['role', 'role=root'],
    ['username', 'username=a%20b'],
  ])('a wrong %s is refused, naming it: %s', async (name, query) => {
    expect(await asAdmin('GET', `/users?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'query', name }] },
    });
  });
});

describe('one user', () => {
  test('is shown with all but what is secret', async () => {
    const { username } = await newUser();

    expect(await userNamed(username)).toEqual({
      username,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      emailVerified: false,
      role: 'user',
      groups: [],
      state: 'active',
      createdAt: expect.stringMatching(/^20\d\d-.*Z$/),
    });
  });

  test('is not found by their id', async () => {
    const { id } = await userNamed((await newUser()).username);
    for (const answer of [
      await asAdmin('GET', `/users/${id}`),
      await change(id, { enabled: false }),
      await remove(id),
      await asAdmin('POST', `/users/${id}/keys`, { scope: 'permits' }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'NotFound' } });
  });

  test.each(['a/b', 'ü-😀', '100%', '#1?x=y&z'])('may have the name %s', async (odd) => {
    const username = `${newName()}${odd}`;
    expect(await call('POST', '/signup', { body: { username, password: 'Abc123!' } })).toMatchObject({
      status: 201,
    });

    const path = `/users/${encodeURIComponent(username)}`;

    expect(await asAdmin('GET', path)).toMatchObject({ status: 200, body: { username } });
    expect(await asAdmin('DELETE', path)).toMatchObject({ status: 202, body: { username } });
  });

  test.each([
    ['nothing to change', {}],
    ['a group that is none', { groups: ['root'] }],
    ['a group twice', { groups: ['viewers', 'viewers'] }],
    ['a word for a flag', { enabled: 'no' }],
    ['a name', { username: 'other' }],
  ])('is not changed by %s', async (_what, body) => {
    const { username } = await newUser();
    expect(await change(username, body)).toMatchObject({ status: 400 });
  });
});

describe('admins', () => {
  let second: Somebody & Session;
  beforeAll(async () => {
    second = await newAdmin();
  });

  test('a user who is put into the group is one, with a new token', () => {
    expect(second.role).toBe('admin');
  });

  test('a cursor of one is refused to the other', async () => {
    const { body } = await asAdmin('GET', '/users?limit=1');
    const { cursor = '' } = body as Schemas['UserPage'];

    expect(await call('GET', `/users?limit=1&cursor=${cursor}`, { token: second.token })).toMatchObject({
      status: 400,
      body: { code: 'CursorInvalid' },
    });
  });

  test('one may end what another is', async () => {
    const { username, password } = await newAdmin();

    const { status, body } = await call('PATCH', `/users/${username}`, {
      token: second.token,
      body: { groups: [] },
    });

    expect([status, body]).toMatchObject([200, { role: 'user', groups: [] }]);
    expect(await signIn({ username, password })).toMatchObject({ role: 'user' });
  });

  test.each<[string, Schemas['UserChange']]>([
    ['demoted', { groups: ['viewers'] }],
    ['disabled', { enabled: false }],
  ])('who is %s cannot undo it with the token from before', async (_what, ending) => {
    const { username, token } = await newAdmin();
    // The function has seen the token to be good.
    expect(await call('GET', `/users/${username}`, { token })).toMatchObject({ status: 200 });
    expect(await change(username, ending)).toMatchObject({ status: 200 });

    for (const undoing of [{ groups: ['admins'] }, { enabled: true }] as const)
      expect(await call('PATCH', `/users/${username}`, { token, body: undoing })).toMatchObject({
        status: 401,
      });

    expect(await userNamed(username)).not.toMatchObject({ role: 'admin', state: 'active' });
    expect(await remove(username)).toMatchObject({ status: 202 });
  });
});

describe('who is no admin', () => {
  test('cannot give themselves a key or a group', async () => {
    const { username, token } = await newSession();

    for (const answer of [
      await call('POST', `/users/${username}/keys`, { token, body: { scope: 'permits' } }),
      await call('PATCH', `/users/${username}`, { token, body: { groups: ['admins'] } }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'Forbidden' } });
    expect(await userNamed(username)).toMatchObject({ groups: [] });
  });
});

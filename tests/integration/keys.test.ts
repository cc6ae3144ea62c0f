import { describe, expect, test } from '@jest/globals';
import { isKeyValue } from '../../systems/accounts/keys/key-value.ts';
import {
  asAdmin,
  bodyOf,
  call,
  issueKey,
  keysOf,
  newSession,
  newUser,
  permitsBy,
  type Schemas,
} from './accounts.ts';
import { localStack, until } from './stack.ts';
import { ask } from './target.ts';

type Key = Schemas['Key'];
type IssuedKey = Schemas['IssuedKey'];

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
/** Keys end on a full second. */
const toSeconds = (moment: string): string => `${moment.slice(0, 19)}.000Z`;

const myKeys = async (token: string): Promise<readonly Key[]> =>
  bodyOf('Keys', await call('GET', '/me/keys', { token })).keys;

const rotateMine = (token: string, body: Schemas['RotationOfMine']) =>
  call('POST', '/me/keys/rotate', { token, body });

/** Somebody who is signed in and has a key. */
const keyHolder = async (order: Schemas['NewKey'] = { scope: 'permits' }) => {
  const who = await newSession();
  return { ...who, ...(await issueKey(who, order)) };
};

describe('one’s own keys', () => {
  test('are none to begin with', async () => {
    const { token } = await newSession();
    expect(await myKeys(token)).toEqual([]);
  });

  test('are listed with all but their value', async () => {
    const end = inHours(1);
    const { token, key, value } = await keyHolder({ scope: 'permits', name: 'nightly', expiresAt: end });

    const { body } = await call('GET', '/me/keys', { token });

    expect(body).toEqual({
      keys: [
        {
          id: key.id,
          scope: 'permits',
          name: 'nightly',
          lastFour: value.slice(-4),
          createdAt: expect.stringMatching(/^20\d\d-.*Z$/),
          expiresAt: toSeconds(end),
          state: 'active',
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(value);
  });

  test('a new key works at once, and the old one until the overlap ends', async () => {
    const { token, key, value } = await keyHolder();

    const { status, body } = await rotateMine(token, { overlapHours: 24 });

    const fresh = body as IssuedKey;
    expect(status).toBe(201);
    expect(fresh.key).toMatchObject({ scope: 'permits', name: key.name, state: 'active' });
    expect(fresh.key).not.toHaveProperty('expiresAt');
    expect(await permitsBy(fresh.value)).toMatchObject({ status: 200 });
    expect(await permitsBy(value)).toMatchObject({ status: 200 });
    const [old, now] = await myKeys(token);
    expect(old).toMatchObject({ id: key.id, state: 'replaced' });
    const lasts = Date.parse(old?.expiresAt ?? '') - Date.now();
    expect(lasts).toBeGreaterThan(23 * HOUR_MS);
    expect(lasts).toBeLessThanOrEqual(24 * HOUR_MS);
    expect(now).toEqual(fresh.key);
  });

  test('a new key ends when the old one would have', async () => {
    const end = inHours(2);
    const { token, key } = await keyHolder({ scope: 'permits', expiresAt: end });

    const { body } = await rotateMine(token, { overlapHours: 168 });

    expect((body as IssuedKey).key).toMatchObject({ expiresAt: toSeconds(end) });
    const old = (await myKeys(token)).find(({ id }) => id === key.id);
    expect(old).toMatchObject({ expiresAt: toSeconds(end) });
  });

  test('without an overlap the old key is gone from the list', async () => {
    const { token } = await keyHolder();

    const { body } = await rotateMine(token, { overlapHours: 0 });

    expect(await myKeys(token)).toEqual([(body as IssuedKey).key]);
  });

  test('no more than two old keys work beside the new one, and rotating without overlap ends all', async () => {
    const { token } = await keyHolder();

    const answers = [];
    for (const overlapHours of [24, 24, 24, 0]) answers.push(await rotateMine(token, { overlapHours }));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 409, 201]);
    expect(await myKeys(token)).toEqual([(answers[3]?.body as IssuedKey).key]);
  });

  test('who has several says which', async () => {
    const { token, username, key } = await keyHolder();
    const other = await issueKey({ username }, { scope: 'music' });

    expect(await rotateMine(token, { overlapHours: 1 })).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'body', name: 'keyId' }] },
    });
    expect(await rotateMine(token, { overlapHours: 1, keyId: other.key.id })).toMatchObject({
      status: 201,
      body: { key: { scope: 'music' } },
    });
    expect((await myKeys(token)).find(({ id }) => id === key.id)).toMatchObject({ state: 'active' });
  });

  test('who has none has none to replace', async () => {
    const { token } = await newSession();
    expect(await rotateMine(token, { overlapHours: 1 })).toMatchObject({ status: 404 });
  });

  test('another user’s key is not found', async () => {
    const [{ token }, { key }] = [await newSession(), await keyHolder()];
    expect(await rotateMine(token, { overlapHours: 1, keyId: key.id })).toMatchObject({ status: 404 });
  });

  test('a key is replaced once, whoever asks at the same time', async () => {
    const { token, key } = await keyHolder();

    const answers = await Promise.all(
      [1, 2, 3].map((overlapHours) => rotateMine(token, { overlapHours, keyId: key.id })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await myKeys(token)).map(({ state }) => state)).toEqual(['replaced', 'active']);
  });

  test('no more than two old keys of a scope work, whoever asks at the same time', async () => {
    const { token, username, key } = await keyHolder();
    const keys = [key];
    for (const name of ['two', 'three', 'four', 'five'])
      keys.push((await issueKey({ username }, { scope: 'permits', name })).key);

    const answers = await Promise.all(
      keys.map(({ id: keyId }) =>
        asAdmin('POST', `/users/${username}/keys/${keyId}/rotate`, { overlapHours: 24 }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
    expect((await myKeys(token)).map(({ state }) => state).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'active'),
      'replaced',
      'replaced',
    ]);
  });

  test('keys of a scope are rotated three times a day, and then by an admin', async () => {
    const { token, username } = await keyHolder();

    for (let times = 0; times < 3; times += 1)
      expect(await rotateMine(token, { overlapHours: 0 })).toMatchObject({ status: 201 });

    // The route's own throttle answers 429, too.
    const { status, body } = await until(
      () => call('POST', '/me/keys/rotate', { token, body: { overlapHours: 0 }, impatient: true }),
      (answer) => JSON.stringify(answer.body).includes('3 times today'),
    );
    expect([status, body]).toMatchObject([429, { code: 'TooManyRequests' }]);
    const [key] = await myKeys(token);
    expect(
      await asAdmin('POST', `/users/${username}/keys/${key?.id ?? ''}/rotate`, { overlapHours: 0 }),
    ).toMatchObject({ status: 201 });
  });

  test.each([-1, 169, 1.5])('an overlap of %d hours is refused', async (overlapHours) => {
    const { token } = await newSession();
    expect(await rotateMine(token, { overlapHours })).toMatchObject({ status: 400 });
  });
});

describe('one’s own key', () => {
  const change = (token: string, keyId: string, enabled: boolean) =>
    call('PATCH', `/me/keys/${keyId}`, { token, body: { enabled } });
  const remove = (token: string, keyId: string) => call('DELETE', `/me/keys/${keyId}`, { token });

  test('is disabled, and enabled again', async () => {
    const { token, key, value } = await keyHolder();

    const off = await change(token, key.id, false);
    // No function remembers a key that was not used yet.
    const whileOff = await permitsBy(value);
    const on = await change(token, key.id, true);

    expect(off).toMatchObject({ status: 200, body: { ...key, state: 'disabled', disabledBy: 'owner' } });
    expect(whileOff).toMatchObject({ status: 403 });
    expect(on).toMatchObject({ status: 200, body: key });
    expect(await permitsBy(value)).toMatchObject({ status: 200 });
  });

  test('that is disabled changes nothing from then on, though functions remember that it worked', async () => {
    const { token, key, value } = await keyHolder({ scope: 'manager' });
    const ping = () =>
      ask(localStack, '/dynamodbmanager', {
        method: 'POST',
        headers: { 'x-api-key': value },
        body: '{"operation":"ping"}',
      });

    const before = await ping();
    await change(token, key.id, false);

    expect(before).toMatchObject({ status: 200 });
    expect(await ping()).toMatchObject({ status: 403 });
  });

  test('that an admin disabled stays disabled', async () => {
    const { token, username, key } = await keyHolder();
    await asAdmin('PATCH', `/users/${username}/keys/${key.id}`, { enabled: false });

    expect(await change(token, key.id, true)).toMatchObject({ status: 409, body: { code: 'Conflict' } });
    expect(await myKeys(token)).toMatchObject([{ state: 'disabled', disabledBy: 'admin' }]);
  });

  test('is deleted with those that it replaced, and then is not there', async () => {
    const { token, key, value } = await keyHolder();
    const { body } = await rotateMine(token, { overlapHours: 24 });
    const fresh = body as IssuedKey;

    expect(await remove(token, fresh.key.id)).toMatchObject({ status: 200 });

    expect(await myKeys(token)).toEqual([]);
    for (const each of [value, fresh.value]) expect(await permitsBy(each)).toMatchObject({ status: 403 });
    for (const { id } of [fresh.key, key])
      expect(await remove(token, id)).toMatchObject({ status: 404, body: { code: 'NotFound' } });
  });

  test('leaves a record of who did what', async () => {
    const { token, username, key } = await keyHolder();

    await change(token, key.id, false);
    await remove(token, key.id);

    const { records } = bodyOf('AuditPage', await asAdmin('GET', '/audit?limit=60'));
    expect(records.filter(({ by }) => by === username)).toMatchObject([
      { action: 'deleteMyKey', whom: username, detail: `key: ${key.id}`, outcome: 'done' },
      { action: 'changeMyKey', whom: username, detail: `key: ${key.id}; enabled: false`, outcome: 'done' },
    ]);
  });

  test('is found by its owner alone', async () => {
    const [{ token }, theirs] = [await newSession(), await keyHolder()];

    expect(await change(token, theirs.key.id, false)).toMatchObject({ status: 404 });
    expect(await remove(token, theirs.key.id)).toMatchObject({ status: 404 });
    expect(await permitsBy(theirs.value)).toMatchObject({ status: 200 });
  });

  test.each([{}, { enabled: 'no' }, { enabled: true, name: 'mine' }, { expiresAt: null }])(
    'is changed in nothing but whether it works: %j',
    async (body) => {
      const { token, key } = await keyHolder();
      expect(await call('PATCH', `/me/keys/${key.id}`, { token, body })).toMatchObject({ status: 400 });
      expect(await myKeys(token)).toEqual([key]);
    },
  );
});

describe('the keys of a user, for an admin', () => {
  const change = (username: string, keyId: string, body: Schemas['KeyChange']) =>
    asAdmin('PATCH', `/users/${username}/keys/${keyId}`, body);

  test('a key is issued with a scope, a name and an end', async () => {
    const { username } = await newUser();
    const end = inHours(1);

    const { key, value } = await issueKey({ username }, { scope: 'permits', name: 'one', expiresAt: end });

    expect(key).toMatchObject({ scope: 'permits', name: 'one', expiresAt: toSeconds(end), state: 'active' });
    expect(isKeyValue(value)).toBe(true);
    expect(await permitsBy(value)).toMatchObject({ status: 200 });
    expect(await keysOf(username)).toEqual([key]);
  });

  test.each([
    ['has passed', '2020-01-01T00:00:00Z'],
    ['has a year of five digits', '9999-12-31T23:59:59-10:00'],
    ['is no moment', 'tomorrow'],
  ])('an end that %s is refused, naming the field', async (_what, expiresAt) => {
    const { username } = await newUser();
    const refusal = { status: 400, body: { errors: [{ in: 'body', name: 'expiresAt' }] } };

    expect(await asAdmin('POST', `/users/${username}/keys`, { scope: 'permits', expiresAt })).toMatchObject(
      refusal,
    );
    const { key } = await issueKey({ username });
    expect(await asAdmin('PATCH', `/users/${username}/keys/${key.id}`, { expiresAt })).toMatchObject(refusal);
  });

  test('a key is renamed, and its end is set and lifted', async () => {
    const { username } = await newUser();
    const { key } = await issueKey({ username });
    const end = inHours(1);

    expect(await change(username, key.id, { name: 'two', expiresAt: end })).toMatchObject({
      status: 200,
      body: { name: 'two', expiresAt: toSeconds(end) },
    });
    const { body } = await change(username, key.id, { expiresAt: null });

    expect(body).toEqual({ ...key, name: 'two' });
    expect(await keysOf(username)).toEqual([{ ...key, name: 'two' }]);
  });

  test('a disabled key cannot be replaced', async () => {
    const { username } = await newUser();
    const { key } = await issueKey({ username });
    await change(username, key.id, { enabled: false });

    const rotated = await asAdmin('POST', `/users/${username}/keys/${key.id}/rotate`, { overlapHours: 1 });

    expect(rotated).toMatchObject({ status: 409, body: { code: 'Conflict' } });
  });

  test('a key is replaced for a user', async () => {
    const { username } = await newUser();
    const { key } = await issueKey({ username }, { scope: 'permits', name: 'theirs' });

    const { status, body } = await asAdmin('POST', `/users/${username}/keys/${key.id}/rotate`, {
      overlapHours: 1,
    });

    expect(status).toBe(201);
    expect(await permitsBy((body as IssuedKey).value)).toMatchObject({ status: 200 });
    expect((await keysOf(username)).map(({ name, state }) => [name, state])).toEqual([
      ['theirs', 'replaced'],
      ['theirs', 'active'],
    ]);
  });

  test('a deleted key is gone, and cannot be deleted again', async () => {
    const { username } = await newUser();
    const { key, value } = await issueKey({ username });
    const path = `/users/${username}/keys/${key.id}`;

    expect(await asAdmin('DELETE', path)).toMatchObject({ status: 200 });

    expect(await permitsBy(value)).toMatchObject({ status: 403 });
    expect(await keysOf(username)).toEqual([]);
    expect(await asAdmin('DELETE', path)).toMatchObject({ status: 404 });
  });

  test.each([
    ['PATCH', '', { name: 'mine' }],
    ['DELETE', '', undefined],
    ['POST', '/rotate', { overlapHours: 1 }],
  ])('%s …%s of another user’s key finds none', async (method, more, body) => {
    const [mine, theirs] = [await newUser(), await newUser()];
    const { key, value } = await issueKey(theirs);

    const { status } = await asAdmin(method, `/users/${mine.username}/keys/${key.id}${more}`, body);

    expect(status).toBe(404);
    expect(await permitsBy(value)).toMatchObject({ status: 200 });
  });

  test('a user has 20 keys at most', async () => {
    const { username } = await newUser();
    for (let keys = 1; keys <= 20; keys += 1) await issueKey({ username });

    expect(await asAdmin('POST', `/users/${username}/keys`, { scope: 'permits' })).toMatchObject({
      status: 409,
      body: { code: 'Conflict' },
    });
    expect(await keysOf(username)).toHaveLength(20);
  });
});

describe('usage', () => {
  const day = (back: number): string => new Date(Date.now() - back * 24 * HOUR_MS).toISOString().slice(0, 10);
  const usage = (token: string, query = '') => call('GET', `/me/usage${query}`, { token });

  test('is told for each key and each day', async () => {
    const { token, key } = await keyHolder();
    const [from, to] = [day(2), day(0)];

    const { status, body } = await usage(token, `?from=${from}&to=${to}`);

    expect(status).toBe(200);
    expect(body).toEqual({
      usage: [
        {
          keyId: key.id,
          scope: 'permits',
          days: [from, day(1), to].map((date) => expect.objectContaining({ date, used: expect.any(Number) })),
        },
      ],
    });
  });

  test('of a user is reported to an admin', async () => {
    const { username, token } = await keyHolder();
    const days = `?from=${day(1)}&to=${day(0)}`;

    const [mine, theirs] = [
      await usage(token, days),
      await asAdmin('GET', `/users/${username}/usage${days}`),
    ];

    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(theirs.body).toEqual(mine.body);
    expect(await asAdmin('GET', '/users/nobody-of-this-name/usage')).toMatchObject({ status: 404 });
  });

  test('is of the last 30 days when nobody says which', async () => {
    const { token } = await keyHolder();

    const { body } = await usage(token);

    const days = (body as Schemas['Usage']).usage[0]?.days ?? [];
    expect(days).toHaveLength(30);
    expect(days.at(-1)?.date).toBe(day(0));
  });

  test.each([
    ['from', 'is no day of the calendar', `?from=2026-02-30`],
    ['from', 'comes after the last', `?from=${day(1)}&to=${day(2)}`],
    ['from', 'lies more than 90 days before the last', `?from=${day(90)}`],
    ['to', 'lies in the future', `?to=${day(-2)}`],
    ['to', 'is given twice', `?to=${day(1)}&to=${day(2)}`],
  ])('a %s that %s is refused, naming it', async (name, _why, query) => {
    const { token } = await newSession();
    expect(await usage(token, query)).toMatchObject({
      status: 400,
      body: { code: 'RequestInvalid', errors: [{ in: 'query', name }] },
    });
  });
});

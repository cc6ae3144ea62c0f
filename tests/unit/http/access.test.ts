import { describe, expect, test } from '@jest/globals';
import { admit, type Guards } from '../../../core/http/access.ts';
import type { Holder } from '../../../core/http/denied.ts';
import type { Access } from '../../../core/http/table.ts';
import { requestOf } from './events.ts';
import { CLAIMS } from './things.ts';

const USER: Access = { kind: 'user', groups: [] };
const ADMINS: Access = { kind: 'user', groups: ['owners', 'admins'] };
const KEY: Access = { kind: 'key', scope: 'manager' };

type Part = Parameters<typeof requestOf>[0];
const admitted = async (access: Access, part: Part, more: Partial<Guards> = {}) => {
  const key = { keyId: 'k1', scope: 'manager', owner: 's1', state: 'active' };
  const guards: Guards = {
    origin: '',
    findKey: async (value) => (value === 'good' ? key : undefined),
    isDenied: () => false,
    ...more,
  };
  return admit(access, requestOf(part), guards);
};
/** What becomes of a request: the caller, or the code of the refusal. */
const outcome = async (...given: Parameters<typeof admitted>): Promise<unknown> => {
  try {
    return await admitted(...given);
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
};

describe('the deny list', () => {
  test.each([
    ['GET', false],
    ['HEAD', false],
    ['POST', true],
    ['PUT', true],
    ['PATCH', true],
    ['DELETE', true],
  ])('and the keys are asked for a %s, afresh: %s', async (method, isAfresh) => {
    const asked: unknown[] = [];
    const isDenied: Guards['isDenied'] = (holder, afresh) => asked.push([holder.sub, afresh]) > 3;
    const findKey: Guards['findKey'] = async (value, afresh) => {
      asked.push([value, afresh]);
      return { keyId: 'k1', scope: 'manager', owner: 's1' };
    };
    await admitted(USER, { method, claims: CLAIMS }, { isDenied });
    await admitted(KEY, { method, headers: { 'x-api-key': 'good' } }, { isDenied, findKey });
    expect(asked).toEqual([
      [CLAIMS.sub, isAfresh],
      ['good', isAfresh],
      ['s1', isAfresh],
    ]);
  });
});

test('an open operation is anybody’s', async () => {
  expect(await outcome({ kind: 'open' }, {})).toEqual({ kind: 'open' });
});

describe('a user', () => {
  test.each<[string, Access, Part, unknown]>([
    ['has the claims of the gateway', USER, { claims: CLAIMS }, { sub: 's1' }],
    ['may be in one of the groups', ADMINS, { claims: CLAIMS }, { sub: 's1' }],
    ['must be in one', ADMINS, { claims: { ...CLAIMS, 'cognito:groups': '[viewers]' } }, 'Forbidden'],
    ['without groups is in none', ADMINS, { claims: { ...CLAIMS, 'cognito:groups': '' } }, 'Forbidden'],
    ['with an access token is refused', USER, { claims: { ...CLAIMS, token_use: 'access' } }, 'Unauthorized'],
    ['without claims is refused', USER, {}, 'Unauthorized'],
    [
      'is not known by a token that nobody verified',
      USER,
      { headers: { authorization: 't' } },
      'Unauthorized',
    ],
    ['is not known by an API key', USER, { headers: { 'x-api-key': 'good' } }, 'Unauthorized'],
  ])('%s', async (_name, access, part, want) => {
    const got = await outcome(access, part);
    if (typeof want === 'string') expect(got).toBe(want);
    else expect(got).toMatchObject(want as object);
  });
});

describe('a refusal says what would be right', () => {
  const key = (...values: string[]): Part => ({ headers: { 'x-api-key': values } });
  const twice = { in: 'header', name: 'x-api-key', message: 'appears more than once' };
  test.each<[string, Access, Part, object]>([
    ['without a key', KEY, {}, { message: 'This operation needs a valid API key of the scope manager' }],
    ['with an unknown key', KEY, key('bad'), { message: expect.stringContaining('of the scope manager') }],
    [
      'with two keys',
      KEY,
      key('good', 'good'),
      { message: 'Send exactly one x-api-key header', faults: [twice] },
    ],
    [
      'in no group',
      ADMINS,
      { claims: { ...CLAIMS, 'cognito:groups': 'viewers' } },
      { message: 'This operation is for members of the group owners or admins' },
    ],
    [
      'without a token',
      USER,
      {},
      { message: 'This operation needs a valid ID token in the Authorization header' },
    ],
  ])('%s', (_name, access, part, want) => expect(admitted(access, part)).rejects.toMatchObject(want));

  test('and keeps for the log why a token was not verified', async () => {
    const cause = new Error('expired');
    const refused = admitted(
      USER,
      { headers: { authorization: 't' } },
      { verify: () => Promise.reject(cause) },
    );
    await expect(refused).rejects.toMatchObject({ code: 'Unauthorized', cause });
  });
});

describe('the deny list', () => {
  const denied = (asked: Holder[]): Partial<Guards> => ({
    isDenied: async (holder) => asked.push(holder) > 0,
  });

  test('refuses a user, by sub, session and moment', async () => {
    const asked: Holder[] = [];
    expect(await outcome(ADMINS, { claims: CLAIMS }, denied(asked))).toBe('Unauthorized');
    expect(asked).toMatchObject([{ sub: 's1', originJti: 'j1', issuedAt: 1700000000 }]);
  });

  test('refuses a key by its owner alone', async () => {
    const asked: Holder[] = [];
    expect(await outcome(KEY, { headers: { 'x-api-key': 'good' } }, denied(asked))).toBe('Forbidden');
    expect(asked).toEqual([{ sub: 's1' }]);
  });

  test('is not asked about a key of another scope', async () => {
    const asked: Holder[] = [];
    const other: Access = { kind: 'key', scope: 'permits' };
    expect(await outcome(other, { headers: { 'x-api-key': 'good' } }, denied(asked))).toBe('Forbidden');
    expect(asked).toEqual([]);
  });
});

describe('where no gateway verifies, the token is verified', () => {
  const verify = async (token: string) => {
    if (token !== 'good') throw new Error('not one of ours');
    return { ...CLAIMS, iat: 1700000000, 'cognito:groups': ['admins'] };
  };
  test.each<[string, Part['headers'], unknown]>([
    ['bare', { authorization: 'good' }, { sub: 's1', groups: ['admins'] }],
    ['after Bearer', { Authorization: 'Bearer good' }, { sub: 's1' }],
    ['after bearer', { authorization: 'bearer  good ' }, { sub: 's1' }],
    ['wrong', { authorization: 'Bearer bad' }, 'Unauthorized'],
    ['empty', { authorization: '' }, 'Unauthorized'],
    ['after another scheme', { authorization: 'Basic good' }, 'Unauthorized'],
    ['twice', { authorization: ['good', 'good'] }, 'Unauthorized'],
    ['with a word after it', { authorization: 'Bearer good bad' }, 'Unauthorized'],
    ['absent', {}, 'Unauthorized'],
  ])('%s', async (_name, headers, want) => {
    const got = await outcome(ADMINS, { headers: headers ?? {} }, { verify });
    if (typeof want === 'string') expect(got).toBe(want);
    else expect(got).toMatchObject(want as object);
  });
});

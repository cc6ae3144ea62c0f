import { describe, expect, test } from '@jest/globals';
import { admit, type Guards } from '../../../core/http/access.ts';
import type { Holder } from '../../../core/http/denied.ts';
import type { Access } from '../../../core/http/table.ts';
import { requestOf } from './events.ts';
import { CLAIMS } from './things.ts';

const USER: Access = { kind: 'user', groups: [] };
const ADMINS: Access = { kind: 'user', groups: ['owners', 'admins'] };
const KEY: Access = { kind: 'key', scope: 'things' };

type Part = Parameters<typeof requestOf>[0];
/** What becomes of a request: the caller, or the code of the refusal. */
const outcome = async (access: Access, part: Part, more: Partial<Guards> = {}): Promise<unknown> => {
  const key = { keyId: 'k1', scope: 'things', owner: 's1', state: 'active' };
  const guards: Guards = {
    origin: '',
    findKey: async (value) => (value === 'good' ? key : undefined),
    isDenied: () => false,
    ...more,
  };
  try {
    return await admit(access, requestOf(part), guards);
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
};

test('an open operation is anybody’s, and a key says whose it is', async () => {
  expect(await outcome({ kind: 'open' }, {})).toEqual({ kind: 'open' });
  const holder = { kind: 'key', id: 'k1', owner: 's1' };
  expect(await outcome(KEY, { headers: { 'x-api-key': 'good' } })).toEqual(holder);
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
    ['before another word', { authorization: 'good one' }, 'Unauthorized'],
    ['twice', { authorization: ['good', 'good'] }, 'Unauthorized'],
    ['absent', {}, 'Unauthorized'],
  ])('%s', async (_name, headers, want) => {
    const got = await outcome(ADMINS, { headers: headers ?? {} }, { verify });
    if (typeof want === 'string') expect(got).toBe(want);
    else expect(got).toMatchObject(want as object);
  });
});

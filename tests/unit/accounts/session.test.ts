import { describe, expect, test } from '@jest/globals';
import { claimsOf, tokensOf } from '../../../systems/accounts/sessions/session.ts';
import { tokenOf } from './answering.ts';

const claims = { sub: 'sub-1', iat: 1_000, exp: 1_900, origin_jti: 'o', 'cognito:groups': ['admins'] };

describe('a token’s claims', () => {
  test.each<[string, Record<string, unknown>, object]>([
    [
      'all of them',
      {},
      { sub: 'sub-1', originJti: 'o', issuedAt: 1_000, expiresAt: 1_900, groups: ['admins'] },
    ],
    ['no groups', { 'cognito:groups': undefined }, { groups: [] }],
    ['no session', { origin_jti: undefined }, { originJti: undefined }],
  ])('%s', (_name, changed, want) =>
    expect(claimsOf(tokenOf({ ...claims, ...changed }))).toMatchObject(want),
  );

  test.each([
    ['no token', 'ada'],
    ['no JSON', `e30.${Buffer.from('secret').toString('base64url')}.s`],
    ['no object', `e30.${Buffer.from('null').toString('base64url')}.s`],
    ['no sub', tokenOf({ ...claims, sub: undefined })],
    ['an iat that is no number', tokenOf({ ...claims, iat: '1000' })],
    ['no exp', tokenOf({ ...claims, exp: undefined })],
  ])('%s: refused, and nothing of it is quoted', (_name, token) =>
    expect(() => claimsOf(token)).toThrow(new Error('the user directory returned an unreadable ID token')),
  );
});

test('an answer says how long its ID token is good, and holds no refresh token', () => {
  const idToken = tokenOf(claims);
  expect(tokensOf({ idToken, accessToken: 'a', refreshToken: 'r' })).toEqual({
    token: idToken,
    accessToken: 'a',
    expiresIn: 900,
    role: 'admin',
  });
});

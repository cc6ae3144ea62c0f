import { describe, expect, test } from '@jest/globals';
import { unauthorized, userOf } from '../../../core/http/caller.ts';
import { CLAIMS } from './things.ts';

test.each<[string, unknown, string[]]>([
  ['no claim', undefined, []],
  ['an empty claim', '', []],
  ['one group from AWS', 'admins', ['admins']],
  ['two groups from AWS', 'admins,viewers', ['admins', 'viewers']],
  ['two groups from AWS with a space', 'admins, viewers', ['admins', 'viewers']],
  ['one group from the emulator', '[admins]', ['admins']],
  ['two groups from the emulator', '[admins viewers]', ['admins', 'viewers']],
  ['no group from the emulator', '[]', []],
  ['a group of two words, which is not two groups', 'not admins', ['not admins']],
  ['the list in the token itself', ['admins', 'viewers'], ['admins', 'viewers']],
  ['a list with what is no name', ['admins', '', 7, null], ['admins']],
  ['spaces around the emulator’s', ' [admins] ', ['admins']],
  ['a bracket that is not closed', '[admins', ['[admins']],
  ['a bracket that is not opened', 'admins]', ['admins]']],
  ['something else', { admins: true }, []],
])('groups: %s', (_name, claim, want) =>
  expect(userOf({ ...CLAIMS, 'cognito:groups': claim }).groups).toEqual(want),
);

test.each<[string, unknown]>([
  ['the number in the token itself', 1795269600],
  ['digits', '1795269600'],
  ['a date as AWS writes it', 'Sat Nov 21 14:00:00 UTC 2026'],
  ['a date of the Internet', 'Sat, 21 Nov 2026 14:00:00 GMT'],
  ['a date of ISO 8601', '2026-11-21T14:00:00.900Z'],
])('a moment of issue: %s', (_name, iat) => expect(userOf({ ...CLAIMS, iat }).issuedAt).toBe(1795269600));

test.each<[string, unknown]>([
  ['no claim', undefined],
  ['an empty claim', ''],
  ['not a number', NaN],
  ['a word', 'soon'],
  ['a word in which Date.parse finds a date', 'foo 12'],
  ['a date that does not exist', 'Sat Nov 99 14:00:00 UTC 2026'],
  ['a negative number', '-1'],
])('no moment of issue: %s', (_name, iat) =>
  expect(() => userOf({ ...CLAIMS, iat })).toThrow(unauthorized()),
);

test('a user is who the claims say', () => {
  expect(userOf(CLAIMS)).toEqual({
    kind: 'user',
    id: 's1',
    sub: 's1',
    username: 'ann',
    groups: ['viewers', 'admins'],
    originJti: 'j1',
    issuedAt: 1700000000,
  });
});

test('a token may come without groups and without a session', () => {
  const { 'cognito:groups': _groups, origin_jti: _jti, ...claims } = CLAIMS;
  expect(userOf(claims)).toMatchObject({ groups: [], originJti: undefined });
});

describe('claims that are not those of an ID token are refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an access token', { token_use: 'access' }],
    ['no use', { token_use: undefined }],
    ['no sub', { sub: undefined }],
    ['an empty sub', { sub: '' }],
    ['no name', { 'cognito:username': undefined }],
    ['an empty name', { 'cognito:username': '' }],
  ])('%s', (_name, more) => {
    expect(() => userOf({ ...CLAIMS, ...more })).toThrow(unauthorized());
  });
});

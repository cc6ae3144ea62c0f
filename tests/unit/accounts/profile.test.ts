import { describe, expect, test } from '@jest/globals';
import { LEASE_MS } from '../../../systems/accounts/work/times.ts';
import type { Invitation } from '../../../systems/accounts/invitations/invitation.ts';
import { roleOf } from '../../../systems/accounts/directory/roles.ts';
import { userAnswer } from '../../../systems/accounts/users/profile.ts';
import { ann, SUB } from './invited.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const invitation: Invitation = {
  sub: SUB,
  username: 'ann',
  scopes: ['permits'],
  sendEmail: true,
  state: 'done',
  mail: 'sent',
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
};

describe('a user as the API answers them', () => {
  test('tells what is known of them, and not which key they have', () =>
    expect(
      userAnswer({ ...ann, apiKey: 'k1' }, { groups: ['viewers', 'admins'], invitation, now }),
    ).toStrictEqual({
      username: 'ann',
      id: SUB,
      email: 'ann@example.com',
      emailVerified: false,
      role: 'admin',
      groups: ['admins', 'viewers'],
      state: 'invited',
      createdAt: '2026-11-21T09:00:00.000Z',
      invitation: { mail: 'sent', state: 'done' },
    }));

  test('leaves out what there is not', () => {
    const { email: _email, ...withoutAddress } = ann;
    expect(Object.keys(userAnswer(withoutAddress, { groups: [], now })).sort()).toEqual([
      'createdAt',
      'emailVerified',
      'groups',
      'id',
      'role',
      'state',
      'username',
    ]);
  });
});

test.each([
  [['viewers', 'admins', 'x'], 'admin'],
  [['viewers'], 'viewer'],
  [['x'], 'user'],
  [[], 'user'],
])('who is in %j is %s', (groups, role) => expect(roleOf(groups)).toBe(role));

test.each([
  [true, false, 'FORCE_CHANGE_PASSWORD', 'deleting'],
  [false, false, 'FORCE_CHANGE_PASSWORD', 'disabled'],
  [false, true, 'FORCE_CHANGE_PASSWORD', 'invited'],
  [false, true, 'CONFIRMED', 'active'],
  [false, true, 'RESET_REQUIRED', 'active'],
])('deleting %p, enabled %p, %s: %s', (deleting, enabled, status, state) =>
  expect(
    userAnswer({ ...ann, enabled, status }, { groups: [], now, deletion: deleting ? {} : undefined }).state,
  ).toBe(state),
);

test.each([
  ['a sending is one while its lease may last', 'sending', LEASE_MS, 'sending'],
  ['a sending that outlived its lease was cut', 'sending', LEASE_MS + 1, 'failed'],
  ['what was sent long ago was sent', 'sent', LEASE_MS + 1, 'sent'],
] as const)('%s', (_sentence, mail, ageMs, shown) =>
  expect(
    userAnswer(ann, {
      groups: [],
      now,
      invitation: { ...invitation, mail, updatedAt: new Date(now.getTime() - ageMs).toISOString() },
    }).invitation?.mail,
  ).toBe(shown),
);

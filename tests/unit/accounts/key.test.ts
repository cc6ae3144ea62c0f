import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apiKeyHash } from '../../../core/api-key.ts';
import {
  gatewayName,
  invitationSlot,
  isExpired,
  isInvitationSlot,
  lastFourOf,
  parseGatewayName,
  PLAN_OF,
  shownState,
} from '../../../systems/accounts/keys/key.ts';
import { SCOPES } from '../../../core/scopes.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const nowS = now.getTime() / 1000;

test.each([
  ['a key without an end', { state: 'active' }, 'active'],
  ['a key before its end', { state: 'active', expiresAt: nowS + 1 }, 'active'],
  ['a key at its end', { state: 'active', expiresAt: nowS }, 'expired'],
  ['a disabled key', { state: 'disabled' }, 'disabled'],
  ['a disabled key after its end', { state: 'disabled', expiresAt: nowS - 1 }, 'expired'],
  ['a replaced key in its overlap', { state: 'active', replacedBy: 'k2', expiresAt: nowS + 1 }, 'replaced'],
  ['a replaced key after its overlap', { state: 'active', replacedBy: 'k2', expiresAt: nowS }, 'expired'],
  [
    'a replaced key that was disabled',
    { state: 'disabled', replacedBy: 'k2', expiresAt: nowS + 1 },
    'disabled',
  ],
  ['a key that is being made', { state: 'creating', expiresAt: nowS - 1 }, 'creating'],
  ['a key that is being removed', { state: 'removing', expiresAt: nowS - 1 }, 'removing'],
] as const)('%s is shown as it is', (_name, key, want) => expect(shownState(key, now)).toBe(want));

test('a key has ended from the very second on', () => {
  expect(isExpired({ expiresAt: nowS }, now)).toBe(true);
  expect(isExpired({ expiresAt: nowS }, new Date(now.getTime() - 1))).toBe(false);
  expect(isExpired({}, now)).toBe(false);
});

test('keys of permits are on their own plan, keys to data on the other', () =>
  expect(PLAN_OF).toEqual({ permits: 'permits', music: 'data', manager: 'data' }));

test.each(SCOPES)('an invitation has a slot of its own for %s', (scope) =>
  expect(isInvitationSlot(invitationSlot(scope))).toBe(true),
);

test('a UUID is no slot of an invitation', () =>
  expect(isInvitationSlot('1f4c5139-5a6c-4112-a84d-faa8b0f9fe05')).toBe(false));

test('the name of a key at the gateway tells whose it is', () => {
  const part = fc.stringMatching(/^[a-zA-Z0-9-]+$/);
  fc.assert(
    fc.property(part, part, part, (stack, owner, slot) => {
      expect(parseGatewayName(stack, gatewayName(stack, owner, slot))).toEqual({ owner, slot });
    }),
  );
});

test.each([
  'trellis',
  'trellis/',
  'trellis/u1',
  'trellis/u1/',
  'trellis//s',
  'trellis/u1/s/more',
  'trellis-2/u1/s',
  'another/u1/s',
  'local permits',
])('%p is the name of no key of ours', (name) => expect(parseGatewayName('trellis', name)).toBeUndefined());

test('a key is registered under the hash by which it is looked up', () => {
  expect(apiKeyHash('a value')).toBe('aa62dea5c98c96bdbb4abf7e49a15b90c13453552e04199caf3f4ad333e33c7d');
});

test('the last four characters tell a key from others', () => expect(lastFourOf('abcdefgh')).toBe('efgh'));

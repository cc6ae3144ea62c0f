import { beforeEach, expect, jest, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { lastAdminGuard } from '../../../systems/accounts/users/last-admin.ts';
import type { Somebody } from '../../shared/accounts/pool.ts';
import { deletionOf, NOW } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';

const LAST = 'The last admin cannot be deleted, disabled or demoted';

beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'clearTimeout'] }));

/** These admins, and u, who is none; c is being deleted. */
const prepared = async (admins: readonly Somebody[], sub = 'a') => {
  const { parts, pool, addDeletion } = accountWorld();
  for (const admin of admins) pool.add({ ...admin, groups: ['admins'] });
  pool.add({ sub: 'u' });
  addDeletion(deletionOf('c'));
  const user = await parts.directory.bySub(sub);
  if (!user) throw new Error('there is no such user');
  const work = jest.fn(async () => 'done');
  return { parts, work, guarded: () => lastAdminGuard(parts, user, work) };
};

const [a, b, c] = [{ sub: 'a' }, { sub: 'b' }, { sub: 'c' }];
const DISABLED = Array.from({ length: 61 }, (_none, n) => ({ sub: `off-${String(n)}`, enabled: false }));

test.each([
  ['there is another', [a, b]],
  ['another is on a later page', [...DISABLED, a, c, b]],
])('an admin may go when %s', async (_name, admins) => {
  const { guarded } = await prepared(admins);
  expect(await guarded()).toBe('done');
});

test.each<[string, Somebody[]]>([
  ['there is no other', [a]],
  ['all others are disabled', [a, ...DISABLED]],
  ['all others are being deleted', [a, c]],
  ['the only other was merely invited', [a, { sub: 'b', status: 'FORCE_CHANGE_PASSWORD' }]],
  ['the only other has to reset their password', [a, { sub: 'b', status: 'RESET_REQUIRED' }]],
  ['the only other has not confirmed their sign-up', [a, { sub: 'b', status: 'UNCONFIRMED' }]],
])('an admin stays when %s, and nothing is done', async (_name, admins) => {
  const { guarded, work } = await prepared(admins);
  await expect(guarded()).rejects.toEqual(new Failure('Conflict', LAST));
  expect(work).not.toHaveBeenCalled();
});

test('an admin who was merely invited may go while another has signed in', async () => {
  const { guarded } = await prepared([{ ...a, status: 'FORCE_CHANGE_PASSWORD' }, b]);
  expect(await guarded()).toBe('done');
});

test('somebody who is no admin may go, also when there is one admin, and waits for nobody', async () => {
  const { guarded, parts } = await prepared([a], 'u');
  expect(await parts.withLock('admins', 'the admins', guarded)).toBe('done');
});

test('while another change of the admins is under way nothing is done', async () => {
  const { guarded, parts, work } = await prepared([a, b]);
  await parts.withLock('admins', 'the admins', () =>
    expect(guarded()).rejects.toMatchObject({ code: 'Conflict' }),
  );
  expect(work).not.toHaveBeenCalled();
});

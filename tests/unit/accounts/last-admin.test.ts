import { expect, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { type AdminPorts, lastAdminGuard, remains } from '../../../systems/accounts/users/last-admin.ts';
import type { DirectoryUser } from '../../../systems/accounts/directory/directory.ts';
import { deletionOf, userOf } from './world.ts';

const LAST = 'The last admin cannot be deleted, disabled or demoted';

/** Members in pages of two, as the directory may give them. */
const portsOf = (members: readonly DirectoryUser[], deleting: readonly string[] = []) => {
  const locks: string[] = [];
  const ports: AdminPorts = {
    directory: {
      groupsOf: async (username) =>
        members.some((member) => member.username === username) ? ['admins'] : [],
      inGroup: async (_group, { token = '0' }) => {
        const [from, to] = [Number(token), Number(token) + 2];
        return { users: members.slice(from, to), ...(to < members.length && { token: String(to) }) };
      },
    },
    deletions: { get: async (sub) => (deleting.includes(sub) ? deletionOf(sub) : undefined) },
    withLock: async (name, work) => {
      locks.push(name);
      return work();
    },
  };
  return { ports, locks };
};

const [a, b, c, d] = [userOf('a'), userOf('b'), userOf('c'), userOf('d')] as const;

test.each([
  ['another who is enabled', b, false, true],
  ['the one who leaves', a, false, false],
  ['one who is disabled', userOf('b', { enabled: false }), false, false],
  ['one who is being deleted', b, true, false],
])('%s: remains or not', (_name, member, isBeingDeleted, want) =>
  expect(remains(member, a, isBeingDeleted)).toBe(want),
);

test.each([
  ['there is another', [a, b], []],
  ['another is on a later page', [userOf('b', { enabled: false }), a, c, d], ['c']],
])('an admin may go when %s', async (_name, members, deleting) => {
  const { ports, locks } = portsOf(members, deleting);
  expect(await lastAdminGuard(ports, a, async () => 'done')).toBe('done');
  expect(locks).toEqual(['admins']);
});

test.each([
  ['there is no other', [a], []],
  ['all others are disabled or being deleted', [a, userOf('b', { enabled: false }), c], ['c']],
])('an admin stays when %s, and nothing is done', async (_name, members, deleting) => {
  const { ports } = portsOf(members, deleting);
  const done: string[] = [];
  const refused = lastAdminGuard(ports, a, async () => void done.push('done'));
  await expect(refused).rejects.toEqual(new Failure('Conflict', LAST));
  expect(done).toEqual([]);
});

test('somebody who is no admin may go, also when there is one admin', async () => {
  const { ports, locks } = portsOf([a]);
  expect(await lastAdminGuard(ports, b, async () => 'done')).toBe('done');
  expect(locks).toEqual([]);
});

test('while another change of the admins is under way nothing is done', async () => {
  const held = new Failure('Conflict', 'held');
  const ports = { ...portsOf([a, b]).ports, withLock: () => Promise.reject(held) };
  const done: string[] = [];
  await expect(lastAdminGuard(ports, a, async () => void done.push('done'))).rejects.toBe(held);
  expect(done).toEqual([]);
});

import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import type { AccountWork } from '../../../core/messages/accounts.ts';
import type { Progress } from '../../../systems/accounts/deletions/deletion.ts';
import { deleteUser } from '../../../systems/accounts/users/deleting.ts';
import { inviteUser } from '../../../systems/accounts/users/inviting.ts';
import { userNamed } from '../../../systems/accounts/users/reading.ts';
import { working } from '../../../systems/accounts/worker/worker.ts';
import { registered } from '../../shared/accounts/usual.ts';
import { accountWorld } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
beforeAll(() => log.setLogLevel('SILENT'));
beforeEach(() => void jest.useFakeTimers({ now: NOW }));

const queuedAt = NOW.toISOString();

const workOf = (queued: readonly AccountWork[], at = 0): AccountWork => {
  const work = queued[at];
  if (work === undefined) throw new Error('nothing is queued');
  return work;
};

describe('the queue’s work', () => {
  test('gives an invited user their keys, and one mail, however often it comes', async () => {
    const { parts, keysOf, queued, mails, pool } = accountWorld();
    const scopes: ('permits' | 'music')[] = ['permits', 'music'];
    await inviteUser(parts, { username: 'ada', email: 'ada@example.com', scopes, sendEmail: true });
    const work = workOf(queued());
    for (let times = 0; times < 2; times += 1) await settled(() => working(parts)(work));
    const [sub = ''] = pool.members.keys();
    expect(
      keysOf(sub)
        .map(({ scope, state }) => [scope, state])
        .sort(),
    ).toEqual([
      ['music', 'active'],
      ['permits', 'active'],
    ]);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.input).toMatchObject({ Destination: { ToAddresses: ['ada@example.com'] } });
    expect(await parts.invitations.get(sub)).toMatchObject({ state: 'done', mail: 'sent' });
  });

  test('sends an invitation again, with a new password for who has not signed in', async () => {
    const { parts, queued, mails, pool } = accountWorld();
    const ada = { username: 'ada', email: 'ada@example.com', scopes: ['permits' as const], sendEmail: true };
    await inviteUser(parts, ada);
    await working(parts)(workOf(queued()));
    const [sub = ''] = pool.members.keys();
    jest.setSystemTime(NOW.getTime() + 60_000);
    await settled(() => working(parts)({ kind: 'resend', sub, queuedAt: new Date().toISOString() }));
    expect(mails).toHaveLength(2);
    expect(pool.sent.filter(({ input }) => input['MessageAction'] === 'RESEND')).toHaveLength(1);
  });

  test.each([
    ['of an unknown user', 'gone', 'NotFound'],
    ['that does not exist', 'u', 'Conflict'],
  ])('lets an invitation %s be, for later it would be the same', async (_whose, sub, code) => {
    const warn = jest.spyOn(log, 'warn');
    const { parts, pool, mails } = accountWorld();
    pool.add({ sub: 'u' });
    await expect(working(parts)({ kind: 'resend', sub, queuedAt })).resolves.toBeUndefined();
    expect(mails).toEqual([]);
    expect(warn.mock.calls).toEqual([['an invitation was not sent again', { sub, code }]]);
    warn.mockRestore();
  });

  test('that cannot be done now comes again', async () => {
    const { parts, pool } = accountWorld();
    const down = new Error('Cognito is down');
    pool.fail('AdminGetUser', down);
    await expect(working(parts)({ kind: 'resend', sub: 'u', queuedAt })).rejects.toBe(down);
    const busy = new Failure('TooManyRequests', 'The directory is busy');
    const directory = { ...parts.directory, bySub: () => Promise.reject(busy) };
    await expect(working({ ...parts, directory })({ kind: 'resend', sub: 'u', queuedAt })).rejects.toBe(busy);
    await expect(working(parts)({ kind: 'invite', username: 'ada', queuedAt })).rejects.toThrow(
      'does not exist yet',
    );
  });

  const deleting = async () => {
    const world = accountWorld();
    world.pool.add({ sub: 'u', apiKey: 'k1' });
    world.pool.add({ sub: 'v' });
    world.addKey(registered('u', 'k1'));
    world.addKey(registered('v', 'k2'));
    world.gateway.add('unregistered', 'trellis/u/slot');
    world.gateway.add('foreign', 'trellis/u2/slot');
    world.gateway.add('no name of ours', 'trellis/u/slot/more');
    await world.parts.proofs.begin(
      { sub: 'u', email: 'a@b.c', codeHash: 'h', sentAt: queuedAt, until: 2_000_000_000 },
      queuedAt,
    );
    await deleteUser(world.parts, await userNamed(world.parts, 'name-u'), 'self');
    return { ...world, work: workOf(world.queued()) };
  };

  test('deletes a user with all that is theirs, and nobody else', async () => {
    const { parts, work, pool, gateway, tables, keysOf } = await deleting();
    await settled(() => working(parts)(work));
    expect([...pool.members.keys()]).toEqual(['v']);
    expect(pool.signedOut).toEqual(['u']);
    expect([keysOf('u'), keysOf('v').length]).toEqual([[], 1]);
    expect([...gateway.keys.keys()].sort()).toEqual(['foreign', 'k2', 'no name of ours']);
    expect(tables.items('Accounts')).toEqual([]);
    const until = { N: String(NOW.getTime() / 1000 + 86_400) };
    expect(tables.items('Denied')).toMatchObject([{ id: { S: 'sub:u' }, reason: { S: 'deleted' }, until }]);
    await expect(working(parts)(work)).resolves.toBeUndefined();
  });

  test('goes on with a deletion by another message, while a system is not done', async () => {
    const { parts, work, pool, queued } = await deleting();
    const progress: Progress[] = ['more', 'done'];
    const systems = [{ name: 'images', run: async () => progress.shift() ?? 'done' }];
    await settled(() => working({ ...parts, systems })(work));
    expect([...pool.members.keys()]).toEqual(['u', 'v']);
    expect(queued().slice(1)).toMatchObject([{ kind: 'delete', sub: 'u', turn: 1, hops: 1 }]);
    await working({ ...parts, systems })(work);
    expect(pool.members.has('u')).toBe(true);
    await working({ ...parts, systems })(workOf(queued(), 1));
    expect(pool.members.has('u')).toBe(false);
  });

  test('leaves the user to the last when a system fails', async () => {
    const { parts, work, pool, tables } = await deleting();
    const systems = [{ name: 'images', run: () => Promise.reject(new Error('images are down')) }];
    await expect(working({ ...parts, systems })(work)).rejects.toThrow('images are down');
    expect(pool.members.has('u')).toBe(true);
    expect(tables.items('Accounts')).toMatchObject([{ pk: { S: 'DELETION' }, step: { S: 'images' } }]);
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import { log } from '../../../core/log.ts';
import type { AuditRecord } from '../../../systems/accounts/audit/audit.ts';
import { auditRecords } from '../../../systems/accounts/aws/audit-records.ts';
import { deletionRecords } from '../../../systems/accounts/aws/deletion-records.ts';
import { invitationRecords } from '../../../systems/accounts/aws/invitation-records.ts';
import { recordLock } from '../../../systems/accounts/aws/lock-record.ts';
import { proofRecords } from '../../../systems/accounts/aws/proof-records.ts';
import { usageRecords } from '../../../systems/accounts/aws/usage-records.ts';
import { ACCOUNT_TABLES } from '../../shared/accounts/world.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';
import { deletionOf, invitationOf, NOW } from '../../shared/accounts/usual.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const NOW_S = NOW.getTime() / 1000;
const down = new Error('down');

const listed = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
};

const prepared = (page?: number) => {
  const tables = memoryTables(ACCOUNT_TABLES, page);
  const { db } = tables;
  let nowMs = NOW.getTime();
  const now = () => new Date(nowMs);
  return {
    ...tables,
    records: () => tables.items('Accounts'),
    denied: () => tables.items('Denied'),
    pass: (ms: number) => void (nowMs += ms),
    now,
    deletions: deletionRecords(db, { accounts: 'Accounts', denied: 'Denied' }),
    invitations: invitationRecords(db, 'Accounts', now),
    withLock: recordLock(db, 'Accounts', now),
    audit: auditRecords(db, 'Accounts'),
    usage: usageRecords(db, 'Accounts', now),
    proofs: proofRecords(db, 'Accounts'),
  };
};

describe('the record of a deletion', () => {
  const began = { pk: { S: 'DELETION' }, sk: { S: 'u' }, username: { S: 'name-u' }, by: { S: 'self' } };

  test('begins with the denial', async () => {
    const { deletions, records, denied } = prepared();
    expect(await settled(() => deletions.begin(deletionOf('u')))).toEqual(deletionOf('u'));
    expect(records()).toEqual([{ ...began, startedAt: { S: '2026-11-21T11:00:00.000Z' }, step: { S: '' } }]);
    expect(denied()).toEqual([
      { id: { S: 'sub:u' }, reason: { S: 'deleted' }, since: { N: String(NOW_S - 3600) } },
    ]);
  });

  test('begins once: the first one stands, with its denial', async () => {
    const { deletions, denied, put } = prepared();
    await deletions.begin(deletionOf('u', { by: 'a' }));
    const changed = { ...denied()[0], id: { S: 'sub:u' }, reason: { S: 'mine' } };
    put('Denied', changed);
    expect(await deletions.begin(deletionOf('u'))).toEqual(deletionOf('u', { by: 'a' }));
    expect(denied()).toEqual([changed]);
  });

  test('that cannot be begun is an error', async () => {
    const { deletions, fail, records } = prepared();
    fail('TransactWriteItems', down);
    await expect(deletions.begin(deletionOf('u'))).rejects.toBe(down);
    expect(records()).toEqual([]);
  });

  test('ends, and leaves the denial for a day', async () => {
    const { deletions, records, denied } = prepared();
    await deletions.begin(deletionOf('u'));
    await settled(() => deletions.end('u', NOW));
    expect(records()).toEqual([]);
    const until = { N: String(NOW_S + 86_400) };
    expect(denied()).toEqual([
      { id: { S: 'sub:u' }, reason: { S: 'deleted' }, since: { N: String(NOW_S - 3600) }, until },
    ]);
  });

  test('that is gone ends once more', async () => {
    const { deletions, denied } = prepared();
    await deletions.end('u', NOW);
    expect(denied()).toMatchObject([{ id: { S: 'sub:u' }, reason: { S: 'deleted' } }]);
  });

  test('comes back as it went, and tells its step', async () => {
    const { deletions, records } = prepared();
    const deletion = deletionOf('u', { turn: 3, activeAt: '2026-11-21T11:30:00.000Z', step: 'keys' });
    await deletions.begin(deletion);
    expect(await deletions.get('u')).toEqual(deletion);
    await settled(() => deletions.step('u', 'user', NOW));
    await deletions.step('v', 'user', NOW);
    expect(await deletions.get('u')).toEqual({ ...deletion, step: 'user', activeAt: NOW.toISOString() });
    expect(records()).toHaveLength(1);
  });

  test.each<[string, number | undefined, number, boolean]>([
    ['the first', undefined, 0, true],
    ['the first, told', 0, 0, true],
    ['a later one', 2, 2, true],
    ['one that was', 2, 1, false],
    ['one that is to come', undefined, 1, false],
    ['the first again', 1, 0, false],
  ])('moves from the turn that it is at: %s', async (_which, turn, from, moves) => {
    const { deletions } = prepared();
    await deletions.begin(deletionOf('u', turn === undefined ? {} : { turn }));
    expect(await settled(() => deletions.moveTurn('u', from, 9))).toBe(moves);
    expect((await deletions.get('u'))?.turn).toBe(moves ? 9 : turn);
    expect(await deletions.moveTurn('v', from, 9)).toBe(false);
    expect(await deletions.get('v')).toBeUndefined();
  });

  test('is found by its name on any page, and listed with all', async () => {
    const { deletions } = prepared(1);
    for (const sub of ['a', 'b', 'c']) await deletions.begin(deletionOf(sub));
    expect(await deletions.byName('name-c')).toEqual(deletionOf('c'));
    expect(await deletions.byName('name-d')).toBeUndefined();
    expect(await listed(deletions.all())).toEqual(['a', 'b', 'c'].map((sub) => deletionOf(sub)));
  });
});

describe('the record of an invitation', () => {
  const whole = invitationOf('u', { scopes: ['permits', 'music'], sendEmail: false, mail: 'none' });

  test('comes back as it went', async () => {
    const { invitations, records } = prepared();
    expect(await settled(() => invitations.begin(whole))).toEqual(whole);
    expect(records()).toMatchObject([
      { pk: { S: 'INVITATION' }, sk: { S: 'u' }, scopes: { L: [{ S: 'permits' }, { S: 'music' }] } },
    ]);
    expect(await invitations.get('u')).toEqual(whole);
    expect(await invitations.begin(invitationOf('u'))).toEqual(whole);
  });

  test.each([
    ['state', { S: 'odd' }],
    ['mail', { S: 'odd' }],
    ['scopes', { L: [{ S: 'odd' }] }],
    ['sendEmail', { S: 'true' }],
  ])('whose %s cannot be read is an error', async (name, value) => {
    const { invitations, put, records } = prepared();
    await invitations.begin(whole);
    put('Accounts', { ...records()[0], [name]: value });
    await expect(invitations.get('u')).rejects.toThrow(`lacks ${name}`);
  });

  test('is leased to one, who may ask again, until the lease ends', async () => {
    const { invitations, pass, now } = prepared();
    await invitations.begin(whole);
    const lease = (holder: string) => settled(() => invitations.lease('u', holder, now(), 1000));
    expect([await lease('a'), await lease('b'), await lease('a')]).toEqual([true, false, true]);
    pass(999);
    expect(await lease('b')).toBe(false);
    pass(1);
    expect([await lease('b'), await lease('a')]).toEqual([true, false]);
    expect(await invitations.lease('v', 'a', now(), 1000)).toBe(false);
    expect(await invitations.get('u')).toEqual(whole);
  });

  test('is changed by its holder alone, and only as the change says', async () => {
    const { invitations, now } = prepared();
    await invitations.begin(whole);
    await invitations.lease('u', 'a', now(), 1000);
    await settled(() => invitations.change('u', 'a', { mail: 'sent' }));
    expect(await invitations.get('u')).toEqual({ ...whole, mail: 'sent', updatedAt: NOW.toISOString() });
    await invitations.change('u', 'a', { state: 'done' });
    for (const change of [{ mail: 'failed' }, { state: 'pending' }] as const)
      await expect(invitations.change('u', 'b', change)).rejects.toMatchObject({ code: 'Conflict' });
    expect(await invitations.get('u')).toMatchObject({ mail: 'sent', state: 'done' });
  });

  test('is given back by its holder alone', async () => {
    const { invitations, now } = prepared();
    await invitations.begin(whole);
    await invitations.lease('u', 'a', now(), 1000);
    await invitations.release('u', 'b');
    expect(await invitations.lease('u', 'b', now(), 1000)).toBe(false);
    await settled(() => invitations.release('u', 'a'));
    expect(await invitations.lease('u', 'b', now(), 1000)).toBe(true);
    await invitations.release('v', 'a');
    await expect(invitations.change('u', 'a', { mail: 'sent' })).rejects.toMatchObject({ code: 'Conflict' });
  });

  test('that has gone while it began is none', async () => {
    const { invitations, before } = prepared();
    await invitations.begin(whole);
    before('GetItem', () => invitations.remove('u'));
    expect(await invitations.begin(whole)).toBeUndefined();
  });

  test('is removed, and listed from all pages', async () => {
    const { invitations } = prepared(1);
    for (const sub of ['a', 'b', 'c']) await invitations.begin(invitationOf(sub));
    await settled(() => invitations.remove('b'));
    await invitations.remove('b');
    expect(await listed(invitations.all())).toEqual([invitationOf('a'), invitationOf('c')]);
  });
});

describe('a lock', () => {
  test('lets one work at a time, and one after the other', async () => {
    const { withLock, records } = prepared();
    const held = withLock('admins', async () => {
      await expect(withLock('admins', async () => 'second')).rejects.toMatchObject({
        code: 'Conflict',
        message: 'Another change to the admins is in progress: try again',
      });
      return withLock('others', async () => 'first');
    });
    expect(await settled(() => held)).toBe('first');
    expect(records()).toEqual([]);
    expect(await withLock('admins', async () => 'third')).toBe('third');
  });

  test('is given back when the work fails', async () => {
    const { withLock, records } = prepared();
    await expect(withLock('admins', () => Promise.reject(down))).rejects.toBe(down);
    expect(records()).toEqual([]);
  });

  test.each([
    [30_000, false],
    [31_000, true],
  ])('of somebody who was cut is over after %d ms: %p', async (ms, isOver) => {
    const { withLock, fail, pass } = prepared();
    fail('DeleteItem', down);
    expect(await withLock('admins', async () => 'done')).toBe('done');
    pass(ms);
    const next = withLock('admins', async () => 'next');
    await (isOver ? expect(next).resolves.toBe('next') : expect(next).rejects.toThrow('in progress'));
  });

  test('that another has taken over is left to them', async () => {
    const { withLock, records, pass } = prepared();
    let finish = (): void => undefined;
    const finished = new Promise<void>((done) => (finish = done));
    let other: Promise<void> | undefined;
    await withLock('admins', async () => {
      pass(31_000);
      await new Promise<void>((began) => {
        other = withLock('admins', () => {
          began();
          return finished;
        });
      });
    });
    expect(records()).toHaveLength(1);
    finish();
    await other;
    expect(records()).toEqual([]);
  });
});

describe('audit records', () => {
  const audit = (id: string, at = NOW.toISOString(), more: Partial<AuditRecord> = {}): AuditRecord => ({
    id,
    at,
    by: 'name-a',
    bySub: 'a',
    action: 'changeUser',
    outcome: 'started',
    ...more,
  });

  test('are kept for 400 days, by month', async () => {
    const { audit: store, records } = prepared();
    await settled(() => store.add(audit('1')));
    expect(records()).toMatchObject([
      {
        pk: { S: 'AUDIT#2026-11' },
        sk: { S: '2026-11-21T12:00:00.000Z#1' },
        until: { N: String(NOW_S + 400 * 86_400) },
      },
    ]);
    await expect(store.add(audit('1'))).rejects.toThrow();
  });

  test('are told their outcome, as long as they are there', async () => {
    const { audit: store, records } = prepared();
    await store.add(audit('1'));
    await settled(() => store.setOutcome(audit('1'), 'done'));
    await store.setOutcome(audit('2'), 'done');
    expect(await store.newest('2026-11', 5)).toEqual([audit('1', undefined, { outcome: 'done' })]);
    expect(records()).toHaveLength(1);
    await settled(() => store.setOutcome(audit('1'), 'done', 'sub-b'));
    expect(await store.newest('2026-11', 5)).toMatchObject([{ outcome: 'done', whomSub: 'sub-b' }]);
  });

  test.each<[number, string | undefined, string[]]>([
    [5, undefined, ['3', '2', '1']],
    [2, undefined, ['3', '2']],
    [1, undefined, ['3']],
    [5, '2026-11-03T00:00:00.000Z#3', ['2', '1']],
    [1, '2026-11-03T00:00:00.000Z#3', ['2']],
    [5, '2026-11-01T00:00:00.000Z#1', []],
  ])('of a month come newest first: %d before %p', async (limit, before, ids) => {
    const { audit: store } = prepared(1);
    const whole = { whom: 'name-u', detail: 'groups: viewers' };
    for (const day of ['1', '2', '3']) await store.add(audit(day, `2026-11-0${day}T00:00:00.000Z`, whole));
    await store.add(audit('4', '2026-10-31T00:00:00.000Z'));
    const found = await store.newest('2026-11', limit, before);
    expect(found.map(({ id }) => id)).toEqual(ids);
    for (const one of found) expect(one).toMatchObject(whole);
  });
});

describe('usage that was told', () => {
  test('is believed until its time is up, for its key and days', async () => {
    const { usage, pass } = prepared();
    const pairs = [
      [1, 999],
      [0, 1000],
      // Of a plan without a quota.
      [5],
    ] as const;
    await settled(() => usage.put('k', '2026-11-01', '2026-11-02', pairs, NOW_S + 5));
    pass(4_999);
    expect(await usage.get('k', '2026-11-01', '2026-11-02')).toEqual(pairs);
    expect(await usage.get('k', '2026-11-01', '2026-11-03')).toBeUndefined();
    expect(await usage.get('l', '2026-11-01', '2026-11-02')).toBeUndefined();
    pass(1);
    expect(await usage.get('k', '2026-11-01', '2026-11-02')).toBeUndefined();
  });

  test.each([[[[]]], [[[{ N: '1' }, { S: 'a' }]]]])('that is no pairs is an error: %j', async (days) => {
    const { usage, put } = prepared();
    put('Accounts', {
      pk: { S: 'USAGE#k' },
      sk: { S: 'a#b' },
      until: { N: String(NOW_S + 5) },
      pairs: { L: days.map((L) => ({ L })) },
    });
    await expect(usage.get('k', 'a', 'b')).rejects.toThrow('lacks pairs');
  });
});

describe('the proof of an address', () => {
  const proof = {
    sub: 'u',
    email: 'u@example.com',
    codeHash: 'hash',
    sentAt: NOW.toISOString(),
    until: NOW_S + 900,
  };
  const MINUTE_AGO = new Date(NOW.getTime() - 60_000).toISOString();

  test('takes the place of an older one, and not of a newer one', async () => {
    const { proofs, records } = prepared();
    expect(await settled(() => proofs.begin(proof, MINUTE_AGO))).toBeUndefined();
    expect(records()).toEqual([
      {
        pk: { S: 'EMAIL' },
        sk: { S: 'u' },
        email: { S: 'u@example.com' },
        codeHash: { S: 'hash' },
        sentAt: { S: NOW.toISOString() },
        until: { N: String(NOW_S + 900) },
        attempts: { N: '0' },
      },
    ]);
    const fresh = { ...proof, codeHash: 'fresh' };
    expect(await proofs.begin(fresh, MINUTE_AGO)).toBe(proof.sentAt);
    expect(records()).toMatchObject([{ codeHash: { S: 'hash' } }]);
    expect(await proofs.begin(fresh, proof.sentAt)).toBeUndefined();
    expect(records()).toMatchObject([{ codeHash: { S: 'fresh' }, attempts: { N: '0' } }]);
  });

  test('is tried a few times, before it ends', async () => {
    const { proofs } = prepared();
    await proofs.begin(proof, MINUTE_AGO);
    const told = { email: 'u@example.com', codeHash: 'hash' };
    expect(await proofs.attempt('u', NOW_S + 900, 2)).toBeUndefined();
    expect(await settled(() => proofs.attempt('u', NOW_S + 899, 2))).toEqual(told);
    expect(await proofs.attempt('u', NOW_S, 2)).toEqual(told);
    expect(await proofs.attempt('u', NOW_S, 2)).toBeUndefined();
    expect(await proofs.attempt('v', NOW_S, 2)).toBeUndefined();
  });

  test('goes when it is the one that is meant, or all of its user goes', async () => {
    const { proofs, records } = prepared();
    await proofs.begin(proof, MINUTE_AGO);
    await proofs.remove({ sub: 'u', codeHash: 'other' });
    expect(records()).toHaveLength(1);
    await settled(() => proofs.remove(proof));
    await proofs.remove(proof);
    expect(records()).toEqual([]);
    await proofs.begin(proof, MINUTE_AGO);
    await settled(() => proofs.removeOf('u'));
    await proofs.removeOf('u');
    expect(records()).toEqual([]);
  });

  test('tells every fault', async () => {
    const { proofs, fail } = prepared();
    for (const [command, work] of [
      ['PutItem', () => proofs.begin(proof, MINUTE_AGO)],
      ['UpdateItem', () => proofs.attempt('u', 0, 5)],
      ['DeleteItem', () => proofs.remove(proof)],
    ] as const) {
      fail(command, down);
      await expect(work()).rejects.toBe(down);
    }
  });
});

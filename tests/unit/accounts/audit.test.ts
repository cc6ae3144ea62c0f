import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { cursors } from '../../../core/cursor.ts';
import { Failure } from '../../../core/errors.ts';
import { log } from '../../../core/log.ts';
import {
  audited,
  auditPage,
  type AuditPorts,
  type AuditRecord,
  type AuditRecords,
  monthOf,
  sortKeyOf,
} from '../../../systems/accounts/audit/audit.ts';
import { listAudit } from '../../../systems/accounts/audit/audit-list.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const WHAT = { action: 'deleteUser', by: 'ada', bySub: 'a', whom: 'bob' };

const recordsIn = (kept: AuditRecord[]): AuditRecords => ({
  async add(record) {
    kept.push(record);
  },
  async setOutcome({ id }, outcome, whomSub) {
    const at = kept.findIndex((record) => record.id === id);
    const record = kept[at];
    if (record) kept[at] = { ...record, ...(whomSub !== undefined && { whomSub }), outcome };
  },
  newest: async (month, limit, before = '~') =>
    kept
      .filter((record) => monthOf(record.at) === month && sortKeyOf(record) < before)
      .sort((one, other) => (sortKeyOf(one) < sortKeyOf(other) ? 1 : -1))
      .slice(0, limit),
});

const ports = (kept: AuditRecord[], more: Partial<AuditRecords> = {}): AuditPorts => ({
  records: { ...recordsIn(kept), ...more },
  now: () => NOW,
  newId: () => `id-${kept.length}`,
});

test('an action is recorded before it begins, and what came of it after', async () => {
  const kept: AuditRecord[] = [];
  const result = await audited(ports(kept), WHAT, async () => {
    expect(kept).toEqual([{ id: 'id-0', at: NOW.toISOString(), ...WHAT, outcome: 'started' }]);
    return 'result';
  });
  expect(result).toBe('result');
  expect(kept.map(({ outcome }) => outcome)).toEqual(['done']);
});

test.each([
  ['to nobody has no whom', {}],
  ['to somebody has no detail unless there is one', { whom: 'bob' }],
  ['with a detail has it', { whom: 'bob', detail: 'groups: admins' }],
  ['to a known user says who it is', { whom: 'bob', whomSub: 'b' }],
])('an action that is done %s', async (_what, more) => {
  const kept: AuditRecord[] = [];
  const { whom: _whom, ...what } = WHAT;
  await audited(ports(kept), { ...what, ...more }, async () => undefined);
  expect(kept).toStrictEqual([{ id: 'id-0', at: NOW.toISOString(), ...what, ...more, outcome: 'done' }]);
});

test('an action by which a user comes to be says who it is, once it is done', async () => {
  const kept: AuditRecord[] = [];
  await audited(ports(kept), WHAT, async (made) => made('b'));
  expect(kept).toEqual([{ id: 'id-0', at: NOW.toISOString(), ...WHAT, whomSub: 'b', outcome: 'done' }]);
});

test.each([
  ['a failure by its code', new Failure('NotFound', 'The user does not exist'), 'NotFound'],
  ['anything else as Internal', new Error('SECRET'), 'Internal'],
])('an action that throws is recorded, %s', async (_name, error, outcome) => {
  const kept: AuditRecord[] = [];
  await expect(audited(ports(kept), WHAT, () => Promise.reject(error))).rejects.toBe(error);
  expect(kept.map((record) => record.outcome)).toEqual([outcome]);
});

test('what cannot be recorded is not done', async () => {
  const down = new Error('down');
  const done: string[] = [];
  const broken = ports([], { add: () => Promise.reject(down) });
  await expect(audited(broken, WHAT, async () => void done.push('done'))).rejects.toBe(down);
  expect(done).toEqual([]);
});

test('when the outcome cannot be recorded the result stands, and so does what was thrown', async () => {
  const error = jest.spyOn(log, 'error').mockReturnValue();
  const broken = ports([], { setOutcome: () => Promise.reject(new Error('down')) });
  expect(await audited(broken, WHAT, async () => 'result')).toBe('result');
  const failure = new Failure('Conflict', 'no');
  await expect(audited(broken, WHAT, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(error.mock.calls).toEqual(
    ['done', 'Conflict'].map((outcome) => [
      'the outcome of an action was not recorded',
      { action: 'deleteUser', outcome, error: { name: 'Error', message: 'down' } },
    ]),
  );
  error.mockRestore();
});

const recordAt = (ms: number, i: number): AuditRecord => {
  const at = new Date(ms).toISOString();
  return { id: String(i), at, by: 'ada', bySub: 'a', action: 'x', outcome: 'done' };
};
const DAY_MS = 86_400_000;

test('page after page, every record of the last 400 days comes once, newest first', () =>
  fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      // Few milliseconds, so that records share them.
      fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 2 })), { maxLength: 30, size: 'max' }),
      fc.integer({ min: 1, max: 12 }),
      async (now, ages, limit) => {
        const kept = ages.map(([days, ms], i) => recordAt(now.getTime() - days * DAY_MS - ms, i));
        const found: AuditRecord[] = [];
        let position: string | undefined;
        do {
          const page = await auditPage({ records: recordsIn(kept), now: () => now }, limit, {}, position);
          // A page that is followed by another is full; none but the first is empty.
          if (page.next !== undefined) expect(page.records).toHaveLength(limit);
          else if (position !== undefined) expect(page.records).not.toEqual([]);
          found.push(...page.records);
          position = page.next;
        } while (position !== undefined);
        expect(found.map(sortKeyOf)).toEqual(kept.map(sortKeyOf).sort().reverse());
      },
    ),
  ));

test.each<[string, Partial<AuditRecord>]>([
  ['that was done to nobody', {}],
  ['that was done to somebody', { whom: 'bob' }],
  ['with a detail', { whom: 'bob', whomSub: 'b', detail: 'groups: admins' }],
])('a record %s is listed with all that it says', async (_what, more) => {
  const record = { ...recordAt(NOW.getTime(), 1), ...more };
  const opener = cursors(async () => 'secret');
  expect(await listAudit({ ...ports([record]), cursors: opener }, 'a', {})).toStrictEqual({
    records: [record],
  });
});

test.each([
  [undefined, 20],
  [1, 1],
  [21, 21],
])('a list without more ado has twenty records; of 25 and a limit of %p it has %i', async (limit, count) => {
  const kept = Array.from({ length: 25 }, (_none, i) => recordAt(NOW.getTime() - i, i));
  const listing = { ...ports(kept), cursors: cursors(async () => 'secret') };
  expect((await listAudit(listing, 'a', { limit })).records).toHaveLength(count);
});

test('a list goes on by its cursor, which is good for its caller and this list alone', async () => {
  const opener = cursors(async () => 'secret');
  const listing = { ...ports([1, 2, 3].map((i) => recordAt(NOW.getTime() - i, i))), cursors: opener };
  const ids = ({ records }: { records: readonly { id: string }[] }) => records.map(({ id }) => id);

  const first = await listAudit(listing, 'a', { limit: 2 });
  const cursor = first.cursor ?? '';
  const second = await listAudit(listing, 'a', { limit: 2, cursor });

  expect([ids(first), ids(second)]).toEqual([['1', '2'], ['3']]);
  expect(second).not.toHaveProperty('cursor');
  await expect(listAudit(listing, 'b', { cursor })).rejects.toMatchObject({ code: 'CursorInvalid' });
  const other = await opener.seal({ operation: '', caller: 'a' }, {});
  await expect(listAudit(listing, 'a', { cursor: other })).rejects.toMatchObject({ code: 'CursorInvalid' });
});

test('the walk back ends although there is nothing', async () => {
  const months: string[] = [];
  const newest: AuditRecords['newest'] = async (month) => {
    months.push(month);
    return [];
  };
  expect(await auditPage(ports([], { newest }), 10)).toEqual({ records: [] });
  expect([months[0], months.at(-1), months.length]).toEqual(['2026-11', '2025-09', 15]);
});

describe('a filter', () => {
  const at = (day: string) => `2026-11-${day}T12:00:00.000Z`;
  const record = (id: string, more: Partial<AuditRecord>): AuditRecord => ({
    ...recordAt(NOW.getTime(), 0),
    id,
    at: at(id),
    ...more,
  });
  const KEPT = [
    record('01', { by: 'ada', bySub: 'a', whom: 'Bob', whomSub: 'b', action: 'changeUser' }),
    record('05', { by: 'bob', bySub: 'b', whom: 'bob', whomSub: 'b', action: 'rotateMyKey' }),
    record('10', { by: 'ada', bySub: 'a', whom: 'bob', whomSub: 'another', action: 'inviteUser' }),
    record('20', { by: 'cyn', bySub: 'c', action: 'changeUser' }),
  ];
  const listing = { ...ports(KEPT), cursors: cursors(async () => 'secret') };
  const ids = async (asked: Parameters<typeof listAudit>[2]) =>
    (await listAudit(listing, 'a', asked)).records.map(({ id }) => id);

  test.each<[string, Parameters<typeof listAudit>[2], string[]]>([
    ['by who did it, in any case', { user: 'ADA' }, ['10', '01']],
    ['by whom it was done to', { user: 'bob' }, ['10', '05', '01']],
    ['by one user among those of a name', { user: 'b' }, ['05', '01']],
    ['by who has no records', { user: 'dan' }, []],
    ['by action', { action: 'changeUser' }, ['20', '01']],
    ['by both', { action: 'changeUser', user: 'a' }, ['01']],
    ['from a moment on', { from: at('05') }, ['20', '10', '05']],
    ['until before a moment', { to: at('10') }, ['05', '01']],
    ['from a moment until before another', { from: at('05'), to: at('20') }, ['10', '05']],
    ['by moments in another zone', { from: '2026-11-05T04:30:00-08:00' }, ['20', '10']],
    ['until the end of time', { to: '9999-12-31T23:59:59-12:00' }, ['20', '10', '05', '01']],
    ['until a time before all records', { to: '1999-01-01T00:00:00Z' }, []],
  ])('keeps records %s', async (_what, asked, want) => expect(await ids(asked)).toEqual(want));

  test.each([
    [at('05'), at('05')],
    [at('05'), at('04')],
  ])('from %s to %s is no time', async (from, to) => {
    await expect(ids({ from, to })).rejects.toMatchObject({
      faults: [{ in: 'query', name: 'to', message: 'must be after from' }],
    });
  });

  test('goes on by its cursor, which is good for no other', async () => {
    const first = await listAudit(listing, 'a', { user: 'bob', limit: 2 });
    const cursor = first.cursor ?? '';
    expect(first.records.map(({ id }) => id)).toEqual(['10', '05']);
    expect(await ids({ user: 'bob', limit: 2, cursor })).toEqual(['01']);
    await expect(ids({ user: 'ada', limit: 2, cursor })).rejects.toMatchObject({ code: 'CursorInvalid' });
  });

  test.each<[string, Parameters<typeof listAudit>[2], number[], number]>([
    ['all is one record more than fits', {}, [6], 0],
    ['a user is a hundred at once, back to the first month', { user: 'cyn' }, [100, 100, 50], 14],
    ['an action is the same', { action: 'rare' }, [100, 100, 50], 14],
  ])('reads no more than it needs: of %s', async (_what, asked, full, empty) => {
    const many = Array.from({ length: 250 }, (_none, i) => recordAt(NOW.getTime() - i, i));
    const kept = recordsIn(many);
    const reads: number[] = [];
    const newest: AuditRecords['newest'] = async (...where) => {
      const some = await kept.newest(...where);
      reads.push(some.length);
      return some;
    };
    await listAudit({ ...listing, records: { ...kept, newest } }, 'a', { ...asked, limit: 5 });
    expect(reads).toEqual([...full, ...Array.from({ length: empty }, () => 0)]);
  });

  test('that drops nearly all reads a thousand records for a page, and goes on where it ended', async () => {
    const many = Array.from({ length: 2_500 }, (_none, i) => recordAt(NOW.getTime() - i, i));
    const last = { ...recordAt(NOW.getTime() - 2_500, 2_500), action: 'rare' };
    const read: number[] = [];
    const kept = recordsIn([...many, last]);
    const newest: AuditRecords['newest'] = async (month, limit, before) => {
      const some = await kept.newest(month, limit, before);
      read.push(some.length);
      return some;
    };
    const here = { ...listing, records: { ...kept, newest } };
    const pages: number[] = [];
    const reads: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(here, 'a', { action: 'rare', cursor });
      pages.push(page.records.length);
      reads.push(read.splice(0).reduce((sum, count) => sum + count, 0));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(pages).toEqual([0, 0, 1]);
    expect(Math.max(...reads)).toBeLessThanOrEqual(1_100);
  });
});

import { expect, test } from '@jest/globals';
import { MOST_TRIES } from '../../../core/aws/backoff.ts';
import { Failure } from '../../../core/errors.ts';
import type { AuditRecord } from '../../../systems/accounts/audit/audit.ts';
import {
  audits,
  auditOf,
  auditOutcome,
  auditRecords,
  newAuditRecord,
} from '../../../systems/accounts/aws/audit-records.ts';
import {
  begunDeletion,
  deletions,
  deletionRecords,
  deletionsNamed,
  deletionStep,
  endedDeletion,
  movedTurn,
} from '../../../systems/accounts/aws/deletion-records.ts';
import {
  changedInvitation,
  invitations,
  invitationRecords,
  leased,
  newInvitation,
  releasedInvitation,
} from '../../../systems/accounts/aws/invitation-records.ts';
import { heldLock, recordLock, releasedLock } from '../../../systems/accounts/aws/lock-record.ts';
import { proofRecords } from '../../../systems/accounts/aws/proof-records.ts';
import { recordAt, recordsOf } from '../../../systems/accounts/aws/records.ts';
import { keptUsage, usageFrom, usageKey, usageRecords } from '../../../systems/accounts/aws/usage-records.ts';
import { answering, cancelled, listed, notSo } from './dynamo.ts';
import { deletionOf, invitationOf, NOW } from './world.ts';

const NOW_S = NOW.getTime() / 1000;
const TABLES = { accounts: 'Accounts', denied: 'Denied' };
const now = () => NOW;
const down = new Error('down');

test('a record is read as it is now, and so are all of a kind', () => {
  expect(recordAt('Accounts', { pk: 'EMAIL', sk: 'u' })).toEqual({
    TableName: 'Accounts',
    Key: { pk: { S: 'EMAIL' }, sk: { S: 'u' } },
    ConsistentRead: true,
  });
  expect(recordsOf('Accounts', 'INVITATION')).toMatchObject({
    ExpressionAttributeValues: { ':pk': { S: 'INVITATION' } },
    ConsistentRead: true,
  });
});

test('the proof of an address is removed by its user', async () => {
  const { db, sent } = answering();
  await proofRecords(db, 'Accounts').removeOf('u');
  expect(sent).toEqual([{ TableName: 'Accounts', Key: { pk: { S: 'EMAIL' }, sk: { S: 'u' } } }]);
});

// Deletions

test('a deletion begins with the denial and the record, or with neither', () =>
  expect(begunDeletion(TABLES, deletionOf('u'))).toEqual({
    TransactItems: [
      {
        Put: {
          TableName: 'Denied',
          Item: { id: { S: 'sub:u' }, reason: { S: 'deleted' }, since: { N: String(NOW_S - 3600) } },
        },
      },
      {
        Put: {
          TableName: 'Accounts',
          Item: {
            pk: { S: 'DELETION' },
            sk: { S: 'u' },
            username: { S: 'name-u' },
            startedAt: { S: '2026-11-21T11:00:00.000Z' },
            step: { S: '' },
            by: { S: 'self' },
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ],
  }));

test('a deletion ends with the record gone and a day left to the denial, or with neither', () =>
  expect(endedDeletion(TABLES, 'u', NOW)).toMatchObject({
    TransactItems: [
      { Delete: { TableName: 'Accounts', Key: { pk: { S: 'DELETION' }, sk: { S: 'u' } } } },
      {
        Update: {
          TableName: 'Denied',
          Key: { id: { S: 'sub:u' } },
          ExpressionAttributeValues: {
            ':deleted': { S: 'deleted' },
            ':until': { N: String(NOW_S + 86_400) },
          },
        },
      },
    ],
  }));

test('a step is recorded, with its moment, only while there is a record', () =>
  expect(deletionStep('Accounts', 'u', 'keys', NOW)).toMatchObject({
    UpdateExpression: 'SET #step = :step, #activeAt = :now',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#step': 'step', '#activeAt': 'activeAt' },
    ExpressionAttributeValues: { ':step': { S: 'keys' }, ':now': { S: NOW.toISOString() } },
  }));

test.each([
  [0, 'attribute_exists(pk) AND (attribute_not_exists(#turn) OR #turn = :from)'],
  [7, '#turn = :from'],
])('the turn is moved only from where it is, from %i', (from, ConditionExpression) =>
  expect(movedTurn('Accounts', 'u', from, from + 1)).toEqual({
    TableName: 'Accounts',
    Key: { pk: { S: 'DELETION' }, sk: { S: 'u' } },
    UpdateExpression: 'SET #turn = :to',
    ConditionExpression,
    ExpressionAttributeNames: { '#turn': 'turn' },
    ExpressionAttributeValues: { ':from': { N: String(from) }, ':to': { N: String(from + 1) } },
  }),
);

test('whoever moves a turn is told whether it was', async () => {
  const { db } = answering({}, notSo());
  const records = deletionRecords(db, TABLES);
  expect(await records.moveTurn('u', 0, 1)).toBe(true);
  expect(await records.moveTurn('u', 0, 1)).toBe(false);
});

test('a deletion is found by the name of its user', () =>
  expect(deletionsNamed('Accounts', 'ann')).toMatchObject({
    FilterExpression: '#username = :username',
    ExpressionAttributeValues: { ':pk': { S: 'DELETION' }, ':username': { S: 'ann' } },
    ConsistentRead: true,
  }));

const deletionItem = (sub: string) =>
  begunDeletion(TABLES, deletionOf(sub)).TransactItems?.[1]?.Put?.Item ?? {};

test.each([
  ['before its first step', {}],
  ['after it', { activeAt: NOW.toISOString() }],
  ['after its first turn', { turn: 1 }],
])('a deletion comes back from its item as it went, %s', (_name, more) => {
  const deletion = deletionOf('u', more);
  const item = begunDeletion(TABLES, deletion).TransactItems?.[1]?.Put?.Item ?? {};
  expect(deletions.read(item)).toEqual(deletion);
});

test('the first to begin a deletion is told of its own, the second of the one that stands', async () => {
  const standing = { ...deletionItem('u'), step: { S: 'keys' } };
  const { db } = answering({}, cancelled('None', 'ConditionalCheckFailed'), { Item: standing });
  const records = deletionRecords(db, TABLES);
  expect(await records.begin(deletionOf('u'))).toEqual(deletionOf('u'));
  expect(await records.begin(deletionOf('u', { by: 'admin' }))).toEqual(deletionOf('u', { step: 'keys' }));
});

const conflict = cancelled('TransactionConflict', 'None');
test.each([
  ['while another transaction held it', conflict],
  ['while the one that stood ended', cancelled('None', 'ConditionalCheckFailed')],
  ['since the table is down', down],
])('a deletion that did not begin %s is an error, to be begun again', async (_name, error) => {
  // What another transaction holds is tried again, some times.
  const held = error === conflict;
  const { db } = answering(...(held ? Array<Error>(MOST_TRIES).fill(error) : [error, {}]));
  await expect(deletionRecords(db, TABLES).begin(deletionOf('u'))).rejects.toBe(error);
});

test('the step of a deletion that is gone is nothing', async () => {
  const { db } = answering(notSo());
  await deletionRecords(db, TABLES).step('u', 'keys', NOW);
});

test('deletions are listed from all pages, and the first of a name is found on any of them', async () => {
  const pages = () => [
    { Items: [], LastEvaluatedKey: { pk: 'DELETION', sk: 'a' } },
    { Items: [deletionItem('b')] },
  ];
  const { db } = answering(...pages(), ...pages(), {});
  const records = deletionRecords(db, TABLES);
  expect(await listed(records.all())).toEqual([deletionOf('b')]);
  expect(await records.byName('name-b')).toEqual(deletionOf('b'));
  expect(await records.byName('nobody')).toBeUndefined();
});

// Invitations

const key = { pk: { S: 'INVITATION' }, sk: { S: 'u' } };
const item = {
  ...key,
  username: { S: 'name-u' },
  scopes: { L: [{ S: 'permits' }] },
  sendEmail: { BOOL: true },
  state: { S: 'pending' },
  mail: { S: 'pending' },
  createdAt: { S: '2026-11-21T11:00:00.000Z' },
  updatedAt: { S: '2026-11-21T11:00:00.000Z' },
};

test('an invitation is kept only where there is none', () =>
  expect(newInvitation('Accounts', invitationOf('u'))).toEqual({
    TableName: 'Accounts',
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk)',
  }));

test('an invitation comes back from its item as it went, whoever holds it', () =>
  expect(invitations.read({ ...item, holder: { S: 'h' }, leaseEnds: { N: '1' } })).toEqual(
    invitationOf('u'),
  ));

test.each([
  ['no scopes', { scopes: { S: 'permits' } }, 'lacks scopes'],
  ['a scope that nobody knows', { scopes: { L: [{ S: 'odd' }] } }, 'lacks scope'],
  ['a state that nobody knows', { state: { S: 'odd' } }, 'lacks state'],
  ['a mail that nobody knows', { mail: { S: 'odd' } }, 'lacks mail'],
])('an item with %s is an error', (_name, odd, message) =>
  expect(() => invitations.read({ ...item, ...odd })).toThrow(message),
);

test('a lease is had where nobody has one, or by whom it is, or when it has ended', () =>
  expect(leased('Accounts', 'u', 'h', NOW, 60_000)).toEqual({
    TableName: 'Accounts',
    Key: key,
    UpdateExpression: 'SET #holder = :holder, #leaseEnds = :leaseEnds',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(#holder) OR #holder = :holder OR #leaseEnds <= :now)',
    ExpressionAttributeNames: { '#holder': 'holder', '#leaseEnds': 'leaseEnds' },
    ExpressionAttributeValues: {
      ':holder': { S: 'h' },
      ':now': { N: String(NOW.getTime()) },
      ':leaseEnds': { N: String(NOW.getTime() + 60_000) },
    },
  }));

test('only the holder changes an invitation, and only what the change names', () =>
  expect(changedInvitation('Accounts', 'u', 'h', { mail: 'sent' }, NOW)).toEqual({
    TableName: 'Accounts',
    Key: key,
    UpdateExpression: 'SET #mail = :mail, #updatedAt = :updatedAt',
    ConditionExpression: '#holder = :holder',
    ExpressionAttributeNames: { '#holder': 'holder', '#mail': 'mail', '#updatedAt': 'updatedAt' },
    ExpressionAttributeValues: {
      ':holder': { S: 'h' },
      ':mail': { S: 'sent' },
      ':updatedAt': { S: NOW.toISOString() },
    },
  }));

test('only the holder gives a lease back', () =>
  expect(releasedInvitation('Accounts', 'u', 'h')).toMatchObject({
    UpdateExpression: 'REMOVE #holder, #leaseEnds',
    ConditionExpression: '#holder = :holder',
  }));

test('the first invitation stands', async () => {
  const { db } = answering({}, notSo(), { Item: { ...item, state: { S: 'done' } } }, notSo(), {});
  const records = invitationRecords(db, 'Accounts', now);
  expect(await records.begin(invitationOf('u'))).toEqual(invitationOf('u'));
  expect(await records.begin(invitationOf('u'))).toEqual(invitationOf('u', { state: 'done' }));
  await expect(records.begin(invitationOf('u'))).rejects.toThrow('removed while it began');
});

test('who does not hold an invitation has no lease, changes nothing, and gives nothing back', async () => {
  const { db } = answering(notSo(), notSo(), notSo());
  const records = invitationRecords(db, 'Accounts', now);
  expect(await records.lease('u', 'h', NOW, 1)).toBe(false);
  await expect(records.change('u', 'h', { state: 'done' })).rejects.toMatchObject({ code: 'Conflict' });
  await records.release('u', 'h');
});

test('invitations are listed from all pages, and one that is removed is gone', async () => {
  const { db, sent } = answering({ Items: [item], LastEvaluatedKey: key }, { Items: [item] });
  const records = invitationRecords(db, 'Accounts', now);
  expect(await listed(records.all())).toEqual([invitationOf('u'), invitationOf('u')]);
  await records.remove('u');
  expect(sent.at(-1)).toEqual({ TableName: 'Accounts', Key: key });
  expect(await records.get('u')).toBeUndefined();
});

// The lock

test('a lock is had where nobody has it, or when its 30 seconds are over', () =>
  expect(heldLock('Accounts', 'admins', 'h', NOW)).toMatchObject({
    Item: {
      pk: { S: 'LOCK' },
      sk: { S: 'admins' },
      holder: { S: 'h' },
      until: { N: String(NOW_S + 30) },
    },
    ConditionExpression: 'attribute_not_exists(pk) OR #until < :now',
    ExpressionAttributeValues: { ':now': { N: String(NOW_S) } },
  }));

test('only its holder gives a lock back', () =>
  expect(releasedLock('Accounts', 'admins', 'h')).toMatchObject({
    ConditionExpression: '#holder = :holder',
    ExpressionAttributeValues: { ':holder': { S: 'h' } },
  }));

test.each([
  ['well', async () => 'result', 'result'],
  ['badly', () => Promise.reject(down), down],
])('work that ends %s gives the lock back', async (_name, work, want) => {
  const { db, sent } = answering();
  const outcome: unknown = await recordLock(db, 'Accounts', now)('admins', work).catch((e: unknown) => e);
  expect(outcome).toBe(want);
  const [held, released] = sent as Record<string, Record<string, unknown>>[];
  expect(released?.['ExpressionAttributeValues']?.[':holder']).toEqual(held?.['Item']?.['holder']);
});

test('what somebody else has locked is not worked on', async () => {
  const { db, sent } = answering(notSo());
  const done: string[] = [];
  await expect(recordLock(db, 'Accounts', now)('admins', async () => void done.push('done'))).rejects.toEqual(
    new Failure('Conflict', 'Another change of the admins is under way: try again'),
  );
  expect([done, sent.length]).toEqual([[], 1]);
});

test.each([
  ['has been taken by somebody else', notSo()],
  ['cannot be given back', down],
])('the work’s result stands when the lock %s', async (_name, error) => {
  const { db } = answering({}, error);
  expect(await recordLock(db, 'Accounts', now)('admins', async () => 'result')).toBe('result');
});

// The audit

const audit: AuditRecord = {
  id: 'i',
  at: NOW.toISOString(),
  by: 'ann',
  bySub: 'a',
  action: 'deleteUser',
  whom: 'bob',
  outcome: 'started',
};
const auditKey = { pk: { S: 'AUDIT#2026-11' }, sk: { S: '2026-11-21T12:00:00.000Z#i' } };

test('an audit record is kept for 400 days, and never in the place of another', () =>
  expect(newAuditRecord('Accounts', audit)).toMatchObject({
    Item: { ...auditKey, outcome: { S: 'started' }, until: { N: String(NOW_S + 400 * 86_400) } },
    ConditionExpression: 'attribute_not_exists(pk)',
  }));

test('an outcome is recorded only where there is a record', () =>
  expect(auditOutcome('Accounts', audit, 'done')).toMatchObject({
    Key: auditKey,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':outcome': { S: 'done' } },
  }));

test.each([
  ['the newest', undefined, 'pk = :pk', { ':pk': { S: 'AUDIT#2026-11' } }],
  [
    'what came before',
    'x',
    'pk = :pk AND sk < :before',
    { ':pk': { S: 'AUDIT#2026-11' }, ':before': { S: 'x' } },
  ],
])('of a month is asked for %s', (_name, before, condition, values) =>
  expect(auditOf('Accounts', '2026-11', 5, before)).toMatchObject({
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: 5,
  }),
);

test.each([
  ['somebody', audit],
  ['nobody', (({ whom: _, ...rest }) => rest)(audit)],
])('an audit record of what was done to %s comes back as it went', (_name, record) =>
  expect(audits.read(newAuditRecord('Accounts', record).Item ?? {})).toEqual(record),
);

test('of a month come as many as were asked for, from several pages', async () => {
  const page = { Items: [newAuditRecord('Accounts', audit).Item], LastEvaluatedKey: auditKey };
  const { db, sent } = answering(page, page, page);
  expect(await auditRecords(db, 'Accounts').newest('2026-11', 2)).toEqual([audit, audit]);
  expect(sent).toHaveLength(2);
});

test('an audit record that cannot be kept is an error, one that is gone has no outcome', async () => {
  const { db } = answering(notSo(), notSo());
  await expect(auditRecords(db, 'Accounts').add(audit)).rejects.toThrow('no');
  await auditRecords(db, 'Accounts').setOutcome(audit, 'done');
});

// Usage

const pairs = [
  [1, 999],
  [0, 1000],
] as const;
const usage = keptUsage('Accounts', usageKey('k', '2026-11-01', '2026-11-02'), pairs, NOW_S + 300);

test('usage is kept by key and days, for a while', () =>
  expect(usage).toEqual({
    TableName: 'Accounts',
    Item: {
      pk: { S: 'USAGE#k' },
      sk: { S: '2026-11-01#2026-11-02' },
      until: { N: String(NOW_S + 300) },
      pairs: { L: [{ L: [{ N: '1' }, { N: '999' }] }, { L: [{ N: '0' }, { N: '1000' }] }] },
    },
  }));

test('usage comes back as it went, until its time is up', () => {
  const { Item = {} } = usage;
  expect(usageFrom(Item, NOW)).toEqual(pairs);
  expect(usageFrom(Item, new Date((NOW_S + 300) * 1000))).toBeUndefined();
});

test('usage that is not kept is not known', async () => {
  const { db } = answering({}, { Item: usage.Item });
  const records = usageRecords(db, 'Accounts', now);
  expect(await records.get('k', '2026-11-01', '2026-11-02')).toBeUndefined();
  expect(await records.get('k', '2026-11-01', '2026-11-02')).toEqual(pairs);
});

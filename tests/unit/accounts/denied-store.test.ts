import { expect, test } from '@jest/globals';
import {
  deniedStore,
  denialAt,
  denialFrom,
  denialOf,
  denials,
  endingDenial,
  noDenial,
} from '../../../systems/accounts/aws/denied-store.ts';
import { answering, listed, notSo } from './dynamo.ts';

const NOW = new Date('2026-11-21T12:00:00.999Z');
const NOW_S = 1_795_262_400;
const UNLESS_DELETED = {
  ConditionExpression: 'attribute_not_exists(id) OR #reason <> :deleted',
  ExpressionAttributeNames: { '#reason': 'reason' },
  ExpressionAttributeValues: { ':deleted': { S: 'deleted' } },
};
const store = (...answers: Parameters<typeof answering>) => {
  const { db, sent } = answering(...answers);
  return { store: deniedStore(db, 'Denied', () => NOW), sent };
};

test.each([
  ['without an end', undefined, {}],
  ['with one', NOW_S + 60, { until: { N: '1795262460' } }],
])('a user is denied %s, unless as deleted already', (_name, until, more) =>
  expect(denialOf('Denied', 'u', 'disabled', NOW, until)).toEqual({
    TableName: 'Denied',
    Item: { id: { S: 'sub:u' }, reason: { S: 'disabled' }, since: { N: String(NOW_S) }, ...more },
    ...UNLESS_DELETED,
  }),
);

test('a user is allowed again, unless denied as deleted', () =>
  expect(noDenial('Denied', 'u')).toEqual({
    TableName: 'Denied',
    Key: { id: { S: 'sub:u' } },
    ...UNLESS_DELETED,
  }));

test('only an entry that has no end gets one', () =>
  expect(endingDenial('Denied', 'u', NOW_S)).toMatchObject({
    Key: { id: { S: 'sub:u' } },
    UpdateExpression: 'SET #until = :until',
    ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(#until)',
  }));

test('an entry is read as it is now', () =>
  expect(denialAt('Denied', 'u')).toMatchObject({ Key: { id: { S: 'sub:u' } }, ConsistentRead: true }));

test('only the entries of users are listed', () =>
  expect(denials('Denied')).toMatchObject({
    FilterExpression: 'begins_with(id, :sub)',
    ExpressionAttributeValues: { ':sub': { S: 'sub:' } },
  }));

test.each([
  ['without an end', undefined],
  ['with one', NOW_S + 60],
])('an entry comes back from its item as it went, %s', (_name, until) =>
  expect(denialFrom(denialOf('Denied', 'u', 'disabled', NOW, until).Item ?? {})).toEqual({
    sub: 'u',
    reason: 'disabled',
    since: new Date(NOW_S * 1000),
    ...(until !== undefined && { until }),
  }),
);

test.each([
  ['of no user', { id: { S: 'jti:j' }, reason: { S: 'disabled' } }, 'refuses no user'],
  ['of an unknown reason', { id: { S: 'sub:u' }, reason: { S: 'odd' } }, 'lacks reason'],
])('an item %s is an error', (_name, item, message) => expect(() => denialFrom(item)).toThrow(message));

test('what a condition forbids is left as it is, and no failure', async () => {
  const { store: of } = store(notSo(), notSo(), notSo());
  await of.deny('u', 'disabled');
  await of.allow('u');
  await of.end('u', NOW_S);
});

test('any other fault is thrown', async () => {
  const down = new Error('down');
  const { store: of } = store(down, down, down, down);
  await expect(of.deny('u', 'disabled')).rejects.toBe(down);
  await expect(of.allow('u')).rejects.toBe(down);
  await expect(of.get('u')).rejects.toBe(down);
  await expect(listed(of.all())).rejects.toBe(down);
});

test('the entries of all pages are listed', async () => {
  const item = (sub: string) => denialOf('Denied', sub, 'disabled', NOW).Item;
  const { store: of } = store({ Items: [item('a')], LastEvaluatedKey: {} }, { Items: [item('b')] });
  expect((await listed(of.all())).map(({ sub }) => sub)).toEqual(['a', 'b']);
});

test('nobody who has no entry is denied', async () => expect(await store({}).store.get('u')).toBeUndefined());

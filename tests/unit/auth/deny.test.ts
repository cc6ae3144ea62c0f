import { describe, expect, test } from '@jest/globals';
import {
  type Denial,
  denialAt,
  denialBefore,
  denialFrom,
  denialOf,
  denialOfSession,
  denyWriter,
  noDenial,
} from '../../../core/aws/deny.ts';
import { standingOf } from '../../../core/http/denied.ts';
import { conflict, dynamoAnswering } from './answering.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const denial: Denial = { sub: 'sub-1', reason: 'disabled', since: NOW };
const item = {
  id: { S: 'sub:sub-1' },
  reason: { S: 'disabled' },
  since: { N: String(NOW.getTime() / 1000) },
};
const unlessDeleted = {
  ConditionExpression: 'attribute_not_exists(id) OR #reason <> :deleted',
  ExpressionAttributeNames: { '#reason': 'reason' },
  ExpressionAttributeValues: { ':deleted': { S: 'deleted' } },
};

describe('entries', () => {
  test('a user is refused without an end, or until one', () => {
    expect(denialOf('Denied', denial)).toEqual({ TableName: 'Denied', Item: item, ...unlessDeleted });
    expect(denialOf('Denied', { ...denial, until: 7 }).Item).toEqual({ ...item, until: { N: '7' } });
  });

  test('a user is let in again, unless they are being deleted', () =>
    expect(noDenial('Denied', 'sub-1')).toEqual({
      TableName: 'Denied',
      Key: { id: { S: 'sub:sub-1' } },
      ...unlessDeleted,
    }));

  test('tokens are refused by when they were issued, and that moment never moves back', () =>
    expect(denialBefore('Denied', 'sub-1', 100, 200)).toEqual({
      TableName: 'Denied',
      Item: { id: { S: 'before:sub-1' }, before: { N: '100' }, until: { N: '200' } },
      ConditionExpression: 'attribute_not_exists(id) OR #before < :before',
      ExpressionAttributeNames: { '#before': 'before' },
      ExpressionAttributeValues: { ':before': { N: '100' } },
    }));

  test('a session is refused by its name', () =>
    expect(denialOfSession('Denied', 'o', 200)).toEqual({
      TableName: 'Denied',
      Item: { id: { S: 'jti:o' }, reason: { S: 'signed out' }, until: { N: '200' } },
    }));

  test('an entry is read as it is now', () =>
    expect(denialAt('Denied', 'sub-1')).toEqual({
      TableName: 'Denied',
      Key: { id: { S: 'sub:sub-1' } },
      ConsistentRead: true,
    }));

  test('core/http refuses what they say', () => {
    const standing = (written: ReturnType<typeof denialOf>) =>
      standingOf([written.Item ?? {}], NOW.getTime());
    const later = NOW.getTime() / 1000 + 60;
    expect(standing(denialOf('Denied', denial))).toEqual({ denied: true, before: -Infinity });
    expect(standing(denialOfSession('Denied', 'o', later))).toEqual({ denied: true, before: -Infinity });
    expect(standing(denialBefore('Denied', 'sub-1', 100, later))).toEqual({ denied: false, before: 100 });
  });

  test.each([
    ['an entry of tokens', { ...item, id: { S: 'before:sub-1' } }],
    ['an unknown reason', { ...item, reason: { S: 'odd' } }],
    ['no reason', { id: item.id }],
  ])('%s is none of a user', (_name, other) => expect(() => denialFrom(other)).toThrow());
});

describe('the writer', () => {
  test('finds it no fault that something else stands', async () => {
    const deny = denyWriter(dynamoAnswering(conflict, conflict, conflict, {}), 'Denied', () => NOW);
    await expect(deny.deny('sub-1', 'disabled')).resolves.toBeUndefined();
    await expect(deny.allow('sub-1')).resolves.toBeUndefined();
    await expect(deny.denyBefore('sub-1', 1, 2)).resolves.toBeUndefined();
    await expect(deny.denySession('o', 2)).resolves.toBeUndefined();
  });

  test('tells every other fault', async () => {
    const down = new Error('down');
    const deny = denyWriter(dynamoAnswering(down, down, down, down), 'Denied', () => NOW);
    await expect(deny.deny('sub-1', 'disabled')).rejects.toBe(down);
    await expect(deny.allow('sub-1')).rejects.toBe(down);
    await expect(deny.denyBefore('sub-1', 1, 2)).rejects.toBe(down);
    await expect(deny.denySession('o', 2)).rejects.toBe(down);
  });

  test('reads the entry of a user', async () => {
    const ending = { ...item, until: { N: '9' } };
    const deny = denyWriter(dynamoAnswering({ Item: item }, { Item: ending }, {}), 'Denied', () => NOW);
    expect(await deny.entry('sub-1')).toEqual(denial);
    expect(await deny.entry('sub-1')).toEqual({ ...denial, until: 9 });
    expect(await deny.entry('sub-1')).toBeUndefined();
  });
});

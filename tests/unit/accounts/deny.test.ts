import { describe, expect, test } from '@jest/globals';
import { denialBefore, denialOfSession, tokenDenials } from '../../../systems/accounts/aws/token-denials.ts';
import { standingOf } from '../../../core/http/denied.ts';
import { conflict, dynamoAnswering } from './answering.ts';

const NOW_S = 1_795_262_400;

describe('entries that refuse tokens', () => {
  test('by when they were issued, and that moment never moves back', () =>
    expect(denialBefore('Denied', 'sub-1', 100, 200)).toEqual({
      TableName: 'Denied',
      Item: { id: { S: 'before:sub-1' }, before: { N: '100' }, until: { N: '200' } },
      ConditionExpression: 'attribute_not_exists(id) OR #before < :before',
      ExpressionAttributeNames: { '#before': 'before' },
      ExpressionAttributeValues: { ':before': { N: '100' } },
    }));

  test('by their session', () =>
    expect(denialOfSession('Denied', 'o', 200)).toEqual({
      TableName: 'Denied',
      Item: { id: { S: 'jti:o' }, reason: { S: 'signed out' }, until: { N: '200' } },
    }));

  test('are what core/http refuses by', () => {
    const standing = (written: ReturnType<typeof denialBefore>) =>
      standingOf([written.Item ?? {}], NOW_S * 1000);
    const later = NOW_S + 60;
    expect(standing(denialOfSession('Denied', 'o', later))).toEqual({ denied: true, before: -Infinity });
    expect(standing(denialBefore('Denied', 'sub-1', 100, later))).toEqual({ denied: false, before: 100 });
  });
});

describe('the writer', () => {
  test('finds it no fault that something else stands', async () => {
    const deny = tokenDenials(dynamoAnswering(conflict, conflict), 'Denied');
    await expect(deny.denyBefore('sub-1', 1, 2)).resolves.toBeUndefined();
    await expect(deny.denySession('o', 2)).resolves.toBeUndefined();
  });

  test('tells every other fault', async () => {
    const down = new Error('down');
    const deny = tokenDenials(dynamoAnswering(down, down), 'Denied');
    await expect(deny.denyBefore('sub-1', 1, 2)).rejects.toBe(down);
    await expect(deny.denySession('o', 2)).rejects.toBe(down);
  });
});

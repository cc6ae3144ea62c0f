import { describe, expect, test } from '@jest/globals';
import {
  attemptAt,
  newProof,
  proofRecords,
  withoutProof,
} from '../../../systems/accounts/aws/proof-records.ts';
import { conflict, dynamoAnswering } from './answering.ts';

const proof = {
  sub: 'sub-1',
  email: 'ada@example.com',
  codeHash: 'hash',
  sentAt: '2026-11-21T12:00:00.000Z',
  until: 900,
};
const key = { pk: { S: 'EMAIL' }, sk: { S: 'sub-1' } };

describe('requests', () => {
  test('a proof takes the place of one that is old enough', () =>
    expect(newProof('Accounts', proof, '2026-11-21T11:59:00.000Z')).toEqual({
      TableName: 'Accounts',
      Item: {
        ...key,
        email: { S: 'ada@example.com' },
        codeHash: { S: 'hash' },
        sentAt: { S: '2026-11-21T12:00:00.000Z' },
        until: { N: '900' },
        attempts: { N: '0' },
      },
      ConditionExpression: 'attribute_not_exists(pk) OR sentAt <= :unlessAfter',
      ExpressionAttributeValues: { ':unlessAfter': { S: '2026-11-21T11:59:00.000Z' } },
    }));

  test('an attempt is counted while there are any left, and time', () =>
    expect(attemptAt('Accounts', 'sub-1', 100, 5)).toEqual({
      TableName: 'Accounts',
      Key: key,
      UpdateExpression: 'ADD attempts :one',
      ConditionExpression: 'attribute_exists(pk) AND attempts < :most AND #until > :now',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':one': { N: '1' }, ':most': { N: '5' }, ':now': { N: '100' } },
      ReturnValues: 'ALL_NEW',
    }));

  test('only the proof of this code is removed', () =>
    expect(withoutProof('Accounts', proof)).toEqual({
      TableName: 'Accounts',
      Key: key,
      ConditionExpression: 'codeHash = :codeHash',
      ExpressionAttributeValues: { ':codeHash': { S: 'hash' } },
    }));
});

describe('the store', () => {
  test('says whether a proof was begun', async () => {
    const store = proofRecords(dynamoAnswering({}, conflict, new Error('down')), 'Accounts');
    expect(await store.begin(proof, '')).toBe(true);
    expect(await store.begin(proof, '')).toBe(false);
    await expect(store.begin(proof, '')).rejects.toThrow('down');
  });

  test('gives what an attempt is about, or nothing', async () => {
    const Attributes = {
      ...key,
      email: { S: 'ada@example.com' },
      codeHash: { S: 'hash' },
      sentAt: { S: '2026-11-21T12:00:00.000Z' },
      until: { N: '1' },
      attempts: { N: '1' },
    };
    const store = proofRecords(dynamoAnswering({ Attributes }, conflict, new Error('down')), 'Accounts');
    expect(await store.attempt('sub-1', 0, 5)).toEqual({ email: 'ada@example.com', codeHash: 'hash' });
    expect(await store.attempt('sub-1', 0, 5)).toBeUndefined();
    await expect(store.attempt('sub-1', 0, 5)).rejects.toThrow('down');
  });

  test('finds it no fault that a proof is gone', async () => {
    const store = proofRecords(dynamoAnswering({}, conflict, new Error('down')), 'Accounts');
    await expect(store.remove(proof)).resolves.toBeUndefined();
    await expect(store.remove(proof)).resolves.toBeUndefined();
    await expect(store.remove(proof)).rejects.toThrow('down');
  });
});

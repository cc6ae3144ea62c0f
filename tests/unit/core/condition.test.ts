import { describe, expect, test } from '@jest/globals';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MOST_TRIES } from '../../../core/aws/backoff.ts';
import { ifItHolds, transact } from '../../../core/aws/condition.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** A client that fails with each of these in turn, and then succeeds. */
const failing = (...errors: Error[]) => {
  let sent = 0;
  const send = async (): Promise<void> => {
    sent += 1;
    const error = errors.shift();
    if (error) throw error;
  };
  return { db: { send } as unknown as DynamoDBClient, sent: () => sent };
};

describe('a transaction', () => {
  test('that another one holds up is sent again', async () => {
    const held = cancelled('None', 'TransactionConflict');
    const { db, sent } = failing(held, held);
    await transact(db, { TransactItems: [] });
    expect(sent()).toBe(3);
  });

  test.each([
    ['whose condition does not hold', cancelled('ConditionalCheckFailed', 'None')],
    [
      'whose condition does not hold, beside another one',
      cancelled('TransactionConflict', 'ConditionalCheckFailed'),
    ],
    ['that is throttled', cancelled('ThrottlingError')],
    ['that does not get there', new Error('down')],
  ])('%s is not', async (_name, error) => {
    const { db, sent } = failing(error);
    await expect(transact(db, { TransactItems: [] })).rejects.toBe(error);
    expect(sent()).toBe(1);
  });

  test('that stays held up is given up', async () => {
    const held = cancelled('TransactionConflict');
    const { db, sent } = failing(...Array.from({ length: MOST_TRIES + 1 }, () => held));
    await expect(transact(db, { TransactItems: [] })).rejects.toBe(held);
    expect(sent()).toBe(MOST_TRIES);
  });
});

describe('a write with a condition', () => {
  const unheld = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
  test('answers nothing when it does not hold', async () => {
    expect(await ifItHolds(() => Promise.reject<string>(unheld))).toBeUndefined();
  });
  test('fails for anything else', () =>
    expect(ifItHolds(() => Promise.reject(new Error('down')))).rejects.toThrow('down'));
});

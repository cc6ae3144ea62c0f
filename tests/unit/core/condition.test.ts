import { DeleteItemCommand, type TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { ifItHolds, transact } from '../../../core/aws/condition.ts';
import { putIf } from '../../../core/aws/dynamo.ts';
import { settled } from '../../shared/leftover.ts';
import { cancelled } from '../../shared/refusals.ts';
import { memoryTables } from '../../shared/table.ts';

const tables = () => memoryTables({ T: { hash: 'pk' } });
const item = (pk: string, n = '1') => ({ pk: { S: pk }, n: { N: n } });
const IS_NEW = { TableName: 'T', ConditionExpression: 'attribute_not_exists(pk)' };
/** Two items that are not there yet. */
const both: TransactWriteItemsCommandInput = {
  TransactItems: [{ Put: { ...IS_NEW, Item: item('a') } }, { Put: { ...IS_NEW, Item: item('b') } }],
};
const HELD = cancelled('None', 'TransactionConflict');
/** The most tries of one piece of work. */
const MOST_TRIES = 8;

describe('a transaction', () => {
  test('that another one holds up is sent again', async () => {
    const { db, fail, items } = tables();
    fail('TransactWriteItems', HELD, MOST_TRIES - 1);
    await settled(() => transact(db, both));
    expect(items('T')).toHaveLength(2);
  });

  test('that stays held up is given up', async () => {
    const { db, fail, items } = tables();
    fail('TransactWriteItems', HELD, MOST_TRIES);
    await expect(transact(db, both)).rejects.toBe(HELD);
    expect(items('T')).toEqual([]);
  });

  test('whose condition does not hold fails, and does nothing', async () => {
    const { db, put, items } = tables();
    put('T', item('b', '7'));
    await expect(transact(db, both)).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(items('T')).toEqual([item('b', '7')]);
  });

  // Were it sent again, it would succeed.
  test.each([
    ['whose condition does not hold', cancelled('ConditionalCheckFailed', 'None')],
    [
      'whose condition does not hold, beside a write that is held up',
      cancelled('TransactionConflict', 'ConditionalCheckFailed'),
    ],
    ['that is throttled', cancelled('ThrottlingError')],
    ['that does not get there', new Error('down')],
  ])('%s is not sent again', async (_name, error) => {
    const { db, fail, items } = tables();
    fail('TransactWriteItems', error);
    await expect(transact(db, both)).rejects.toBe(error);
    expect(items('T')).toEqual([]);
  });
});

describe('a write with a condition', () => {
  const Key = { pk: { S: 'a' } };
  const removal = new DeleteItemCommand({
    TableName: 'T',
    Key,
    ConditionExpression: 'n = :n',
    ExpressionAttributeValues: { ':n': { N: '1' } },
    ReturnValues: 'ALL_OLD',
  });

  test('answers what came back when it holds', async () => {
    const { db, put, items } = tables();
    put('T', item('a'));
    expect(await ifItHolds(() => db.send(removal))).toMatchObject({ Attributes: item('a') });
    expect(items('T')).toEqual([]);
  });

  test('answers nothing when it does not hold', async () => {
    const { db, put, items } = tables();
    put('T', item('a', '2'));
    expect(await ifItHolds(() => db.send(removal))).toBeUndefined();
    expect(items('T')).toHaveLength(1);
  });

  test('fails for anything else', async () => {
    const { db, fail } = tables();
    fail('DeleteItem', new Error('down'));
    await expect(ifItHolds(() => db.send(removal))).rejects.toThrow('down');
  });
});

test('a put with a condition says whether it was done, and leaves what was there when it was not', async () => {
  const { db, items } = tables();
  const create = (n: string) => settled(() => putIf(db, { ...IS_NEW, Item: item('a', n) }));
  expect([await create('1'), await create('2')]).toEqual([true, false]);
  expect(items('T')).toEqual([item('a', '1')]);
});

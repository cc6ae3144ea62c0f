import { describe, expect, test } from '@jest/globals';
import { MOST_WRITES, readBatch, writeBatch } from '../../../core/aws/batch.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { settled } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';

const tables = () => memoryTables({ T: { hash: 'pk' } });
const keys = (many: number): Item[] =>
  Array.from({ length: many }, (_none, n) => ({ pk: { S: `k${String(n)}` } }));
const texts = (items: readonly Item[]) => items.map(({ pk }) => pk?.S).sort();
const ALL = 1_000;
/** The most tries of one piece of work. */
const MOST_TRIES = 8;

describe('a batch of reads', () => {
  test('finds what is there of as many keys as DynamoDB takes at once', async () => {
    const { db, put } = tables();
    put('T', ...keys(3));
    expect(texts(await readBatch(db, 'T', keys(100)))).toEqual(['k0', 'k1', 'k2']);
  });

  test('asks again for what DynamoDB left', async () => {
    const { db, put, leaveUndone } = tables();
    put('T', ...keys(5));
    leaveUndone(2);
    expect(texts(await readBatch(db, 'T', keys(5)))).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
  });

  test('of no keys finds nothing, which DynamoDB would refuse', async () => {
    expect(await readBatch(tables().db, 'T', [])).toEqual([]);
  });

  test('fails when some stay unread', async () => {
    const { db, put, before, leaveUndone } = tables();
    put('T', ...keys(2));
    for (let tries = 0; tries < MOST_TRIES; tries += 1) before('BatchGetItem', async () => leaveUndone(1));
    await expect(readBatch(db, 'T', keys(2))).rejects.toThrow('left a part of a batch unread');
  });
});

describe('a batch of writes', () => {
  const puts = (many: number) => keys(many).map((Item) => ({ PutRequest: { Item } }));

  test('writes as many as DynamoDB takes at once', async () => {
    const { db, items } = tables();
    expect(MOST_WRITES).toBe(25);
    await settled(() => writeBatch(db, 'T', puts(MOST_WRITES)));
    expect(items('T')).toHaveLength(25);
  });

  test('sends again what DynamoDB left', async () => {
    const { db, items, leaveUndone } = tables();
    leaveUndone(2);
    await settled(() => writeBatch(db, 'T', puts(5)));
    expect(texts(items('T'))).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
  });

  test('of nothing is done, which DynamoDB would refuse', () => writeBatch(tables().db, 'T', []));

  test('fails when some stay undone', async () => {
    const { db, before, leaveUndone } = tables();
    for (let tries = 0; tries < MOST_TRIES; tries += 1)
      before('BatchWriteItem', async () => leaveUndone(ALL));
    await expect(writeBatch(db, 'T', puts(1))).rejects.toThrow('left a part of a batch undone');
  });
});

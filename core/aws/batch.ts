import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { inPieces } from '../pieces.ts';
import { withBackoff } from './backoff.ts';
import type { Item } from './dynamo.ts';

/** The most keys of one BatchGetItem. */
const MOST_READS = 100;
/** The most items of one BatchWriteItem. */
export const MOST_WRITES = 25;

/** DynamoDB leaves a part of a batch undone when it is busy. */
class Busy extends Error {
  override readonly name = 'Busy';
}

const unitsOf = (consumed: readonly ConsumedCapacity[] = []): number =>
  consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

const isBusy = (error: unknown): boolean => error instanceof Busy;

/**
 * Reads the items of these keys, consistently and in any order; what is not there is left out. What DynamoDB
 * leaves unread is asked for again.
 * @param keys at most 100, none twice
 * @param spend receives the read units that each call used
 * @throws Error when some stay unread
 */
export const readBatch = async (
  db: DynamoDBClient,
  table: string,
  keys: readonly Item[],
  spend?: (readUnits: number) => void,
): Promise<Item[]> => {
  const items: Item[] = [];
  let left = [...keys];
  if (left.length === 0) return items;
  await withBackoff(async () => {
    const { Responses, UnprocessedKeys, ConsumedCapacity } = await db.send(
      new BatchGetItemCommand({
        RequestItems: { [table]: { Keys: left, ConsistentRead: true } },
        ReturnConsumedCapacity: spend ? 'TOTAL' : 'NONE',
      }),
    );
    spend?.(unitsOf(ConsumedCapacity));
    const [read, unread] = [Responses?.[table], UnprocessedKeys?.[table]?.Keys];
    // An answer that says nothing of the table says nothing of its items either.
    if (!read && !unread) throw new Busy('DynamoDB did not read a batch');
    items.push(...(read ?? []));
    left = unread ?? [];
    if (left.length > 0) throw new Busy('DynamoDB left a part of a batch unread');
  }, isBusy);
  return items;
};

/** Reads the items of any number of keys, as readBatch does. */
export const readItems = async (
  db: DynamoDBClient,
  table: string,
  keys: Iterable<Item>,
  spend?: (readUnits: number) => void,
): Promise<Item[]> => {
  const items: Item[] = [];
  for (const piece of inPieces(keys, MOST_READS)) items.push(...(await readBatch(db, table, piece, spend)));
  return items;
};

/**
 * Writes a batch; what DynamoDB leaves undone is sent again.
 * @param writes at most 25, of different keys
 * @throws Error when some stay undone
 */
export const writeBatch = async (
  db: DynamoDBClient,
  table: string,
  writes: readonly WriteRequest[],
): Promise<void> => {
  let left = [...writes];
  if (left.length === 0) return;
  await withBackoff(async () => {
    const { UnprocessedItems } = await db.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
    );
    left = UnprocessedItems?.[table] ?? [];
    if (left.length > 0) throw new Busy('DynamoDB left a part of a batch undone');
  }, isBusy);
};

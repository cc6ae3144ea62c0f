import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { ifItHolds, isOvertaken } from '../../../core/aws/condition.ts';
import { numbersOf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import { type Changes, recordKey, shaPrefix, type TableKey, userPartition } from '../image/entries.ts';
import type { Image } from '../image/image.ts';
import { type Move, movesTo, together } from '../image/moves.ts';
import type { ImageStore } from '../image/store.ts';
import { imageRecord } from './image-record.ts';

/** A consistent read of one record. */
const recordOf = (table: string, sub: string, id: string): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ ...recordKey(sub, id) }),
  ConsistentRead: true,
});

/** An image of the user's that has these bytes, the newest: the sort key ends in its id. */
const withBytes = (table: string, sub: string, sha256: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: stringsOf({ ':pk': userPartition(sub), ':sk': shaPrefix(sha256) }),
  ScanIndexForward: false,
  Limit: 1,
  ConsistentRead: true,
});

const isAsRead = ({ version }: Image) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: numbersOf({ ':version': version }),
});

/** Records come first, so that the first reason of a cancelled transaction is a condition's. */
const recordWrite = (TableName: string, { before, after }: Move): TransactWriteItem[] => {
  if (after) {
    const condition = before ? isAsRead(before) : { ConditionExpression: 'attribute_not_exists(pk)' };
    return [{ Put: { TableName, Item: imageRecord.write(after), ...condition } }];
  }
  if (!before) return [];
  const Key = stringsOf({ ...recordKey(before.sub, before.id) });
  return [{ Delete: { TableName, Key, ...isAsRead(before) } }];
};

/** Removes the count of a tag that no image has any more: a change that raises it meanwhile keeps it. */
const countRemoval = (table: string, { pk, sk }: TableKey): DeleteItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ pk, sk }),
  ConditionExpression: '#count <= :zero',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: numbersOf({ ':zero': 0 }),
});

const entryWrites = (TableName: string, { puts, deletes, adds }: Changes): TransactWriteItem[] => [
  ...puts.map((key) => ({ Put: { TableName, Item: stringsOf({ ...key }) } })),
  ...deletes.map((key) => ({ Delete: { TableName, Key: stringsOf({ ...key }) } })),
  ...adds.map(({ pk, sk, by }) => ({
    Update: {
      TableName,
      Key: stringsOf({ pk, sk }),
      UpdateExpression: 'ADD #count :by',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: numbersOf({ ':by': by }),
    },
  })),
];

/**
 * Writes all that moves when images change from one record to another, in one transaction that is made only while
 * the first is what is stored of each.
 */
export const imageWriter = (db: DynamoDBClient, table: string) => {
  /** What was to be done is done by now: a count of 0 may stay, and no answer holds it. */
  const dropCount = async (count: TableKey): Promise<void> => {
    try {
      await ifItHolds(() => db.send(new DeleteItemCommand(countRemoval(table, count))));
    } catch (error) {
      if (error instanceof TransactionConflictException) return;
      log.warn('the count of a tag could not be removed; it may be zero', { error: describe(error) });
    }
  };

  return async (moves: readonly Move[]): Promise<void> => {
    const moved = together(moves);
    const records = moves.flatMap((move) => recordWrite(table, move));
    const TransactItems = [...records, ...entryWrites(table, moved)];
    await db.send(new TransactWriteItemsCommand({ TransactItems }));
    await Promise.all(moved.adds.filter(({ by }) => by < 0).map(dropCount));
  };
};

/** The images of all users, in the one table. */
export const imageStore = (db: DynamoDBClient, table: string): ImageStore => {
  const write = imageWriter(db, table);

  const get = async (sub: string, id: string): Promise<Image | undefined> => {
    const { Item } = await db.send(new GetItemCommand(recordOf(table, sub, id)));
    return Item && imageRecord.read(Item);
  };

  /**
   * Reads, and does something with what was read, until no other change comes between.
   * @throws Failure Conflict when others go on coming between
   */
  const settled = async <T>(
    sub: string,
    id: string,
    work: (image: Image | undefined) => Promise<T>,
  ): Promise<T> => {
    try {
      return await withBackoff(async () => work(await get(sub, id)), isOvertaken);
    } catch (cause) {
      if (!isOvertaken(cause)) throw cause;
      throw new Failure('Conflict', 'Other requests are changing this image: try again in a moment', {
        cause,
        retryAfterS: 1,
      });
    }
  };

  return {
    get,
    change: (sub, id, change) =>
      settled(sub, id, async (stored) => {
        const wanted = stored && change(stored);
        if (!stored || !wanted) return undefined;
        const moves = movesTo(stored, wanted);
        for (const move of moves) await write([move]);
        return moves.at(-1)?.after;
      }),
    async create(image) {
      await write([{ before: undefined, after: { ...image, version: 1 } }]);
    },
    remove: (sub, id, unless = () => false) =>
      settled(sub, id, async (stored) => {
        if (!stored || unless(stored)) return false;
        await write([{ before: stored, after: undefined }]);
        return true;
      }),
    async bySha(sub, sha256) {
      const { Items: [item] = [] } = await db.send(new QueryCommand(withBytes(table, sub, sha256)));
      return item && required(item, ['sk']).sk.slice(shaPrefix(sha256).length);
    },
  };
};

import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { required, stringsOf } from '../../../core/aws/dynamo.ts';
import { type EntryKey, IMAGE, UNFINISHED, unfinishedKey, userPartition } from '../library/changes.ts';
import { isUuid } from '../library/object-keys.ts';
import { imageFrom } from './image-store.ts';
import type { Heaps } from '../library/forgetting.ts';
import type { SweepPorts, Unfinished } from '../sweeping/run.ts';

/** The most items of one BatchWriteItem. */
const MAX_BATCH = 25;
/** Keys of one page: their batches are sent side by side. */
const PAGE = 200;
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 50;

/** A partition's items from the first on; of those only that begin so. */
const partitionQuery = (table: string, pk: string, beginning: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: beginning === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: stringsOf({ ':pk': pk, ':sk': beginning === '' ? undefined : beginning }),
  Limit: PAGE,
  ConsistentRead: true,
});

/** The keys of a partition. */
export const keysOf = (table: string, pk: string, beginning: string): QueryCommandInput => ({
  ...partitionQuery(table, pk, beginning),
  ProjectionExpression: 'pk, sk',
});

/** Removals by key, at most 25. */
export const removalOf = (table: string, keys: readonly EntryKey[]): BatchWriteItemCommandInput => ({
  RequestItems: { [table]: keys.map((key) => ({ DeleteRequest: { Key: stringsOf({ ...key }) } })) },
});

/** The greatest text that is smaller than any `sub`: a key takes no empty one. */
const FIRST = '0';

/** The images that are unfinished, by user. @param sub the first that is meant, when not all are */
export const unfinishedOf = (table: string, sub = FIRST): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk >= :from',
  ExpressionAttributeValues: stringsOf({ ':pk': UNFINISHED, ':from': sub }),
  Limit: PAGE,
  ConsistentRead: true,
});

/** @throws Error when it is no entry of ours */
export const unfinishedFrom = (sk: string): Unfinished => {
  const [sub = '', createdAt = '', id = '', ...others] = sk.split('#');
  if (!isUuid(sub) || !isUuid(id) || others.length > 0)
    throw new Error('an entry of an unfinished image is unreadable');
  return { createdAt, sub, id };
};

/** The table as those see it who clear it. */
export const tableHeaps = (
  db: DynamoDBClient,
  table: string,
): Pick<Heaps, 'records' | 'keys' | 'removeKeys'> & Pick<SweepPorts, 'unfinished'> => {
  const removeBatch = async (keys: readonly EntryKey[]): Promise<void> => {
    let request = removalOf(table, keys);
    for (let tries = 1; ; tries += 1) {
      const { UnprocessedItems = {} } = await db.send(new BatchWriteItemCommand(request));
      if (Object.keys(UnprocessedItems).length === 0) return;
      if (tries === MOST_TRIES) throw new Error('the table is too busy: some items were not removed');
      const wait = FIRST_WAIT_MS * 2 ** (tries - 1);
      await new Promise((done) => setTimeout(done, wait));
      request = { RequestItems: UnprocessedItems };
    }
  };

  return {
    async *records(sub) {
      for await (const { Items = [] } of paginateQuery(
        { client: db },
        partitionQuery(table, userPartition(sub), IMAGE),
      ))
        yield Items.map(imageFrom);
    },
    async *keys(pk, beginning) {
      for await (const { Items = [] } of paginateQuery({ client: db }, keysOf(table, pk, beginning)))
        yield Items.map((item) => required(item, ['pk', 'sk']));
    },
    async removeKeys(keys) {
      const batches = Array.from({ length: Math.ceil(keys.length / MAX_BATCH) }, (_none, at) =>
        keys.slice(at * MAX_BATCH, (at + 1) * MAX_BATCH),
      );
      await Promise.all(batches.map(removeBatch));
    },
    unfinished: {
      async *from(sub) {
        for await (const { Items = [] } of paginateQuery({ client: db }, unfinishedOf(table, sub)))
          for (const item of Items) yield unfinishedFrom(required(item, ['sk']).sk);
      },
      async drop(entry) {
        const Key = stringsOf({ ...unfinishedKey(entry) });
        await db.send(new DeleteItemCommand({ TableName: table, Key }));
      },
    },
  };
};

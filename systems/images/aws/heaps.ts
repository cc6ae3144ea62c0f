import {
  DeleteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { MOST_WRITES, writeBatch } from '../../../core/aws/batch.ts';
import { required, stringsOf } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import { type TableKey, IMAGE, UNFINISHED, unfinishedKey, userPartition } from '../image/entries.ts';
import { isUuid } from '../image/object-keys.ts';
import { imageRecord } from './image-record.ts';
import type { Heaps } from '../forgetting/forgetting.ts';
import type { SweepPorts, Unfinished } from '../sweeping/run.ts';

/** Keys of one page: their batches are sent side by side. */
const PAGE = 200;

/** A partition's items from the first on; of those only that begin so. */
const partitionQuery = (table: string, pk: string, beginning: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: beginning === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: stringsOf({ ':pk': pk, ':sk': beginning === '' ? undefined : beginning }),
  Limit: PAGE,
  ConsistentRead: true,
});

/** The keys of a partition. */
const keysOf = (table: string, pk: string, beginning: string): QueryCommandInput => ({
  ...partitionQuery(table, pk, beginning),
  ProjectionExpression: 'pk, sk',
});

/** The greatest text that is smaller than any `sub`: a key takes no empty one. */
const FIRST = '0';

/** The images that are unfinished, by user. @param sub the first that is meant, when not all are */
const unfinishedOf = (table: string, sub = FIRST): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk >= :from',
  ExpressionAttributeValues: stringsOf({ ':pk': UNFINISHED, ':from': sub }),
  Limit: PAGE,
  ConsistentRead: true,
});

/** @throws Error when the text is no entry of an unfinished image */
const unfinishedFrom = (sk: string): Unfinished => {
  const [sub = '', createdAt = '', id = '', ...others] = sk.split('#');
  if (!isUuid(sub) || !isUuid(id) || others.length > 0)
    throw new Error('an entry of an unfinished image is unreadable');
  return { createdAt, sub, id };
};

/** The table as those see it who clear it. */
export const tableHeaps = (
  db: DynamoDBClient,
  table: string,
): Pick<Heaps, 'records' | 'entries' | 'removeEntries'> & Pick<SweepPorts, 'unfinished'> => {
  const removeBatch = (keys: readonly TableKey[]): Promise<void> =>
    writeBatch(
      db,
      table,
      keys.map((key) => ({ DeleteRequest: { Key: stringsOf({ ...key }) } })),
    );

  return {
    async *records(sub) {
      for await (const { Items = [] } of paginateQuery(
        { client: db },
        partitionQuery(table, userPartition(sub), IMAGE),
      ))
        yield Items.map(imageRecord.read);
    },
    async *entries(pk, beginning) {
      for await (const { Items = [] } of paginateQuery({ client: db }, keysOf(table, pk, beginning)))
        yield Items.map((item) => required(item, ['pk', 'sk']));
    },
    async removeEntries(keys) {
      await Promise.all([...inPieces(keys, MOST_WRITES)].map(removeBatch));
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

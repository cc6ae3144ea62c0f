import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { list, map, number, oneOf, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { LOAD_STATES, type LoadId, type LoadRecord } from '../loading/load-record.ts';
import type { Loads } from '../loading/ports.ts';

const records: Stored<LoadRecord> = record({
  source: text,
  etag: text,
  state: oneOf(LOAD_STATES),
  reason: text,
  rows_read: number,
  written: number,
  unchanged: number,
  rejected: number,
  rejections: list(
    map(record({ sheet: text, row: number, column: optional(text), value: optional(text), reason: text })),
  ),
  started_at: text,
  finished_at: text,
  load_date: text,
});

const tableKeyOf = ({ bucket, key, etag, moment }: LoadId): Item =>
  stringsOf({ pk: `LOAD#${bucket}/${key}`, sk: `${etag}|${moment}` });

export const loadStore = (db: DynamoDBClient, table: string): Loads => {
  const itemOf = (id: LoadId, load: LoadRecord): Item => ({ ...tableKeyOf(id), ...records.write(load) });
  return {
    async begin(id, load) {
      const isNew = await putIf(db, {
        TableName: table,
        Item: itemOf(id, load),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (isNew) return load;
      // A consistent read: a second delivery may come within milliseconds.
      const { Item } = await db.send(
        new GetItemCommand({ TableName: table, Key: tableKeyOf(id), ConsistentRead: true }),
      );
      return records.read(Item ?? {});
    },
    async end(id, load) {
      // A final state stays: of two deliveries at the same time, one may end well and one badly.
      await putIf(db, {
        TableName: table,
        Item: itemOf(id, load),
        ConditionExpression: 'attribute_not_exists(pk) OR #state IN (:running, :failed)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':running': { S: 'running' }, ':failed': { S: 'failed' } },
      });
    },
  };
};

import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { list, number, oneOf, record, type Stored, text } from '../../../core/aws/record.ts';
import { LOAD_STATES, type LoadRecord, OPEN_STATES } from '../loading/load-record.ts';
import type { Loads } from '../loading/ports.ts';

const records: Stored<LoadRecord> = record({
  id: text,
  bucket: text,
  file: text,
  etag: text,
  sequencer: text,
  size: number,
  time: text,
  state: oneOf(LOAD_STATES),
  reason: text,
  sheets: list(text),
  rows_read: number,
  written: number,
  unchanged: number,
  rejected: number,
  removed: number,
  superseded: number,
  started_at: text,
  finished_at: text,
});

/** All loads are one partition, in the order of their events: some hundreds a year. */
const tableKeyOf = (id: string): Item => stringsOf({ pk: 'LOADS', sk: id });

/** Whether a load is still as it was read: another delivery takes or ends it by changing one of these. */
const asRead = (item: Item) => ({
  ConditionExpression: '#state = :state AND lease = :lease',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':state': item['state'] ?? { S: '' }, ':lease': item['lease'] ?? { N: '0' } },
});

export const loadStore = (db: DynamoDBClient, table: string): Loads => {
  const itemOf = (load: LoadRecord, leaseMs: number): Item => ({
    ...tableKeyOf(load.id),
    ...records.write(load),
    lease: { N: String(leaseMs) },
  });
  return {
    async begin(load, nowMs, leaseMs) {
      // A consistent read: a second delivery may come within milliseconds.
      const { Item } = await db.send(
        new GetItemCommand({ TableName: table, Key: tableKeyOf(load.id), ConsistentRead: true }),
      );
      const known = Item && records.read(Item);
      if (known && !OPEN_STATES.includes(known.state)) return 'ended';
      if (known?.state === 'running' && Number(Item?.['lease']?.N) > nowMs) return 'busy';
      const started_at = known?.started_at || load.started_at;
      const isTaken = await putIf(db, {
        TableName: table,
        Item: itemOf({ ...load, started_at }, leaseMs),
        ...(Item ? asRead(Item) : { ConditionExpression: 'attribute_not_exists(pk)' }),
      });
      return isTaken ? { started_at } : 'busy';
    },
    async end(load) {
      // A final state stays: of two deliveries at the same time, one may end well and one badly.
      await putIf(db, {
        TableName: table,
        Item: itemOf(load, 0),
        ConditionExpression: 'attribute_not_exists(pk) OR #state IN (:queued, :running, :failed)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: Object.fromEntries(
          OPEN_STATES.map((state) => [`:${state}`, { S: state }]),
        ),
      });
    },
  };
};

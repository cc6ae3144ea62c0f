import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { list, map, number, oneOf, record, type Stored, text } from '../../../core/aws/record.ts';
import { LOAD_STATES, type LoadRecord, OPEN_STATES } from '../loading/load-record.ts';
import type { Loads } from '../loading/ports.ts';
import type { LoadRecords } from '../loads/managing.ts';

export const records: Stored<LoadRecord> = record({
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
  left_out: list(map(record({ name: text, reason: text }))),
  places_unclear: number,
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
export const PARTITION = 'LOADS';
export const tableKeyOf = (id: string): Item => stringsOf({ pk: PARTITION, sk: id });

/** A load that was queued before it ever began has no beginning yet. */
const startOf = (known: LoadRecord | undefined, load: LoadRecord): string =>
  known === undefined || known.started_at === '' ? load.started_at : known.started_at;

const isAtWork = (known: LoadRecord, item: Item, nowMs: number): boolean =>
  known.state === 'running' && Number(item['lease']?.N) > nowMs;

/** Whether a load is still as it was read: another delivery takes or ends it by changing one of these. */
const asRead = (item: Item) => ({
  ConditionExpression: '#state = :state AND #lease = :lease',
  ExpressionAttributeNames: { '#state': 'state', '#lease': 'lease' },
  ExpressionAttributeValues: { ':state': item['state'] ?? { S: '' }, ':lease': item['lease'] ?? { N: '0' } },
});

export const loadStore = (db: DynamoDBClient, table: string): Loads & Omit<LoadRecords, 'page'> => {
  const itemOf = (load: LoadRecord, leaseMs: number): Item => ({
    ...tableKeyOf(load.id),
    ...records.write(load),
    lease: { N: String(leaseMs) },
  });
  // A consistent read: a second delivery may come within milliseconds.
  const itemAt = async (id: string): Promise<Item | undefined> => {
    const { Item } = await db.send(
      new GetItemCommand({ TableName: table, Key: tableKeyOf(id), ConsistentRead: true }),
    );
    return Item;
  };
  return {
    async begin(load, nowMs, leaseMs) {
      const item = await itemAt(load.id);
      const known = item && records.read(item);
      if (known && !OPEN_STATES.includes(known.state)) return 'ended';
      if (item && known && isAtWork(known, item, nowMs)) return 'busy';
      const started_at = startOf(known, load);
      const isTaken = await putIf(db, {
        TableName: table,
        Item: itemOf({ ...load, started_at }, leaseMs),
        ...(item ? asRead(item) : { ConditionExpression: 'attribute_not_exists(pk)' }),
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
    async find(id) {
      const item = await itemAt(id);
      return item && records.read(item);
    },
    queue: (load) =>
      putIf(db, {
        TableName: table,
        Item: itemOf({ ...load, state: 'queued', reason: '', finished_at: '' }, 0),
        ConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': { S: load.state } },
      }),
  };
};

import {
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { numbersOf, putIf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import type { Key } from '../row/identity.ts';

/** A `failed` load is tried again; `running` and `failed` are the only states that may change. */
export type LoadState = 'running' | 'loaded' | 'refused' | 'superseded' | 'missing' | 'failed';

/** A row that was left out. */
export interface RejectedRow {
  /** As a spreadsheet program numbers it: the header is usually row 1. */
  readonly row: number;
  readonly reason: string;
}

/** What became of one object. Moments are as in Permit. */
export interface LoadRecord {
  /** `s3://bucket/key` */
  readonly source: string;
  readonly etag: string;
  readonly state: LoadState;
  /** Why it is not loaded; '' when it is, or is on its way. */
  readonly reason: string;
  /** Rows of data that are not blank, the rejected ones among them. */
  readonly rows_read: number;
  readonly written: number;
  /** Rows that a newer file had written before. */
  readonly unchanged: number;
  readonly rejected: number;
  /** The first of them. */
  readonly rejections: readonly RejectedRow[];
  readonly started_at: string;
  /** '' while it runs. */
  readonly finished_at: string;
  /** The load_date of its rows: a repeated load keeps the first one's, so that its rows are the same. */
  readonly load_date: string;
}

/** The part of a record that decides what a second delivery does. */
export type Begun = Pick<LoadRecord, 'state' | 'started_at' | 'load_date'>;

/** A consistent read: a second delivery may come within milliseconds. */
export const recordOf = (table: string, key: Key): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ ...key }),
  ConsistentRead: true,
});

const itemOf = (key: Key, record: LoadRecord) => {
  const { rows_read, written, unchanged, rejected, rejections, ...texts } = record;
  return {
    ...stringsOf({ ...key, ...texts }),
    ...numbersOf({ rows_read, written, unchanged, rejected }),
    rejections: {
      L: rejections.map(({ row, reason }) => ({ M: { ...numbersOf({ row }), ...stringsOf({ reason }) } })),
    },
  };
};

export const newRecord = (table: string, key: Key, record: LoadRecord): PutItemCommandInput => ({
  TableName: table,
  Item: itemOf(key, record),
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** Never overwrites a final state: of two deliveries at the same time, one may end well and one badly. */
export const endedRecord = (table: string, key: Key, record: LoadRecord): PutItemCommandInput => ({
  TableName: table,
  Item: itemOf(key, record),
  ConditionExpression: 'attribute_not_exists(pk) OR #state IN (:running, :failed)',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':running': { S: 'running' }, ':failed': { S: 'failed' } },
});

const STATES: readonly LoadState[] = ['running', 'loaded', 'refused', 'superseded', 'missing', 'failed'];

export interface Loads {
  /** Keeps the record, unless there is one: then that one is returned and stays as it is. */
  begin(key: Key, record: LoadRecord): Promise<Begun>;
  /** Keeps how it ended, unless it has ended before. */
  end(key: Key, record: LoadRecord): Promise<void>;
}

export const loadStore = (db: DynamoDBClient, table: string): Loads => ({
  async begin(key, record) {
    if (await putIf(db, newRecord(table, key, record))) return record;
    const { Item } = await db.send(new GetItemCommand(recordOf(table, key)));
    const begun = required(Item ?? {}, ['state', 'started_at', 'load_date']);
    const state = STATES.find((known) => known === begun.state);
    if (state === undefined) throw new Error('a load record has an unknown state');
    return { ...begun, state };
  },
  async end(key, record) {
    await putIf(db, endedRecord(table, key, record));
  },
});

import {
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type Item, numbersOf, optional, required, stringsOf } from '../../../core/aws/dynamo.ts';
import { DAY_S, epochSeconds } from '../../../core/time.ts';
import { type AuditRecord, type AuditRecords, KEPT_DAYS, monthOf, sortKeyOf } from '../audit/audit.ts';
import { readAll, type RecordKey, updateIf } from './records.ts';

const partition = (month: string): string => `AUDIT#${month}`;

export const auditKey = (record: Pick<AuditRecord, 'id' | 'at'>): RecordKey => ({
  pk: partition(monthOf(record.at)),
  sk: sortKeyOf(record),
});

export const newAuditRecord = (table: string, record: AuditRecord): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf({ ...auditKey(record), ...record }),
    ...numbersOf({ until: epochSeconds(new Date(record.at)) + KEPT_DAYS * DAY_S }),
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

export const auditOutcome = (
  table: string,
  record: Pick<AuditRecord, 'id' | 'at'>,
  outcome: string,
): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(auditKey(record)),
  UpdateExpression: 'SET #outcome = :outcome',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: { '#outcome': 'outcome' },
  ExpressionAttributeValues: stringsOf({ ':outcome': outcome }),
});

/** From the newest on, or from the one before `before`. */
export const auditOf = (table: string, month: string, limit: number, before?: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
  ExpressionAttributeValues: stringsOf({ ':pk': partition(month), ':before': before }),
  ScanIndexForward: false,
  ConsistentRead: true,
  Limit: limit,
});

/** @throws Error when the item is no audit record */
export const auditFrom = (item: Item): AuditRecord => ({
  ...required(item, ['id', 'at', 'by', 'bySub', 'action', 'outcome']),
  ...optional(item, ['whom', 'detail']),
});

export const auditRecords = (db: DynamoDBClient, table: string): AuditRecords => ({
  async add(record) {
    await db.send(new PutItemCommand(newAuditRecord(table, record)));
  },
  async setOutcome(record, outcome) {
    await updateIf(db, auditOutcome(table, record, outcome));
  },
  async newest(month, limit, before) {
    const records: AuditRecord[] = [];
    for await (const item of readAll(db, auditOf(table, month, limit, before))) {
      records.push(auditFrom(item));
      if (records.length === limit) break;
    }
    return records;
  },
});

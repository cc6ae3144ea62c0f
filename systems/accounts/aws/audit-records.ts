import {
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { DAY_S, epochSeconds } from '../../../core/time.ts';
import { type AuditRecord, type AuditRecords, KEPT_DAYS, monthOf, sortKeyOf } from '../audit/audit.ts';
import { readAll, type RecordKey, updateIf } from './records.ts';

const audits: Stored<AuditRecord> = record({
  id: text,
  at: text,
  by: text,
  bySub: text,
  action: text,
  whom: optional(text),
  whomSub: optional(text),
  detail: optional(text),
  outcome: text,
});

const partition = (month: string): string => `AUDIT#${month}`;

const recordKey = (of: Pick<AuditRecord, 'id' | 'at'>): RecordKey => ({
  pk: partition(monthOf(of.at)),
  sk: sortKeyOf(of),
});

const newAuditRecord = (table: string, audit: AuditRecord): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf(recordKey(audit)),
    ...audits.write(audit),
    ...numbersOf({ until: epochSeconds(new Date(audit.at)) + KEPT_DAYS * DAY_S }),
  },
  ConditionExpression: 'attribute_not_exists(pk)',
});

const auditOutcome = (
  table: string,
  audit: Pick<AuditRecord, 'id' | 'at'>,
  outcome: string,
  whomSub?: string,
): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(recordKey(audit)),
  UpdateExpression: `SET #outcome = :outcome${whomSub === undefined ? '' : ', whomSub = :whomSub'}`,
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: { '#outcome': 'outcome' },
  ExpressionAttributeValues: stringsOf({ ':outcome': outcome, ':whomSub': whomSub }),
});

/** From the newest on, or from the one before `before`. */
const auditOf = (table: string, month: string, limit: number, before?: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
  ExpressionAttributeValues: stringsOf({ ':pk': partition(month), ':before': before }),
  ScanIndexForward: false,
  ConsistentRead: true,
  Limit: limit,
});

export const auditRecords = (db: DynamoDBClient, table: string): AuditRecords => ({
  async add(audit) {
    await db.send(new PutItemCommand(newAuditRecord(table, audit)));
  },
  async setOutcome(audit, outcome, whomSub) {
    await updateIf(db, auditOutcome(table, audit, outcome, whomSub));
  },
  async newest(month, limit, before) {
    const records: AuditRecord[] = [];
    for await (const item of readAll(db, auditOf(table, month, limit, before))) {
      records.push(audits.read(item));
      if (records.length === limit) break;
    }
    return records;
  },
});

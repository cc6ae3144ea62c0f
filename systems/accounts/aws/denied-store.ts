import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  paginateScan,
  type PutItemCommandInput,
  type ScanCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds } from '../../../core/aws/condition.ts';
import { type Item, numbersOf, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { number, oneOf, optional, record, text } from '../../../core/aws/record.ts';
import { epochSeconds } from '../../../core/time.ts';
import { deniedSub } from '../../../core/http/denied.ts';
import type { Denial, DenialReason, Denials } from '../denials/denial.ts';
import { updateIf } from './records.ts';

const REASONS: readonly DenialReason[] = ['deleted', 'disabled'];
/** An entry: `since` is when it was made, `until` its time to live; both in epoch seconds. */
const entries = record({
  id: text,
  reason: oneOf(REASONS),
  since: optional(number),
  until: optional(number),
});

/** What the ids of the entries that refuse a user begin with. */
const SUB_PREFIX = deniedSub('');

/** No change by hand of an admin undoes a deletion. */
const UNLESS_DELETED = {
  ConditionExpression: 'attribute_not_exists(id) OR #reason <> :deleted',
  ExpressionAttributeNames: { '#reason': 'reason' },
  ExpressionAttributeValues: stringsOf({ ':deleted': 'deleted' }),
};

const denialOf = (
  table: string,
  sub: string,
  reason: DenialReason,
  now: Date,
  until?: number,
): PutItemCommandInput => ({
  TableName: table,
  Item: entries.write({
    id: deniedSub(sub),
    reason,
    since: epochSeconds(now),
    ...(until !== undefined && { until }),
  }),
  ...UNLESS_DELETED,
});

const noDenial = (table: string, sub: string): DeleteItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ id: deniedSub(sub) }),
  ...UNLESS_DELETED,
});

const denialAt = (table: string, sub: string): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ id: deniedSub(sub) }),
  ConsistentRead: true,
});

const endingDenial = (table: string, sub: string, until: number): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ id: deniedSub(sub) }),
  UpdateExpression: 'SET #until = :until',
  ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(#until)',
  ExpressionAttributeNames: { '#until': 'until' },
  ExpressionAttributeValues: numbersOf({ ':until': until }),
});

/** The whole table, which is small: its entries end with the tokens they refuse. */
const denials = (table: string): ScanCommandInput => ({
  TableName: table,
  FilterExpression: 'begins_with(id, :sub)',
  ExpressionAttributeValues: stringsOf({ ':sub': SUB_PREFIX }),
  ConsistentRead: true,
});

/** @throws Error when the item refuses no user */
const denialFrom = (item: Item): Denial => {
  const { id, reason, since = 0, until } = entries.read(item);
  if (!id.startsWith(SUB_PREFIX)) throw new Error('an entry of the deny list names no user');
  return {
    sub: id.slice(SUB_PREFIX.length),
    reason,
    since: new Date(since * 1000),
    ...(until !== undefined && { until }),
  };
};

/** The deny list in its table. */
export const deniedStore = (db: DynamoDBClient, table: string, now: () => Date): Denials => ({
  async deny(sub, reason, until) {
    await putIf(db, denialOf(table, sub, reason, now(), until));
  },
  async allow(sub) {
    await ifItHolds(() => db.send(new DeleteItemCommand(noDenial(table, sub))));
  },
  async get(sub) {
    const { Item } = await db.send(new GetItemCommand(denialAt(table, sub)));
    return Item && denialFrom(Item);
  },
  async end(sub, until) {
    await updateIf(db, endingDenial(table, sub, until));
  },
  async *all() {
    for await (const page of paginateScan({ client: db }, denials(table)))
      for (const item of page.Items ?? []) yield denialFrom(item);
  },
});

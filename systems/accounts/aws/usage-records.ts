import { type DynamoDBClient, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { type Attribute, list, number, record } from '../../../core/aws/record.ts';
import type { UsagePair } from '../keys/gateway.ts';
import type { UsageCache } from '../keys/usage.ts';
import { readRecord, type RecordKey } from './records.ts';

const counts = list(number);

const pair: Attribute<UsagePair> = {
  write: (day) => counts.write(day.filter((count) => count !== undefined)),
  read: (attribute) => {
    const [used, remaining] = counts.read(attribute) ?? [];
    if (used === undefined) return undefined;
    return remaining === undefined ? [used] : [used, remaining];
  },
};

/** `until` is the time to live. */
const usages = record({ pairs: list(pair), until: number });

const usageKey = (keyId: string, from: string, to: string): RecordKey => ({
  pk: `USAGE#${keyId}`,
  sk: `${from}#${to}`,
});

const keptUsage = (
  table: string,
  key: RecordKey,
  pairs: readonly UsagePair[],
  until: number,
): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf(key), ...usages.write({ pairs, until }) },
});

/** Undefined when its time is up: the table itself removes an item only some time later. */
const usageFrom = (item: Item, now: Date): readonly UsagePair[] | undefined => {
  const { pairs, until } = usages.read(item);
  return until * 1000 <= now.getTime() ? undefined : pairs;
};

export const usageRecords = (db: DynamoDBClient, table: string, now: () => Date): UsageCache => ({
  async get(keyId, from, to) {
    const item = await readRecord(db, table, usageKey(keyId, from, to));
    return item && usageFrom(item, now());
  },
  async put(keyId, from, to, pairs, until) {
    await db.send(new PutItemCommand(keptUsage(table, usageKey(keyId, from, to), pairs, until)));
  },
});

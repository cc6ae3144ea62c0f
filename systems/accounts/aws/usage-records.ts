import { type DynamoDBClient, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import type { UsagePair } from '../keys/gateway.ts';
import { readRecord, type RecordKey } from './records.ts';
import type { UsageCache } from '../keys/usage.ts';

export const usageKey = (keyId: string, from: string, to: string): RecordKey => ({
  pk: `USAGE#${keyId}`,
  sk: `${from}#${to}`,
});

export const keptUsage = (
  table: string,
  key: RecordKey,
  pairs: readonly UsagePair[],
  until: number,
): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf(key),
    ...numbersOf({ until }),
    pairs: { L: pairs.map((pair) => ({ L: pair.map((count) => ({ N: String(count) })) })) },
  },
});

/** Undefined when its time is up: the table itself removes an item only some time later. */
export const usageFrom = (item: Item, now: Date): readonly UsagePair[] | undefined => {
  if (Number(item['until']?.N ?? 0) * 1000 <= now.getTime()) return undefined;
  return item['pairs']?.L?.map(({ L }) => [Number(L?.[0]?.N), Number(L?.[1]?.N)] as const);
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

import { type DynamoDBClient, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { list, number, oneOf, record, text } from '../../../core/aws/record.ts';
import { SCOPES } from '../../../core/scopes.ts';
import type { PastUsage, PastUse } from '../keys/past-usage.ts';
import { readAll, type RecordKey, recordsOf, removeRecord } from './records.ts';

/** `until` is the time to live; the sort key is the key's id. */
const pastUses = record({
  sk: text,
  scope: oneOf(SCOPES),
  dates: list(text),
  used: list(number),
  until: number,
});

const partition = (owner: string): string => `PASTUSE#${owner}`;

const recordKey = (owner: string, keyId: string): RecordKey => ({ pk: partition(owner), sk: keyId });

const keptUse = (
  table: string,
  owner: string,
  { keyId, scope, days }: PastUse,
  until: number,
): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf({ pk: partition(owner) }),
    ...pastUses.write({
      sk: keyId,
      scope,
      dates: days.map(({ date }) => date),
      used: days.map(({ used }) => used),
      until,
    }),
  },
});

const useFrom = (item: Item): PastUse => {
  const { sk, scope, dates, used } = pastUses.read(item);
  return { keyId: sk, scope, days: dates.map((date, i) => ({ date, used: used[i] ?? 0 })) };
};

/** The usage of keys that are gone, in the Accounts table. */
export const pastUsageRecords = (db: DynamoDBClient, table: string): PastUsage => {
  const of = async (owner: string): Promise<PastUse[]> => {
    const found: PastUse[] = [];
    for await (const item of readAll(db, recordsOf(table, partition(owner)))) found.push(useFrom(item));
    return found;
  };
  return {
    of,
    async keep(owner, use, until) {
      await db.send(new PutItemCommand(keptUse(table, owner, use, until)));
    },
    async forget(owner) {
      for (const { keyId } of await of(owner)) await removeRecord(db, table, recordKey(owner, keyId));
    },
  };
};

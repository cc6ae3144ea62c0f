import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';
import { type Head, NO_HEAD } from '../claims/change.ts';
import type { PermitNumber } from '../row/identity.ts';
import type { Permit } from '../row/permit.ts';
import type { Spend } from '../search/ports.ts';
import { HEAD, heads, partitionOf, rowRecords } from './permit-items.ts';

/** A row as it is kept. */
export interface KeptRow {
  readonly sk: string;
  readonly item: Item;
  readonly row: Permit;
}

/** The head of a permit and all its rows, shown or not, in the order of their keys. */
export const readPartition = async (
  db: DynamoDBClient,
  table: string,
  permit: PermitNumber,
  spend?: Spend,
): Promise<{ readonly head: Head; readonly rows: readonly KeptRow[] }> => {
  const rows: KeptRow[] = [];
  let head = NO_HEAD;
  const query = {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: partitionOf(permit) } },
    ConsistentRead: true,
    ...(spend && { ReturnConsumedCapacity: 'TOTAL' as const }),
  };
  for await (const { Items, ConsumedCapacity } of paginateQuery({ client: db }, query)) {
    spend?.(ConsumedCapacity?.CapacityUnits ?? 0);
    for (const item of Items ?? []) {
      const sk = item['sk']?.S ?? '';
      if (sk === HEAD) head = heads.read(item);
      else rows.push({ sk, item, row: rowRecords.read(item) });
    }
  }
  return { head, rows };
};

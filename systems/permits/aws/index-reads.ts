import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { boundOf } from '../search/keys.ts';
import type { Bounds } from '../search/plan.ts';
import type { ReadIndex } from '../search/walk.ts';
import { TABLE_INDEXES } from './index-keys.ts';
import { rowRecords } from './permit-items.ts';

/** A condition on the order. No order is the same as a bound, so including the upper one includes nothing. */
const conditionOf = ({ from, to }: Bounds): string => {
  if (from !== undefined && to !== undefined) return ' AND #order BETWEEN :from AND :to';
  if (from !== undefined) return ' AND #order >= :from';
  return to === undefined ? '' : ' AND #order <= :to';
};

/** Reads the indexes of the table. */
export const indexReads =
  (db: DynamoDBClient, table: string): ReadIndex =>
  async (index, { partition, from, to, order }, most) => {
    const names = TABLE_INDEXES[index];
    const { Items, LastEvaluatedKey, ConsumedCapacity } = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: names.name,
        KeyConditionExpression: `#partition = :partition${conditionOf({ from, to })}`,
        ExpressionAttributeNames: {
          '#partition': names.partition,
          ...((from !== undefined || to !== undefined) && { '#order': names.order }),
        },
        ExpressionAttributeValues: {
          ':partition': { S: partition },
          ...(from !== undefined && { ':from': { S: boundOf(from) } }),
          ...(to !== undefined && { ':to': { S: boundOf(to) } }),
        },
        ScanIndexForward: order === 'asc',
        Limit: most,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return {
      entries: (Items ?? []).map((item) => ({
        order: item[names.order]?.S ?? '',
        permit: rowRecords.read(item),
      })),
      hasMore: LastEvaluatedKey !== undefined,
      readUnits: ConsumedCapacity?.CapacityUnits ?? 0,
    };
  };

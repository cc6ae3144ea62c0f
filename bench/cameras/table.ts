import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/aws/dynamo.ts';
import { itemSize, unitsOf } from '../shared/size.ts';
import { clientAnswering, PAGE, startOf } from '../shared/table.ts';
import { type History, itemAt } from './history.ts';

const KEYS = '#partition = :partition AND sk BETWEEN :lower AND :upper';

/** Answers a query as DynamoDB does, and says what it consumes. @throws Error for one that clips do not need */
const answered = (history: History, input: QueryCommandInput) => {
  const { KeyConditionExpression, ExpressionAttributeValues: values, ScanIndexForward, Limit } = input;
  if (KeyConditionExpression !== KEYS || input.FilterExpression !== undefined)
    throw new Error('the table does not know this query');
  const [partition = '', lower = '', upper = ''] = [':partition', ':lower', ':upper'].map(
    (name) => values?.[name]?.S,
  );
  const sks = history.get(partition) ?? [];
  const found = sks.slice(startOf(sks, lower), startOf(sks, upper) + Number(sks.includes(upper)));
  if (ScanIndexForward === false) found.reverse();
  const Items: Item[] = [];
  let [size, isCut] = [0, false];
  for (const sk of found) {
    const item = itemAt(partition, sk);
    size += itemSize(item);
    Items.push(item);
    isCut = Items.length === Limit || size >= PAGE;
    if (isCut) break;
  }
  return {
    Items,
    Count: Items.length,
    ...(isCut && { LastEvaluatedKey: { sk: Items.at(-1)?.['sk'] } }),
    ConsumedCapacity: { CapacityUnits: unitsOf(size, input.ConsistentRead === true) },
  };
};

/** A client of a table in memory, which answers the queries of the timeline and refuses all else. */
export const clientOf = (history: History): DynamoDBClient =>
  clientAnswering((command, input) => {
    if (command !== 'QueryCommand') throw new Error(`the table does not know ${String(command)}`);
    return answered(history, input as QueryCommandInput);
  });

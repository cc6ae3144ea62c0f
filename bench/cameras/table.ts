import { DynamoDBClient, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/aws/dynamo.ts';
import { itemSize, unitsOf } from '../images/size.ts';
import { type History, itemAt } from './history.ts';

/** A Query ends its page with the item that brings it here, in bytes. */
const PAGE = 2 ** 20;
const KEYS = '#partition = :partition AND sk BETWEEN :lower AND :upper';

/** How many of a sorted list are smaller than a text. */
const smaller = (sks: readonly string[], than: string): number => {
  let [low, high] = [0, sks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sks[middle] ?? '') < than) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Answers a query as DynamoDB does, and tells what it consumes. @throws Error for one that clips do not need */
const answered = (history: History, input: QueryCommandInput) => {
  const { KeyConditionExpression, ExpressionAttributeValues: values, ScanIndexForward, Limit } = input;
  if (KeyConditionExpression !== KEYS || input.FilterExpression !== undefined)
    throw new Error('the table does not know this query');
  const [partition = '', lower = '', upper = ''] = [':partition', ':lower', ':upper'].map(
    (name) => values?.[name]?.S,
  );
  const sks = history.get(partition) ?? [];
  const found = sks.slice(smaller(sks, lower), smaller(sks, upper) + Number(sks.includes(upper)));
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
export const clientOf = (history: History): DynamoDBClient => {
  const client = new DynamoDBClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) => {
        if (commandName !== 'QueryCommand') throw new Error(`the table does not know ${String(commandName)}`);
        return {
          output: { $metadata: {}, ...answered(history, input as QueryCommandInput) } as never,
          response: {},
        };
      },
    { step: 'initialize', priority: 'low' },
  );
  return client;
};

import type { BatchGetItemCommandInput, DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/aws/dynamo.ts';
import { clientAnswering, PAGE, startOf } from '../shared/table.ts';
import { unitsOf } from '../shared/size.ts';

/** The most keys of one BatchGetItem. */
const MOST_KEYS = 100;
const KEYS = 'pk = :pk AND sk BETWEEN :first AND :last';

/** An item, and what it counts, in bytes. */
export interface Sized {
  readonly item: Item;
  readonly size: number;
}

/** The items of a partition, in the order of their sort keys; each is made when it is read. */
export interface Partition {
  /** In ascending order. */
  readonly sks: readonly string[];
  readonly at: (sk: string) => Sized | undefined;
}

/** Where a text is in a sorted list; undefined when it is not. */
export const placeOf = (sks: readonly string[], sk: string): number | undefined => {
  const at = startOf(sks, sk);
  return sks[at] === sk ? at : undefined;
};

const textIn = (item: Item | undefined, name: string): string => {
  const text = item?.[name]?.S;
  if (text === undefined) throw new Error(`the table wants a text for ${name}`);
  return text;
};

/** The rest of an input must be nothing: what the table does not do, it refuses. */
const nothingElse = (others: object): void => {
  const [name] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw new Error(`the table does not know ${name}`);
};

/** The sort keys between two, both taken in, in the order in which they are read. */
function* sksIn(sks: readonly string[], first: string, last: string, isForward: boolean) {
  const from = startOf(sks, first);
  const to = startOf(sks, last) + (placeOf(sks, last) === undefined ? 0 : 1);
  for (let n = 0; n < to - from; n += 1) yield sks[isForward ? from + n : to - 1 - n] ?? '';
}

export type Partitions = (pk: string) => Partition | undefined;

const query = (partitions: Partitions, input: QueryCommandInput) => {
  const { TableName, KeyConditionExpression, ExpressionAttributeValues: values, ...options } = input;
  const { ScanIndexForward = true, Limit = Infinity, ConsistentRead = false, ...others } = options;
  const { ReturnConsumedCapacity: _, ...unknown } = others;
  nothingElse(unknown);
  if (KeyConditionExpression !== KEYS) throw new Error('the table does not know this key condition');
  const { sks, at } = partitions(textIn(values, ':pk')) ?? { sks: [], at: () => undefined };
  const Items: Item[] = [];
  let size = 0;
  let isCut = false;
  for (const sk of sksIn(sks, textIn(values, ':first'), textIn(values, ':last'), ScanIndexForward)) {
    const one = at(sk);
    if (!one) throw new Error('the table has lost an item');
    size += one.size;
    Items.push(one.item);
    // It then says that there may be more, whether there is or not.
    isCut = Items.length === Limit || size >= PAGE;
    if (isCut) break;
  }
  const { pk, sk } = Items.at(-1) ?? {};
  return {
    Items,
    Count: Items.length,
    ...(isCut && { LastEvaluatedKey: { pk, sk } }),
    ConsumedCapacity: { TableName, CapacityUnits: unitsOf(size, ConsistentRead) },
  };
};

const batchGet = (partitions: Partitions, { RequestItems = {}, ...options }: BatchGetItemCommandInput) => {
  const { ReturnConsumedCapacity: _, ...others } = options;
  nothingElse(others);
  const [[table = '', wanted] = [], second] = Object.entries(RequestItems);
  if (wanted?.Keys === undefined || second !== undefined) throw new Error('the table is one table');
  const { Keys, ConsistentRead = false, ...unknown } = wanted;
  nothingElse(unknown);
  if (Keys.length > MOST_KEYS || new Set(Keys.map((key) => JSON.stringify(key))).size < Keys.length)
    throw new Error('no batch that DynamoDB takes');
  const found = Keys.map((key) => partitions(textIn(key, 'pk'))?.at(textIn(key, 'sk')));
  const CapacityUnits = found.reduce((sum, one) => sum + unitsOf(one?.size ?? 0, ConsistentRead), 0);
  return {
    Responses: { [table]: found.flatMap((one) => (one ? [one.item] : [])) },
    UnprocessedKeys: {},
    ConsumedCapacity: [{ TableName: table, CapacityUnits }],
  };
};

/**
 * A client of a table in memory, which answers the reads that searches send, and refuses all others. It counts what
 * they consume as DynamoDB says that it does.
 */
export const clientOf = (partitions: Partitions): DynamoDBClient =>
  clientAnswering((command, input) => {
    if (command === 'QueryCommand') return query(partitions, input as QueryCommandInput);
    if (command === 'BatchGetItemCommand') return batchGet(partitions, input as BatchGetItemCommandInput);
    throw new Error(`the table does not know ${String(command)}`);
  });

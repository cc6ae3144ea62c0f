import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../core/aws/dynamo.ts';

/** A table in memory that understands what the images' requests say, and refuses everything else. */
export interface MemoryTable {
  readonly db: DynamoDBClient;
  /** All items, as text of their keys -> item. */
  readonly items: Map<string, Item>;
  /** The inputs of all calls, by command, in order. */
  readonly calls: { readonly command: string; readonly input: Json }[];
  /** Something to do before the next transaction is looked at. */
  interfere: (() => Promise<void>) | undefined;
  /** Something to do before the next removal of a single item. */
  beforeDeletion: (() => Promise<void>) | undefined;
}

type Json = Record<string, unknown>;

const textOf = (value: Item[string] | undefined): string => value?.S ?? '';
const keyOf = ({ pk, sk }: Item): string => JSON.stringify([textOf(pk), textOf(sk)]);
const count = (value: Item[string] | undefined): number => Number(value?.N ?? 0);

interface Write {
  Key?: Item;
  Item?: Item;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeValues?: Item;
}

const holds = (
  old: Item | undefined,
  { ConditionExpression: says, ExpressionAttributeValues: values }: Write,
): boolean => {
  if (says === undefined) return true;
  if (says === 'attribute_not_exists(pk)') return old === undefined;
  if (says === '#version = :version') return old?.['version']?.N === values?.[':version']?.N;
  if (says === '#count <= :zero') return old !== undefined && count(old['count']) <= count(values?.[':zero']);
  throw new Error(`the table does not know the condition ${says}`);
};

const inRange = (says: string, sk: string, values: Item): boolean => {
  if (says === 'pk = :pk') return true;
  if (says === 'pk = :pk AND sk BETWEEN :first AND :last')
    return sk >= textOf(values[':first']) && sk <= textOf(values[':last']);
  const begins = /^pk = :pk AND begins_with\(sk, (:\w+)\)$/.exec(says)?.[1];
  if (begins !== undefined) return sk.startsWith(textOf(values[begins]));
  if (says === 'pk = :pk AND sk >= :from') return sk >= textOf(values[':from']);
  throw new Error(`the table does not know the key condition ${says}`);
};

/** @param page the most items of one page of a Query: the real one's pages end at 1 MB */
export const memoryTable = (page = 1000): MemoryTable => {
  const items = new Map<string, Item>();
  const calls: MemoryTable['calls'] = [];

  const query = (input: Json) => {
    const values = input['ExpressionAttributeValues'] as Item;
    const found = [...items.values()]
      .filter(
        ({ pk, sk }) =>
          textOf(pk) === textOf(values[':pk']) &&
          inRange(String(input['KeyConditionExpression']), textOf(sk), values),
      )
      .sort((a, b) => (textOf(a['sk']) < textOf(b['sk']) ? -1 : 1));
    if (input['ScanIndexForward'] === false) found.reverse();
    const from = input['ExclusiveStartKey'] as Item | undefined;
    const isAfter = (sk: string): boolean =>
      from === undefined ||
      (input['ScanIndexForward'] === false ? sk < textOf(from['sk']) : sk > textOf(from['sk']));
    const rest = found.filter(({ sk }) => isAfter(textOf(sk)));
    const Items = rest.slice(0, Math.min(page, Number(input['Limit'] ?? page)));
    const last = Items.at(-1);
    const shown =
      input['FilterExpression'] === undefined ? Items : Items.filter((item) => count(item['count']) > 0);
    return {
      Items: shown,
      Count: shown.length,
      ...(last && Items.length < rest.length && { LastEvaluatedKey: { pk: last['pk'], sk: last['sk'] } }),
    };
  };

  const write = (kind: string, of: Write): void => {
    if (kind === 'Put' && of.Item) items.set(keyOf(of.Item), of.Item);
    else if (kind === 'Delete' && of.Key) items.delete(keyOf(of.Key));
    else if (of.UpdateExpression === 'ADD #count :by' && of.Key) {
      const sum = count(items.get(keyOf(of.Key))?.['count']) + count(of.ExpressionAttributeValues?.[':by']);
      items.set(keyOf(of.Key), { ...of.Key, count: { N: String(sum) } });
    } else throw new Error(`the table does not know ${kind}`);
  };

  const transact = (input: Json) => {
    const writes = (input['TransactItems'] as Record<string, Write>[]).flatMap((one) => Object.entries(one));
    const keys = writes.map(([, of]) => keyOf(of.Key ?? of.Item ?? {}));
    if (writes.length > 100 || new Set(keys).size < keys.length)
      throw new Error('no transaction that AWS takes');
    const reasons = writes.map(([, of], at) => ({
      Code: holds(items.get(keys[at] ?? ''), of) ? 'None' : 'ConditionalCheckFailed',
    }));
    if (reasons.some(({ Code }) => Code !== 'None'))
      throw new TransactionCanceledException({ $metadata: {}, message: 'no', CancellationReasons: reasons });
    for (const [kind, of] of writes) write(kind, of);
    return {};
  };

  const remove = (input: Json) => {
    const key = keyOf(input['Key'] as Item);
    if (!holds(items.get(key), input))
      throw new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });
    items.delete(key);
    return {};
  };

  const table: MemoryTable = {
    db: new DynamoDBClient({ region: 'us-west-2', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }),
    items,
    calls,
    interfere: undefined,
    beforeDeletion: undefined,
  };

  const run = async (command: string, input: Json): Promise<Json> => {
    calls.push({ command, input: { ...input } });
    const requests = Object.entries((input['RequestItems'] ?? {}) as Record<string, unknown>);
    switch (command) {
      case 'GetItemCommand': {
        const Item = items.get(keyOf(input['Key'] as Item));
        return Item ? { Item } : {};
      }
      case 'DeleteItemCommand': {
        const { beforeDeletion } = table;
        table.beforeDeletion = undefined;
        await beforeDeletion?.();
        return remove(input);
      }
      case 'QueryCommand':
        return query(input);
      case 'TransactWriteItemsCommand': {
        const { interfere } = table;
        table.interfere = undefined;
        await interfere?.();
        return transact(input);
      }
      case 'BatchGetItemCommand':
        return {
          Responses: Object.fromEntries(
            requests.map(([name, of]) => {
              const { Keys } = of as { Keys: Item[] };
              if (Keys.length > 100) throw new Error('too many keys for one BatchGetItem');
              return [name, Keys.map((key) => items.get(keyOf(key))).filter((item) => item !== undefined)];
            }),
          ),
        };
      case 'BatchWriteItemCommand':
        for (const [, of] of requests) {
          const writes = of as { DeleteRequest: { Key: Item } }[];
          if (writes.length > 25) throw new Error('too many items for one BatchWriteItem');
          for (const { DeleteRequest } of writes) items.delete(keyOf(DeleteRequest.Key));
        }
        return {};
      default:
        throw new Error(`the table does not know ${command}`);
    }
  };

  table.db.middlewareStack.add(
    (_next, context) => async (args) => ({
      output: {
        $metadata: {},
        ...(await run(context.commandName ?? '', args.input as unknown as Json)),
      } as never,
      response: {},
    }),
    { step: 'initialize', priority: 'low' },
  );
  return table;
};

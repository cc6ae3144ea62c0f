import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Library } from './library.ts';

/** The most items of one BatchWriteItem. */
const MOST = 25;
const AT_ONCE = 8;

const write = async (db: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<void> => {
  for (let left = requests; left.length > 0;) {
    const { UnprocessedItems } = await db.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
    );
    left = UnprocessedItems?.[table] ?? [];
  }
};

function* batchesOf(library: Library) {
  let batch: WriteRequest[] = [];
  for (const { sks, at } of library.values())
    for (const sk of sks) {
      batch.push({ PutRequest: { Item: at(sk)?.item } });
      if (batch.length < MOST) continue;
      yield batch;
      batch = [];
    }
  yield batch;
}

/** A client of an engine that speaks DynamoDB's protocol, such as DynamoDB Local, once the library is in it. */
export const engineAt = async (
  endpoint: string,
  table: string,
  library: Library,
): Promise<DynamoDBClient> => {
  const db = new DynamoDBClient({
    endpoint,
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  await db.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  const batches = batchesOf(library);
  const writer = async (): Promise<void> => {
    for (const batch of batches) await write(db, table, batch);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
  return db;
};

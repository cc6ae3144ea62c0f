import {
  type DynamoDBClient,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  GetItemCommand,
  type GetItemCommandInput,
  paginateQuery,
  type QueryCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds } from '../../../core/aws/condition.ts';
import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { record, type Stored, text } from '../../../core/aws/record.ts';

/**
 * The table key of a record of the Accounts table: what is kept of an account beside the directory and the keys. Here is what
 * the records have in common; each kind has its own file. Their time to live is the attribute `until` (epoch seconds).
 */
export type RecordKey = Readonly<Record<'pk' | 'sk', string>>;

const sortKey = record({ sk: text });

/** Records of users, one for each: the sort key is the user's sub, which is no attribute besides. */
export const userRecord = <T>(kind: string, kept: Stored<T>): Stored<T & { readonly sub: string }> => ({
  write: (thing) => ({ ...stringsOf({ pk: kind, sk: thing.sub }), ...kept.write(thing) }),
  read: (item) => ({ ...kept.read(item), sub: sortKey.read(item).sk }),
});

/** A consistent read of one record. */
const recordAt = (table: string, key: RecordKey): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf(key),
  ConsistentRead: true,
});

export const withoutRecord = (table: string, key: RecordKey): DeleteItemCommandInput => ({
  TableName: table,
  Key: stringsOf(key),
});

/** All records of a kind, as they are now. */
export const recordsOf = (table: string, pk: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': { S: pk } },
  ConsistentRead: true,
});

export const readRecord = async (
  db: DynamoDBClient,
  table: string,
  key: RecordKey,
): Promise<Item | undefined> => (await db.send(new GetItemCommand(recordAt(table, key)))).Item;

/** Deletes a record; gone already is a success. */
export const removeRecord = async (db: DynamoDBClient, table: string, key: RecordKey): Promise<void> => {
  await db.send(new DeleteItemCommand(withoutRecord(table, key)));
};

/** The items of all pages. */
export async function* readAll(db: DynamoDBClient, query: QueryCommandInput): AsyncGenerator<Item> {
  for await (const page of paginateQuery({ client: db }, query)) yield* page.Items ?? [];
}

/** Sends an update that has a condition: false when it did not hold. */
export const updateIf = async (db: DynamoDBClient, input: UpdateItemCommandInput): Promise<boolean> =>
  (await ifItHolds(() => db.send(new UpdateItemCommand(input)))) !== undefined;

import {
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  type TransactWriteItemsCommandInput,
  type UpdateItemCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { patiently } from '../../../core/aws/busy.ts';
import { ifItHolds, isUnmet, transact } from '../../../core/aws/condition.ts';
import { type Item, numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { number, record, type Stored, text } from '../../../core/aws/record.ts';
import type { Registration, Registry } from '../tables/tables.ts';

const registrations: Stored<Registration> = record({ name: text, attempt: text, since: number });

const COUNT: Item = stringsOf({ pk: 'COUNT', sk: 'tables' });
const keyOf = ({ name }: Pick<Registration, 'name'>): Item => stringsOf({ pk: 'TABLE', sk: name });

const registered = (table: string, name: string): GetItemCommandInput => ({
  TableName: table,
  Key: keyOf({ name }),
  ConsistentRead: true,
});

/** Registers a name that is free and counts it, or does neither. */
const added = (table: string, one: Registration, most: number): TransactWriteItemsCommandInput => ({
  TransactItems: [
    {
      Put: {
        TableName: table,
        Item: { ...keyOf(one), ...registrations.write(one) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Update: {
        TableName: table,
        Key: COUNT,
        UpdateExpression: 'ADD tableCount :one',
        ConditionExpression: 'attribute_not_exists(tableCount) OR tableCount < :most',
        ExpressionAttributeValues: numbersOf({ ':one': 1, ':most': most }),
      },
    },
  ],
});

const SAME = 'attempt = :attempt';
const sameAs = ({ attempt }: Registration): Item => stringsOf({ ':attempt': attempt });

/** Forgets a registration and counts one less, or does neither. */
const removed = (table: string, one: Registration): TransactWriteItemsCommandInput => ({
  TransactItems: [
    {
      Delete: {
        TableName: table,
        Key: keyOf(one),
        ConditionExpression: SAME,
        ExpressionAttributeValues: sameAs(one),
      },
    },
    {
      Update: {
        TableName: table,
        Key: COUNT,
        UpdateExpression: 'ADD tableCount :less',
        ExpressionAttributeValues: numbersOf({ ':less': -1 }),
      },
    },
  ],
});

const replaced = (table: string, old: Registration, by: Registration): UpdateItemCommandInput => ({
  TableName: table,
  Key: keyOf(old),
  UpdateExpression: 'SET attempt = :next, since = :since',
  ConditionExpression: SAME,
  ExpressionAttributeValues: {
    ...sameAs(old),
    ...stringsOf({ ':next': by.attempt }),
    ...numbersOf({ ':since': by.since }),
  },
});

/** The registry of a stack's tables, in a table of its own. */
export const musicRegistry = (db: DynamoDBClient, table: string): Registry => {
  const ifMet = async (input: TransactWriteItemsCommandInput): Promise<boolean> => {
    try {
      await transact(db, input);
      return true;
    } catch (error) {
      if (isUnmet(error)) return false;
      throw error;
    }
  };
  return {
    find: async (name) => {
      const { Item } = await patiently(() => db.send(new GetItemCommand(registered(table, name))));
      return Item && registrations.read(Item);
    },
    add: (one, most) => patiently(() => ifMet(added(table, one, most))),
    remove: (one) => patiently(() => ifMet(removed(table, one))),
    replace: async (old, by) => {
      const send = () => db.send(new UpdateItemCommand(replaced(table, old, by)));
      return (await patiently(() => ifItHolds(send))) !== undefined;
    },
  };
};

import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Tables, TableState } from '../tables/tables.ts';
import { unlessInUse, unlessMissing } from './sending.ts';

/**
 * The name of a table in DynamoDB. A dot ends the stack's name, which can hold none: no stack reaches the tables of
 * another whose name begins with its own.
 */
export const tableName = (stack: string, name: string): string => `${stack}.music.${name}`;

/** A table of songs, on demand. */
const musicTable = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'Artist', AttributeType: 'S' },
    { AttributeName: 'SongTitle', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'Artist', KeyType: 'HASH' },
    { AttributeName: 'SongTitle', KeyType: 'RANGE' },
  ],
});

const STATES: Readonly<Record<string, TableState>> = { CREATING: 'creating', DELETING: 'deleting' };

/** The tables of a stack, in DynamoDB. */
export const musicTables = (db: DynamoDBClient, stack: string): Tables => {
  const stateOf: Tables['stateOf'] = async (name) => {
    const command = new DescribeTableCommand({ TableName: tableName(stack, name) });
    const found = await unlessMissing(() => db.send(command));
    return found ? (STATES[found.Table?.TableStatus ?? ''] ?? 'active') : 'absent';
  };
  return {
    stateOf,
    create: async (name) => {
      const command = new CreateTableCommand(musicTable(tableName(stack, name)));
      return (await unlessInUse(() => db.send(command))) !== undefined;
    },
    remove: async (name) => {
      const command = new DeleteTableCommand({ TableName: tableName(stack, name) });
      const asked = await unlessMissing(() =>
        unlessInUse(() => db.send(command).then(() => ({ isDone: true }))).then(
          (done) => done ?? { isDone: false },
        ),
      );
      if (!asked) return 'absent';
      return asked.isDone ? 'active' : stateOf(name);
    },
  };
};

import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type MemoryTables, memoryTables } from '../../shared/table.ts';
import { type Command, OWNED, PAIRS } from './commands.ts';
import { type Outcome, outcomeOf, textOf } from './outcome.ts';

/** A command of which two tables do not say the same. */
export interface Difference {
  readonly command: Command;
  readonly real: Outcome;
  readonly memory: Outcome;
}

const PAY = { BillingMode: 'PAY_PER_REQUEST' } as const;

/** Makes the two tables, and answers when they can be used. */
export const createTables = async (db: DynamoDBClient): Promise<void> => {
  await db.send(
    new CreateTableCommand({
      TableName: PAIRS,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...PAY,
    }),
  );
  const KeySchema = [
    { AttributeName: 'owner', KeyType: 'HASH' as const },
    { AttributeName: 'rank', KeyType: 'RANGE' as const },
  ];
  await db.send(
    new CreateTableCommand({
      TableName: OWNED,
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'owner', AttributeType: 'S' },
        { AttributeName: 'rank', AttributeType: 'N' },
      ],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [{ IndexName: 'byOwner', KeySchema, Projection: { ProjectionType: 'ALL' } }],
      ...PAY,
    }),
  );
  for (const TableName of [PAIRS, OWNED])
    while ((await db.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus !== 'ACTIVE')
      await setTimeout(100);
};

export const deleteTables = async (db: DynamoDBClient): Promise<void> => {
  for (const TableName of [PAIRS, OWNED])
    await db.send(new DeleteTableCommand({ TableName })).catch(() => undefined);
};

/** The same tables in memory. */
export const inMemory = (): MemoryTables =>
  memoryTables({
    [PAIRS]: { hash: 'pk', range: 'sk' },
    [OWNED]: { hash: 'id', types: { rank: 'N' }, indexes: { byOwner: { hash: 'owner', range: 'rank' } } },
  });

/**
 * Gives the real tables the items that those in memory have: one difference is not to make others. They are made
 * anew, for they may hold what they should have refused, and cannot delete.
 */
const align = async (db: DynamoDBClient, memory: MemoryTables): Promise<void> => {
  await deleteTables(db);
  await createTables(db);
  for (const TableName of [PAIRS, OWNED])
    for (const Item of memory.items(TableName)) await db.send(new PutItemCommand({ TableName, Item }));
};

/** Sends each command to both, one after the other. @returns those of which they do not say the same */
export const differences = async (db: DynamoDBClient, all: readonly Command[]): Promise<Difference[]> => {
  const memory = inMemory();
  const found: Difference[] = [];
  for (const command of all) {
    const difference = {
      command,
      real: await outcomeOf(db, command),
      memory: await outcomeOf(memory.db, command),
    };
    if (textOf(difference.real) === textOf(difference.memory)) continue;
    found.push(difference);
    await align(db, memory);
  }
  return found;
};

import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { KEY_ATTRIBUTES, TABLE_INDEXES } from '../../systems/permits/aws/index-keys.ts';

const schemaOf = (hash: string, range: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

/** Makes a table with the keys and the indexes of template.yaml's PermitsTable. */
export const createPermitsTable = async (db: DynamoDBClient, table: string): Promise<void> => {
  await db.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', ...KEY_ATTRIBUTES].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: schemaOf('pk', 'sk'),
      GlobalSecondaryIndexes: Object.values(TABLE_INDEXES).map(({ name, partition, order }) => ({
        IndexName: name,
        KeySchema: schemaOf(partition, order),
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  await waitUntilTableExists({ client: db, maxWaitTime: 30 }, { TableName: table });
};

import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { awsConfig } from '../../ops/clients.ts';
import { newName } from './accounts.ts';
import { aws, endpoints, output } from './stack.ts';

const config = awsConfig({ endpoint: endpoints.aws, region: endpoints.region });
const sts = new STSClient(config);
const clients: { destroy: () => void }[] = [sts];
afterAll(() => {
  for (const client of clients) client.destroy();
});

/** DynamoDB, with the credentials of a function. */
const asRole = async (logicalId: string): Promise<DynamoDBClient> => {
  const { StackResourceDetail } = await aws.cloudFormation.send(
    new DescribeStackResourceCommand({ StackName: endpoints.stack, LogicalResourceId: logicalId }),
  );
  const { Role } = await aws.iam.send(
    new GetRoleCommand({ RoleName: StackResourceDetail?.PhysicalResourceId }),
  );
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'test' }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  const db = new DynamoDBClient({ ...config, credentials });
  clients.push(db);
  return db;
};

const Key = { id: { S: '1' } };
type Command = (db: DynamoDBClient, TableName: string) => Promise<unknown>;
const COMMANDS: Readonly<Record<string, Command>> = {
  CreateTable: (db, TableName) =>
    db.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    ),
  DescribeTable: (db, TableName) => db.send(new DescribeTableCommand({ TableName })),
  PutItem: (db, TableName) => db.send(new PutItemCommand({ TableName, Item: Key })),
  GetItem: (db, TableName) => db.send(new GetItemCommand({ TableName, Key })),
  UpdateItem: (db, TableName) => db.send(new UpdateItemCommand({ TableName, Key })),
  Query: (db, TableName) =>
    db.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': { S: '1' } },
      }),
    ),
  Scan: (db, TableName) => db.send(new ScanCommand({ TableName })),
  DeleteItem: (db, TableName) => db.send(new DeleteItemCommand({ TableName, Key })),
  DeleteTable: (db, TableName) => db.send(new DeleteTableCommand({ TableName })),
};

/** The commands that a role may send to a table, whatever that makes of them. */
const allowed = async (db: DynamoDBClient, table: string): Promise<string[]> => {
  const names: string[] = [];
  for (const [name, send] of Object.entries(COMMANDS)) {
    const refused = await send(db, table).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    if (refused !== 'AccessDeniedException') names.push(name);
  }
  return names;
};

const name = newName('isolated');
const others = [`${endpoints.stack}-2.data.${name}`, `${endpoints.stack}-2.music.${name}`, name];
beforeAll(async () => {
  for (const other of others) await COMMANDS['CreateTable']?.(aws.dynamoDB, other);
});
afterAll(async () => {
  for (const other of others) await COMMANDS['DeleteTable']?.(aws.dynamoDB, other);
});

describe.each([
  [
    'ManagerRole',
    'data',
    ['PutItem', 'GetItem', 'UpdateItem', 'Query', 'Scan', 'DeleteItem'],
    { MusicRegistryTable: [] },
  ],
  [
    'MusicRole',
    'music',
    ['CreateTable', 'DescribeTable', 'PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'DeleteTable'],
    { MusicRegistryTable: ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem'] },
  ],
])('with the credentials of %s', (role, kind, want, { MusicRegistryTable: registry }) => {
  let db: DynamoDBClient;
  beforeAll(async () => {
    db = await asRole(role);
  });

  test('the function’s own tables can be used', async () => {
    expect(await allowed(db, `${endpoints.stack}.${kind}.${name}`)).toEqual(want);
    expect(await allowed(db, output('MusicRegistryTableName'))).toEqual(registry);
  });

  test('a key can be looked up, and nothing else be done with keys', async () => {
    expect(await allowed(db, output('KeysTableName'))).toEqual(['GetItem']);
  });

  test('no other table can be reached, nor the list of them be read', async () => {
    const mine = kind === 'data' ? 'music' : 'data';
    for (const table of [
      ...others,
      `${endpoints.stack}.${mine}.${name}`,
      output('PermitsTableName'),
      output('AccountsTableName'),
    ])
      expect([table, await allowed(db, table)]).toEqual([table, []]);
    await expect(db.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

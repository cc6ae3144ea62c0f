import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Item, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { digestOf } from '../claims/claim.ts';
import type { Newest } from '../loading/ports.ts';

const tableKeyOf = (file: string): Item => stringsOf({ pk: `FILE#${digestOf(file)}`, sk: 'NEWEST' });

/** The newest version of each file, an item each. */
export const newestStore = (db: DynamoDBClient, table: string): Newest => ({
  register: (file, version) =>
    putIf(db, {
      TableName: table,
      Item: { ...tableKeyOf(file), ...stringsOf({ file, version }) },
      ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': { S: version } },
    }),
  async isNewest(file, version) {
    const { Item } = await db.send(
      new GetItemCommand({ TableName: table, Key: tableKeyOf(file), ConsistentRead: true }),
    );
    return Item?.['version']?.S === version;
  },
});

import type { DynamoDBClient, PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { deniedBefore, deniedJti } from '../../../core/http/denied.ts';
import type { TokenDenials } from '../denials/denial.ts';
import { numbersOf, putIf, stringsOf } from '../../../core/aws/dynamo.ts';

/** Never moves back: of two changes the later one counts, whichever is written first. */
const denialBefore = (table: string, sub: string, before: number, until: number): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf({ id: deniedBefore(sub) }), ...numbersOf({ before, until }) },
  ConditionExpression: 'attribute_not_exists(id) OR #before < :before',
  ExpressionAttributeNames: { '#before': 'before' },
  ExpressionAttributeValues: numbersOf({ ':before': before }),
});

const denialOfSession = (table: string, jti: string, until: number): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf({ id: deniedJti(jti), reason: 'signed out' }), ...numbersOf({ until }) },
});

/** The deny list in its table, as far as tokens go. All of it may be repeated. */
export const tokenDenials = (db: DynamoDBClient, table: string): TokenDenials => ({
  async denyBefore(sub, before, until) {
    await putIf(db, denialBefore(table, sub, before, until));
  },
  async denySession(jti, until) {
    await putIf(db, denialOfSession(table, jti, until));
  },
});

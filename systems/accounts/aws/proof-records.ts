import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds } from '../../../core/aws/condition.ts';
import { numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { number, record, text } from '../../../core/aws/record.ts';
import { userRecord } from './records.ts';
import type { Proof, Proofs } from '../email/email-proof.ts';

const EMAIL = 'EMAIL';

/** `until` is the time to live. */
const proofs = userRecord(
  EMAIL,
  record({ email: text, codeHash: text, sentAt: text, until: number, attempts: number }),
);

/** Where a user's proof is. */
const recordKey = (sub: string) => stringsOf({ pk: EMAIL, sk: sub });

const newProof = (table: string, proof: Proof, unlessAfter: string): PutItemCommandInput => {
  return {
    TableName: table,
    Item: proofs.write({ ...proof, attempts: 0 }),
    ConditionExpression: 'attribute_not_exists(pk) OR sentAt <= :unlessAfter',
    ExpressionAttributeValues: stringsOf({ ':unlessAfter': unlessAfter }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
};

const attemptAt = (table: string, sub: string, now: number, most: number): UpdateItemCommandInput => ({
  TableName: table,
  Key: recordKey(sub),
  UpdateExpression: 'ADD attempts :one',
  ConditionExpression: 'attribute_exists(pk) AND attempts < :most AND #until > :now',
  ExpressionAttributeNames: { '#until': 'until' },
  ExpressionAttributeValues: numbersOf({ ':one': 1, ':most': most, ':now': now }),
  ReturnValues: 'ALL_NEW',
});

const withoutProof = (
  table: string,
  { sub, codeHash }: Pick<Proof, 'sub' | 'codeHash'>,
): DeleteItemCommandInput => ({
  TableName: table,
  Key: recordKey(sub),
  ConditionExpression: 'codeHash = :codeHash',
  ExpressionAttributeValues: stringsOf({ ':codeHash': codeHash }),
});

/** The proofs of addresses, in the Accounts table. */
export const proofRecords = (db: DynamoDBClient, table: string): Proofs => ({
  async begin(proof, unlessAfter) {
    try {
      await db.send(new PutItemCommand(newProof(table, proof, unlessAfter)));
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return proofs.read(error.Item ?? {}).sentAt;
    }
  },
  async attempt(sub, now, most) {
    const tried = await ifItHolds(() => db.send(new UpdateItemCommand(attemptAt(table, sub, now, most))));
    if (tried === undefined) return undefined;
    const { email, codeHash } = proofs.read(tried.Attributes ?? {});
    return { email, codeHash };
  },
  async remove(proof) {
    await ifItHolds(() => db.send(new DeleteItemCommand(withoutProof(table, proof))));
  },
  async removeOf(sub) {
    await db.send(new DeleteItemCommand({ TableName: table, Key: recordKey(sub) }));
  },
});

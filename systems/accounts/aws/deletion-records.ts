import {
  type DynamoDBClient,
  type QueryCommandInput,
  type TransactWriteItemsCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { isUnmet, transact } from '../../../core/aws/condition.ts';
import { numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { number, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { epochSeconds } from '../../../core/time.ts';
import { deniedSub } from '../../../core/http/denied.ts';
import { DENIED_S } from '../denials/denial.ts';
import type { Deletion, Deletions } from '../deletions/deletion.ts';
import {
  readAll,
  readRecord,
  type RecordKey,
  recordsOf,
  updateIf,
  userRecord,
  withoutRecord,
} from './records.ts';

const DELETION = 'DELETION';

/** The two tables that a deletion changes together. */
export interface DeletionTables {
  readonly accounts: string;
  readonly denied: string;
}

const deletions: Stored<Deletion> = userRecord(
  DELETION,
  record({
    username: text,
    startedAt: text,
    step: text,
    activeAt: optional(text),
    turn: optional(number),
    by: text,
  }),
);

const recordKey = (sub: string): RecordKey => ({ pk: DELETION, sk: sub });

/** Denies the user and keeps the record, or does neither when there is a record. */
const begunDeletion = (tables: DeletionTables, deletion: Deletion): TransactWriteItemsCommandInput => ({
  TransactItems: [
    {
      Put: {
        TableName: tables.denied,
        Item: {
          ...stringsOf({ id: deniedSub(deletion.sub), reason: 'deleted' }),
          ...numbersOf({ since: epochSeconds(new Date(deletion.startedAt)) }),
        },
      },
    },
    {
      Put: {
        TableName: tables.accounts,
        Item: deletions.write(deletion),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ],
});

/** The deny entry outlives every token; the time to live then removes it. */
const endedDeletion = (tables: DeletionTables, sub: string, now: Date): TransactWriteItemsCommandInput => ({
  TransactItems: [
    { Delete: withoutRecord(tables.accounts, recordKey(sub)) },
    {
      Update: {
        TableName: tables.denied,
        Key: stringsOf({ id: deniedSub(sub) }),
        UpdateExpression: 'SET #reason = :deleted, #until = :until',
        ExpressionAttributeNames: { '#reason': 'reason', '#until': 'until' },
        ExpressionAttributeValues: {
          ...stringsOf({ ':deleted': 'deleted' }),
          ...numbersOf({ ':until': epochSeconds(now) + DENIED_S }),
        },
      },
    },
  ],
});

/** The step that begins now, while there is a record. */
const deletionStep = (table: string, sub: string, step: string, now: Date): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(recordKey(sub)),
  UpdateExpression: 'SET #step = :step, #activeAt = :now',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeNames: { '#step': 'step', '#activeAt': 'activeAt' },
  ExpressionAttributeValues: stringsOf({ ':step': step, ':now': now.toISOString() }),
});

const AT_TURN = '#turn = :from';
const AT_FIRST_TURN = `attribute_exists(pk) AND (attribute_not_exists(#turn) OR ${AT_TURN})`;

/** The turn that it is at from now on, if it is at this one. */
const movedTurn = (table: string, sub: string, from: number, to: number): UpdateItemCommandInput => ({
  TableName: table,
  Key: stringsOf(recordKey(sub)),
  UpdateExpression: 'SET #turn = :to',
  ConditionExpression: from === 0 ? AT_FIRST_TURN : AT_TURN,
  ExpressionAttributeNames: { '#turn': 'turn' },
  ExpressionAttributeValues: numbersOf({ ':from': from, ':to': to }),
});

/** Only deletions under way have records, so there are few of them to look through. */
const deletionsNamed = (table: string, username: string): QueryCommandInput => {
  const { ExpressionAttributeValues, ...query } = recordsOf(table, DELETION);
  return {
    ...query,
    FilterExpression: '#username = :username',
    ExpressionAttributeNames: { '#username': 'username' },
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ...stringsOf({ ':username': username }) },
  };
};

export const deletionRecords = (db: DynamoDBClient, tables: DeletionTables): Deletions => {
  const get = async (sub: string): Promise<Deletion | undefined> => {
    const item = await readRecord(db, tables.accounts, recordKey(sub));
    return item && deletions.read(item);
  };
  return {
    get,
    async begin(deletion) {
      try {
        await transact(db, begunDeletion(tables, deletion));
        return deletion;
      } catch (error) {
        if (isUnmet(error)) return get(deletion.sub);
        throw error;
      }
    },
    async byName(username) {
      for await (const item of readAll(db, deletionsNamed(tables.accounts, username)))
        return deletions.read(item);
      return undefined;
    },
    async step(sub, step, now) {
      await updateIf(db, deletionStep(tables.accounts, sub, step, now));
    },
    moveTurn: (sub, from, to) => updateIf(db, movedTurn(tables.accounts, sub, from, to)),
    async end(sub, now) {
      await transact(db, endedDeletion(tables, sub, now));
    },
    async *all() {
      for await (const item of readAll(db, recordsOf(tables.accounts, DELETION))) yield deletions.read(item);
    },
  };
};

import { randomUUID } from 'node:crypto';
import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { ifItHolds } from '../../../core/aws/condition.ts';
import { numbersOf, putIf, stringsOf } from '../../../core/aws/dynamo.ts';
import { epochSeconds, SOON_S } from '../../../core/time.ts';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { WithLock } from '../users/last-admin.ts';
import { type RecordKey, withoutRecord } from './records.ts';

/** A request of the gateway ends after 29 seconds: nobody who holds the lock works longer. */
const HELD_S = 30;

const lockKey = (name: string): RecordKey => ({ pk: 'LOCK', sk: name });

/** Takes the lock, unless somebody has it whose time is not up. */
const heldLock = (table: string, name: string, holder: string, now: Date): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf({ ...lockKey(name), holder }), ...numbersOf({ until: epochSeconds(now) + HELD_S }) },
  ConditionExpression: 'attribute_not_exists(pk) OR #until < :now',
  ExpressionAttributeNames: { '#until': 'until' },
  ExpressionAttributeValues: numbersOf({ ':now': epochSeconds(now) }),
});

/** Gives the lock back, unless somebody else has it by now. */
const releasedLock = (table: string, name: string, holder: string): DeleteItemCommandInput => ({
  ...withoutRecord(table, lockKey(name)),
  ConditionExpression: '#holder = :holder',
  ExpressionAttributeNames: { '#holder': 'holder' },
  ExpressionAttributeValues: stringsOf({ ':holder': holder }),
});

export const recordLock =
  (db: DynamoDBClient, table: string, now: () => Date): WithLock =>
  async (name, what, work) => {
    const holder = randomUUID();
    const take = async (): Promise<void> => {
      if (!(await putIf(db, heldLock(table, name, holder, now()))))
        throw new Failure('Conflict', `Another change to ${what} is in progress: try again`, {
          retryAfterS: SOON_S,
        });
    };
    try {
      await withBackoff(take, (error) => error instanceof Failure);
      return await work();
    } finally {
      // Also after a failed acquisition, whose response may have been lost. The condition spares the locks of others.
      try {
        await ifItHolds(() => db.send(new DeleteItemCommand(releasedLock(table, name, holder))));
      } catch (error) {
        // What the work came to is what counts; the lock ends by itself.
        log.error('a lock was not released', { lock: name, error: describe(error) });
      }
    }
  };

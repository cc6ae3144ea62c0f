import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { withBackoff } from './backoff.ts';

/**
 * Sends what has a condition.
 * @returns what came back; undefined when the condition did not hold, and nothing has changed
 */
export const ifItHolds = async <T>(send: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

const UNMET = 'ConditionalCheckFailed';
const HELD = 'TransactionConflict';

/** Whether a transaction was cancelled, and one of its items gives one of these codes as the reason. */
const isCancelledFor = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && codes.includes(Code));

/** Whether a transaction was cancelled because a condition does not hold. */
export const isUnmet = (error: unknown): boolean => isCancelledFor(error, UNMET);

/** Whether a transaction was cancelled because of another change, one that is done or one under way. */
export const isOvertaken = (error: unknown): boolean => isCancelledFor(error, UNMET, HELD);

/** Whether a transaction was cancelled only because another one held an item: it may be sent again. */
const wasHeld = (error: unknown): boolean => isCancelledFor(error, HELD) && !isUnmet(error);

/**
 * Sends a transaction, again when another one holds one of its items: the SDK does not repeat that.
 * @throws TransactionCanceledException for a condition that does not hold, and when the items stay held
 */
export const transact = async (db: DynamoDBClient, input: TransactWriteItemsCommandInput): Promise<void> => {
  await withBackoff(() => db.send(new TransactWriteItemsCommand(input)), wasHeld);
};

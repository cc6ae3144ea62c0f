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

/** Whether a transaction came to nothing only because another one held an item: it may be sent again. */
const wasHeld = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'TransactionConflict') &&
  (error.CancellationReasons ?? []).every(({ Code }) => Code !== 'ConditionalCheckFailed');

/**
 * Sends a transaction, again when another one holds one of its items: the SDK does not repeat that.
 * @throws TransactionCanceledException for a condition that does not hold, and when the items stay held
 */
export const transact = async (db: DynamoDBClient, input: TransactWriteItemsCommandInput): Promise<void> => {
  await withBackoff(() => db.send(new TransactWriteItemsCommand(input)), wasHeld);
};

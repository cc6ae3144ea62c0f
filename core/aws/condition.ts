import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

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

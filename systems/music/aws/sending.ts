import { ResourceInUseException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { patiently } from '../../../core/aws/busy.ts';

/** An answer that stands for an error that is expected; other errors are thrown. */
const unless =
  (kind: typeof ResourceInUseException | typeof ResourceNotFoundException) =>
  async <T>(send: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await patiently(send);
    } catch (error) {
      if (error instanceof kind) return undefined;
      throw error;
    }
  };

/** Undefined when the table is not there, or cannot be used yet or any more. */
export const unlessMissing = unless(ResourceNotFoundException);

/** Undefined when the table is in a state in which this cannot be done. */
export const unlessInUse = unless(ResourceInUseException);

import {
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ResourceInUseException,
  ResourceNotFoundException,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { Failure } from '../../../core/errors.ts';

const RETRY_AFTER_S = 1;

/** What DynamoDB refuses for the moment. A transaction gets here when its items stay held. */
const PASSING = [
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
];

/** @throws Failure TooManyRequests for what passes */
export const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (cause) {
    if (!PASSING.some((kind) => cause instanceof kind)) throw cause;
    throw new Failure('TooManyRequests', 'The tables are busy: try again in a moment', {
      cause,
      retryAfterS: RETRY_AFTER_S,
    });
  }
};

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

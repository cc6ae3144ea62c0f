import {
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { Failure } from '../errors.ts';

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
    throw new Failure('TooManyRequests', 'The tables are busy: try again in a moment', { cause });
  }
};

import {
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { Failure } from '../errors.ts';

/** What DynamoDB refuses for the moment. */
const PASSING = [
  LimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionConflictException,
  TransactionInProgressException,
];

/** Why a transaction may be cancelled once and done another time. `None` marks the items that were in order. */
const PASSING_REASONS: readonly (string | undefined)[] = [
  undefined,
  'None',
  'ConditionalCheckFailed',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
];

const isPassing = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).every(({ Code }) => PASSING_REASONS.includes(Code))
    : PASSING.some((kind) => error instanceof kind);

/**
 * What contention is reported as: items that other requests are changing or holding, or a table under heavy load.
 * @returns Failure TooManyRequests; undefined for any other error
 */
export const contention = (cause: unknown): Failure | undefined =>
  isPassing(cause)
    ? new Failure('TooManyRequests', 'The tables are busy: try again in a moment', { cause })
    : undefined;

/** @throws Failure TooManyRequests for what passes */
export const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    throw contention(error) ?? error;
  }
};

import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { isOvertaken, isUnmet } from '../../../core/aws/condition.ts';
import type { Item } from '../../../core/aws/dynamo.ts';
import { Failure } from '../../../core/errors.ts';
import { type RotationLimits, rotationsOn } from '../keys/counting.ts';
import type { Key } from '../keys/key.ts';
import { tooManyKeys, tooManyReplaced, tooManyRotations } from '../keys/limits.ts';
import { countFrom } from './key-count-record.ts';

/** Whether the condition of the item at this place of a transaction does not hold. */
const isUnmetAt = ({ CancellationReasons: reasons }: TransactionCanceledException, place: number): boolean =>
  reasons?.[place]?.Code === 'ConditionalCheckFailed';

const itemAt = (error: TransactionCanceledException, place: number): Item | undefined =>
  error.CancellationReasons?.[place]?.Item;

/** The same error; a Failure when other requests have held the items for too long. */
export const heldRefusal = (error: unknown): unknown =>
  isOvertaken(error) && !isUnmet(error)
    ? new Failure('TooManyRequests', 'The keys of the user are being changed: try again in a moment', {
        cause: error,
      })
    : error;

/**
 * Why a registration was cancelled: a denied owner comes first, then an entry that is there already, then a limit.
 * @returns undefined when the key is registered already; the error itself for what is none of them
 */
export const registrationRefusal = (cause: unknown, key: Key, most: number | undefined): unknown => {
  if (!(cause instanceof TransactionCanceledException)) return cause;
  if (isUnmetAt(cause, 0))
    return new Failure('Conflict', 'The user is disabled or being deleted, and cannot have keys', { cause });
  if (isUnmetAt(cause, 1)) return itemAt(cause, 1)?.['keyId']?.S === key.keyId ? undefined : cause;
  if (!isUnmetAt(cause, 2)) return heldRefusal(cause);
  return itemAt(cause, 2) === undefined || most === undefined
    ? new Failure('Conflict', 'The user is being deleted, and cannot have keys', { cause })
    : tooManyKeys(most, { cause });
};

/** Why a rotation was cancelled; the error itself for what is no other request's doing. */
export const rotationRefusal = (
  cause: unknown,
  { scope }: Key,
  { perDay }: RotationLimits,
  now: Date,
): unknown => {
  if (!(cause instanceof TransactionCanceledException) || !isOvertaken(cause)) return cause;
  const counted = isUnmetAt(cause, 0) || isUnmetAt(cause, 1) ? undefined : itemAt(cause, 2);
  if (counted === undefined)
    return new Failure('Conflict', 'Another request changed the key: try again', { cause });
  const today = perDay && countFrom(counted).rotations.get(rotationsOn(scope, perDay.day));
  return perDay && today !== undefined && today >= perDay.most
    ? tooManyRotations(perDay.most, now, { cause })
    : tooManyReplaced({ cause });
};

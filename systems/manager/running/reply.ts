import type { components } from '../../../core/contract/types.ts';
import { type ExactObject, textOf } from '../exact/exact.ts';
import { CONDITION_FAILED } from './invoked.ts';
import type { Outcome } from './run.ts';

/** A reply whose body is text already, so that its numbers keep every digit. */
export interface WrittenReply<Status extends 200 | 409> {
  readonly status: Status;
  readonly contentType: 'application/json';
  readonly body: string;
}

/** An outcome as the API replies it; a condition that does not hold is a conflict. */
export const replyOf = (outcome: Outcome, requestId: string): WrittenReply<200> | WrittenReply<409> => {
  const contentType = 'application/json';
  if (outcome.isMet) return { status: 200, contentType, body: outcome.text };
  const error = {
    message: CONDITION_FAILED,
    code: 'Conflict',
    requestId,
  } satisfies components['schemas']['Error'];
  const body: ExactObject = outcome.item === undefined ? error : { ...error, Item: outcome.item };
  return { status: 409, contentType, body: textOf(body) };
};

import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, PreSignUpTriggerEvent } from 'aws-lambda';
import { describe, log } from '../../core/log.ts';
import { sendAccountWork } from '../../core/messages/accounts.ts';
import { settings, text } from '../../core/settings.ts';
import { preSignUp } from '../../systems/accounts/sign-up/pre-sign-up.ts';

/** Cognito asks before it makes a user. The pool refers to this function, so it must not refer to the pool. */
const env = settings({ QUEUE_URL: text });

const answer = preSignUp({ send: sendAccountWork(new SQSClient({}), env.QUEUE_URL), now: () => new Date() });

export const handler = async (
  event: PreSignUpTriggerEvent,
  context: Context,
): Promise<PreSignUpTriggerEvent> => {
  log.addContext(context);
  try {
    const answered = await answer(event);
    log.info('a user may be made', { trigger: event.triggerSource });
    return answered;
  } catch (error) {
    log.warn('a user was refused', { trigger: event.triggerSource, error: describe(error) });
    throw error;
  }
};

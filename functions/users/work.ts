import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachRecord } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { forgetting } from './aws/forget.ts';
import { accountClients, accountParts, accountSettings } from './parts.ts';
import { workFrom } from './message.ts';
import { working } from './working.ts';

/** Invitations and deletions that were begun, told through a queue. */
const env = settings({
  ACCOUNTS_TABLE: text,
  CONSOLE_ORIGIN: text,
  DENIED_TABLE: text,
  EMAIL_SENDER: optional(text),
  IMAGES_FORGET_FUNCTION: text,
  KEYS_TABLE: text,
  PLANS_PREFIX: text,
  QUEUE_URL: text,
  STACK_NAME: text,
  USER_POOL_ID: text,
});

const work = working(
  accountParts(accountClients(), accountSettings(env), [
    forgetting(new LambdaClient({}), 'images', env.IMAGES_FORGET_FUNCTION),
  ]),
);

/** The longest that one piece of work takes, control-plane calls being slow: the rest goes back to the queue. */
const RESERVE_MS = 15_000;

const records = eachRecord(({ body }) => work(workFrom(body)), RESERVE_MS);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  return records(event, context);
};

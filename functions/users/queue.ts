import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { retriedAfter } from '../../core/aws/queue.ts';
import { eachRecord } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { readAccountWork } from '../../core/messages/accounts.ts';
import { optional, settings, text } from '../../core/settings.ts';
import { accountClients, accountWorker } from '../../systems/accounts/wiring.ts';
import { RESERVE_MS, RETRY_S } from '../../systems/accounts/work/times.ts';

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

const clients = accountClients();

const work = accountWorker(clients, env);

const records = eachRecord(
  retriedAfter(
    clients.sqs,
    env.QUEUE_URL,
    () => RETRY_S,
    ({ body }: SQSRecord) => work(readAccountWork(body)),
  ),
  RESERVE_MS,
);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  return records(event, context);
};

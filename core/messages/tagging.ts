import { TaggingWork as check } from '../contract/messages.validate.js';
import type { components } from '../contract/messages.ts';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueAt } from '../aws/queue.ts';
import { isJson } from '../json.ts';
import { checked, parsed } from './check.ts';

/** An image is to be tagged again, or brought to its end. */
export type TaggingWork = components['schemas']['TaggingWork'];

/** Sends work to the queue of the tagging. */
export type SendTaggingWork = (work: TaggingWork) => Promise<void>;

/** To the queue at a URL. */
export const sendTaggingWork: (client: SQSClient, queueUrl: string) => SendTaggingWork = queueAt;

const REFUSAL = 'the message is no work of this queue';

/**
 * The work that one of our own messages asks for.
 * @param body of the SQS message
 * @returns undefined when it has no `kind`: S3's events come by the same queue
 * @throws Error when it has one and is not of its form, or is not JSON; it holds nothing of the body
 */
export const readTaggingWork = (body: string): TaggingWork | undefined => {
  const message = parsed(body, REFUSAL);
  return isJson(message) && 'kind' in message ? checked(check, message, REFUSAL) : undefined;
};

import { TaggingWork as check } from '../contract/messages.validate.js';
import type { components } from '../contract/messages.ts';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueAt } from '../aws/queue.ts';
import { checked, parsed } from './check.ts';

/** An image is to be tagged, or tagged again. */
export type TaggingWork = components['schemas']['TaggingWork'];

/** Sends work to the queue of the tagging. */
export type SendTaggingWork = (work: TaggingWork) => Promise<void>;

/** To the queue at a URL. */
export const sendTaggingWork: (client: SQSClient, queueUrl: string) => SendTaggingWork = queueAt;

const REFUSAL = 'the message is no work of this queue';

/**
 * The work that a message asks for.
 * @param body of the SQS message
 * @throws Error when it is not of this form; it holds nothing of the body
 */
export const readTaggingWork = (body: string): TaggingWork => checked(check, parsed(body, REFUSAL), REFUSAL);

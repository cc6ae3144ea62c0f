import {
  ChangeMessageVisibilityCommand,
  type ChangeMessageVisibilityCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { describe, log } from '../../../core/log.ts';

/** The longest that a message which failed waits for its next delivery, in seconds, when nothing else is set. */
export const LONGEST_S = 900;

/** Hides a message for 2, 4, 8… seconds, by how often it was delivered. */
export const delayed = (
  queueUrl: string,
  {
    receiptHandle,
    attributes,
  }: Pick<SQSRecord, 'receiptHandle'> & {
    readonly attributes: Pick<SQSRecord['attributes'], 'ApproximateReceiveCount'>;
  },
  longestS: number,
): ChangeMessageVisibilityCommandInput => ({
  QueueUrl: queueUrl,
  ReceiptHandle: receiptHandle,
  VisibilityTimeout: Math.min(2 ** (Number(attributes.ApproximateReceiveCount) || 1), longestS),
});

/**
 * Lets a message that failed come back after a while that doubles each time, instead of the queue's own
 * visibility timeout. Where that cannot be set, the queue's own holds.
 */
export const backoff =
  (sqs: SQSClient, queueUrl: string, longestS = LONGEST_S) =>
  async (record: SQSRecord): Promise<void> => {
    try {
      await sqs.send(new ChangeMessageVisibilityCommand(delayed(queueUrl, record, longestS)));
    } catch (error) {
      log.warn('a message keeps the visibility timeout of its queue', { error: describe(error) });
    }
  };

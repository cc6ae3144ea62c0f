import {
  ChangeMessageVisibilityCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { describe, log } from '../log.ts';

/** A message of JSON. @param delaySeconds 0 to 900: how long nobody is given it */
const messageOf = (url: string, body: object, delaySeconds = 0): SendMessageCommandInput => ({
  QueueUrl: url,
  MessageBody: JSON.stringify(body),
  DelaySeconds: delaySeconds,
});

/** Sends messages of one kind to a queue; core/messages says which kinds there are. */
export const queueAt =
  (client: SQSClient, url: string) =>
  async (message: object, delaySeconds?: number): Promise<void> => {
    await client.send(new SendMessageCommand(messageOf(url, message, delaySeconds)));
  };

type Received = Pick<SQSRecord, 'receiptHandle'>;

/**
 * Lets a message whose work failed come again after a time of its own. The queue's visibility timeout is many times
 * a worker's whole time, for those that were cut; it holds where the message's own cannot be set.
 * @param secondsFor 0 to 43,200
 * @returns the work, which fails as it did
 */
export const retriedAfter =
  <R extends Received>(
    client: SQSClient,
    url: string,
    secondsFor: (record: R) => number,
    work: (record: R) => Promise<void>,
  ) =>
  async (record: R): Promise<void> => {
    try {
      await work(record);
    } catch (error) {
      const hidden = new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: secondsFor(record),
      });
      await client.send(hidden).catch((cause: unknown) => {
        log.warn('a message keeps the visibility timeout of its queue', { error: describe(cause) });
      });
      throw error;
    }
  };

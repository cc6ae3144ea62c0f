import { SendMessageCommand, type SendMessageCommandInput, type SQSClient } from '@aws-sdk/client-sqs';
import type { Retag } from '../retagging.ts';

export const messageOf = (url: string, message: Retag): SendMessageCommandInput => ({
  QueueUrl: url,
  MessageBody: JSON.stringify(message),
});

/** Sends to the queue of the tagging function. */
export const retagQueue =
  (client: SQSClient, url: string) =>
  async (message: Retag): Promise<void> => {
    await client.send(new SendMessageCommand(messageOf(url, message)));
  };

import { SendMessageCommand, type SendMessageCommandInput, type SQSClient } from '@aws-sdk/client-sqs';

/** A message of JSON. @param delaySeconds 0 to 900: how long nobody is given it */
export const messageOf = (url: string, body: object, delaySeconds = 0): SendMessageCommandInput => ({
  QueueUrl: url,
  MessageBody: JSON.stringify(body),
  DelaySeconds: delaySeconds,
});

/** Sends messages to a queue. */
export const queueAt =
  (client: SQSClient, url: string) =>
  async (message: object, delaySeconds?: number): Promise<void> => {
    await client.send(new SendMessageCommand(messageOf(url, message, delaySeconds)));
  };

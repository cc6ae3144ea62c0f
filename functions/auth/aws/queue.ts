import { SendMessageCommand, type SendMessageCommandInput, type SQSClient } from '@aws-sdk/client-sqs';
import type { Invite } from '../pre-sign-up.ts';

/** The user exists a moment after the trigger has answered: the worker should not look before. */
const DELAY_S = 5;

export const inviteMessage = (url: string, invite: Invite): SendMessageCommandInput => ({
  QueueUrl: url,
  MessageBody: JSON.stringify(invite),
  DelaySeconds: DELAY_S,
});

/** Sends invitations to the queue of the users' worker. */
export const inviteQueue =
  (client: SQSClient, url: string) =>
  async (invite: Invite): Promise<void> => {
    await client.send(new SendMessageCommand(inviteMessage(url, invite)));
  };

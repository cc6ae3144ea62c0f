import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Deployed } from './deployed.ts';
import { Problem } from './problem.ts';
import { reachStack, type Which } from './reach.ts';

/** A queue, and its dead-letter queue. */
export interface Pair {
  readonly queue: string;
  readonly deadLetters: string;
}

const DEAD_LETTERS = 'DeadLetterQueueUrl';

/** `PermitsLoad` -> `permits-load` */
const nameOf = (stem: string): string => stem.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** The queues of a stack by name, from its outputs: `TaggingQueueUrl` and `TaggingDeadLetterQueueUrl` are `tagging`. */
export const queuesOf = ({ outputs }: Pick<Deployed, 'outputs'>): ReadonlyMap<string, Pair> =>
  new Map(
    [...outputs].flatMap(([output, deadLetters]): [string, Pair][] => {
      const stem = output.endsWith(DEAD_LETTERS) ? output.slice(0, -DEAD_LETTERS.length) : '';
      const queue = outputs.get(`${stem}QueueUrl`);
      return queue === undefined ? [] : [[nameOf(stem), { queue, deadLetters }]];
    }),
  );

/** Waits long enough for SQS to ask all of its servers, and hides the messages until they are sent on. */
const someOf = (url: string): ReceiveMessageCommandInput => ({
  QueueUrl: url,
  MaxNumberOfMessages: 10,
  WaitTimeSeconds: 2,
  VisibilityTimeout: 120,
  MessageAttributeNames: ['All'],
});

export const again = (url: string, { Body, MessageAttributes }: Message): SendMessageCommandInput => ({
  QueueUrl: url,
  MessageBody: Body,
  ...(MessageAttributes && { MessageAttributes }),
});

/** Sends first, then deletes: if it is interrupted in between, the message arrives twice, which does no harm. */
const replayAll = async (sqs: Pick<SQSClient, 'send'>, { queue, deadLetters }: Pair): Promise<number> => {
  for (let count = 0; ;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(someOf(deadLetters)));
    if (Messages.length === 0) return count;
    for (const message of Messages) {
      await sqs.send(new SendMessageCommand(again(queue, message)));
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: deadLetters, ReceiptHandle: message.ReceiptHandle }),
      );
      count += 1;
    }
  }
};

/**
 * Sends the messages of a dead-letter queue back to the queue that they come from. (On AWS, SQS's
 * StartMessageMoveTask does the same, but the emulator does not support it.)
 * @param name such as `tagging`
 * @returns what to print
 * @throws Problem when the stack has no such queue
 */
export const replay = async (which: Which, name: string): Promise<string> => {
  const { deployed, sqs } = await reachStack(which);
  const queues = queuesOf(deployed);
  const pair = queues.get(name);
  if (!pair)
    throw new Problem(
      `The stack has no queue ${name}. Its queues are ${[...queues.keys()].sort().join(', ')}.`,
    );
  const count = await replayAll(sqs, pair);
  return count === 1 ? '1 message sent back to its queue.' : `${count} messages sent back to their queue.`;
};

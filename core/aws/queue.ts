import {
  ChangeMessageVisibilityCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type { RemainingMs } from '../events.ts';
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

/** No call of this kind is waited for longer, in milliseconds. */
const MOST_MS = 5_000;

/**
 * Hides a message for some seconds from now on. Where that fails, it keeps the time that it has.
 * @param seconds 0 to 43,200
 */
const hide = async (
  client: SQSClient,
  url: string,
  { receiptHandle }: Received,
  seconds: number,
): Promise<void> => {
  const hidden = new ChangeMessageVisibilityCommand({
    QueueUrl: url,
    ReceiptHandle: receiptHandle,
    VisibilityTimeout: seconds,
  });
  try {
    await client.send(hidden, { abortSignal: AbortSignal.timeout(MOST_MS) });
  } catch (cause) {
    log.warn('a message keeps the visibility timeout that it has', { error: describe(cause) });
  }
};

/**
 * Lets a message whose work failed come again after a time of its own. The queue's visibility timeout is for workers
 * that were cut; it holds where the message's own cannot be set.
 * @param secondsFor 0 to 43,200
 * @returns the work, which fails as it did
 */
export const retriedAfter =
  <R extends Received, More extends readonly unknown[]>(
    client: SQSClient,
    url: string,
    secondsFor: (record: R) => number,
    work: (record: R, ...more: More) => Promise<void>,
  ) =>
  async (record: R, ...more: More): Promise<void> => {
    try {
      await work(record, ...more);
    } catch (error) {
      await hide(client, url, record, secondsFor(record));
      throw error;
    }
  };

/** For so long a message is hidden that is being worked on, and so often, in seconds: two beats may fail. */
const [HIDDEN_S, BEAT_S] = [30, 10] as const;

/**
 * Hides a message as long as its work goes on, by a heartbeat: that of a worker which was killed comes again after
 * half a minute. It is never hidden beyond the time of the invocation, so that of a worker which hangs comes again
 * when the worker is cut. The last beat is awaited, so that it undoes nothing that is said of the message later.
 * Only the message that is worked on is hidden: a queue that relies on this has batches of one message.
 */
export const keptHidden =
  <R extends Received>(client: SQSClient, url: string, work: (record: R) => Promise<void>) =>
  async (record: R, remainingMs: RemainingMs): Promise<void> => {
    const beat = (): Promise<void> => {
      const leftS = Math.max(0, Math.ceil(remainingMs() / 1000)) + 1;
      return hide(client, url, record, Math.min(HIDDEN_S, leftS));
    };
    let last = beat();
    const beats = setInterval(() => {
      last = last.then(beat);
    }, BEAT_S * 1000);
    try {
      await work(record);
    } finally {
      clearInterval(beats);
      await last;
    }
  };

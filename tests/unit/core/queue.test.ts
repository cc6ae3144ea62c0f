import { SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, expect, test } from '@jest/globals';
import { queueAt, retriedAfter } from '../../../core/aws/queue.ts';
import { log } from '../../../core/log.ts';
import { settled } from '../../shared/leftover.ts';
import { type Answer, CONFIG, fake } from '../../shared/sdk.ts';

beforeAll(() => log.setLogLevel('SILENT'));

/** A queue, and what it was told. */
const queue = (answer: Answer = {}) =>
  // There is no queue that could answer with an MD5 sum.
  fake(new SQSClient({ ...CONFIG, md5: false }), { SendMessage: answer, ChangeMessageVisibility: answer });

test.each([
  ['at once, unless it is told otherwise', undefined, 0],
  ['after a delay', 5, 5],
])('a message is sent as JSON %s', async (_when, delayS, DelaySeconds) => {
  const { client, sent } = queue();

  await settled(() => queueAt(client, 'https://q')({ kind: 'delete' }, delayS));

  expect(sent).toEqual([
    {
      command: 'SendMessage',
      input: { QueueUrl: 'https://q', DelaySeconds, MessageBody: '{"kind":"delete"}' },
    },
  ]);
});

test('a message that the queue does not take is not taken for sent', async () => {
  const { client } = queue(new Error('down'));

  await expect(queueAt(client, 'https://q')({})).rejects.toThrow('down');
});

const MESSAGE = { receiptHandle: 'r', body: '180' };
const asItSays = ({ body }: typeof MESSAGE) => Number(body);
const fails = () => Promise.reject(new Error('no'));

test('a message whose work is done is left to the queue', async () => {
  const { client, sent } = queue();

  await retriedAfter(client, 'q', asItSays, async () => undefined)(MESSAGE);

  expect(sent).toEqual([]);
});

test('a message whose work failed comes again after its time', async () => {
  const { client, sent } = queue();

  await expect(retriedAfter(client, 'q', asItSays, fails)(MESSAGE)).rejects.toThrow(/^no$/);

  expect(sent).toEqual([
    {
      command: 'ChangeMessageVisibility',
      input: { QueueUrl: 'q', ReceiptHandle: 'r', VisibilityTimeout: 180 },
    },
  ]);
});

test('a queue that does not take the time keeps its own, and the work has failed all the same', async () => {
  const { client } = queue(new Error('the queue is down'));

  await expect(retriedAfter(client, 'q', asItSays, fails)(MESSAGE)).rejects.toThrow(/^no$/);
});

import { SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, expect, test } from '@jest/globals';
import { queueAt, retriedAfter } from '../../../core/aws/queue.ts';
import { log } from '../../../core/log.ts';

beforeAll(() => log.setLogLevel('SILENT'));

/** A queue, unless it is down, and what it was told. */
const queue = ({ isDown = false } = {}) => {
  const client = new SQSClient({
    md5: false, // there is no queue that could answer with one
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const told: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      told.push(args.input);
      if (isDown) throw new Error('the queue is down');
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { client, told };
};

test.each([
  ['at once, unless it is told otherwise', undefined, 0],
  ['after a delay', 5, 5],
])('a message is sent as JSON %s', async (_when, delayS, DelaySeconds) => {
  const { client, told } = queue();

  await queueAt(client, 'https://q')({ kind: 'delete' }, delayS);

  expect(told).toEqual([{ QueueUrl: 'https://q', DelaySeconds, MessageBody: '{"kind":"delete"}' }]);
});

const MESSAGE = { receiptHandle: 'r', body: '180' };
const asItSays = ({ body }: typeof MESSAGE) => Number(body);
const fails = () => Promise.reject(new Error('no'));

test('a message whose work is done is left to the queue', async () => {
  const { client, told } = queue();

  await retriedAfter(client, 'q', asItSays, async () => undefined)(MESSAGE);

  expect(told).toEqual([]);
});

test('a message whose work failed comes again after its time', async () => {
  const { client, told } = queue();

  await expect(retriedAfter(client, 'q', asItSays, fails)(MESSAGE)).rejects.toThrow(/^no$/);

  expect(told).toEqual([{ QueueUrl: 'q', ReceiptHandle: 'r', VisibilityTimeout: 180 }]);
});

test('a queue that does not take the time keeps its own, and the work has failed all the same', async () => {
  const { client } = queue({ isDown: true });

  await expect(retriedAfter(client, 'q', asItSays, fails)(MESSAGE)).rejects.toThrow(/^no$/);
});

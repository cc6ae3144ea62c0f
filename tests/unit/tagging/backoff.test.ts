import { SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { log } from '../../../core/log.ts';
import { backoff, delayed } from '../../../functions/tagging/aws/backoff.ts';

beforeAll(() => log.setLogLevel('SILENT'));

const received = (times: string) => ({
  receiptHandle: 'r',
  attributes: { ApproximateReceiveCount: times } as SQSRecord['attributes'],
});

test.each([
  ['1', 2],
  ['2', 4],
  ['5', 32],
  ['10', 900],
  ['4000', 900],
  ['', 2],
])('a message that was received %s times waits for %i seconds', (times, VisibilityTimeout) =>
  expect(delayed('q', received(times), 900)).toEqual({
    QueueUrl: 'q',
    ReceiptHandle: 'r',
    VisibilityTimeout,
  }),
);

test('a queue that does not take the time keeps its own', async () => {
  const sqs = new SQSClient({
    region: 'us-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: { handle: () => Promise.reject(new Error('down')) },
  });
  await expect(
    backoff(sqs, 'https://sqs.us-west-2.amazonaws.com/1/q')(received('1') as SQSRecord),
  ).resolves.toBeUndefined();
});

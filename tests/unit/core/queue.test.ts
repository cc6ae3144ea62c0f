import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { queueAt } from '../../../core/aws/queue.ts';

test.each([
  ['at once, unless it is told otherwise', undefined, 0],
  ['after a delay', 5, 5],
])('a message is sent as JSON %s', async (_when, delayS, DelaySeconds) => {
  const client = new SQSClient({
    md5: false, // there is no queue that could answer with one
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const sent: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(args.input);
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );

  await queueAt(client, 'https://q')({ kind: 'delete' }, delayS);

  expect(sent).toEqual([{ QueueUrl: 'https://q', DelaySeconds, MessageBody: '{"kind":"delete"}' }]);
});

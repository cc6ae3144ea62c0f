import { expect, test } from '@jest/globals';
import { again, queuesOf } from '../../../ops/replay.ts';

test('each dead-letter queue among the outputs is found with its queue, by name', () => {
  const outputs = new Map([
    ['PermitsLoadQueueUrl', 'http://q/1'],
    ['PermitsLoadDeadLetterQueueUrl', 'http://q/2'],
    ['TaggingQueueUrl', 'http://q/3'],
    ['TaggingDeadLetterQueueUrl', 'http://q/4'],
    ['LonelyDeadLetterQueueUrl', 'http://q/5'],
    ['ApiUrl', 'http://api'],
  ]);
  expect([...queuesOf({ outputs })]).toEqual([
    ['permits-load', { queue: 'http://q/1', deadLetters: 'http://q/2' }],
    ['tagging', { queue: 'http://q/3', deadLetters: 'http://q/4' }],
  ]);
});

test('a message is sent again as it was', () => {
  const attributes = { kind: { DataType: 'String', StringValue: 'a' } };
  expect(again('http://q/1', { Body: 'text', ReceiptHandle: 'r', MessageAttributes: attributes })).toEqual({
    QueueUrl: 'http://q/1',
    MessageBody: 'text',
    MessageAttributes: attributes,
  });
  expect(again('http://q/1', { Body: 'text' })).toEqual({ QueueUrl: 'http://q/1', MessageBody: 'text' });
});

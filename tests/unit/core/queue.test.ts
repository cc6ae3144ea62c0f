import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { keptHidden, queueAt, retriedAfter } from '../../../core/aws/queue.ts';
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

describe('a message that is worked on', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Work that goes on until the test ends it; the clock stands still unless it is moved. */
  const working = (answer?: Answer) => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const { client, sent } = queue(answer);
    const begun = Date.now();
    let end = (): void => undefined;
    let fail = (error: Error): void => {
      throw error;
    };
    const work = () =>
      new Promise<void>((done, failed) => {
        end = done;
        fail = failed;
      });
    const done = keptHidden(client, 'q', work)(MESSAGE, () => 60_000 - (Date.now() - begun));
    return {
      sent,
      done,
      end: () => end(),
      fail: (error: Error) => fail(error),
      hides: () => sent.map(({ input }) => input['VisibilityTimeout']),
    };
  };
  const pass = async (seconds: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    // The fakes answer after some turns.
    for (let turn = 0; turn < 30; turn += 1) await new Promise((next) => setImmediate(next));
  };

  test('is hidden by its own receipt, from the beginning to the end and no longer', async () => {
    const { sent, done, end, hides } = working();
    await pass(9);
    expect(sent).toEqual([
      {
        command: 'ChangeMessageVisibility',
        input: { QueueUrl: 'q', ReceiptHandle: 'r', VisibilityTimeout: 30 },
      },
    ]);
    await pass(12);
    end();
    await settled(() => done);
    await pass(60);
    expect(hides()).toEqual([30, 30, 30]);
  });

  test('is not hidden for longer than its worker may run, also when that hangs', async () => {
    const { done, end, hides } = working();
    for (let beats = 0; beats < 6; beats += 1) await pass(10);
    expect(hides()).toEqual([30, 30, 30, 30, 21, 11, 1]);
    end();
    await done;
  });

  test('comes again after its own time when the work fails, whatever beat is under way', async () => {
    const { client, sent } = queue();
    const kept = keptHidden<typeof MESSAGE>(client, 'q', fails);
    await expect(
      settled(() => retriedAfter(client, 'q', asItSays, kept)(MESSAGE, () => 60_000)),
    ).rejects.toThrow(/^no$/);
    expect(sent.map(({ input }) => input['VisibilityTimeout'])).toEqual([30, 180]);
  });

  test('is worked on, though the queue does not hide it', async () => {
    const { done, fail, hides } = working(new Error('the queue is down'));
    await pass(10);
    fail(new Error('the work has failed'));
    await expect(done).rejects.toThrow('the work has failed');
    expect(hides()).toEqual([30, 30]);
  });
});

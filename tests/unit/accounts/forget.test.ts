import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { forgetClient, forgetting } from '../../../systems/accounts/aws/forget.ts';
import { FORGET_WAIT_MS } from '../../../systems/accounts/work/times.ts';
import { deletionOf } from '../../shared/accounts/usual.ts';

/** The step of a system whose function answers this, and what it was asked. */
const answered = (answer: { readonly FunctionError?: string; readonly Payload?: string } | Error) => {
  const client = new LambdaClient({
    region: 'us-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const asked: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      asked.push(args.input);
      if (answer instanceof Error) throw answer;
      const { Payload, ...rest } = answer;
      const output = {
        $metadata: {},
        ...rest,
        ...(Payload !== undefined && { Payload: Buffer.from(Payload) }),
      };
      return { output: output as never, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { step: forgetting(client, 'images', 'ImagesForget'), asked };
};

test.each([
  ['nothing is left', '{"done":true}', 'done'],
  ['something is left', '{"done":false}', 'more'],
  ['nothing is left, and something else', '{"done":true,"removed":7}', 'done'],
])('a system that says that %s has said so', async (_what, Payload, progress) => {
  // Prepare
  const { step, asked } = answered({ Payload });

  // Act
  const said = await step.run(deletionOf('u'));

  // Assess
  expect(said).toBe(progress);
  expect(asked).toEqual([{ FunctionName: 'ImagesForget', Payload: '{"sub":"u"}' }]);
});

test.each([
  ['has thrown', { FunctionError: 'Unhandled', Payload: '{"errorMessage":"secret"}' }],
  ['has thrown, and says that it is done', { FunctionError: 'Unhandled', Payload: '{"done":true}' }],
  ['tells an error as its answer', { Payload: '{"errorMessage":"secret"}' }],
  ['answers nothing', {}],
  ['answers an empty text', { Payload: '' }],
  ['answers no JSON', { Payload: 'secret' }],
  ['answers null', { Payload: 'null' }],
  ['answers true', { Payload: 'true' }],
  ['answers a list', { Payload: '[{"done":true}]' }],
  ['says yes instead of true', { Payload: '{"done":"yes"}' }],
  ['does not say whether it is done', { Payload: '{}' }],
])('a system that %s has not forgotten, and is not quoted', async (_what, answer) => {
  const { step } = answered(answer);
  await expect(step.run(deletionOf('u'))).rejects.toThrow(
    /^ImagesForget could not forget a user: (?!.*secret)/,
  );
});

test('a system that cannot be reached is to be asked again', async () => {
  const { step } = answered(new Error('down'));
  await expect(step.run(deletionOf('u'))).rejects.toThrow('down');
});

describe('a function that does not answer', () => {
  // Only waiting is faked: the request goes over a socket, however long that takes.
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
        ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
      ],
    });
  });
  afterEach(() => void jest.useRealTimers());

  test('in time is given up, and not asked a second time', async () => {
    // Prepare
    let asked = 0;
    const silent = createServer(() => {
      asked += 1;
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const client = forgetClient(FORGET_WAIT_MS, {
      endpoint: `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}`,
      region: 'us-west-2',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });

    // Act
    const waited = forgetting(client, 'images', 'ImagesForget').run(deletionOf('u'));
    const ended = expect(waited).rejects.toMatchObject({ name: 'TimeoutError' });
    await once(silent, 'request');
    await jest.advanceTimersByTimeAsync(FORGET_WAIT_MS);

    // Assess
    await ended;
    expect(asked).toBe(1);
    client.destroy();
    silent.closeAllConnections();
    silent.close();
  });
});

import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { isJson } from '../../../core/json.ts';
import type { DeletionStep } from '../deletions/deletion.ts';
import { FORGET_WAIT_MS } from '../work/times.ts';

const CONNECT_MS = 5_000;

/**
 * A client that waits for a function as long as it may run. It asks once: the SDK would repeat a call whose answer
 * is late, and a second run would go on beside the first.
 */
export const forgetClient = (waitMs = FORGET_WAIT_MS, config: LambdaClientConfig = {}): LambdaClient =>
  new LambdaClient({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: waitMs,
      // Without it the SDK warns, and waits on.
      throwOnRequestTimeout: true,
    },
  });

const answerOf = (payload: Uint8Array | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * A step of a deletion that a system does by a function of its own: it is called with `{"sub": …}`, forgets what it can
 * in its time, and answers `{"done": true}` when nothing is left, `{"done": false}` when it is to be called again.
 * @param name the system's, as the deletion's record tells it
 */
export const forgetting = (client: LambdaClient, name: string, functionName: string): DeletionStep => ({
  name,
  async run({ sub }) {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ sub }) }),
    );
    const answer = answerOf(Payload);
    if (FunctionError !== undefined || !isJson(answer) || typeof answer.done !== 'boolean')
      throw new Error(`${name} could not forget a user`);
    return answer.done ? 'done' : 'more';
  },
});

import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { sendForget } from '../../../core/messages/forget.ts';
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

/**
 * A step of a deletion that a system does by a function of its own: it is called until it says that nothing is left.
 * @param name the system's, as the deletion's record tells it
 */
export const forgetting = (client: LambdaClient, name: string, functionName: string): DeletionStep => {
  const forget = sendForget(client, functionName);
  return { name, run: async ({ sub }) => ((await forget({ sub })).done ? 'done' : 'more') };
};

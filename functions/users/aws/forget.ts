import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { isJson } from '../../../core/json.ts';
import type { DeletionStep } from '../deletions/deletion.ts';

const answerOf = (payload: Uint8Array | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * A step of a deletion that a system does by a function of its own: it is called with `{"sub": …}`, forgets what it can
 * in its time, may be called again, and answers `{"done": true}` when nothing is left.
 * @param name the system's, as the deletion's record tells it
 */
export const forgetting = (client: LambdaClient, name: string, functionName: string): DeletionStep => ({
  name,
  async run({ sub }) {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ sub }) }),
    );
    const answer = answerOf(Payload);
    if (FunctionError !== undefined || !isJson(answer)) throw new Error(`${name} could not forget a user`);
    // The next delivery goes on where this one ended.
    if (answer.done !== true) throw new Error(`${name} has not forgotten all of a user yet`);
  },
});

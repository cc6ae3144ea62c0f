import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ForgetAnswer as checkAnswer, ForgetRequest as checkRequest } from '../contract/messages.validate.js';
import type { components } from '../contract/messages.ts';
import { checked, parsed } from './check.ts';

/** A system's function is to remove what it keeps of a user, as far as its time goes. */
export type ForgetRequest = components['schemas']['ForgetRequest'];
/** What came of it: when it is not done, the function is to be called again. */
export type ForgetAnswer = components['schemas']['ForgetAnswer'];

/**
 * Calls a system's function, and waits for its answer.
 * @throws Error when the function has failed, or answers anything else; it holds nothing of the answer
 * @throws what the client throws, when the function cannot be called or is late
 */
export const sendForget =
  (client: LambdaClient, functionName: string) =>
  async (request: ForgetRequest): Promise<ForgetAnswer> => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) }),
    );
    const refusal = `${functionName} could not forget a user`;
    if (FunctionError !== undefined) throw new Error(`${refusal}: it has failed`);
    return checked(checkAnswer, parsed(Buffer.from(Payload ?? []).toString('utf8'), refusal), refusal);
  };

/**
 * Whom a system's function is to forget.
 * @param event as the function is called with it
 * @throws Error when it is anything else; it holds nothing of the event
 */
export const readForget = (event: unknown): ForgetRequest =>
  checked(checkRequest, event, 'the event is no request to forget a user');

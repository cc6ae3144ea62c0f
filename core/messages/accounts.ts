import { AccountWork as check } from '../contract/messages.validate.js';
import type { components } from '../contract/messages.ts';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueAt } from '../aws/queue.ts';
import { checked, parsed } from './check.ts';

/** A user whom an admin creates is to get keys, and a mail. */
export type InviteWork = components['schemas']['InviteWork'];
/** An invitation is to be mailed again. */
export type ResendWork = components['schemas']['ResendWork'];
/** A deletion that was begun is to go on. */
export type DeletionWork = components['schemas']['DeletionWork'];
/** What the queue of the accounts carries to its worker. */
export type AccountWork = components['schemas']['AccountWork'];

/** Sends work to the queue of the accounts. @param delaySeconds 0 to 900: the worker does not get it before */
export type SendAccountWork = (work: AccountWork, delaySeconds: number) => Promise<void>;

/** To the queue at a URL. */
export const sendAccountWork: (client: SQSClient, queueUrl: string) => SendAccountWork = queueAt;

const REFUSAL = 'the message is no work of this queue';

/**
 * The work that a message of the queue asks for.
 * @param body of the SQS message
 * @throws Error when it is anything else; it holds nothing of the body
 */
export const readAccountWork = (body: string): AccountWork => checked(check, parsed(body, REFUSAL), REFUSAL);

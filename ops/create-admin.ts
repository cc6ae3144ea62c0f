import { randomInt } from 'node:crypto';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { type SendAccountWork, sendAccountWork } from '../core/messages/accounts.ts';
import { temporaryPassword } from '../systems/accounts/invitations/password.ts';
import { output } from './deployed.ts';
import { createUser, makeAdmin } from './directory.ts';
import { reachStack, type Which } from './reach.ts';

interface AdminFlags {
  readonly username: string;
  readonly email: string;
  /** Mails nothing, and prints the temporary password instead. */
  readonly quiet: boolean;
}

export interface AdminPorts {
  readonly cognito: CognitoIdentityProviderClient;
  readonly poolId: string;
  readonly send: SendAccountWork;
  readonly now: () => Date;
}

/**
 * Makes a user an admin. A user who does not exist yet is created, gets no API keys, and is mailed a temporary
 * password at most.
 * @returns what to print
 */
export const addAdmin = async (
  { cognito, poolId, send, now }: AdminPorts,
  { username, email, quiet }: AdminFlags,
): Promise<string> => {
  const password = quiet ? temporaryPassword(randomInt) : undefined;
  const made = await createUser(cognito, poolId, { username, email, temporaryPassword: password });
  // The trigger of the pool queues the same. Where it is not called, the reconciler would invite the user with a key.
  if (made)
    await send({ kind: 'invite', username, scopes: [], sendEmail: false, queuedAt: now().toISOString() }, 0);
  await makeAdmin(cognito, poolId, username);
  if (!made) return `${username} already existed and is an admin now. The password has not changed.`;
  return quiet
    ? `${username} is an admin. The temporary password, which is not shown again: ${String(password)}`
    : `${username} is an admin. A temporary password is on its way to ${email}.`;
};

/** Makes a user an admin of a stack, see `addAdmin`. */
export const createAdmin = async (which: Which, flags: AdminFlags): Promise<string> => {
  const { cognito, deployed, sqs } = await reachStack(which);
  const send = sendAccountWork(sqs, output(deployed, 'UsersQueueUrl'));
  const poolId = output(deployed, 'UserPoolId');
  return addAdmin({ cognito, poolId, send, now: () => new Date() }, flags);
};

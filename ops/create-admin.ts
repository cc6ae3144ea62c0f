import { randomInt } from 'node:crypto';
import { output } from './deployed.ts';
import { createUser, makeAdmin } from './directory.ts';
import { temporaryPassword } from '../systems/accounts/invitations/password.ts';
import { reachStack, type Which } from './reach.ts';

/**
 * Makes a user an admin. A user who does not exist yet is created, and is mailed a temporary password.
 * @param quiet mails nothing, and returns the temporary password instead
 * @returns what to print
 */
export const createAdmin = async (
  which: Which,
  { username, email, quiet }: { readonly username: string; readonly email: string; readonly quiet: boolean },
): Promise<string> => {
  const { cognito, deployed } = await reachStack(which);
  const poolId = output(deployed, 'UserPoolId');
  const password = quiet ? temporaryPassword(randomInt) : undefined;
  const made = await createUser(cognito, poolId, { username, email, temporaryPassword: password });
  await makeAdmin(cognito, poolId, username);
  if (!made) return `${username} already existed and is an admin now. The password has not changed.`;
  return quiet
    ? `${username} is an admin. The temporary password, which is not shown again: ${String(password)}`
    : `${username} is an admin. A temporary password is on its way to ${email}.`;
};

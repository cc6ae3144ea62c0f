import { randomInt } from 'node:crypto';
import { output } from './deployed.ts';
import { createUser, makeAdmin } from './directory.ts';
import { temporaryPassword } from '../systems/accounts/invitations/password.ts';
import { reachStack, type Which } from './reach.ts';

/**
 * Makes an admin: a new user, who is mailed a temporary password, or one that is there already.
 * @param quiet mails nothing, and tells the temporary password instead
 * @returns what to tell the person who asked
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
  if (!made) return `${username} was there already, and is an admin now. The password stays.`;
  return quiet
    ? `${username} is an admin. The temporary password, told this once: ${String(password)}`
    : `${username} is an admin, and is mailed a temporary password.`;
};

import type { components } from '../../../core/contract/types.ts';
import { beginDeletion, type BeginPorts } from '../deletions/deletion.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import { type AdminPorts, inTurn, lastAdminGuard } from './last-admin.ts';
import { wholeUser, type WholePorts } from './reading.ts';

type User = components['schemas']['User'];

export type DeletePorts = WholePorts & AdminPorts & BeginPorts;

/**
 * Begins the deletion of a user; one under way is a success.
 * @param by 'self', or the sub of the admin
 * @throws Failure Conflict when it is the last admin
 */
export const deleteUser = async (ports: DeletePorts, user: DirectoryUser, by: string): Promise<User> => {
  const { sub, username } = user;
  // Looked at before: soon there is nothing left to look at.
  const whole = await wholeUser(ports, user);
  await inTurn(ports, sub, () =>
    lastAdminGuard(ports, user, () => beginDeletion(ports, { sub, username, by })),
  );
  return { ...whole, state: 'deleting' };
};

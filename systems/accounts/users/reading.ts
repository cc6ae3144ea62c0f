import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import type { Deletion, Deletions } from '../deletions/deletion.ts';
import type { Directory, DirectoryUser } from '../directory/directory.ts';
import type { Invitations } from '../invitations/invitation.ts';
import { userAnswer } from './profile.ts';

type User = components['schemas']['User'];

/** What telling a user whole needs. */
export interface WholePorts {
  readonly directory: Pick<Directory, 'groupsOf'>;
  readonly invitations: Pick<Invitations, 'get'>;
  readonly deletions: Pick<Deletions, 'get'>;
  readonly now: () => Date;
}

export interface NamePorts {
  readonly directory: Pick<Directory, 'byName'>;
}

export const noSuchUser = (): Failure => new Failure('NotFound', 'No user has this name');

/** A user who is gone from the directory, and of whom something is still being removed. */
export const remnant = ({ sub, username, startedAt }: Deletion): User => ({
  username,
  id: sub,
  emailVerified: false,
  role: 'user',
  groups: [],
  state: 'deleting',
  createdAt: startedAt,
});

/** A user with all that the contract tells of one. */
export const wholeUser = async (
  { directory, invitations, deletions, now }: WholePorts,
  user: DirectoryUser,
): Promise<User> => {
  const [groups, invitation, deletion] = await Promise.all([
    directory.groupsOf(user.username),
    invitations.get(user.sub),
    deletions.get(user.sub),
  ]);
  return userAnswer(user, { groups, invitation, deletion, now: now() });
};

/** @throws Failure NotFound */
export const userNamed = async ({ directory }: NamePorts, username: string): Promise<DirectoryUser> => {
  const user = await directory.byName(username);
  if (!user) throw noSuchUser();
  return user;
};

/** @throws Failure NotFound when there is none, and nothing is left of one */
export const getUser = async (
  ports: WholePorts & NamePorts & { readonly deletions: Pick<Deletions, 'byName'> },
  username: string,
): Promise<User> => {
  const user = await ports.directory.byName(username);
  if (user) return wholeUser(ports, user);
  const deletion = await ports.deletions.byName(username);
  if (!deletion) throw noSuchUser();
  return remnant(deletion);
};

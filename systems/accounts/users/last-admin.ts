import { Failure } from '../../../core/errors.ts';
import { ADMINS } from '../directory/roles.ts';
import type { Deletions } from '../deletions/deletion.ts';
import { CONFIRMED, type Directory, type DirectoryUser } from '../directory/directory.ts';

/** The most that the directory answers at once. */
const PAGE = 60;

/**
 * Does the work while holding the lock of this name; waits a few seconds for it.
 * @param what it is a lock on, in a message: `the admins`
 * @throws Failure Conflict when another request keeps holding it
 */
export type WithLock = <T>(name: string, what: string, work: () => Promise<T>) => Promise<T>;

export interface AdminPorts {
  readonly directory: Pick<Directory, 'groupsOf' | 'inGroup'>;
  readonly deletions: Pick<Deletions, 'get'>;
  readonly withLock: WithLock;
}

type Somebody = Pick<DirectoryUser, 'sub' | 'username'>;

/**
 * Whether this member could still be an admin's last resort when `leaving` is no admin any more. Somebody who was
 * invited may never come, and their password ends; one who must reset theirs may have no address for the code.
 */
const remains = (
  member: Pick<DirectoryUser, 'sub' | 'enabled' | 'status'>,
  leaving: Pick<DirectoryUser, 'sub'>,
  isBeingDeleted: boolean,
): boolean => member.enabled && member.status === CONFIRMED && member.sub !== leaving.sub && !isBeingDeleted;

const anotherRemains = async ({ directory, deletions }: AdminPorts, leaving: Somebody): Promise<boolean> => {
  let token: string | undefined;
  do {
    const page = await directory.inGroup(ADMINS, { limit: PAGE, ...(token !== undefined && { token }) });
    for (const member of page.users)
      // Without a look at the deletions, most members are no candidates: that saves reads.
      if (
        remains(member, leaving, false) &&
        remains(member, leaving, (await deletions.get(member.sub)) !== undefined)
      )
        return true;
    token = page.token;
  } while (token !== undefined);
  return false;
};

/**
 * Does what changes whether a user may act, and as what, while nothing else of the kind is done to them: what is read
 * of them first holds until the work is done.
 */
export const inTurn = <T>({ withLock }: Pick<AdminPorts, 'withLock'>, sub: string, work: () => Promise<T>) =>
  withLock(`user ${sub}`, 'this user', work);

/** Does work that adds an admin, so that no other request counts the admins at the same time. */
export const asAdmins = <T>({ withLock }: Pick<AdminPorts, 'withLock'>, work: () => Promise<T>): Promise<T> =>
  withLock(ADMINS, 'the admins', work);

/**
 * Does what takes `leaving` from the admins (delete, disable, demote), if another admin remains who can sign in:
 * is enabled, has signed in before or signed up, and is not being deleted. One at a time: two admins who take each
 * other away must not both succeed. Work on a user who is not an admin is simply done; in the user's turn, so that they
 * do not become one (see `inTurn`).
 * @throws Failure Conflict when no other admin remains, or when another such change is under way
 */
export const lastAdminGuard = async <T>(
  ports: AdminPorts,
  leaving: Somebody,
  work: () => Promise<T>,
): Promise<T> => {
  if (!(await ports.directory.groupsOf(leaving.username)).includes(ADMINS)) return work();
  return asAdmins(ports, async () => {
    if (!(await anotherRemains(ports, leaving)))
      throw new Failure('Conflict', 'The last admin cannot be deleted, disabled or demoted');
    return work();
  });
};

import type { components } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { invalid } from '../../../core/errors.ts';
import type { Deletion, Deletions } from '../deletions/deletion.ts';
import type { Directory, DirectoryUser, UserPage } from '../directory/directory.ts';
import { ADMINS, type Role, VIEWERS } from '../directory/roles.ts';
import type { UserState } from './profile.ts';
import { remnant, wholeUser, type WholePorts } from './reading.ts';

type Schemas = components['schemas'];
type User = Schemas['User'];

export interface ListPorts extends WholePorts {
  readonly directory: Pick<Directory, 'groupsOf' | 'bySub' | 'list' | 'inGroup'>;
  readonly deletions: Pick<Deletions, 'get' | 'all'>;
  readonly cursors: Cursors;
}

/** What users are searched by. */
export interface UserSearch {
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly state?: UserState | undefined;
  readonly role?: Role | undefined;
}

const begins = (text: string | undefined, beginning: string | undefined): boolean =>
  beginning === undefined || (text ?? '').toLowerCase().startsWith(beginning.toLowerCase());

/** One page of the directory, by the one filter that it takes; the rest is looked at afterwards. */
const directoryPage = (
  { directory }: ListPorts,
  search: UserSearch,
  page: { readonly limit: number; readonly token?: string },
): Promise<UserPage> => {
  const { username, email, state, role } = search;
  if (role === 'admin') return directory.inGroup(ADMINS, page);
  if (role === 'viewer') return directory.inGroup(VIEWERS, page);
  const known = state === 'active' ? 'enabled' : state === 'deleting' ? undefined : state;
  return directory.list({
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(known !== undefined && { state: known }),
    ...page,
  });
};

/** Whether a user is one of those searched for, with their role and state as they are now. */
const isWanted = (search: UserSearch, user: User): boolean =>
  begins(user.username, search.username) &&
  begins(user.email, search.email) &&
  (search.state === undefined || search.state === user.state) &&
  (search.role === undefined || search.role === user.role);

/** The most users of a page that are looked up at once: Cognito answers some dozens of calls a second. */
const AT_ONCE = 10;

const wholeUsers = async (ports: ListPorts, users: readonly DirectoryUser[]): Promise<User[]> => {
  const whole: User[] = [];
  for (let from = 0; from < users.length; from += AT_ONCE)
    whole.push(
      ...(await Promise.all(users.slice(from, from + AT_ONCE).map((user) => wholeUser(ports, user)))),
    );
  return whole;
};

/** Most of them are gone from the directory's own lists soon, so they are listed by their records. */
const deletingUsers = async (
  ports: ListPorts,
  limit: number,
  after: string | undefined,
): Promise<{ users: User[]; next: string | undefined }> => {
  const deletions: Deletion[] = [];
  for await (const deletion of ports.deletions.all())
    if (after === undefined || deletion.sub > after) deletions.push(deletion);
  const page = deletions.sort((one, other) => (one.sub < other.sub ? -1 : 1)).slice(0, limit);
  const users: User[] = [];
  for (const deletion of page) {
    const user = await ports.directory.bySub(deletion.sub);
    users.push(user ? await wholeUser(ports, user) : remnant(deletion));
  }
  return { users, next: deletions.length > limit ? page.at(-1)?.sub : undefined };
};

/**
 * A page of users; there is more as long as there is a cursor, even after an empty page.
 * @throws Failure RequestInvalid for both a name and an address, CursorInvalid for a cursor of another list
 */
export const listUsers = async (
  ports: ListPorts,
  caller: string,
  {
    limit = 20,
    cursor,
    ...search
  }: UserSearch & { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Schemas['UserPage']> => {
  if (search.username !== undefined && search.email !== undefined)
    throw invalid('query', 'email', 'cannot be combined with username');
  // Cognito continues a list only with the parameters that it began with: the limit is one.
  const binding = { operation: 'listUsers', caller, limit, ...search };
  const position = cursor === undefined ? undefined : String(await ports.cursors.open(binding, cursor));
  const wanted = (users: readonly User[]): User[] => users.filter((user) => isWanted(search, user));
  const pageOf = async (users: User[], next: string | undefined): Promise<Schemas['UserPage']> =>
    next === undefined ? { users } : { users, cursor: await ports.cursors.seal(binding, next) };
  if (search.state === 'deleting') {
    const { users, next } = await deletingUsers(ports, limit, position);
    return pageOf(wanted(users), next);
  }
  const page = await directoryPage(ports, search, {
    limit,
    ...(position !== undefined && { token: position }),
  });
  return pageOf(wanted(await wholeUsers(ports, page.users)), page.token);
};

import { createHash } from 'node:crypto';
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

/**
 * Where a page ended. Cognito goes on with a list only by the parameters that it began with, and the size of its pages is
 * one: so it keeps that size, and a smaller page of the API ends within one of Cognito's.
 */
interface Place {
  /** Of Cognito's pages. */
  readonly size: number;
  /** Cognito's, of the page that is gone on with; its first one when absent. */
  readonly token?: string;
  /** In a list of deletions, the sub of the last user before it. */
  readonly after?: string;
  /**
   * The marks of the users of Cognito's page who were shown, one after another. All of them, since any may be deleted
   * before the rest is asked for.
   */
  readonly shown?: string;
}

/** Most of them are gone from the directory's own lists soon, so they are listed by their records. */
const deletingUsers = async (
  ports: ListPorts,
  limit: number,
  { size, after }: Place,
): Promise<{ users: User[]; next: Place | undefined }> => {
  const deletions: Deletion[] = [];
  for await (const deletion of ports.deletions.all())
    if (after === undefined || deletion.sub > after) deletions.push(deletion);
  const page = deletions.slice(0, limit);
  const users: User[] = [];
  for (const deletion of page) {
    const user = await ports.directory.bySub(deletion.sub);
    users.push(user ? await wholeUser(ports, user) : remnant(deletion));
  }
  const last = page.at(-1);
  return { users, next: deletions.length > limit && last ? { size, after: last.sub } : undefined };
};

/** Enough for the at most 60 users of a page: two have the same mark once in 40 million pages. */
const MARK = 6;

/** Tells a user from the others of a page, shorter than a sub: a cursor has 4096 characters at most. */
const markOf = ({ sub }: DirectoryUser): string =>
  createHash('sha256').update(sub).digest('base64url').slice(0, MARK);

const marksIn = (shown: string): ReadonlySet<string> =>
  new Set(Array.from({ length: shown.length / MARK }, (_, i) => shown.slice(i * MARK, (i + 1) * MARK)));

const usersFrom = async (
  ports: ListPorts,
  search: UserSearch,
  limit: number,
  { size, token, shown: before = '' }: Place,
): Promise<{ users: User[]; next: Place | undefined }> => {
  const at = token === undefined ? {} : { token };
  const page = await directoryPage(ports, search, { limit: size, ...at });
  const marks = marksIn(before);
  const rest = page.users.filter((user) => !marks.has(markOf(user)));
  const showing = rest.slice(0, limit);
  const next = page.token === undefined ? undefined : { size, token: page.token };
  // Without those who have gone, so that there are never more than the page has users.
  const shown = page.users.filter((user) => marks.has(markOf(user)) || showing.includes(user)).map(markOf);
  return {
    users: await wholeUsers(ports, showing),
    next: rest.length > showing.length ? { size, ...at, shown: shown.join('') } : next,
  };
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
  const binding = { operation: 'listUsers', caller, ...search };
  // It is one that we have signed, so it is a place.
  const place =
    cursor === undefined ? { size: limit } : ((await ports.cursors.open(binding, cursor)) as Place);
  const { users, next } =
    search.state === 'deleting'
      ? await deletingUsers(ports, limit, place)
      : await usersFrom(ports, search, limit, place);
  return {
    users: users.filter((user) => isWanted(search, user)),
    ...(next && { cursor: await ports.cursors.seal(binding, next) }),
  };
};

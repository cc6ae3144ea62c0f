import { randomInt } from 'node:crypto';
import type { components } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { Role } from '../directory/roles.ts';
import { epochSeconds } from '../../../core/time.ts';
import { isDots, looksLikeSub } from '../directory/usernames.ts';
import { ADMINS, lastAdminGuard } from './last-admin.ts';
import { keyAnswer } from '../keys/answers.ts';
import { beginDeletion, type Deletion } from '../deletions/deletion.ts';
import type { DirectoryUser } from '../invitations/invitation.ts';
import { type InviteWork, newInvitation, provision } from '../invitations/inviting.ts';
import type { AccountParts } from '../wiring.ts';
import { temporaryPassword } from '../invitations/password.ts';
import { userAnswer, type UserState } from './profile.ts';
import { refusedResend } from '../invitations/resending.ts';

type Schemas = components['schemas'];
type User = Schemas['User'];

/** Longer than any token lives (15 minutes), in seconds: so long a change of groups refuses older ones. */
const TOKENS_S = 3600;
/** The user may still be on the way into the directory when the message is read: it waits a little. */
const DELAY_S = 10;
const GROUPS = [ADMINS, 'viewers'] as const;

const noSuchUser = (): Failure => new Failure('NotFound', 'There is no user of that name');

/** A user who is gone from the directory, and of whom something is still being removed. */
const remnant = ({ sub, username, startedAt }: Deletion): User => ({
  username,
  id: sub,
  emailVerified: false,
  role: 'user',
  groups: [],
  state: 'deleting',
  createdAt: startedAt,
});

/** A user with all that the contract tells of one. */
export const wholeUser = async (parts: AccountParts, user: DirectoryUser): Promise<User> => {
  const [groups, invitation, deletion] = await Promise.all([
    parts.directory.groupsOf(user.username),
    parts.invitations.get(user.sub),
    parts.deletions.get(user.sub),
  ]);
  return userAnswer(user, { groups, invitation, deletion, now: parts.now() });
};

/** @throws Failure NotFound */
export const userNamed = async (parts: AccountParts, username: string): Promise<DirectoryUser> => {
  const user = await parts.directory.byName(username);
  if (!user) throw noSuchUser();
  return user;
};

/** @throws Failure NotFound when there is none, and nothing is left of one */
export const getUser = async (parts: AccountParts, username: string): Promise<User> => {
  const user = await parts.directory.byName(username);
  if (user) return wholeUser(parts, user);
  const deletion = await parts.deletions.byName(username);
  if (!deletion) throw noSuchUser();
  return remnant(deletion);
};

/** What users are searched by. */
export interface UserSearch {
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly state?: UserState | undefined;
  readonly role?: Role | undefined;
}

const begins = (text: string | undefined, beginning: string | undefined): boolean =>
  beginning === undefined || (text ?? '').toLowerCase().startsWith(beginning.toLowerCase());

type DirectoryPage = Awaited<ReturnType<AccountParts['directory']['list']>>;

/** One page of the directory, by the one filter that it takes; the rest is looked at afterwards. */
const directoryPage = (
  { directory }: AccountParts,
  search: UserSearch,
  page: { readonly limit: number; readonly token?: string },
): Promise<DirectoryPage> => {
  const { username, email, state, role } = search;
  if (role === 'admin') return directory.inGroup(ADMINS, page);
  if (role === 'viewer') return directory.inGroup('viewers', page);
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

const wholeUsers = async (parts: AccountParts, users: readonly DirectoryUser[]): Promise<User[]> => {
  const whole: User[] = [];
  for (let from = 0; from < users.length; from += AT_ONCE)
    whole.push(
      ...(await Promise.all(users.slice(from, from + AT_ONCE).map((user) => wholeUser(parts, user)))),
    );
  return whole;
};

/** Most of them are gone from the directory's own lists soon, so they are listed by their records. */
const deletingUsers = async (
  parts: AccountParts,
  limit: number,
  after: string | undefined,
): Promise<{ users: User[]; next: string | undefined }> => {
  const deletions: Deletion[] = [];
  for await (const deletion of parts.deletions.all())
    if (after === undefined || deletion.sub > after) deletions.push(deletion);
  const page = deletions.sort((one, other) => (one.sub < other.sub ? -1 : 1)).slice(0, limit);
  const users: User[] = [];
  for (const deletion of page) {
    const user = await parts.directory.bySub(deletion.sub);
    users.push(user ? await wholeUser(parts, user) : remnant(deletion));
  }
  return { users, next: deletions.length > limit ? page.at(-1)?.sub : undefined };
};

/** A page of users; there is more as long as there is a cursor, even after an empty page. */
export const listUsers = async (
  parts: AccountParts,
  cursors: Cursors,
  caller: string,
  {
    limit = 20,
    cursor,
    ...search
  }: UserSearch & { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Schemas['UserPage']> => {
  // Cognito continues a list only with the parameters that it began with: the limit is one.
  const binding = { operation: 'listUsers', caller, limit, ...search };
  const position = cursor === undefined ? undefined : String(await cursors.open(binding, cursor));
  const wanted = (users: readonly User[]): User[] => users.filter((user) => isWanted(search, user));
  const pageOf = async (users: User[], next: string | undefined): Promise<Schemas['UserPage']> =>
    next === undefined ? { users } : { users, cursor: await cursors.seal(binding, next) };
  if (search.state === 'deleting') {
    const { users, next } = await deletingUsers(parts, limit, position);
    return pageOf(wanted(users), next);
  }
  const page = await directoryPage(parts, search, {
    limit,
    ...(position !== undefined && { token: position }),
  });
  return pageOf(wanted(await wholeUsers(parts, page.users)), page.token);
};

/**
 * Makes the user and, without a mail, their keys at once.
 * @throws Failure RequestInvalid naming the field, Conflict when the name is taken
 */
export const inviteUser = async (
  parts: AccountParts,
  { username, email, scopes, sendEmail }: Schemas['NewUser'],
): Promise<Schemas['InvitedUser']> => {
  if (sendEmail && email === undefined)
    throw new Failure('RequestInvalid', 'The body field email is required where sendEmail is true', {
      faults: [{ in: 'body', name: 'email', message: 'is required where sendEmail is true' }],
    });
  if (looksLikeSub(username) || isDots(username))
    throw new Failure('RequestInvalid', 'The body field username must be no dots alone, and no id of ours', {
      faults: [{ in: 'body', name: 'username', message: 'must be no dots alone, and no id of ours' }],
    });
  // Else the message that is queued first could be taken to mean who has the name.
  if (await parts.directory.byName(username))
    throw new Failure('Conflict', 'There is a user of that name already');
  const work = { kind: 'invite', username, scopes, sendEmail, queuedAt: parts.now().toISOString() } as const;
  // First, so that whatever is cut from here on is finished; without a user it comes to nothing.
  await parts.send(work, DELAY_S);
  const password = sendEmail ? undefined : temporaryPassword(randomInt);
  const user = await parts.directory.create({
    username,
    ...(email !== undefined && { email }),
    ...(password !== undefined && { temporaryPassword: password }),
    sendEmail,
    scopes,
  });
  // From here on it is this user who is meant, whatever becomes of them until the message is read.
  await parts.invitations.begin(newInvitation(user, work, parts.now()));
  if (password === undefined) return { user: await wholeUser(parts, user) };
  const keys = await keysNow(parts, work);
  return { user: await wholeUser(parts, user), temporaryPassword: password, keys };
};

/** The user is made, and their password is told only now: what fails after is left to the queue. */
const keysNow = async (parts: AccountParts, work: InviteWork): Promise<Schemas['IssuedKey'][]> => {
  try {
    const { issued } = await provision(parts, work);
    return issued.map(({ key, value }) => ({ key: keyAnswer(key, parts.now()), value }));
  } catch (error) {
    log.error('the keys of an invitation are left to the queue', { error: describe(error) });
    return [];
  }
};

/** Denied first and allowed last: whatever is cut in between leaves more refused. */
const setEnabled = async (
  { denials, directory }: AccountParts,
  { sub, username }: DirectoryUser,
  enabled: boolean,
): Promise<void> => {
  if (enabled) {
    await directory.enable(username);
    await denials.allow(sub);
  } else {
    await denials.deny(sub, 'disabled');
    // Cognito may refuse to sign out somebody who is disabled.
    await directory.signOutEverywhere(username);
    await directory.disable(username);
  }
};

const setGroups = async (
  { tokenDenials, directory, now }: AccountParts,
  { sub, username }: DirectoryUser,
  groups: readonly string[],
): Promise<void> => {
  const current = await directory.groupsOf(username);
  const changes = GROUPS.filter((group) => groups.includes(group) !== current.includes(group));
  for (const group of changes)
    if (groups.includes(group)) await directory.addToGroup(username, group);
    else await directory.removeFromGroup(username, group);
  const second = epochSeconds(now());
  // Also when nothing has changed: the change may have been cut just before this.
  await tokenDenials.denyBefore(sub, second, second + TOKENS_S);
};

/**
 * @throws Failure NotFound, and Conflict when the user is being deleted or is the last admin
 */
export const changeUser = async (
  parts: AccountParts,
  username: string,
  { enabled, groups }: Schemas['UserChange'],
): Promise<User> => {
  const user = await userNamed(parts, username);
  if (await parts.deletions.get(user.sub)) throw new Failure('Conflict', 'The user is being deleted');
  const work = async (): Promise<void> => {
    if (enabled !== undefined) await setEnabled(parts, user, enabled);
    if (groups !== undefined) await setGroups(parts, user, groups);
  };
  const leaves = enabled === false || groups?.includes(ADMINS) === false;
  await (leaves ? lastAdminGuard(parts, user, work) : work());
  return wholeUser(parts, await userNamed(parts, username));
};

/**
 * Begins the deletion of a user; one under way is a success.
 * @param by 'self', or the sub of the admin
 * @throws Failure Conflict when it is the last admin
 */
export const deleteUser = async (parts: AccountParts, user: DirectoryUser, by: string): Promise<User> => {
  const { sub, username } = user;
  // Looked at before: soon there is nothing left to look at.
  const whole = await wholeUser(parts, user);
  await lastAdminGuard(parts, user, () => beginDeletion(parts, { sub, username, by }));
  return { ...whole, state: 'deleting' };
};

/** @throws Failure NotFound, and Conflict when there is nothing to send */
export const resendInvitation = async (parts: AccountParts, username: string): Promise<void> => {
  const user = await userNamed(parts, username);
  const refusal = refusedResend(user, await parts.invitations.get(user.sub));
  if (refusal !== undefined) throw new Failure('Conflict', refusal);
  await parts.send({ kind: 'resend', sub: user.sub, queuedAt: parts.now().toISOString() }, 0);
};

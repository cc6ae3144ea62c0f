import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { epochSeconds } from '../../../core/time.ts';
import type { Denials, TokenDenials } from '../denials/denial.ts';
import type { Directory, DirectoryUser } from '../directory/directory.ts';
import { ADMINS, VIEWERS } from '../directory/roles.ts';
import { type Pausing, untilOver } from '../sessions/ending.ts';
import { type AdminPorts, asAdmins, inTurn, lastAdminGuard } from './last-admin.ts';
import { userNamed, type NamePorts, wholeUser, type WholePorts } from './reading.ts';
import { TOKENS_S } from '../work/times.ts';

type Schemas = components['schemas'];

const GROUPS = [ADMINS, VIEWERS] as const;

/** An admin who acts, as their token says it. */
export interface Acting {
  readonly sub: string;
  readonly originJti: string | undefined;
  /** Epoch seconds. */
  readonly issuedAt: number;
}

interface TokenPorts {
  readonly tokenDenials: Pick<TokenDenials, 'denyBefore'>;
  readonly now: () => Date;
}

interface EnablePorts extends TokenPorts {
  readonly directory: Pick<Directory, 'enable' | 'disable' | 'signOutEverywhere'>;
  readonly denials: Pick<Denials, 'deny' | 'allow'>;
}

interface GroupPorts extends TokenPorts {
  readonly directory: Pick<Directory, 'groupsOf' | 'addToGroup' | 'removeFromGroup'>;
}

interface ActingPorts {
  /** What the deny list says at this moment. */
  readonly isDenied: (holder: Acting) => Promise<boolean> | boolean;
}

export type ChangePorts = NamePorts &
  WholePorts &
  AdminPorts &
  EnablePorts &
  GroupPorts &
  ActingPorts &
  Pausing;

/** @returns the last second (epoch) whose tokens are refused from now on */
const denyTokens = async ({ tokenDenials, now }: TokenPorts, sub: string): Promise<number> => {
  const second = epochSeconds(now());
  await tokenDenials.denyBefore(sub, second, second + TOKENS_S);
  return second;
};

/**
 * Denied first and allowed last: whatever is cut in between leaves more refused. Tokens from before stay refused when
 * their user is enabled again: disabling has signed the user out.
 */
const setEnabled = async (ports: EnablePorts, user: DirectoryUser, enabled: boolean): Promise<void> => {
  const { denials, directory } = ports;
  const { sub, username } = user;
  if (enabled) {
    await directory.enable(username);
    await denials.allow(sub);
  } else {
    await denials.deny(sub, 'disabled');
    await denyTokens(ports, sub);
    // Cognito may refuse to sign out somebody who is disabled.
    await directory.signOutEverywhere(username);
    await directory.disable(username);
  }
};

/** @returns the last second (epoch) whose tokens are refused from now on */
const setGroups = async (
  ports: GroupPorts,
  { sub, username }: DirectoryUser,
  groups: readonly string[],
): Promise<number> => {
  const { directory } = ports;
  const current = await directory.groupsOf(username);
  const changes = GROUPS.filter((group) => groups.includes(group) !== current.includes(group));
  // First, too: with a token that is still good, an admin could undo what takes it away while it is being done.
  if (changes.some((group) => !groups.includes(group))) await denyTokens(ports, sub);
  for (const group of changes)
    if (groups.includes(group)) await directory.addToGroup(username, group);
    else await directory.removeFromGroup(username, group);
  // Also when nothing has changed: the change may have been cut just before this.
  return denyTokens(ports, sub);
};

/** @returns the last second whose tokens are refused from now on, if any are */
const makeChange = async (
  ports: ChangePorts,
  user: DirectoryUser,
  { enabled, groups }: Schemas['UserChange'],
): Promise<number | undefined> => {
  if (await ports.deletions.get(user.sub)) throw new Failure('Conflict', 'The user is being deleted');
  const work = async (): Promise<number | undefined> => {
    if (enabled !== undefined) await setEnabled(ports, user, enabled);
    return groups && setGroups(ports, user, groups);
  };
  if (enabled === false || groups?.includes(ADMINS) === false) return lastAdminGuard(ports, user, work);
  return groups === undefined ? work() : asAdmins(ports, work);
};

/**
 * Changes a user, and returns once a session that begins now is good.
 * @param by is checked again in the user's turn: an admin who has lost their rights must not restore them
 * @throws Failure Unauthorized when the admin's token is denied by now, NotFound when the user has gone meanwhile
 * @throws Failure Conflict when the user is being deleted, is the last admin, or is being changed by another request
 */
export const changeUser = async (
  ports: ChangePorts,
  user: DirectoryUser,
  change: Schemas['UserChange'],
  by: Acting,
): Promise<Schemas['User']> => {
  const refused = await inTurn(ports, user.sub, async () => {
    if (await ports.isDenied(by))
      throw new Failure('Unauthorized', 'Your rights have changed: sign in again');
    return makeChange(ports, user, change);
  });
  if (refused !== undefined) await untilOver(ports, refused);
  return wholeUser(ports, await userNamed(ports, user.username));
};

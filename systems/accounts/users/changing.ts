import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { epochSeconds } from '../../../core/time.ts';
import type { Denials, TokenDenials } from '../denials/denial.ts';
import type { Directory, DirectoryUser } from '../directory/directory.ts';
import { ADMINS, VIEWERS } from '../directory/roles.ts';
import { type AdminPorts, lastAdminGuard } from './last-admin.ts';
import { userNamed, type NamePorts, wholeUser, type WholePorts } from './reading.ts';
import { TOKENS_S } from '../work/times.ts';

type Schemas = components['schemas'];

const GROUPS = [ADMINS, VIEWERS] as const;

interface EnablePorts {
  readonly directory: Pick<Directory, 'enable' | 'disable' | 'signOutEverywhere'>;
  readonly denials: Pick<Denials, 'deny' | 'allow'>;
}

interface GroupPorts {
  readonly directory: Pick<Directory, 'groupsOf' | 'addToGroup' | 'removeFromGroup'>;
  readonly tokenDenials: Pick<TokenDenials, 'denyBefore'>;
  readonly now: () => Date;
}

export type ChangePorts = NamePorts & WholePorts & AdminPorts & EnablePorts & GroupPorts;

/** Denied first and allowed last: whatever is cut in between leaves more refused. */
const setEnabled = async (
  { denials, directory }: EnablePorts,
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
  { tokenDenials, directory, now }: GroupPorts,
  { sub, username }: DirectoryUser,
  groups: readonly string[],
): Promise<void> => {
  const current = await directory.groupsOf(username);
  const changes = GROUPS.filter((group) => groups.includes(group) !== current.includes(group));
  const denyTokens = (): Promise<void> => {
    const second = epochSeconds(now());
    return tokenDenials.denyBefore(sub, second, second + TOKENS_S);
  };
  // First, too: with a token that is still good, an admin could undo what takes it away while it is being done.
  if (changes.some((group) => !groups.includes(group))) await denyTokens();
  for (const group of changes)
    if (groups.includes(group)) await directory.addToGroup(username, group);
    else await directory.removeFromGroup(username, group);
  // Also when nothing has changed: the change may have been cut just before this.
  await denyTokens();
};

/**
 * @throws Failure NotFound, and Conflict when the user is being deleted or is the last admin
 */
export const changeUser = async (
  ports: ChangePorts,
  username: string,
  { enabled, groups }: Schemas['UserChange'],
): Promise<Schemas['User']> => {
  const user = await userNamed(ports, username);
  if (await ports.deletions.get(user.sub)) throw new Failure('Conflict', 'The user is being deleted');
  const work = async (): Promise<void> => {
    if (enabled !== undefined) await setEnabled(ports, user, enabled);
    if (groups !== undefined) await setGroups(ports, user, groups);
  };
  const leaves = enabled === false || groups?.includes(ADMINS) === false;
  await (leaves ? lastAdminGuard(ports, user, work) : work());
  return wholeUser(ports, await userNamed(ports, username));
};

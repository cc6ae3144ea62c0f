import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { type Actor, audited, type AuditPorts, ownAction } from '../audit/audit.ts';
import { detailOf } from '../audit/detail.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import type { ChangePorts } from '../keys/changing.ts';
import {
  editKey,
  type FindPorts,
  keyMeant,
  keyOf,
  type ListPorts,
  listKeys,
  replaceKey,
  type ReplacePorts,
} from '../keys/managing.ts';
import { endKey } from '../keys/removing.ts';
import { type OwnersUsagePorts, usageOf } from '../keys/usage.ts';
import type { Key } from '../keys/key.ts';
import { deleteUser, type DeletePorts } from '../users/deleting.ts';
import { type NamePorts, wholeUser } from '../users/reading.ts';

type Schemas = components['schemas'];

export type SelfPorts = AuditPorts &
  ChangePorts &
  DeletePorts &
  FindPorts &
  ListPorts &
  NamePorts &
  OwnersUsagePorts &
  ReplacePorts;

/** The caller as the directory has them. Somebody who is gone has a token that is good for nothing. */
const self = async ({ directory }: NamePorts, { sub, username }: Actor): Promise<DirectoryUser> => {
  const user = await directory.byName(username);
  if (user?.sub !== sub) throw new Failure('Unauthorized', 'The user of this token no longer exists');
  return user;
};

/** Work of a user on their own account, which is recorded. */
const recorded = <T>(
  ports: AuditPorts,
  caller: Actor,
  action: string,
  change: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> => {
  const detail = detailOf(change);
  return audited(ports, { ...ownAction(action, caller), ...(detail !== '' && { detail }) }, work);
};

/** Work on a key of the caller, which is recorded: a key of another user is not found. */
const onOwnKey = async <T>(
  ports: SelfPorts,
  caller: Actor,
  action: string,
  keyId: string,
  change: Readonly<Record<string, unknown>>,
  work: (key: Key) => Promise<T>,
): Promise<T> => {
  const key = await keyOf(ports, caller.sub, keyId);
  return recorded(ports, caller, action, { key: keyId, ...change }, () => work(key));
};

/** What users do with their own accounts. All of it is theirs by `sub`: names are used again. */
export const ownAccount = (ports: SelfPorts) => ({
  /** @throws Failure Unauthorized when the caller is gone, as does `delete` */
  get: async (caller: Actor): Promise<Schemas['User']> => wholeUser(ports, await self(ports, caller)),

  /** @throws Failure Conflict when the caller is the last admin */
  delete: async (caller: Actor): Promise<Schemas['User']> =>
    recorded(ports, caller, 'deleteMe', {}, async () => deleteUser(ports, await self(ports, caller), 'self')),

  keys: ({ sub }: Actor): Promise<Schemas['Keys']> => listKeys(ports, sub),

  /** @throws Failure, see `keyOf` and `changeKey` */
  changeKey: (
    caller: Actor,
    keyId: string,
    { enabled }: Schemas['KeyChangeOfMine'],
  ): Promise<Schemas['Key']> =>
    onOwnKey(ports, caller, 'changeMyKey', keyId, { enabled }, (key) =>
      editKey(ports, key, { enabled }, 'owner'),
    ),

  /** @throws Failure NotFound */
  deleteKey: (caller: Actor, keyId: string): Promise<void> =>
    onOwnKey(ports, caller, 'deleteMyKey', keyId, {}, (key) => endKey(ports, key)),

  /** @throws Failure, see `keyMeant` and `replaceKey` */
  rotateKey: async (
    caller: Actor,
    { keyId, overlapHours }: Schemas['RotationOfMine'],
  ): Promise<Schemas['IssuedKey']> => {
    const key = await keyMeant(ports, caller.sub, keyId);
    return recorded(ports, caller, 'rotateMyKey', { key: key.keyId, overlapHours }, () =>
      replaceKey(ports, key, overlapHours, 'owner'),
    );
  },

  /** @throws Failure RequestInvalid, see `usageRange` */
  usage: (
    { sub }: Actor,
    asked: { readonly from?: string; readonly to?: string },
  ): Promise<Schemas['Usage']> => usageOf(ports, sub, asked),
});

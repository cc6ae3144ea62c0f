import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import {
  type FindPorts,
  keyMeant,
  type ListPorts,
  listKeys,
  replaceKey,
  type ReplacePorts,
} from '../keys/managing.ts';
import { usageOfKeys, type UsagePorts, usageRange } from '../keys/usage.ts';
import { deleteUser, type DeletePorts } from '../users/deleting.ts';
import { type NamePorts, wholeUser } from '../users/reading.ts';

type Schemas = components['schemas'];

/** A user who acts, as their token says it. */
export interface Caller {
  readonly sub: string;
  readonly username: string;
}

export type SelfPorts = DeletePorts & NamePorts & ReplacePorts & ListPorts & FindPorts & UsagePorts;

/** The caller as the directory has them. Somebody who is gone has a token that is good for nothing. */
const self = async ({ directory }: NamePorts, { sub, username }: Caller): Promise<DirectoryUser> => {
  const user = await directory.byName(username);
  if (user?.sub !== sub) throw new Failure('Unauthorized', 'The user of this token no longer exists');
  return user;
};

/** What users do with their own accounts. All of it is theirs by `sub`: names are used again. */
export const ownAccount = (ports: SelfPorts) => ({
  /** @throws Failure Unauthorized when the caller is gone, as does `delete` */
  get: async (caller: Caller): Promise<Schemas['User']> => wholeUser(ports, await self(ports, caller)),

  /** @throws Failure Conflict when the caller is the last admin */
  delete: async (caller: Caller): Promise<Schemas['User']> =>
    deleteUser(ports, await self(ports, caller), 'self'),

  keys: ({ sub }: Caller): Promise<Schemas['Keys']> => listKeys(ports, sub),

  /** @throws Failure, see `keyMeant` and `replaceKey` */
  rotateKey: async (
    { sub }: Caller,
    { keyId, overlapHours }: Schemas['RotationOfMine'],
  ): Promise<Schemas['IssuedKey']> =>
    replaceKey(ports, await keyMeant(ports, sub, keyId), overlapHours, 'owner'),

  /** @throws Failure RequestInvalid, see `usageRange` */
  usage: async (
    { sub }: Caller,
    asked: { readonly from?: string; readonly to?: string },
  ): Promise<Schemas['Usage']> => {
    const range = usageRange(asked, ports.now());
    return { usage: await usageOfKeys(ports, await ports.keys.byOwner(sub), range) };
  },
});

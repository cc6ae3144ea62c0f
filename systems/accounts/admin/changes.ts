import type { components } from '../../../core/contract/types.ts';
import { audited, type AuditPorts } from '../audit/audit.ts';
import { detailOf } from '../audit/detail.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import type { ChangePorts as KeyChangePorts } from '../keys/changing.ts';
import type { Key } from '../keys/key.ts';
import {
  editKey,
  type FindPorts,
  keyOf,
  type ListPorts,
  newKey,
  type NewKeyPorts,
  replaceKey,
  type ReplacePorts,
} from '../keys/managing.ts';
import { endKey } from '../keys/removing.ts';
import { type Acting, changeUser, type ChangePorts } from '../users/changing.ts';
import { deleteUser, type DeletePorts } from '../users/deleting.ts';
import { type InvitePorts, inviteUser, resendInvitation, type ResendPorts } from '../users/inviting.ts';
import { type NamePorts, noSuchUser } from '../users/reading.ts';

type Schemas = components['schemas'];

/** The admin who acts, as their token says it. */
export interface Admin extends Acting {
  readonly username: string;
}

/** A key of a user, as an address names it. */
export interface KeyAt {
  readonly username: string;
  readonly keyId: string;
}

export type AdminPorts = AuditPorts &
  InvitePorts &
  ResendPorts &
  ChangePorts &
  DeletePorts &
  FindPorts &
  ListPorts &
  KeyChangePorts &
  ReplacePorts &
  NewKeyPorts;

/** Work on a user, or on one of their keys, which is recorded. */
const recording = (ports: AuditPorts & NamePorts & FindPorts) => {
  /** @param work is given the user, or fails with NotFound */
  const onUser = async <T>(
    by: Admin,
    action: string,
    whom: string,
    change: Readonly<Record<string, unknown>>,
    work: (user: DirectoryUser) => Promise<T>,
  ): Promise<T> => {
    const detail = detailOf(change);
    const user = await ports.directory.byName(whom);
    const what = {
      action,
      by: by.username,
      bySub: by.sub,
      whom,
      ...(user && { whomSub: user.sub }),
      ...(detail !== '' && { detail }),
    };
    return audited(ports, what, async () => {
      if (!user) throw noSuchUser();
      return work(user);
    });
  };

  /** The same for work on a key of a user: one of another user is not found. */
  const onKey = <T>(
    by: Admin,
    action: string,
    { username, keyId }: KeyAt,
    change: Readonly<Record<string, unknown>>,
    work: (key: Key) => Promise<T>,
  ): Promise<T> =>
    onUser(by, action, username, { key: keyId, ...change }, async ({ sub }) =>
      work(await keyOf(ports, sub, keyId)),
    );
  return { onUser, onKey };
};

/** What admins change of others. It is recorded, whatever comes of it. */
export const adminChanges = (ports: AdminPorts) => {
  const { onUser, onKey } = recording(ports);

  return {
    inviteUser: (by: Admin, user: Schemas['NewUser']): Promise<Schemas['InvitedUser']> =>
      audited(
        ports,
        {
          action: 'inviteUser',
          by: by.username,
          bySub: by.sub,
          whom: user.username,
          detail: detailOf({ scopes: user.scopes, sendEmail: user.sendEmail }),
        },
        async (made) => {
          const invited = await inviteUser(ports, user);
          made(invited.user.id);
          return invited;
        },
      ),

    resendInvitation: (by: Admin, username: string): Promise<void> =>
      onUser(by, 'resendInvitation', username, {}, (user) => resendInvitation(ports, user)),

    changeUser: (by: Admin, username: string, change: Schemas['UserChange']): Promise<Schemas['User']> =>
      onUser(by, 'changeUser', username, change, (user) => changeUser(ports, user, change, by)),

    deleteUser: (by: Admin, username: string): Promise<Schemas['User']> =>
      onUser(by, 'deleteUser', username, {}, (user) => deleteUser(ports, user, by.sub)),

    issueKey: (by: Admin, username: string, key: Schemas['NewKey']): Promise<Schemas['IssuedKey']> =>
      onUser(by, 'issueKey', username, { scope: key.scope, expiresAt: key.expiresAt }, ({ sub }) =>
        newKey(ports, sub, key),
      ),

    changeKey: (by: Admin, at: KeyAt, change: Schemas['KeyChange']): Promise<Schemas['Key']> =>
      onKey(by, 'changeKey', at, { enabled: change.enabled, expiresAt: change.expiresAt }, (key) =>
        editKey(ports, key, change, 'admin'),
      ),

    deleteKey: (by: Admin, at: KeyAt): Promise<void> =>
      onKey(by, 'deleteKey', at, {}, (key) => endKey(ports, key)),

    rotateKey: (by: Admin, at: KeyAt, overlapHours: number): Promise<Schemas['IssuedKey']> =>
      onKey(by, 'rotateKey', at, { overlapHours }, (key) => replaceKey(ports, key, overlapHours, 'admin')),
  };
};

import type { ResendWork } from '../../../core/messages/accounts.ts';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { Deletions } from '../deletions/deletion.ts';
import { INVITED, type Directory, type DirectoryUser } from '../directory/directory.ts';
import { hasInvitedAddress, type Invitation, type Invitations } from './invitation.ts';
import type { GatewayKeys } from '../keys/gateway.ts';
import type { KeyStore } from '../keys/registry.ts';
import { isInvitationSlot, type Key, resentSlot, shownState } from '../keys/key.ts';
import { rotateKey, type RotatePorts } from '../keys/rotating.ts';
import { leased, type LeasePorts } from './lease.ts';
import type { MailedKey } from './key-mail.ts';
import { mailKeys, type MailPorts, type Mark } from './mailing.ts';

export interface ResendPorts extends LeasePorts, MailPorts, RotatePorts {
  readonly directory: Pick<Directory, 'bySub' | 'resend'>;
  readonly invitations: Pick<Invitations, 'get' | 'lease' | 'change' | 'release'>;
  readonly deletions: Pick<Deletions, 'get'>;
  readonly keys: RotatePorts['keys'] & Pick<KeyStore, 'byOwner'>;
  readonly gateway: RotatePorts['gateway'] & Pick<GatewayKeys, 'value'>;
}

/** From one moment to another. */
const betweenMs = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** Why there is nothing to send, or undefined when there is. */
export const refusedResend = (
  user: Pick<DirectoryUser, 'status' | 'email' | 'emailVerified'>,
  invitation: Pick<Invitation, 'state' | 'mail' | 'email'> | undefined,
): string | undefined => {
  if (invitation === undefined) return 'The user has no invitation';
  if (invitation.state === 'pending') return 'The invitation is still being worked on';
  if (user.email === undefined) return 'The user has no e-mail address';
  if (!user.emailVerified && !hasInvitedAddress(user, invitation))
    return 'The user has another e-mail address than the one that was invited, and has not proved it';
  if (user.status !== INVITED && invitation.mail === 'sent')
    return 'The invitation was sent, and the user has signed in';
  return undefined;
};

/** The invitation's keys that work. */
const workingKeys = async ({ keys, now }: ResendPorts, sub: string): Promise<Key[]> =>
  (await keys.byOwner(sub)).filter(
    (key) => isInvitationSlot(key.slot) && shownState(key, now()) === 'active',
  );

/** A key in the place of one; undefined when somebody else has just replaced or removed that one. */
const renewed = async (ports: ResendPorts, key: Key, slot: string): Promise<MailedKey | undefined> => {
  try {
    const { value } = await rotateKey(ports, key, 0, {}, slot);
    return { scope: key.scope, value, isRenewed: true };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'Conflict') throw error;
    log.warn('a key of an invitation could not be renewed', { keyId: key.keyId, error: describe(error) });
    return undefined;
  }
};

/**
 * What is mailed of keys. The value of one whose mail went out is in that mail: a new key takes its place. Any other is
 * read back from the gateway.
 */
const toMail = async (
  ports: ResendPorts,
  working: readonly Key[],
  { mail }: Invitation,
  { queuedAt }: ResendWork,
): Promise<MailedKey[]> => {
  const isRenewed = mail === 'sent';
  const mailed: MailedKey[] = [];
  for (const key of working) {
    const slot = resentSlot(key.scope, queuedAt);
    if (isRenewed && key.slot !== slot) {
      mailed.push(...[await renewed(ports, key, slot)].filter((one) => one !== undefined));
      continue;
    }
    const value = await ports.gateway.value(key.keyId);
    if (value !== undefined) mailed.push({ scope: key.scope, value, isRenewed });
  }
  return mailed;
};

/** Whether this request was worked on before: the mail's state has changed since it was made. */
const isAnswered = ({ mail, updatedAt }: Invitation, { queuedAt }: ResendWork): boolean =>
  mail !== 'none' && mail !== 'pending' && betweenMs(queuedAt, updatedAt) >= 0;

const sendAgain = async (
  ports: ResendPorts,
  user: DirectoryUser,
  invitation: Invitation,
  work: ResendWork,
  mark: Mark,
): Promise<void> => {
  const refusal = refusedResend(user, invitation);
  if (refusal !== undefined) throw new Failure('Conflict', refusal);
  const working = await workingKeys(ports, user.sub);
  // By name: repeating an invitation is the one call that takes no sub in its place.
  if (user.status === INVITED) await ports.directory.resend(user.username);
  else if (working.length === 0) throw new Failure('Conflict', 'The invitation has no active key');
  // Last, so that no key is replaced for a request that is refused.
  const keys = await toMail(ports, working, invitation, work);
  if (keys.length > 0) await mailKeys(ports, user, keys, mark);
};

/**
 * Sends an invitation again: new keys in the place of those whose mail went out, or else the same, and a new temporary
 * password to one who has not signed in yet. A request that is delivered twice renews and sends the keys once.
 * @throws Failure NotFound when there is no such user
 * @throws Failure Conflict when there is nothing to send, and when the user is being deleted
 * @throws Failure TooManyRequests when another call works on the invitation: to be delivered again
 */
export const resend = async (ports: ResendPorts, work: ResendWork): Promise<void> => {
  const { directory, deletions, invitations } = ports;
  const user = await directory.bySub(work.sub);
  if (user === undefined) throw new Failure('NotFound', 'The user does not exist');
  if ((await deletions.get(work.sub)) !== undefined)
    throw new Failure('Conflict', 'The user is being deleted');
  // Without an invitation there is nothing that could be leased.
  if ((await invitations.get(work.sub)) === undefined)
    throw new Failure('Conflict', 'The user has no invitation');
  await leased(ports, work.sub, async (holder, invitation) => {
    const mark: Mark = (mail) => invitations.change(work.sub, holder, { mail });
    if (invitation === undefined) throw new Failure('Conflict', 'The user has no invitation');
    if (!isAnswered(invitation, work)) return sendAgain(ports, user, invitation, work, mark);
    if (invitation.mail === 'sending') await mark('failed');
  });
};

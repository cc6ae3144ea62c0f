import type { InviteWork } from '../../../core/messages/accounts.ts';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { Deletions } from '../deletions/deletion.ts';
import { INVITED, type Directory, type DirectoryUser, type UserAttributes } from '../directory/directory.ts';
import { hasInvitedAddress, type Invitation, type Invitations } from './invitation.ts';
import { issueKey, type Issued, type IssuePorts } from '../keys/issuing.ts';
import { invitationSlot, shownState } from '../keys/key.ts';
import { leased, type LeasePorts } from './lease.ts';
import type { MailedKey } from './key-mail.ts';
import { mailKeys, type MailPorts, type Mark } from './mailing.ts';

/** How long a user who is to come may take, from the moment the invitation was queued. */
const PATIENCE_MS = 600_000;

export interface InvitationPorts extends IssuePorts, LeasePorts, MailPorts {
  readonly directory: Pick<Directory, 'byName' | 'bySub' | 'setAttributes'>;
  readonly invitations: Pick<Invitations, 'begin' | 'get' | 'lease' | 'change' | 'release' | 'remove'>;
  readonly deletions: Pick<Deletions, 'get'>;
}

/** What came of an invitation's work. */
export interface Provisioned {
  /**
   * `already`: it was done before. `nobody`: there is no user whom it means. `deleting`: the user is being
   * deleted, or is gone. `refused`: the user may have no key now; the invitation waits for the reconciler. `full`:
   * nobody may have one more key; it waits likewise.
   */
  readonly outcome: 'provisioned' | 'already' | 'nobody' | 'deleting' | 'refused' | 'full';
  /** The keys that work, only when this call provisioned: their values are to be told once, and never kept. */
  readonly issued: readonly Issued[];
}

const nothing = (outcome: Exclude<Provisioned['outcome'], 'provisioned'>): Provisioned => ({
  outcome,
  issued: [],
});

const sinceMs = (moment: string, now: Date): number => now.getTime() - Date.parse(moment);

/** The keys that work; one that an admin has disabled meanwhile is not told. */
const workingOf = (issued: readonly Issued[], now: Date): Issued[] =>
  issued.filter(({ key }) => shownState(key, now) === 'active');

const mailedOf = (issued: readonly Issued[]): MailedKey[] =>
  issued.map(({ key, value }) => ({ scope: key.scope, value }));

/** The keys of an invitation, one a scope: those that were made before are found again. */
const issueAll = async (ports: InvitationPorts, { sub, scopes }: Invitation): Promise<Issued[]> => {
  const issued: Issued[] = [];
  for (const scope of scopes)
    issued.push(await issueKey(ports, { owner: sub, scope, name: scope, slot: invitationSlot(scope) }));
  return issued;
};

/** Keys were refused: of a user who goes, or is gone, nothing is to be left; anybody else's wait. */
const refused = async (
  { deletions, directory, invitations }: InvitationPorts,
  sub: string,
): Promise<Provisioned> => {
  if ((await deletions.get(sub)) === undefined && (await directory.bySub(sub)) !== undefined) {
    log.warn('an invitation waits: its user may not have keys now', { sub });
    return nothing('refused');
  }
  await invitations.remove(sub);
  return nothing('deleting');
};

/**
 * The id of the user's permits key. The address that was invited counts as proved; it is written again with the
 * proof, so that another one that the user may take at this moment is not proved for it.
 */
const attributesFor = (
  user: DirectoryUser,
  invitation: Invitation,
  issued: readonly Issued[],
): UserAttributes => {
  const permits = issued.find(({ key }) => key.scope === 'permits' && key.replacedBy === undefined);
  const { email } = invitation;
  const proves = hasInvitedAddress(user, invitation) && !user.emailVerified;
  return {
    ...(permits && { apiKey: permits.key.keyId }),
    ...(proves && email !== undefined && { email, emailVerified: true }),
  };
};

/** What is left to do once the keys are there. */
const finish = async (
  ports: InvitationPorts,
  user: DirectoryUser,
  invitation: Invitation,
  issued: readonly Issued[],
  holder: string,
): Promise<Provisioned> => {
  const { directory, invitations, now } = ports;
  const { sub } = user;
  const mark: Mark = (mail) => invitations.change(sub, holder, { mail });
  // By sub, so that a new user of the same name is never hit.
  await directory.setAttributes(sub, attributesFor(user, invitation, issued));
  const working = workingOf(issued, now());
  if (invitation.mail === 'sending') await mark('failed');
  if (invitation.mail === 'pending') {
    const to = hasInvitedAddress(user, invitation) ? user.email : undefined;
    await mailKeys(ports, { ...user, email: to }, mailedOf(working), mark);
  }
  await invitations.change(sub, holder, { state: 'done' });
  return { outcome: 'provisioned', issued: working };
};

const complete = async (
  ports: InvitationPorts,
  user: DirectoryUser,
  invitation: Invitation | undefined,
  holder: string,
): Promise<Provisioned> => {
  if (invitation === undefined) return nothing('deleting');
  if (invitation.state === 'done') return nothing('already');
  let issued: Issued[];
  try {
    issued = await issueAll(ports, invitation);
  } catch (error) {
    if (error instanceof Failure && error.code === 'Conflict') return refused(ports, user.sub);
    if (!(error instanceof Failure) || error.code !== 'KeyCapacityReached') throw error;
    // Each further delivery would fail alike, and end as a dead letter. KeyCapacityAlarm counts this line.
    log.error('an invitation waits: the gateway can hold no more keys', {
      sub: user.sub,
      error: describe(error),
    });
    return nothing('full');
  }
  return finish(ports, user, invitation, issued, holder);
};

/** The invitation that a message asks for. */
export const newInvitation = (
  { sub, username, email }: DirectoryUser,
  { scopes = ['permits'], sendEmail = true }: InviteWork,
  now: Date,
): Invitation => {
  const moment = now.toISOString();
  const mail = sendEmail ? 'pending' : 'none';
  return {
    sub,
    username,
    ...(email !== undefined && { email }),
    scopes,
    sendEmail,
    state: 'pending',
    mail,
    createdAt: moment,
    updatedAt: moment,
  };
};

/**
 * Gives an invited user their keys: a key for each scope, the id of the permits key as an attribute, and one
 * mail with all of them. It may be called again, and cut, at any step: what is there is found again, a mail
 * goes out once at most, and a user who never comes gets nothing.
 * @throws Error when the user is not there yet: to be delivered again
 * @throws Failure TooManyRequests when another call works on the invitation: the same
 */
export const provision = async (ports: InvitationPorts, work: InviteWork): Promise<Provisioned> => {
  const { directory, deletions, invitations, now } = ports;
  const user = await directory.byName(work.username);
  if (user === undefined) {
    if (sinceMs(work.queuedAt, now()) > PATIENCE_MS) return nothing('nobody');
    throw new Error('the invited user does not exist yet');
  }
  if ((await deletions.get(user.sub)) !== undefined) return nothing('deleting');
  // Anybody may sign up under a name that was invited: only an admin makes users of this status.
  if (user.status !== INVITED && (await invitations.get(user.sub)) === undefined) return nothing('nobody');
  const standing = await invitations.begin(newInvitation(user, work, now()));
  if (standing === undefined) return nothing('deleting');
  if (standing.state === 'done') return nothing('already');
  return leased(ports, user.sub, (holder, invitation) => complete(ports, user, invitation, holder));
};

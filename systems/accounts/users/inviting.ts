import { randomInt } from 'node:crypto';
import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import { nameIn } from '../../../core/names/profile.ts';
import type { Directory, DirectoryUser } from '../directory/directory.ts';
import { newUsername } from '../directory/usernames.ts';
import { type InvitationPorts, newInvitation, provision } from '../invitations/inviting.ts';
import type { InviteWork, SendAccountWork } from '../../../core/messages/accounts.ts';
import { temporaryPassword } from '../invitations/password.ts';
import { refusedResend } from '../invitations/resending.ts';
import type { Invitations } from '../invitations/invitation.ts';
import { issuedAnswer } from '../keys/managing.ts';
import { wholeUser, type WholePorts } from './reading.ts';

type Schemas = components['schemas'];

/** The user may still be on the way into the directory when the message is read: it waits a little. */
const DELAY_S = 10;

export type InvitePorts = InvitationPorts &
  WholePorts & { readonly directory: Pick<Directory, 'create'>; readonly send: SendAccountWork };

export interface ResendPorts {
  readonly invitations: Pick<Invitations, 'get'>;
  readonly send: SendAccountWork;
  readonly now: () => Date;
}

/**
 * Makes the user and, without a mail, their keys at once.
 * @throws Failure RequestInvalid naming the field, Conflict when the name is taken
 */
export const inviteUser = async (
  ports: InvitePorts,
  { username: given, email, scopes, sendEmail }: Schemas['NewUser'],
): Promise<Schemas['InvitedUser']> => {
  if (sendEmail && email === undefined) throw invalid('body', 'email', 'is required when sendEmail is true');
  const username = nameIn(newUsername, 'body', 'username', given);
  // Else the message that is queued first could be taken to mean who has the name.
  if (await ports.directory.byName(username))
    throw new Failure('Conflict', 'A user with this name already exists');
  const work = { kind: 'invite', username, scopes, sendEmail, queuedAt: ports.now().toISOString() } as const;
  // First, so that whatever is cut from here on is finished; without a user the message has no effect.
  await ports.send(work, DELAY_S);
  const password = sendEmail ? undefined : temporaryPassword(randomInt);
  const user = await ports.directory.create({
    username,
    ...(email !== undefined && { email }),
    ...(password !== undefined && { temporaryPassword: password }),
    sendEmail,
    scopes,
  });
  // From here on it is this user who is meant, whatever becomes of them until the message is read.
  await ports.invitations.begin(newInvitation(user, work, ports.now()));
  if (password === undefined) return { user: await wholeUser(ports, user) };
  const keys = await keysNow(ports, work);
  return { user: await wholeUser(ports, user), temporaryPassword: password, keys };
};

/** The user exists, and this answer alone shows their password: what fails from here on is left to the queue. */
const keysNow = async (ports: InvitationPorts, work: InviteWork): Promise<Schemas['IssuedKey'][]> => {
  try {
    const { issued } = await provision(ports, work);
    return issued.map((one) => issuedAnswer(one, ports.now()));
  } catch (error) {
    log.error('the keys of an invitation could not be issued at once; the queue issues them', {
      error: describe(error),
    });
    return [];
  }
};

/** @throws Failure Conflict when there is nothing to send */
export const resendInvitation = async (ports: ResendPorts, user: DirectoryUser): Promise<void> => {
  const refusal = refusedResend(user, await ports.invitations.get(user.sub));
  if (refusal !== undefined) throw new Failure('Conflict', refusal);
  await ports.send({ kind: 'resend', sub: user.sub, queuedAt: ports.now().toISOString() }, 0);
};

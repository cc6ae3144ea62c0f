import { type Role, roleOf } from '../directory/roles.ts';
import { INVITED, type DirectoryUser } from '../directory/directory.ts';
import { LEASE_MS } from '../work/times.ts';
import type { Invitation, MailState } from '../invitations/invitation.ts';

export type UserState = 'active' | 'invited' | 'disabled' | 'deleting';

/** A user as the API answers them. */
export interface UserAnswer {
  readonly username: string;
  /** The user's sub. */
  readonly id: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly role: Role;
  /** By name. */
  readonly groups: string[];
  readonly state: UserState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Only of a user who was invited. */
  readonly invitation?: { readonly mail: MailState; readonly state: Invitation['state'] };
}

/** What is known of a user besides the directory's entry. */
export interface UserFacts {
  readonly groups: readonly string[];
  readonly invitation?: Invitation | undefined;
  /** The deletion that is under way. */
  readonly deletion?: object | undefined;
  readonly now: Date;
}

/** The first that holds: deleting, disabled, invited (never signed in yet), active. */
const stateOf = (user: Pick<DirectoryUser, 'enabled' | 'status'>, deleting: boolean): UserState => {
  if (deleting) return 'deleting';
  if (!user.enabled) return 'disabled';
  return user.status === INVITED ? 'invited' : 'active';
};

/** What became of the mail: a sending that outlived its lease was cut, and counts as failed. */
const shownMail = ({ mail, updatedAt }: Pick<Invitation, 'mail' | 'updatedAt'>, now: Date): MailState =>
  mail === 'sending' && now.getTime() - Date.parse(updatedAt) > LEASE_MS ? 'failed' : mail;

/** A user as the API answers them; nothing of theirs is told that the facts do not hold. */
export const userAnswer = (user: DirectoryUser, facts: UserFacts): UserAnswer => {
  const { groups, invitation, deletion, now } = facts;
  return {
    username: user.username,
    id: user.sub,
    ...(user.email !== undefined && { email: user.email }),
    emailVerified: user.emailVerified,
    role: roleOf(groups),
    groups: groups.toSorted(),
    state: stateOf(user, deletion !== undefined),
    createdAt: user.createdAt.toISOString(),
    ...(invitation && { invitation: { mail: shownMail(invitation, now), state: invitation.state } }),
  };
};

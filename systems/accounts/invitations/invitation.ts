import type { Scope } from '../../../core/scopes.ts';
import type { DirectoryUser } from '../directory/directory.ts';

/** What became of the mail with the keys. */
export type MailState =
  /** No mail is to be sent: no one asked for it, or the user does not have the address that was invited (any more). */
  | 'none'
  | 'pending'
  /** Being sent. When no one finished it, it counts as failed: it may have gone out, and is not sent twice. */
  | 'sending'
  | 'sent'
  | 'failed'
  /** No sender is configured. */
  | 'unconfigured';

/** What is done for a user who was invited: kept from the first step until the user is deleted. */
export interface Invitation {
  readonly sub: string;
  readonly username: string;
  /** The address that was invited, which an admin vouches for; absent when there was none. */
  readonly email?: string;
  /** A key for each. */
  readonly scopes: readonly Scope[];
  /** Whether the keys are mailed. */
  readonly sendEmail: boolean;
  readonly state: 'pending' | 'done';
  readonly mail: MailState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Whether the user has the address that was invited: they may have another one by now, which nobody vouches for. */
export const hasInvitedAddress = (
  user: Pick<DirectoryUser, 'email'>,
  { email }: Pick<Invitation, 'email'>,
): boolean => email !== undefined && user.email === email;

export interface Invitations {
  /**
   * Keeps it unless there is one.
   * @returns the one that stands; undefined when it was removed by now: the user goes, or is gone
   */
  begin(invitation: Invitation): Promise<Invitation | undefined>;
  /** As it is now: the new holder of the lease decides by it. */
  get(sub: string): Promise<Invitation | undefined>;
  /**
   * Exclusive for leaseMs from now; the same holder may ask again.
   * @returns false when somebody else holds it, and when there is no invitation
   */
  lease(sub: string, holder: string, now: Date, leaseMs: number): Promise<boolean>;
  /** Only while leased by the holder; updates updatedAt. @throws Failure Conflict when it no longer is */
  change(sub: string, holder: string, change: Partial<Pick<Invitation, 'state' | 'mail'>>): Promise<void>;
  /** Not held, or gone, is a success. */
  release(sub: string, holder: string): Promise<void>;
  /** Gone already is a success. */
  remove(sub: string): Promise<void>;
  all(): AsyncIterable<Invitation>;
}

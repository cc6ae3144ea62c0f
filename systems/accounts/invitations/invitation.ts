import type { Scope } from '../../../core/scopes.ts';

/** What became of the mail with the keys. */
export type MailState =
  /** No mail is to be sent: no one asked for it, or there is no address. */
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

export interface Invitations {
  /** Keeps it unless there is one; returns the one that stands. */
  begin(invitation: Invitation): Promise<Invitation>;
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

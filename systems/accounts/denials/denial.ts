import { DAY_S } from '../../../core/time.ts';

/** How long an entry stands once all of its user is gone, in seconds: longer than any token lives. */
export const DENIED_S = DAY_S;

/** Why everything of a user is refused, although tokens and keys are good. */
export type DenialReason = 'deleted' | 'disabled';

/** An entry that refuses everything of one user. */
export interface Denial {
  readonly sub: string;
  readonly reason: DenialReason;
  /** When it was made. */
  readonly since: Date;
  /** When it ends, in epoch seconds; never when absent. */
  readonly until?: number;
}

/** The deny list, as those see it who write it; `core/http` reads it for every request. */
export interface Denials {
  /**
   * Refuses everything of the user, until `until` (epoch seconds; without an end when absent). The entry of
   * a deletion stays as it is.
   */
  deny(sub: string, reason: DenialReason, until?: number): Promise<void>;
  /** Lifts what `deny` did. None there is a success; the entry of a deletion stays. */
  allow(sub: string): Promise<void>;
  get(sub: string): Promise<Denial | undefined>;
  /** Lets an entry that has no end have one (epoch seconds). None there, or one that ends, is a success. */
  end(sub: string, until: number): Promise<void>;
  /** All entries that refuse a user: for the reconciler alone. */
  all(): AsyncIterable<Denial>;
}

/** What refuses tokens that have not expired yet; `core/http` reads it for every request. */
export interface TokenDenials {
  /**
   * Refuses the tokens of the user that were issued at or before this second. An entry for a later second
   * stays as it is.
   * @param before epoch seconds
   * @param until epoch seconds: when the last of these tokens has expired by itself
   */
  denyBefore(sub: string, before: number, until: number): Promise<void>;
  /** Refuses the tokens of one session, by their `origin_jti`, until then (epoch seconds). */
  denySession(jti: string, until: number): Promise<void>;
}

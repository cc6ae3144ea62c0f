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

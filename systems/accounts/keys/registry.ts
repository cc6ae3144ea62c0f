import type { Key } from './key.ts';
import type { KeyState } from '../../../core/api-key.ts';

/** What a change may set; what is absent stays. */
export interface KeyChange {
  readonly state?: KeyState;
  readonly name?: string;
  /** Epoch seconds; null takes the end away. */
  readonly expiresAt?: number | null;
  /** The change is made only from one of these states. */
  readonly onlyFrom?: readonly KeyState[];
}

/** The registry of keys. */
export interface KeyStore {
  /**
   * Registers a key. An entry of the same hash and keyId stays as it is, and that is a success.
   * @throws Failure Conflict when the owner is on the deny list: nothing is registered then
   */
  register(key: Key): Promise<void>;
  /** The keys of a user, oldest first. Eventually consistent: a key may be missing just after it was registered. */
  byOwner(owner: string): Promise<Key[]>;
  /** One key of a user as it is now; may be missing just after it was registered. */
  find(owner: string, keyId: string): Promise<Key | undefined>;
  /** @returns false when there is no such entry, or it is in none of the states of `onlyFrom` */
  change(hash: string, change: KeyChange): Promise<boolean>;
  /**
   * In one transaction `fresh` becomes active, and `old` gets its successor and its end.
   * @param endsAt epoch seconds
   * @throws Failure Conflict when either has changed since it was read, and both stay as they are
   */
  replace(old: Key, fresh: Key, endsAt: number): Promise<void>;
  /** Gone already is a success. */
  remove(hash: string): Promise<void>;
  /** Every entry, by a Scan: for the reconciler only. */
  all(): AsyncIterable<Key>;
}

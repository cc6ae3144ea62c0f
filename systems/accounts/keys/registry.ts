import type { KeyCount, RotationLimits } from './counting.ts';
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
  /** The change is made only while the key's end and its successor are these: for what was decided upon them. */
  readonly onlyWith?: Pick<Key, 'expiresAt' | 'replacedBy'>;
}

/** The registry of keys. */
export interface KeyStore {
  /**
   * Registers a key and counts it. An entry of the same hash and keyId stays as it is, and that is a success.
   * @param most so many keys the owner may have then; any number when absent
   * @throws Failure Conflict when the owner is on the deny list or has as many keys: nothing is registered then
   */
  register(key: Key, most?: number): Promise<void>;
  /** The keys of a user, oldest first. Eventually consistent: a key may be missing just after it was registered. */
  byOwner(owner: string): Promise<Key[]>;
  /** One key of a user as it is now; may be missing just after it was registered. */
  find(owner: string, keyId: string): Promise<Key | undefined>;
  /** @returns false when there is no such entry, or it is not as `onlyFrom` and `onlyWith` want it */
  change(hash: string, change: KeyChange): Promise<boolean>;
  /**
   * In one transaction `fresh` becomes active, `old` gets its successor and its end, and both limits are counted.
   * @param endsAt epoch seconds; a key that has ended then is not counted as replaced
   * @throws Failure Conflict when either has changed since it was read, or as many keys are replaced; TooManyRequests
   * when there were as many rotations today; both keys stay as they are
   */
  replace(old: Key, fresh: Key, endsAt: number, limits: RotationLimits): Promise<void>;
  /** Gone already is a success; it is counted no longer. */
  remove(key: Pick<Key, 'hash' | 'owner' | 'scope'>): Promise<void>;
  /** What is counted of a user's keys, as it is now: they are counted first when they never were. */
  counted(owner: string): Promise<KeyCount>;
  /** The entries of these hashes as they are now; some may be gone. */
  entries(hashes: Iterable<string>): Promise<Key[]>;
  /** Counts a replaced key no longer as such: its overlap has ended. */
  endReplaced(key: Key): Promise<void>;
  /**
   * Makes a count right: for the reconciler.
   * @param surplus hashes that are no key's
   * @param missing keys that it lacks
   */
  recount(owner: string, surplus: readonly string[], missing: readonly Key[]): Promise<void>;
  /** Removes the count of a user who goes. Gone already is a success. */
  forgetCount(owner: string): Promise<void>;
  /** Every count: for the reconciler. */
  counts(): AsyncIterable<KeyCount>;
  /** Every entry, by a Scan: for the reconciler only. */
  all(): AsyncIterable<Key>;
}

import type { Denial } from '../denials/denial.ts';
import { isExpired, type Key } from '../keys/key.ts';

/** What is wrong with a key of the registry. */
export type KeyFault = 'ownerless' | 'removing' | 'expired' | 'unknown to the gateway';

/** What the lists say of a key. */
export interface KeyFacts {
  readonly hasOwner: boolean;
  readonly atGateway: boolean;
  /** What is missing may still come. */
  readonly isYoung: boolean;
  readonly now: Date;
}

/** The first thing that is wrong with a key; undefined when nothing is, or when only its making was cut. */
export const keyFault = (
  key: Pick<Key, 'state' | 'expiresAt'>,
  { hasOwner, atGateway, isYoung, now }: KeyFacts,
): KeyFault | undefined => {
  if (!hasOwner && !isYoung) return 'ownerless';
  if (key.state === 'removing') return 'removing';
  if (isExpired(key, now)) return 'expired';
  if (!atGateway && !isYoung) return 'unknown to the gateway';
  return undefined;
};

/** The last of the keys that replaced this one, itself among them, that remains. */
const lastOfChain = (
  start: string,
  known: readonly Key[],
  remaining: ReadonlySet<string>,
): string | undefined => {
  const seen = new Set<string>();
  let last: string | undefined;
  let at: string | undefined = start;
  while (at !== undefined && !seen.has(at)) {
    const id: string = at;
    seen.add(id);
    if (remaining.has(id)) last = id;
    at = known.find(({ keyId }) => keyId === id)?.replacedBy;
  }
  return last;
};

const newestFirst = (a: Key, b: Key): number => {
  if (a.createdAt === b.createdAt) return a.keyId < b.keyId ? 1 : -1;
  return a.createdAt < b.createdAt ? 1 : -1;
};

/**
 * What `custom:apiKey` should say.
 * @param named what it says
 * @param known all of the user's keys that are known of, removed ones too: a chain of rotations may lead
 * through them
 * @param removed the ids of those that the user no longer has
 * @returns the last of the keys that replaced it; when none of them remains, the newest permits key that
 * works; else null
 */
export const rightAttribute = (
  named: string,
  known: readonly Key[],
  removed: ReadonlySet<string>,
  now: Date,
): string | null => {
  const remaining = known.filter(({ keyId }) => !removed.has(keyId));
  const ids = new Set(remaining.map(({ keyId }) => keyId));
  const [newest] = remaining
    .filter((key) => key.scope === 'permits' && key.state === 'active' && !isExpired(key, now))
    .sort(newestFirst);
  return lastOfChain(named, known, ids) ?? (newest && lastOfChain(newest.keyId, known, ids)) ?? null;
};

/** Whether an entry shuts the user out now: the table removes one whose time is up only some time later. */
export const shutsOut = (denial: Denial | undefined, now: Date): boolean =>
  denial !== undefined && (denial.until ?? Infinity) * 1000 > now.getTime();

import type { Scope } from '../../../core/scopes.ts';
import { DAY_MS, secondsUntil } from '../../../core/time.ts';
import { isExpired, type Key } from './key.ts';

/**
 * What is counted of a user's keys. It changes in the transactions that register, replace and remove keys, so that
 * requests at the same time cannot pass a limit together. Keys are counted by their hashes, not by a number: counting
 * one twice, or one that is gone, changes nothing.
 */
export interface KeyCount {
  /** The `sub` of the user. */
  readonly owner: string;
  /** The hashes of all keys, whatever their state. */
  readonly keys: ReadonlySet<string>;
  /** The hashes of replaced keys, by scope. Those whose overlap has ended may be among them. */
  readonly replaced: Readonly<Record<Scope, ReadonlySet<string>>>;
  /** How often the user has replaced keys of a scope, by scope and day (`permits#2026-11-21`, UTC). */
  readonly rotations: ReadonlyMap<string, number>;
}

/** What a rotation may not pass; nothing where a limit is absent. */
export interface RotationLimits {
  /** Replaced keys of the scope that still count, this one among them. */
  readonly mostReplaced?: number;
  /** Rotations of the scope on one day, this one among them: it is counted only then. */
  readonly perDay?: {
    /** YYYY-MM-DD, UTC */
    readonly day: string;
    readonly most: number;
  };
}

/** Under which a count has the rotations of a scope on a day. */
export const rotationsOn = (scope: Scope, day: string): string => `${scope}#${day}`;

/** The day of a moment, UTC: plans count their quotas by it. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 'yyyy-mm-dd'.length);

/** How long a day lasts from now on, in seconds. */
export const restOfDayS = (now: Date): number => {
  const nowMs = now.getTime();
  return secondsUntil(nowMs - (nowMs % DAY_MS) + DAY_MS, nowMs);
};

/** Whether a key counts as replaced: it was, and may still work, or could be enabled again. */
export const countsAsReplaced = (key: Pick<Key, 'state' | 'expiresAt' | 'replacedBy'>, now: Date): boolean =>
  key.replacedBy !== undefined && key.state !== 'removing' && !isExpired(key, now);

/** The keys that a count has and the registry does not, and those that it lacks. */
export interface CountDrift {
  /** Hashes. */
  readonly surplus: readonly string[];
  readonly missing: readonly Key[];
}

/** Compares a count with the user's keys in the registry, which was read after it. */
export const countDrift = (
  { keys, replaced }: Pick<KeyCount, 'keys' | 'replaced'>,
  standing: readonly Key[],
  now: Date,
): CountDrift => {
  const known = new Set(standing.map(({ hash }) => hash));
  const counted = new Set([keys, ...Object.values(replaced)].flatMap((hashes) => [...hashes]));
  return {
    surplus: [...counted].filter((hash) => !known.has(hash)),
    missing: standing.filter(
      (key) => !keys.has(key.hash) || (countsAsReplaced(key, now) && !replaced[key.scope].has(key.hash)),
    ),
  };
};

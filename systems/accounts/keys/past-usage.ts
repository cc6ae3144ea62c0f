import type { Scope } from '../../../core/scopes.ts';

/** The usage of a key on one day, at least one request. */
export interface UsedDay {
  /** YYYY-MM-DD, UTC */
  readonly date: string;
  readonly used: number;
}

/** The usage of a key that has been or is being removed: the gateway forgets it with the key. */
export interface PastUse {
  readonly keyId: string;
  readonly scope: Scope;
  readonly days: readonly UsedDay[];
}

/** Keeps the usage of removed keys for as long as usage is reported. */
export interface PastUsage {
  /** Kept already is a success. @param until epoch seconds */
  keep(owner: string, use: PastUse, until: number): Promise<void>;
  of(owner: string): Promise<PastUse[]>;
  /** Gone already is a success. */
  forget(owner: string): Promise<void>;
}

/** The requests of each day, of all of these keys together. */
export const sumByDay = (uses: readonly PastUse[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { days } of uses)
    for (const { date, used } of days) sums.set(date, (sums.get(date) ?? 0) + used);
  return sums;
};

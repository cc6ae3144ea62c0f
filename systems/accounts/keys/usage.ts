import { invalid } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import { DAY_MS, DAY_S, epochSeconds } from '../../../core/time.ts';
import type { GatewayKeys, UsagePair } from './gateway.ts';
import { PLAN_OF, type Key } from './key.ts';
import { type PastUsage, type PastUse, sumByDay } from './past-usage.ts';
import type { KeyStore } from './registry.ts';
import { type Scope, SCOPES } from '../../../core/scopes.ts';

/** The days of one answer, first and last, YYYY-MM-DD, UTC. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** What keys were used on one day. */
interface DayOfUse {
  readonly date: string;
  /** Requests, 0 where the gateway tells nothing. */
  readonly used: number;
  /** Requests that the plan would have allowed besides; absent where the gateway tells nothing. */
  readonly remaining?: number;
}

export interface KeyUsage {
  /** Absent for the keys of the scope that are gone, all together. */
  readonly keyId?: string;
  readonly scope: Scope;
  /** An entry for each day that was asked for, the first day first. */
  readonly days: DayOfUse[];
}

/** Keeps what the gateway told, whose control plane takes few calls. */
export interface UsageCache {
  /** @returns undefined for what is not kept, or was kept until a moment that has passed */
  get(keyId: string, from: string, to: string): Promise<readonly UsagePair[] | undefined>;
  /** @param until epoch seconds */
  put(keyId: string, from: string, to: string, pairs: readonly UsagePair[], until: number): Promise<void>;
}

export interface UsagePorts {
  readonly gateway: Pick<GatewayKeys, 'usage'>;
  readonly cache: UsageCache;
  readonly now: () => Date;
}

const DEFAULT_DAYS = 30;
const MAX_DAYS = 90;
const BELIEVED_S = 300;

const dateAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const refuse = (name: 'from' | 'to', message: string): never => {
  throw invalid('query', name, message);
};

/** The midnight that begins a date, in milliseconds. */
const midnight = (name: 'from' | 'to', date: string): number => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
  // The 30th of February is the 2nd of March to Date.
  if (Number.isNaN(ms) || dateAt(ms) !== date) return refuse(name, 'must be a date, YYYY-MM-DD');
  return ms;
};

/** The days that the gateway is asked for, whatever a request wants: so nobody passes the cache by their choice. */
const windowAt = (now: Date): DateRange => {
  const to = dateAt(now.getTime());
  return { from: dateAt(Date.parse(to) - (MAX_DAYS - 1) * DAY_MS), to };
};

/**
 * The days to answer for: up to today, and 30 of them, unless they are given.
 * @throws Failure RequestInvalid naming the date that is none, lies in the future or more than 89 days back, or
 *   makes a range that is turned round
 */
export const usageRange = (asked: { readonly from?: string; readonly to?: string }, now: Date): DateRange => {
  const window = windowAt(now);
  const to = asked.to ?? window.to;
  const last = midnight('to', to);
  if (to > window.to) refuse('to', 'must not lie in the future');
  if (to < window.from) refuse('to', `must be within the last ${MAX_DAYS} days`);
  const usual = dateAt(last - (DEFAULT_DAYS - 1) * DAY_MS);
  const from = asked.from ?? (usual < window.from ? window.from : usual);
  if (midnight('from', from) > last) refuse('from', 'must not be after to');
  if (from < window.from) refuse('from', `must be within the last ${MAX_DAYS} days`);
  return { from, to };
};

/** Joins what the gateway told to the days: its list begins with the first one, and may be short, or empty. */
const daysOf = ({ from, to }: DateRange, pairs: readonly UsagePair[]): DayOfUse[] => {
  const first = Date.parse(from);
  return Array.from({ length: (Date.parse(to) - first) / DAY_MS + 1 }, (_, i) => {
    const [used, remaining] = pairs[i] ?? [0];
    return { date: dateAt(first + i * DAY_MS), used, ...(remaining !== undefined && { remaining }) };
  });
};

/** What a key was used on each of the last 90 days: what the gateway told is believed for five minutes. */
const toldOf = async ({ gateway, cache, now }: UsagePorts, { keyId, scope }: Key): Promise<DayOfUse[]> => {
  const window = windowAt(now());
  const { from, to } = window;
  const known = await cache.get(keyId, from, to);
  if (known) return daysOf(window, known);
  const pairs = await gateway.usage(PLAN_OF[scope], keyId, from, to);
  await cache.put(keyId, from, to, pairs, epochSeconds(now()) + BELIEVED_S);
  return daysOf(window, pairs);
};

/**
 * Tells how much keys were used on each day. One key after the other, since the gateway's control plane
 * takes few calls.
 */
export const usageOfKeys = async (
  ports: UsagePorts,
  keys: readonly Key[],
  { from, to }: DateRange,
): Promise<KeyUsage[]> => {
  const usages: KeyUsage[] = [];
  for (const key of keys) {
    const days = (await toldOf(ports, key)).filter(({ date }) => date >= from && date <= to);
    usages.push({ keyId: key.keyId, scope: key.scope, days });
  }
  return usages;
};

/**
 * The last day on which each key was used, by keyId; without those that were not used in the last 90 days, and those
 * that the gateway does not tell of now: a list of keys is more than their usage.
 */
export const lastUsedDays = async (
  ports: UsagePorts,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  try {
    for (const key of keys) {
      const last = (await toldOf(ports, key)).findLast(({ used }) => used > 0);
      if (last) found.set(key.keyId, last.date);
    }
  } catch (error) {
    log.warn('the usage of keys could not be read', { error: describe(error) });
  }
  return found;
};

/** Only what removing a key needs. */
export interface KeepPorts {
  readonly gateway: Pick<GatewayKeys, 'usage'>;
  readonly pastUsage: Pick<PastUsage, 'keep'>;
  readonly now: () => Date;
}

/** Keeps what a key was used, before the gateway forgets it. Of one that the gateway has forgotten nothing is kept anew. */
export const keepUsage = async (
  { gateway, pastUsage, now }: KeepPorts,
  { owner, keyId, scope }: Key,
): Promise<void> => {
  const window = windowAt(now());
  const pairs = await gateway.usage(PLAN_OF[scope], keyId, window.from, window.to);
  const days = daysOf(window, pairs).filter(({ used }) => used > 0);
  if (days.length > 0)
    await pastUsage.keep(owner, { keyId, scope, days }, epochSeconds(now()) + MAX_DAYS * DAY_S);
};

/** What the keys of a scope that are gone were used, when it was on one of these days. */
const pastIn = (uses: readonly PastUse[], scope: Scope, range: DateRange): KeyUsage[] => {
  const sums = sumByDay(uses.filter((use) => use.scope === scope));
  const days = daysOf(range, []).map(({ date }) => ({ date, used: sums.get(date) ?? 0 }));
  return days.some(({ used }) => used > 0) ? [{ scope, days }] : [];
};

export interface OwnersUsagePorts extends UsagePorts {
  readonly keys: Pick<KeyStore, 'byOwner'>;
  readonly pastUsage: Pick<PastUsage, 'of'>;
}

/**
 * What the keys of a user were used: of each, and of those that are gone, by their scope.
 * @throws Failure RequestInvalid, see `usageRange`
 */
export const usageOf = async (
  ports: OwnersUsagePorts,
  owner: string,
  asked: { readonly from?: string; readonly to?: string },
): Promise<{ usage: KeyUsage[] }> => {
  const range = usageRange(asked, ports.now());
  const keys = await ports.keys.byOwner(owner);
  const standing = new Set(keys.map(({ keyId }) => keyId));
  // Of one that is being removed the gateway may still tell.
  const past = (await ports.pastUsage.of(owner)).filter(({ keyId }) => !standing.has(keyId));
  return {
    usage: [
      ...(await usageOfKeys(ports, keys, range)),
      ...SCOPES.flatMap((scope) => pastIn(past, scope, range)),
    ],
  };
};

import { invalid } from '../../../core/errors.ts';
import { DAY_MS, epochSeconds } from '../../../core/time.ts';
import type { GatewayKeys, UsagePair } from './gateway.ts';
import { PLAN_OF, type Key } from './key.ts';
import type { Scope } from '../../../core/scopes.ts';

/** The days of one answer, first and last, YYYY-MM-DD, UTC. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** What a key was used on one day. */
interface UsedDay {
  readonly date: string;
  /** Requests, 0 where the gateway tells nothing. */
  readonly used: number;
  /** Requests that the plan would have allowed besides; absent where the gateway tells nothing. */
  readonly remaining?: number;
}

export interface KeyUsage {
  readonly keyId: string;
  readonly scope: Scope;
  /** An entry for each day that was asked for, the first day first. */
  readonly days: UsedDay[];
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
const daysOf = ({ from, to }: DateRange, pairs: readonly UsagePair[]): UsedDay[] => {
  const first = Date.parse(from);
  return Array.from({ length: (Date.parse(to) - first) / DAY_MS + 1 }, (_, i) => {
    const [used, remaining] = pairs[i] ?? [0];
    return { date: dateAt(first + i * DAY_MS), used, ...(remaining !== undefined && { remaining }) };
  });
};

/**
 * Tells how much keys were used on each day. One key after the other, since the gateway's control plane
 * takes few calls; what it told of the last 90 days is believed for five minutes.
 */
export const usageOfKeys = async (
  { gateway, cache, now }: UsagePorts,
  keys: readonly Key[],
  { from, to }: DateRange,
): Promise<KeyUsage[]> => {
  const window = windowAt(now());
  const ask = async ({ keyId, scope }: Key): Promise<readonly UsagePair[]> => {
    const pairs = await gateway.usage(PLAN_OF[scope], keyId, window.from, window.to);
    await cache.put(keyId, window.from, window.to, pairs, epochSeconds(now()) + BELIEVED_S);
    return pairs;
  };
  const usages: KeyUsage[] = [];
  for (const key of keys) {
    const pairs = (await cache.get(key.keyId, window.from, window.to)) ?? (await ask(key));
    const days = daysOf(window, pairs).filter(({ date }) => date >= from && date <= to);
    usages.push({ keyId: key.keyId, scope: key.scope, days });
  }
  return usages;
};

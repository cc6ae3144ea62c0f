import type { components } from 'trellis/client';

type KeyUsage = components['schemas']['KeyUsage'];

/** A day of a key, and the plan's limit for it where the gateway says what remains. */
export interface DayOfUse {
  readonly date: string;
  readonly used: number;
  readonly remaining: number | undefined;
}

/**
 * The days of a key, the first one first.
 * @returns undefined where the gateway reports nothing: zeros of every day would be a guess
 */
export const daysOf = (usages: readonly KeyUsage[], keyId: string): DayOfUse[] | undefined => {
  const days = usages.find((usage) => usage.keyId === keyId)?.days ?? [];
  const isReported = days.some(({ used, remaining }) => used > 0 || remaining !== undefined);
  return isReported ? days.map(({ date, used, remaining }) => ({ date, used, remaining })) : undefined;
};

/** How many requests a day the plan allows; undefined where it has no quota, or the gateway does not say. */
export const limitOf = (days: readonly DayOfUse[]): number | undefined => {
  const limits = days.flatMap(({ used, remaining }) => (remaining === undefined ? [] : [used + remaining]));
  return limits.length === 0 ? undefined : Math.max(...limits);
};

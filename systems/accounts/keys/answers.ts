import type { components } from '../../../core/contract/types.ts';
import { invalid } from '../../../core/errors.ts';
import { disabledBy, type Key, shownState } from './key.ts';

type Schemas = components['schemas'];

/** A key as the contract answers it: nothing of its value but the last four characters. */
export const keyAnswer = (key: Key, now: Date, lastUsedDay?: string): Schemas['Key'] => {
  const by = disabledBy(key);
  return {
    id: key.keyId,
    scope: key.scope,
    name: key.name,
    lastFour: key.lastFour,
    createdAt: key.createdAt,
    ...(key.expiresAt !== undefined && { expiresAt: new Date(key.expiresAt * 1000).toISOString() }),
    state: shownState(key, now),
    ...(by !== undefined && { disabledBy: by }),
    ...(lastUsedDay !== undefined && { lastUsedDay }),
  };
};

/** The last moment whose year has four digits, in milliseconds: what comes after it is no ISO 8601 as others read it. */
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The end that a request wants for a key (ISO 8601), in epoch seconds.
 * @throws Failure RequestInvalid for what looks like a moment and is none, such as a leap second
 */
export const endOf = (expiresAt: string): number => {
  const ms = Date.parse(expiresAt);
  // NaN is not below anything.
  if (!(ms <= LAST_MS)) throw invalid('body', 'expiresAt', 'must be before the year 10000');
  return Math.floor(ms / 1000);
};

import type { components } from '../../core/contract/types.ts';
import { type Key, shownState } from './key.ts';

type Schemas = components['schemas'];

/** A key as the contract answers it: nothing of its value but the last four characters. */
export const keyAnswer = (key: Key, now: Date): Schemas['Key'] => ({
  keyId: key.keyId,
  scope: key.scope,
  name: key.name,
  lastFour: key.lastFour,
  createdAt: key.createdAt,
  ...(key.expiresAt !== undefined && { expiresAt: new Date(key.expiresAt * 1000).toISOString() }),
  state: shownState(key, now),
});

/** The moment of a request (ISO 8601), in epoch seconds. */
export const epochOf = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

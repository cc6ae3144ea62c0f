import { createHash } from 'node:crypto';
import type { Scope } from './scopes.ts';

/** The states in which the registry, the Keys table, keeps an API key. */
export const KEY_STATES = ['creating', 'active', 'disabled', 'paused', 'removing'] as const;

/**
 * `creating`: not finished, opens nothing. `disabled`: by an admin, who alone may enable it again. `paused`: disabled by
 * its owner, who may enable it, too. `removing`: opens nothing, being deleted.
 */
export type KeyState = (typeof KEY_STATES)[number];

/** An API key as the registry keeps it: of its value only the hash and the last four characters. */
export interface ApiKey {
  /** The SHA-256 of the value, as lower-case hexadecimal digits. */
  readonly hash: string;
  /** The gateway's id of the key. */
  readonly keyId: string;
  /** What it opens: an operation's `x-trellis-scope`. */
  readonly scope: Scope;
  /** The sub of the user whose key it is. */
  readonly owner: string;
  /** What its owner calls it. */
  readonly name: string;
  /** The last four characters of the value. */
  readonly lastFour: string;
  readonly state: KeyState;
  /** ISO 8601 with milliseconds, UTC. */
  readonly createdAt: string;
  /** When it ends, in epoch seconds; never when absent. */
  readonly expiresAt?: number;
  /** Names the key at the gateway (see `gatewayName`): `invitation-<scope>`, or a UUID. */
  readonly slot: string;
  /** The keyId of the key that a rotation put in its place. */
  readonly replacedBy?: string;
}

/**
 * Whether a key's end has come: it opens nothing from the second `expiresAt` on.
 * @param nowMs milliseconds since 1970 UTC
 */
export const hasEnded = ({ expiresAt }: Pick<ApiKey, 'expiresAt'>, nowMs: number): boolean =>
  expiresAt !== undefined && expiresAt * 1000 <= nowMs;

/** The SHA-256 of an API key's value, in hex: what the Keys table is keyed by. The value itself is never stored. */
export const apiKeyHash = (value: string): string => createHash('sha256').update(value).digest('hex');

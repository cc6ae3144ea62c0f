import { Failure, invalid } from '../../../core/errors.ts';
import type { GatewayKeys } from './gateway.ts';
import { isExpired, type Key } from './key.ts';
import type { KeyState } from '../../../core/api-key.ts';
import type { KeyChange, KeyStore } from './registry.ts';

/** What a person may change of a key. */
export interface KeyEdit {
  readonly name?: string;
  readonly enabled?: boolean;
  /** Epoch seconds; null takes the end away. */
  readonly expiresAt?: number | null;
}

export interface ChangePorts {
  readonly keys: Pick<KeyStore, 'change'>;
  readonly gateway: Pick<GatewayKeys, 'enable' | 'disable'>;
  readonly now: () => Date;
}

/** @throws Failure RequestInvalid for an end that has passed, or that would let a replaced key outlive its overlap */
const refuseEnd = (key: Key, end: number | null | undefined, now: Date): void => {
  if (end === undefined) return;
  if (end !== null && isExpired({ expiresAt: end }, now))
    throw invalid('body', 'expiresAt', 'must be in the future');
  if (key.replacedBy !== undefined && (end ?? Infinity) > (key.expiresAt ?? Infinity))
    throw invalid('body', 'expiresAt', 'cannot be extended, because the key has been replaced');
};

const SETTLED: readonly KeyState[] = ['active', 'disabled'];

/** A key with its end set, or without one. */
const ending = ({ expiresAt: before, ...key }: Key, end: number | null | undefined): Key => {
  const expiresAt = end === undefined ? before : end;
  return typeof expiresAt === 'number' ? { ...key, expiresAt } : key;
};

/**
 * Changes a key's name, its end, or whether it works. A key that is disabled stops at our registry first: the
 * emulator's gateway goes on accepting it. One that is enabled works at the gateway first.
 * @returns the key as it is now
 * @throws Failure Conflict when the key is not ready yet, is being removed, or was removed meanwhile
 * @throws Failure RequestInvalid for an end that cannot be
 */
export const changeKey = async (
  { keys, gateway, now }: ChangePorts,
  key: Key,
  { name, enabled, expiresAt }: KeyEdit,
): Promise<Key> => {
  if (!SETTLED.includes(key.state))
    throw new Failure('Conflict', 'The key is still being created, or is being removed');
  refuseEnd(key, expiresAt, now());
  const fields: Pick<KeyChange, 'state' | 'name'> = {
    ...(enabled !== undefined && { state: enabled ? 'active' : 'disabled' }),
    ...(name !== undefined && { name }),
  };
  const end = expiresAt === undefined ? {} : { expiresAt };
  if (enabled === true) await gateway.enable(key.keyId);
  if (!(await keys.change(key.hash, { ...fields, ...end, onlyFrom: SETTLED })))
    throw new Failure('Conflict', 'Another request changed or removed the key: try again');
  if (enabled === false) await gateway.disable(key.keyId);
  return { ...ending(key, expiresAt), ...fields };
};

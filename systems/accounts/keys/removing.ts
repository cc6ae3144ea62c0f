import type { GatewayKeys } from './gateway.ts';
import type { Key } from './key.ts';
import type { KeyStore } from './registry.ts';

/** The user attribute that names the key they were given: `custom:apiKey`. */
export interface KeyAttribute {
  /** @returns a keyId; undefined when there is none, and when the user is gone */
  get(sub: string): Promise<string | undefined>;
  /** null takes it away */
  set(sub: string, keyId: string | null): Promise<void>;
}

export interface RemovePorts {
  readonly keys: Pick<KeyStore, 'change' | 'remove'>;
  readonly gateway: Pick<GatewayKeys, 'remove'>;
  /** Left out while the user is being deleted: the attribute goes with the user. */
  readonly attribute?: KeyAttribute;
}

/**
 * Removes a key everywhere: it opens nothing from the first step on. The registry entry goes last, so that
 * what was cut can be repeated from it.
 */
export const removeKey = async ({ keys, gateway, attribute }: RemovePorts, key: Key): Promise<void> => {
  await keys.change(key.hash, { state: 'removing' });
  await gateway.remove(key.keyId);
  if ((await attribute?.get(key.owner)) === key.keyId) await attribute?.set(key.owner, null);
  await keys.remove(key);
};

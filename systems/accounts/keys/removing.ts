import type { GatewayKeys } from './gateway.ts';
import type { Key } from './key.ts';
import type { KeyStore } from './registry.ts';
import type { PastUsage } from './past-usage.ts';
import { keepUsage } from './usage.ts';
import { replacedBy, type ReplacedPorts } from './replaced.ts';

/** The user attribute that names the key they were given: `custom:apiKey`. */
export interface KeyAttribute {
  /** @returns a keyId; undefined when there is none, and when the user is gone */
  get(sub: string): Promise<string | undefined>;
  /** null takes it away */
  set(sub: string, keyId: string | null): Promise<void>;
}

export interface RemovePorts {
  readonly keys: Pick<KeyStore, 'change' | 'remove'>;
  readonly gateway: Pick<GatewayKeys, 'remove' | 'usage'>;
  readonly now: () => Date;
  /** Left out while the user is being deleted: the attribute goes with the user. */
  readonly attribute?: KeyAttribute;
  /** Left out where nothing is to be kept of the user. */
  readonly pastUsage?: Pick<PastUsage, 'keep'>;
}

/**
 * Removes a key everywhere: it opens nothing from the first step on. The registry entry goes last, so that
 * what was cut can be repeated from it.
 */
export const removeKey = async (ports: RemovePorts, key: Key): Promise<void> => {
  const { keys, gateway, attribute, pastUsage, now } = ports;
  await keys.change(key.hash, { state: 'removing' });
  if (pastUsage) await keepUsage({ gateway, pastUsage, now }, key);
  await gateway.remove(key.keyId);
  if ((await attribute?.get(key.owner)) === key.keyId) await attribute?.set(key.owner, null);
  await keys.remove(key);
};

export interface EndPorts extends RemovePorts, ReplacedPorts {
  readonly keys: RemovePorts['keys'] & ReplacedPorts['keys'];
}

/**
 * Removes a key on request, and those that it replaced. All of them open nothing before the first is
 * removed, the key itself last: so what was cut either was not begun for it, or is finished by the reconciler.
 */
export const endKey = async (ports: EndPorts, key: Key): Promise<void> => {
  const all = [...(await replacedBy(ports, key)), key];
  for (const { hash } of all) await ports.keys.change(hash, { state: 'removing' });
  for (const one of all) await removeKey(ports, one);
};

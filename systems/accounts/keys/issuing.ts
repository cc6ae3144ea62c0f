import { Failure } from '../../../core/errors.ts';
import { apiKeyHash } from '../../../core/api-key.ts';
import { attempt } from './attempt.ts';
import type { GatewayKeys } from './gateway.ts';
import { gatewayName, isInvitationSlot, lastFourOf, PLAN_OF, type Key } from './key.ts';
import type { Scope } from '../../../core/scopes.ts';
import type { KeyStore } from './registry.ts';

export interface IssuePorts {
  readonly keys: Pick<KeyStore, 'register' | 'find' | 'change'>;
  readonly gateway: Pick<GatewayKeys, 'create' | 'named' | 'addToPlan' | 'enable' | 'remove'>;
  /** The stack's name, in front of the names of its keys at the gateway. */
  readonly stack: string;
  /** Draws the value of a new key (`newKeyValue`). */
  readonly newValue: () => string;
  readonly now: () => Date;
}

/** What a new key is for. */
export interface KeyOrder {
  readonly owner: string;
  readonly scope: Scope;
  readonly name: string;
  /** An invitation's, which is resumed where it was cut, or a new UUID. */
  readonly slot: string;
  /** Epoch seconds. */
  readonly expiresAt?: number;
  /** So many keys the owner may have with it; any number when absent. */
  readonly most?: number;
}

/** A key with its value, which is shown only once. */
export interface Issued {
  readonly key: Key;
  readonly value: string;
}

/**
 * Registers a new key of the gateway in state creating: from then on the registry knows it.
 * Its gateway key goes when its owner may have none, or no more.
 */
const register = async ({ keys, gateway }: IssuePorts, key: Key, most: number | undefined): Promise<void> => {
  try {
    await keys.register(key, most);
  } catch (error) {
    // Only a Failure says for certain that it is not registered.
    if (error instanceof Failure)
      await attempt('a key that was not registered could not be removed from the gateway', key.keyId, () =>
        gateway.remove(key.keyId),
      );
    throw error;
  }
};

/** Makes a key that works at the gateway, and that the registry holds in state creating: it opens nothing yet. */
export const prepare = async (ports: IssuePorts, order: KeyOrder): Promise<Issued> => {
  const { gateway, keys } = ports;
  const name = gatewayName(ports.stack, order.owner, order.slot);
  const begun = isInvitationSlot(order.slot) ? await gateway.named(name) : undefined;
  const { id, value } = begun ?? (await gateway.create(name, ports.newValue()));
  const known = begun && (await keys.find(order.owner, id));
  if (known && known.state !== 'creating') return { key: known, value };
  const { owner, scope, slot, expiresAt } = order;
  const key = known ?? {
    hash: apiKeyHash(value),
    keyId: id,
    scope,
    owner,
    name: order.name,
    lastFour: lastFourOf(value),
    state: 'creating' as const,
    createdAt: ports.now().toISOString(),
    ...(expiresAt !== undefined && { expiresAt }),
    slot,
  };
  await register(ports, key, order.most);
  await gateway.addToPlan(PLAN_OF[scope], id);
  await gateway.enable(id);
  return { key, value };
};

/**
 * Makes a key: disabled at the gateway, registered, put on its plan, enabled, and last made active, so that
 * no key works that the registry does not know. Each step may be repeated: an invitation's key is resumed
 * where it was cut, and one that was finished before is returned as it is; of any other slot a cut leaves a
 * key that opens nothing, for the reconciler to remove.
 * @throws Failure Conflict when the owner is on the deny list or has as many keys, or the key was removed while it was being made
 */
export const issueKey = async (ports: IssuePorts, order: KeyOrder): Promise<Issued> => {
  const issued = await prepare(ports, order);
  const { key, value } = issued;
  if (key.state === 'removing') throw new Failure('Conflict', 'The key is being removed');
  if (key.state !== 'creating') return issued;
  // From active too: another delivery of the same invitation may have finished it a moment ago.
  const active = await ports.keys.change(key.hash, { state: 'active', onlyFrom: ['creating', 'active'] });
  if (!active)
    throw new Failure('Conflict', 'Another request changed or removed the key while it was being created');
  return { key: { ...key, state: 'active' }, value };
};

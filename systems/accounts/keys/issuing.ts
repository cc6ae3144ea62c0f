import { Failure } from '../../../core/errors.ts';
import { apiKeyHash } from '../../../core/api-key.ts';
import { describe, log } from '../../../core/log.ts';
import { epochSeconds } from '../../../core/time.ts';
import { gatewayName, isExpired, isInvitationSlot, lastFourOf, PLAN_OF } from './key.ts';
import type { Key, KeyState, Plan, Scope } from './key.ts';

/** What a change may set; what is absent stays. */
export interface KeyChange {
  readonly state?: KeyState;
  readonly name?: string;
  /** Epoch seconds; null takes the end away. */
  readonly expiresAt?: number | null;
  /** The change is made only from one of these states. */
  readonly onlyFrom?: readonly KeyState[];
}

/** The registry of keys. */
export interface KeyStore {
  /**
   * Registers a key. An entry of the same hash and keyId stays as it is, and that is a success.
   * @throws Failure Conflict when the owner is on the deny list: nothing is registered then
   */
  register(key: Key): Promise<void>;
  /** The keys of a user, oldest first. Eventually consistent: a key may be missing just after it was registered. */
  byOwner(owner: string): Promise<Key[]>;
  /** One key of a user as it is now; may be missing just after it was registered. */
  find(owner: string, keyId: string): Promise<Key | undefined>;
  /** @returns false when there is no such entry, or it is in none of the states of `onlyFrom` */
  change(hash: string, change: KeyChange): Promise<boolean>;
  /**
   * In one transaction `fresh` becomes active, and `old` gets its successor and its end.
   * @param endsAt epoch seconds
   * @throws Failure Conflict when either has changed since it was read, and both stay as they are
   */
  replace(old: Key, fresh: Key, endsAt: number): Promise<void>;
  /** Gone already is a success. */
  remove(hash: string): Promise<void>;
  /** Every entry, by a Scan: for the reconciler only. */
  all(): AsyncIterable<Key>;
}

/** A key as the gateway lists it. */
export interface GatewayKey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A key with its value. */
export interface ValuedKey {
  readonly id: string;
  readonly value: string;
}

/** A day's requests: how many were made, and how many more the plan would have allowed. */
export type UsagePair = readonly [used: number, remaining: number];

/** The keys at the gateway. */
export interface GatewayKeys {
  /** Makes a key that is disabled and on no plan. */
  create(name: string): Promise<ValuedKey>;
  /** The key of exactly this name; the oldest when a creation that was cut left several. */
  named(name: string): Promise<ValuedKey | undefined>;
  /** undefined when it is gone */
  value(id: string): Promise<string | undefined>;
  /** On it already is a success. */
  addToPlan(plan: Plan, id: string): Promise<void>;
  enable(id: string): Promise<void>;
  /** Gone already is a success: it opens nothing. */
  disable(id: string): Promise<void>;
  /** Gone already is a success. */
  remove(id: string): Promise<void>;
  /** All keys of the stack, or those of one owner, without their values. */
  ours(owner?: string): AsyncIterable<GatewayKey>;
  /**
   * What was used on each day, from the first on; fewer days, or none, when the gateway has not counted them.
   * @param from the first day, YYYY-MM-DD, UTC
   * @param to the last day
   */
  usage(plan: Plan, id: string, from: string, to: string): Promise<readonly UsagePair[]>;
}

/** The user attribute that names the key they were given: `custom:apiKey`. */
export interface KeyAttribute {
  /** @returns a keyId; undefined when there is none, and when the user is gone */
  get(sub: string): Promise<string | undefined>;
  /** null takes it away */
  set(sub: string, keyId: string | null): Promise<void>;
}

export interface IssuePorts {
  readonly keys: KeyStore;
  readonly gateway: GatewayKeys;
  /** The stack's name, in front of the names of its keys at the gateway. */
  readonly stack: string;
  readonly now: () => Date;
}

export type RemovePorts = Pick<IssuePorts, 'keys' | 'gateway'> & {
  /** Left out while the user is being deleted: the attribute goes with the user. */
  readonly attribute?: KeyAttribute;
};

export interface RotatePorts extends IssuePorts {
  readonly attribute: KeyAttribute;
  /** A new UUID. */
  readonly newId: () => string;
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
}

/** A key with its value, which is told this once. */
export interface Issued {
  readonly key: Key;
  readonly value: string;
}

/** A step that nothing depends on; what it leaves, the reconciler finishes. */
const attempt = async (what: string, keyId: string, step: () => Promise<void>): Promise<boolean> => {
  try {
    await step();
    return true;
  } catch (error) {
    log.warn(what, { keyId, error: describe(error) });
    return false;
  }
};

/**
 * Registers a new key of the gateway in state creating: from then on the registry knows it.
 * Its gateway key goes when its owner may have none.
 */
const register = async ({ keys, gateway }: RemovePorts, key: Key): Promise<void> => {
  try {
    await keys.register(key);
  } catch (error) {
    // Only a Failure says for certain that it is not registered.
    if (error instanceof Failure)
      await attempt('a key that nobody may have could not be removed', key.keyId, () =>
        gateway.remove(key.keyId),
      );
    throw error;
  }
};

/** Makes a key that works at the gateway, and that the registry holds in state creating: it opens nothing yet. */
const prepare = async (ports: IssuePorts, order: KeyOrder): Promise<Issued> => {
  const { gateway, keys } = ports;
  const name = gatewayName(ports.stack, order.owner, order.slot);
  const begun = isInvitationSlot(order.slot) ? await gateway.named(name) : undefined;
  const { id, value } = begun ?? (await gateway.create(name));
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
  await register(ports, key);
  await gateway.addToPlan(PLAN_OF[scope], id);
  await gateway.enable(id);
  return { key, value };
};

/**
 * Makes a key: disabled at the gateway, registered, put on its plan, enabled, and last made active, so that
 * no key works that the registry does not know. Each step may be repeated: an invitation's key is resumed
 * where it was cut, and one that was finished before is returned as it is; of any other slot a cut leaves a
 * key that opens nothing, for the reconciler to remove.
 * @throws Failure Conflict when the owner is on the deny list, or the key was removed while it was being made
 */
export const issueKey = async (ports: IssuePorts, order: KeyOrder): Promise<Issued> => {
  const issued = await prepare(ports, order);
  const { key, value } = issued;
  if (key.state === 'removing') throw new Failure('Conflict', 'The key is being removed');
  if (key.state !== 'creating') return issued;
  // From active too: another delivery of the same invitation may have finished it a moment ago.
  const active = await ports.keys.change(key.hash, { state: 'active', onlyFrom: ['creating', 'active'] });
  if (!active) throw new Failure('Conflict', 'The key was changed or removed while it was being made');
  return { key: { ...key, state: 'active' }, value };
};

/**
 * Removes a key everywhere: it opens nothing from the first step on. The registry entry goes last, so that
 * what was cut can be repeated from it.
 */
export const removeKey = async ({ keys, gateway, attribute }: RemovePorts, key: Key): Promise<void> => {
  await keys.change(key.hash, { state: 'removing' });
  await gateway.remove(key.keyId);
  if ((await attribute?.get(key.owner)) === key.keyId) await attribute?.set(key.owner, null);
  await keys.remove(key.hash);
};

const HOUR_S = 3600;

/** @throws Failure Conflict when the key is not one that works, and goes on working, now */
const refuseRotation = (key: Key, now: Date): void => {
  const why = {
    creating: 'is not ready yet',
    removing: 'is being removed',
    disabled: 'is disabled',
    active: undefined,
  }[key.state];
  if (why !== undefined) throw new Failure('Conflict', `The key ${why}`);
  if (isExpired(key, now)) throw new Failure('Conflict', 'The key has expired');
  if (key.replacedBy !== undefined) throw new Failure('Conflict', 'The key has been replaced already');
};

/**
 * Puts a new key of the same scope, name and end in the place of one. The old one works until the overlap
 * ends, or until its own end; without overlap it is removed at once. Once the new key is active its owner
 * gets it, whatever fails after: the reconciler moves `custom:apiKey`, which follows replacedBy, and removes
 * the old key.
 * @param overlapHours 0 to 168
 * @throws Failure Conflict when the key is not active, has expired or was replaced before, also by a
 *   rotation at the same time
 */
export const rotateKey = async (ports: RotatePorts, key: Key, overlapHours: number): Promise<Issued> => {
  const { keys, gateway, attribute } = ports;
  const now = ports.now();
  refuseRotation(key, now);
  const { owner, scope, name, expiresAt } = key;
  const end = expiresAt === undefined ? {} : { expiresAt };
  const { key: fresh, value } = await prepare(ports, { owner, scope, name, slot: ports.newId(), ...end });
  const endsAt = Math.min(expiresAt ?? Infinity, epochSeconds(now) + overlapHours * HOUR_S);
  try {
    await keys.replace(key, fresh, endsAt);
  } catch (error) {
    // Only a Failure says for certain that the new key is not active.
    if (error instanceof Failure)
      await attempt('the key of a refused rotation could not be removed', fresh.keyId, () =>
        removeKey({ keys, gateway }, fresh),
      );
    throw error;
  }
  const moved = await attempt('custom:apiKey could not be moved to the new key', fresh.keyId, async () => {
    if ((await attribute.get(owner)) === key.keyId) await attribute.set(owner, fresh.keyId);
  });
  // The attribute that was not moved finds the new key through the entry of the old one.
  if (overlapHours === 0 && moved)
    await attempt('a replaced key could not be removed', key.keyId, () => removeKey({ keys, gateway }, key));
  return { key: { ...fresh, state: 'active' }, value };
};

/** What a person may change of a key. */
export interface KeyEdit {
  readonly name?: string;
  readonly enabled?: boolean;
  /** Epoch seconds; null takes the end away. */
  readonly expiresAt?: number | null;
}

/** @throws Failure RequestInvalid for an end that has passed, or that would let a replaced key outlive its overlap */
const refuseEnd = (key: Key, end: number | null | undefined, now: Date): void => {
  const refuse = (message: string): never => {
    throw new Failure('RequestInvalid', `expiresAt ${message}`, {
      faults: [{ in: 'body', name: 'expiresAt', message }],
    });
  };
  if (end === undefined) return;
  if (end !== null && isExpired({ expiresAt: end }, now)) refuse('must lie in the future');
  if (key.replacedBy !== undefined && (end ?? Infinity) > (key.expiresAt ?? Infinity))
    refuse('must not be later than it is, since the key has been replaced');
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
  { keys, gateway, now }: Pick<IssuePorts, 'keys' | 'gateway' | 'now'>,
  key: Key,
  { name, enabled, expiresAt }: KeyEdit,
): Promise<Key> => {
  if (!SETTLED.includes(key.state))
    throw new Failure('Conflict', 'The key is not ready, or is being removed');
  refuseEnd(key, expiresAt, now());
  const fields: Pick<KeyChange, 'state' | 'name'> = {
    ...(enabled !== undefined && { state: enabled ? 'active' : 'disabled' }),
    ...(name !== undefined && { name }),
  };
  const end = expiresAt === undefined ? {} : { expiresAt };
  if (enabled === true) await gateway.enable(key.keyId);
  if (!(await keys.change(key.hash, { ...fields, ...end, onlyFrom: SETTLED })))
    throw new Failure('Conflict', 'The key was changed or removed meanwhile');
  if (enabled === false) await gateway.disable(key.keyId);
  return { ...ending(key, expiresAt), ...fields };
};

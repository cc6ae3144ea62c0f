import { Failure } from '../../../core/errors.ts';
import { epochSeconds, HOUR_S } from '../../../core/time.ts';
import { attempt } from './attempt.ts';
import { type Issued, type IssuePorts, prepare } from './issuing.ts';
import type { RotationLimits } from './counting.ts';
import type { GatewayKeys } from './gateway.ts';
import { isExpired } from './key.ts';
import type { Key } from './key.ts';
import type { PastUsage } from './past-usage.ts';
import { type KeyAttribute, removeKey } from './removing.ts';
import type { KeyStore } from './registry.ts';

export interface RotatePorts extends IssuePorts {
  readonly keys: IssuePorts['keys'] & Pick<KeyStore, 'replace' | 'remove'>;
  readonly gateway: IssuePorts['gateway'] & Pick<GatewayKeys, 'usage'>;
  readonly attribute: KeyAttribute;
  readonly pastUsage: Pick<PastUsage, 'keep'>;
  /** A new UUID. */
  readonly newId: () => string;
}

/** @throws Failure Conflict when the key is not one that works, and goes on working, now */
const refuseRotation = (key: Key, now: Date): void => {
  const why = {
    creating: 'is not ready yet',
    removing: 'is being removed',
    disabled: 'is disabled',
    paused: 'is disabled',
    active: undefined,
  }[key.state];
  if (why !== undefined) throw new Failure('Conflict', `The key ${why}`);
  if (isExpired(key, now)) throw new Failure('Conflict', 'The key has expired');
  if (key.replacedBy !== undefined) throw new Failure('Conflict', 'The key has already been replaced');
};

/**
 * Puts a new key of the same scope, name and end in the place of one. The old one works until the overlap
 * ends, or until its own end; without overlap it is removed at once. Once the new key is active its owner
 * gets it, whatever fails after: the reconciler moves `custom:apiKey`, which follows replacedBy, and removes
 * the old key.
 * @param overlapHours 0 to 168
 * @param slot of the new key: an invitation's is found again where a rotation was cut
 * @throws Failure Conflict when the key is not active, has expired or was replaced before, also by a
 *   rotation at the same time, and for a limit; TooManyRequests for the limit of the day
 */
export const rotateKey = async (
  ports: RotatePorts,
  key: Key,
  overlapHours: number,
  limits: RotationLimits = {},
  slot = ports.newId(),
): Promise<Issued> => {
  const { keys, gateway, attribute, pastUsage } = ports;
  const now = ports.now();
  refuseRotation(key, now);
  const { owner, scope, name, expiresAt } = key;
  const end = expiresAt === undefined ? {} : { expiresAt };
  const { key: fresh, value } = await prepare(ports, { owner, scope, name, slot, ...end });
  const endsAt = Math.min(expiresAt ?? Infinity, epochSeconds(now) + overlapHours * HOUR_S);
  try {
    await keys.replace(key, fresh, endsAt, limits);
  } catch (error) {
    // Only a Failure says for certain that the new key is not active.
    if (error instanceof Failure)
      await attempt('the key of a rejected rotation could not be removed', fresh.keyId, () =>
        removeKey({ keys, gateway, now: ports.now }, fresh),
      );
    throw error;
  }
  const moved = await attempt('custom:apiKey could not be moved to the new key', fresh.keyId, async () => {
    if ((await attribute.get(owner)) === key.keyId) await attribute.set(owner, fresh.keyId);
  });
  // The attribute that was not moved finds the new key through the entry of the old one.
  if (overlapHours === 0 && moved)
    await attempt('a replaced key could not be removed', key.keyId, () =>
      removeKey({ keys, gateway, pastUsage, now: ports.now }, key),
    );
  return { key: { ...fresh, state: 'active' }, value };
};

import { Failure, invalid } from '../../../core/errors.ts';
import { SOON_S } from '../../../core/time.ts';
import type { KeyState } from '../../../core/api-key.ts';
import type { GatewayKeys } from './gateway.ts';
import { isExpired, type Key } from './key.ts';
import type { KeyChange, KeyStore } from './registry.ts';
import { replacedBy, type ReplacedPorts } from './replaced.ts';

/** What a person may change of a key. */
export interface KeyEdit {
  readonly name?: string;
  readonly enabled?: boolean;
  /** Epoch seconds; null takes the end away. */
  readonly expiresAt?: number | null;
}

/** Who changes a key. */
export type Changer = 'owner' | 'admin';

export interface ChangePorts extends ReplacedPorts {
  readonly keys: ReplacedPorts['keys'] & Pick<KeyStore, 'change'>;
  readonly gateway: Pick<GatewayKeys, 'enable' | 'disable'>;
}

/** @throws Failure RequestInvalid for an end that has passed, or that would let a replaced key outlive its overlap */
const refuseEnd = (key: Key, end: number | null | undefined, now: Date): void => {
  if (end === undefined) return;
  if (end !== null && isExpired({ expiresAt: end }, now))
    throw invalid('body', 'expiresAt', 'must be in the future');
  if (key.replacedBy !== undefined && (end ?? Infinity) > (key.expiresAt ?? Infinity))
    throw invalid('body', 'expiresAt', 'cannot be extended, because the key has been replaced');
};

const SETTLED: readonly KeyState[] = ['active', 'disabled', 'paused'];

/** In which states each may change a key: what an admin disabled, its owner leaves alone. */
const CHANGED_FROM: Readonly<Record<Changer, readonly KeyState[]>> = {
  owner: ['active', 'paused'],
  admin: SETTLED,
};

const OFF = { owner: 'paused', admin: 'disabled' } as const satisfies Record<Changer, KeyState>;

/** A key with its end set, or without one. */
const ending = ({ expiresAt: before, ...key }: Key, end: number | null | undefined): Key => {
  const expiresAt = end === undefined ? before : end;
  return typeof expiresAt === 'number' ? { ...key, expiresAt } : key;
};

/**
 * Writes a change. An end is decided upon the end and the successor that were read, so it is written only while they
 * are those: else a key that is being replaced at this moment could outlive its overlap.
 * @returns false when the key is not as it was read, or gone
 */
const write = ({ keys }: ChangePorts, key: Key, change: KeyChange, by: Changer): Promise<boolean> =>
  keys.change(key.hash, {
    ...change,
    onlyFrom: CHANGED_FROM[by],
    ...(change.expiresAt !== undefined && { onlyWith: key }),
  });

const overtaken = (): Failure =>
  new Failure('Conflict', 'Another request changed or removed the key: try again', { retryAfterS: SOON_S });

/** What the change of a key means for one that it replaced: that works no longer than it. */
const passedOn = (one: Key, { enabled, expiresAt: end }: KeyEdit, by: Changer): KeyChange => ({
  ...(enabled === false && { state: OFF[by] }),
  ...(typeof end === 'number' && end < (one.expiresAt ?? Infinity) && { expiresAt: end }),
});

/**
 * Stops what a key has replaced, in the registry.
 * @throws Failure Conflict when another request gives one of them an end, or removes it, at the same time
 */
const stopReplaced = async (
  ports: ChangePorts,
  key: Key,
  edit: KeyEdit,
  by: Changer,
): Promise<readonly Key[]> => {
  if (edit.enabled !== false && typeof edit.expiresAt !== 'number') return [];
  const replaced = await replacedBy(ports, key);
  for (const one of replaced) {
    const change = passedOn(one, edit, by);
    // One that an admin has disabled stays so, whatever its owner disables.
    if (!(await write(ports, one, change, by)) && change.expiresAt !== undefined) throw overtaken();
  }
  return replaced;
};

/**
 * Disables keys at the gateway that the registry has disabled. Another request may have enabled one in the
 * meantime, and the gateway would keep refusing a key that is shown as active.
 */
const disableAtGateway = async ({ keys, gateway }: ChangePorts, disabled: readonly Key[]): Promise<void> => {
  for (const { keyId } of disabled) await gateway.disable(keyId);
  for (const { keyId, state } of await keys.entries(disabled.map(({ hash }) => hash)))
    if (state === 'active') await gateway.enable(keyId);
};

/**
 * Changes a key's name, its end, or whether it works. A key that is disabled stops at our registry first, after those
 * that it replaced: the emulator's gateway goes on accepting it. One that is enabled works at the gateway first, and
 * alone; it is enabled there once more afterwards, because a request that disabled it may have reached the gateway in between.
 * An owner who disables what an admin disabled changes nothing.
 * @returns the key as it is now
 * @throws Failure Conflict when the key is not ready yet, is being removed, or was removed meanwhile, and for an owner
 *   who would enable what an admin disabled
 * @throws Failure RequestInvalid for an end that cannot be
 */
export const changeKey = async (ports: ChangePorts, key: Key, edit: KeyEdit, by: Changer): Promise<Key> => {
  const { gateway, now } = ports;
  const { name, enabled, expiresAt } = edit;
  if (!SETTLED.includes(key.state))
    throw new Failure('Conflict', 'The key is still being created, or is being removed');
  if (!CHANGED_FROM[by].includes(key.state)) {
    if (enabled === false) return key;
    throw new Failure('Conflict', 'An admin has disabled the key: only an admin can enable it');
  }
  refuseEnd(key, expiresAt, now());
  const fields: Pick<KeyChange, 'state' | 'name'> = {
    ...(enabled !== undefined && { state: enabled ? 'active' : OFF[by] }),
    ...(name !== undefined && { name }),
  };
  const end = expiresAt === undefined ? {} : { expiresAt };
  const replaced = await stopReplaced(ports, key, edit, by);
  if (enabled === true) await gateway.enable(key.keyId);
  if (!(await write(ports, key, { ...fields, ...end }, by))) throw overtaken();
  if (enabled === true) await gateway.enable(key.keyId);
  if (enabled === false) await disableAtGateway(ports, [key, ...replaced]);
  return { ...ending(key, expiresAt), ...fields };
};

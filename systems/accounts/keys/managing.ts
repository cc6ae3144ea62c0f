import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { endOf, keyAnswer } from './answers.ts';
import { changeKey, type ChangePorts } from './changing.ts';
import { type Issued, issueKey, type IssuePorts } from './issuing.ts';
import { isExpired, type Key, shownState } from './key.ts';
import type { KeyStore } from './registry.ts';
import { removeKey } from './removing.ts';
import { rotateKey, type RotatePorts } from './rotating.ts';

type Schemas = components['schemas'];

/** What looking through a user's keys needs. */
export interface ListPorts {
  readonly keys: Pick<KeyStore, 'byOwner'>;
  readonly now: () => Date;
}

export interface FindPorts {
  readonly keys: Pick<KeyStore, 'find'>;
}

/** More keys than anybody can tell apart. */
const MOST_KEYS = 20;

/** @throws Failure NotFound when the user has no such key */
export const keyOf = async ({ keys }: FindPorts, owner: string, keyId: string): Promise<Key> => {
  const key = await keys.find(owner, keyId);
  if (!key) throw new Failure('NotFound', 'The user has no key with this id');
  return key;
};

/** A new key as the contract answers it, with its value. */
export const issuedAnswer = ({ key, value }: Issued, now: Date): Schemas['IssuedKey'] => ({
  key: keyAnswer(key, now),
  value,
});

/** The keys of a user, the oldest first. */
export const listKeys = async ({ keys, now }: ListPorts, owner: string): Promise<Schemas['Keys']> => ({
  keys: (await keys.byOwner(owner)).map((key) => keyAnswer(key, now())),
});

/** @throws Failure RequestInvalid when the end has passed, Conflict when the user has too many keys or is going */
export const newKey = async (
  ports: IssuePorts & ListPorts & { readonly newId: () => string },
  owner: string,
  { scope, name = scope, expiresAt }: Schemas['NewKey'],
): Promise<Schemas['IssuedKey']> => {
  const { keys, newId, now } = ports;
  const end = expiresAt === undefined ? undefined : endOf(expiresAt);
  if (end !== undefined && isExpired({ expiresAt: end }, now()))
    throw invalid('body', 'expiresAt', 'must be in the future');
  if ((await keys.byOwner(owner)).length >= MOST_KEYS)
    throw new Failure('Conflict', `The user has ${String(MOST_KEYS)} keys: delete one first`);
  const order = { owner, scope, name, slot: newId(), ...(end !== undefined && { expiresAt: end }) };
  return issuedAnswer(await issueKey(ports, order), now());
};

/** @throws Failure, see `changeKey` and `endOf` */
export const editKey = async (
  ports: ChangePorts,
  key: Key,
  { name, enabled, expiresAt }: Schemas['KeyChange'],
): Promise<Schemas['Key']> => {
  const end = expiresAt === undefined || expiresAt === null ? expiresAt : endOf(expiresAt);
  const edit = {
    ...(name !== undefined && { name }),
    ...(enabled !== undefined && { enabled }),
    ...(end !== undefined && { expiresAt: end }),
  };
  return keyAnswer(await changeKey(ports, key, edit), ports.now());
};

/** Rotating again and again would give a user as many quotas as they like; once more must go, if an answer was lost. */
const MOST_REPLACED = 2;

/**
 * Puts a new key in the place of one.
 * @throws Failure Conflict while two earlier overlaps of the scope last, unless this rotation is without one,
 *   which ends all
 */
export const replaceKey = async (
  ports: RotatePorts & ListPorts,
  key: Key,
  overlapHours: number,
): Promise<Schemas['IssuedKey']> => {
  const { keys, now } = ports;
  const replaced = (await keys.byOwner(key.owner)).filter(
    (one) => one.scope === key.scope && shownState(one, now()) === 'replaced',
  );
  if (replaced.length >= MOST_REPLACED && overlapHours > 0)
    throw new Failure(
      'Conflict',
      'Two replaced keys of this scope still work: wait until one expires, or rotate with overlapHours 0 to end both',
    );
  const issued = issuedAnswer(await rotateKey(ports, key, overlapHours), now());
  if (overlapHours === 0) for (const one of replaced) await removeKey(ports, one);
  return issued;
};

/**
 * The key that a user means: the one they name, or the only one they have that works.
 * @throws Failure NotFound when there is none, RequestInvalid when there are several
 */
export const keyMeant = async (
  ports: FindPorts & ListPorts,
  owner: string,
  keyId: string | undefined,
): Promise<Key> => {
  if (keyId !== undefined) return keyOf(ports, owner, keyId);
  const working = (await ports.keys.byOwner(owner)).filter(
    (key) => shownState(key, ports.now()) === 'active',
  );
  const [only, ...others] = working;
  if (!only) throw new Failure('NotFound', 'You have no active key');
  if (others.length > 0) throw invalid('body', 'keyId', 'is required because there are several keys');
  return only;
};

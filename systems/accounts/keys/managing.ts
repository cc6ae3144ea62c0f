import type { components } from '../../../core/contract/types.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { keyName } from '../../../core/names/key-name.ts';
import { nameIn } from '../../../core/names/profile.ts';
import type { Scope } from '../../../core/scopes.ts';
import { endOf, keyAnswer } from './answers.ts';
import { changeKey, type ChangePorts, type Changer } from './changing.ts';
import { countsAsReplaced, dayOf, type KeyCount, rotationsOn } from './counting.ts';
import { type Issued, issueKey, type IssuePorts } from './issuing.ts';
import { isExpired, type Key, shownState } from './key.ts';
import {
  MOST_KEYS,
  MOST_REPLACED,
  MOST_ROTATIONS,
  tooManyKeys,
  tooManyReplaced,
  tooManyRotations,
} from './limits.ts';
import type { KeyStore } from './registry.ts';
import { removeKey } from './removing.ts';
import { rotateKey, type RotatePorts } from './rotating.ts';
import { lastUsedDays, type UsagePorts } from './usage.ts';

type Schemas = components['schemas'];

/** What looking through a user's keys needs. */
export interface ListPorts {
  readonly keys: Pick<KeyStore, 'byOwner'>;
  readonly now: () => Date;
}

export interface FindPorts {
  readonly keys: Pick<KeyStore, 'find'>;
}

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

/** The keys of a user, the oldest first, with the last day on which each was used. */
export const listKeys = async (ports: ListPorts & UsagePorts, owner: string): Promise<Schemas['Keys']> => {
  const keys = await ports.keys.byOwner(owner);
  const last = await lastUsedDays(ports, keys);
  return { keys: keys.map((key) => keyAnswer(key, ports.now(), last.get(key.keyId))) };
};

export interface NewKeyPorts extends IssuePorts {
  readonly keys: IssuePorts['keys'] & Pick<KeyStore, 'counted'>;
  readonly newId: () => string;
}

/** The name that a request gives a key. Keys of an earlier name keep it, when they are rotated, too. */
const nameOf = (text: string): string => nameIn(keyName, 'body', 'name', text);

/** @throws Failure RequestInvalid for its name, and when the end has passed, Conflict when the user has too many keys or is going */
export const newKey = async (
  ports: NewKeyPorts,
  owner: string,
  { scope, name = scope, expiresAt }: Schemas['NewKey'],
): Promise<Schemas['IssuedKey']> => {
  const { keys, newId, now } = ports;
  const label = nameOf(name);
  const end = expiresAt === undefined ? undefined : endOf(expiresAt);
  if (end !== undefined && isExpired({ expiresAt: end }, now()))
    throw invalid('body', 'expiresAt', 'must be in the future');
  // Before the gateway makes one; the registration looks again.
  if ((await keys.counted(owner)).keys.size >= MOST_KEYS) throw tooManyKeys(MOST_KEYS);
  const order = {
    owner,
    scope,
    name: label,
    slot: newId(),
    most: MOST_KEYS,
    ...(end !== undefined && { expiresAt: end }),
  };
  return issuedAnswer(await issueKey(ports, order), now());
};

/** @throws Failure, see `changeKey` and `endOf` */
export const editKey = async (
  ports: ChangePorts,
  key: Key,
  { name, enabled, expiresAt }: Schemas['KeyChange'],
  by: Changer,
): Promise<Schemas['Key']> => {
  const end = expiresAt === undefined || expiresAt === null ? expiresAt : endOf(expiresAt);
  const edit = {
    ...(name !== undefined && { name: nameOf(name) }),
    ...(enabled !== undefined && { enabled }),
    ...(end !== undefined && { expiresAt: end }),
  };
  return keyAnswer(await changeKey(ports, key, edit, by), ports.now());
};

export interface ReplacePorts extends RotatePorts {
  readonly keys: RotatePorts['keys'] & Pick<KeyStore, 'counted' | 'entries' | 'endReplaced'>;
}

/** The replaced keys of a scope that still count; those whose overlap has ended are counted no longer. */
const stillReplaced = async (
  { keys, now }: ReplacePorts,
  { replaced }: KeyCount,
  scope: Scope,
): Promise<Key[]> => {
  const standing: Key[] = [];
  for (const one of await keys.entries(replaced[scope]))
    if (countsAsReplaced(one, now())) standing.push(one);
    else await keys.endReplaced(one);
  return standing;
};

/**
 * Puts a new key in the place of one.
 * @param by an admin may replace a key as often as they like: each new one has a fresh quota
 * @throws Failure Conflict while two earlier overlaps of the scope last, unless this rotation is without one,
 *   which ends all
 * @throws Failure TooManyRequests when the owner has rotated keys of the scope three times today
 */
export const replaceKey = async (
  ports: ReplacePorts,
  key: Key,
  overlapHours: number,
  by: Changer,
): Promise<Schemas['IssuedKey']> => {
  const { keys, now } = ports;
  const day = dayOf(now());
  // Before the gateway makes a key; the rotation looks again at both limits.
  const count = await keys.counted(key.owner);
  const replaced = await stillReplaced(ports, count, key.scope);
  if (replaced.length >= MOST_REPLACED && overlapHours > 0) throw tooManyReplaced();
  const rotations = count.rotations.get(rotationsOn(key.scope, day)) ?? 0;
  if (by === 'owner' && rotations >= MOST_ROTATIONS) throw tooManyRotations(MOST_ROTATIONS, now());
  const limits = {
    mostReplaced: MOST_REPLACED,
    ...(by === 'owner' && { perDay: { day, most: MOST_ROTATIONS } }),
  };
  const issued = issuedAnswer(await rotateKey(ports, key, overlapHours, limits), now());
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

import type { components } from '../../../core/contract/types.ts';
import { Failure } from '../../../core/errors.ts';
import { endOf, keyAnswer } from './answers.ts';
import { changeKey, type Issued, issueKey, removeKey, rotateKey } from './issuing.ts';
import { type Key, shownState } from './key.ts';
import type { AccountParts } from '../wiring.ts';

type Schemas = components['schemas'];

/** More keys than anybody can tell apart. */
const MOST_KEYS = 20;

/** @throws Failure NotFound when the user has no such key */
export const keyOf = async ({ keys }: AccountParts, owner: string, keyId: string): Promise<Key> => {
  const key = await keys.find(owner, keyId);
  if (!key) throw new Failure('NotFound', 'The user has no key of that id');
  return key;
};

const issuedAnswer = (parts: AccountParts, { key, value }: Issued): Schemas['IssuedKey'] => ({
  key: keyAnswer(key, parts.now()),
  value,
});

/** The keys of a user, the oldest first. */
export const listKeys = async (parts: AccountParts, owner: string): Promise<Schemas['Keys']> => ({
  keys: (await parts.keys.byOwner(owner)).map((key) => keyAnswer(key, parts.now())),
});

/** @throws Failure RequestInvalid when the end has passed, Conflict when the user has too many keys or is going */
export const newKey = async (
  parts: AccountParts,
  owner: string,
  { scope, name = scope, expiresAt }: Schemas['NewKey'],
): Promise<Schemas['IssuedKey']> => {
  const end = expiresAt === undefined ? undefined : endOf(expiresAt);
  if (end !== undefined && end * 1000 <= parts.now().getTime())
    throw new Failure('RequestInvalid', 'The body field expiresAt must lie in the future', {
      faults: [{ in: 'body', name: 'expiresAt', message: 'must lie in the future' }],
    });
  if ((await parts.keys.byOwner(owner)).length >= MOST_KEYS)
    throw new Failure('Conflict', `The user has ${String(MOST_KEYS)} keys: delete one first`);
  const order = { owner, scope, name, slot: parts.newId(), ...(end !== undefined && { expiresAt: end }) };
  return issuedAnswer(parts, await issueKey(parts, order));
};

export const editKey = async (
  parts: AccountParts,
  key: Key,
  { name, enabled, expiresAt }: Schemas['KeyChange'],
): Promise<Schemas['Key']> => {
  const end = expiresAt === undefined || expiresAt === null ? expiresAt : endOf(expiresAt);
  const edit = {
    ...(name !== undefined && { name }),
    ...(enabled !== undefined && { enabled }),
    ...(end !== undefined && { expiresAt: end }),
  };
  return keyAnswer(await changeKey(parts, key, edit), parts.now());
};

export const deleteKey = (parts: AccountParts, key: Key): Promise<void> => removeKey(parts, key);

/** Rotating again and again would give a user as many quotas as they like; once more must go, if an answer was lost. */
const MOST_REPLACED = 2;

/**
 * Puts a new key in the place of one.
 * @throws Failure Conflict while two earlier overlaps of the scope last, unless this rotation is without one,
 *   which ends all
 */
export const replaceKey = async (
  parts: AccountParts,
  key: Key,
  overlapHours: number,
): Promise<Schemas['IssuedKey']> => {
  const replaced = (await parts.keys.byOwner(key.owner)).filter(
    (one) => one.scope === key.scope && shownState(one, parts.now()) === 'replaced',
  );
  if (replaced.length >= MOST_REPLACED && overlapHours > 0)
    throw new Failure(
      'Conflict',
      'Two keys of this scope were replaced before, and still work: wait until one has expired, or rotate with overlapHours 0, which ends them, too',
    );
  const issued = issuedAnswer(parts, await rotateKey(parts, key, overlapHours));
  if (overlapHours === 0) for (const one of replaced) await removeKey(parts, one);
  return issued;
};

/**
 * The key that a user means: the one they name, or the only one they have that works.
 * @throws Failure NotFound when there is none, RequestInvalid when there are several
 */
export const keyMeant = async (
  parts: AccountParts,
  owner: string,
  keyId: string | undefined,
): Promise<Key> => {
  if (keyId !== undefined) return keyOf(parts, owner, keyId);
  const working = (await parts.keys.byOwner(owner)).filter(
    (key) => shownState(key, parts.now()) === 'active',
  );
  const [only, ...others] = working;
  if (!only) throw new Failure('NotFound', 'You have no key that works');
  if (others.length > 0)
    throw new Failure('RequestInvalid', 'You have several keys: say which by keyId', {
      faults: [{ in: 'body', name: 'keyId', message: 'is required where there are several keys' }],
    });
  return only;
};

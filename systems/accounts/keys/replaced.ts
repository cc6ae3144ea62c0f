import { isExpired, type Key } from './key.ts';
import type { KeyStore } from './registry.ts';

export interface ReplacedPorts {
  readonly keys: Pick<KeyStore, 'counted' | 'entries'>;
  readonly now: () => Date;
}

/** Those of some keys that a key has replaced, or that were replaced by one of these. */
export const replacedAmong = (key: Pick<Key, 'keyId'>, candidates: readonly Key[]): Key[] => {
  const successors = new Set([key.keyId]);
  const found = new Set<Key>();
  // A set that grows is walked to its end.
  for (const id of successors)
    for (const one of candidates)
      if (one.replacedBy === id && one.keyId !== key.keyId) {
        found.add(one);
        successors.add(one.keyId);
      }
  return [...found];
};

/**
 * The keys that a key has replaced, and that still work, or could again. What stops a key stops these before it: they
 * were to work only until everything uses the new one, and someone who stops a leaked key wants the leak to end.
 */
export const replacedBy = async ({ keys, now }: ReplacedPorts, key: Key): Promise<Key[]> => {
  const { replaced } = await keys.counted(key.owner);
  const standing = await keys.entries(replaced[key.scope]);
  return replacedAmong(key, standing).filter((one) => one.state !== 'removing' && !isExpired(one, now()));
};

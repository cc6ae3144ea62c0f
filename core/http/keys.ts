import { createHash } from 'node:crypto';
import { GetItemCommand, type DynamoDBClient, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';

/** A key as the Keys table holds it. The key's value is never stored, only its SHA-256. */
export interface RegisteredKey {
  /** The gateway's id of the key. */
  readonly keyId: string;
  /** What the key opens: an operation's `x-trellis-scope`. */
  readonly scope: string;
  readonly owner: string;
}

/** Finds the registry entry of a key's value; undefined when it is not registered. */
export type FindKey = (value: string) => Promise<RegisteredKey | undefined>;

/** How long an entry is believed: the longest that a withdrawn key can still work. */
const BELIEVED_MS = 30_000;
/** Bounds the memory of the cache; far more keys than one function sees in half a minute. */
const MOST_CACHED = 1_000;

/** The lookup of one key by the hash of its value. */
export const keyByHash = (table: string, hash: string): GetItemCommandInput => ({
  TableName: table,
  Key: { hash: { S: hash } },
  // Else a key could be unknown for a moment after its registration.
  ConsistentRead: true,
});

/** The SHA-256 of a key's value, in hex: what the Keys table is keyed by. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

/**
 * Finds keys in the Keys table, through a brief cache. Unknown keys are not cached, so a new key works
 * at once. An entry that lacks a field counts as unknown.
 */
export const keyRegistry = (db: DynamoDBClient, table: string): FindKey => {
  const cache = new Map<string, { key: RegisteredKey; until: number }>();
  return async (value) => {
    const hash = hashOf(value);
    const cached = cache.get(hash);
    if (cached && cached.until > Date.now()) return cached.key;
    cache.delete(hash);
    const { Item } = await db.send(new GetItemCommand(keyByHash(table, hash)));
    const [keyId, scope, owner] = [Item?.['keyId']?.S, Item?.['scope']?.S, Item?.['owner']?.S];
    if (keyId === undefined || scope === undefined || owner === undefined) return undefined;
    if (cache.size >= MOST_CACHED) cache.clear();
    const key = { keyId, scope, owner };
    cache.set(hash, { key, until: Date.now() + BELIEVED_MS });
    return key;
  };
};

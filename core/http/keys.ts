import { GetItemCommand, type DynamoDBClient, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { apiKeyHash } from '../api-key.ts';
import type { Item } from '../aws/dynamo.ts';
import { briefCache } from './cache.ts';

/** A key as the Keys table holds it. The key's value is never stored, only its SHA-256. */
export interface RegisteredKey {
  /** The gateway's id of the key. */
  readonly keyId: string;
  /** What the key opens: an operation's `x-trellis-scope`. */
  readonly scope: string;
  /** The `sub` of the user whose key it is. */
  readonly owner: string;
  /** Only an `active` key opens anything. */
  readonly state: string;
  /** The epoch second at which the key ends; it never does when there is none. */
  readonly expiresAt?: number | undefined;
}

/** Finds the registry entry of a key's value; undefined when no key that opens anything has it. */
export type FindKey = (value: string) => Promise<RegisteredKey | undefined>;

/** The lookup of one key by the hash of its value. */
export const keyByHash = (table: string, hash: string): GetItemCommandInput => ({
  TableName: table,
  Key: { hash: { S: hash } },
  // Else a key could be unknown for a moment after its registration.
  ConsistentRead: true,
});

/** The key that an item of the table holds; undefined when it lacks a field. */
export const keyFrom = (item: Item | undefined): RegisteredKey | undefined => {
  const [keyId, scope] = [item?.['keyId']?.S, item?.['scope']?.S];
  const [owner, state] = [item?.['owner']?.S, item?.['state']?.S];
  if (keyId === undefined || scope === undefined || owner === undefined || state === undefined)
    return undefined;
  const end = item?.['expiresAt'];
  // An end that is no number is NaN, which is later than no moment: such a key is expired.
  return { keyId, scope, owner, state, expiresAt: end && Number(end.N) };
};

/**
 * Whether a key opens what it is for: it is active, and its end has not come.
 * @param nowMs milliseconds since 1970 UTC
 */
export const isOpening = ({ state, expiresAt }: RegisteredKey, nowMs: number): boolean =>
  state === 'active' && (expiresAt === undefined || expiresAt * 1000 > nowMs);

/**
 * Finds keys in the Keys table, through a brief cache. Unknown keys are not cached, so a new key works
 * at once. An entry that lacks a field, is not active or has expired counts as unknown; a key's end is
 * looked at on each use.
 */
export const keyRegistry = (db: DynamoDBClient, table: string): FindKey => {
  const cache = briefCache<RegisteredKey>();
  return async (value) => {
    const hash = apiKeyHash(value);
    let key = cache.get(hash);
    if (!key) {
      const { Item } = await db.send(new GetItemCommand(keyByHash(table, hash)));
      key = keyFrom(Item);
      if (key?.state === 'active') cache.set(hash, key);
    }
    return key && isOpening(key, Date.now()) ? key : undefined;
  };
};

import {
  GetItemCommand,
  paginateQuery,
  type DynamoDBClient,
  type GetItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type ApiKey, apiKeyHash, hasEnded, KEY_STATES } from '../api-key.ts';
import type { Item } from '../aws/dynamo.ts';
import { number, oneOf, optional, record, type Stored, text } from '../aws/record.ts';
import { type Scope, SCOPES } from '../scopes.ts';
import { briefCache } from './cache.ts';

/** How the Keys table keeps an API key, for both who write it and who are to be let in by it. */
export const apiKeys: Stored<ApiKey> = record({
  hash: text,
  keyId: text,
  scope: oneOf(SCOPES),
  owner: text,
  name: text,
  lastFour: text,
  state: oneOf(KEY_STATES),
  createdAt: text,
  expiresAt: optional(number),
  slot: text,
  replacedBy: optional(text),
});

/** A key that opens something. */
export interface RegisteredKey {
  /** The gateway's id of the key. */
  readonly keyId: string;
  /** What the key opens: an operation's `x-trellis-scope`. */
  readonly scope: string;
  /** The `sub` of the user whose key it is. */
  readonly owner: string;
}

/**
 * Finds the registry entry of a key's value; undefined when no key that opens anything has it.
 * @param isAfresh whether what was read a moment ago does not count
 */
export type FindKey = (value: string, isAfresh: boolean) => Promise<RegisteredKey | undefined>;

/** The lookup of one key by the hash of its value. */
const keyByHash = (table: string, hash: string): GetItemCommandInput => ({
  TableName: table,
  Key: { hash: { S: hash } },
  // Else a key could be unknown for a moment after its registration.
  ConsistentRead: true,
});

/** What cannot be read opens nothing. */
const readable = (item: Item | undefined): ApiKey | undefined => {
  try {
    return item && apiKeys.read(item);
  } catch {
    return undefined;
  }
};

/**
 * Finds keys in the Keys table, through a brief cache. Unknown keys are not cached, so a new key works
 * at once, and one that was found disabled opens nothing from then on. An entry that cannot be read, is not active or has expired counts as unknown; a key's end is
 * looked at on each use.
 */
export const keyRegistry = (db: DynamoDBClient, table: string): FindKey => {
  const cache = briefCache<ApiKey>();
  return async (value, isAfresh) => {
    const hash = apiKeyHash(value);
    let key = isAfresh ? undefined : cache.get(hash);
    if (!key) {
      const { Item } = await db.send(new GetItemCommand(keyByHash(table, hash)));
      key = readable(Item);
      if (key?.state !== 'active') {
        cache.forget(hash);
        return undefined;
      }
      cache.set(hash, key);
    }
    return hasEnded(key, Date.now()) ? undefined : key;
  };
};

/** Whether a user has a key that opens a scope now. What was registered a moment ago may not be seen yet: the index follows the table. */
export const keyHolders =
  (db: DynamoDBClient, table: string) =>
  async (owner: string, scope: Scope): Promise<boolean> => {
    const query = {
      TableName: table,
      IndexName: 'byOwner',
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': { S: owner } },
    };
    for await (const { Items } of paginateQuery({ client: db }, query))
      for (const key of (Items ?? []).map(readable))
        if (key?.state === 'active' && key.scope === scope && !hasEnded(key, Date.now())) return true;
    return false;
  };

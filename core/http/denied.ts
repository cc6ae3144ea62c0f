import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readBatch } from '../aws/batch.ts';
import type { Item } from '../aws/dynamo.ts';
import { briefCache } from './cache.ts';

/** Whose request it is. A token has both optional fields; an API key has its owner's `sub` alone. */
export interface Holder {
  readonly sub: string;
  /** The session that a token belongs to: its claim `origin_jti`. */
  readonly originJti?: string | undefined;
  /** When a token was issued, in epoch seconds. */
  readonly issuedAt?: number | undefined;
}

/**
 * Whether a token or a key is refused, although it has not expired.
 * @param isAfresh whether what was read a moment ago does not count
 */
export type IsDenied = (holder: Holder, isAfresh: boolean) => Promise<boolean> | boolean;

/** The id of the entry that refuses all of a user: tokens and keys. */
export const deniedSub = (sub: string): string => `sub:${sub}`;
/** The id of the entry that refuses a user's tokens that were issued at its `before` or earlier; keys stay. */
export const deniedBefore = (sub: string): string => `before:${sub}`;
/** The id of the entry that refuses the tokens of one session. */
export const deniedJti = (originJti: string): string => `jti:${originJti}`;

/** What the list says of a user and a session. */
export interface Standing {
  readonly denied: boolean;
  /** Tokens issued at this epoch second or earlier are refused. */
  readonly before: number;
}

const tableKey = (id: string): Item => ({ id: { S: id } });

/** The entries that a user and a session may have. */
const idsOf = ({ sub, originJti }: Holder): string[] => [
  deniedSub(sub),
  deniedBefore(sub),
  ...(originJti === undefined ? [] : [deniedJti(originJti)]),
];

/**
 * What the entries found say. DynamoDB deletes an entry some time after its `until` (epoch seconds), so
 * one that is past counts as absent. An entry that cannot be read refuses.
 * @param nowMs milliseconds since 1970 UTC
 */
const standingOf = (items: readonly Item[], nowMs: number): Standing => {
  let [denied, before] = [false, -Infinity];
  for (const item of items) {
    const [id = '', until, moment] = [item['id']?.S, item['until']?.N, item['before']?.N];
    if (until !== undefined && Number(until) * 1000 <= nowMs) continue;
    if (id.startsWith('before:') && moment !== undefined) before = Number(moment);
    else denied = true;
  }
  return { denied, before };
};

/** A key has no moment of issue, and is not refused for it. */
const isRefused = ({ denied, before }: Standing, issuedAt: number | undefined): boolean =>
  denied || (issuedAt !== undefined && issuedAt <= before);

/**
 * The deny list, through a brief cache: who signs out or is deleted is refused within 30 seconds, by
 * every function, although the gateway accepts the token until it expires; and at once, where it is asked afresh.
 * @returns a function that throws when the table cannot be read
 */
export const denyList = (db: DynamoDBClient, table: string): IsDenied => {
  const cache = briefCache<Standing>();
  return (holder, isAfresh) => {
    const { sub, originJti, issuedAt } = holder;
    const name = originJti === undefined ? sub : `${sub} ${originJti}`;
    const known = isAfresh ? undefined : cache.get(name);
    if (known) return isRefused(known, issuedAt);
    return readBatch(db, table, idsOf(holder).map(tableKey)).then((items) => {
      const standing = standingOf(items, Date.now());
      cache.set(name, standing);
      return isRefused(standing, issuedAt);
    });
  };
};

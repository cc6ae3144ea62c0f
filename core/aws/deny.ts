import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { deniedBefore, deniedJti, deniedSub } from '../http/denied.ts';
import { ifItHolds } from './condition.ts';
import { type Item, numbersOf, putIf, required, stringsOf } from './dynamo.ts';

/** Why something is refused although its token is good. */
export type DenialReason = 'deleted' | 'disabled' | 'signed out' | 'groups changed';

/** An entry of the deny list that refuses everything of one user. */
export interface Denial {
  readonly sub: string;
  readonly reason: DenialReason;
  /** When it was made. */
  readonly since: Date;
  /** When it ends, in epoch seconds; never when absent. */
  readonly until?: number;
}

const REASONS: readonly DenialReason[] = ['deleted', 'disabled', 'signed out', 'groups changed'];
/** What the ids of the entries that refuse a user begin with. */
const SUB_PREFIX = deniedSub('');

/** Only the end of a deletion undoes what it refuses. */
const UNLESS_DELETED = {
  ConditionExpression: 'attribute_not_exists(id) OR #reason <> :deleted',
  ExpressionAttributeNames: { '#reason': 'reason' },
  ExpressionAttributeValues: stringsOf({ ':deleted': 'deleted' }),
};

const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** `since` is when the entry was made, `until` its time to live; both in epoch seconds. */
export const denialOf = (table: string, { sub, reason, since, until }: Denial): PutItemCommandInput => ({
  TableName: table,
  Item: {
    ...stringsOf({ id: deniedSub(sub), reason }),
    ...numbersOf({ since: epochSeconds(since), ...(until !== undefined && { until }) }),
  },
  ...UNLESS_DELETED,
});

export const noDenial = (table: string, sub: string): DeleteItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ id: deniedSub(sub) }),
  ...UNLESS_DELETED,
});

/** Never moves back: of two changes the later one counts, whichever is written first. */
export const denialBefore = (
  table: string,
  sub: string,
  before: number,
  until: number,
): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf({ id: deniedBefore(sub) }), ...numbersOf({ before, until }) },
  ConditionExpression: 'attribute_not_exists(id) OR #before < :before',
  ExpressionAttributeNames: { '#before': 'before' },
  ExpressionAttributeValues: numbersOf({ ':before': before }),
});

export const denialOfSession = (table: string, jti: string, until: number): PutItemCommandInput => ({
  TableName: table,
  Item: { ...stringsOf({ id: deniedJti(jti), reason: 'signed out' }), ...numbersOf({ until }) },
});

/** The entry as it is now. */
export const denialAt = (table: string, sub: string): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ id: deniedSub(sub) }),
  ConsistentRead: true,
});

/** @throws Error when the item is none that refuses a user */
export const denialFrom = (item: Item): Denial => {
  const { id, reason } = required(item, ['id', 'reason']);
  const known = REASONS.find((one) => one === reason);
  if (!id.startsWith(SUB_PREFIX) || known === undefined)
    throw new Error('an item of the deny list refuses no user, or for no known reason');
  const until = item['until']?.N;
  return {
    sub: id.slice(SUB_PREFIX.length),
    reason: known,
    since: new Date(Number(item['since']?.N ?? 0) * 1000),
    ...(until !== undefined && { until: Number(until) }),
  };
};

/** The deny list, as those see it who write it; `core/http` reads it for every request. */
export interface Deny {
  /**
   * Refuses everything of the user, until `until` (epoch seconds; without an end when absent). The entry of
   * a deletion stays as it is.
   */
  deny(sub: string, reason: DenialReason, until?: number): Promise<void>;
  /** Lifts what `deny` did. None there is a success; the entry of a deletion stays. */
  allow(sub: string): Promise<void>;
  /**
   * Refuses the tokens of the user that were issued at or before this second. An entry for a later second
   * stays as it is.
   * @param before epoch seconds
   * @param until epoch seconds: when the last of these tokens has expired by itself
   */
  denyBefore(sub: string, before: number, until: number): Promise<void>;
  /** Refuses the tokens of one session, by their `origin_jti`, until then (epoch seconds). */
  denySession(jti: string, until: number): Promise<void>;
  /** The entry that refuses everything of the user, when there is one. */
  entry(sub: string): Promise<Denial | undefined>;
}

/** The deny list in its table. All of it may be repeated. */
export const denyWriter = (db: DynamoDBClient, table: string, now: () => Date): Deny => ({
  async deny(sub, reason, until) {
    await putIf(db, denialOf(table, { sub, reason, since: now(), ...(until !== undefined && { until }) }));
  },
  async allow(sub) {
    await ifItHolds(() => db.send(new DeleteItemCommand(noDenial(table, sub))));
  },
  async denyBefore(sub, before, until) {
    await putIf(db, denialBefore(table, sub, before, until));
  },
  async denySession(jti, until) {
    await putIf(db, denialOfSession(table, jti, until));
  },
  async entry(sub) {
    const { Item } = await db.send(new GetItemCommand(denialAt(table, sub)));
    return Item && denialFrom(Item);
  },
});

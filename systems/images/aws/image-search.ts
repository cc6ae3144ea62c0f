import {
  type DynamoDBClient,
  paginateQuery,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { readBatch } from '../../../core/aws/batch.ts';
import { type Item, numbersOf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import {
  countKey,
  type TableKey,
  IMAGE,
  recordKey,
  shownPartition,
  statePartition,
  TAG,
  taggedPartition,
  takenPartition,
  untaggedPartition,
  userPartition,
} from '../image/entries.ts';
import { idsFrom } from '../image/image-id.ts';
import type { LimitPorts } from '../library/limits.ts';
import { imageRecord } from './image-record.ts';
import type { TagCounts, TagPlace } from '../search/listing.ts';
import type { List } from '../search/lists.ts';
import type { ImageReads } from '../search/search.ts';
import type { Span } from '../search/span.ts';

const partitionOf = (sub: string, list: List): string => {
  switch (list.kind) {
    case 'tag':
      return taggedPartition(sub, list.name);
    case 'state':
      return statePartition(sub, list.state);
    case 'untagged':
      return untaggedPartition(sub);
    case 'shown':
      return shownPartition(sub);
    case 'taken':
      return takenPartition(sub);
  }
};

/** Below every id and every time, and above. */
const [FIRST, LAST] = ['0', 'g'];

/** The greatest text of its length that is smaller than an id: BETWEEN takes both its ends in. */
const justBefore = (id: string): string =>
  `${id.slice(0, -1)}${String.fromCharCode(id.charCodeAt(id.length - 1) - 1)}`;

/**
 * Items of a partition within a span: their sort keys end in ids. All reads here are consistent: who has just
 * corrected a tag finds the image by it.
 * @param span not empty: BETWEEN refuses what ends before it begins
 */
const within = (
  table: string,
  pk: string,
  /** What stands before the ids in the sort keys. */
  beginning: string,
  { order, from = FIRST, to }: Span,
  limit: number,
): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: stringsOf({
    ':pk': pk,
    ':first': `${beginning}${from}`,
    ':last': `${beginning}${to === undefined ? LAST : justBefore(to)}`,
  }),
  ScanIndexForward: order === 'oldest',
  Limit: limit,
  ConsistentRead: true,
});

/** Ids of a list. */
const idsOf = (table: string, sub: string, list: List, span: Span, limit: number): QueryCommandInput =>
  within(table, partitionOf(sub, list), '', span, limit);

/** Records of a user. */
export const libraryOf = (table: string, sub: string, span: Span, limit: number): QueryCommandInput =>
  within(table, userPartition(sub), IMAGE, span, limit);

/**
 * How many images are in a state, counted no further than the limit. It is not read consistently, which would cost
 * twice as much.
 */
const countOf = (table: string, pk: string, limit: number): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': { S: pk } },
  Select: 'COUNT',
  Limit: limit,
});

/** Images in a state that were made since then, newest first. @param limit of a page; without it as many as fit */
const madeSince = (table: string, pk: string, moment: Date, limit?: number): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk >= :first',
  ExpressionAttributeValues: stringsOf({ ':pk': pk, ':first': idsFrom(moment) }),
  ScanIndexForward: false,
  ...(limit !== undefined && { Limit: limit }),
  ConsistentRead: true,
});

/**
 * Counts of a user's tags, by name. A count may be 0, where its removal failed.
 * @param place its limit is of those that are read, the ones at nothing among them
 */
const countsOf = (table: string, sub: string, { prefix, after, limit }: TagPlace): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  FilterExpression: '#count > :zero',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: {
    ...stringsOf({ ':pk': userPartition(sub), ':prefix': `${TAG}${prefix}` }),
    ...numbersOf({ ':zero': 0 }),
  },
  // It need not be there any more: what comes after it is read.
  ...(after !== undefined && { ExclusiveStartKey: stringsOf({ ...countKey(sub, after) }) }),
  Limit: limit,
  ConsistentRead: true,
});

const tagIn = (item: Item): string => required(item, ['sk']).sk.slice(TAG.length);

const countFrom = (item: Item): [string, number] => [tagIn(item), Number(item['count']?.N ?? 0)];

/** The most pages of counts that one answer is made of, of 1 MB at most each. */
const MOST_COUNT_PAGES = 10;

/** The table as searches read it. */
export const imageSearch = (
  db: DynamoDBClient,
  table: string,
): ImageReads &
  Pick<LimitPorts, 'uploadingSince' | 'countProcessing'> & { readonly tagCounts: TagCounts } => {
  const itemsAt = (keys: readonly TableKey[]): Promise<Item[]> =>
    readBatch(
      db,
      table,
      keys.map((key) => stringsOf({ ...key })),
    );

  return {
    async ids(sub, list, span, limit) {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand(idsOf(table, sub, list, span, limit)),
      );
      return { ids: Items.map((item) => required(item, ['sk']).sk), more: LastEvaluatedKey !== undefined };
    },
    async library(sub, span, limit) {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand(libraryOf(table, sub, span, limit)),
      );
      return { images: Items.map(imageRecord.read), more: LastEvaluatedKey !== undefined };
    },
    records: async (sub, ids) => (await itemsAt(ids.map((id) => recordKey(sub, id)))).map(imageRecord.read),
    counts: async (sub, names) =>
      new Map((await itemsAt(names.map((name) => countKey(sub, name)))).map(countFrom)),
    async uploadingSince(sub, moment, most = Infinity) {
      const ids: string[] = [];
      const limit = most === Infinity ? undefined : most;
      const query = madeSince(table, statePartition(sub, 'uploading'), moment, limit);
      for await (const { Items = [] } of paginateQuery({ client: db }, query)) {
        ids.push(...Items.map((item) => required(item, ['sk']).sk));
        if (ids.length >= most) break;
      }
      return ids;
    },
    async countProcessing(sub, most) {
      const query = countOf(table, statePartition(sub, 'processing'), most);
      return (await db.send(new QueryCommand(query))).Count ?? 0;
    },
    async tagCounts(sub, { prefix, after, limit }) {
      const counts: [string, number][] = [];
      let last = after;
      for (let pages = 0; pages < MOST_COUNT_PAGES; pages += 1) {
        // One more than the page holds, to know whether there is more.
        const query = countsOf(table, sub, { prefix, after: last, limit: limit + 1 - counts.length });
        const { Items = [], LastEvaluatedKey } = await db.send(new QueryCommand(query));
        counts.push(...Items.map(countFrom));
        if (counts.length > limit) break;
        if (!LastEvaluatedKey) return { counts };
        last = tagIn(LastEvaluatedKey);
      }
      const told = counts.slice(0, limit);
      const end = counts.length > limit ? told.at(-1)?.[0] : last;
      return { counts: told, ...(end !== undefined && { last: end }) };
    },
  };
};

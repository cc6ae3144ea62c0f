import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ifItHolds } from '../../../core/aws/condition.ts';
import { type Item, numbersOf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import { describe, log } from '../../../core/log.ts';
import { changes, type EntryKey, recordKey, shaPrefix, steps, userPartition } from '../library/changes.ts';
import { type Found, type Image, STATES, type Tag } from '../library/image.ts';

export interface ImageStore {
  /** The image as it is now. */
  get(sub: string, id: string): Promise<Image | undefined>;
  /**
   * Changes an image and all that says something of it. The change is computed from what is stored now, and
   * tried again (a few times) when somebody was faster. Its version is the store's to set.
   * @param change may be called several times; what it throws is passed on
   * @returns the stored image, undefined when there is none or `change` returns undefined (nothing to do)
   * @throws Error when others were faster every time
   */
  change(sub: string, id: string, change: (image: Image) => Image | undefined): Promise<Image | undefined>;
  /** @throws Error when there is one of that id already */
  create(image: Image): Promise<void>;
  /**
   * Removes the record and all that says something of it.
   * @param unless keeps the image as it is when it says so of what is stored now
   * @returns false when it was gone, or kept
   */
  remove(sub: string, id: string, unless?: (image: Image) => boolean): Promise<boolean>;
  /** The id of an image of the user's that can be shown and has these bytes. */
  bySha(sub: string, sha256: string): Promise<string | undefined>;
}

// Tags are a list in the table, by name: the SDK reads a map into an object, and loses a tag named `__proto__`.
const tagsItem = (tags: Image['tags']): Item[string] => ({
  L: Object.entries(tags).map(([name, { source, confidence }]) => ({
    M: { ...stringsOf({ name, source }), ...numbersOf({ confidence }) },
  })),
});

const foundItem = ({ contentType, sha256, size, width, height }: Found): Item[string] => ({
  M: { ...stringsOf({ contentType, sha256 }), ...numbersOf({ size, width, height }) },
});

/** The record of an image, as an item. */
export const itemOf = (image: Image): Item => {
  const { id, sub, state, reason, createdAt, fileName, askedType, askedSha256, etag, begun } = image;
  return {
    ...stringsOf({ ...recordKey(sub, id) }),
    ...stringsOf({ id, sub, state, reason, createdAt, fileName, askedType, askedSha256, etag }),
    ...numbersOf({ version: image.version, ...(begun !== undefined && { begun }) }),
    ...(image.found && { found: foundItem(image.found) }),
    tags: tagsItem(image.tags),
    removed: { L: image.removed.map((S) => ({ S })) },
  };
};

const broken = (field: string): Error => new Error(`an item of the table has no readable ${field}`);

const numberIn = (item: Item, field: string): number => {
  const value = Number(item[field]?.N ?? NaN);
  if (Number.isNaN(value)) throw broken(field);
  return value;
};

const tagFrom = (item: Item): [string, Tag] => {
  const { name, source } = required(item, ['name', 'source']);
  if (source !== 'clarifai' && source !== 'user') throw broken('tags');
  return [name, { source, confidence: numberIn(item, 'confidence') }];
};

const foundFrom = (item: Item): Found => ({
  ...required(item, ['contentType', 'sha256']),
  size: numberIn(item, 'size'),
  width: numberIn(item, 'width'),
  height: numberIn(item, 'height'),
});

const GIVEN = ['reason', 'fileName', 'askedType', 'askedSha256', 'etag'] as const;

/** @throws Error when the item is no image */
export const imageFrom = (item: Item): Image => {
  const { state: text, ...texts } = required(item, ['id', 'sub', 'state', 'createdAt']);
  const state = STATES.find((known) => known === text);
  if (state === undefined) throw broken('state');
  const found = item['found']?.M;
  return {
    ...texts,
    state,
    ...Object.fromEntries(
      GIVEN.flatMap((name) => (item[name]?.S === undefined ? [] : [[name, item[name].S]])),
    ),
    ...(found && { found: foundFrom(found) }),
    tags: Object.fromEntries((item['tags']?.L ?? []).map(({ M = {} }) => tagFrom(M))),
    removed: (item['removed']?.L ?? []).flatMap(({ S }) => S ?? []),
    ...(item['begun'] && { begun: numberIn(item, 'begun') }),
    version: numberIn(item, 'version'),
  };
};

/** A consistent read of one record. */
export const recordOf = (table: string, sub: string, id: string): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ ...recordKey(sub, id) }),
  ConsistentRead: true,
});

/** An image of the user's that has these bytes, the newest: the sort key ends in its id. */
export const withBytes = (table: string, sub: string, sha256: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: stringsOf({ ':pk': userPartition(sub), ':sk': shaPrefix(sha256) }),
  ScanIndexForward: false,
  Limit: 1,
  ConsistentRead: true,
});

const isAsRead = ({ version }: Image) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: numbersOf({ ':version': version }),
});

/** The record comes first, so that the first reason of a cancelled transaction is its condition's. */
const recordWrite = (
  TableName: string,
  before: Image | undefined,
  after: Image | undefined,
): TransactWriteItem[] => {
  if (after) {
    const condition = before ? isAsRead(before) : { ConditionExpression: 'attribute_not_exists(pk)' };
    return [{ Put: { TableName, Item: itemOf(after), ...condition } }];
  }
  if (!before) return [];
  const Key = stringsOf({ ...recordKey(before.sub, before.id) });
  return [{ Delete: { TableName, Key, ...isAsRead(before) } }];
};

/** Removes the count of a tag that no image has any more: whoever raises it meanwhile keeps it. */
export const countRemoval = (table: string, { pk, sk }: EntryKey): DeleteItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ pk, sk }),
  ConditionExpression: '#count <= :zero',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: numbersOf({ ':zero': 0 }),
});

/**
 * Everything that moves when an image changes from one record to another (undefined: no record), in one
 * transaction that is made only while the first is what is stored.
 */
export const transaction = (
  table: string,
  before: Image | undefined,
  after: Image | undefined,
): TransactWriteItemsCommandInput => {
  const TableName = table;
  const { puts, deletes, adds } = changes(before, after);
  return {
    TransactItems: [
      ...recordWrite(table, before, after),
      ...puts.map((key) => ({ Put: { TableName, Item: stringsOf({ ...key }) } })),
      ...deletes.map((key) => ({ Delete: { TableName, Key: stringsOf({ ...key }) } })),
      ...adds.map(({ pk, sk, by }) => ({
        Update: {
          TableName,
          Key: stringsOf({ pk, sk }),
          UpdateExpression: 'ADD #count :by',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: numbersOf({ ':by': by }),
        },
      })),
    ],
  };
};

/** What a transaction says of an item that was changed before, or is just being changed by another. */
const OVERTAKEN: readonly (string | undefined)[] = ['ConditionalCheckFailed', 'TransactionConflict'];
/** Images of one user share the counts of their tags, so their writes meet. */
const MOST_TRIES = 8;
/** The longest wait before the second try, in milliseconds; doubled each time. How long it is is drawn by lot. */
const FIRST_WAIT_MS = 50;

const isOvertaken = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => OVERTAKEN.includes(Code));

/** @param wait waits for so many milliseconds, or less, before a transaction is tried again */
export const imageStore = (
  db: DynamoDBClient,
  table: string,
  wait: (ms: number) => Promise<void> = (ms) =>
    new Promise((done) => setTimeout(done, Math.ceil(ms * Math.random()))),
): ImageStore => {
  const get = async (sub: string, id: string): Promise<Image | undefined> => {
    const { Item } = await db.send(new GetItemCommand(recordOf(table, sub, id)));
    return Item && imageFrom(Item);
  };

  /** What was to be done is done by now: a count of nothing may stay, and is told to nobody. */
  const dropCount = async (count: EntryKey): Promise<void> => {
    try {
      await ifItHolds(() => db.send(new DeleteItemCommand(countRemoval(table, count))));
    } catch (error) {
      if (error instanceof TransactionConflictException) return;
      log.warn('the count of a tag that may be nobody’s stays', { error: describe(error) });
    }
  };

  const write = async (before: Image | undefined, after: Image | undefined): Promise<void> => {
    await db.send(new TransactWriteItemsCommand(transaction(table, before, after)));
    const lowered = changes(before, after).adds.filter(({ by }) => by < 0);
    await Promise.all(lowered.map(dropCount));
  };

  /** Reads, and does something with what was read, until nobody comes between. */
  const settled = async <T>(
    sub: string,
    id: string,
    work: (image: Image | undefined) => Promise<T>,
  ): Promise<T> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await work(await get(sub, id));
      } catch (error) {
        if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
        await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
      }
  };

  return {
    get,
    change: (sub, id, change) =>
      settled(sub, id, async (stored) => {
        const wanted = stored && change(stored);
        if (!stored || !wanted) return undefined;
        let at = stored;
        for (const step of steps(stored, wanted)) {
          const next = { ...step, version: at.version + 1 };
          await write(at, next);
          at = next;
        }
        return at;
      }),
    async create(image) {
      await write(undefined, { ...image, version: 1 });
    },
    remove: (sub, id, unless = () => false) =>
      settled(sub, id, async (stored) => {
        if (!stored || unless(stored)) return false;
        await write(stored, undefined);
        return true;
      }),
    async bySha(sub, sha256) {
      const { Items: [item] = [] } = await db.send(new QueryCommand(withBytes(table, sub, sha256)));
      return item && required(item, ['sk']).sk.slice(shaPrefix(sha256).length);
    },
  };
};

import {
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { withBackoff } from '../../../core/aws/backoff.ts';
import { ifItHolds, isOvertaken } from '../../../core/aws/condition.ts';
import { type Item, numbersOf, putIf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import { inPieces } from '../../../core/pieces.ts';
import { snapshotsAround } from '../clip/claims.ts';
import { type Clip, type ClipType, momentText } from '../clip/clip.ts';
import { bareName, clipId } from '../clip/object-keys.ts';
import type { Change } from '../counts/adding.ts';
import type { Claim, ClipStore, Skipped, Wanted } from '../ingesting/store.ts';
import type { Moments } from '../time/zone.ts';
import { clipBy, clipRecord } from './clip-record.ts';
import { changeWrites, clipItem, dayMark, isAsRead } from './clip-writes.ts';
import {
  cameraKey,
  cameraPartition,
  dayOf,
  namePartition,
  SKIPPED,
  smallKey,
  type TableKey,
  thumbnailKey,
  THUMBNAIL,
  VIDEO,
} from './keys.ts';

/** So many clips at most are written in one transaction, which holds 100 items. */
const MOST_AT_ONCE = 20;
/** Of more videos of one name it need not be known which they are. */
const MOST_NAMESAKES = 3;

const readOf = (table: string, key: TableKey): GetItemCommandInput => ({
  TableName: table,
  Key: stringsOf({ ...key }),
  ConsistentRead: true,
});

/** Clips of a camera that began within a time, its end included. */
type ClipsAsked = readonly [type: ClipType, camera: string, moments: Moments];

const clipsIn = (table: string, ...[type, camera, { fromMs, toMs }]: ClipsAsked): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: stringsOf({
    ':pk': cameraPartition(type, camera),
    ':first': momentText(Math.max(fromMs, 0)),
    ':last': `${momentText(toMs)}~`,
  }),
  ConsistentRead: true,
});

/** What is kept of a name: its thumbnail comes first, then its videos. */
const namedSo = (table: string, name: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: stringsOf({ ':pk': namePartition(name) }),
  Limit: MOST_NAMESAKES + 1,
  ConsistentRead: true,
});

/** Removes a claim, if it is of this object. */
const claimRemoval = (TableName: string, at: TableKey, key: string): DeleteItemCommandInput => ({
  TableName,
  Key: stringsOf({ ...at }),
  ConditionExpression: '#key = :key',
  ExpressionAttributeNames: { '#key': 'object_key' },
  ExpressionAttributeValues: stringsOf({ ':key': key }),
});

const skippedItem = ({ object_key, reason, size, arrivedMs, until }: Skipped): Item => ({
  ...stringsOf({
    pk: SKIPPED,
    sk: `${momentText(arrivedMs)}#${clipId(object_key)}`,
    object_key,
    reason,
    s3_arrival_time: new Date(arrivedMs).toISOString(),
  }),
  ...numbersOf({ size, until }),
});

/**
 * Whether two clips are of the same object. The same bytes may be sent again, later or with another time in the
 * metadata: then they are another object, which expires later.
 */
const isSameObject = (one: Clip, other: Clip): boolean =>
  one.etag === other.etag && one.s3_arrival_time === other.s3_arrival_time && one.event_ts === other.event_ts;

/** What is to be changed, by what is kept; nothing for a clip of the same object. */
const changeOf = (before: Clip | undefined, clip: Clip | undefined): Change | undefined => {
  if (!before) return clip && { after: clip };
  if (!clip) return { before };
  return isSameObject(before, clip) ? undefined : { before, after: { ...clip, version: before.version + 1 } };
};

/** The cameras and days that are known to be marked; a function's instance need not mark them again. */
const marker = (db: DynamoDBClient, table: string) => {
  const cameras = new Set<string>();
  const days = new Map<string, number>();
  return async (clip: Clip): Promise<void> => {
    if (!cameras.has(clip.camera_name)) {
      await putIf(db, {
        TableName: table,
        Item: stringsOf({ ...cameraKey(clip.camera_name) }),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      cameras.add(clip.camera_name);
    }
    if ((days.get(dayOf(clip)) ?? 0) < clip.until) {
      await ifItHolds(() => db.send(new UpdateItemCommand(dayMark(table, clip))));
      days.set(dayOf(clip), clip.until);
    }
  };
};

/** Reads of single items and of lists, consistent ones. */
const reader = (db: DynamoDBClient, table: string) => {
  const itemAt = async (key: TableKey): Promise<Item | undefined> =>
    (await db.send(new GetItemCommand(readOf(table, key)))).Item;
  return {
    itemAt,
    clip: clipBy(itemAt),
    clips: async (...asked: ClipsAsked): Promise<readonly Clip[]> => {
      const clips: Clip[] = [];
      for await (const { Items = [] } of paginateQuery({ client: db }, clipsIn(table, ...asked)))
        clips.push(...Items.map(clipRecord.read));
      return clips;
    },
  };
};

/** What other files say of videos. */
const claims = (
  db: DynamoDBClient,
  table: string,
  { itemAt, clips }: ReturnType<typeof reader>,
): Pick<ClipStore, 'claimsOf' | 'claimSmall' | 'claimThumbnail' | 'videosNamed' | 'videosIn'> => {
  const named = async (name: string): Promise<{ thumbnail?: string; videos: readonly string[] }> => {
    const { Items = [] } = await db.send(new QueryCommand(namedSo(table, name)));
    const thumbnail = Items.find(({ sk }) => sk?.S === THUMBNAIL)?.['object_key']?.S;
    const sortKeys = Items.map((item) => required(item, ['sk']).sk);
    return {
      ...(thumbnail !== undefined && { thumbnail }),
      videos: sortKeys.filter((sk) => sk.startsWith(VIDEO)).map((sk) => sk.slice(VIDEO.length)),
    };
  };

  const claim = async (at: TableKey, { key: object_key, until }: Claim): Promise<void> => {
    if (until === undefined)
      await ifItHolds(() => db.send(new DeleteItemCommand(claimRemoval(table, at, object_key))));
    else {
      const Item = { ...stringsOf({ ...at, object_key }), ...numbersOf({ until }) };
      await db.send(new PutItemCommand({ TableName: table, Item }));
    }
  };

  return {
    async claimsOf(video) {
      const [small, { thumbnail, videos }, snapshots] = await Promise.all([
        itemAt(smallKey(video.id)),
        named(bareName(video.video_name)),
        clips('image', video.camera_name, snapshotsAround(video)),
      ]);
      return { small: small?.['object_key']?.S, thumbnail, namesakes: videos.length, snapshots };
    },
    claimSmall: (id, claimed) => claim(smallKey(id), claimed),
    claimThumbnail: (name, claimed) => claim(thumbnailKey(name), claimed),
    videosNamed: async (name) => (await named(name)).videos,
    videosIn: (camera, moments) => clips('video', camera, moments),
  };
};

/** The table of the clips, as ingestion changes it. */
export const clipStore = (db: DynamoDBClient, table: string, now: () => Date): ClipStore => {
  const mark = marker(db, table);

  const reads = reader(db, table);
  const { clip } = reads;

  const write = async (changes: readonly Change[]): Promise<void> => {
    for (const { after } of changes) if (after) await mark(after);
    await db.send(new TransactWriteItemsCommand({ TransactItems: changeWrites(table, changes, now()) }));
  };

  /** Reads what is kept, and writes what is to be changed; new clips together, others one by one. */
  const putOnce = async (wanted: readonly Wanted[]): Promise<readonly Change[]> => {
    const found = await Promise.all(wanted.map(async (one) => changeOf(await clip(one.id), one.clip)));
    const changes = found.filter((change) => change !== undefined);
    const fresh = changes.filter(({ before }) => !before);
    for (const piece of inPieces(fresh, MOST_AT_ONCE)) await write(piece);
    for (const change of changes) if (change.before) await write([change]);
    return changes;
  };

  return {
    put: (wanted) => withBackoff(() => putOnce(wanted), isOvertaken),
    async change(id, change) {
      const again = new Error('the clip has changed meanwhile');
      await withBackoff(
        async () => {
          const before = await clip(id);
          const after = before && (await change(before));
          if (!before || !after) return;
          const Item = clipItem({ ...after, version: before.version + 1 });
          if (!(await putIf(db, { TableName: table, Item, ...isAsRead(before) }))) throw again;
        },
        (error) => error === again,
      );
    },
    ...claims(db, table, reads),
    async skip(skipped) {
      await db.send(new PutItemCommand({ TableName: table, Item: skippedItem(skipped) }));
    },
  };
};

import {
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type Item, numbersOf, required, stringsOf } from '../../../core/aws/dynamo.ts';
import { number, record, text } from '../../../core/aws/record.ts';
import { epochSeconds } from '../../../core/time.ts';
import type { Skips } from '../skipped/listing.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { HourCounts } from '../counts/asking.ts';
import { clipBy } from './clip-record.ts';
import { CAMERAS, cameraKey, hoursPartition, SKIPPED, type TableKey, totalPartition } from './keys.ts';

/** After the digits of a count's expiry. */
const AFTER = '~';

/** What has not expired; DynamoDB takes up to days to remove what has. */
const live = (now: Date) => ({
  FilterExpression: '#until > :now',
  ExpressionAttributeNames: { '#until': 'until' },
  values: numbersOf({ ':now': epochSeconds(now) }),
});

const partition = (TableName: string, pk: string, now: Date): QueryCommandInput => {
  const { values, ...filter } = live(now);
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ...filter,
    ExpressionAttributeValues: { ...stringsOf({ ':pk': pk }), ...values },
  };
};

/** Counts of UTC hours, from the first to the last, both included; of all cameras without a name. */
const hoursOf = (
  TableName: string,
  camera: string | undefined,
  { first, last }: { readonly first: string; readonly last: string },
  now: Date,
): QueryCommandInput => {
  const { values, ...filter } = live(now);
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ...filter,
    ExpressionAttributeValues: {
      ...stringsOf({ ':pk': hoursPartition(camera), ':first': first, ':last': `${last}${AFTER}` }),
      ...values,
    },
  };
};

/** Skipped files, latest first. @param before only those whose position is less */
const skippedBefore = (
  TableName: string,
  before: string | undefined,
  Limit: number,
  now: Date,
): QueryCommandInput => {
  const { values, ...filter } = live(now);
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ...filter,
    ExpressionAttributeValues: { ...stringsOf({ ':pk': SKIPPED, ':before': before ?? AFTER }), ...values },
    ScanIndexForward: false,
    Limit,
  };
};

const totalsIn = (item: Item) => ({
  clips: Number(item['clips']?.N ?? 0),
  snapshots: Number(item['snapshots']?.N ?? 0),
  bytes: Number(item['bytes']?.N ?? 0),
});

const skippedRecord = record({
  object_key: text,
  reason: text,
  size: number,
  s3_arrival_time: text,
});

/** `2026-11-27T14#1795824000` -> `2026-11-27T14` */
const hourIn = (item: Item): string => required(item, ['sk']).sk.split('#')[0] ?? '';

/** What the table knows beside the timeline. */
export const catalogReads = (
  db: DynamoDBClient,
  table: string,
  now: () => Date,
): Catalog & { readonly hourCounts: HourCounts; readonly skips: Skips } => {
  const itemAt = async (key: TableKey): Promise<Item | undefined> =>
    (await db.send(new GetItemCommand({ TableName: table, Key: stringsOf({ ...key }) }))).Item;

  const queried = async (query: QueryCommandInput): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) items.push(...Items);
    return items;
  };

  return {
    async names() {
      const query = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: stringsOf({ ':pk': CAMERAS }),
      };
      return (await queried(query)).map((item) => required(item, ['sk']).sk);
    },
    isKnown: async (camera) => (await itemAt(cameraKey(camera))) !== undefined,
    totals: async (camera) => (await queried(partition(table, totalPartition(camera), now()))).map(totalsIn),
    clip: clipBy(itemAt),
    async hourCounts(camera, hours) {
      if (hours.first > hours.last) return [];
      return (await queried(hoursOf(table, camera, hours, now()))).map((item) => ({
        hour: hourIn(item),
        ...totalsIn(item),
      }));
    },
    async skips(before, limit) {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand(skippedBefore(table, before, limit, now())),
      );
      const last = LastEvaluatedKey && required(LastEvaluatedKey, ['sk']).sk;
      return { files: Items.map(skippedRecord.read), ...(last !== undefined && { last }) };
    },
  };
};

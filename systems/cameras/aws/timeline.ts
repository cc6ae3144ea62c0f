import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { required, stringsOf } from '../../../core/aws/dynamo.ts';
import type { Span } from '../timeline/span.ts';
import type { Order, Read, TimelineReads } from '../timeline/walk.ts';
import { clipRecord } from './clip-record.ts';
import { BY_DAY, cameraPartition, dayPartition, daysPartition } from './keys.ts';

/** The most days that are looked up at once. */
const MOST_DAYS = 100;

/** No key may be empty. Positions begin with digits, which come after it. */
const FIRST = '!';

const between = (
  TableName: string,
  /** Its name is `day` in the index. */
  partition: readonly [name: 'pk' | 'day', value: string],
  { lower, upper }: Span,
  order: Order,
  Limit: number,
): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#partition = :partition AND sk BETWEEN :lower AND :upper',
  ExpressionAttributeNames: { '#partition': partition[0] },
  ExpressionAttributeValues: stringsOf({
    ':partition': partition[1],
    ':lower': lower === '' ? FIRST : lower,
    ':upper': upper,
  }),
  ScanIndexForward: order === 'oldest',
  Limit,
});

/** Clips of a camera within a span. */
const clipsOfCamera = (
  table: string,
  ...[type, camera, ...rest]: Parameters<TimelineReads['ofCamera']>
): QueryCommandInput => between(table, ['pk', cameraPartition(type, camera)], ...rest);

/** Clips of a UTC day within a span. */
const clipsOfDay = (
  table: string,
  ...[type, day, ...rest]: Parameters<TimelineReads['ofDay']>
): QueryCommandInput => ({
  ...between(table, ['day', dayPartition(type, day)], ...rest),
  IndexName: BY_DAY,
});

/** The lists of the timeline, as the table has them. */
export const timelineReads = (db: DynamoDBClient, table: string): TimelineReads => {
  const read = async (query: QueryCommandInput): Promise<Read> => {
    const { Items = [], LastEvaluatedKey } = await db.send(new QueryCommand(query));
    return { clips: Items.map(clipRecord.read), more: LastEvaluatedKey !== undefined };
  };
  return {
    ofCamera: (...asked) => read(clipsOfCamera(table, ...asked)),
    ofDay: (...asked) => read(clipsOfDay(table, ...asked)),
    async days(type, from, to, order) {
      // A span that ends before it begins is empty, and DynamoDB would refuse to look.
      if (from > to) return [];
      const span = { lower: from, upper: to };
      const query = between(table, ['pk', daysPartition(type)], span, order, MOST_DAYS);
      const { Items = [] } = await db.send(new QueryCommand(query));
      return Items.map((item) => required(item, ['sk']).sk);
    },
  };
};

import type { TransactWriteItem, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, numbersOf, stringsOf } from '../../../core/aws/dynamo.ts';
import { epochSeconds } from '../../../core/time.ts';
import { type Clip, utcDay } from '../clip/clip.ts';
import { bareName } from '../clip/object-keys.ts';
import { type Addition, additionsOf, type Change, folded } from '../counts/adding.ts';
import type { Totals } from '../counts/counts.ts';
import { clipRecord } from './clip-record.ts';
import {
  clipKey,
  dayOf,
  daysPartition,
  fileKey,
  hourKey,
  namesakeKey,
  type TableKey,
  totalKey,
} from './keys.ts';

/** The item of a clip; the index finds it by its day. */
export const clipItem = (clip: Clip): Item => ({
  ...stringsOf({ ...clipKey(clip), day: dayOf(clip) }),
  ...clipRecord.write(clip),
});

const fileItem = ({ id, type, camera_name, event_ts, until }: Clip): Item => ({
  ...stringsOf({ ...fileKey(id), id, type, camera_name }),
  ...numbersOf({ event_ts, until }),
});

/** Holds while a clip is as it was read. */
export const isAsRead = ({ version }: Pick<Clip, 'version'>) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: numbersOf({ ':version': version }),
});

const namesakeOf = (clip: Clip | undefined): TableKey | undefined =>
  clip?.type === 'video' ? namesakeKey(bareName(clip.video_name), clip.id) : undefined;

const namesakeWrites = (TableName: string, { before, after }: Change): TransactWriteItem[] => {
  const [was, is] = [namesakeOf(before), namesakeOf(after)];
  if (is && after)
    return [{ Put: { TableName, Item: { ...stringsOf({ ...is }), ...numbersOf({ until: after.until }) } } }];
  return was ? [{ Delete: { TableName, Key: stringsOf({ ...was }) } }] : [];
};

/** Removes a clip from where it was, unless the next one takes its place. */
const removal = (TableName: string, before: Clip): TransactWriteItem => ({
  Delete: { TableName, Key: stringsOf({ ...clipKey(before) }), ...isAsRead(before) },
});

/** Holds while the file has no clip; of an expired one, DynamoDB may remove one item before the other. */
const isFree = (now: Date) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
  ExpressionAttributeNames: { '#until': 'until' },
  ExpressionAttributeValues: numbersOf({ ':now': epochSeconds(now) }),
});

const recordWrites = (TableName: string, { before, after }: Change, now: Date): TransactWriteItem[] => {
  if (!after)
    return before
      ? [removal(TableName, before), { Delete: { TableName, Key: stringsOf({ ...fileKey(before.id) }) } }]
      : [];
  const file = { TableName, Item: fileItem(after) };
  const clip = { TableName, Item: clipItem(after) };
  if (!before) return [{ Put: { ...file, ...isFree(now) } }, { Put: clip }];
  const [was, is] = [clipKey(before), clipKey(after)];
  const isInPlace = was.pk === is.pk && was.sk === is.sk;
  return [
    { Put: file },
    ...(isInPlace
      ? [{ Put: { ...clip, ...isAsRead(before) } }]
      : [removal(TableName, before), { Put: clip }]),
  ];
};

const addingTo = (TableName: string, key: TableKey, counted: Totals, until: number): TransactWriteItem => ({
  Update: {
    TableName,
    Key: stringsOf({ ...key }),
    UpdateExpression: 'SET #until = :until ADD clips :clips, snapshots :snapshots, #bytes :bytes',
    ExpressionAttributeNames: { '#until': 'until', '#bytes': 'bytes' },
    ExpressionAttributeValues: numbersOf({
      ':until': until,
      ':clips': counted.clips,
      ':snapshots': counted.snapshots,
      ':bytes': counted.bytes,
    }),
  },
});

const countWrites = (table: string, additions: readonly Addition[]): TransactWriteItem[] => {
  const byHour = folded(additions, ({ hour, until }) => `${hour} ${String(until)}`);
  const byCamera = folded(additions, ({ camera, until }) => `${String(until)} ${camera}`);
  return [
    ...additions.map((one) => addingTo(table, hourKey(one.camera, one.hour, one.until), one, one.until)),
    ...byHour.map((one) => addingTo(table, hourKey(undefined, one.hour, one.until), one, one.until)),
    ...byCamera.map((one) => addingTo(table, totalKey(one.camera, one.until), one, one.until)),
  ];
};

/** All that moves when files become clips, or others, or none: in one transaction, so that what is there is counted. */
export const changeWrites = (table: string, changes: readonly Change[], now: Date): TransactWriteItem[] => [
  ...changes.flatMap((change) => [...recordWrites(table, change, now), ...namesakeWrites(table, change)]),
  ...countWrites(table, additionsOf(changes)),
];

/**
 * Says that a UTC day may have clips, for as long as the last of them. To be written before the clip: an extra day
 * costs one read, and a missing day would hide its clips.
 */
export const dayMark = (TableName: string, { type, event_ts, until }: Clip): UpdateItemCommandInput => ({
  TableName,
  Key: stringsOf({ pk: daysPartition(type), sk: utcDay(event_ts) }),
  UpdateExpression: 'SET #until = :until',
  ConditionExpression: 'attribute_not_exists(#until) OR #until < :until',
  ExpressionAttributeNames: { '#until': 'until' },
  ExpressionAttributeValues: numbersOf({ ':until': until }),
});

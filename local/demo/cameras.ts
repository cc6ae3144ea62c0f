import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { stringsOf } from '../../core/aws/dynamo.ts';
import { DAY_MS } from '../../core/time.ts';
import type { Clients } from '../../ops/clients.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import { CAMERAS, fileKey, type TableKey } from '../../systems/cameras/aws/keys.ts';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import { clockOf } from '../../systems/cameras/time/zone.ts';
import { ROOT } from '../places.ts';
import { until } from '../wait.ts';

/** A file as the uploader of the cameras sends it. */
export interface DemoFile {
  readonly key: string;
  /** Where it is, in `local/demo/cameras`. */
  readonly file: string;
  readonly contentType: string;
  /** The user metadata. */
  readonly metadata: Readonly<Record<'camera' | 'camera_timestamp', string>>;
}

/** The cameras, and what the names of their files in `local/demo/cameras` begin with. */
const FILES = { 'Front Door': 'front-door', Garage: 'garage', 'A1B2-C3D4-0001': 'garden' } as const;
/** How many days have clips. */
const DAYS = 3;
/** How many minutes before a day's last clip each of its clips began. */
const MINUTES_BEFORE = [0, 95, 250] as const;
const MINUTE_MS = 60_000;

/** All that a camera sends of one event: a video, its smaller copy and a snapshot from within it. */
const filesOf = (camera: keyof typeof FILES, beganMs: number, zone: string): readonly DemoFile[] => {
  const named = FILES[camera];
  const at = (ms: number) => {
    const [date = '', time = ''] = clockOf(ms, zone).split('T');
    return { date, hour: String(Number(time.slice(0, 2))), stamp: `${date}_${time}`.replaceAll('-', '') };
  };
  const { date, hour, stamp } = at(beganMs);
  const folder = `patrolcams/${camera}/${date}/Hour-${hour}`;
  const metadata = { camera, camera_timestamp: String(beganMs) };
  return [
    {
      key: `${folder}/record/MDalarm_${stamp}.mp4`,
      file: `${named}.mp4`,
      contentType: 'video/mp4',
      metadata,
    },
    {
      key: `${folder}/record/MDalarm_${stamp}-small.mp4`,
      file: `${named}-small.mp4`,
      contentType: 'video/mp4',
      metadata,
    },
    {
      key: `${folder}/snap/MDAlarm_${at(beganMs + 2000).stamp}.jpg`,
      file: `${named}.jpg`,
      contentType: 'image/jpeg',
      metadata: { camera, camera_timestamp: String(beganMs + 2000) },
    },
  ];
};

/**
 * What three cameras have recorded on three days, up to a moment, as their uploader sends it: by the local clock.
 * @param zone the IANA zone of the cameras
 */
export const demoFiles = (now: Date, zone: string): readonly DemoFile[] => {
  const lastMs = Math.floor(now.getTime() / 1000) * 1000 - MINUTE_MS;
  return Object.keys(FILES).flatMap((name, n) => {
    const camera = name as keyof typeof FILES;
    return Array.from({ length: DAYS }, (_, day) => lastMs - day * DAY_MS).flatMap((dayMs) =>
      MINUTES_BEFORE.flatMap((minutes) => filesOf(camera, dayMs - (minutes + 7 * n) * MINUTE_MS, zone)),
    );
  });
};

const CLIPS_MS = 60_000;

/**
 * Uploads what cameras have recorded, as their uploader does, and waits until it has been processed.
 * @returns how many videos and snapshots there are
 * @throws Problem when that takes longer than a minute
 */
export const uploadClips = async (
  { s3, dynamoDB }: Clients,
  deployed: Deployed,
  signal?: AbortSignal,
): Promise<number> => {
  const bucket = output(deployed, 'ClipsBucketName');
  const table = output(deployed, 'ClipsTableName');
  const files = demoFiles(new Date(), deployed.parameters.get('CameraZone') ?? 'UTC');
  for (const { key, file, contentType, metadata } of files) {
    signal?.throwIfAborted();
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: await readFile(join(ROOT, 'local/demo/cameras', file)),
        ContentType: contentType,
        Metadata: metadata,
      }),
    );
  }
  const clips = files.filter(({ file }) => !file.endsWith('-small.mp4'));
  const isThere = async (key: TableKey): Promise<boolean> =>
    (await dynamoDB.send(new GetItemCommand({ TableName: table, Key: stringsOf({ ...key }) }))).Item !==
    undefined;
  const patience = { what: 'Taking in what the cameras sent', everyMs: 200, forMs: CLIPS_MS };
  for (const { key } of clips)
    await until(async () => ((await isThere(fileKey(clipId(key)))) ? true : undefined), {
      ...patience,
      ...(signal && { signal }),
    });
  return clips.length;
};

/** As `uploadClips`, once: a stack that has cameras gets nothing more. @returns 0 then */
export const loadClips = async (
  clients: Clients,
  deployed: Deployed,
  signal: AbortSignal,
): Promise<number> => {
  const { Count = 0 } = await clients.dynamoDB.send(
    new QueryCommand({
      TableName: output(deployed, 'ClipsTableName'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: stringsOf({ ':pk': CAMERAS }),
      Limit: 1,
    }),
  );
  return Count > 0 ? 0 : uploadClips(clients, deployed, signal);
};

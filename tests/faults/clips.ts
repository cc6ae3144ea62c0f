import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { awsConfig } from '../../ops/clients.ts';
import { catalogReads } from '../../systems/cameras/aws/catalog.ts';
import { timelineReads } from '../../systems/cameras/aws/timeline.ts';
import { CLIP_TYPES } from '../../systems/cameras/clip/clip.ts';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import { totalOf } from '../../systems/cameras/counts/counts.ts';
import { ingest, type Message } from '../../systems/cameras/ingesting/batch.ts';
import { ingestPorts } from '../../systems/cameras/wiring.ts';
import { clipEvent } from '../integration/clips.ts';
import { aws, endpoints, output } from '../integration/stack.ts';
import { type Attempt, type Fault, faultLine } from './faults.ts';

/** Not the stack's own bucket, whose queue would mend what is looked at here. */
const bucket = `faults-${randomUUID()}`;
const table = output('ClipsTableName');
await aws.s3.send(new CreateBucketCommand({ Bucket: bucket }));

const config = awsConfig({ endpoint: endpoints.aws, region: endpoints.region });
export const clients = {
  s3: new S3Client({ ...config, forcePathStyle: true }),
  dynamoDB: new DynamoDBClient(config),
};
const during = faultLine({ S3: clients.s3, DynamoDB: clients.dynamoDB });

const demo = (name: string): Promise<Buffer> => readFile(`local/demo/cameras/${name}`);
const [FILM, SMALL, PICTURE] = [
  await demo('front-door.mp4'),
  await demo('front-door-small.mp4'),
  await demo('front-door.jpg'),
];

/** A file of a camera: what stands after the camera in its key, and its bytes. */
export type File = readonly [name: string, bytes: Uint8Array];

const at = (path: string, bytes: Uint8Array): File => [`2018-05-05/Hour-12/${path}`, bytes];

/** What cameras send. The names hold the camera's, so that no other has them. */
export const FILES = {
  video: at('record/CAMERA_20180505120000.mp4', FILM),
  otherVideo: at('record/CAMERA_20180505120500.mp4', FILM),
  thirdVideo: at('record/CAMERA_20180505121000.mp4', FILM),
  replaced: at('record/CAMERA_20180505120000.mp4', SMALL),
  small: at('record/CAMERA_20180505120000-small.mp4', SMALL),
  snapshot: at('snap/CAMERA_20180505120002.jpg', PICTURE),
  empty: at('record/CAMERA_20180505120000.mp4', new Uint8Array()),
  thumbnail: ['video-thumbnail/CAMERA_20180505120000.jpg', PICTURE],
} as const satisfies Record<string, File>;

/** The key of a file of this camera. */
const keyOf = (camera: string, [name]: File): string =>
  (name.startsWith('video-thumbnail/') ? name : `patrolcams/${camera}/${name}`).replace('CAMERA', camera);

/** As a function has them that has just started, so that it remembers nothing. */
const ports = () =>
  ingestPorts({ s3: clients.s3, db: clients.dynamoDB }, { bucket, table, zone: 'UTC', retentionDays: 400 });

const messageOf = (camera: string, file: File): Message => ({
  messageId: randomUUID(),
  body: JSON.stringify(clipEvent(keyOf(camera, file))),
});

/** Lays files in the bucket. */
export const lay = async (camera: string, files: readonly File[]): Promise<void> => {
  for (const file of files)
    await aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(camera, file), Body: file[1] }));
};

/** Delivers what S3 reports of files, in one batch. @returns its calls, and as an error what failed of it */
export const deliver = (camera: string, files: readonly File[], fault?: Fault): Promise<Attempt<undefined>> =>
  during(fault, async () => {
    const messages = files.map((file) => messageOf(camera, file));
    const [failure] = (await ingest(ports(), messages, () => 60_000)).values();
    if (failure !== undefined) throw new Error('not processed', { cause: failure });
    return undefined;
  });

const ALL = { lower: '', upper: '~' };

/** All that there is of a camera, as the API sees it; with its name left out, so that two can be compared. */
export const look = async (camera: string): Promise<unknown> => {
  const catalog = catalogReads(aws.dynamoDB, table, () => new Date());
  const reads = timelineReads(aws.dynamoDB, table);
  const listed = await Promise.all(
    CLIP_TYPES.map(async (type) => {
      const { clips } = await reads.ofCamera(type, camera, ALL, 'newest', 20);
      const { clips: ofDay } = await reads.ofDay(type, '2018-05-05', ALL, 'newest', 1000);
      return {
        clips,
        ofDay: ofDay.filter(({ camera_name }) => camera_name === camera),
        found: await Promise.all(clips.map(({ id }) => catalog.clip(id))),
        days: (await reads.days(type, '2018-05-05', '2018-05-05', 'newest')).length,
      };
    }),
  );
  const [hours, { files }] = await Promise.all([
    catalog.hourCounts(camera, { first: '2018-05-05T00', last: '2018-05-05T23' }),
    catalog.skips(undefined, 1000),
  ]);
  const seen = {
    isKnown: await catalog.isKnown(camera),
    listed,
    hours: totalOf(hours),
    totals: totalOf(await catalog.totals(camera)),
    skipped: [
      ...new Set(files.filter(({ object_key }) => object_key.includes(camera)).map(({ reason }) => reason)),
    ],
  };
  const ids = new Map(Object.values(FILES).map((file) => [clipId(keyOf(camera, file)), file[0]]));
  // What depends on the camera, the moment of the upload, or the number of changes does not count as a difference.
  return JSON.parse(
    JSON.stringify(seen, (name, value: unknown) => {
      if (['s3_arrival_time', 'until', 'version'].includes(name)) return undefined;
      return typeof value === 'string' ? (ids.get(value) ?? value.replaceAll(camera, 'CAMERA')) : value;
    }),
  );
};

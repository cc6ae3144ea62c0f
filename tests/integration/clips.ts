import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { clipId } from '../../systems/cameras/clip/object-keys.ts';
import { clockOf } from '../../systems/cameras/time/zone.ts';
import { bodyOf, call, invoke, type Schemas, tokenOf } from './accounts.ts';
import { delivery } from './pictures.ts';
import { aws, endpoints, until } from './stack.ts';
import type { Answer } from './target.ts';

/** The time zone of the cameras of the local stack. */
export const ZONE = 'America/Los_Angeles';

export type Clip = Schemas['Clip'];

const demo = (name: string): Promise<Buffer> => readFile(`local/demo/cameras/${name}`);
export const FILM = await demo('front-door.mp4');
export const SMALL_FILM = await demo('front-door-small.mp4');
export const PICTURE = await demo('front-door.jpg');

const viewerToken = tokenOf(endpoints.users.viewer);

/** A request of the stack's viewer. */
export const asViewer = async (path: string): Promise<Answer> =>
  call('GET', path, { token: await viewerToken() });

/** A new camera. */
export const newCamera = (): string => `Camera ${randomUUID().slice(0, 8)}`;

/** What the uploader is to do otherwise. */
export interface Sent {
  readonly folder?: 'record' | 'snap';
  /** What stands before the time in the file's name. */
  readonly before?: string;
  /** What stands after it. */
  readonly ending?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array | string;
}

/** The key under which the uploader lays a file, by the clock of the cameras. */
export const keyOf = (
  camera: string,
  iso: string,
  { folder = 'record', before = 'MDalarm_', ending = '.mp4' }: Sent = {},
): string => {
  const [date = '', time = ''] = clockOf(Date.parse(iso), ZONE).split('T');
  const hour = String(Number(time.slice(0, 2)));
  const stamp = `${date}_${time}`.replaceAll('-', '');
  return `patrolcams/${camera}/${date}/Hour-${hour}/${folder}/${before}${stamp}${ending}`;
};

const laid = new Set<string>();

export const putObject = async (
  Key: string,
  Body: Uint8Array | string,
  Metadata: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const Bucket = endpoints.resources.clipsBucket;
  // What the uploader says of the type is not to be believed.
  const ContentType = 'application/octet-stream';
  laid.add(Key);
  await aws.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(Body), Metadata, ContentType }));
};

/** Lays a file in the bucket as the uploader does. @returns its key */
export const upload = async (camera: string, iso: string, sent: Sent = {}): Promise<string> => {
  const key = keyOf(camera, iso, sent);
  await putObject(key, sent.bytes ?? FILM, { camera, ...sent.metadata });
  return key;
};

/** The clip of a file, as soon as it is as wanted. */
export const untilClip = async (key: string, wanted: (clip: Clip) => boolean = () => true): Promise<Clip> => {
  const answer = await until(
    () => asViewer(`/clips/${clipId(key)}`),
    ({ status, body }) => status === 200 && wanted(body as Clip),
  );
  return bodyOf('Clip', answer);
};

/** Lays films in the bucket, and waits until all of them are clips. @returns their keys */
export const films = async (...all: readonly (readonly [camera: string, iso: string, sent?: Sent])[]) => {
  const keys = await Promise.all(all.map((one) => upload(...one)));
  for (const key of keys) await untilClip(key);
  return keys;
};

/** What S3 reports to the queue about an object. */
export const clipEvent = (key: string) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: endpoints.region,
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: endpoints.resources.clipsBucket },
        object: {
          key: encodeURIComponent(key).replaceAll('%20', '+'),
          size: 1,
          eTag: '0'.repeat(32),
          sequencer: '0',
        },
      },
    },
  ],
});

/** Delivers it as the queue would, and waits for what comes of it. */
export const deliver = (body: unknown) => invoke('ClipsFunction', delivery(body));

export const removeObject = async (Key: string): Promise<void> => {
  await aws.s3.send(new DeleteObjectCommand({ Bucket: endpoints.resources.clipsBucket, Key }));
};

/** Removes all files of the tests, and with them their clips, so that the next run finds none on its days. */
export const removeFiles = async (): Promise<void> => {
  for (const key of laid) await removeObject(key);
  await deliver({ Records: [...laid].flatMap((key) => clipEvent(key).Records) });
};

export const ALL_DONE = { failed: undefined, answer: { batchItemFailures: [] } };

/** A page as the cameras' clients read it. */
export const lastFive = async (path: string): Promise<Schemas['LastFive']> =>
  bodyOf('LastFive', await asViewer(path));

export const clips = async (query: string): Promise<Schemas['ClipPage']> =>
  bodyOf('ClipPage', await asViewer(`/clips?${query}`));

/** All pages of a list, one after another. */
export const pagesBy = async <P extends { readonly cursor?: string }>(
  read: (cursor: string) => Promise<P>,
): Promise<P[]> => {
  const pages: P[] = [];
  let cursor = '';
  do {
    const page = await read(cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`);
    pages.push(page);
    if (pages.length > 50) throw new Error('the list has no end');
    cursor = page.cursor ?? '';
  } while (cursor !== '');
  return pages;
};

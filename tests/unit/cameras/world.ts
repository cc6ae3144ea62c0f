import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cursors } from '../../../core/cursor.ts';
import { catalogReads } from '../../../systems/cameras/aws/catalog.ts';
import { clipStore } from '../../../systems/cameras/aws/clip-store.ts';
import { timelineReads } from '../../../systems/cameras/aws/timeline.ts';
import { ingest } from '../../../systems/cameras/ingesting/batch.ts';
import { late } from '../../shared/leftover.ts';
import { memoryTables } from '../../shared/table.ts';

export const NOW = new Date('2026-11-28T12:00:00Z');
export const ZONE = 'America/Los_Angeles';
const TABLE = 'Clips';
/** Long enough for anything. */
const MINUTE_MS = 60_000;

const demo = (name: string): Promise<Buffer> => readFile(`local/demo/cameras/${name}`);
export const FILM = await demo('front-door.mp4');
export const SMALL = await demo('front-door-small.mp4');
export const PICTURE = await demo('front-door.jpg');

/** A file as it lies in the bucket. */
export interface Laid {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly timestamp?: string;
  readonly arrived?: string;
}

/** S3's message of an object. */
export const messageOf = (key: string, messageId = key) => ({
  messageId,
  body: JSON.stringify({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        s3: {
          bucket: { name: 'clips' },
          object: {
            key: encodeURIComponent(key).replaceAll('%20', '+'),
            eTag: 'any',
            sequencer: '0',
            size: 1,
          },
        },
      },
    ],
  }),
});

/** A bucket and a table in memory, and the functions' own code over them. */
export const clipWorld = () => {
  const tables = memoryTables({
    [TABLE]: { hash: 'pk', range: 'sk', indexes: { byDay: { hash: 'day', range: 'sk' } } },
  });
  const bucket = new Map<string, Laid>();
  const etagOf = ({ bytes }: Laid): string => createHash('md5').update(bytes).digest('hex');
  const now = (): Date => NOW;
  const ports = {
    zone: ZONE,
    retentionDays: 30,
    store: clipStore(tables.db, TABLE, now),
    objects: {
      head: (key: string) =>
        late('head', 1, () => {
          const laid = bucket.get(key);
          return (
            laid && {
              etag: etagOf(laid),
              size: laid.bytes.length,
              arrivedMs: Date.parse(laid.arrived ?? '2026-11-27T18:00:00Z'),
              ...(laid.timestamp !== undefined && { timestamp: laid.timestamp }),
            }
          );
        }),
      read: (key: string, etag: string, from: number, length: number) =>
        late('read', 1, () => {
          const laid = bucket.get(key);
          if (!laid || etagOf(laid) !== etag) throw new Error('412 Precondition Failed');
          if (from >= laid.bytes.length || length < 1) throw new Error('416 Requested Range Not Satisfiable');
          return laid.bytes.subarray(from, from + length);
        }),
    },
  };
  const deliver = (keys: readonly string[], remainingMs = MINUTE_MS) =>
    ingest(
      ports,
      keys.map((key, n) => messageOf(key, `${String(n)} ${key}`)),
      () => remainingMs,
    );
  return {
    ...tables,
    ports,
    deliver,
    lay: (...files: readonly Laid[]) => {
      for (const file of files) bucket.set(file.key, file);
    },
    remove: (key: string) => bucket.delete(key),
    rows: () => tables.items(TABLE),
    putRows: (...rows: Parameters<typeof tables.put>[1][]) => {
      tables.put(TABLE, ...rows);
    },
    viewing: {
      ...catalogReads(tables.db, TABLE, now),
      reads: timelineReads(tables.db, TABLE),
      cursors: cursors(async () => 'secret'),
      sign: async (key: string, as: object) => `https://clips/${key}?${JSON.stringify(as)}`,
      zone: ZONE,
      now,
    },
  };
};

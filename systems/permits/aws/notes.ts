import {
  DeleteObjectsCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { digestOf } from '../claims/claim.ts';
import type { Manifests, Rejects } from '../loading/ports.ts';

/** The most objects that one DeleteObjects takes. */
const MOST_DELETES = 1_000;

const folderOf = (file: string): string => `manifests/${digestOf(file)}/`;

/** The keys of manifests of earlier versions: versions sort as their names do. */
const earlierKeys = async (
  s3: S3Client,
  bucket: string,
  file: string,
  version: string,
): Promise<string[]> => {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: folderOf(file) }))
    for (const { Key } of page.Contents ?? []) if (Key && Key < `${folderOf(file)}${version}`) keys.push(Key);
  return keys;
};

/** The lists of permits beside the reports, a number a line. */
export const manifestStore = (s3: S3Client, bucket: string): Manifests => ({
  async write(file, version, numbers) {
    const Key = `${folderOf(file)}${version}`;
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: Buffer.from(numbers.join('\n')),
        ContentType: 'text/plain',
      }),
    );
  },
  async *earlier(file, version) {
    for (const Key of await earlierKeys(s3, bucket, file, version)) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const text = (await Body?.transformToString()) ?? '';
      yield text === '' ? [] : text.split('\n');
    }
  },
  async forgetEarlier(file, version) {
    const keys = await earlierKeys(s3, bucket, file, version);
    for (let at = 0; at < keys.length; at += MOST_DELETES)
      await s3.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: keys.slice(at, at + MOST_DELETES).map((Key) => ({ Key })), Quiet: true },
        }),
      );
  },
});

/** Where the rejects of a load are. */
export const rejectsKeyOf = (loadId: string): string => `rejects/${loadId}.ndjson`;

/** The rows that were left out, a JSON value a line. */
export const rejectStore = (s3: S3Client, bucket: string): Rejects => ({
  async write(loadId, rows) {
    let lines = '';
    for (const row of rows) lines += `${JSON.stringify(row)}\n`;
    const Body = Buffer.from(lines);
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: rejectsKeyOf(loadId),
        Body,
        ContentType: 'application/x-ndjson',
      }),
    );
  },
});

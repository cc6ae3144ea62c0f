import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { keysUnder, removeObjects } from '../../../core/aws/objects.ts';
import { digestOf } from '../claims/claim.ts';
import type { Manifests, Rejects } from '../loading/ports.ts';

const folderOf = (file: string): string => `manifests/${digestOf(file)}/`;

/** The keys of manifests of earlier versions: versions sort as their names do. */
const earlierKeys = async (
  s3: S3Client,
  bucket: string,
  file: string,
  version: string,
): Promise<string[]> => {
  const keys: string[] = [];
  for await (const page of keysUnder(s3, bucket, folderOf(file)))
    keys.push(...page.filter((key) => key < `${folderOf(file)}${version}`));
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
    await removeObjects(s3, bucket, await earlierKeys(s3, bucket, file, version));
  },
});

/** Where the rejects of a load are. */
export const rejectsKeyOf = (loadId: string): string => `rejects/${loadId}.ndjson`;

/** The rows that were left out, a JSON value a line. */
export const rejectStore = (s3: S3Client, bucket: string): Rejects => ({
  async write(loadId, rows) {
    const lines: Buffer[] = [];
    for (const row of rows) lines.push(Buffer.from(`${JSON.stringify(row)}\n`));
    const Body = Buffer.concat(lines);
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

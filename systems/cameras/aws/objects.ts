import {
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  NotFound,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Objects } from '../ingesting/objects.ts';

/** Some bytes of exactly this object. */
const rangeOf = (
  bucket: string,
  key: string,
  etag: string,
  from: number,
  length: number,
): GetObjectCommandInput => ({
  Bucket: bucket,
  Key: key,
  IfMatch: `"${etag}"`,
  Range: `bytes=${String(from)}-${String(from + length - 1)}`,
});

/** The bucket of the clips, as ingestion reads it. */
export const clipObjects = (s3: S3Client, bucket: string): Objects => ({
  async head(key) {
    try {
      const { ETag, ContentLength, LastModified, Metadata } = await s3.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      if (ETag === undefined || ContentLength === undefined || !LastModified)
        throw new Error('S3 answered without an etag, a size or a time');
      const timestamp = Metadata?.['camera_timestamp'];
      return {
        etag: ETag.replaceAll('"', ''),
        size: ContentLength,
        arrivedMs: LastModified.getTime(),
        ...(timestamp !== undefined && { timestamp }),
      };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },
  async read(key, etag, from, length) {
    const { Body } = await s3.send(new GetObjectCommand(rangeOf(bucket, key, etag, from, length)));
    if (!Body) throw new Error('S3 answered without a body');
    return Body.transformToByteArray();
  },
});

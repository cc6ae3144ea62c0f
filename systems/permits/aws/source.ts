import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Gone, ReportSource } from '../loading/ports.ts';

const PRECONDITION_FAILED = 412;

const goneBy = (error: unknown): Gone => {
  if (error instanceof NoSuchKey) return 'missing';
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === PRECONDITION_FAILED)
    return 'superseded';
  throw error;
};

export const reportSource = (s3: S3Client): ReportSource => ({
  async open({ bucket, key, etag, size }) {
    try {
      const { Body, LastModified, ContentLength } = await s3.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"` }),
      );
      if (Body === undefined || LastModified === undefined)
        throw new Error('S3 answered without a body or a date');
      return {
        lastModified: LastModified,
        size: ContentLength ?? size,
        bytes: () => Body.transformToByteArray(),
        close() {
          if (Body instanceof Readable) Body.destroy();
        },
      };
    } catch (error) {
      return goneBy(error);
    }
  },
});

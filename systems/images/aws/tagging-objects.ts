import {
  DeleteObjectCommand,
  type DeleteObjectCommandInput,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { MAX_BYTES } from '../image/image.ts';
import type { Objects } from '../tagging/objects.ts';
import { RENDITION_TYPE } from '../tagging/picture.ts';

const quoted = (etag: string): string => `"${etag}"`;

/** Exactly this object, and no more of it than is taken, whatever its size was a moment ago. */
const boundedRead = (bucket: string, key: string, etag: string): GetObjectCommandInput => ({
  Bucket: bucket,
  Key: key,
  IfMatch: quoted(etag),
  Range: `bytes=0-${MAX_BYTES - 1}`,
});

/** What a thumbnail was made of stands in `x-amz-meta-made-of`. */
const thumbnail = (
  bucket: string,
  key: string,
  bytes: Uint8Array,
  madeOf: string,
): PutObjectCommandInput => ({
  Bucket: bucket,
  Key: key,
  Body: bytes,
  ContentType: RENDITION_TYPE,
  Metadata: { 'made-of': madeOf },
});

const removal = (bucket: string, key: string, etag?: string): DeleteObjectCommandInput => ({
  Bucket: bucket,
  Key: key,
  ...(etag !== undefined && { IfMatch: quoted(etag) }),
});

const NOT_FOUND = 404;
const PRECONDITION_FAILED = 412;

/** What S3 answers when the object that is meant is not there, or is another one. */
const isAnother = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  error.name !== 'NoSuchBucket' &&
  [NOT_FOUND, PRECONDITION_FAILED].includes(error.$metadata.httpStatusCode ?? 0);

const unlessAnother = async <T>(call: Promise<T>): Promise<T | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (isAnother(error)) return undefined;
    throw error;
  }
};

export const bucketObjects = (s3: S3Client, bucket: string): Objects => ({
  async head(key) {
    try {
      const { ETag, ContentLength, Metadata } = await s3.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key }),
      );
      if (ETag === undefined || ContentLength === undefined)
        throw new Error('S3 answered without an etag or a size');
      const madeOf = Metadata?.['made-of'];
      return {
        etag: ETag.replaceAll('"', ''),
        size: ContentLength,
        ...(madeOf !== undefined && { madeOf }),
      };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  },
  async read(key, etag) {
    const answer = await unlessAnother(s3.send(new GetObjectCommand(boundedRead(bucket, key, etag))));
    if (answer && !answer.Body) throw new Error('S3 answered without a body');
    return answer?.Body?.transformToByteArray();
  },
  async putThumbnail(key, bytes, madeOf) {
    await s3.send(new PutObjectCommand(thumbnail(bucket, key, bytes, madeOf)));
  },
  async remove(key, etag) {
    await unlessAnother(s3.send(new DeleteObjectCommand(removal(bucket, key, etag))));
  },
});

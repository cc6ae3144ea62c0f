import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  NoSuchKey,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Object } from '../../../core/events.ts';

/** An object that has been opened, and whose bytes have not been read. */
export interface OpenObject {
  readonly lastModified: Date;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  /** Lets go of the connection when the bytes are not wanted; harmless after they were read. */
  close(): void;
}

/** Why there is nothing to open: a newer object, with an event of its own, or none at all. */
export type Gone = 'superseded' | 'missing';

export interface ReportSource {
  open(object: S3Object): Promise<OpenObject | Gone>;
}

/** Exactly the object that the event is about. */
export const exactly = ({ bucket, key, etag }: S3Object): GetObjectCommandInput => ({
  Bucket: bucket,
  Key: key,
  IfMatch: `"${etag}"`,
});

const PRECONDITION_FAILED = 412;

const goneBy = (error: unknown): Gone => {
  if (error instanceof NoSuchKey) return 'missing';
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === PRECONDITION_FAILED)
    return 'superseded';
  throw error;
};

export const reportSource = (s3: S3Client): ReportSource => ({
  async open(object) {
    try {
      const { Body, LastModified, ContentLength } = await s3.send(new GetObjectCommand(exactly(object)));
      if (Body === undefined || LastModified === undefined)
        throw new Error('S3 answered without a body or a date');
      return {
        lastModified: LastModified,
        size: ContentLength ?? object.size,
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

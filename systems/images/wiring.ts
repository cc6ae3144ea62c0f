import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { v7 } from 'uuid';
import { imageStore } from './aws/image-store.ts';
import { tableHeaps } from './aws/heaps.ts';
import { imageObjects } from './aws/objects.ts';
import type { Heaps } from './library/forgetting.ts';

/** Where the images are. */
export interface ImagePlaces {
  readonly bucket: string;
  readonly table: string;
}

/** A client that computes and asks for checksums only where S3 requires them: addresses are shorter so. */
export const bucketClient = (): S3Client =>
  new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });

/** What the three functions of this folder have in common. */
export const imageParts = (s3: S3Client, db: DynamoDBClient, { bucket, table }: ImagePlaces) => {
  const objects = imageObjects(s3, bucket);
  const { unfinished, ...entries } = tableHeaps(db, table);
  const heaps: Heaps = { ...entries, objects: objects.keys, removeObjects: objects.removeKeys };
  return {
    now: (): Date => new Date(),
    newId: (): string => v7(),
    anySub: (): string => randomUUID(),
    images: imageStore(db, table),
    objects,
    unfinished,
    heaps,
  };
};

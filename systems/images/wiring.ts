import { randomUUID } from 'node:crypto';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { v7 } from 'uuid';
import { signingSecret } from '../../core/aws/secret.ts';
import { cursors } from '../../core/cursor.ts';
import { sendTaggingWork } from '../../core/messages/tagging.ts';
import { tableHeaps } from './aws/heaps.ts';
import { imageBatches } from './aws/image-batches.ts';
import { imageSearch } from './aws/image-search.ts';
import { imageStore } from './aws/image-store.ts';
import { imageObjects } from './aws/objects.ts';
import { bucketObjects } from './aws/tagging-objects.ts';
import { goneUsers } from './aws/user-pool.ts';
import type { ArrivingPorts } from './arriving/arriving.ts';
import { forgetUser, type Heaps } from './forgetting/forgetting.ts';
import type { DeletingPorts } from './library/deleting.ts';
import type { EverywherePorts } from './library/everywhere.ts';
import type { UploadingPorts } from './library/uploading.ts';
import type { ListingPorts } from './search/listing.ts';
import type { SweepPorts } from './sweeping/run.ts';
import { judging } from './tagging/judging.ts';
import type { Pictures } from './tagging/picture.ts';
import type { TagProvider } from './tagging/provider.ts';
import type { RetaggingPorts } from './tagging/retagging.ts';
import type { TaggingPorts } from './tagging/work.ts';

/** Where the images are. */
export interface ImagePlaces {
  readonly bucket: string;
  readonly table: string;
}

interface Clients {
  readonly s3: S3Client;
  readonly db: DynamoDBClient;
}

/** What the operations of the API need. */
export const libraryPorts = (
  { s3, db, sqs }: Clients & { readonly sqs: SQSClient },
  {
    bucket,
    table,
    queueUrl,
    secretArn,
  }: ImagePlaces & { readonly queueUrl: string; readonly secretArn: string },
): UploadingPorts & DeletingPorts & ListingPorts & RetaggingPorts & EverywherePorts => {
  const { filesSince, formFor, removeFiles, urlsOf } = imageObjects(s3, bucket);
  const { uploadingSince, countProcessing, tagCounts, ...reads } = imageSearch(db, table);
  return {
    images: { ...imageStore(db, table), ...imageBatches(db, table) },
    formFor,
    removeFiles,
    urlsOf,
    uploadingSince,
    countProcessing,
    filesSince,
    tagCounts,
    reads,
    cursors: cursors(signingSecret(secretArn)),
    send: sendTaggingWork(sqs, queueUrl),
    newId: (at) => v7({ msecs: at.getTime() }),
    now: () => new Date(),
  };
};

/** What records that files have come. */
export const arrivingPorts = (
  { db, sqs }: { readonly db: DynamoDBClient; readonly sqs: SQSClient },
  { table, queueUrl }: { readonly table: string; readonly queueUrl: string },
): ArrivingPorts => ({ images: imageStore(db, table), send: sendTaggingWork(sqs, queueUrl) });

/** All that is kept of the images of users. */
export const heapsOf = ({ s3, db }: Clients, { bucket, table }: ImagePlaces): Heaps => {
  const { objects, removeObjects } = imageObjects(s3, bucket);
  const { records, entries, removeEntries } = tableHeaps(db, table);
  return { records, entries, removeEntries, objects, removeObjects };
};

/** What the sweep needs. */
export const sweepPorts = (
  {
    s3,
    db,
    sqs,
    userPools,
  }: Clients & {
    readonly sqs: SQSClient;
    readonly userPools: CognitoIdentityProviderClient;
  },
  {
    bucket,
    table,
    queueUrl,
    userPoolId,
  }: ImagePlaces & {
    readonly queueUrl: string;
    readonly userPoolId: string;
  },
): SweepPorts => {
  const { hasFile, folders } = imageObjects(s3, bucket);
  const heaps = heapsOf({ s3, db }, { bucket, table });
  return {
    images: imageStore(db, table),
    unfinished: tableHeaps(db, table).unfinished,
    hasFile,
    folders,
    send: sendTaggingWork(sqs, queueUrl),
    isGone: goneUsers(userPools, userPoolId),
    forget: (sub, remainingMs) => forgetUser(heaps, sub, remainingMs),
    anySub: () => randomUUID(),
    now: () => new Date(),
  };
};

/**
 * What tagging needs. What reads pictures and the provider are given: they are large, and a bundle holds all that its
 * entry imports, used or not.
 */
export const taggingPorts = (
  { s3, db, pictures, provider }: Clients & { readonly pictures: Pictures; readonly provider: TagProvider },
  { bucket, table, threshold }: ImagePlaces & { readonly threshold: number },
): TaggingPorts => ({
  images: imageStore(db, table),
  objects: bucketObjects(s3, bucket),
  judge: judging(pictures),
  provider,
  threshold,
});

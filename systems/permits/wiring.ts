import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueAt } from '../../core/aws/queue.ts';
import { signingSecret } from '../../core/aws/secret.ts';
import { cursors } from '../../core/cursor.ts';
import { s3EventOf } from '../../core/events.ts';
import { reportForms } from './aws/forms.ts';
import { permitClaims } from './aws/claiming.ts';
import { changesStore, directoryReads } from './aws/directory.ts';
import { indexReads } from './aws/index-reads.ts';
import { loadList } from './aws/load-list.ts';
import { loadStore } from './aws/load-record.ts';
import { loadMetrics } from './aws/metrics.ts';
import { newestStore } from './aws/newest.ts';
import { manifestStore, rejectStore } from './aws/notes.ts';
import { reindex } from './aws/reindexing.ts';
import { reportSource } from './aws/source.ts';
import { permitStore, shownRows } from './aws/store.ts';
import type { LoadPorts } from './loading/ports.ts';
import type { ManagingPorts } from './loads/managing.ts';
import type { SearchPorts } from './search/ports.ts';

/** What is answered of permits. */
export const permitParts = (db: DynamoDBClient, table: string) => ({ permits: permitStore(db, table) });

/** What a search reads, and how its cursors are signed. */
export const searchParts = (
  db: DynamoDBClient,
  {
    table,
    secretArn,
    shards,
  }: { readonly table: string; readonly secretArn: string; readonly shards: number },
): SearchPorts => ({
  reads: {
    ...directoryReads(db, table),
    index: indexReads(db, table),
    permit: (number, spend) => shownRows(db, table, number, spend),
  },
  cursors: cursors(signingSecret(secretArn)),
  now: () => Date.now(),
  shards,
});

/** Where the API finds what it manages. */
export interface ManagedPlaces {
  readonly table: string;
  readonly bucket: string;
  readonly queueUrl: string;
  readonly secretArn: string;
}

/** The ports of the operations on loads. */
export const managingParts = (
  { db, s3, sqs }: { readonly db: DynamoDBClient; readonly s3: S3Client; readonly sqs: SQSClient },
  { table, bucket, queueUrl, secretArn }: ManagedPlaces,
): ManagingPorts => {
  const send = queueAt(sqs, queueUrl);
  return {
    loads: { ...loadStore(db, table), ...loadList(db, table) },
    cursors: cursors(signingSecret(secretArn)),
    ...reportForms(s3, bucket),
    announce: (object) => send(s3EventOf(object)),
  };
};

/** What a load touches. */
export interface LoadClients {
  readonly db: DynamoDBClient;
  readonly s3: S3Client;
  readonly metrics: Metrics;
}

/** Where a load works. */
export interface LoadPlaces {
  readonly table: string;
  /** Of the reports; their manifests and rejects lie beside them. */
  readonly bucket: string;
  /** Into how many partitions the rows of one value are divided. */
  readonly shards: number;
}

/** The ports of a load. */
export const loadParts = (
  { db, s3, metrics }: LoadClients,
  { table, bucket, shards }: LoadPlaces,
): LoadPorts => {
  const { changes, makeKnown } = changesStore(db, table);
  return {
    permits: permitClaims({ db, table, makeKnown, shards }),
    reports: reportSource(s3),
    loads: loadStore(db, table),
    newest: newestStore(db, table),
    manifests: manifestStore(s3, bucket),
    changes,
    rejects: rejectStore(s3, bucket),
    now: () => new Date(),
    measure: loadMetrics(metrics),
  };
};

/** Makes search keys and counts anew, now. */
export const reindexer =
  (db: DynamoDBClient, { table, shards }: Pick<LoadPlaces, 'table' | 'shards'>) =>
  () =>
    reindex({ db, table, shards, makeKnown: changesStore(db, table).makeKnown }, Date.now());

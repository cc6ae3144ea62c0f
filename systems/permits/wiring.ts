import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { loadStore } from './aws/load-record.ts';
import { loadMetrics } from './aws/metrics.ts';
import { newestStore } from './aws/newest.ts';
import { manifestStore, rejectStore } from './aws/notes.ts';
import { reportSource } from './aws/source.ts';
import { permitStore } from './aws/store.ts';
import type { LoadPorts } from './loading/ports.ts';

/** What both functions have in common. */
export const permitParts = (db: DynamoDBClient, table: string) => ({ permits: permitStore(db, table) });

/** What a load touches. */
export interface LoadClients {
  readonly db: DynamoDBClient;
  readonly s3: S3Client;
  readonly metrics: Metrics;
}

/** The ports of a load. @param bucket of the reports; their manifests and rejects lie beside them */
export const loadParts = (
  { db, s3, metrics }: LoadClients,
  { table, bucket }: { readonly table: string; readonly bucket: string },
): LoadPorts => ({
  ...permitParts(db, table),
  reports: reportSource(s3),
  loads: loadStore(db, table),
  newest: newestStore(db, table),
  manifests: manifestStore(s3, bucket),
  rejects: rejectStore(s3, bucket),
  now: () => new Date(),
  measure: loadMetrics(metrics),
});

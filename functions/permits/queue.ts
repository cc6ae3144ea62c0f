import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachRecord, type S3Object, s3Objects } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { settings, text } from '../../core/settings.ts';
import { RESERVE_MS } from '../../systems/permits/loading/lateness.ts';
import { loadReport } from '../../systems/permits/loading/loading.ts';
import { shardCount } from '../../systems/permits/search/keys.ts';
import { loadParts } from '../../systems/permits/wiring.ts';

/** S3 announces a new spreadsheet in the bucket through a queue. */
const env = settings({ PERMITS_TABLE: text, REPORTS_BUCKET: text, SEARCH_SHARDS: shardCount });
const metrics = new Metrics();

const load = loadReport(
  loadParts(
    { db: new DynamoDBClient({}), s3: new S3Client({}), metrics },
    { table: env.PERMITS_TABLE, bucket: env.REPORTS_BUCKET, shards: env.SEARCH_SHARDS },
  ),
);

/** S3's console makes an empty object for a folder. */
const isFolder = ({ key, size }: S3Object): boolean => key.endsWith('/') && size === 0;

const records = eachRecord(async ({ body }, remainingMs) => {
  for (const object of s3Objects(body)) if (!isFolder(object)) await load(object, remainingMs);
}, RESERVE_MS);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  try {
    return await records(event, context);
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachRecord, s3Objects } from '../../core/events.ts';
import { log } from '../../core/log.ts';
import { settings, text } from '../../core/settings.ts';
import { loadReport, RESERVE_MS } from '../../systems/permits/loading/loading.ts';
import { loadStore } from '../../systems/permits/aws/load-record.ts';
import { reportSource } from '../../systems/permits/aws/source.ts';
import { permitStore } from '../../systems/permits/aws/store.ts';

/** A new spreadsheet in the bucket, told by S3 through a queue. */
const env = settings({ PERMITS_TABLE: text });
const db = new DynamoDBClient({});
const metrics = new Metrics();

const load = loadReport({
  reports: reportSource(new S3Client({})),
  loads: loadStore(db, env.PERMITS_TABLE),
  permits: permitStore(db, env.PERMITS_TABLE),
  now: () => new Date(),
  measure(counts, state) {
    metrics.addMetric('RowsRead', MetricUnit.Count, counts.rows_read);
    metrics.addMetric('RowsWritten', MetricUnit.Count, counts.written);
    metrics.addMetric('RowsRejected', MetricUnit.Count, counts.rejected);
    metrics.addMetric('LoadsRefused', MetricUnit.Count, state === 'refused' ? 1 : 0);
  },
});

const records = eachRecord(async ({ body }, remainingMs) => {
  for (const object of s3Objects(body)) await load(object, remainingMs);
}, RESERVE_MS);

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  log.addContext(context);
  try {
    return await records(event, context);
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
